"""How long a journey's data are kept: long after all support has ended, erasing is proposed.

Nothing is erased silently: a named person approves, or says why the data are kept longer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from services.intake.domain.rights.erasure import EveryService
from services.intake.domain.rights.retention_messages import (
    ApproveErasure,
    EndRetention,
    ErasureApproved,
    ErasureProposed,
    KeepLonger,
    KeptBecause,
    KeptLonger,
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposalOverdue,
    ProposeErasure,
    RetentionCommand,
    RetentionEnded,
    RetentionEvent,
    SupportEndNoted,
    SupportNoted,
)
from services.intake.domain.rights.tables import LONGER, PROPOSAL_DECISION, RETENTION
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.terms import due

_RETENTION = "Law 91/2025/QH15, Art 3.3"


Support = tuple[EveryService, UUID | None]
"""Who supports the person, and in which report, stay, matter or plan."""


@dataclass(frozen=True)
class InUse:
    """Support goes on, or none was ever heard of."""

    by: frozenset[Support] = frozenset()


@dataclass(frozen=True)
class Kept:
    """All support is over; `because` is the last reason for keeping it longer."""

    propose_at: datetime
    because: KeptBecause | None = None


@dataclass(frozen=True)
class Proposed:
    """Someone is to decide."""

    since: datetime
    decide_by: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Over:
    """It is erased: by this proposal, or for another cause."""

    approved: bool


Retention = InUse | Kept | Proposed | Over


class NothingProposed(Refused):
    """It is not proposed to erase this person's data."""

    slug = "erasure-not-proposed"
    vi = "Chưa có đề xuất xóa dữ liệu của người này."
    source = _RETENTION


class DecidedBeforeProposed(Refused):
    """The decision is dated before the proposal that it answers; check the dates."""

    slug = "decided-before-proposed"
    vi = "Quyết định không thể có trước đề xuất; hãy kiểm tra lại ngày giờ."
    source = "Our design: steps are told in the order in which they happened"


class StillInUse(Refused):
    """A service still supports this person; their data are needed."""

    slug = "retention-still-in-use"
    vi = "Người này vẫn đang được hỗ trợ; dữ liệu còn cần thiết."
    source = _RETENTION


class RetentionLimitRunsOn(Refused):
    """The limit has not passed yet."""

    slug = "retention-limit-runs-on"
    vi = "Chưa hết thời hạn."
    source = _RETENTION


def decide(command: RetentionCommand, retention: Retention) -> list[RetentionEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case NoteSupport():
            return _note_support(command, retention)
        case NoteSupportEnd():
            return _note_end(command, retention)
        case ProposeErasure():
            return _propose(command, retention)
        case ApproveErasure() | KeepLonger():
            return _judge(command, retention)
        case NoteProposalOverdue():
            return _note_overdue(command, retention)
        case EndRetention():
            ended = isinstance(retention, Over)
            return [] if ended else [RetentionEnded(**dict(command))]
        case _:
            assert_never(command)


def _note_support(command: NoteSupport, retention: Retention) -> list[RetentionEvent]:
    match retention:
        case InUse(by) if (command.service, command.about) in by:
            return []
        case Over():
            return []
        case InUse() | Kept() | Proposed():
            return [SupportNoted(**dict(command))]
        case _:
            assert_never(retention)


def _note_end(command: NoteSupportEnd, retention: Retention) -> list[RetentionEvent]:
    if not isinstance(retention, InUse):
        return []
    goes_on = _without(retention.by, (command.service, command.about))
    if retention.by and goes_on == retention.by:
        return []
    at = command.occurred_at
    return [
        SupportEndNoted(
            **dict(command),
            propose_at=None if goes_on else due(at, RETENTION.on(at).value),
            policy_version=RETENTION.version(at),
        )
    ]


def _without(by: frozenset[Support], ended: Support) -> frozenset[Support]:
    """Return who supports the person still.

    What began before anybody wrote down in which matter ends with the first that ends; a case
    of intake never had a number, and goes on when a report is resolved.
    """
    service, _ = ended
    if ended not in by and service != "intake":
        return by - {(service, None)}
    return by - {ended}


def _propose(command: ProposeErasure, retention: Retention) -> list[RetentionEvent]:
    match retention:
        case InUse():
            raise StillInUse
        case Kept():
            at = command.occurred_at
            if at < retention.propose_at:
                raise RetentionLimitRunsOn
            limit = due(at, PROPOSAL_DECISION.on(at).value)
            version = PROPOSAL_DECISION.version(at)
            return [ErasureProposed(**dict(command), decide_by=limit, policy_version=version)]
        case Proposed() | Over():
            return []
        case _:
            assert_never(retention)


def _judge(command: ApproveErasure | KeepLonger, retention: Retention) -> list[RetentionEvent]:
    match retention:
        case Proposed(since):
            if command.occurred_at < since:
                raise DecidedBeforeProposed
            return [_judged(command)]
        case Over(approved=True) if isinstance(command, ApproveErasure):
            return []
        case Kept(because=because) if isinstance(command, KeepLonger):
            if because != command.because:
                raise NothingProposed
            return []
        case _:
            raise NothingProposed


def _judged(command: ApproveErasure | KeepLonger) -> RetentionEvent:
    match command:
        case ApproveErasure():
            return ErasureApproved(**dict(command))
        case KeepLonger(occurred_at=at):
            again = due(at, LONGER.on(at).value)
            return KeptLonger(**dict(command), propose_at=again, policy_version=LONGER.version(at))
        case _:
            assert_never(command)


def _note_overdue(command: NoteProposalOverdue, retention: Retention) -> list[RetentionEvent]:
    if not isinstance(retention, Proposed) or retention.overdue:
        return []
    if command.occurred_at < retention.decide_by:
        raise RetentionLimitRunsOn
    return [ProposalOverdue(**dict(command), due_at=retention.decide_by)]


def evolve(retention: Retention, event: RetentionEvent) -> Retention:
    """Apply one recorded event; never refuse, never look outside."""
    by = retention.by if isinstance(retention, InUse) else frozenset[Support]()
    match event:
        case SupportNoted():
            return InUse(by | frozenset[Support]({(event.service, event.about)}))
        case SupportEndNoted():
            left = InUse(_without(by, (event.service, event.about)))
            return left if event.propose_at is None else Kept(event.propose_at)
        case ErasureProposed():
            return Proposed(event.occurred_at, event.decide_by)
        case ErasureApproved() | RetentionEnded():
            return Over(approved=isinstance(event, ErasureApproved))
        case KeptLonger():
            return Kept(event.propose_at, event.because)
        case ProposalOverdue():
            since = retention.since if isinstance(retention, Proposed) else event.occurred_at
            return Proposed(since, event.due_at, overdue=True)
        case _:
            assert_never(event)


decider: Decider[RetentionCommand, Retention, RetentionEvent] = Decider(InUse(), decide, evolve)
