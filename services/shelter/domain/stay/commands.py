"""What a worker, or a clock of the shelter, asks about a stay."""

from typing import Annotated

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.stay.care_messages import CareCommand
from services.shelter.domain.stay.child_messages import ChildCommand
from services.shelter.domain.stay.moving_messages import AdmitInEmergency, MovingCommand, Regularise
from services.shelter.domain.stay.standing_messages import StandingCommand
from services.shelter.domain.words import (
    Basis,
    Children,
    DecidedBy,
    DeclineReason,
    Destination,
    DischargeReason,
    Elsewhere,
    ExtensionDecision,
    ExtensionGround,
    Factors,
    Funding,
    Goals,
    Ground,
    Group,
    LegalStatus,
    Needs,
    OutOfOrder,
    RiskLevel,
    UnplannedReason,
    Urgency,
    WithdrawalReason,
)
from shared.kernel.ids import JourneyId, ReferralId
from shared.kernel.messages import Command, Kept, Moment, RecordRef


class RequestPlacement(Command):
    """`ground` says why, when the person's wish could not be asked yet."""

    stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None = None
    needs: Needs
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    wish_confirmed: bool
    ground: Ground | None = None


class ApprovePlacement(Command):
    """`conflict_checked`: nobody in the house belongs to those who harmed the person.

    A bed is held for the person, and one for each of the `accompanying` children.
    `out_of_order` says why someone comes before those who waited longer.
    """

    stay_id: StayId
    house_id: HouseId
    conflict_checked: bool
    accompanying: Children = 0
    out_of_order: OutOfOrder | None = None


class Waitlist(Command):
    stay_id: StayId


class DeclinePlacement(Command):
    """`elsewhere` is where the person is sent on."""

    stay_id: StayId
    reason: DeclineReason
    elsewhere: Elsewhere | None = None


class WithdrawRequest(Command):
    stay_id: StayId
    reason: WithdrawalReason


class ExpireApproval(Command):
    stay_id: StayId


class Admit(Command):
    """`accompanying` counts the children who come along."""

    stay_id: StayId
    basis: Basis
    rules_explained: bool
    accompanying: Children = 0
    funding: Funding = "state"


class AgreeCarePlan(Command):
    stay_id: StayId
    goals: Goals
    services: Needs
    signed_by_resident: bool


class NoteCarePlanOverdue(Command):
    stay_id: StayId


class RequestExtension(Command):
    """Worker and resident ask that the stay goes on; someone competent decides."""

    stay_id: StayId
    ground: ExtensionGround


class DecideExtension(Command):
    stay_id: StayId
    decision: ExtensionDecision
    decided_by: DecidedBy
    ground: ExtensionGround


class NoteStayLimit(Command):
    stay_id: StayId


class NoteHouseCeiling(Command):
    """For how many days the house lets the resident stay."""

    stay_id: StayId
    days: int


class AssessDischargeRisk(Command):
    """The risk of leaving for this destination."""

    stay_id: StayId
    destination: Destination
    level: RiskLevel
    factors: Factors


class PlanDischarge(Command):
    stay_id: StayId
    destination: Destination
    planned_for: Moment
    relative_verified: bool = False
    escort_arranged: bool = False


class WithdrawDischargePlan(Command):
    stay_id: StayId


class Discharge(Command):
    stay_id: StayId
    destination: Destination
    reason: DischargeReason


class DischargeUnplanned(Command):
    stay_id: StayId
    destination: Destination
    reason: UnplannedReason


class RecordNote(Command):
    stay_id: StayId
    note: Annotated[RecordRef, Kept("note")]


PlacingCommand = (
    RequestPlacement
    | ApprovePlacement
    | Waitlist
    | DeclinePlacement
    | WithdrawRequest
    | ExpireApproval
    | AdmitInEmergency
    | Admit
    | Regularise
)

LivingCommand = (
    AgreeCarePlan
    | NoteCarePlanOverdue
    | RequestExtension
    | DecideExtension
    | NoteStayLimit
    | NoteHouseCeiling
    | RecordNote
)

LeavingCommand = (
    AssessDischargeRisk | PlanDischarge | WithdrawDischargePlan | Discharge | DischargeUnplanned
)

StayCommand = (
    PlacingCommand
    | LivingCommand
    | CareCommand
    | ChildCommand
    | MovingCommand
    | StandingCommand
    | LeavingCommand
)
