"""What the shelter tells; never which house, nor where.

Of a child who lives there beside a resident it tells the child's own journey, under a stay that
nobody can tell the resident's by.
"""

from typing import Literal
from uuid import UUID

from shared.contracts.fact import Fact
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Moment

DeclineReason = Literal[
    "no-free-bed",
    "group-not-accepted",
    "conflict-in-house",
    "needs-not-met",
    "person-declines",
    "declines-shelter",
    "request-withdrawn",
    "changed-mind",
    "found-elsewhere",
    "not-needed",
    "died",
    "rejected",
    "not-taken-up",
]
"""`person-declines` is told by facts of old: today it is said what a person declines."""

Elsewhere = Literal[
    "social-assistance-facility",
    "victim-support-facility",
    "trusted-address",
    "other-shelter",
    "relatives",
]
"""Where someone who cannot be placed here is sent on."""

Destination = Literal["family", "independent", "relatives", "other-facility", "abroad", "unknown"]


class PlacementRequested(Fact):
    """The shelter received a referral."""

    kind: Literal["placement-requested.v1"] = "placement-requested.v1"
    stay_id: UUID
    referral_id: ReferralId | None


class PlacementApproved(Fact):
    """A place is offered."""

    kind: Literal["placement-approved.v1"] = "placement-approved.v1"
    stay_id: UUID
    referral_id: ReferralId | None


class PlacementWaitlisted(Fact):
    """No place is free yet; the person waits in order."""

    kind: Literal["placement-waitlisted.v1"] = "placement-waitlisted.v1"
    stay_id: UUID
    referral_id: ReferralId | None


class PlacementDeclined(Fact):
    """No place here; intake must look elsewhere."""

    kind: Literal["placement-declined.v1"] = "placement-declined.v1"
    stay_id: UUID
    referral_id: ReferralId | None
    reason: DeclineReason
    elsewhere: Elsewhere | None = None


class ResidentAdmitted(Fact):
    """The person lives in a shelter."""

    kind: Literal["resident-admitted.v1"] = "resident-admitted.v1"
    stay_id: UUID
    referral_id: ReferralId | None


class ChildLodged(Fact):
    """A child lives in a shelter beside a resident; until when the state pays its own days."""

    kind: Literal["child-lodged.v1"] = "child-lodged.v1"
    stay_id: UUID
    funded_until: Moment | None


class ChildMovedOut(Fact):
    """The child does not live in the shelter any more."""

    kind: Literal["child-moved-out.v1"] = "child-moved-out.v1"
    stay_id: UUID


class CarePlanAgreed(Fact):
    """Resident and worker agreed on a plan of care."""

    kind: Literal["care-plan-agreed.v1"] = "care-plan-agreed.v1"
    stay_id: UUID


class StayExtended(Fact):
    """Someone competent decided that the stay goes on beyond its limit."""

    kind: Literal["stay-extended.v1"] = "stay-extended.v1"
    stay_id: UUID
    until: Moment


class StayLimitReached(Fact):
    """The state-funded days ran out without a decision."""

    kind: Literal["stay-limit-reached.v1"] = "stay-limit-reached.v1"
    stay_id: UUID


class DischargePlanned(Fact):
    """A discharge is being prepared."""

    kind: Literal["discharge-planned.v1"] = "discharge-planned.v1"
    stay_id: UUID
    planned_for: Moment


class DischargePlanWithdrawn(Fact):
    """The discharge is off for now; the resident stays."""

    kind: Literal["discharge-plan-withdrawn.v1"] = "discharge-plan-withdrawn.v1"
    stay_id: UUID


class ResidentDischarged(Fact):
    """The resident left; reintegration learns that, not why."""

    kind: Literal["resident-discharged.v1"] = "resident-discharged.v1"
    stay_id: UUID
    destination: Destination
    referral_id: ReferralId | None = None


class EmergencyPlacementMade(Fact):
    """A person was taken in before any decision; the law supports at once."""

    kind: Literal["emergency-placement-made.v1"] = "emergency-placement-made.v1"
    stay_id: UUID


class HealthCheckDone(Fact):
    """The resident's health was looked at; nothing of what was found is told."""

    kind: Literal["health-check-done.v1"] = "health-check-done.v1"
    stay_id: UUID


class EssentialsProvided(Fact):
    """The resident has what is essential."""

    kind: Literal["essentials-provided.v1"] = "essentials-provided.v1"
    stay_id: UUID


class PsychSessionRecorded(Fact):
    """Psychological support was given."""

    kind: Literal["psych-session-recorded.v1"] = "psych-session-recorded.v1"
    stay_id: UUID


class SchoolEnrolled(Fact):
    """The resident goes to school."""

    kind: Literal["school-enrolled.v1"] = "school-enrolled.v1"
    stay_id: UUID


class TrainingStarted(Fact):
    """The resident learns a trade."""

    kind: Literal["training-started.v1"] = "training-started.v1"
    stay_id: UUID


class ProtectionRequested(Fact):
    """A threat was seen; intake is asked to protect the person."""

    kind: Literal["protection-requested.v1"] = "protection-requested.v1"
    stay_id: UUID


class ExtensionDenied(Fact):
    """The stay is not extended beyond its limit."""

    kind: Literal["extension-denied.v1"] = "extension-denied.v1"
    stay_id: UUID


class ResidentTransferred(Fact):
    """The resident moved to another facility, with its consent; the referral runs on there."""

    kind: Literal["resident-transferred.v1"] = "resident-transferred.v1"
    stay_id: UUID
    referral_id: ReferralId | None = None


class ResidentAbsconded(Fact):
    """The resident is absent without a word."""

    kind: Literal["resident-absconded.v1"] = "resident-absconded.v1"
    stay_id: UUID


class ResidentReturned(Fact):
    """The resident came back."""

    kind: Literal["resident-returned.v1"] = "resident-returned.v1"
    stay_id: UUID


class ResidentDied(Fact):
    """The resident died."""

    kind: Literal["resident-died.v1"] = "resident-died.v1"
    stay_id: UUID
    referral_id: ReferralId | None = None


TELLS: frozenset[type[Fact]] = frozenset(
    {
        PlacementRequested,
        PlacementApproved,
        PlacementWaitlisted,
        PlacementDeclined,
        ResidentAdmitted,
        ChildLodged,
        ChildMovedOut,
        CarePlanAgreed,
        StayExtended,
        StayLimitReached,
        DischargePlanned,
        DischargePlanWithdrawn,
        ResidentDischarged,
        EmergencyPlacementMade,
        HealthCheckDone,
        EssentialsProvided,
        PsychSessionRecorded,
        SchoolEnrolled,
        TrainingStarted,
        ProtectionRequested,
        ExtensionDenied,
        ResidentTransferred,
        ResidentAbsconded,
        ResidentReturned,
        ResidentDied,
    }
)
