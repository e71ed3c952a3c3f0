"""Protection of a person in danger, and of those close to them: asked for, given, refused, ended.

Who refuses it does so for a reason and in writing, and may change their mind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from services.intake.domain.ids import ProtectionId
from services.intake.domain.protection.messages import (
    ApplyProtection,
    AskProtection,
    EndProtection,
    LiftProtection,
    NoteProtectionOverdue,
    ProtectionApplied,
    ProtectionAsked,
    ProtectionCommand,
    ProtectionEvent,
    ProtectionLifted,
    ProtectionOverdue,
    ProtectionRefused,
    RefuseProtection,
)
from services.intake.domain.tables import PROTECTION_ANSWER
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.states import changed
from shared.kernel.terms import due

_PROTECTION = "Law 53/2024/QH15, Arts 34-36"


@dataclass(frozen=True)
class Protection:
    """What is asked for, what stands, and what ended; nothing at first."""

    answer_by: datetime | None = None
    overdue: bool = False
    standing: Mapping[ProtectionId, ProtectionApplied] = field(
        default_factory=dict[ProtectionId, ProtectionApplied]
    )
    lifted: frozenset[ProtectionId] = frozenset()
    refusals: frozenset[ProtectionId] = frozenset()


class NoSuchProtection(NotFound):
    """No protection measure is recorded under this id."""

    slug = "no-such-protection"
    vi = "Không có biện pháp bảo vệ nào mang mã này."
    source = _PROTECTION


class ProtectionIdTaken(Refused):
    """Other measures already have this id."""

    slug = "protection-id-taken"
    vi = "Mã này đã thuộc về biện pháp bảo vệ khác."
    source = "Case-management practice"


class ProtectionIsLifted(Refused):
    """This measure was lifted; a new one is applied under its own id."""

    slug = "protection-is-lifted"
    vi = "Biện pháp bảo vệ này đã chấm dứt; hãy áp dụng biện pháp mới."
    source = _PROTECTION


class CommitmentMissing(Refused):
    """Protection is refused with a written commitment, or not at all."""

    slug = "commitment-missing"
    vi = "Người từ chối biện pháp bảo vệ phải có cam kết bằng văn bản."
    source = "Law 53/2024/QH15, Arts 34-36; Decree 162/2025/ND-CP"


class ProtectionLimitRunsOn(Refused):
    """The limit has not passed yet."""

    slug = "protection-limit-runs-on"
    vi = "Chưa hết thời hạn."
    source = _PROTECTION


def decide(command: ProtectionCommand, protection: Protection) -> list[ProtectionEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case AskProtection():
            return _ask(command, protection)
        case ApplyProtection():
            return _apply(command, protection)
        case RefuseProtection():
            return _refuse(command, protection)
        case LiftProtection():
            return _lift(command, protection)
        case EndProtection():
            return _end(command, protection)
        case NoteProtectionOverdue():
            return _note_overdue(command, protection)
        case _:
            assert_never(command)


def _ask(command: AskProtection, protection: Protection) -> list[ProtectionEvent]:
    if protection.answer_by is not None:
        return []
    at = command.occurred_at
    return [
        ProtectionAsked(
            journey_id=command.journey_id,
            asked_by=command.asked_by,
            due_at=due(at, PROTECTION_ANSWER.on(at).value),
            policy_version=PROTECTION_ANSWER.version(at),
            occurred_at=at,
        )
    ]


def _apply(command: ApplyProtection, protection: Protection) -> list[ProtectionEvent]:
    applied = ProtectionApplied(
        journey_id=command.journey_id,
        protection_id=command.protection_id,
        measures=tuple(sorted(set(command.measures))),
        protects=tuple(sorted(set(command.protects))),
        ground=tuple(sorted(set(command.ground))),
        authority=command.authority,
        occurred_at=command.occurred_at,
    )
    if command.protection_id in protection.lifted:
        raise ProtectionIsLifted
    if known := protection.standing.get(command.protection_id):
        if known.model_copy(update={"occurred_at": applied.occurred_at}) != applied:
            raise ProtectionIdTaken
        return []
    return [applied]


def _refuse(command: RefuseProtection, protection: Protection) -> list[ProtectionEvent]:
    if command.refusal_id in protection.refusals:
        return []
    if command.commitment is None:
        raise CommitmentMissing
    return [
        ProtectionRefused(
            journey_id=command.journey_id,
            refusal_id=command.refusal_id,
            reason=command.reason,
            commitment=command.commitment,
            occurred_at=command.occurred_at,
        )
    ]


def _lift(command: LiftProtection, protection: Protection) -> list[ProtectionEvent]:
    if command.protection_id in protection.lifted:
        return []
    if command.protection_id not in protection.standing:
        raise NoSuchProtection
    return [ProtectionLifted(**dict(command))]


def _end(command: EndProtection, protection: Protection) -> list[ProtectionEvent]:
    return [
        ProtectionLifted(
            journey_id=command.journey_id,
            protection_id=protection_id,
            reason="death",
            occurred_at=command.occurred_at,
        )
        for protection_id in sorted(protection.standing)
    ]


def _note_overdue(command: NoteProtectionOverdue, protection: Protection) -> list[ProtectionEvent]:
    if protection.answer_by is None or protection.overdue:
        return []
    if command.occurred_at < protection.answer_by:
        raise ProtectionLimitRunsOn
    return [
        ProtectionOverdue(
            journey_id=command.journey_id,
            due_at=protection.answer_by,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(protection: Protection, event: ProtectionEvent) -> Protection:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case ProtectionAsked():
            return changed(protection, answer_by=event.due_at, overdue=False)
        case ProtectionApplied():
            standing = {**protection.standing, event.protection_id: event}
            return changed(protection, answer_by=None, standing=standing)
        case ProtectionRefused():
            refusals = protection.refusals | {event.refusal_id}
            return changed(protection, answer_by=None, refusals=refusals)
        case ProtectionLifted():
            standing = {
                key: one for key, one in protection.standing.items() if key != event.protection_id
            }
            lifted = protection.lifted | {event.protection_id}
            return changed(protection, standing=standing, lifted=lifted)
        case ProtectionOverdue():
            return changed(protection, overdue=True)
        case _:
            assert_never(event)


decider: Decider[ProtectionCommand, Protection, ProtectionEvent] = Decider(
    Protection(), decide, evolve
)
