"""A no is not the end: it may be appealed, and new evidence opens the case again.

What was decided about an appeal is recorded whatever else is open. We open a case again by
ourselves only where no other case of the person is open.
"""

from datetime import datetime
from typing import assert_never

from services.intake.domain.case import joining
from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    AppealRejection,
    CaseReopened,
    CloseAsJoined,
    Contesting,
    DecideAppeal,
    FollowAppeal,
    JoinCase,
    LeaveUnjoined,
    RejectionAppealed,
    ReopenCase,
    TakeOver,
    UpheldBesideOpenCase,
)
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import (
    CaseIsWithdrawn,
    PersonHasDied,
    StatusIsSettled,
)
from services.intake.domain.case.state import (
    Case,
    Closed,
    EndedByDeath,
    NotVictim,
    RecordedCase,
    UnderIdentification,
    Withdrawn,
    in_order,
    recorded,
)
from services.intake.domain.ids import CaseId
from services.intake.domain.tables import APPEAL_DECISION, APPEAL_WINDOW, IDENTIFICATION
from services.intake.domain.words import EvidenceSource, ReopeningReason
from shared.kernel.errors import NotFound, Refused
from shared.kernel.messages import Code
from shared.kernel.terms import due

_COMPLAINTS = "Law 02/2011/QH13 on complaints; the rule of Law 53/2024/QH15 was not read"


class NothingToAppeal(Refused):
    """Nobody was found not to be a victim in this case; there is nothing to appeal."""

    slug = "nothing-to-appeal"
    vi = "Hồ sơ này không có kết luận không phải nạn nhân để khiếu nại."
    source = _COMPLAINTS


class AppealTooLate(Refused):
    """The time for an appeal has passed; new evidence can still open the case again."""

    slug = "appeal-too-late"
    vi = "Đã hết thời hiệu khiếu nại; vẫn có thể mở lại hồ sơ khi có chứng cứ mới."
    source = _COMPLAINTS


class AppealAlreadyMade(Refused):
    """This finding was appealed before, on another ground or by someone else."""

    slug = "appeal-already-made"
    vi = "Kết luận này đã được khiếu nại trước đó với căn cứ hoặc người khiếu nại khác."
    source = _COMPLAINTS


class NoSuchAppeal(NotFound):
    """No appeal was made in this case."""

    slug = "no-such-appeal"
    vi = "Hồ sơ này không có khiếu nại nào."
    source = _COMPLAINTS


class AppealIsDecided(Refused):
    """The appeal was decided, and otherwise than asked here."""

    slug = "appeal-is-decided"
    vi = "Khiếu nại đã được giải quyết với kết quả khác."
    source = _COMPLAINTS


class NobodyIdentifiesOn(Refused):
    """Who upholds an appeal says which police unit identifies on."""

    slug = "nobody-identifies-on"
    vi = "Khi chấp nhận khiếu nại phải nêu đơn vị công an tiếp tục xác định."
    source = "Law 53/2024/QH15, Art 27 (amended)"


class CaseIsNotOver(Refused):
    """Only a case that ended with a no, or was closed without an answer, is opened again."""

    slug = "case-is-not-over"
    vi = "Chỉ mở lại hồ sơ đã kết luận không phải nạn nhân hoặc đã đóng khi chưa có kết luận."
    source = "Case-management practice"


class AnotherCaseFollows(Refused):
    """The person left with proof of status, or before anyone identified; a new case follows."""

    slug = "another-case-follows"
    vi = "Hồ sơ đã đóng do người này rút; nếu họ quay lại thì mở hồ sơ mới nối tiếp."
    source = "Law 53/2024/QH15, Arts 27-33: who is proved a victim is not identified again"


def decide(command: Contesting, case: Case) -> list[CaseEvent]:
    """Return what becomes of a no; an empty list means it is already so."""
    found = recorded(case)
    match command:
        case AppealRejection():
            return _appeal(command, found)
        case DecideAppeal():
            return _decide_appeal(command, found)
        case FollowAppeal():
            return _follow(command, found)
        case JoinCase() | CloseAsJoined() | TakeOver() | LeaveUnjoined():
            return joining.decide(command, found)
        case ReopenCase():
            return _reopen(command, found)
        case _:
            assert_never(command)


