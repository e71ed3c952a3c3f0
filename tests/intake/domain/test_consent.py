"""Consent is given for one purpose, by who may give it, and can always be taken back."""

from services.intake.domain.case import decider
from services.intake.domain.case_commands import RecordConsent, WithdrawConsent
from services.intake.domain.case_refusals import (
    AuthorityNotShown,
    CaseIsClosed,
    CaseStepOutOfOrder,
    ConsentExists,
    ConsentStands,
    NoSuchCase,
    NoSuchConsent,
    OwnViewNotHeard,
    RepresentativeConsents,
)
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    LATER,
    NOON,
    OTHER_CONSENT,
    TO_CLOSED,
    TO_WITHDRAWN,
    agreed_to,
    opened,
    opened_for,
    ref,
    taken_back,
)
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
    case.given(girl).when(for_child).then(by_representative)


def test_a_child_does_not_agree_alone() -> None:
    case.given(girl).when(agree).then_refused(RepresentativeConsents)


def test_a_child_of_seven_or_older_is_heard_first() -> None:
    unheard = for_child.model_copy(update={"own_view_heard": False})
    case.given(girl).when(unheard).then_refused(OwnViewNotHeard)


def test_for_a_small_child_the_guardian_decides() -> None:
    small = girl.model_copy(update={"age_class": "under-seven"})
    unheard = agree.model_copy(update={"own_view_heard": False, "given_by": "guardian"})
    case.given(small).when(unheard).then(
        by_representative.model_copy(update={"own_view_heard": False, "given_by": "guardian"})
    )


def test_nobody_agrees_for_an_adult_without_showing_by_what_authority() -> None:
    bare = for_child.model_copy(update={"evidence": None})
    case.given(opened).when(bare).then_refused(AuthorityNotShown)
    case.given(opened).when(for_child).then(by_representative)


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
