"""Compensation: claimed in the client's name, awarded by the court, paid in one or more parts."""

from typing import assert_never

from services.legal_aid.domain.matter.commands import (
    CompensationCommand,
    FileCompensationClaim,
    RecordCompensationAward,
    RecordCompensationPayment,
)
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_events import (
    CompensationAwarded,
    CompensationClaimed,
    CompensationPaid,
)
from services.legal_aid.domain.matter.proceeding_refusals import (
    AlreadyAwarded,
    AlreadyClaimed,
    DifferentPayment,
    MatterIsArchived,
    NothingAwarded,
    NothingClaimed,
    PaidBeyondAward,
)
from services.legal_aid.domain.matter.refusals import MatterIsOver, NoProviderYet, must_follow
from services.legal_aid.domain.matter.standing import known, under_way
from services.legal_aid.domain.matter.states import (
    Accepted,
    Archived,
    Compensation,
    File,
    Matter,
    RefusedInWriting,
    Withdrawn,
)


def decide(command: CompensationCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to a claim; an award and payments may follow the matter's end."""
    match command:
        case FileCompensationClaim():
            return _claim(command, matter)
        case RecordCompensationAward():
            return _award(command, *_claimed(matter))
        case RecordCompensationPayment():
            return _pay(command, *_claimed(matter))
        case _:
            assert_never(command)


def _claim(command: FileCompensationClaim, matter: Matter) -> list[MatterEvent]:
    before = known(matter).file.compensation
    if before is not None:
        if before.claimed == command.amount:
            return []
        raise AlreadyClaimed
    there = under_way(matter)
    if isinstance(there, Accepted):
        raise NoProviderYet
    must_follow(command.occurred_at, there.acting.appointed_at)
    return [
        CompensationClaimed(
            matter_id=command.matter_id, occurred_at=command.occurred_at, amount=command.amount
        )
    ]


def _claimed(matter: Matter) -> tuple[File, Compensation]:
    there = known(matter)
    if isinstance(there, Archived):
        raise MatterIsArchived
    if isinstance(there, RefusedInWriting | Withdrawn):
        raise MatterIsOver
    if there.file.compensation is None:
        raise NothingClaimed
    return there.file, there.file.compensation


def _award(
    command: RecordCompensationAward, file: File, compensation: Compensation
) -> list[MatterEvent]:
    if compensation.awarded is not None:
        if compensation.awarded == command.amount:
            return []
        raise AlreadyAwarded
    must_follow(command.occurred_at, file.request.occurred_at)
    return [
        CompensationAwarded(
            matter_id=command.matter_id, occurred_at=command.occurred_at, amount=command.amount
        )
    ]


def _pay(
    command: RecordCompensationPayment, file: File, compensation: Compensation
) -> list[MatterEvent]:
    if not compensation.awarded:
        raise NothingAwarded
    before = dict(compensation.payments).get(command.payment_id)
    if before is not None:
        if before == command.amount:
            return []
        raise DifferentPayment
    if command.amount > compensation.outstanding:
        raise PaidBeyondAward
    must_follow(command.occurred_at, file.request.occurred_at)
    return [
        CompensationPaid(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            payment_id=command.payment_id,
            amount=command.amount,
            outstanding=compensation.outstanding - command.amount,
        )
    ]
