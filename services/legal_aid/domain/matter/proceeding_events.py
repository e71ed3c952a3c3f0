"""What happened to a matter before proceeding bodies: notices, dates, compensation."""

from typing import Literal

from services.legal_aid.domain.ids import DeadlineId, MatterId, NoticeId, PaymentId
from services.legal_aid.domain.tables import Limit
from services.legal_aid.domain.words import (
    DeadlineKind,
    InProceedings,
    NoticeType,
    Paid,
    ProceedingBody,
    Vnd,
)
from shared.kernel.messages import Event, Moment, RecordRef


class ProceedingNoticeReceived(Event):
    kind: Literal["proceeding-notice-received.v1"] = "proceeding-notice-received.v1"
    matter_id: MatterId
    notice_id: NoticeId
    body: ProceedingBody
    notice_type: NoticeType
    client_is: InProceedings
    asked_at: Moment | None
    told_due: Limit | None
    late: bool
    notice: RecordRef | None


class ProceedingBodyReminded(Event):
    kind: Literal["proceeding-body-reminded.v1"] = "proceeding-body-reminded.v1"
    matter_id: MatterId
    notice_id: NoticeId
    letter: RecordRef | None


class DeadlineScheduled(Event):
    kind: Literal["deadline-scheduled.v1"] = "deadline-scheduled.v1"
    matter_id: MatterId
    deadline_id: DeadlineId
    deadline: DeadlineKind
    due_at: Moment
    to_be_settled: Limit
    next_at: Moment | None


class DeadlineMet(Event):
    kind: Literal["deadline-met.v1"] = "deadline-met.v1"
    matter_id: MatterId
    deadline_id: DeadlineId
    deadline: DeadlineKind
    late: bool
    next_at: Moment | None


class DeadlineMissed(Event):
    kind: Literal["deadline-missed.v1"] = "deadline-missed.v1"
    matter_id: MatterId
    deadline_id: DeadlineId
    deadline: DeadlineKind
    due_at: Moment
    next_at: Moment | None


class DeadlineCancelled(Event):
    kind: Literal["deadline-cancelled.v1"] = "deadline-cancelled.v1"
    matter_id: MatterId
    deadline_id: DeadlineId
    next_at: Moment | None


class CompensationClaimed(Event):
    kind: Literal["compensation-claimed.v1"] = "compensation-claimed.v1"
    matter_id: MatterId
    amount: Paid


class CompensationAwarded(Event):
    kind: Literal["compensation-awarded.v1"] = "compensation-awarded.v1"
    matter_id: MatterId
    amount: Vnd


class CompensationPaid(Event):
    kind: Literal["compensation-paid.v1"] = "compensation-paid.v1"
    matter_id: MatterId
    payment_id: PaymentId
    amount: Paid
    outstanding: Vnd


ProceedingEvent = ProceedingNoticeReceived | ProceedingBodyReminded
DocketEvent = DeadlineScheduled | DeadlineMet | DeadlineMissed | DeadlineCancelled
CompensationEvent = CompensationClaimed | CompensationAwarded | CompensationPaid
