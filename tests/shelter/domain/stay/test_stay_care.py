"""Care in the house, told as given / when / then."""

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.care_refusals import IncidentKnown, NoSuchIncident
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_refusals import IsAway
from services.shelter.domain.stay.refusals import NoSuchStay, NotMovedIn, StayIsOver
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    HOUR,
    NOON,
    admitted,
    approved,
    discharged,
    planned,
    requested,
)
from tests.shelter.made_up_lives import (
    OTHER_NOTE,
    check,
    checked,
    died,
    enrol,
    enrolled,
    give,
    given,
    hold_session,
    missed,
    regularised,
    report,
    reported,
    review,
    reviewed,
    session_held,
    taken_in,
    train,
    training,
    transferred,
)

stay = Given(decider)
HOME: tuple[StayEvent, ...] = (requested, approved, admitted)

STEPS: list[tuple[StayCommand, StayEvent]] = [
    (check, checked),
    (give, given),
    (hold_session, session_held),
    (enrol, enrolled),
    (train, training),
    (report, reported),
]


@pytest.mark.parametrize(("command", "event"), STEPS)
def test_care_is_recorded_once(command: StayCommand, event: StayEvent) -> None:
    stay.given(*HOME).when(command).then(event)
    stay.given(*HOME, event).when(command).then_nothing()
    stay.given(*HOME, planned, event).when(command).then_nothing()


@pytest.mark.parametrize(("command", "event"), STEPS)
def test_care_goes_on_while_the_way_out_is_prepared(command: StayCommand, event: StayEvent) -> None:
    stay.given(*HOME, planned).when(command).then(event)


@pytest.mark.parametrize("command", [check, give, hold_session, enrol, train, report])
def test_nobody_is_cared_for_before_they_came(command: StayCommand) -> None:
    early = command.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*HOME).when(early).then_refused(HappenedTooEarly)
    stay.given(requested).when(command).then_refused(NotMovedIn)
    stay.given().when(command).then_refused(NoSuchStay)


@pytest.mark.parametrize("command", [check, give, hold_session, enrol, train, report])
def test_nobody_is_cared_for_who_has_left(command: StayCommand) -> None:
    stay.given(*HOME, discharged).when(command).then_refused(StayIsOver)


@pytest.mark.parametrize("command", [check, give, hold_session, enrol, train])
def test_nobody_is_cared_for_who_is_away(command: StayCommand) -> None:
    stay.given(*HOME, missed).when(command).then_refused(IsAway)


def test_the_care_of_the_first_night_may_be_written_down_after_the_papers() -> None:
    stay.given(taken_in, regularised).when(give).then(given)


def test_another_note_on_the_same_session_is_the_same_session() -> None:
    again = hold_session.model_copy(update={"note": OTHER_NOTE})
    stay.given(*HOME, session_held).when(again).then_nothing()


def test_another_day_is_another_session() -> None:
    later = {"occurred_at": NOON + 3 * DAY}
    stay.given(*HOME, session_held).when(hold_session.model_copy(update=later)).then(
        session_held.model_copy(update=later)
    )


def test_a_resident_may_change_school_or_trade() -> None:
    level = {"level": "lower-secondary"}
    stay.given(*HOME, enrolled).when(enrol.model_copy(update=level)).then(
        enrolled.model_copy(update=level)
    )
    trade = {"trade": "cooking"}
    stay.given(*HOME, training).when(train.model_copy(update=trade)).then(
        training.model_copy(update=trade)
    )


def test_two_incidents_never_share_an_id() -> None:
    other = report.model_copy(update={"incident": "violence"})
    stay.given(*HOME, reported).when(other).then_refused(IncidentKnown)


def test_a_threat_to_someone_who_is_away_is_reported_too() -> None:
    stay.given(*HOME, missed).when(report).then(reported)


def test_an_incident_is_reviewed_once() -> None:
    stay.given(*HOME, reported).when(review).then(reviewed)
    stay.given(*HOME, reported, reviewed).when(review).then_nothing()


@pytest.mark.parametrize("ending", [discharged, transferred, died])
def test_an_incident_is_reviewed_also_after_the_resident_left(ending: StayEvent) -> None:
    stay.given(*HOME, reported, ending).when(review).then(reviewed)
    stay.given(*HOME, reported, ending, reviewed).when(review).then_nothing()


def test_an_incident_is_reviewed_after_it_happened() -> None:
    early = review.model_copy(update={"occurred_at": NOON})
    stay.given(*HOME, reported).when(early).then_refused(HappenedTooEarly)


def test_an_incident_nobody_reported_is_not_found() -> None:
    stay.given(*HOME).when(review).then_refused(NoSuchIncident)
    stay.given(*HOME, missed).when(review).then_refused(NoSuchIncident)
    stay.given(requested).when(review).then_refused(NotMovedIn)
    stay.given().when(review).then_refused(NoSuchStay)
