"""The limits of a case: at once, verification, identification, appeals, joining, age, consents."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    AppealOverdue,
    CaseJoined,
    CaseLeftUnjoined,
    CaseReopened,
    CaseTakenOver,
    JoiningOverdue,
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
    RejectionAppealed,
    TakenOverOverdue,
    UpheldBesideOpenCase,
)
from services.intake.domain.case.commands import (
    NoteAtOnceOverdue,
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case.events import (
    AtOnceOverdue,
    CaseClosed,
    CaseEndedByDeath,
    CaseWithdrawn,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    PersonBroughtToCommune,
    PersonReceived,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.consent.messages import Dated, NoteConsentsExpired
from services.intake.domain.ids import CaseId
from services.intake.domain.standing.messages import (
    AgeCorrected,
    AgeReviewDue,
    AgeReviewScheduled,
    NoteAgeReviewDue,
    PersonTurned18,
)
from services.intake.domain.words import AtOnce
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event

COMMUNE = "bring-to-commune"
NOTICE = "notify-health-dept"
VERIFICATION = "initial-verification"
IDENTIFICATION = "identification"
APPEAL = "appeal-decision"
JOINING = "join-cases"
TAKEN_OVER = "identify-after-appeal"
AGE_REVIEW = "age-review"
CONSENTS = "consent-expires"

Changes = list[SetClock | SettleClock]


def watch(event: Event) -> Changes:
    """Say which clocks begin, move or end with this event."""
    if isinstance(event, Dated):
        return [_next_expiry(event)]
    of_stage = _of_arrival(event) or _of_identification(event)
    return [*of_stage, *_of_joining(event), *_of_appeal(event), *_of_age(event)]


def _next_expiry(event: Dated) -> SetClock | SettleClock:
    """Keep one clock a case, at the moment when its next consent runs out."""
    if event.next_expiry is None:
        return SettleClock(CONSENTS, event.case_id)
    return SetClock(CONSENTS, event.case_id, event.next_expiry)


def _of_arrival(event: Event) -> Changes:
    match event:
        case PersonReceived(bring_by=bring_by, notice_by=notice_by):
            limits = ((COMMUNE, bring_by), (NOTICE, notice_by))
            return [SetClock(name, event.case_id, by) for name, by in limits if by is not None]
        case PersonBroughtToCommune() | AtOnceOverdue(awaited="commune"):
            return [SettleClock(COMMUNE, event.case_id)]
        case AtOnceOverdue():
            return [SettleClock(NOTICE, event.case_id)]
        case HealthDeptNotified():
            started = SetClock(VERIFICATION, event.case_id, event.due_at)
            return [SettleClock(NOTICE, event.case_id), started]
        case _:
            return []


def _of_identification(event: Event) -> Changes:
    match event:
        case IdentificationRequested() | IdentificationExtended() | CaseReopened():
            return [SetClock(IDENTIFICATION, event.case_id, event.due_at)]
        case InitialVerificationRecorded() | InitialVerificationOverdue():
            return [SettleClock(VERIFICATION, event.case_id)]
        case VictimStatusConfirmed() | VictimStatusRejected() | IdentificationOverdue():
            return [SettleClock(IDENTIFICATION, event.case_id)]
        case _:
            return _of_end(event)


def _of_end(event: Event) -> Changes:
    match event:
        case CaseWithdrawn() | CaseClosed():
            return _settled(event.case_id, COMMUNE, NOTICE, VERIFICATION, IDENTIFICATION)
        case CaseEndedByDeath():
            return _settled(
                event.case_id,
                COMMUNE,
                NOTICE,
                VERIFICATION,
                IDENTIFICATION,
                APPEAL,
                AGE_REVIEW,
                CONSENTS,
            )
        case _:
            return []


def _settled(key: UUID, *names: str) -> Changes:
    return [SettleClock(name, key) for name in names]


def _of_appeal(event: Event) -> Changes:
    match event:
        case RejectionAppealed():
            return [SetClock(APPEAL, event.case_id, event.due_at)]
        case AppealDecided() | AppealOverdue():
            return [SettleClock(APPEAL, event.case_id)]
        case _:
            return []


def _of_joining(event: Event) -> Changes:
    match event:
        case UpheldBesideOpenCase():
            return [SetClock(JOINING, event.case_id, event.due_at)]
        case CaseJoined() | CaseLeftUnjoined() | JoiningOverdue():
            return [SettleClock(JOINING, event.case_id)]
        case CaseReopened():
            return _settled(event.case_id, JOINING, TAKEN_OVER)
        case CaseTakenOver(identify_by=datetime() as due_at):
            return [SetClock(TAKEN_OVER, event.case_id, due_at)]
        case (
            TakenOverOverdue()
            | IdentificationRequested()
            | VictimStatusConfirmed()
            | VictimStatusRejected()
            | CaseWithdrawn()
            | CaseClosed()
            | CaseEndedByDeath()
        ):
            return [SettleClock(TAKEN_OVER, event.case_id)]
        case _:
            return []


def _of_age(event: Event) -> Changes:
    match event:
        case AgeReviewScheduled():
            return [SetClock(AGE_REVIEW, event.case_id, event.due_at)]
        case AgeReviewDue() | PersonTurned18() | AgeCorrected(age_class="adult"):
            return [SettleClock(AGE_REVIEW, event.case_id)]
        case _:
            return []


def _asks(command: Callable[..., Command]) -> Callable[[UUID, datetime], Command]:
    return lambda key, at: command(case_id=CaseId(key), occurred_at=at)


def _misses(awaited: AtOnce) -> Callable[[UUID, datetime], Command]:
    return lambda key, at: NoteAtOnceOverdue(case_id=CaseId(key), awaited=awaited, occurred_at=at)


RINGS: Mapping[str, Callable[[UUID, datetime], Command]] = {
    COMMUNE: _misses("commune"),
    NOTICE: _misses("notice"),
    VERIFICATION: _asks(NoteVerificationOverdue),
    IDENTIFICATION: _asks(NoteIdentificationOverdue),
    APPEAL: _asks(NoteAppealOverdue),
    JOINING: _asks(NoteJoiningOverdue),
    TAKEN_OVER: _asks(NoteTakenOverOverdue),
    AGE_REVIEW: _asks(NoteAgeReviewDue),
    CONSENTS: _asks(NoteConsentsExpired),
}
