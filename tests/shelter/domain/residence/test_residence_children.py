"""What is due for a child who lives here beside a resident, told as given / when / then."""

from datetime import datetime

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildFarewellArranged,
    ChildLimitPassed,
    ChildReceived,
    ChildReviewed,
    ChildTurned,
    NoteChildChecked,
    NoteChildLimit,
    NoteChildTurn,
    RecordChildFarewell,
    ReviewChild,
)
from services.shelter.domain.residence.decider import decider
from services.shelter.domain.residence.messages import (
    FindOtherFunds,
    Occupy,
    OtherFundsFound,
    Relocate,
    ResidenceBegan,
    ResidenceMoved,
    Vacate,
)
from services.shelter.domain.stay.child_refusals import ChildNotDead, NoSuchChild
from services.shelter.domain.stay.moving_refusals import LimitNotPassed, RelativesHaveTime
from services.shelter.domain.together.children import beside
from services.shelter.domain.words import ChildLimit
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUR,
    NOON,
    OTHER_STAY,
    OTHER_UNIT,
    STAY,
    funded_began,
)
from tests.shelter.made_up_lives import CHILD, child_died_away, child_lodged, child_moved_out

residence = Given(decider)
HERE = beside(STAY, CHILD)
CAME = NOON + HOUR
UNTIL = NOON + 60 * DAY
TO_CHECK = {"health_check_due_at": CAME + DAY, "health_check_policy": "health-check@2025-07-01"}
lodged = child_lodged.model_copy(update=TO_CHECK)
by_others = ResidenceBegan(
    journey_id=CHILD,
    stay_id=HERE,
    child_id=CHILD,
    until=UNTIL,
    health_check_due_at=CAME + DAY,
    health_check_policy="health-check@2025-07-01",
    occurred_at=CAME,
)
others_pay = OtherFundsFound(
    stay_id=HERE, funded_days=1, child_id=CHILD, until=UNTIL, occurred_at=NOON + DAY
)
checked = ChildChecked(stay_id=HERE, child_id=CHILD, occurred_at=CAME)
turned = ChildTurned(stay_id=HERE, child_id=CHILD, turn="came-of-age", occurred_at=NOON + DAY)
hear = NoteChildTurn(journey_id=CHILD, turn="came-of-age", occurred_at=NOON + DAY)
look = ReviewChild(journey_id=CHILD, outcome="stays-on", occurred_at=NOON + 2 * DAY)
looked = ChildReviewed(stay_id=HERE, child_id=CHILD, outcome="stays-on", occurred_at=NOON + 2 * DAY)
come = Occupy(journey_id=CHILD, stay_id=HERE, funding="state", beside=True, occurred_at=CAME)
die = Vacate(journey_id=CHILD, stay_id=HERE, concluded_at=NOON + 2 * DAY, occurred_at=NOON + DAY)
died = child_moved_out.model_copy(
    update={
        "funded_days": 1,
        "relatives_due_at": NOON + 3 * DAY,
        "relatives_policy": "relatives@2013-03-01",
        "occurred_at": NOON + DAY,
    }
)
bury = RecordChildFarewell(journey_id=CHILD, by="house", occurred_at=NOON + 3 * DAY)
buried = ChildFarewellArranged(child_id=CHILD, by="house", occurred_at=NOON + 3 * DAY)


def note(limit: ChildLimit, at: datetime) -> NoteChildLimit:
    return NoteChildLimit(journey_id=CHILD, limit=limit, occurred_at=at)


def passed(limit: ChildLimit, at: datetime) -> ChildLimitPassed:
    return ChildLimitPassed(child_id=CHILD, limit=limit, due_at=at, occurred_at=at)


def test_the_health_of_a_child_who_comes_along_is_looked_at_within_a_day() -> None:
    residence.given().when(come).then(lodged)
    seen_before = come.model_copy(update={"checked": True})
    residence.given().when(seen_before).then(child_lodged)


def test_nobody_presses_for_a_check_that_was_done() -> None:
    check = NoteChildChecked(journey_id=CHILD, occurred_at=CAME)
    residence.given(lodged).when(check).then(checked)
    residence.given(lodged, checked).when(check).then_nothing()
    residence.given().when(check).then_nothing()
    late = note("health-check", CAME + DAY)
    residence.given(lodged).when(late).then(passed("health-check", CAME + DAY))
    residence.given(lodged, checked).when(late).then_nothing()
    residence.given(lodged, passed("health-check", CAME + DAY)).when(late).then_nothing()
    residence.given(lodged).when(note("health-check", CAME)).then_refused(LimitNotPassed)


def test_in_another_house_the_health_of_a_child_is_looked_at_again() -> None:
    there = beside(OTHER_STAY, CHILD)
    move = Relocate(
        journey_id=CHILD,
        stay_id=HERE,
        to_stay_id=there,
        unit=OTHER_UNIT,
        occurred_at=NOON + 2 * DAY,
    )
    moved = ResidenceMoved(
        stay_id=HERE,
        to_stay_id=there,
        funded_until=DAY_120,
        child_id=CHILD,
        unit=OTHER_UNIT,
        occurred_at=NOON + 2 * DAY,
    )
    received = ChildReceived(
        stay_id=there,
        child_id=CHILD,
        unit=OTHER_UNIT,
        health_check_due_at=NOON + 3 * DAY,
        health_check_policy="health-check@2025-07-01",
        occurred_at=NOON + 2 * DAY,
    )
    residence.given(lodged, checked).when(move).then(moved, received)
    late = note("health-check", NOON + 3 * DAY)
    residence.given(lodged, checked, moved, received).when(late).then(
        passed("health-check", NOON + 3 * DAY)
    )


