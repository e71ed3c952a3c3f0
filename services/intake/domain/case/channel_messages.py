"""What each way to intake brings with it: a handover, a mission's request, immigration police."""

from typing import Annotated, Literal

from services.intake.domain.ids import CaseId
from services.intake.domain.words import BY_LAW, Basis, ReceivingBody
from shared.kernel.ids import ConsentId
from shared.kernel.messages import Code, Command, Event, Kept, RecordRef


class RecordHandover(Command):
    """The rescue unit hands the person and the file over (Art 28)."""

    case_id: CaseId
    from_body: ReceivingBody
    to_body: ReceivingBody
    handover: Annotated[RecordRef, Kept("handover-record")]
    basis: Basis = BY_LAW


class RecordMissionRequest(Command):
    """An overseas mission asks for the paper that confirms status (Arts 29-30)."""

    case_id: CaseId
    mission: Code
    request: Annotated[RecordRef, Kept("mission-request")]
    basis: Basis = BY_LAW


class NotifyImmigrationPolice(Command):
    """The embassy is told only if the person wishes it and it is safe for them (Art 31).

    `basis` is for the police; the embassy is told on the person's consent to just that.
    """

    case_id: CaseId
    police_unit: Code
    embassy_told: bool
    embassy_wished: bool
    basis: Basis = BY_LAW
    embassy_consent: ConsentId | None = None


Channelled = RecordHandover | RecordMissionRequest | NotifyImmigrationPolice


class HandoverRecorded(Event):
    kind: Literal["handover-recorded.v1"] = "handover-recorded.v1"
    case_id: CaseId
    from_body: ReceivingBody
    to_body: ReceivingBody
    handover: RecordRef
    basis: Basis = BY_LAW


class MissionRequestRecorded(Event):
    kind: Literal["mission-request-recorded.v1"] = "mission-request-recorded.v1"
    case_id: CaseId
    mission: Code
    request: RecordRef
    basis: Basis = BY_LAW


class ImmigrationPoliceNotified(Event):
    kind: Literal["immigration-police-notified.v1"] = "immigration-police-notified.v1"
    case_id: CaseId
    police_unit: Code
    embassy_told: bool
    basis: Basis = BY_LAW
    embassy_consent: ConsentId | None = None


ByChannel = HandoverRecorded | MissionRequestRecorded | ImmigrationPoliceNotified
