"""A consent is in doubt once who gave it is suspected, or was a child; it is told of each."""

from typing import Any

import pytest

from services.intake.domain.case import decider as cases
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.consent.messages import ConsentDoubted, NoteConsentsExpired
from services.intake.domain.standing.messages import CorrectAge
from services.intake.domain.standing.representation_messages import RecordRepresentative
from services.intake.domain.together.consent import is_doubted
from services.intake.domain.words import Purpose, Receiver
from shared.casework.sharing.messages import HearDoubt
from shared.kernel.ids import ConsentId
from shared.law.consent import ByConsent, ToService
from tests.intake.consented import IN_A_MONTH, expired, for_a_month
from tests.intake.found_out import found_child
from tests.intake.made_up import (
    CASE,
    CONSENT,
    JOURNEY,
    NOON,
    OTHER_CONSENT,
    TO_CLOSED,
    agreed_to,
    determined,
    opened,
    opened_for,
    ref,
    referred,
    taken_back,
)
from tests.intake.represented import PARENT, guarded, parent, suspected
from tests.kit.scenario import Given

case = Given(cases.decider)
girl = opened_for("girls")
suspect = RecordRepresentative(
    case_id=CASE,
    representative_id=PARENT,
    representative_kind="parent",
    suspected=True,
    who=ref(30),
    occurred_at=NOON,
)
a_child_after_all = CorrectAge(
    case_id=CASE,
    age_class="seven-to-seventeen",
    basis="own-statement",
    evidence=ref(9),
    occurred_at=NOON,
)
SHELTER: tuple[Receiver, ...] = ("shelter",)
found = found_child.model_copy(update={"missing": ("representative", "own-view")})


def by_parent(purpose: Purpose, consent_id: ConsentId = CONSENT, **said: Any) -> CaseEvent:
    """Return a consent that the parent gave."""
    return agreed_to(purpose, consent_id).model_copy(update={"given_by": "representative", **said})


def in_doubt(purpose: Purpose, consent_id: ConsentId = CONSENT, **said: Any) -> ConsentDoubted:
    """Return that this consent is in doubt."""
    return ConsentDoubted(
        case_id=CASE,
        consent_id=consent_id,
        purpose=purpose,
        reason="representative-suspected",
        services=(),
        to_ask=True,
        occurred_at=NOON,
    ).model_copy(update=said)


def test_what_a_representative_agreed_to_is_in_doubt_once_they_are_suspected() -> None:
    agreed = (girl, parent, by_parent("interview"), by_parent("shelter", OTHER_CONSENT))
    case.given(*agreed).when(suspect).then(
        suspected,
        in_doubt("interview"),
        in_doubt("shelter", OTHER_CONSENT, services=("shelter",)),
    )


def test_the_doubt_names_who_received_under_the_consent() -> None:
    on_it = referred.model_copy(update={"basis": ByConsent(consent_id=CONSENT)})
    case.given(girl, parent, by_parent("referral"), on_it).when(suspect).then(
        suspected, in_doubt("referral", services=("shelter",))
    )
    meant = by_parent("support", recipient=ToService(service="legal_aid"))
    case.given(girl, parent, meant).when(suspect).then(
        suspected, in_doubt("support", services=("legal_aid",))
    )


def test_a_suspicion_that_is_known_doubts_nothing_again() -> None:
    before = (girl, parent, by_parent("interview"), suspected, in_doubt("interview"))
    case.given(*before).when(suspect).then_nothing()
    unread = suspect.model_copy(update={"who": None})
    said_anew = suspected.model_copy(update={"who": None})
    case.given(*before).when(unread).then(said_anew)
    case.given(*before, parent).when(suspect).then(suspected)


@pytest.mark.parametrize(
    "over", [(taken_back("referral"),), (expired,)], ids=["taken back", "run out"]
)
def test_what_is_over_is_not_in_doubt_as_well(over: tuple[CaseEvent, ...]) -> None:
    agreed = for_a_month.model_copy(update={"given_by": "representative"})
    case.given(girl, parent, agreed, *over).when(suspect).then(suspected)


def test_what_a_guardian_agreed_to_stays_out_of_it() -> None:
    agreed = agreed_to("referral").model_copy(update={"given_by": "guardian"})
    case.given(girl, guarded, agreed).when(suspect).then(suspected)


def test_what_a_child_agreed_to_as_an_adult_is_in_doubt() -> None:
    doubted = in_doubt("interview", reason="found-to-be-child")
    case.given(opened, agreed_to("interview")).when(a_child_after_all).then(found, doubted)
    little = a_child_after_all.model_copy(update={"age_class": "under-seven"})
    on_record = found_child.model_copy(update={"age_class": "under-seven", "missing": ()})
    case.given(opened, guarded, agreed_to("interview"), found, doubted).when(little).then(on_record)


