"""What happened in a stay: codes, dates and references."""

from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.stay.care_messages import CareEvent
from services.shelter.domain.stay.child_messages import ChildEvent
from services.shelter.domain.stay.moving_messages import (
    EmergencyPlacementMade,
    MovingEvent,
    TransferReceived,
)
from services.shelter.domain.stay.standing_messages import StandingEvent
from services.shelter.domain.words import (
    Basis,
    Children,
    DecidedBy,
    Destination,
    DischargeReason,
    Elsewhere,
    ExtensionGround,
    Factors,
    Funding,
    Goals,
    Ground,
    Group,
    LegalStatus,
    Needs,
    PolicyVersion,
    RiskLevel,
    UnplannedReason,
    Urgency,
    WhyDeclined,
    WithdrawalReason,
)
from shared.kernel.ids import JourneyId, ReferralId
from shared.kernel.messages import Event, Moment, RecordRef


class PlacementRequested(Event):
    kind: Literal["placement-requested.v1"] = "placement-requested.v1"
    stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None
    needs: Needs
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    wish_confirmed: bool
    ground: Ground | None


class PlacementApproved(Event):
    kind: Literal["placement-approved.v1"] = "placement-approved.v1"
    stay_id: StayId
    referral_id: ReferralId | None
    house_id: HouseId
    conflict_checked: bool
    take_up_by: Moment
    policy_version: PolicyVersion
    accompanying: Children = 0


class Waitlisted(Event):
    kind: Literal["waitlisted.v1"] = "waitlisted.v1"
    stay_id: StayId
    referral_id: ReferralId | None


class PlacementDeclined(Event):
    kind: Literal["placement-declined.v1"] = "placement-declined.v1"
    stay_id: StayId
    referral_id: ReferralId | None
    reason: WhyDeclined
    elsewhere: Elsewhere | None = None


class RequestWithdrawn(Event):
    kind: Literal["request-withdrawn.v1"] = "request-withdrawn.v1"
    stay_id: StayId
    referral_id: ReferralId | None
    reason: WithdrawalReason


class ApprovalExpired(Event):
    kind: Literal["approval-expired.v1"] = "approval-expired.v1"
    stay_id: StayId
    referral_id: ReferralId | None


class ResidentAdmitted(Event):
    kind: Literal["resident-admitted.v1"] = "resident-admitted.v1"
    stay_id: StayId
    referral_id: ReferralId | None
    house_id: HouseId
    basis: Basis
    rules_explained: bool
    accompanying: Children
    funding: Funding
    ceiling_at: Moment
    ceiling_policy: PolicyVersion
    care_plan_due_at: Moment
    care_plan_policy: PolicyVersion
    health_check_due_at: Moment | None = None
    health_check_policy: PolicyVersion | None = None


class CarePlanAgreed(Event):
    kind: Literal["care-plan-agreed.v1"] = "care-plan-agreed.v1"
    stay_id: StayId
    goals: Goals
    services: Needs


class CarePlanRevised(Event):
    kind: Literal["care-plan-revised.v1"] = "care-plan-revised.v1"
    stay_id: StayId
    goals: Goals
    services: Needs


class CarePlanOverdue(Event):
    kind: Literal["care-plan-overdue.v1"] = "care-plan-overdue.v1"
    stay_id: StayId


class ExtensionRequested(Event):
    kind: Literal["extension-requested.v1"] = "extension-requested.v1"
    stay_id: StayId
    ground: ExtensionGround


class StayExtended(Event):
    kind: Literal["stay-extended.v1"] = "stay-extended.v1"
    stay_id: StayId
    until: Moment
    funding: Funding
    decided_by: DecidedBy
    ground: ExtensionGround
    house_ceiling: bool = False


class HouseCeilingNoted(Event):
    """How long the house lets this resident stay, where that is shorter than any stay may last."""

    kind: Literal["house-ceiling-noted.v1"] = "house-ceiling-noted.v1"
    stay_id: StayId
    ceiling_at: Moment


class ExtensionDenied(Event):
    kind: Literal["extension-denied.v1"] = "extension-denied.v1"
    stay_id: StayId
    decided_by: DecidedBy
    ground: ExtensionGround


class StayLimitReached(Event):
    kind: Literal["stay-limit-reached.v1"] = "stay-limit-reached.v1"
    stay_id: StayId


class DischargeRiskAssessed(Event):
    kind: Literal["discharge-risk-assessed.v1"] = "discharge-risk-assessed.v1"
    stay_id: StayId
    destination: Destination
    level: RiskLevel
    factors: Factors


class DischargePlanned(Event):
    kind: Literal["discharge-planned.v1"] = "discharge-planned.v1"
    stay_id: StayId
    destination: Destination
    planned_for: Moment
    risk_level: RiskLevel
    risk_policy: PolicyVersion
    relative_verified: bool
    escort_arranged: bool


class DischargePlanWithdrawn(Event):
    kind: Literal["discharge-plan-withdrawn.v1"] = "discharge-plan-withdrawn.v1"
    stay_id: StayId


class ResidentDischarged(Event):
    kind: Literal["resident-discharged.v1"] = "resident-discharged.v1"
    stay_id: StayId
    house_id: HouseId
    planned: bool
    destination: Destination
    reason: DischargeReason | UnplannedReason
    referral_id: ReferralId | None = None


class NoteRecorded(Event):
    kind: Literal["note-recorded.v1"] = "note-recorded.v1"
    stay_id: StayId
    note: RecordRef


Opening = PlacementRequested | EmergencyPlacementMade | TransferReceived
"""How a stay begins: with a request, at the door at night, or in another house."""

PlacingEvent = (
    PlacementApproved
    | Waitlisted
    | PlacementDeclined
    | RequestWithdrawn
    | ApprovalExpired
    | ResidentAdmitted
)

LivingEvent = (
    CarePlanAgreed
    | CarePlanRevised
    | CarePlanOverdue
    | ExtensionRequested
    | StayExtended
    | ExtensionDenied
    | StayLimitReached
    | HouseCeilingNoted
    | DischargeRiskAssessed
    | NoteRecorded
)

LeavingEvent = DischargePlanned | DischargePlanWithdrawn | ResidentDischarged

LaterEvent = (
    PlacingEvent | LivingEvent | CareEvent | ChildEvent | MovingEvent | StandingEvent | LeavingEvent
)
"""Everything that can follow an opening."""

StayEvent = Annotated[Opening | LaterEvent, Field(discriminator="kind")]
