"""The change of master keys that ends a batch of erasures: an old copy then opens nothing.

Each service changes its own key; one change covers all erasures that came before it began.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.ids import RotationId
from services.intake.domain.rights.erasure import ALL_SERVICES, EveryService
from services.intake.domain.rights.tables import KEY_ROTATION
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import ErasureId, derived
from shared.kernel.messages import Command, Event, Moment
from shared.kernel.states import changed
from shared.kernel.terms import due

KEY_CHANGES = RotationId(derived("changes of master keys"))
"""There is one history of them."""

_KEYS = "Our design: a destroyed key can be taken from an old copy until its master is gone"


class AwaitRotation(Command):
    """Asked by the house, when an erasure is complete."""

    rotation_id: RotationId
    erasure_id: ErasureId


class RecordRotation(Command):
    """`began_at` is when the change began; `occurred_at` when the old key was destroyed."""

    rotation_id: RotationId
    service: EveryService
    began_at: Moment


class NoteSealed(Command):
    """A service says that its key was replaced after it had erased; `began_at` is since when."""

    rotation_id: RotationId
    erasure_id: ErasureId
    service: EveryService
    began_at: Moment


class NoteRotationOverdue(Command):
    rotation_id: RotationId


RotationCommand = AwaitRotation | RecordRotation | NoteSealed | NoteRotationOverdue


class RotationAwaited(Event):
    kind: Literal["key-rotation-awaited.v1"] = "key-rotation-awaited.v1"
    rotation_id: RotationId
    erasure_id: ErasureId
    services: tuple[EveryService, ...]
    rotate_by: Moment
    policy_version: str


class MasterKeyRotated(Event):
    kind: Literal["master-key-rotated.v1"] = "master-key-rotated.v1"
    rotation_id: RotationId
    service: EveryService
    began_at: Moment


class ErasureSealed(Event):
    kind: Literal["erasure-sealed.v1"] = "erasure-sealed.v1"
    rotation_id: RotationId
    erasure_id: ErasureId
    service: EveryService
    began_at: Moment


class RotationOverdue(Event):
    kind: Literal["key-rotation-overdue.v1"] = "key-rotation-overdue.v1"
    rotation_id: RotationId
    awaited: tuple[EveryService, ...]
    due_at: Moment


RotationEvent = Annotated[
    RotationAwaited | MasterKeyRotated | ErasureSealed | RotationOverdue,
    Field(discriminator="kind"),
]


@dataclass(frozen=True)
class Rotations:
    """Whose keys wait to be changed, and for which erasures.

    `rotate_by` and `overdue` are of the oldest erasure that waits; `since` is the last one's
    completion. `sealed` is which service has said of which erasure that its key is replaced;
    it may say so before the others have erased.
    """

    awaited: frozenset[EveryService] = frozenset()
    erasures: frozenset[ErasureId] = frozenset()
    since: datetime | None = None
    rotate_by: datetime | None = None
    overdue: bool = False
    began: Mapping[EveryService, datetime] = field(default_factory=dict[EveryService, datetime])
    sealed: frozenset[tuple[ErasureId, EveryService]] = frozenset()

    def unsealed_by(self, service: EveryService) -> frozenset[ErasureId]:
        """Return the erasures after which this service's key is still to be changed."""
        if service not in self.awaited:
            return frozenset()
        return frozenset(one for one in self.erasures if (one, service) not in self.sealed)


class RotationBeganTooEarly(Refused):
    """This change of keys began before the last erasure was complete; change them again."""

    slug = "rotation-began-too-early"
    vi = "Việc đổi khóa đã bắt đầu trước khi lần xóa gần nhất hoàn tất; hãy đổi khóa lại."
    source = _KEYS


class RotationLimitRunsOn(Refused):
    """The limit to change the keys has not passed yet."""

    slug = "rotation-limit-runs-on"
    vi = "Chưa hết thời hạn đổi khóa."
    source = _KEYS


def decide(command: RotationCommand, rotations: Rotations) -> list[RotationEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case AwaitRotation():
            return _await(command, rotations)
        case RecordRotation():
            return _record(command, rotations)
        case NoteSealed():
            return _note_sealed(command, rotations)
        case NoteRotationOverdue():
            return _note_overdue(command, rotations)
        case _:
            assert_never(command)


def _await(command: AwaitRotation, rotations: Rotations) -> list[RotationEvent]:
    if command.erasure_id in rotations.erasures:
        return []
    at = command.occurred_at
    waited_for: tuple[EveryService, ...] = tuple(
        one for one in ALL_SERVICES if (command.erasure_id, one) not in rotations.sealed
    )
    if not waited_for:
        return []
    return [
        RotationAwaited(
            **dict(command),
            services=waited_for,
            rotate_by=rotations.rotate_by or due(at, KEY_ROTATION.on(at).value),
            policy_version=KEY_ROTATION.version(at),
        )
    ]


def _record(command: RecordRotation, rotations: Rotations) -> list[RotationEvent]:
    if command.began_at == rotations.began.get(command.service):
        return []
    waits = command.service in rotations.awaited
    if waits and rotations.since is not None and command.began_at < rotations.since:
        raise RotationBeganTooEarly
    return [MasterKeyRotated(**dict(command))]


def _note_sealed(command: NoteSealed, rotations: Rotations) -> list[RotationEvent]:
    """Take a service's word; with its last erasure that is sealed, its key has been changed."""
    erasure, service = command.erasure_id, command.service
    if (erasure, service) in rotations.sealed:
        return []
    sealed = ErasureSealed(**dict(command))
    if rotations.unsealed_by(service) != frozenset((erasure,)):
        return [sealed]
    rotated = MasterKeyRotated(
        rotation_id=command.rotation_id,
        service=service,
        began_at=command.began_at,
        occurred_at=command.occurred_at,
    )
    return [sealed, rotated]


def _note_overdue(command: NoteRotationOverdue, rotations: Rotations) -> list[RotationEvent]:
    if rotations.rotate_by is None or rotations.overdue:
        return []
    if command.occurred_at < rotations.rotate_by:
        raise RotationLimitRunsOn
    return [
        RotationOverdue(
            rotation_id=command.rotation_id,
            awaited=tuple(one for one in ALL_SERVICES if one in rotations.awaited),
            due_at=rotations.rotate_by,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(rotations: Rotations, event: RotationEvent) -> Rotations:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case RotationAwaited():
            return changed(
                rotations,
                awaited=rotations.awaited | set(event.services),
                erasures=rotations.erasures | {event.erasure_id},
                since=max(event.occurred_at, rotations.since or event.occurred_at),
                rotate_by=event.rotate_by,
            )
        case MasterKeyRotated():
            return _rotated(rotations, event)
        case ErasureSealed(erasure_id=erasure, service=service):
            return changed(rotations, sealed=rotations.sealed | {(erasure, service)})
        case RotationOverdue():
            return changed(rotations, overdue=True)
        case _:
            assert_never(event)


def _rotated(rotations: Rotations, event: MasterKeyRotated) -> Rotations:
    began: dict[EveryService, datetime] = {**rotations.began, event.service: event.began_at}
    awaited = rotations.awaited - {event.service}
    theirs: Iterable[tuple[ErasureId, EveryService]] = (
        (erasure, event.service) for erasure in rotations.erasures
    )
    sealed = rotations.sealed.union(theirs)
    if not awaited:
        return Rotations(began=began, sealed=sealed)
    return changed(rotations, awaited=awaited, began=began, sealed=sealed)


decider: Decider[RotationCommand, Rotations, RotationEvent] = Decider(Rotations(), decide, evolve)
