"""A consent taken back: sharing stops within the law's days, what the law keeps is kept."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.participation.commands import (
    AnswerConsentWithdrawal,
    ConsentCommand,
    NoteConsentAnswersOverdue,
    NoteConsentWithdrawn,
)
from services.reintegration.domain.participation.events import (
    ConsentAnswerOverdue,
    ConsentEvent,
    ConsentWithdrawalAnswered,
    ConsentWithdrawalNoted,
    ParticipationEvent,
)
from services.reintegration.domain.participation.rights_refusals import NoSuchWithdrawal
from services.reintegration.domain.participation.states import (
    Participating,
    Participation,
    Withdrawal,
)
from services.reintegration.domain.plan.standing import not_before
from services.reintegration.domain.tables import CONSENT_ANSWER
from shared.kernel.ids import ConsentId
from shared.kernel.states import changed
from shared.kernel.terms import due

Withdrawals = tuple[Withdrawal, ...]


def decide(command: ConsentCommand, person: Participation) -> list[ParticipationEvent]:
    """Return what a withdrawal asks of this room, and what became of it."""
    match command:
        case NoteConsentWithdrawn():
            return _withdrawn(command, person)
        case AnswerConsentWithdrawal():
            return _answer(command, person)
        case NoteConsentAnswersOverdue():
            return [*_overdue(command, person)]
        case _:
            assert_never(command)


def _withdrawn(command: NoteConsentWithdrawn, person: Participation) -> list[ParticipationEvent]:
    """Note it where a plan is open; elsewhere nothing of it is shared."""
    known = (*person.answered, *(one.consent_id for one in person.withdrawals))
    if not isinstance(person.presence, Participating) or command.consent_id in known:
        return []
    at = command.occurred_at
    answer_by = due(at, CONSENT_ANSWER.on(at).value)
    waiting = (*person.withdrawals, Withdrawal(command.consent_id, at, answer_by))
    return [
        ConsentWithdrawalNoted(
            journey_id=command.journey_id,
            consent_id=command.consent_id,
            purpose=command.purpose,
            answer_by=answer_by,
            policy_version=CONSENT_ANSWER.version(at),
            next_answer_by=_next(waiting),
            occurred_at=at,
        )
    ]


def _answer(command: AnswerConsentWithdrawal, person: Participation) -> list[ParticipationEvent]:
    if command.consent_id in person.answered:
        return []
    found = next((one for one in person.withdrawals if one.consent_id == command.consent_id), None)
    if found is None:
        raise NoSuchWithdrawal
    not_before(command.occurred_at, found.since)
    return [
        ConsentWithdrawalAnswered(
            journey_id=command.journey_id,
            consent_id=command.consent_id,
            answer=command.answer,
            next_answer_by=_next(_without(person.withdrawals, command.consent_id)),
            occurred_at=command.occurred_at,
        )
    ]


def _overdue(
    command: NoteConsentAnswersOverdue, person: Participation
) -> list[ConsentAnswerOverdue]:
    events: list[ConsentAnswerOverdue] = []
    waiting = person.withdrawals
    for one in person.withdrawals:
        if one.overdue or one.answer_by > command.occurred_at:
            continue
        waiting = _marked(waiting, one.consent_id)
        events.append(
            ConsentAnswerOverdue(
                journey_id=command.journey_id,
                consent_id=one.consent_id,
                next_answer_by=_next(waiting),
                occurred_at=one.answer_by,
            )
        )
    return events


def _next(waiting: Withdrawals) -> datetime | None:
    return min((one.answer_by for one in waiting if not one.overdue), default=None)


def _without(waiting: Withdrawals, consent_id: ConsentId) -> Withdrawals:
    return tuple(one for one in waiting if one.consent_id != consent_id)


def _marked(waiting: Withdrawals, consent_id: ConsentId) -> Withdrawals:
    return tuple(
        changed(one, overdue=True) if one.consent_id == consent_id else one for one in waiting
    )


def evolve(person: Participation, event: ConsentEvent) -> Participation:
    """Keep what waits for an answer."""
    match event:
        case ConsentWithdrawalNoted():
            waiting = (
                *person.withdrawals,
                Withdrawal(event.consent_id, event.occurred_at, event.answer_by),
            )
            return changed(person, withdrawals=waiting)
        case ConsentWithdrawalAnswered():
            return changed(
                person,
                withdrawals=_without(person.withdrawals, event.consent_id),
                answered=(*person.answered, event.consent_id),
            )
        case ConsentAnswerOverdue():
            return changed(person, withdrawals=_marked(person.withdrawals, event.consent_id))
        case _:
            assert_never(event)