def test_in_a_case_that_is_over_nobody_is_asked_for_it_anew() -> None:
    over = (opened, agreed_to("interview"), *TO_CLOSED[1:])
    on_record = found_child.model_copy(update={"missing": ()})
    case.given(*over).when(a_child_after_all).then(
        on_record,
        in_doubt("interview", reason="found-to-be-child", to_ask=False),
        determined("victim", under_18=True),
    )


def test_a_consent_in_doubt_still_runs_out() -> None:
    agreed = for_a_month.model_copy(update={"given_by": "representative"})
    over = NoteConsentsExpired(case_id=CASE, occurred_at=IN_A_MONTH)
    case.given(girl, parent, agreed, suspected, in_doubt("referral")).when(over).then(expired)


cleared = parent
by_guardian = agreed_to("shelter", OTHER_CONSENT).model_copy(update={"given_by": "guardian"})
FIRST = (girl, parent, by_parent("shelter"), suspected, in_doubt("shelter", services=SHELTER))
GUARDED = (*FIRST, guarded, by_guardian)


def test_who_is_suspected_again_after_their_word_was_given_anew_is_a_new_doubt_of_both() -> None:
    given_anew = (*FIRST, cleared, by_parent("shelter", OTHER_CONSENT))
    case.given(*given_anew).when(suspect).then(
        suspected,
        in_doubt("shelter", services=SHELTER),
        in_doubt("shelter", OTHER_CONSENT, services=SHELTER),
    )


def test_a_doubt_stays_settled_while_what_a_guardian_gave_in_its_place_stands() -> None:
    case.given(*GUARDED, cleared).when(suspect).then(suspected)


def test_a_doubt_is_a_new_one_once_what_a_guardian_gave_in_its_place_is_taken_back() -> None:
    back = taken_back("shelter").model_copy(update={"consent_id": OTHER_CONSENT})
    case.given(*GUARDED, back, cleared).when(suspect).then(
        suspected, in_doubt("shelter", services=SHELTER)
    )


def test_what_a_suspect_gave_in_a_childs_place_leaves_the_childs_own_word_in_doubt_again() -> None:
    as_adult = in_doubt("shelter", reason="found-to-be-child", services=SHELTER)
    before = (opened, agreed_to("shelter"), found_child, as_adult, parent)
    given_anew = by_parent("shelter", OTHER_CONSENT)
    case.given(*before, given_anew).when(suspect).then(
        suspected,
        in_doubt("shelter", services=SHELTER),
        in_doubt("shelter", OTHER_CONSENT, services=SHELTER),
    )
    case.given(*before, guarded, by_guardian).when(suspect).then(suspected)


def test_a_consent_to_another_purpose_settles_no_doubt() -> None:
    elsewhere = by_guardian.model_copy(update={"purpose": "interview"})
    case.given(*FIRST, guarded, elsewhere, cleared).when(suspect).then(suspected)


def test_of_a_new_doubt_that_is_open_nothing_is_told_twice() -> None:
    given_anew = (*FIRST, cleared, by_parent("shelter", OTHER_CONSENT), suspected)
    both = (
        in_doubt("shelter", services=SHELTER),
        in_doubt("shelter", OTHER_CONSENT, services=SHELTER),
    )
    case.given(*given_anew, *both, cleared).when(suspect).then(suspected)


def test_while_a_doubt_is_open_another_is_told_if_it_names_more_who_received() -> None:
    nobody = in_doubt("shelter")
    case.given(*FIRST[:-1], nobody, cleared).when(suspect).then(
        suspected, in_doubt("shelter", services=SHELTER)
    )


def test_what_fell_in_doubt_after_the_case_was_over_is_asked_for_when_it_does_so_again() -> None:
    not_asked = in_doubt("interview", reason="found-to-be-child", to_ask=False)
    on_record = found_child.model_copy(update={"missing": ()})
    adult = found_child.model_copy(update={"age_class": "adult", "missing": ()})
    before = (opened, guarded, agreed_to("interview"), on_record, not_asked, adult)
    case.given(*before).when(a_child_after_all).then(
        on_record, in_doubt("interview", reason="found-to-be-child")
    )


def test_a_doubt_that_was_told_before_each_consent_was_named_is_told_with_the_next() -> None:
    unnamed = (girl, parent, by_parent("interview"), suspected, cleared)
    case.given(*unnamed).when(suspect).then(suspected, in_doubt("interview"))


def test_intakes_own_sharing_hears_of_the_doubt_in_the_same_append() -> None:
    state = cases.decider.fold([girl, parent, by_parent("interview")])
    heard = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=False, occurred_at=NOON)
    assert is_doubted(suspect, state) == [heard]
    assert is_doubted(suspect, cases.decider.fold([girl, parent])) == []
    assert is_doubted(suspect, cases.decider.initial) == []