def _appeal(command: AppealRejection, case: RecordedCase) -> list[CaseEvent]:
    known = case.file.appeal
    if known:
        if (known.ground, known.by) != (command.ground, command.by):
            raise AppealAlreadyMade
        return []
    rejected_at = case.file.rejected_at
    if rejected_at is None or not ended_with_a_no(case):
        raise NothingToAppeal
    in_order(command.occurred_at, rejected_at)
    if command.occurred_at > due(rejected_at, APPEAL_WINDOW.on(rejected_at).value):
        raise AppealTooLate
    return [_appealed(command)]


def ended_with_a_no(case: RecordedCase) -> bool:
    """Tell whether the finding that the person is not a victim is the last word so far."""
    return isinstance(case, NotVictim) or (isinstance(case, Closed) and case.reason == "not-victim")


def _appealed(command: AppealRejection) -> RejectionAppealed:
    at = command.occurred_at
    return RejectionAppealed(
        case_id=command.case_id,
        ground=command.ground,
        by=command.by,
        appeal=command.appeal,
        due_at=due(at, APPEAL_DECISION.on(at).value),
        policy_version=APPEAL_DECISION.version(at),
        occurred_at=at,
    )


def _decide_appeal(command: DecideAppeal, case: RecordedCase) -> list[CaseEvent]:
    appeal = case.file.appeal
    if appeal is None:
        raise NoSuchAppeal
    if appeal.upheld is not None:
        if appeal.upheld != command.upheld:
            raise AppealIsDecided
        return []
    in_order(command.occurred_at, appeal.made_at)
    decided = AppealDecided(
        case_id=command.case_id,
        upheld=command.upheld,
        decided_by=command.decided_by,
        decision=command.decision,
        occurred_at=command.occurred_at,
    )
    if not (command.upheld and ended_with_a_no(case)):
        return [decided]
    if command.police_unit is None:
        raise NobodyIdentifiesOn
    if isinstance(case, Closed):
        # Whether a closed case goes on, or somebody joins it to a newer one, its journey says.
        return [decided]
    at, unit = command.occurred_at, command.police_unit
    return [decided, _reopened(command.case_id, at, "appeal", (), unit)]


def _follow(command: FollowAppeal, case: RecordedCase) -> list[CaseEvent]:
    """Open the case again; beside a newer one that is open, leave it to somebody to join them."""
    at, unit, appeal = command.occurred_at, command.police_unit, case.file.appeal
    if not isinstance(case, Closed) or not (appeal and appeal.upheld) or appeal.join_by:
        return []
    if command.open_case is None:
        return [_reopened(command.case_id, at, "appeal", (), unit)]
    return [
        UpheldBesideOpenCase(
            case_id=command.case_id,
            open_case=command.open_case,
            police_unit=unit,
            due_at=due(at, IDENTIFICATION.on(at).value),
            policy_version=IDENTIFICATION.version(at),
            occurred_at=at,
        )
    ]


def _reopen(command: ReopenCase, case: RecordedCase) -> list[CaseEvent]:
    match case:
        case UnderIdentification():
            return []
        case EndedByDeath() | Closed(reason="deceased"):
            raise PersonHasDied
        case Closed(reason="handed-on" | "support-declined"):
            raise StatusIsSettled
        case Closed(reason="joined"):
            raise joining.GoesOnInOtherCase
        case Withdrawn():
            raise CaseIsWithdrawn
        case Closed() if case.file.status in ("victim", "unverified"):
            raise AnotherCaseFollows
        case NotVictim() | Closed():
            in_order(command.occurred_at, case.since)
            sources = tuple(sorted(set(command.sources)))
            at, unit = command.occurred_at, command.police_unit
            why: ReopeningReason = "appeal" if case.file.join_by else "new-evidence"
            return [_reopened(command.case_id, at, why, sources, unit)]
        case _:
            raise CaseIsNotOver


def _reopened(
    case_id: CaseId,
    at: datetime,
    reason: ReopeningReason,
    sources: tuple[EvidenceSource, ...],
    police_unit: Code,
) -> CaseReopened:
    return CaseReopened(
        case_id=case_id,
        reason=reason,
        sources=sources,
        police_unit=police_unit,
        due_at=due(at, IDENTIFICATION.on(at).value),
        policy_version=IDENTIFICATION.version(at),
        occurred_at=at,
    )
