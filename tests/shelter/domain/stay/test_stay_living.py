"""Life in the house, told as given / when / then."""

from datetime import UTC, datetime

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import NoteHouseCeiling, StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import HouseCeilingNoted, StayEvent
from services.shelter.domain.stay.notices import due_dates
from services.shelter.domain.stay.refusals import (
    BeyondFacilityCeiling,
    BeyondHouseCeiling,
    CarePlanNotDue,
    CarePlanNotSigned,
    ExtensionInThePast,
    NoSuchStay,
    NotMovedIn,
    StayIsOver,
)
from services.shelter.domain.stay.states import Resident
from services.shelter.domain.words import Granted
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    A_WEEK_ON,
    AFTER_18_MONTHS,
    DAY,
    DAY_120,
    HOUR,
    NOON,
    STAY,
    admitted,
    agree,
    agreed,
    approved,
    care_plan_overdue,
    declined,
    denied,
    deny,
    discharged,
    expired,
    extend,
    extended,
    limit_reached,
    note_care_plan,
    note_limit,
    note_recorded,
    planned,
    record_note,
    requested,
    revised,
    waitlisted,
    withdrawn,
)
from tests.shelter.made_up_lives import ask_extension, extension_asked

stay = Given(decider)
resident = (requested, approved, admitted)
leaving = (*resident, planned)
revise = agree.model_copy(update={"services": ("documents",), "occurred_at": NOON + DAY})
by_others = Granted(until=DAY_120 + 60 * DAY, funding="other")


