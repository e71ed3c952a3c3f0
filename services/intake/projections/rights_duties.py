"""What the data-protection officer has to do for a person's rights, and what is counted of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.intake.domain.request import messages as request
from services.intake.domain.rights import breach_messages as breach
from services.intake.domain.rights import erasure, rotation
from services.intake.domain.rights import retention_messages as retention
from shared.kernel.actors import Role
from shared.kernel.figures import Figure, counted, met
from shared.kernel.ledgers import Amend, Mark, Strike, StrikeAll
from shared.kernel.messages import Event
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do

ACKNOWLEDGE = "acknowledge-request"
ANSWER = "answer-request"
CARRY_OUT = "carry-out-request"
AWAIT_ERASURE = "await-erasure"
CHANGE_KEY = "change-master-key"
DECIDE_ERASURE = "decide-erasure"
NOTIFY = "notify-authority"
CLOSE_BREACH = "close-breach"

_LATE: Mapping[type[Event], str] = {
    request.AcknowledgementOverdue: ACKNOWLEDGE,
    request.AnswerOverdue: ANSWER,
    request.CarryingOutOverdue: CARRY_OUT,
}

RIGHTS_DUTIES: Duties = {
    ACKNOWLEDGE: ("Xác nhận đã nhận yêu cầu của người này", "Acknowledge the person's request"),
    ANSWER: ("Trả lời yêu cầu của người này", "Answer the person's request"),
    CARRY_OUT: ("Thực hiện yêu cầu đã được chấp thuận", "Carry out the granted request"),
    AWAIT_ERASURE: (
        "Chưa nhận đủ xác nhận đã xóa từ các bộ phận",
        "Services have not yet said that they erased",
    ),
    CHANGE_KEY: ("Đổi khóa chính sau khi xóa dữ liệu", "Change the master key after an erasure"),
    DECIDE_ERASURE: (
        "Quyết định xóa hay tiếp tục lưu giữ dữ liệu",
        "Decide whether to erase or to keep longer",
    ),
    NOTIFY: (
        "Thông báo sự cố cho cơ quan chuyên trách (A05)",
        "Notify the authority (A05) of the breach",
    ),
    CLOSE_BREACH: ("Kết thúc xử lý sự cố", "See to the breach and close it"),
}

DS = Figure(
    code="ds",
    meaning="Requests of the person answered within the limit",
    numerator="answered in time",
    denominator="requests received",
    source="Decree 356/2025/ND-CP, Art 5",
)
BN = Figure(
    code="bn",
    meaning="Breaches that may harm of which the authority was notified within the limit",
    numerator="notified in time",
    denominator="breaches to be notified",
    source="Law 91/2025/QH15, Art 23",
)

_OFFICER: tuple[Role, ...] = ("data-protection-officer",)
_KEYS: tuple[Role, ...] = ("operations",)


def of_requests(event: Any, seen: Seen) -> list[Mark]:
    """Open what a request asks for; strike what is fulfilled."""
    match event:
        case request.RequestReceived():
            return [
                to_do(ACKNOWLEDGE, seen, _OFFICER, due_at=event.acknowledge_by, risk=1),
                to_do(ANSWER, seen, _OFFICER, due_at=event.answer_by),
            ]
        case request.RequestAcknowledged():
            return [done(ACKNOWLEDGE)]
        case request.RequestExtended():
            later = {"due_at": event.answer_by, "sort_at": event.answer_by, "risk": 0}
            return [Amend(done(ANSWER).key, later)]
        case (
            request.RequestGranted()
            | request.RequestCarriedOut()
            | request.RequestRefused()
            | request.RequestTakenBack()
        ):
            return [StrikeAll(), *_left_to_do(event, seen)]
        case (
            request.AcknowledgementOverdue()
            | request.AnswerOverdue()
            | request.CarryingOutOverdue()
        ):
            return [Amend(done(_LATE[type(event)]).key, {"risk": 2})]
        case _:
            return []


def _left_to_do(event: Any, seen: Seen) -> list[Mark]:
    """Return what granting alone does not do yet."""
    match event:
        case request.RequestGranted(carry_out_by=datetime() as by):
            return [to_do(CARRY_OUT, seen, _OFFICER, due_at=by)]
        case _:
            return []


def of_erasures(event: Any, seen: Seen) -> list[Mark]:
    """Wait until every service has said that it erased."""
    match event:
        case erasure.ErasureOrdered():
            return [to_do(AWAIT_ERASURE, seen, _OFFICER, due_at=event.acknowledge_by)]
        case erasure.ErasureOverdue():
            return [Amend(done(AWAIT_ERASURE).key, {"risk": 2})]
        case erasure.ErasureCompleted():
            return [done(AWAIT_ERASURE)]
        case _:
            return []


def of_rotations(event: Any, seen: Seen) -> list[Mark]:
    """Have each service's master key changed."""
    match event:
        case rotation.RotationAwaited(services=services, rotate_by=rotate_by):
            return [
                to_do(CHANGE_KEY, seen, _KEYS, due_at=rotate_by, risk=1, key=service)
                for service in services
            ]
        case rotation.RotationOverdue(awaited=awaited):
            return [Amend(done(CHANGE_KEY, key=one).key, {"risk": 2}) for one in awaited]
        case rotation.MasterKeyRotated(service=service):
            return [done(CHANGE_KEY, key=service)]
        case _:
            return []


