"""Children who came along, each with a journey of its own, told as given / when / then."""

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.child_refusals import (
    ChildHasLeft,
    ChildIsTheResident,
    MoreChildrenThanCame,
    NoSuchChild,
)
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_refusals import ConcludedTooEarly, IsAway, NotRegularised
from services.shelter.domain.stay.refusals import (
    BeyondFacilityCeiling,
    ExtensionInThePast,
    NotMovedIn,
    StayIsOver,
)
from services.shelter.domain.stay.states import Resident
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    AFTER_18_MONTHS,
    DAY,
    HOUR,
    JOURNEY,
    NOON,
    OTHER_STAY,
    SOMEONE_ELSE,
    admitted,
    approved,
    discharged,
    planned,
    requested,
)
from tests.shelter.made_up_lives import (
    CHILD,
    bring,
    came,
    check,
    checked,
    child_died,
    child_extended,
    died,
    enrol,
    enrolled,
    extend_child,
    give,
    given,
    gone,
    hold_session,
    let_go,
    lose_child,
    missed,
    moved_in,
    receive,
    received,
    regularised,
    session_held,
    taken_in,
    transferred,
)

stay = Given(decider)
HOME: tuple[StayEvent, ...] = (requested, approved, admitted)
FOR_CHILD = {"for_child": CHILD, "occurred_at": NOON + 2 * HOUR}
CARE: list[tuple[StayCommand, StayEvent]] = [
    (check, checked),
    (give, given),
    (hold_session, session_held),
    (enrol, enrolled),
]


def test_a_child_who_came_along_is_named_once() -> None:
    stay.given(*HOME).when(bring).then(came)
    stay.given(*HOME, came).when(bring).then_nothing()
    stay.given(*HOME, planned).when(bring).then(came)


def test_no_more_children_are_named_than_came() -> None:
    another = bring.model_copy(update={"child_id": SOMEONE_ELSE})
    stay.given(*HOME, came).when(another).then_refused(MoreChildrenThanCame)
    stay.given(*HOME, came, gone).when(another).then_refused(MoreChildrenThanCame)


def test_someone_competent_decides_that_a_child_stays_on() -> None:
    home = (*HOME, came)
    stay.given(*home).when(extend_child).then(child_extended)
    stay.given(*home, child_extended).when(extend_child).then_nothing()
    past = extend_child.model_copy(update={"until": extend_child.occurred_at})
    stay.given(*home).when(past).then_refused(ExtensionInThePast)
    beyond = extend_child.model_copy(update={"until": AFTER_18_MONTHS + DAY})
    stay.given(*home).when(beyond).then_refused(BeyondFacilityCeiling)
    stay.given(*HOME).when(extend_child).then_refused(NoSuchChild)
    stay.given(*home, gone).when(extend_child).then_refused(ChildHasLeft)


def test_nobody_accompanies_themselves() -> None:
    own = bring.model_copy(update={"child_id": JOURNEY})
    stay.given(*HOME).when(own).then_refused(ChildIsTheResident)


def test_a_child_comes_into_a_stay_that_runs() -> None:
    stay.given(requested).when(bring).then_refused(NotMovedIn)
    stay.given(*HOME, discharged).when(bring).then_refused(StayIsOver)
    early = bring.model_copy(update={"occurred_at": NOON - DAY})
    stay.given(*HOME).when(early).then_refused(HappenedTooEarly)


def test_a_child_taken_in_at_the_door_is_named_before_the_stay_is_regularised() -> None:
    stay.given(taken_in).when(bring).then(came)
    stay.given(taken_in, came).when(bring).then_nothing()
    another = bring.model_copy(update={"child_id": SOMEONE_ELSE})
    stay.given(taken_in, came).when(another).then_refused(MoreChildrenThanCame)
    own = bring.model_copy(update={"child_id": JOURNEY})
    stay.given(taken_in).when(own).then_refused(ChildIsTheResident)


@pytest.mark.parametrize(
    ("command", "event"), [*CARE[:3], (let_go, gone), (lose_child, child_died)]
)
def test_what_befalls_a_child_does_not_wait_for_the_residents_papers(
    command: StayCommand, event: StayEvent
) -> None:
    own = {} if "child_id" in type(command).model_fields else FOR_CHILD
    asked, told = command.model_copy(update=own), event.model_copy(update=own)
    stay.given(taken_in, came).when(asked).then(told)
    stay.given(taken_in).when(asked).then_refused(NoSuchChild)


def test_school_and_more_days_wait_until_the_stay_is_regularised_also_for_a_child() -> None:
    for asked in (enrol.model_copy(update=FOR_CHILD), extend_child):
        stay.given(taken_in, came).when(asked).then_refused(NotRegularised)


