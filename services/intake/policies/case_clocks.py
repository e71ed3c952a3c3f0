"""The limits of a case: verification, identification, appeals, coming of age, consents."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain.appeal_messages import (
    AppealDecided,
    AppealOverdue,
    CaseReopened,
    NoteAppealOverdue,
    RejectionAppealed,
)
from services.intake.domain.case_commands import (
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case_events import (
    CaseClosed,
    CaseEndedByDeath,
    CaseWithdrawn,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.consent_messages import Consented, NoteConsentsExpired
from services.intake.domain.ids import CaseId
from services.intake.domain.standing_messages import (
    AgeReviewDue,
    AgeReviewScheduled,
    NoteAgeReviewDue,
    PersonTurned18,
)
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event

VERIFICATION = "initial-verification"
IDENTIFICATION = "identification"
APPEAL = "appeal-decision"
AGE_REVIEW = "age-review"
CONSENTS = "consent-expires"

Changes = list[SetClock | SettleClock]


def watch(event: Event) -> Changes:
    """Say which clocks begin, move or end with this event."""
    if isinstance(event, Consented):
        return [_next_expiry(event)]
    return _of_identification(event) or _of_person(event)


def _next_expiry(event: Consented) -> SetClock | SettleClock:
    """Keep one clock a case, at the moment when its next consent runs out."""
    if event.next_expiry is None:
        return SettleClock(CONSENTS, event.case_id)
    return SetClock(CONSENTS, event.case_id, event.next_expiry)


def _of_identification(event: Event) -> Changes:
    match event:
        case HealthDeptNotified():
            return [SetClock(VERIFICATION, event.case_id, event.due_at)]
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
            return _settled(event.case_id, VERIFICATION, IDENTIFICATION)
        case CaseEndedByDeath():
            return _settled(
                event.case_id, VERIFICATION, IDENTIFICATION, APPEAL, AGE_REVIEW, CONSENTS
            )
        case _:
            return []


def _settled(key: UUID, *names: str) -> Changes:
    return [SettleClock(name, key) for name in names]


def _of_person(event: Event) -> Changes:
    match event:
        case RejectionAppealed():
            return [SetClock(APPEAL, event.case_id, event.due_at)]
        case AppealDecided() | AppealOverdue():
            return [SettleClock(APPEAL, event.case_id)]
        case AgeReviewScheduled():
            return [SetClock(AGE_REVIEW, event.case_id, event.due_at)]
        case AgeReviewDue() | PersonTurned18():
            return [SettleClock(AGE_REVIEW, event.case_id)]
        case _:
            return []


def _asks(command: Callable[..., Command]) -> Callable[[UUID, datetime], Command]:
    return lambda key, at: command(case_id=CaseId(key), occurred_at=at)


RINGS: Mapping[str, Callable[[UUID, datetime], Command]] = {
    VERIFICATION: _asks(NoteVerificationOverdue),
    IDENTIFICATION: _asks(NoteIdentificationOverdue),
    APPEAL: _asks(NoteAppealOverdue),
    AGE_REVIEW: _asks(NoteAgeReviewDue),
    CONSENTS: _asks(NoteConsentsExpired),
}
