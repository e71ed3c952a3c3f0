"""From the report to the notice: the case opens, the person comes, the first hours are noted."""

from typing import assert_never

from services.intake.domain.case.channels import HandoverRecordMissing
from services.intake.domain.case.commands import (
    BringToCommune,
    FirstHours,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordIdentity,
    RecordImmediateNeeds,
)
from services.intake.domain.case.events import (
    CaseEvent,
    HealthDeptNotified,
    IdentityRecorded,
    ImmediateNeedsRecorded,
    IntakeCaseOpened,
    PersonBroughtToCommune,
    PersonReceived,
)
from services.intake.domain.case.file import (
    Opening,
    Reception,
)
from services.intake.domain.case.refusals import (
    AgeContradictsGroup,
    CaseExists,
    CommuneComesFirst,
    PersonNotReceived,
    StepAlreadyRecorded,
)
from services.intake.domain.case.state import (
    AtCommune,
    Case,
    NoCase,
    Opened,
    Received,
    in_order,
    still_open,
)
from services.intake.domain.consent.giving import FOR_SUPPORT, may_be_shared
from services.intake.domain.standing.describing import AccompaniesThemselves, fits_channel
from services.intake.domain.tables import AT_ONCE, INITIAL_VERIFICATION
from services.intake.domain.words import AgeClass
from shared.kernel.errors import Refused
from shared.kernel.terms import due
from shared.law.categories import NationalityClass


class OnlyUnder18Accompanies(Refused):
    """Only a person under 18 comes along with another; an adult is received for themselves."""

    slug = "only-under-18-accompanies"
    vi = "Chỉ người dưới 18 tuổi mới được ghi là người đi cùng."
    source = "Law 53/2024/QH15, Art 37.2"


class DangerNotDescribed(Refused):
    """This person is in danger: note in a few words from what or whom."""

    slug = "danger-not-described"
    vi = "Người này đang gặp nguy hiểm: ghi vài lời về mối nguy hiểm, hoặc ghi ở phần lưu ý."
    source = "Law 53/2024/QH15, Arts 34-36: protection; case-management practice"


class CallingNotDescribed(Refused):
    """It is not safe to call this person: note in a few words how to reach them."""

    slug = "calling-not-described"
    vi = "Gọi cho người này không an toàn: ghi vài lời về cách liên lạc, hoặc ghi ở phần lưu ý."
    source = "Case-management practice: no call puts a person in danger"


def decide(command: FirstHours, case: Case) -> list[CaseEvent]:
    """Return what happens in the first hours; an empty list means it is already so."""
    match command:
        case OpenCase():
            return _open(command, case)
        case ReceivePerson():
            return _receive(command, case)
        case BringToCommune():
            return _bring_to_commune(command, case)
        case NotifyHealthDept():
            return _notify(command, case)
        case RecordImmediateNeeds():
            return _record_needs(command, case)
        case RecordIdentity():
            return _record_identity(command, case)
        case _:
            assert_never(command)


def _open(command: OpenCase, case: Case) -> list[CaseEvent]:
    opened = _opened(command)
    if isinstance(case, NoCase):
        fits_channel(opened.nationality, opened.channel)
        if opened.accompanies and opened.age_class == "adult":
            raise OnlyUnder18Accompanies
        if opened.accompanies == opened.journey_id:
            raise AccompaniesThemselves
        return [opened]
    if case.file.opening != Opening.by(opened):
        raise CaseExists
    return []


def _opened(command: OpenCase) -> IntakeCaseOpened:
    abroad = command.channel == "abroad"
    return IntakeCaseOpened(
        case_id=command.case_id,
        journey_id=command.journey_id,
        channel=command.channel,
        group=command.group,
        age_class=_age_class(command),
        nationality=command.nationality or _nationality(command),
        place=command.place or ("abroad" if abroad else "in-country"),
        follows_case=command.follows_case,
        report_id=command.report_id,
        accompanies=command.accompanies,
        occurred_at=command.occurred_at,
    )


def _nationality(command: OpenCase) -> NationalityClass:
    return "foreign" if command.channel == "foreigner" else "unknown"


def _age_class(command: OpenCase) -> AgeClass:
    child = command.group in ("girls", "boys")
    if command.age_class is None:
        return "seven-to-seventeen" if child else "adult"
    if child == (command.age_class == "adult"):
        raise AgeContradictsGroup
    return command.age_class


def _receive(command: ReceivePerson, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    at_once = due(command.occurred_at, AT_ONCE.on(command.occurred_at).value)
    received = PersonReceived(
        case_id=command.case_id,
        received_by=command.received_by,
        safe_to_call=command.safe_to_call,
        in_danger=command.in_danger,
        alerts=command.alerts,
        bring_by=at_once if stage.file.opening.channel == "self" else None,
        notice_by=at_once,
        occurred_at=command.occurred_at,
    )
    match stage:
        case Opened():
            in_order(command.occurred_at, stage.since)
            _is_told(command)
            return [received]
        case Received(reception=known) if known == Reception.by(received):
            return []
        case _:
            raise StepAlreadyRecorded


def _is_told(command: ReceivePerson) -> None:
    """Refuse a danger that nobody could be warned of: an alert is shown in somebody's words."""
    if command.in_danger and not (command.danger or command.alerts):
        raise DangerNotDescribed
    if not command.safe_to_call and not (command.how_to_call or command.alerts):
        raise CallingNotDescribed


def _bring_to_commune(command: BringToCommune, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    match stage:
        case Opened():
            raise PersonNotReceived
        case Received():
            in_order(command.occurred_at, stage.since)
            return [
                PersonBroughtToCommune(
                    case_id=command.case_id,
                    commune=command.commune,
                    occurred_at=command.occurred_at,
                )
            ]
        case AtCommune(commune=digest) if digest == command.commune.digest:
            return []
        case _:
            raise StepAlreadyRecorded


def _notify(command: NotifyHealthDept, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    match stage:
        case Opened():
            raise PersonNotReceived
        case Received() if stage.file.opening.channel == "self":
            raise CommuneComesFirst
        case Received() if stage.file.opening.channel == "rescue" and not stage.file.handover:
            raise HandoverRecordMissing
        case Received() | AtCommune():
            in_order(command.occurred_at, stage.since)
            may_be_shared(command.basis, stage.file, FOR_SUPPORT, command.occurred_at)
            return [_notified(command)]
        case _:
            return []


def _notified(command: NotifyHealthDept) -> HealthDeptNotified:
    at = command.occurred_at
    return HealthDeptNotified(
        case_id=command.case_id,
        due_at=due(at, INITIAL_VERIFICATION.on(at).value),
        policy_version=INITIAL_VERIFICATION.version(at),
        basis=command.basis,
        occurred_at=at,
    )


def _record_needs(command: RecordImmediateNeeds, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    in_order(command.occurred_at, stage.file.opened_at)
    needs, known = tuple(sorted(set(command.needs))), stage.file.needs
    asked = (needs, command.language, command.injuries)
    if known and asked == (known.needs, known.language, known.injuries):
        return []
    return [
        ImmediateNeedsRecorded(
            case_id=command.case_id,
            needs=needs,
            language=command.language,
            injuries=command.injuries,
            occurred_at=command.occurred_at,
        )
    ]


def _record_identity(command: RecordIdentity, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    in_order(command.occurred_at, stage.file.opened_at)
    if command.identity.digest == stage.file.identity:
        return []
    return [
        IdentityRecorded(
            case_id=command.case_id, identity=command.identity, occurred_at=command.occurred_at
        )
    ]
