"""Consent is given for one purpose, by who may give it, and can always be taken back."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.case.decider import decider
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseStepOutOfOrder,
    NoSuchCase,
)
from services.intake.domain.consent.messages import (
    ConsentExpired,
    NoteConsentsExpired,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.consent.refusals import (
    AuthorityNotShown,
    ChildAgreesToo,
    ChildDoesNotAgree,
    ConsentEndsBeforeItBegins,
    ConsentExists,
    ConsentStands,
    NoSuchConsent,
    OwnViewNotHeard,
    RepresentativeConsents,
)
from services.intake.domain.words import Purpose, Receiver
from shared.law.consent import Recipient, ToCentre, ToOrganisation, ToService, ToUnits
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    LATER,
    NOON,
    OTHER_CONSENT,
    TO_CLOSED,
    TO_REQUEST,
    TO_WITHDRAWN,
    agreed_to,
    opened,
    opened_for,
    ref,
    referred,
    taken_back,
)
from tests.intake.represented import guarded, parent
from tests.kit.scenario import Given

case = Given(decider)
agree = RecordConsent(
    case_id=CASE,
    consent_id=CONSENT,
    purpose="referral",
    scope=("needs", "legal-status", "needs"),
    form="written",
    given_by="person",
    own_view_heard=True,
    evidence=ref(4),
    occurred_at=NOON,
)
take_back = WithdrawConsent(case_id=CASE, consent_id=CONSENT, occurred_at=NOON)
girl = opened_for("girls")
for_child = agree.model_copy(update={"given_by": "representative"})
by_representative = agreed_to("referral").model_copy(update={"given_by": "representative"})


def test_a_person_agrees_to_one_purpose() -> None:
    case.given(opened).when(agree).then(agreed_to("referral"))


def test_an_adult_needs_no_paper_to_agree_for_themself() -> None:
    said = agree.model_copy(update={"evidence": None})
    case.given(opened).when(said).then(agreed_to("referral").model_copy(update={"evidence": None}))


def test_recording_the_same_consent_twice_records_nothing_new() -> None:
    case.given(opened, agreed_to("referral")).when(agree).then_nothing()
    case.given(opened, agreed_to("referral"), taken_back("referral")).when(agree).then_nothing()


def test_a_consent_is_never_overwritten() -> None:
    wider = agree.model_copy(update={"purpose": "statistics"})
    case.given(opened, agreed_to("referral")).when(wider).then_refused(ConsentExists)


def test_one_consent_stands_for_a_purpose_so_that_withdrawing_it_ends_the_sharing() -> None:
    again = agree.model_copy(update={"consent_id": OTHER_CONSENT})
    case.given(opened, agreed_to("referral")).when(again).then_refused(ConsentStands)


def test_another_purpose_takes_another_consent() -> None:
    case.given(opened, agreed_to("interview", OTHER_CONSENT)).when(agree).then(
        agreed_to("referral")
    )


def test_who_took_a_consent_back_may_agree_again() -> None:
    again = agree.model_copy(update={"consent_id": OTHER_CONSENT})
    case.given(opened, agreed_to("referral"), taken_back("referral")).when(again).then(
        agreed_to("referral", OTHER_CONSENT)
    )


def test_a_childs_representative_agrees_after_the_child_was_heard() -> None:
    case.given(girl, parent).when(for_child).then(by_representative)


def test_a_child_does_not_agree_alone() -> None:
    case.given(girl).when(agree).then_refused(RepresentativeConsents)


def test_a_child_of_seven_or_older_is_heard_first() -> None:
    unheard = for_child.model_copy(update={"own_view_heard": False})
    case.given(girl, parent).when(unheard).then_refused(OwnViewNotHeard)


def test_for_a_small_child_the_guardian_decides() -> None:
    small = girl.model_copy(update={"age_class": "under-seven"})
    unheard = agree.model_copy(update={"own_view_heard": False, "given_by": "guardian"})
    case.given(small, guarded).when(unheard).then(
        by_representative.model_copy(update={"own_view_heard": False, "given_by": "guardian"})
    )


def test_nobody_agrees_for_an_adult_without_showing_by_what_authority() -> None:
    bare = for_child.model_copy(update={"evidence": None})
    case.given(opened, parent).when(bare).then_refused(AuthorityNotShown)
    case.given(opened, parent).when(for_child).then(by_representative)


def test_no_consent_is_recorded_without_an_open_case_nor_before_it() -> None:
    case.given().when(agree).then_refused(NoSuchCase)
    case.given(*TO_CLOSED).when(agree).then_refused(CaseIsClosed)
    early = agree.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)


def test_a_consent_is_taken_back() -> None:
    case.given(opened, agreed_to("referral")).when(take_back).then(taken_back("referral"))


def test_taking_one_consent_back_leaves_the_others() -> None:
    both = (opened, agreed_to("referral"), agreed_to("interview", OTHER_CONSENT))
    other = WithdrawConsent(case_id=CASE, consent_id=OTHER_CONSENT, occurred_at=NOON)
    case.given(*both, taken_back("referral")).when(other).then(
        taken_back("interview").model_copy(update={"consent_id": OTHER_CONSENT})
    )


def test_a_consent_is_taken_back_once() -> None:
    case.given(opened, agreed_to("referral"), taken_back("referral")).when(take_back).then_nothing()


def test_a_consent_may_be_taken_back_after_the_case_is_over() -> None:
    for history in (TO_CLOSED, TO_WITHDRAWN):
        case.given(opened, agreed_to("referral"), *history[1:]).when(take_back).then(
            taken_back("referral")
        )


def test_what_was_never_agreed_cannot_be_taken_back() -> None:
    case.given().when(take_back).then_refused(NoSuchCase)
    case.given(opened).when(take_back).then_refused(NoSuchConsent)


def test_a_consent_is_not_taken_back_before_it_was_given() -> None:
    given_later = agreed_to("referral").model_copy(update={"occurred_at": LATER})
    case.given(opened, given_later).when(take_back).then_refused(CaseStepOutOfOrder)


TO_SHELTER = ToService(service="shelter")
in_a_month = NOON + timedelta(days=30)
running_out = {"expires_at": in_a_month, "next_expiry": in_a_month}
agreed_for_a_month = agreed_to("referral").model_copy(update=running_out)
for_a_month = agree.model_copy(update={"expires_at": in_a_month})
month_is_over = NoteConsentsExpired(case_id=CASE, occurred_at=in_a_month)
expired = ConsentExpired(
    case_id=CASE,
    consent_id=CONSENT,
    purpose="referral",
    to_renew=True,
    next_expiry=None,
    occurred_at=in_a_month,
)


def test_a_consent_is_to_one_recipient_and_for_a_time() -> None:
    case.given(opened).when(for_a_month).then(agreed_for_a_month)
    named = agree.model_copy(update={"recipient": TO_SHELTER})
    case.given(opened).when(named).then(
        agreed_to("referral").model_copy(update={"recipient": TO_SHELTER})
    )


def test_another_recipient_takes_another_consent() -> None:
    named = agree.model_copy(update={"recipient": TO_SHELTER, "consent_id": OTHER_CONSENT})
    case.given(opened, agreed_to("referral")).when(named).then(
        agreed_to("referral", OTHER_CONSENT).model_copy(update={"recipient": TO_SHELTER})
    )


def test_a_consent_does_not_end_before_it_begins() -> None:
    at_once = agree.model_copy(update={"expires_at": NOON})
    case.given(opened).when(at_once).then_refused(ConsentEndsBeforeItBegins)


def test_a_consent_runs_out_once_and_the_person_is_asked_again() -> None:
    case.given(opened, agreed_for_a_month).when(month_is_over).then(expired)
    case.given(opened, agreed_for_a_month, expired).when(month_is_over).then_nothing()


def test_in_a_case_that_is_over_nobody_is_asked_again() -> None:
    over = (opened, agreed_for_a_month, *TO_CLOSED[1:])
    case.given(*over).when(month_is_over).then(expired.model_copy(update={"to_renew": False}))


def test_a_clock_that_rings_too_early_or_after_a_withdrawal_changes_nothing() -> None:
    early = month_is_over.model_copy(update={"occurred_at": NOON})
    case.given(opened, agreed_for_a_month).when(early).then_nothing()
    case.given(opened, agreed_for_a_month, taken_back("referral")).when(
        month_is_over
    ).then_nothing()
    case.given().when(month_is_over).then_refused(NoSuchCase)


def test_the_next_consent_to_run_out_is_minded() -> None:
    longer = in_a_month + timedelta(days=30)
    other = agree.model_copy(
        update={"purpose": "interview", "consent_id": OTHER_CONSENT, "expires_at": longer}
    )
    both = {"expires_at": longer, "next_expiry": in_a_month}
    given_too = agreed_to("interview", OTHER_CONSENT).model_copy(update=both)
    case.given(opened, agreed_for_a_month).when(other).then(given_too)
    history = (opened, agreed_for_a_month, given_too)
    minded = expired.model_copy(update={"next_expiry": longer})
    case.given(*history).when(month_is_over).then(minded)
    case.given(*history).when(take_back).then(
        taken_back("referral").model_copy(update={"next_expiry": longer})
    )


def test_after_a_consent_has_run_out_the_person_may_agree_again() -> None:
    again = for_a_month.model_copy(
        update={
            "consent_id": OTHER_CONSENT,
            "occurred_at": in_a_month,
            "expires_at": in_a_month + timedelta(days=30),
        }
    )
    news = {"expires_at": again.expires_at, "next_expiry": in_a_month}
    told = agreed_to("referral", OTHER_CONSENT).model_copy(
        update={**news, "occurred_at": in_a_month}
    )
    case.given(opened, agreed_for_a_month).when(again).then(told)


def test_nobody_agrees_over_the_head_of_a_child_of_seven_or_older() -> None:
    against = for_child.model_copy(update={"own_view": "does-not-agree"})
    case.given(girl).when(against).then_refused(ChildDoesNotAgree)
    small = girl.model_copy(update={"age_class": "under-seven"})
    told = by_representative.model_copy(update={"own_view": "does-not-agree"})
    case.given(small, parent).when(against).then(told)


def test_what_leaves_the_house_about_a_child_takes_the_childs_own_yes() -> None:
    outside = {"recipient": ToOrganisation(organisation="hospital")}
    unasked = for_child.model_copy(update=outside)
    case.given(girl).when(unasked).then_refused(ChildAgreesToo)
    told = {**outside, "own_view": "agrees"}
    case.given(girl, parent).when(unasked.model_copy(update=told)).then(
        by_representative.model_copy(update=told)
    )


@pytest.mark.parametrize(
    ("purpose", "recipient", "services"),
    [
        ("legal-aid", None, ("legal_aid",)),
        ("follow-up", None, ("reintegration",)),
        ("support", TO_SHELTER, ("shelter",)),
        ("support", ToService(service="intake"), ()),
        ("support", ToCentre(centre_id=UUID(int=9)), ("legal_aid",)),
        ("shelter", ToUnits(unit_kind="house"), ("shelter",)),
        ("support", ToOrganisation(organisation="hospital"), ()),
        ("statistics", None, ()),
    ],
)
def test_who_received_under_a_consent_is_named_when_it_is_taken_back(
    purpose: Purpose, recipient: Recipient | None, services: tuple[Receiver, ...]
) -> None:
    given = agreed_to(purpose).model_copy(update={"recipient": recipient})
    case.given(opened, given).when(take_back).then(
        taken_back(purpose).model_copy(update={"services": services})
    )


def test_who_was_referred_on_a_consent_is_named_too() -> None:
    history = (*TO_REQUEST, agreed_to("referral"), referred)
    case.given(*history).when(take_back).then(
        taken_back("referral").model_copy(update={"services": ("shelter",)})
    )