@pytest.mark.parametrize("home", [resident, leaving])
def test_resident_and_worker_agree_on_a_plan_of_care(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(agree).then(agreed)
    stay.given(*home, agreed).when(agree).then_nothing()


def test_a_plan_of_care_is_revised() -> None:
    stay.given(*resident, agreed).when(revise).then(revised)
    stay.given(*resident, agreed, revised).when(revise).then_nothing()


def test_a_revision_comes_after_the_plan_it_revises() -> None:
    stay.given(*resident, agreed, revised).when(agree).then_refused(HappenedTooEarly)


def test_a_plan_of_care_is_the_residents_own() -> None:
    unsigned = agree.model_copy(update={"signed_by_resident": False})
    stay.given(*resident).when(unsigned).then_refused(CarePlanNotSigned)


def test_a_late_plan_of_care_is_better_than_none() -> None:
    late = agree.model_copy(update={"occurred_at": A_WEEK_ON + DAY})
    stay.given(*resident, care_plan_overdue).when(late).then(
        agreed.model_copy(update={"occurred_at": A_WEEK_ON + DAY})
    )


@pytest.mark.parametrize("home", [resident, leaving])
def test_a_missing_plan_of_care_is_noted_once(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(note_care_plan).then(care_plan_overdue)
    stay.given(*home, care_plan_overdue).when(note_care_plan).then_nothing()


def test_a_plan_of_care_is_not_late_before_its_week_is_over() -> None:
    early = note_care_plan.model_copy(update={"occurred_at": A_WEEK_ON - HOUR})
    stay.given(*resident).when(early).then_refused(CarePlanNotDue)


def test_an_agreed_plan_is_never_late() -> None:
    stay.given(*resident, agreed).when(note_care_plan).then_nothing()
    stay.given(*resident, discharged).when(note_care_plan).then_nothing()


@pytest.mark.parametrize("home", [resident, leaving])
def test_a_stay_is_extended(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(extend).then(extended)
    stay.given(*home, extended).when(extend).then_nothing()


def test_an_extension_is_denied() -> None:
    stay.given(*resident).when(deny).then(denied)
    stay.given(*resident, denied).when(deny).then_nothing()


def test_the_last_word_on_an_extension_counts() -> None:
    stay.given(*resident, denied).when(extend).then(extended)
    stay.given(*resident, extended, denied).when(extend).then(extended)


def test_no_stay_goes_on_beyond_18_months() -> None:
    last = Granted(until=AFTER_18_MONTHS, funding="other")
    stay.given(*resident).when(extend.model_copy(update={"decision": last})).then(
        extended.model_copy(update={"until": AFTER_18_MONTHS, "funding": "other"})
    )
    longer = Granted(until=AFTER_18_MONTHS + HOUR, funding="other")
    stay.given(*resident).when(extend.model_copy(update={"decision": longer})).then_refused(
        BeyondFacilityCeiling
    )


def test_an_extension_ends_in_the_future() -> None:
    past = extend.model_copy(update={"decision": Granted(until=NOON, funding="other")})
    stay.given(*resident).when(past).then_refused(ExtensionInThePast)


@pytest.mark.parametrize("home", [resident, leaving])
def test_the_end_of_the_funded_days_is_noted_once(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(note_limit).then(limit_reached)
    stay.given(*home, limit_reached).when(note_limit).then_nothing()


def test_after_an_extension_the_limit_may_be_reached_again() -> None:
    stay.given(*resident, limit_reached, extended).when(note_limit).then(limit_reached)
    stay.given(*resident, limit_reached, denied).when(note_limit).then_nothing()


def test_where_others_pay_there_is_no_limit_of_state_money() -> None:
    paid_by_others = extended.model_copy(update={"funding": by_others.funding})
    stay.given(*resident, paid_by_others).when(note_limit).then_nothing()
    never_funded = admitted.model_copy(update={"funding": "other"})
    stay.given(requested, approved, never_funded).when(note_limit).then_nothing()
    stay.given(*resident, discharged).when(note_limit).then_nothing()


@pytest.mark.parametrize(
    "history", [(requested,), resident, leaving, (requested, declined), (*resident, discharged)]
)
def test_a_worker_may_note_something_at_any_time(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(record_note).then(note_recorded)
    assert decider.fold([*history, note_recorded]) == decider.fold(history)


@pytest.mark.parametrize("command", [agree, extend, deny])
def test_only_a_resident_has_a_life_in_the_house(command: StayCommand) -> None:
    for before in ((requested,), (requested, waitlisted), (requested, approved)):
        stay.given(*before).when(command).then_refused(NotMovedIn)
    endings: list[tuple[StayEvent, ...]] = [
        (declined,),
        (withdrawn,),
        (approved, expired),
        (approved, admitted, discharged),
    ]
    for ending in endings:
        stay.given(requested, *ending).when(command).then_refused(StayIsOver)


@pytest.mark.parametrize("command", [agree, extend, deny, record_note])
def test_nothing_happens_in_the_house_before_the_resident_moved_in(command: StayCommand) -> None:
    early = command.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*resident).when(early).then_refused(HappenedTooEarly)


@pytest.mark.parametrize("command", [agree, note_care_plan, extend, deny, note_limit, record_note])
def test_a_stay_nobody_asked_for_is_not_found(command: StayCommand) -> None:
    stay.given().when(command).then_refused(NoSuchStay)


def test_an_extension_is_asked_for_once_and_then_answered() -> None:
    stay.given(*resident).when(ask_extension).then(extension_asked)
    stay.given(*resident, extension_asked).when(ask_extension).then_nothing()
    stay.given(*resident, extension_asked, denied).when(ask_extension).then(extension_asked)


def test_another_ground_is_another_question() -> None:
    other = {"ground": "no-place-to-go"}
    stay.given(*resident, extension_asked).when(ask_extension.model_copy(update=other)).then(
        extension_asked.model_copy(update=other)
    )


note_ceiling = NoteHouseCeiling(stay_id=STAY, days=100, occurred_at=NOON)
HUNDRED_DAYS = datetime(2026, 6, 10, 16, 59, 59, tzinfo=UTC)
ceiling_noted = HouseCeilingNoted(stay_id=STAY, ceiling_at=HUNDRED_DAYS, occurred_at=NOON)


def test_a_house_may_let_its_residents_stay_for_less_than_any_stay_may_last() -> None:
    stay.given(*resident).when(note_ceiling).then(ceiling_noted)
    stay.given(*resident, ceiling_noted).when(note_ceiling).then_nothing()
    longer = note_ceiling.model_copy(update={"days": 1_000})
    stay.given(*resident).when(longer).then_nothing()


@pytest.mark.parametrize("funding", ["state", "other"])
def test_beyond_the_ceiling_of_the_house_goes_only_a_decision_that_moves_it(funding: str) -> None:
    until = HUNDRED_DAYS + 30 * DAY
    said: dict[str, object] = {"answer": "granted", "until": until, "funding": funding}
    within = Granted.model_validate(said)
    moving = within.model_copy(update={"house_ceiling": True})
    home = (*resident, ceiling_noted)
    stay.given(*home).when(extend.model_copy(update={"decision": within})).then_refused(
        BeyondHouseCeiling
    )
    moved = extended.model_copy(update={"until": until, "funding": funding, "house_ceiling": True})
    stay.given(*home).when(extend.model_copy(update={"decision": moving})).then(moved)
    lives_on = decider.fold([*home, moved])
    assert isinstance(lives_on, Resident)
    assert lives_on.ceiling_at == until
    assert due_dates(lives_on)["facility-ceiling"] == until
    stay.given(*home, moved).when(extend.model_copy(update={"decision": moving})).then_nothing()


def test_a_decision_within_the_ceiling_of_the_house_leaves_it_where_it_is() -> None:
    soon = NOON + 50 * DAY
    decision = Granted(until=soon, funding="other", house_ceiling=True)
    short = extended.model_copy(update={"until": soon, "funding": "other"})
    stay.given(*resident, ceiling_noted).when(
        extend.model_copy(update={"decision": decision})
    ).then(short)
