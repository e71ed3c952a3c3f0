"""A referral: what intake asked of another service, and every step until its end.

The sender never loses sight of the person: each step has a limit, and someone is
awaited until it is kept. Answers come from other rooms, whose dates may lie before
the sending was written down; they are not judged by date.
"""

from datetime import datetime
from typing import assert_never

from services.intake.domain.referral.ending import (
    find_other_place,
    finish,
    is_theirs,
    note_overdue,
    withdraw,
)
from services.intake.domain.referral.messages import (
    NO_PLACE_SOUGHT,
    Awaited,
    NoteReferralOverdue,
    OtherPlaceFound,
    RecordOtherPlace,
    RecordReferralAnswer,
    RecordReferralFinished,
    ReferralAnswered,
    ReferralCommand,
    ReferralEvent,
    ReferralFinished,
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
    SendReferral,
    WithdrawReferral,
)
from services.intake.domain.referral.refusals import NoSuchReferral, ReferralIdTaken
from services.intake.domain.referral.state import (
    AWAITED,
    Asked,
    Awaiting,
    Declined,
    Finished,
    NoReferral,
    Referral,
    Request,
    Started,
    Withdrawn,
)
from services.intake.domain.referral.tables import REFERRAL_LIMITS, Open
from services.intake.domain.words import Answer, Receiver, Urgency
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import due

_LIMITS_OF_THEIR_OWN: frozenset[tuple[Receiver, Answer]] = frozenset({("legal_aid", "accepted")})
"""Who was accepted for legal aid has a provider within the limit of the Law on Legal Aid."""


def decide(command: ReferralCommand, referral: Referral) -> list[ReferralEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, SendReferral):
        return _send(command, referral)
    if isinstance(referral, NoReferral):
        raise NoSuchReferral
    match command:
        case RecordReferralAnswer():
            return _answer(command, referral)
        case RecordReferralFinished():
            return finish(command, referral)
        case WithdrawReferral():
            return withdraw(command, referral)
        case RecordOtherPlace():
            return find_other_place(command, referral)
        case NoteReferralOverdue():
            return note_overdue(command, referral)
        case _:
            assert_never(command)


def _send(command: SendReferral, referral: Referral) -> list[ReferralEvent]:
    if not isinstance(referral, NoReferral):
        known = referral.request
        if (known.case_id, known.to_service) != (command.case_id, command.to_service):
            raise ReferralIdTaken
        return []
    due_at, version = _limit("sent", command.urgency, command.occurred_at)
    return [
        ReferralSent(
            referral_id=command.referral_id,
            journey_id=command.journey_id,
            case_id=command.case_id,
            to_service=command.to_service,
            needs=command.needs,
            group=command.group,
            urgency=command.urgency,
            legal_status=command.legal_status,
            basis=command.basis,
            due_at=due_at,
            policy_version=version,
            occurred_at=command.occurred_at,
        )
    ]


def _limit(standing: Open, urgency: Urgency, at: datetime) -> tuple[datetime, str]:
    terms = REFERRAL_LIMITS.on(at).value[urgency]
    return due(at, terms[standing]), REFERRAL_LIMITS.version(at)


def _answer(command: RecordReferralAnswer, referral: Asked) -> list[ReferralEvent]:
    is_theirs(command.by_service, referral)
    if not _is_news(command.answer, referral):
        return []
    urgency = referral.request.urgency
    answered = ReferralAnswered(
        referral_id=command.referral_id,
        answer=command.answer,
        reason=command.reason,
        elsewhere=command.elsewhere,
        urgency=urgency,
        occurred_at=command.occurred_at,
    )
    if command.answer == "started" or _settles(answered):
        return [answered]
    awaited: Awaited = "other-place" if command.answer == "declined" else AWAITED[command.answer]
    if (command.by_service, command.answer) in _LIMITS_OF_THEIR_OWN:
        return [answered.model_copy(update={"awaited": awaited, "due_at": command.due_at})]
    due_at, version = _limit(command.answer, urgency, command.occurred_at)
    return [
        answered.model_copy(
            update={"awaited": awaited, "due_at": due_at, "policy_version": version}
        )
    ]


def _settles(answered: ReferralAnswered) -> bool:
    """Tell whether a no leaves nobody to find another place for."""
    return answered.answer == "declined" and answered.reason in NO_PLACE_SOUGHT


def _is_news(answer: Answer, referral: Asked) -> bool:
    """Tell news from an echo: what comes late may still settle it, a receipt says least."""
    match referral:
        case Awaiting(standing="sent"):
            return True
        case Awaiting():
            return answer not in ("received", referral.standing)
        case Declined():
            return answer not in ("received", "declined")
        case Withdrawn():
            return answer == "started"
        case Started() | Finished():
            return False
        case _:
            assert_never(referral)


def evolve(referral: Referral, event: ReferralEvent) -> Referral:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, ReferralSent):
        request = Request(event.case_id, event.to_service, event.urgency)
        return Awaiting(request, "sent", event.due_at)
    if isinstance(referral, NoReferral):
        return referral
    match event:
        case ReferralAnswered():
            return _answered(event, referral.request)
        case ReferralFinished():
            return Finished(referral.request)
        case ReferralWithdrawn():
            return Withdrawn(referral.request)
        case OtherPlaceFound() | ReferralOverdue():
            return _noted(event, referral)
        case _:
            assert_never(event)


def _answered(event: ReferralAnswered, request: Request) -> Asked:
    match event.answer:
        case "started":
            return Started(request)
        case "declined":
            return Declined(request, event.due_at, settled=_settles(event))
        case "received" | "waitlisted" | "accepted":
            return Awaiting(request, event.answer, event.due_at)
        case _:
            assert_never(event.answer)


def _noted(event: OtherPlaceFound | ReferralOverdue, referral: Asked) -> Asked:
    match referral:
        case Awaiting() | Declined() if isinstance(event, ReferralOverdue):
            return changed(referral, overdue=True)
        case Declined():
            return changed(referral, settled=True)
        case Awaiting() | Started() | Finished() | Withdrawn():
            return referral
        case _:
            assert_never(referral)


decider: Decider[ReferralCommand, Referral, ReferralEvent] = Decider(NoReferral(), decide, evolve)
