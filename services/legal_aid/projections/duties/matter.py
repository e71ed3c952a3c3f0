"""What a matter asks of workers, from the request to the archive."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never, get_args

from services.legal_aid.domain.matter.events import (
    AcceptanceEvent,
    AidRequested,
    AnswerOverdue,
    AppointmentOverdue,
    ClientDiedUntold,
    ClientNotTold,
    ClientToldOfDiscontinuation,
    DocumentsOverdue,
    DocumentsSupplied,
    EndingEvent,
    InterpreterNeedNoted,
    MatterAcceptedUrgently,
    MatterArchived,
    MatterCompleted,
    MatterDiscontinued,
    MatterFiled,
    MatterFlaggedForReview,
    MatterRefused,
    MatterReviewed,
    OpposingPartyNamed,
    OverdueEvent,
    ProviderAppointed,
    ProviderReplaced,
    QualityAssessed,
    RequestAnswered,
    RequestEvent,
    RequestWithdrawn,
    ReviewEvent,
    ShelvingEvent,
    StepRecorded,
    WorkEvent,
)
from services.legal_aid.domain.words import ReviewReason
from services.legal_aid.projections.duties import HEAD, PROVIDERS, RECEIVERS, raised
from shared.casework.referring import Urgency
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

ANSWER = "answer-request"
PAPERS = "collect-papers"
ACCEPT = "accept-or-refuse"
LATE_PAPERS = "collect-papers-after-acceptance"
APPOINT = "appoint-provider"
FIRST_STEP = "take-first-step"
INTERPRETER = "bring-interpreter"
REVIEW = "review-matter"
END = "end-matter-after-death"
FILE = "file-matter"
ARCHIVE = "archive-matter"
TELL = "tell-client-of-discontinuation"

DUTIES: Duties = {
    ANSWER: (
        "Trả lời người yêu cầu ngay trong ngày",
        "Answer the request on the same day",
    ),
    PAPERS: ("Theo dõi giấy tờ còn thiếu của yêu cầu", "See that missing papers come"),
    ACCEPT: ("Thụ lý hoặc từ chối bằng văn bản", "Accept the matter, or refuse it in writing"),
    LATE_PAPERS: (
        "Bổ sung giấy tờ sau khi thụ lý ngay",
        "Collect the papers that follow an urgent acceptance",
    ),
    APPOINT: ("Cử người thực hiện trợ giúp pháp lý", "Appoint who acts for the client"),
    FIRST_STEP: ("Thực hiện bước đầu tiên của vụ việc", "Take the first step for the client"),
    INTERPRETER: ("Bố trí người phiên dịch", "Bring an interpreter"),
    REVIEW: (
        "Xem xét lại vụ việc: có tiếp tục trợ giúp không",
        "Review the matter: does aid go on?",
    ),
    END: (
        "Kết thúc vụ việc của người đã chết",
        "End the matter of a client who died",
    ),
    FILE: ("Lập hồ sơ vụ việc đã kết thúc", "File the matter that ended"),
    TELL: (
        "Thông báo bằng văn bản cho người được trợ giúp lý do không tiếp tục thực hiện",
        "Tell the client in writing why the matter ended",
    ),
    ARCHIVE: ("Lưu trữ hồ sơ vụ việc", "Archive the matter's file"),
}

_REASONS: tuple[ReviewReason, ...] = get_args(ReviewReason)
_RISK: Mapping[Urgency, Risk] = {"routine": 0, "urgent": 1, "immediate": 2}
_LATE = {
    AnswerOverdue: ANSWER,
    AppointmentOverdue: APPOINT,
    DocumentsOverdue: LATE_PAPERS,
    ClientNotTold: TELL,
}
_BEFORE_ACCEPTANCE = (ANSWER, PAPERS, ACCEPT)
_WHILE_OPEN = (LATE_PAPERS, APPOINT, FIRST_STEP, INTERPRETER, END)


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open and strike lines by the events of a matter."""
    if isinstance(event, AidRequested | RequestEvent):
        return _asked(event, seen)
    if isinstance(event, AcceptanceEvent):
        return _accepted(event, seen)
    if isinstance(event, WorkEvent):
        return _carried(event, seen)
    if isinstance(event, EndingEvent | ShelvingEvent):
        return _ended(event, seen)
    if isinstance(event, ReviewEvent | OverdueEvent):
        return _watched(event, seen)
    return []