def test_before_others_stop_paying_for_a_child_a_clock_rings() -> None:
    find = FindOtherFunds(journey_id=CHILD, stay_id=HERE, until=UNTIL, occurred_at=NOON + DAY)
    residence.given(lodged).when(find).then(others_pay)
    residence.given(lodged, others_pay).when(find).then_nothing()
    late = note("extension", UNTIL)
    residence.given(lodged, others_pay).when(late).then(passed("extension", UNTIL))
    residence.given(by_others).when(late).then(passed("extension", UNTIL))
    residence.given(lodged).when(late).then_nothing()


def test_others_may_pay_for_longer_than_was_said_first() -> None:
    longer = FindOtherFunds(
        journey_id=CHILD, stay_id=HERE, until=UNTIL + DAY, occurred_at=NOON + 2 * DAY
    )
    more = OtherFundsFound(
        stay_id=HERE,
        funded_days=0,
        child_id=CHILD,
        until=UNTIL + DAY,
        occurred_at=NOON + 2 * DAY,
    )
    residence.given(lodged, others_pay).when(longer).then(more)
    over = passed("extension", UNTIL)
    late = note("extension", UNTIL + DAY)
    residence.given(lodged, others_pay, over, more).when(late).then(
        passed("extension", UNTIL + DAY)
    )


def test_a_child_for_whom_others_pay_comes_back_with_the_end_of_their_money_in_sight() -> None:
    back = come.model_copy(update={"funding": "other", "granted_until": UNTIL})
    residence.given().when(back).then(by_others)


def test_what_is_heard_of_a_child_beside_a_resident_is_looked_into_once() -> None:
    residence.given(lodged).when(hear).then(turned)
    residence.given(lodged, turned).when(hear).then_nothing()
    residence.given(lodged, turned).when(look).then(looked)
    residence.given(lodged, turned, looked).when(look).then_nothing()
    residence.given(lodged, turned, looked).when(hear).then(turned)


@pytest.mark.parametrize("history", [(), (funded_began,), (lodged, child_moved_out)], ids=len)
def test_who_lives_beside_nobody_is_no_childs_business(history: tuple[ResidenceBegan, ...]) -> None:
    residence.given(*history).when(hear).then_nothing()
    residence.given(*history).when(look).then_refused(NoSuchChild)


def test_nobody_looks_at_a_child_before_it_came() -> None:
    early = look.model_copy(update={"occurred_at": NOON})
    residence.given(lodged, turned).when(early).then_refused(HappenedTooEarly)


def test_what_nobody_looked_into_is_still_to_be_when_the_child_is_back() -> None:
    away = child_moved_out.model_copy(update={"funded_days": 1, "occurred_at": NOON + DAY})
    back_at = NOON + 2 * DAY
    back = come.model_copy(update={"checked": True, "occurred_at": back_at})
    again = child_lodged.model_copy(update={"days_used": 1, "occurred_at": back_at})
    later = again.model_copy(update={"funded_until": DAY_120 + DAY})
    still = turned.model_copy(update={"occurred_at": back_at})
    residence.given(lodged, turned, away).when(back).then(later, still)


def test_after_the_death_of_a_child_relatives_have_a_day() -> None:
    residence.given(lodged).when(die).then(died)
    residence.given(lodged, died).when(bury).then(buried)
    residence.given(lodged, died, buried).when(bury).then_nothing()
    early = bury.model_copy(update={"occurred_at": NOON + 2 * DAY})
    residence.given(lodged, died).when(early).then_refused(RelativesHaveTime)
    by_family = early.model_copy(update={"by": "relatives"})
    came = buried.model_copy(update={"by": "relatives", "occurred_at": NOON + 2 * DAY})
    residence.given(lodged, died).when(by_family).then(came)
    late = note("relatives", NOON + 3 * DAY)
    residence.given(lodged, died).when(late).then(passed("relatives", NOON + 3 * DAY))
    residence.given(lodged, died, buried).when(late).then_nothing()


def test_relatives_have_a_day_too_when_a_child_died_while_it_was_away() -> None:
    away = child_moved_out.model_copy(update={"occurred_at": NOON + DAY})
    residence.given(lodged, away).when(die).then(child_died_away)
    residence.given(lodged, away, child_died_away).when(die).then_nothing()
    residence.given(lodged, away, child_died_away).when(bury).then(buried)
    residence.given(lodged, away, child_died_away, buried).when(die).then_nothing()
    late = note("relatives", NOON + 3 * DAY)
    residence.given(lodged, away, child_died_away).when(late).then(
        passed("relatives", NOON + 3 * DAY)
    )
    leave = die.model_copy(update={"concluded_at": None})
    residence.given(lodged, away).when(leave).then_nothing()


def test_nobody_is_buried_who_did_not_die_here() -> None:
    residence.given(lodged).when(bury).then_refused(ChildNotDead)
    residence.given(lodged, child_moved_out).when(bury).then_refused(ChildNotDead)
    residence.given().when(bury).then_refused(ChildNotDead)


def test_what_is_told_of_a_child_nobody_knows_changes_nothing() -> None:
    for event in (checked, turned, looked, child_died_away, buried, passed("extension", UNTIL)):
        assert decider.fold([event]) == decider.initial