def of_retention(event: Any, seen: Seen) -> list[Mark]:
    """Have a proposal to erase decided, never silently carried out."""
    match event:
        case retention.ErasureProposed(decide_by=decide_by):
            return [to_do(DECIDE_ERASURE, seen, _OFFICER, due_at=decide_by)]
        case retention.ProposalOverdue():
            return [Amend(done(DECIDE_ERASURE).key, {"risk": 1})]
        case (
            retention.SupportNoted()
            | retention.ErasureApproved()
            | retention.KeptLonger()
            | retention.RetentionEnded()
        ):
            return [done(DECIDE_ERASURE)]
        case _:
            return []


def of_breaches(event: Any, seen: Seen) -> list[Mark]:
    """Have the authority told in time, and the breach seen to."""
    match event:
        case breach.BreachRecorded(notify_by=notify_by):
            seen_to = to_do(CLOSE_BREACH, seen, _OFFICER, risk=1)
            if notify_by is None:
                return [seen_to]
            return [seen_to, to_do(NOTIFY, seen, _OFFICER, due_at=notify_by, risk=3)]
        case breach.BreachAssessed(notify_by=datetime() as notify_by, notified=False):
            return [to_do(NOTIFY, seen, _OFFICER, due_at=notify_by, risk=3)]
        case breach.BreachAssessed() | breach.AuthorityNotified():
            return [done(NOTIFY)]
        case breach.BreachClosed():
            return [StrikeAll()]
        case _:
            return []


def counts_of_requests(event: Any, _: Seen) -> list[Mark]:
    """Count each request, and whether its answer came in time; what is taken back counts not."""
    match event:
        case request.RequestReceived(occurred_at=at):
            return [counted(DS.code, at)]
        case request.RequestGranted(in_time=in_time) | request.RequestRefused(in_time=in_time):
            return [met(DS.code, so=in_time)]
        case request.RequestTakenBack():
            return [Strike(counted(DS.code, event.occurred_at).key)]
        case _:
            return []


def counts_of_breaches(event: Any, _: Seen) -> list[Mark]:
    """Count each breach of which the authority is to be told, and whether it was in time."""
    match event:
        case breach.BreachRecorded(notify_by=notify_by, discovered_at=at):
            return [] if notify_by is None else [counted(BN.code, at)]
        case breach.BreachAssessed(notify_by=None):
            return [Strike(counted(BN.code, event.occurred_at).key)]
        case breach.BreachAssessed(discovered_at=at, notified=False):
            return [counted(BN.code, at)]
        case breach.AuthorityNotified(in_time=in_time):
            return [met(BN.code, so=in_time)]
        case _:
            return []