def _asked(event: AidRequested | RequestEvent, seen: Seen) -> Sequence[Mark]:
    match event:
        case AidRequested():
            due_at, risk = event.answer_due.due_at, _RISK[event.urgency]
            answer = to_do(ANSWER, seen, RECEIVERS, due_at=due_at, risk=risk)
            return [answer, *_interpreter(seen, needed=event.interpreter_needed)]
        case RequestAnswered():
            risk = _RISK[event.urgency]
            papers = to_do(PAPERS, seen, RECEIVERS, risk=risk)
            return [done(ANSWER), papers if event.missing else _decide(event, seen)]
        case DocumentsSupplied():
            return [] if event.still_missing else _papers_complete(event, seen)
        case InterpreterNeedNoted():
            return _interpreter(seen, needed=event.needed) or [done(INTERPRETER)]
        case MatterRefused() | RequestWithdrawn():
            return _over()
        case _:
            assert_never(event)


def _papers_complete(event: DocumentsSupplied, seen: Seen) -> Sequence[Mark]:
    if event.after_acceptance:
        return [done(LATE_PAPERS)]
    return [done(PAPERS), _decide(event, seen)]


def _decide(event: RequestAnswered | DocumentsSupplied, seen: Seen) -> Mark:
    due_at = event.decide_by.due_at if event.decide_by else None
    return to_do(ACCEPT, seen, RECEIVERS, due_at=due_at, risk=_RISK[event.urgency])


def _interpreter(seen: Seen, *, needed: bool) -> Sequence[Mark]:
    return [to_do(INTERPRETER, seen, PROVIDERS, risk=1)] if needed else []


def _accepted(event: AcceptanceEvent, seen: Seen) -> Sequence[Mark]:
    risk: Risk = 1 if isinstance(event, MatterAcceptedUrgently) else 0
    due_at = event.appointment_due.due_at
    marks: list[Mark] = [done(duty) for duty in _BEFORE_ACCEPTANCE]
    marks.append(to_do(APPOINT, seen, HEAD, due_at=due_at, risk=risk))
    if isinstance(event, MatterAcceptedUrgently):
        due_at = event.docs_due.due_at
        marks.append(to_do(LATE_PAPERS, seen, RECEIVERS, due_at=due_at, risk=1))
    return marks


def _carried(event: WorkEvent, seen: Seen) -> Sequence[Mark]:
    match event:
        case ProviderAppointed() | ProviderReplaced():
            return [done(APPOINT), to_do(FIRST_STEP, seen, PROVIDERS)]
        case StepRecorded():
            return [done(FIRST_STEP), *([done(INTERPRETER)] if event.interpreter else [])]
        case OpposingPartyNamed():
            return []
        case _:
            assert_never(event)


def _ended(event: EndingEvent | ShelvingEvent, seen: Seen) -> Sequence[Mark]:
    match event:
        case MatterCompleted() | MatterDiscontinued():
            return [*_over(), to_do(FILE, seen, PROVIDERS), *_to_be_told(event, seen)]
        case ClientToldOfDiscontinuation() | ClientDiedUntold():
            return [done(TELL)]
        case MatterFiled():
            return [done(FILE), to_do(ARCHIVE, seen, HEAD)]
        case QualityAssessed():
            return []
        case MatterArchived():
            return [done(ARCHIVE)]
        case _:
            assert_never(event)


def _to_be_told(event: EndingEvent, seen: Seen) -> Sequence[Mark]:
    if isinstance(event, MatterDiscontinued) and event.tell_by:
        return [to_do(TELL, seen, HEAD, due_at=event.tell_by.due_at, risk=1)]
    return []


def _watched(event: ReviewEvent | OverdueEvent, seen: Seen) -> Sequence[Mark]:
    match event:
        case MatterFlaggedForReview(reason="client-deceased"):
            return [*_over(), to_do(END, seen, HEAD, risk=1)]
        case MatterFlaggedForReview():
            return [to_do(REVIEW, seen, HEAD, risk=1, key=event.reason)]
        case MatterReviewed():
            return [done(REVIEW, key=event.reason)]
        case AnswerOverdue() | AppointmentOverdue() | DocumentsOverdue() | ClientNotTold():
            return [raised(_LATE[type(event)], 2)]
        case _:
            assert_never(event)


def _over() -> list[Mark]:
    struck = [done(duty) for duty in (*_BEFORE_ACCEPTANCE, *_WHILE_OPEN)]
    return [*struck, *(done(REVIEW, key=reason) for reason in _REASONS)]
