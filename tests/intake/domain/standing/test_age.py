"""How old somebody is may turn out otherwise: a child is one at once, and grows only on proof."""

from typing import Any

import pytest

from services.intake.domain.case import decider as cases
from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import CaseStepOutOfOrder, PersonHasDied
from services.intake.domain.case.state import Case, recorded
from services.intake.domain.consent.messages import ConsentDoubted
from services.intake.domain.journey import decider as journeys
from services.intake.domain.journey.messages import DoorClosed, DoorOpened, VouchForLastCase
from services.intake.domain.journey.state import NewerCaseFollows
from services.intake.domain.standing.age import OfficerDecidesAge
from services.intake.domain.standing.describing import AlreadyOfAge
from services.intake.domain.standing.messages import (
    AgeCorrected,
    CorrectAge,
    DecideAge,
    RecordTurned18,
)
from services.intake.domain.together.person import is_of_last_case, tells_who_they_are
from services.intake.domain.words import AgeClass
from shared.law.consent import ConsentInDoubt
from tests.intake.found_out import ended_by_death, found_child, to_review, turned_18
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    INTERVIEW,
    JOURNEY,
    LATER,
    NOON,
    OTHER_CASE,
    REFERRAL,
    TO_CLOSED,
    TO_CONFIRMED,
    agreed_to,
    determined,
    needs_known,
    opened,
    opened_for,
    received,
    ref,
)
from tests.intake.represented import guarded, parent, suspected
from tests.kit.scenario import Given

case = Given(cases.decider)
journey = Given(journeys.decider)
girl = opened_for("girls")
a_child_after_all = CorrectAge(
    case_id=CASE,
    age_class="seven-to-seventeen",
    basis="own-statement",
    evidence=ref(9),
    occurred_at=NOON,
)
of_age_after_all = DecideAge(
    case_id=CASE, age_class="adult", basis="birth-record", evidence=ref(9), occurred_at=NOON
)
with_everything = found_child.model_copy(update={"missing": ()})


def decided(age_class: AgeClass = "adult", **said: Any) -> AgeCorrected:
    return AgeCorrected(
        case_id=CASE,
        age_class=age_class,
        basis="birth-record",
        evidence=ref(9),
        decided=True,
        occurred_at=NOON,
    ).model_copy(update=said)


def test_whoever_says_she_is_a_child_is_one_at_once_and_somebody_is_to_speak_for_her() -> None:
    case.given(opened).when(a_child_after_all).then(found_child)
    case.given(opened, found_child).when(a_child_after_all).then_nothing()
    person = recorded(_case(opened, found_child)).file.person
    assert (person.group, person.age_class) == ("girls", "seven-to-seventeen")


@pytest.mark.parametrize("speaks", [parent, guarded])
def test_nobody_is_looked_for_where_somebody_speaks_for_the_child(speaks: CaseEvent) -> None:
    case.given(opened, speaks).when(a_child_after_all).then(with_everything)


def test_a_suspected_representative_speaks_for_nobody() -> None:
    case.given(opened, suspected).when(a_child_after_all).then(found_child)


def test_what_she_agreed_to_as_an_adult_is_asked_anew_with_her_own_view() -> None:
    gaps = found_child.model_copy(update={"missing": ("representative", "own-view")})
    agreed = (opened, received, agreed_to("interview"))
    doubted = ConsentDoubted(
        case_id=CASE,
        consent_id=CONSENT,
        purpose="interview",
        reason="found-to-be-child",
        services=(),
        to_ask=True,
        occurred_at=NOON,
    )
    case.given(*agreed).when(a_child_after_all).then(gaps, doubted)
    under_seven = a_child_after_all.model_copy(update={"age_class": "under-seven"})
    case.given(*agreed).when(under_seven).then(
        found_child.model_copy(update={"age_class": "under-seven"}), doubted
    )


