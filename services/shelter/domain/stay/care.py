"""Care in the house: health, essentials, sessions, school, a trade, and what goes wrong."""

from datetime import datetime
from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.care_messages import (
    CareCommand,
    CareEvent,
    EnrolSchool,
    EssentialsProvided,
    GiveEssentials,
    HealthCheckDone,
    IncidentReported,
    IncidentReviewed,
    PsychSessionRecorded,
    RecordHealthCheck,
    RecordSession,
    ReportIncident,
    ReviewIncident,
    SchoolEnrolled,
    StartTraining,
    TrainingStarted,
)
from services.shelter.domain.stay.care_refusals import IncidentKnown, NoSuchIncident
from services.shelter.domain.stay.children import life_with, with_child
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_messages import EmergencyPlacementMade
from services.shelter.domain.stay.standing import life_of, lodger_of, resident_of
from services.shelter.domain.stay.states import Absent, Emergency, Life, Resident, Stay
from services.shelter.domain.tables import INCIDENT_REVIEW
from shared.kernel.ids import JourneyId
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: CareCommand, stay: Stay) -> list[StayEvent]:
    """Return what is recorded about care."""
    match command:
        case RecordHealthCheck() | GiveEssentials() | RecordSession():
            return _give(command, stay)
        case EnrolSchool() | StartTraining():
            return _learn(command, stay)
        case ReportIncident():
            return _report(command, stay)
        case ReviewIncident():
            return _review(command, stay)
        case _:
            assert_never(command)


def _give(
    command: RecordHealthCheck | GiveEssentials | RecordSession, stay: Stay
) -> list[StayEvent]:
    lodger = lodger_of(stay)
    follows(command.occurred_at, arrived(lodger))
    life = life_with(lodger.life, command.for_child)
    match command:
        case RecordHealthCheck():
            checked = HealthCheckDone(**dict(command))
            return [] if _again(checked, life.checked) else [checked]
        case GiveEssentials():
            given = EssentialsProvided(**dict(command))
            return [] if given == life.given else [given]
        case RecordSession():
            session = PsychSessionRecorded(**dict(command))
            return [] if _again(session, life.session) else [session]
        case _:
            assert_never(command)


def arrived(lodger: Resident | Emergency) -> datetime:
    """Return from when on care was given; an emergency was cared for before it was regularised."""
    opening = lodger.about.opening
    return opening.occurred_at if isinstance(opening, EmergencyPlacementMade) else lodger.since


def _again(
    said: HealthCheckDone | PsychSessionRecorded,
    before: HealthCheckDone | PsychSessionRecorded | None,
) -> bool:
    """Tell whether the same was recorded before, whatever its note says."""
    apart = {"findings", "note"}
    return before is not None and said.model_dump(exclude=apart) == before.model_dump(exclude=apart)


def _learn(command: EnrolSchool | StartTraining, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    match command:
        case EnrolSchool():
            return [] if learns(command, resident) else [SchoolEnrolled(**dict(command))]
        case StartTraining():
            return [] if learns(command, resident) else [TrainingStarted(**dict(command))]
        case _:
            assert_never(command)


def learns(command: EnrolSchool | StartTraining, resident: Resident) -> bool:
    """Tell whether the resident goes to that school, or learns that trade, already."""
    match command:
        case EnrolSchool():
            school = life_with(resident.life, command.for_child).school
            return school is not None and school.level == command.level
        case StartTraining():
            training = resident.life.training
            return training is not None and training.trade == command.trade
        case _:
            assert_never(command)


def _report(command: ReportIncident, stay: Stay) -> list[StayEvent]:
    lodger = stay.resident if isinstance(stay, Absent) else lodger_of(stay)
    known = lodger.life.incidents.get(command.incident_id)
    if known:
        if (known.incident, known.severity) == (command.incident, command.severity):
            return []
        raise IncidentKnown
    follows(command.occurred_at, arrived(lodger))
    review = INCIDENT_REVIEW.on(command.occurred_at).value
    return [
        IncidentReported(
            **dict(command),
            review_due_at=due(command.occurred_at, review),
            policy_version=INCIDENT_REVIEW.version(command.occurred_at),
        )
    ]


def _review(command: ReviewIncident, stay: Stay) -> list[StayEvent]:
    life = life_of(stay)
    reported = life.incidents.get(command.incident_id)
    if reported is None:
        raise NoSuchIncident
    follows(command.occurred_at, reported.occurred_at)
    if command.incident_id in life.reviewed:
        return []
    return [IncidentReviewed(**dict(command))]


def evolve(life: Life, event: CareEvent) -> Life:
    """Apply what was recorded about care, of the resident or of a child with them."""
    child_id: JourneyId | None = getattr(event, "for_child", None)
    if child_id is None:
        return _cared(life, event)
    child = life.children.get(child_id)
    return with_child(life, changed(child, life=_cared(child.life, event))) if child else life


def _cared(life: Life, event: CareEvent) -> Life:
    match event:
        case HealthCheckDone():
            return changed(life, checked=event)
        case EssentialsProvided():
            return changed(life, given=event)
        case PsychSessionRecorded():
            return changed(life, session=event)
        case SchoolEnrolled() | TrainingStarted():
            return _learning(life, event)
        case IncidentReported():
            return changed(life, incidents={**life.incidents, event.incident_id: event})
        case IncidentReviewed():
            return changed(life, reviewed=life.reviewed | {event.incident_id})
        case _:
            assert_never(event)


def _learning(life: Life, event: SchoolEnrolled | TrainingStarted) -> Life:
    match event:
        case SchoolEnrolled():
            return changed(life, school=event)
        case TrainingStarted():
            return changed(life, training=event)
        case _:
            assert_never(event)
