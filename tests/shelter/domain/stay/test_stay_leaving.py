"""The way out of a house, told as given / when / then."""

from datetime import UTC, datetime

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.refusals import (
    AnotherDischargePlanned,
    DestinationNotPlanned,
    EscortNotArranged,
    NoDischargePlanned,
    NoSuchStay,
    NotForAChild,
    NotMovedIn,
    PlannedInThePast,
    RelativeNotVerified,
    RiskAssessmentTooOld,
    RiskNotAssessed,
    StayIsOver,
)
from services.shelter.domain.words import Destination, UnplannedReason
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    HOUR,
    NOON,
    admitted,
    agreed,
    approved,
    assess,
    assessed,
    discharge,
    discharged,
    girl_requested,
    leave_unplanned,
    left_unplanned,
    plan,
    plan_withdrawn,
    planned,
    requested,
    withdraw_plan,
)
from tests.shelter.made_up_lives import grew_up, taken_in

stay = Given(decider)
resident = (requested, approved, admitted, assessed)
girl = (girl_requested, approved, admitted, assessed)
girl_taken_in = taken_in.model_copy(update={"group": "girls"})
leaving = (*resident, planned)
safe: dict[str, object] = {"relative_verified": True, "escort_arranged": True}


@pytest.mark.parametrize("home", [resident[:-1], (*resident[:-1], planned)])
def test_the_risk_of_leaving_is_assessed(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(assess).then(assessed)
    stay.given(*home, assessed).when(assess).then_nothing()


def test_the_risk_is_assessed_again_when_things_change() -> None:
    update = {"level": "high", "occurred_at": NOON + DAY}
    stay.given(*resident).when(assess.model_copy(update=update)).then(
        assessed.model_copy(update=update)
    )


def test_a_discharge_is_planned_on_a_fresh_assessment() -> None:
    stay.given(*resident).when(plan).then(planned)
    stay.given(*resident, planned).when(plan).then_nothing()


def test_no_discharge_is_planned_without_an_assessment_of_where_to() -> None:
    stay.given(*resident[:-1]).when(plan).then_refused(RiskNotAssessed)
    elsewhere = plan.model_copy(update={"destination": "abroad"})
    stay.given(*resident).when(elsewhere).then_refused(RiskNotAssessed)


def test_an_assessment_holds_for_30_days() -> None:
    last_moment = datetime(2026, 4, 1, 16, 59, 59, tzinfo=UTC)
    update = {"occurred_at": last_moment, "planned_for": last_moment + DAY}
    stay.given(*resident).when(plan.model_copy(update=update)).then(
        planned.model_copy(update=update)
    )
    too_late = {"occurred_at": last_moment + HOUR, "planned_for": last_moment + DAY}
    stay.given(*resident).when(plan.model_copy(update=too_late)).then_refused(RiskAssessmentTooOld)


def test_a_plan_follows_its_assessment() -> None:
    early = plan.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*resident).when(early).then_refused(HappenedTooEarly)


def test_a_discharge_is_not_planned_for_yesterday() -> None:
    past = plan.model_copy(update={"planned_for": NOON - DAY})
    stay.given(*resident).when(past).then_refused(PlannedInThePast)


@pytest.mark.parametrize(
    "change",
    [
        {"destination": "abroad"},
        {"planned_for": NOON + 3 * DAY},
        {"relative_verified": True},
        {"escort_arranged": True},
    ],
)
def test_a_plan_is_withdrawn_before_another_is_made(change: dict[str, object]) -> None:
    another = plan.model_copy(update=change)
    stay.given(*leaving).when(another).then_refused(AnotherDischargePlanned)


def test_a_child_goes_to_a_verified_relative_and_not_alone() -> None:
    stay.given(*girl).when(plan.model_copy(update=safe)).then(planned.model_copy(update=safe))
    unverified = plan.model_copy(update={"escort_arranged": True})
    stay.given(*girl).when(unverified).then_refused(RelativeNotVerified)
    alone = plan.model_copy(update={"relative_verified": True})
    stay.given(*girl).when(alone).then_refused(EscortNotArranged)


def test_a_child_without_relatives_goes_to_another_facility() -> None:
    to_facility = {"destination": "other-facility"}
    history = (*girl[:-1], assessed.model_copy(update=to_facility))
    update = {**to_facility, "escort_arranged": True}
    stay.given(*history).when(plan.model_copy(update=update)).then(
        planned.model_copy(update=update)
    )
    alone = plan.model_copy(update=to_facility)
    stay.given(*history).when(alone).then_refused(EscortNotArranged)


@pytest.mark.parametrize("destination", ["independent", "unknown", "abroad"])
def test_no_child_is_sent_where_nobody_looks_after_it(destination: Destination) -> None:
    where = {"destination": destination}
    history = (*girl[:-1], assessed.model_copy(update=where))
    stay.given(*history).when(plan.model_copy(update={**safe, **where})).then_refused(NotForAChild)


def test_a_plan_made_for_a_child_is_looked_at_again_when_it_leaves() -> None:
    away = {"destination": "abroad"}
    there = (assessed.model_copy(update=away), planned.model_copy(update={**safe, **away}))
    to_abroad = discharge.model_copy(update=away)
    stay.given(*girl[:-1], *there).when(to_abroad).then_refused(NotForAChild)
    stay.given(*girl, planned).when(discharge).then_refused(RelativeNotVerified)
    stay.given(*girl, planned.model_copy(update=safe)).when(discharge).then(discharged)