def test_what_a_child_agreed_to_alone_carries_nothing_new() -> None:
    refer = ReferCase(
        case_id=CASE,
        referral_id=REFERRAL,
        to_service="shelter",
        needs=("food",),
        urgency="urgent",
        basis=INTERVIEW,
        occurred_at=NOON,
    )
    agreed = (*TO_CONFIRMED, needs_known, agreed_to("referral"))
    case.given(*agreed, found_child).when(refer).then_refused(ConsentInDoubt)


def test_nobody_but_the_officer_writes_a_known_child_older() -> None:
    older = a_child_after_all.model_copy(update={"age_class": "adult"})
    little = girl.model_copy(update={"age_class": "under-seven"})
    case.given(girl).when(older).then_refused(OfficerDecidesAge)
    case.given(opened, found_child).when(older).then_refused(OfficerDecidesAge)
    case.given(little).when(a_child_after_all).then_refused(OfficerDecidesAge)
    case.given(girl).when(of_age_after_all).then(decided())


def test_the_officer_finds_a_child_too() -> None:
    younger = of_age_after_all.model_copy(update={"age_class": "under-seven"})
    case.given(opened).when(younger).then(decided("under-seven", missing=("representative",)))


def test_the_row_of_the_law_follows_the_corrected_age() -> None:
    case.given(*TO_CONFIRMED).when(a_child_after_all).then(
        found_child, determined("victim", under_18=True)
    )


def test_who_was_never_a_child_has_not_come_of_age() -> None:
    turn_18 = RecordTurned18(case_id=CASE, occurred_at=NOON)
    case.given(girl, decided()).when(turn_18).then_refused(AlreadyOfAge)
    case.given(girl, turned_18, found_child).when(turn_18).then(turned_18)
    case.given(opened, found_child, turned_18).when(turn_18).then_nothing()


def test_what_is_said_of_an_age_is_not_dated_before_what_was_said_last() -> None:
    turn_18 = RecordTurned18(case_id=CASE, occurred_at=NOON)
    later = turned_18.model_copy(update={"occurred_at": LATER})
    case.given(girl, later).when(a_child_after_all).then_refused(CaseStepOutOfOrder)
    found_later = found_child.model_copy(update={"occurred_at": LATER})
    case.given(opened, found_later).when(turn_18).then_refused(CaseStepOutOfOrder)
    case.given(opened, found_later).when(of_age_after_all).then_refused(CaseStepOutOfOrder)


def test_no_birthday_is_awaited_of_an_adult() -> None:
    assert recorded(_case(girl, to_review, decided())).file.age_review_at is None


def test_in_a_closed_case_the_age_is_corrected_and_nobody_is_asked_there() -> None:
    case.given(*TO_CLOSED).when(a_child_after_all).then(
        with_everything, determined("victim", under_18=True)
    )


def test_no_age_is_corrected_before_the_case_or_after_a_death() -> None:
    early = a_child_after_all.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)
    case.given(opened, ended_by_death).when(a_child_after_all).then_refused(PersonHasDied)


def test_the_next_case_begins_with_the_corrected_age() -> None:
    told = [one.model_dump() for one in tells_who_they_are(a_child_after_all, _case(opened))]
    assert [(one["group"], one["age_class"]) for one in told] == [("girls", "seven-to-seventeen")]
    vouch = VouchForLastCase(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
    assert is_of_last_case(a_child_after_all, _case(opened)) == [vouch]
    assert is_of_last_case(a_child_after_all, cases.decider.initial) == []


def test_an_age_is_corrected_in_the_newest_case_alone() -> None:
    came = DoorOpened(journey_id=JOURNEY, case_id=CASE, follows_case=None, occurred_at=NOON)
    left = DoorClosed(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
    again = came.model_copy(update={"case_id": OTHER_CASE, "follows_case": CASE})
    vouch = VouchForLastCase(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
    journey.given(came).when(vouch).then_nothing()
    journey.given(came, left).when(vouch).then_nothing()
    journey.given(came, left, again).when(vouch).then_refused(NewerCaseFollows)


def _case(*events: CaseEvent) -> Case:
    return cases.decider.fold(events)
