"""Made-up notices, dates and compensation of the made-up matter."""

from uuid import UUID

from services.legal_aid.domain.ids import DeadlineId, NoticeId, PaymentId
from services.legal_aid.domain.matter.commands import (
    CancelDeadline,
    FileCompensationClaim,
    MeetDeadline,
    NoteDeadlinesMissed,
    ReceiveProceedingNotice,
    RecordCompensationAward,
    RecordCompensationPayment,
    RemindProceedingBody,
    ReportDeadline,
    ScheduleHearing,
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
from services.legal_aid.domain.tables import Limit
from tests.legal_aid.made_up import DAY, END_OF_NEXT_MONDAY, HOUR, MATTER, NOON, PAPER

HEARING, APPEAL = DeadlineId(UUID(int=23)), DeadlineId(UUID(int=24))
NOTICE, PAYMENT = NoticeId(UUID(int=25)), PaymentId(UUID(int=26))
receive_notice = ReceiveProceedingNotice(
    matter_id=MATTER,
    notice_id=NOTICE,
    body="investigation-body",
    notice_type="aid-asked-for",
    client_is="injured-party",
    asked_at=NOON,
    notice=PAPER,
    occurred_at=NOON + DAY + HOUR,
)
notice_received = ProceedingNoticeReceived(
    matter_id=MATTER,
    notice_id=NOTICE,
    body="investigation-body",
    notice_type="aid-asked-for",
    client_is="injured-party",
    asked_at=NOON,
    told_due=Limit(due_at=NOON + DAY, policy_version="proceeding-notice@2018-01-01"),
    late=True,
    notice=PAPER,
    occurred_at=NOON + DAY + HOUR,
)
remind = RemindProceedingBody(
    matter_id=MATTER, notice_id=NOTICE, letter=PAPER, occurred_at=NOON + 2 * DAY
)
reminded = ProceedingBodyReminded(
    matter_id=MATTER, notice_id=NOTICE, letter=PAPER, occurred_at=NOON + 2 * DAY
)
NEXT_TUESDAY = END_OF_NEXT_MONDAY + DAY
SETTLE_HEARING = Limit(due_at=NEXT_TUESDAY, policy_version="deadline-noting@2018-01-01")
SETTLE_APPEAL = Limit(due_at=NEXT_TUESDAY + DAY, policy_version="deadline-noting@2018-01-01")
schedule = ScheduleHearing(
    matter_id=MATTER, deadline_id=HEARING, begins_at=NOON + 7 * DAY, occurred_at=NOON + 2 * DAY
)
report = ReportDeadline(
    matter_id=MATTER,
    deadline_id=APPEAL,
    deadline="appeal",
    due_at=NOON + 8 * DAY,
    occurred_at=NOON + 2 * DAY,
)
hearing_scheduled = DeadlineScheduled(
    matter_id=MATTER,
    deadline_id=HEARING,
    deadline="hearing",
    due_at=NOON + 7 * DAY,
    to_be_settled=SETTLE_HEARING,
    next_at=NEXT_TUESDAY,
    occurred_at=NOON + 2 * DAY,
)
appeal_scheduled = DeadlineScheduled(
    matter_id=MATTER,
    deadline_id=APPEAL,
    deadline="appeal",
    due_at=NOON + 8 * DAY,
    to_be_settled=SETTLE_APPEAL,
    next_at=NEXT_TUESDAY,
    occurred_at=NOON + 2 * DAY,
)
meet = MeetDeadline(matter_id=MATTER, deadline_id=HEARING, occurred_at=NOON + 7 * DAY + HOUR)
hearing_met = DeadlineMet(
    matter_id=MATTER,
    deadline_id=HEARING,
    deadline="hearing",
    late=False,
    next_at=None,
    occurred_at=NOON + 7 * DAY + HOUR,
)
cancel = CancelDeadline(matter_id=MATTER, deadline_id=HEARING, occurred_at=NOON + 3 * DAY)
hearing_cancelled = DeadlineCancelled(
    matter_id=MATTER, deadline_id=HEARING, next_at=None, occurred_at=NOON + 3 * DAY
)
note_missed = NoteDeadlinesMissed(matter_id=MATTER, occurred_at=NEXT_TUESDAY)
hearing_missed = DeadlineMissed(
    matter_id=MATTER,
    deadline_id=HEARING,
    deadline="hearing",
    due_at=NOON + 7 * DAY,
    next_at=None,
    occurred_at=NEXT_TUESDAY,
)
claim = FileCompensationClaim(matter_id=MATTER, amount=50_000_000, occurred_at=NOON + 4 * DAY)
claimed = CompensationClaimed(matter_id=MATTER, amount=50_000_000, occurred_at=NOON + 4 * DAY)
award = RecordCompensationAward(matter_id=MATTER, amount=40_000_000, occurred_at=NOON + 25 * DAY)
awarded = CompensationAwarded(matter_id=MATTER, amount=40_000_000, occurred_at=NOON + 25 * DAY)
pay = RecordCompensationPayment(
    matter_id=MATTER, payment_id=PAYMENT, amount=15_000_000, occurred_at=NOON + 40 * DAY
)
paid = CompensationPaid(
    matter_id=MATTER,
    payment_id=PAYMENT,
    amount=15_000_000,
    outstanding=25_000_000,
    occurred_at=NOON + 40 * DAY,
)

PROCEEDING_EVENTS: tuple[ProceedingEvent | DocketEvent | CompensationEvent, ...] = (
    notice_received,
    reminded,
    hearing_scheduled,
    hearing_met,
    hearing_missed,
    hearing_cancelled,
    claimed,
    awarded,
    paid,
)
