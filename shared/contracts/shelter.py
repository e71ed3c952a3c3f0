"""What the shelter tells; never which house, nor where."""

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
    "request-withdrawn",
    "not-taken-up",
]

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


class ResidentAdmitted(Fact):
    """The person lives in a shelter."""

    kind: Literal["resident-admitted.v1"] = "resident-admitted.v1"
    stay_id: UUID
    referral_id: ReferralId | None


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


TELLS: frozenset[type[Fact]] = frozenset(
    {
        PlacementRequested,
        PlacementApproved,
        PlacementWaitlisted,
        PlacementDeclined,
        ResidentAdmitted,
        CarePlanAgreed,
        StayExtended,
        StayLimitReached,
        DischargePlanned,
        DischargePlanWithdrawn,
        ResidentDischarged,
    }
)
