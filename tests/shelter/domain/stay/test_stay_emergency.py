"""Someone at the door at night gets a bed first; everything else is made good afterwards."""

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.moving_refusals import NoEmergency, NotRegularised
from services.shelter.domain.stay.refusals import (
    AlreadyMovedIn,
    NoSuchStay,
    NotMovedIn,
    PlacementAlreadyRequested,
    RulesNotExplained,
    StayIsOver,
)
from services.shelter.domain.stay.states import Emergency, Left, Resident
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    HOUR,
    NOON,
    admit,
    admitted,
    agree,
    approve,
    approved,
    discharge,
    left_unplanned,
    plan,
    requested,
    wait,
    withdraw,
)
from tests.shelter.made_up_lives import (
    check,
    checked,
    enrol,
    give,
    given,
    regularise,
    regularised,
    take_in,
    taken_in,
)

stay = Given(decider)


def test_who_stands_at_the_door_is_taken_in_at_once() -> None:
    stay.given().when(take_in).then(taken_in)
    stay.given(taken_in).when(take_in).then_nothing()
    stay.given(taken_in, regularised).when(take_in).then_nothing()


def test_an_emergency_never_takes_over_the_id_of_another_stay() -> None:
    stay.given(requested).when(take_in).then_refused(PlacementAlreadyRequested)


def test_an_emergency_is_regularised_and_its_limits_run_from_the_arrival() -> None:
    stay.given(taken_in).when(regularise).then(regularised)
    assert isinstance(decider.fold([taken_in, regularised]), Resident)


def test_regularising_late_is_better_than_never() -> None:
    late = {"occurred_at": NOON + 10 * DAY}
    stay.given(taken_in).when(regularise.model_copy(update=late)).then(
        regularised.model_copy(update=late)
    )


def test_a_health_check_of_the_first_night_is_not_asked_for_again() -> None:
    no_more = regularised.model_copy(update={"health_check_due_at": None})
    later = {"occurred_at": NOON + 2 * HOUR}
    stay.given(taken_in, checked).when(regularise.model_copy(update=later)).then(
        no_more.model_copy(update=later)
    )


def test_regularising_twice_records_nothing_new() -> None:
    stay.given(taken_in, regularised).when(regularise).then_nothing()
    stay.given(requested, approved, admitted).when(regularise).then_nothing()


def test_the_rules_of_the_house_are_explained_in_the_morning() -> None:
    unexplained = regularise.model_copy(update={"rules_explained": False})
    stay.given(taken_in).when(unexplained).then_refused(RulesNotExplained)


def test_only_an_emergency_is_regularised() -> None:
    stay.given(requested).when(regularise).then_refused(NoEmergency)
    stay.given(taken_in, left_unplanned).when(regularise).then_refused(StayIsOver)
    stay.given().when(regularise).then_refused(NoSuchStay)


def test_nothing_is_regularised_before_the_arrival() -> None:
    early = regularise.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(taken_in).when(early).then_refused(HappenedTooEarly)


@pytest.mark.parametrize(("command", "event"), [(give, given), (check, checked)])
def test_care_does_not_wait_for_papers(command: StayCommand, event: object) -> None:
    state = decider.fold([taken_in])
    assert list(decider.decide(command, state)) == [event]


@pytest.mark.parametrize("command", [agree, enrol, plan, discharge, admit])
def test_what_needs_an_admission_waits_for_the_morning(command: StayCommand) -> None:
    stay.given(taken_in).when(command).then_refused(NotRegularised)


@pytest.mark.parametrize("command", [approve, wait, withdraw])
def test_whoever_was_taken_in_needs_no_offer(command: StayCommand) -> None:
    stay.given(taken_in).when(command).then_refused(AlreadyMovedIn)


def test_after_one_night_someone_may_go_their_way() -> None:
    assert isinstance(decider.fold([taken_in]), Emergency)
    assert isinstance(decider.fold([taken_in, left_unplanned]), Left)


def test_care_is_for_those_who_live_here() -> None:
    stay.given(requested).when(give).then_refused(NotMovedIn)
    stay.given().when(give).then_refused(NoSuchStay)
