"""Care in the house: what workers record about it, in codes; what was found stays a record.

`for_child` names a child who lives here with the resident, by its own journey.
"""

from typing import Annotated, Literal

from services.shelter.domain.ids import IncidentId, StayId
from services.shelter.domain.words import (
    Essentials,
    IncidentOutcome,
    IncidentType,
    Minutes,
    Occasion,
    PolicyVersion,
    Provider,
    SchoolLevel,
    SessionType,
    Severity,
    Trade,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef


class RecordHealthCheck(Command):
    stay_id: StayId
    occasion: Occasion
    provider: Provider
    findings: Annotated[RecordRef | None, Kept("health")] = None
    for_child: JourneyId | None = None


class GiveEssentials(Command):
    stay_id: StayId
    items: Essentials
    for_child: JourneyId | None = None


class RecordSession(Command):
    """The note is sealed: only psychologists read it."""

    stay_id: StayId
    session: SessionType
    minutes: Minutes
    note: Annotated[RecordRef | None, Kept("psych-session", max_chars=20_000)] = None
    for_child: JourneyId | None = None


class EnrolSchool(Command):
    stay_id: StayId
    level: SchoolLevel
    for_child: JourneyId | None = None


class StartTraining(Command):
    stay_id: StayId
    trade: Trade


class ReportIncident(Command):
    stay_id: StayId
    incident_id: IncidentId
    incident: IncidentType
    severity: Severity
    account: Annotated[RecordRef, Kept("incident", max_chars=20_000)]


class ReviewIncident(Command):
    stay_id: StayId
    incident_id: IncidentId
    outcome: IncidentOutcome


CareCommand = (
    RecordHealthCheck
    | GiveEssentials
    | RecordSession
    | EnrolSchool
    | StartTraining
    | ReportIncident
    | ReviewIncident
)


class HealthCheckDone(Event):
    kind: Literal["health-check-done.v1"] = "health-check-done.v1"
    stay_id: StayId
    occasion: Occasion
    provider: Provider
    findings: RecordRef | None
    for_child: JourneyId | None = None


class EssentialsProvided(Event):
    kind: Literal["essentials-provided.v1"] = "essentials-provided.v1"
    stay_id: StayId
    items: Essentials
    for_child: JourneyId | None = None


class PsychSessionRecorded(Event):
    kind: Literal["psych-session-recorded.v1"] = "psych-session-recorded.v1"
    stay_id: StayId
    session: SessionType
    minutes: Minutes
    note: RecordRef | None
    for_child: JourneyId | None = None


class SchoolEnrolled(Event):
    kind: Literal["school-enrolled.v1"] = "school-enrolled.v1"
    stay_id: StayId
    level: SchoolLevel
    for_child: JourneyId | None = None


class TrainingStarted(Event):
    kind: Literal["training-started.v1"] = "training-started.v1"
    stay_id: StayId
    trade: Trade


class IncidentReported(Event):
    kind: Literal["incident-reported.v1"] = "incident-reported.v1"
    stay_id: StayId
    incident_id: IncidentId
    incident: IncidentType
    severity: Severity
    account: RecordRef
    review_due_at: Moment
    policy_version: PolicyVersion


class IncidentReviewed(Event):
    kind: Literal["incident-reviewed.v1"] = "incident-reviewed.v1"
    stay_id: StayId
    incident_id: IncidentId
    outcome: IncidentOutcome


CareEvent = (
    HealthCheckDone
    | EssentialsProvided
    | PsychSessionRecorded
    | SchoolEnrolled
    | TrainingStarted
    | IncidentReported
    | IncidentReviewed
)
