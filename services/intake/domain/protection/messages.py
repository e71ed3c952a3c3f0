"""What is asked and recorded about protecting a person and those close to them."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import ProtectionId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef

Measure = Literal[
    "safe-refuge", "data-kept-secret", "guard", "threats-prevented", "police-or-army-asked"
]
"""Measures of Arts 34-36 (Law 53/2024); a refuge comes with food, lodging and medical care."""

Protected = Literal[
    "victim", "under-identification", "accompanying-under-18", "relative", "supporter"
]
"""Whom Art 34 protects."""

AtRisk = Literal["life", "health", "honour", "dignity", "property", "other-rights"]

Authority = Literal[
    "police", "border-guard", "coast-guard", "commune", "health-department", "facility"
]

AskedBy = Literal["shelter", "worker"]

RefusalReason = Literal["safe-elsewhere", "fears-exposure", "against-daily-life", "other-reason"]

LiftingReason = Literal["risk-over", "wish-of-person", "replaced", "death"]

SomeMeasures = Annotated[tuple[Measure, ...], Field(min_length=1, max_length=10)]
SomeProtected = Annotated[tuple[Protected, ...], Field(min_length=1, max_length=10)]
SomeRisks = Annotated[tuple[AtRisk, ...], Field(min_length=1, max_length=10)]


class AskProtection(Command):
    journey_id: JourneyId
    asked_by: AskedBy = "worker"


class ApplyProtection(Command):
    journey_id: JourneyId
    protection_id: ProtectionId
    measures: SomeMeasures
    protects: SomeProtected
    ground: SomeRisks
    authority: Authority


class RefuseProtection(Command):
    """The person wants no protection, for a reason, and commits to it in writing."""

    journey_id: JourneyId
    refusal_id: ProtectionId
    reason: RefusalReason
    commitment: Annotated[RecordRef, Kept("protection-commitment")] | None = None


class LiftProtection(Command):
    journey_id: JourneyId
    protection_id: ProtectionId
    reason: LiftingReason


class EndProtection(Command):
    """The person died: nothing is asked for and no measure stands any more."""

    journey_id: JourneyId


class NoteProtectionOverdue(Command):
    journey_id: JourneyId


ProtectionCommand = (
    AskProtection
    | ApplyProtection
    | RefuseProtection
    | LiftProtection
    | EndProtection
    | NoteProtectionOverdue
)


class ProtectionAsked(Event):
    """`due_at` is the last moment for a measure or its refusal, by the rule of that day."""

    kind: Literal["protection-asked.v1"] = "protection-asked.v1"
    journey_id: JourneyId
    asked_by: AskedBy
    due_at: Moment
    policy_version: str


class ProtectionApplied(Event):
    kind: Literal["protection-applied.v1"] = "protection-applied.v1"
    journey_id: JourneyId
    protection_id: ProtectionId
    measures: tuple[Measure, ...]
    protects: tuple[Protected, ...]
    ground: tuple[AtRisk, ...]
    authority: Authority


class ProtectionRefused(Event):
    kind: Literal["protection-refused.v1"] = "protection-refused.v1"
    journey_id: JourneyId
    refusal_id: ProtectionId
    reason: RefusalReason
    commitment: RecordRef


class ProtectionLifted(Event):
    kind: Literal["protection-lifted.v1"] = "protection-lifted.v1"
    journey_id: JourneyId
    protection_id: ProtectionId
    reason: LiftingReason


class ProtectionOverdue(Event):
    kind: Literal["protection-overdue.v1"] = "protection-overdue.v1"
    journey_id: JourneyId
    due_at: Moment


ProtectionEvent = Annotated[
    ProtectionAsked | ProtectionApplied | ProtectionRefused | ProtectionLifted | ProtectionOverdue,
    Field(discriminator="kind"),
]
