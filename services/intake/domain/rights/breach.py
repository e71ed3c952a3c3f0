"""The register of breaches: what was found to have leaked, whom it may harm, who was told when.

Codes, dates and opaque ids only: what leaked is not written down a second time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from services.intake.domain.rights.breach_messages import (
    AssessBreach,
    AuthorityNotified,
    BreachAssessed,
    BreachClosed,
    BreachCommand,
    BreachEvent,
    BreachNoticeOverdue,
    BreachRecorded,
    CloseBreach,
    Harm,
    NoteBreachNoticeOverdue,
    NotifyAuthority,
    RecordBreach,
)
from services.intake.domain.rights.tables import BREACH_NOTICE
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.states import changed
from shared.kernel.terms import due

_BREACH = "Law 91/2025/QH15, Art 23"


@dataclass(frozen=True)
class NoBreach:
    """Nothing is recorded."""


@dataclass(frozen=True)
class Standing:
    """Recorded; `notify_by` is empty where no harm is seen."""

    recorded: BreachRecorded
    notify_by: datetime | None
    found: BreachRecorded | BreachAssessed
    notified: AuthorityNotified | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Closed:
    """Nothing more is to be done."""

    recorded: BreachRecorded
    closed: BreachClosed


Breach = NoBreach | Standing | Closed


class NoSuchBreach(NotFound):
    """No breach is recorded under this id."""

    slug = "no-such-breach"
    vi = "Không có sự cố nào mang mã này."
    source = _BREACH


class BreachIdTaken(Refused):
    """Another breach already has this id."""

    slug = "breach-id-taken"
    vi = "Mã này đã thuộc về một sự cố khác."
    source = "Case-management practice"


class DiscoveredLater(Refused):
    """A breach is recorded once it is discovered, not before."""

    slug = "breach-discovered-later"
    vi = "Thời điểm phát hiện sự cố không thể sau thời điểm ghi nhận."
    source = _BREACH


class BreachIsClosed(Refused):
    """This breach is closed; what is found anew is recorded as another."""

    slug = "breach-is-closed"
    vi = "Sự cố này đã được kết thúc; phát hiện mới cần được ghi thành sự cố khác."
    source = "practice: what was closed stays as it was judged"


class AuthorityNotYetNotified(Refused):
    """The breach may harm someone: notify the authority (A05) before closing it."""

    slug = "authority-not-yet-notified"
    vi = "Sự cố có thể gây hại; phải thông báo cho cơ quan chuyên trách (A05) trước khi kết thúc."
    source = _BREACH


class NotifiedBefore(Refused):
    """The authority was notified of this breach before."""

    slug = "authority-notified-before"
    vi = "Đã thông báo sự cố này cho cơ quan chuyên trách."
    source = _BREACH


class BreachLimitRunsOn(Refused):
    """The limit to notify the authority has not passed yet."""

    slug = "breach-limit-runs-on"
    vi = "Chưa hết thời hạn thông báo."
    source = _BREACH


def decide(command: BreachCommand, breach: Breach) -> list[BreachEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, RecordBreach):
        return _record(command, breach)
    match breach:
        case NoBreach():
            raise NoSuchBreach
        case Standing():
            return _while_standing(command, breach)
        case Closed():
            return _when_closed(command, breach)
        case _:
            assert_never(breach)


def _record(command: RecordBreach, breach: Breach) -> list[BreachEvent]:
    if command.discovered_at > command.occurred_at:
        raise DiscoveredLater
    recorded = BreachRecorded(
        breach_id=command.breach_id,
        discovered_at=command.discovered_at,
        natures=tuple(sorted(set(command.natures))),
        harms=tuple(sorted(set(command.harms))),
        journeys=tuple(sorted(set(command.journeys))),
        notify_by=_notify_by(command.discovered_at, command.harms),
        policy_version=BREACH_NOTICE.version(command.discovered_at),
        occurred_at=command.occurred_at,
    )
    match breach:
        case NoBreach():
            return [recorded]
        case Standing(known) | Closed(known):
            if dict(known, occurred_at=None) != dict(recorded, occurred_at=None):
                raise BreachIdTaken
            return []
        case _:
            assert_never(breach)


def _notify_by(discovered_at: datetime, harms: tuple[Harm, ...]) -> datetime | None:
    return due(discovered_at, BREACH_NOTICE.on(discovered_at).value) if harms else None


_Later = AssessBreach | NotifyAuthority | CloseBreach | NoteBreachNoticeOverdue


def _while_standing(command: _Later, breach: Standing) -> list[BreachEvent]:
    match command:
        case AssessBreach():
            return _assess(command, breach)
        case NotifyAuthority():
            return _notify(command, breach)
        case CloseBreach():
            if breach.notify_by is not None and breach.notified is None:
                raise AuthorityNotYetNotified
            return [BreachClosed.model_validate(_sorted(command))]
        case NoteBreachNoticeOverdue():
            return _note_overdue(command, breach)
        case _:
            assert_never(command)


def _sorted(command: CloseBreach) -> dict[str, object]:
    return {**dict(command), "measures": tuple(sorted(set(command.measures)))}


def _assess(command: AssessBreach, breach: Standing) -> list[BreachEvent]:
    discovered_at = breach.recorded.discovered_at
    assessed = BreachAssessed(
        breach_id=command.breach_id,
        discovered_at=discovered_at,
        notified=breach.notified is not None,
        harms=tuple(sorted(set(command.harms))),
        journeys=tuple(sorted(set(command.journeys))),
        notify_by=_notify_by(discovered_at, command.harms),
        occurred_at=command.occurred_at,
    )
    same = (assessed.harms, assessed.journeys) == (breach.found.harms, breach.found.journeys)
    return [] if same else [assessed]


def _notify(command: NotifyAuthority, breach: Standing) -> list[BreachEvent]:
    if breach.notified is not None:
        if breach.notified.authority != command.authority:
            raise NotifiedBefore
        return []
    in_time = breach.notify_by is None or command.occurred_at <= breach.notify_by
    return [AuthorityNotified(**dict(command), in_time=in_time)]


def _note_overdue(command: NoteBreachNoticeOverdue, breach: Standing) -> list[BreachEvent]:
    if breach.notify_by is None or breach.notified is not None or breach.overdue:
        return []
    if command.occurred_at < breach.notify_by:
        raise BreachLimitRunsOn
    return [BreachNoticeOverdue(**dict(command), due_at=breach.notify_by)]


def _when_closed(command: _Later, breach: Closed) -> list[BreachEvent]:
    match command:
        case CloseBreach():
            if dict(_sorted(command))["measures"] != breach.closed.measures:
                raise BreachIsClosed
            return []
        case NoteBreachNoticeOverdue():
            return []
        case AssessBreach() | NotifyAuthority():
            raise BreachIsClosed
        case _:
            assert_never(command)


def evolve(breach: Breach, event: BreachEvent) -> Breach:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, BreachRecorded):
        return Standing(event, event.notify_by, event)
    return _moved(breach, event) if isinstance(breach, Standing) else breach


def _moved(
    breach: Standing,
    event: BreachAssessed | AuthorityNotified | BreachNoticeOverdue | BreachClosed,
) -> Breach:
    match event:
        case BreachAssessed():
            return changed(breach, found=event, notify_by=event.notify_by)
        case AuthorityNotified():
            return changed(breach, notified=event)
        case BreachNoticeOverdue():
            return changed(breach, overdue=True)
        case BreachClosed():
            return Closed(breach.recorded, event)
        case _:
            assert_never(event)


decider: Decider[BreachCommand, Breach, BreachEvent] = Decider(NoBreach(), decide, evolve)
