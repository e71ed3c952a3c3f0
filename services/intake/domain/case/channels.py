"""The guards of each way to intake: what a rescue, a mission and a foreigner's case ask for.

A foreigner is one whichever way they came; the other two are asked for by the way alone.
"""

from typing import assert_never

from services.intake.domain.case.channel_messages import (
    Channelled,
    HandoverRecorded,
    ImmigrationPoliceNotified,
    MissionRequestRecorded,
    NotifyImmigrationPolice,
    RecordHandover,
    RecordMissionRequest,
)
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.file import CaseFile
from services.intake.domain.case.state import Case, OpenStage, in_order, still_open
from services.intake.domain.consent.giving import FOR_SUPPORT, may_be_shared, rests_on
from services.intake.domain.words import ByConsent, Channel
from shared.kernel.errors import Refused
from shared.law.consent import ConsentMissing, ToOrganisation

_EMBASSY = ToOrganisation(organisation="embassy")
_POLICE = ToOrganisation(organisation="investigating-body")


class NotThisChannel(Refused):
    """The person came another way; this step is not part of it."""

    slug = "not-this-channel"
    vi = "Người này được tiếp nhận theo kênh khác; bước này không áp dụng."
    source = "Law 53/2024/QH15, Arts 27-31"


class HandoverRecordMissing(Refused):
    """The rescue unit hands the person over with a record before the department is notified."""

    slug = "handover-record-missing"
    vi = "Cơ quan giải cứu phải lập biên bản bàn giao trước khi báo Sở Y tế."
    source = "Law 53/2024/QH15, Art 28 (amended)"


class MissionHasNotAsked(Refused):
    """The paper for a person abroad is issued at the request of an overseas mission."""

    slug = "mission-has-not-asked"
    vi = "Giấy xác nhận cho người ở nước ngoài được cấp theo đề nghị của cơ quan đại diện."
    source = "Law 53/2024/QH15, Arts 29-30"


class ImmigrationPoliceFirst(Refused):
    """Whether a foreigner is a victim is not asked before the immigration police know."""

    slug = "immigration-police-first"
    vi = "Phải báo cơ quan quản lý xuất nhập cảnh trước khi xác định người nước ngoài là nạn nhân."
    source = "Law 53/2024/QH15, Art 31"


class EmbassyAgainstWish(Refused):
    """The embassy is not told against the wish of the person."""

    slug = "embassy-against-wish"
    vi = "Không thông báo cho đại sứ quán khi người này không muốn."
    source = "Law 53/2024/QH15, Art 31: wish and safety of the person"


def decide(command: Channelled, case: Case) -> list[CaseEvent]:
    """Return what this way to intake adds; an empty list means it is already so."""
    stage = still_open(case)
    in_order(command.occurred_at, stage.file.opened_at)
    match command:
        case RecordHandover():
            return _hand_over(command, stage)
        case RecordMissionRequest():
            return _mission_asks(command, stage)
        case NotifyImmigrationPolice():
            return _notify_police(command, stage)
        case _:
            assert_never(command)


def may_be_identified(file: CaseFile) -> None:
    """Refuse to ask for a foreigner's status behind the back of the immigration police."""
    if _is_foreigner_here(file) and not file.immigration_police:
        raise ImmigrationPoliceFirst


def _is_foreigner_here(file: CaseFile) -> bool:
    """Tell whether Art 31 asks for it: by the way they came, or by who they turned out to be."""
    foreign_here = file.person.nationality == "foreign" and file.person.place == "in-country"
    return file.opening.channel == "foreigner" or foreign_here


def mission_asked(file: CaseFile) -> None:
    """Refuse a step that only a mission's request allows."""
    if not file.mission_request:
        raise MissionHasNotAsked


def _came(stage: OpenStage, channel: Channel) -> None:
    if stage.file.opening.channel != channel:
        raise NotThisChannel


def _hand_over(command: RecordHandover, stage: OpenStage) -> list[CaseEvent]:
    _came(stage, "rescue")
    if command.handover.digest == stage.file.handover:
        return []
    may_be_shared(command.basis, stage.file, FOR_SUPPORT, command.occurred_at)
    return [
        HandoverRecorded(
            case_id=command.case_id,
            from_body=command.from_body,
            to_body=command.to_body,
            handover=command.handover,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def _mission_asks(command: RecordMissionRequest, stage: OpenStage) -> list[CaseEvent]:
    _came(stage, "abroad")
    if command.request.digest == stage.file.mission_request:
        return []
    may_be_shared(command.basis, stage.file, FOR_SUPPORT, command.occurred_at, _EMBASSY)
    return [
        MissionRequestRecorded(
            case_id=command.case_id,
            mission=command.mission,
            request=command.request,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def _notify_police(command: NotifyImmigrationPolice, stage: OpenStage) -> list[CaseEvent]:
    if not _is_foreigner_here(stage.file):
        raise NotThisChannel
    if _told_already(command, stage.file):
        return []
    may_be_shared(command.basis, stage.file, FOR_SUPPORT, command.occurred_at, _POLICE)
    _tell_embassy(command, stage.file)
    return [
        ImmigrationPoliceNotified(
            case_id=command.case_id,
            police_unit=command.police_unit,
            embassy_told=command.embassy_told,
            basis=command.basis,
            embassy_consent=command.embassy_consent if command.embassy_told else None,
            occurred_at=command.occurred_at,
        )
    ]


def _told_already(command: NotifyImmigrationPolice, file: CaseFile) -> bool:
    """Tell whether this adds nothing; the embassy may be told later than the police."""
    return file.immigration_police and (file.embassy_told or not command.embassy_told)


def _tell_embassy(command: NotifyImmigrationPolice, file: CaseFile) -> None:
    """Refuse to tell a foreign state of its citizen without the consent to just that."""
    if not command.embassy_told:
        return
    if not command.embassy_wished:
        raise EmbassyAgainstWish
    if command.embassy_consent is None:
        raise ConsentMissing
    basis = ByConsent(consent_id=command.embassy_consent)
    rests_on(basis, file, FOR_SUPPORT, command.occurred_at, _EMBASSY)