def test_a_child_named_at_night_lives_here_once_the_stay_is_regularised() -> None:
    home = decider.fold([taken_in, came, regularised])
    assert isinstance(home, Resident)
    assert list(home.life.children) == [CHILD]
    another = bring.model_copy(update={"child_id": SOMEONE_ELSE})
    stay.given(taken_in, came, regularised).when(another).then_refused(MoreChildrenThanCame)
    alone = decider.fold([taken_in, came, gone, regularised])
    assert isinstance(alone, Resident)
    assert alone.accompanying == 0


def test_a_child_leaves_on_its_own_day_for_a_reason_of_its_own() -> None:
    stay.given(*HOME, came).when(let_go).then(gone)
    stay.given(*HOME, came, gone).when(let_go).then_nothing()
    stay.given(*HOME).when(let_go).then_refused(NoSuchChild)
    early = let_go.model_copy(update={"occurred_at": NOON})
    stay.given(*HOME, came).when(early).then_refused(HappenedTooEarly)


def test_the_death_of_a_child_is_concluded_by_someone_competent() -> None:
    stay.given(*HOME, came).when(lose_child).then(child_died)
    stay.given(*HOME, came, child_died).when(lose_child).then_nothing()
    stay.given(*HOME).when(lose_child).then_refused(NoSuchChild)
    stay.given(*HOME, came, gone).when(lose_child).then_refused(ChildHasLeft)
    early = lose_child.model_copy(update={"concluded_at": NOON})
    stay.given(*HOME, came).when(early).then_refused(ConcludedTooEarly)


def test_the_death_of_a_child_is_recorded_whatever_became_of_the_resident() -> None:
    home = (*HOME, came)
    for since in ((planned,), (missed,), (died,), (discharged,), (missed, discharged)):
        stay.given(*home, *since).when(lose_child).then(child_died)
        stay.given(*home, *since, child_died).when(lose_child).then_nothing()
        stay.given(*HOME, *since).when(lose_child).then_refused(NoSuchChild)
        stay.given(*home, gone, *since).when(lose_child).then_refused(ChildHasLeft)


def test_who_left_with_the_resident_does_not_die_here_any_more() -> None:
    later = lose_child.model_copy(update={"occurred_at": discharged.occurred_at + HOUR})
    stay.given(*HOME, came, discharged).when(later).then_refused(StayIsOver)
    stay.given(*HOME, came, transferred).when(lose_child).then_refused(StayIsOver)


def test_a_child_goes_its_own_way_while_the_resident_is_away() -> None:
    away = (*HOME, came, missed)
    stay.given(*away).when(let_go).then(gone)
    stay.given(*away, gone).when(let_go).then_nothing()
    stay.given(*away, discharged).when(let_go).then_refused(StayIsOver)
    for decided in (bring, extend_child):
        stay.given(*away).when(decided).then_refused(IsAway)


def test_a_child_that_left_comes_back_with_a_stay_of_its_own() -> None:
    stay.given(*HOME, came, gone).when(bring).then_refused(ChildHasLeft)


@pytest.mark.parametrize(("command", "event"), CARE)
def test_care_is_recorded_for_a_child_apart_from_the_resident(
    command: StayCommand, event: StayEvent
) -> None:
    mine, done = command.model_copy(update=FOR_CHILD), event.model_copy(update=FOR_CHILD)
    stay.given(*HOME, came, event).when(mine).then(done)
    stay.given(*HOME, came, done).when(mine).then_nothing()
    stay.given(*HOME, came, done).when(command).then(event)
    stay.given(*HOME).when(mine).then_refused(NoSuchChild)
    stay.given(*HOME, came, gone).when(mine).then_refused(ChildHasLeft)


def test_care_and_leaving_of_a_child_nobody_named_change_nothing() -> None:
    home = decider.fold(HOME)
    assert decider.evolve(home, gone) == home
    assert decider.evolve(home, checked.model_copy(update=FOR_CHILD)) == home


def test_who_left_is_not_counted_any_more() -> None:
    home = decider.fold([*HOME, came])
    assert isinstance(home, Resident)
    assert home.accompanying == 1
    alone = decider.fold([*HOME, came, gone])
    assert isinstance(alone, Resident)
    assert alone.accompanying == 0


def test_a_child_moves_with_the_resident_to_the_other_house() -> None:
    from_there = came.model_copy(update={"stay_id": OTHER_STAY})
    together = receive.model_copy(update={"children": (from_there,)})
    arrived = came.model_copy(update={"occurred_at": receive.occurred_at})
    stay.given().when(together).then(received, moved_in, arrived)
