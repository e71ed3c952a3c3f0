"""Moves that no plan foresaw: an emergency at night, another house, an absence, a death."""

from typing import Annotated, Literal

from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.stay.child_messages import ChildCame, ChildDaysExtended
from services.shelter.domain.words import (
    Basis,
    Children,
    Extension,
    Farewell,
    Funding,
    Group,
    LegalStatus,
    Needs,
    Parties,
    PolicyVersion,
    TransferAnswer,
    TransferReason,
)
from shared.kernel.ids import JourneyId, ReferralId
from shared.kernel.messages import (
    AskingUnit,
    Code,
    Command,
    Event,
    Involves,
    Kept,
    Moment,
    RecordRef,
)


class AdmitInEmergency(Command):
    """Someone stands at the door: a bed at once, everything else afterwards."""

    stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None = None
    house_id: HouseId
    group: Group
    accompanying: Children = 0
    funding: Funding = "state"
    account: Annotated[RecordRef | None, Kept("note")] = None


class Regularise(Command):
    """What an emergency left open: needs, status, the basis to stay, the house rules."""

    stay_id: StayId
    needs: Needs
    legal_status: LegalStatus
    basis: Basis
    rules_explained: bool


class AskTransfer(Command):
    stay_id: StayId
    house_id: HouseId
    reason: TransferReason


class AnswerTransfer(Command):
    """The house that is asked agrees, or says why not."""

    stay_id: StayId
    answer: TransferAnswer
    unit: Annotated[Code, AskingUnit()]


class NameReceivingUnit(Command):
    """The house that is asked says of which unit it is."""

    stay_id: StayId
    unit: Code


class TransferResident(Command):
    """`to_stay_id` is the stay that begins in the other house."""

    stay_id: StayId
    to_stay_id: StayId
    basis: Basis
    rules_explained: bool


class ReceiveTransfer(Command):
    """The stay in the receiving house begins, in one breath with the end of the other.

    What was decided on the days goes along, as does that they are over and nobody decided.
    """

    stay_id: StayId
    from_stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None
    group: Group
    house_id: HouseId
    accompanying: Children
    children: tuple[ChildCame, ...] = ()
    children_extended: tuple[ChildDaysExtended, ...] = ()
    funding: Funding
    extension: Extension | None = None
    limit_reached: bool = False
    parties: Parties
    basis: Basis
    rules_explained: bool


class ReportAbsconding(Command):
    stay_id: StayId


class RecordReturn(Command):
    stay_id: StayId


class RecordDeath(Command):
    """`concluded_at` is when a competent body gave its conclusion on the death."""

    stay_id: StayId
    concluded_at: Moment


class RecordFarewell(Command):
    """`by` says who sees to the funeral."""

    stay_id: StayId
    by: Farewell


MovingCommand = (
    AskTransfer
    | AnswerTransfer
    | NameReceivingUnit
    | TransferResident
    | ReceiveTransfer
    | ReportAbsconding
    | RecordReturn
    | RecordDeath
    | RecordFarewell
)


class EmergencyPlacementMade(Event):
    kind: Literal["emergency-placement-made.v1"] = "emergency-placement-made.v1"
    stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None
    house_id: HouseId
    group: Group
    accompanying: Children
    funding: Funding
    account: RecordRef | None
    regularise_by: Moment
    regularisation_policy: PolicyVersion
    health_check_due_at: Moment
    health_check_policy: PolicyVersion


class TransferAsked(Event):
    kind: Literal["transfer-asked.v1"] = "transfer-asked.v1"
    stay_id: StayId
    house_id: HouseId
    reason: TransferReason


class ReceivingUnitNamed(Event):
    """The journey is that unit's too from then on: it must see for whom it answers."""

    kind: Literal["receiving-unit-named.v1"] = "receiving-unit-named.v1"
    stay_id: StayId
    unit: Annotated[Code, Involves()]


class TransferAnswered(Event):
    kind: Literal["transfer-answered.v1"] = "transfer-answered.v1"
    stay_id: StayId
    house_id: HouseId
    answer: TransferAnswer


class ResidentTransferred(Event):
    kind: Literal["resident-transferred.v1"] = "resident-transferred.v1"
    stay_id: StayId
    to_stay_id: StayId
    from_house_id: HouseId
    to_house_id: HouseId
    referral_id: ReferralId | None = None


class TransferReceived(Event):
    kind: Literal["transfer-received.v1"] = "transfer-received.v1"
    stay_id: StayId
    from_stay_id: StayId
    journey_id: JourneyId
    referral_id: ReferralId | None
    group: Group
    parties: Parties


class ResidentAbsconded(Event):
    kind: Literal["resident-absconded.v1"] = "resident-absconded.v1"
    stay_id: StayId
    house_id: HouseId
    return_by: Moment
    policy_version: PolicyVersion


class ResidentReturned(Event):
    kind: Literal["resident-returned.v1"] = "resident-returned.v1"
    stay_id: StayId
    house_id: HouseId


class ResidentDied(Event):
    kind: Literal["resident-died.v1"] = "resident-died.v1"
    stay_id: StayId
    house_id: HouseId
    concluded_at: Moment
    relatives_due_at: Moment
    policy_version: PolicyVersion
    referral_id: ReferralId | None = None


class FarewellArranged(Event):
    kind: Literal["farewell-arranged.v1"] = "farewell-arranged.v1"
    stay_id: StayId
    by: Farewell


MovingEvent = (
    TransferAsked
    | ReceivingUnitNamed
    | TransferAnswered
    | ResidentTransferred
    | ResidentAbsconded
    | ResidentReturned
    | ResidentDied
    | FarewellArranged
)