@pytest.mark.parametrize("reason", ["own-wish", "unsafe-here", "status-rejected", "emergency-over"])
@pytest.mark.parametrize("destination", ["family", "relatives", "independent", "unknown"])
def test_no_child_leaves_unplanned_but_for_another_facility(
    reason: UnplannedReason, destination: Destination
) -> None:
    gone = leave_unplanned.model_copy(update={"reason": reason, "destination": destination})
    stay.given(*girl).when(gone).then_refused(NotForAChild)
    stay.given(girl_taken_in).when(gone).then_refused(NotForAChild)


@pytest.mark.parametrize(
    "how",
    [
        {"reason": "health-care-elsewhere", "destination": "other-facility"},
        {"reason": "gone-without-word", "destination": "unknown"},
    ],
)
def test_a_child_that_moved_to_a_facility_or_is_gone_is_recorded_as_such(
    how: dict[str, object],
) -> None:
    left = left_unplanned.model_copy(update=how)
    stay.given(*girl).when(leave_unplanned.model_copy(update=how)).then(left)


def test_who_has_come_of_age_leaves_as_an_adult() -> None:
    stay.given(*girl, grew_up).when(leave_unplanned).then(left_unplanned)


def test_a_plan_may_be_withdrawn_and_the_resident_stays() -> None:
    stay.given(*leaving).when(withdraw_plan).then(plan_withdrawn)
    stay.given(*leaving, plan_withdrawn).when(withdraw_plan).then_nothing()
    assert decider.fold([*leaving, plan_withdrawn]) == decider.fold(resident)


def test_what_happened_meanwhile_stays_when_a_plan_is_withdrawn() -> None:
    assert decider.fold([*leaving, agreed, plan_withdrawn]) == decider.fold([*resident, agreed])


def test_a_plan_is_not_withdrawn_before_it_was_made() -> None:
    early = withdraw_plan.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*leaving).when(early).then_refused(HappenedTooEarly)


def test_a_resident_leaves_as_planned() -> None:
    stay.given(*leaving).when(discharge).then(discharged)
    stay.given(*leaving, discharged).when(discharge).then_nothing()


def test_nobody_is_discharged_without_a_plan() -> None:
    stay.given(*resident).when(discharge).then_refused(NoDischargePlanned)


def test_nobody_is_discharged_to_a_place_nobody_assessed() -> None:
    elsewhere = discharge.model_copy(update={"destination": "unknown"})
    stay.given(*leaving).when(elsewhere).then_refused(DestinationNotPlanned)


def test_nobody_leaves_on_an_assessment_that_has_grown_old() -> None:
    last_moment = datetime(2026, 4, 1, 9, 59, 59, tzinfo=UTC)
    in_time = {"occurred_at": last_moment}
    stay.given(*leaving).when(discharge.model_copy(update=in_time)).then(
        discharged.model_copy(update=in_time)
    )
    too_late = discharge.model_copy(update={"occurred_at": last_moment + DAY})
    stay.given(*leaving).when(too_late).then_refused(RiskAssessmentTooOld)
    again = assessed.model_copy(update={"occurred_at": last_moment})
    update = {"occurred_at": last_moment + DAY}
    stay.given(*leaving, again).when(too_late).then(discharged.model_copy(update=update))


def test_nobody_leaves_whose_risk_was_since_assessed_for_another_place() -> None:
    elsewhere = assessed.model_copy(update={"destination": "abroad"})
    stay.given(*leaving, elsewhere).when(discharge).then_refused(RiskNotAssessed)


@pytest.mark.parametrize("home", [resident, leaving])
def test_who_leaves_without_a_plan_has_left_all_the_same(home: tuple[StayEvent, ...]) -> None:
    stay.given(*home).when(leave_unplanned).then(left_unplanned)
    stay.given(*home, left_unplanned).when(leave_unplanned).then_nothing()


@pytest.mark.parametrize("command", [discharge, leave_unplanned])
def test_nobody_leaves_before_they_came(command: StayCommand) -> None:
    early = command.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*leaving).when(early).then_refused(HappenedTooEarly)


@pytest.mark.parametrize("command", [assess, plan, withdraw_plan, discharge, leave_unplanned])
def test_only_a_resident_leaves(command: StayCommand) -> None:
    stay.given().when(command).then_refused(NoSuchStay)
    stay.given(requested, approved).when(command).then_refused(NotMovedIn)


@pytest.mark.parametrize("command", [assess, plan, withdraw_plan])
def test_nothing_is_prepared_for_who_has_left(command: StayCommand) -> None:
    stay.given(*leaving, discharged).when(command).then_refused(StayIsOver)


def test_the_risk_is_not_assessed_before_the_resident_came() -> None:
    early = assess.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*resident).when(early).then_refused(HappenedTooEarly)


@pytest.mark.parametrize("event", [admitted, agreed, planned, plan_withdrawn, discharged])
def test_events_without_a_request_change_nothing(event: StayEvent) -> None:
    assert decider.fold([event]) == decider.initial


@pytest.mark.parametrize("event", [agreed, planned, plan_withdrawn])
def test_events_of_a_resident_change_nothing_for_who_only_asked(event: StayEvent) -> None:
    assert decider.fold([requested, event]) == decider.fold([requested])
