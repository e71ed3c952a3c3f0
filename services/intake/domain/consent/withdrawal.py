"""A consent taken back: which services must stop, by when, and which have said that they did.

Taking back has effect at once. What is kept here is that everyone who received under the
consent knows, and has stopped; what the law keeps is kept.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.words import Receiver
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command, Event, Moment
from shared.kernel.states import changed
from shared.law.consent import stop_by

Services = tuple[Receiver, ...]


class AwaitStop(Command):
    """`elsewhere` says that somebody outside the house may hold what was shared."""

    consent_id: ConsentId
    journey_id: JourneyId
    services: Services
    elsewhere: bool


class NoteStopped(Command):
    consent_id: ConsentId
    service: Receiver


class NoteStopOverdue(Command):
    consent_id: ConsentId


WithdrawalCommand = AwaitStop | NoteStopped | NoteStopOverdue


class StopAwaited(Event):
    """`stop_by` is until when each of these services says that it has stopped."""

    kind: Literal["stop-awaited.v1"] = "stop-awaited.v1"
    consent_id: ConsentId
    services: Services
    stop_by: Moment
    policy_version: str


class ServiceStopped(Event):
    """`awaited` are the services that have not said so yet."""

    kind: Literal["service-stopped.v1"] = "service-stopped.v1"
    consent_id: ConsentId
    service: Receiver
    awaited: Services


class StopOverdue(Event):
    kind: Literal["stop-overdue.v1"] = "stop-overdue.v1"
    consent_id: ConsentId
    awaited: Services
    stop_by: Moment


WithdrawalEvent = Annotated[StopAwaited | ServiceStopped | StopOverdue, Field(discriminator="kind")]


@dataclass(frozen=True)
class NotTakenBack:
    """The consent stands, or nobody received under it."""


@dataclass(frozen=True)
class Awaiting:
    """Some services have not said that they stopped."""

    awaited: StopAwaited
    stopped: frozenset[Receiver] = frozenset()
    overdue: bool = False

    @property
    def left(self) -> Services:
        """Return who is still waited for."""
        return tuple(one for one in self.awaited.services if one not in self.stopped)


Withdrawal = NotTakenBack | Awaiting


class NobodyAwaited(NotFound):
    """Nobody is waited for to stop under this consent."""

    slug = "nobody-awaited-to-stop"
    vi = "Không chờ dịch vụ nào xác nhận ngừng theo sự đồng ý này."
    source = "Law 91/2025/QH15, Art 9"


class StopTimeRunsOn(Refused):
    """The time within which the services must stop has not passed."""

    slug = "stop-time-runs-on"
    vi = "Chưa hết thời hạn để các dịch vụ ngừng chia sẻ."
    source = "Decree 356/2025/ND-CP, Art 5"


def decide(command: WithdrawalCommand, withdrawal: Withdrawal) -> list[WithdrawalEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case AwaitStop():
            return _await(command, withdrawal)
        case NoteStopped():
            return _note_stopped(command, withdrawal)
        case NoteStopOverdue():
            return _note_overdue(command, withdrawal)
        case _:
            assert_never(command)


def _await(command: AwaitStop, withdrawal: Withdrawal) -> list[WithdrawalEvent]:
    if isinstance(withdrawal, Awaiting):
        return []
    until, version = stop_by(command.occurred_at, elsewhere=command.elsewhere)
    return [
        StopAwaited(
            consent_id=command.consent_id,
            services=command.services,
            stop_by=until,
            policy_version=version,
            occurred_at=command.occurred_at,
        )
    ]


def _note_stopped(command: NoteStopped, withdrawal: Withdrawal) -> list[WithdrawalEvent]:
    """Note an answer; one that nobody waited for says nothing new."""
    if isinstance(withdrawal, NotTakenBack) or command.service not in withdrawal.left:
        return []
    left: Services = tuple(one for one in withdrawal.left if one != command.service)
    return [ServiceStopped.model_validate({**dict(command), "awaited": left})]


def _note_overdue(command: NoteStopOverdue, withdrawal: Withdrawal) -> list[WithdrawalEvent]:
    match withdrawal:
        case NotTakenBack():
            raise NobodyAwaited
        case Awaiting(overdue=True):
            return []
        case Awaiting() if not withdrawal.left:
            return []
        case Awaiting(awaited):
            if command.occurred_at < awaited.stop_by:
                raise StopTimeRunsOn
            return [
                StopOverdue(
                    consent_id=command.consent_id,
                    awaited=withdrawal.left,
                    stop_by=awaited.stop_by,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(withdrawal)


def evolve(withdrawal: Withdrawal, event: WithdrawalEvent) -> Withdrawal:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, StopAwaited):
        return Awaiting(event)
    if isinstance(withdrawal, NotTakenBack):
        return withdrawal
    match event:
        case ServiceStopped(service=service):
            return changed(withdrawal, stopped=withdrawal.stopped | {service})
        case StopOverdue():
            return changed(withdrawal, overdue=True)
        case _:
            assert_never(event)


decider: Decider[WithdrawalCommand, Withdrawal, WithdrawalEvent] = Decider(
    NotTakenBack(), decide, evolve
)
