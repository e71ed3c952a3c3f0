"""What lies in a matter's folder, wherever the matter stands: notices, dates, sums, reviews."""

from typing import TypeVar, assert_never

from services.legal_aid.domain.ids import DeadlineId
from services.legal_aid.domain.matter.events import (
    MatterFlaggedForReview,
    MatterReviewed,
    ReviewEvent,
)
from services.legal_aid.domain.matter.proceeding_events import (
    CompensationAwarded,
    CompensationClaimed,
    CompensationEvent,
    CompensationPaid,
    DeadlineCancelled,
    DeadlineMet,
    DeadlineMissed,
    DeadlineScheduled,
    DocketEvent,
    ProceedingBodyReminded,
    ProceedingEvent,
    ProceedingNoticeReceived,
)
from services.legal_aid.domain.matter.states import (
    Compensation,
    Deadline,
    File,
    Known,
    Notice,
    Settled,
)
from shared.kernel.states import changed

K = TypeVar("K", bound=Known)


def with_file(matter: K, file: File) -> K:
    """Return the matter with another folder."""
    return changed(matter, file=file)


def kept(
    matter: Known, event: ReviewEvent | ProceedingEvent | DocketEvent | CompensationEvent
) -> Known:
    """Put what happened before proceeding bodies, and why people look again, into the folder."""
    return with_file(matter, _with(matter.file, event))


def _with(
    file: File, event: ReviewEvent | ProceedingEvent | DocketEvent | CompensationEvent
) -> File:
    if isinstance(event, ReviewEvent):
        return _reviewed(file, event)
    if isinstance(event, ProceedingEvent):
        return _noticed(file, event)
    if isinstance(event, DocketEvent):
        return _dated(file, event)
    return _compensated(file, event)


def _reviewed(file: File, event: ReviewEvent) -> File:
    left = {reason: since for reason, since in file.reviews.items() if reason != event.reason}
    match event:
        case MatterFlaggedForReview():
            return changed(file, reviews={**left, event.reason: event.occurred_at})
        case MatterReviewed():
            return changed(file, reviews=left)
        case _:
            assert_never(event)


def _noticed(file: File, event: ProceedingEvent) -> File:
    match event:
        case ProceedingNoticeReceived():
            notice = Notice(event.late)
        case ProceedingBodyReminded():
            notice = Notice(late=True, reminded=True)
        case _:
            assert_never(event)
    return changed(file, notices={**file.notices, event.notice_id: notice})


def _dated(file: File, event: DocketEvent) -> File:
    left = {key: one for key, one in file.docket.items() if key != event.deadline_id}
    match event:
        case DeadlineScheduled():
            ahead = Deadline(event.deadline, event.due_at, event.to_be_settled.due_at)
            return changed(file, docket={**left, event.deadline_id: ahead})
        case DeadlineMissed():
            before = file.docket.get(event.deadline_id)
            settle_by = before.settle_by if before else event.due_at
            missed = Deadline(event.deadline, event.due_at, settle_by, missed=True)
            return changed(file, docket={**left, event.deadline_id: missed})
        case DeadlineMet():
            met: dict[DeadlineId, Settled] = {**file.settled, event.deadline_id: "met"}
            return changed(file, docket=left, settled=met)
        case DeadlineCancelled():
            off: dict[DeadlineId, Settled] = {**file.settled, event.deadline_id: "cancelled"}
            return changed(file, docket=left, settled=off)
        case _:
            assert_never(event)


def _compensated(file: File, event: CompensationEvent) -> File:
    before = file.compensation or Compensation(0)
    match event:
        case CompensationClaimed():
            after = changed(before, claimed=event.amount)
        case CompensationAwarded():
            after = changed(before, awarded=event.amount)
        case CompensationPaid():
            after = changed(before, payments=(*before.payments, (event.payment_id, event.amount)))
        case _:
            assert_never(event)
    return changed(file, compensation=after)
