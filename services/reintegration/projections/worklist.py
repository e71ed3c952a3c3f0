"""What is to be done in this room, for whom, by when; the most endangered first."""

from collections.abc import Sequence
from typing import Any

from services.reintegration.domain.alert import messages as alert
from services.reintegration.domain.grant import messages as grant
from services.reintegration.domain.participation import events as person
from services.reintegration.domain.support import events as support
from services.reintegration.projections.plan_duties import plan_duties
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark, StrikeAll
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, done, to_do, worklist

_WORKER: tuple[Role, ...] = ("reintegration-worker",)
_DEPARTMENT: tuple[Role, ...] = ("health-department",)
_BOTH: tuple[Role, ...] = (*_WORKER, *_DEPARTMENT)
_OVERDUE = {"risk": 2}

DUTIES: Duties = {
    "answer-referral": ("Trả lời chuyển gửi", "Answer the referral"),
    "agree-plan": ("Thống nhất kế hoạch với người tham gia", "Agree the plan"),
    "ask-of-age": (
        "Hỏi ý kiến của chính người tham gia nay đã đủ 18 tuổi về kế hoạch",
        "Ask the participant, of age now, whether they agree to the plan",
    ),
    "close-unwanted-plan": (
        "Người tham gia đủ 18 tuổi không đồng ý: kết thúc kế hoạch",
        "The participant, of age now, says no: close the plan",
    ),
    "follow-up": ("Thăm hỏi, theo dõi người tham gia", "Look in on the participant"),
    "reschedule-follow-up": ("Hẹn lại lần theo dõi bị lỡ", "Arrange another follow-up"),
    "close-plan": ("Rà soát mục tiêu và kết thúc kế hoạch", "Review the goals, close the plan"),
    "find-follow-up-point": ("Tìm địa chỉ tin cậy khác", "Find another Trusted Address"),
    "tell-trusted-address": (
        "Báo địa chỉ tin cậy thôi theo dõi",
        "Tell the Trusted Address that it is not needed",
    ),
    "verify-family": ("Xác minh gia đình của trẻ", "Verify the child's family"),
    "loan-answer": ("Hỏi kết quả vay vốn của ngân hàng", "Ask the bank for its answer"),
    "decide-grant": ("Quyết định hồ sơ đề nghị hỗ trợ", "Decide on the claim"),
    "pay-grant": ("Chi trả chế độ đã duyệt", "Pay the grant"),
    "triage-alert": ("Xem xét cảnh báo trong ngày", "Look at the alert today"),
    "decide-alert": ("Xác nhận hoặc bác bỏ cảnh báo", "Confirm or dismiss the alert"),
    "wind-down-plan": ("Kết thúc dần việc hỗ trợ", "Wind the support down"),
    "choose-plan": (
        "Một người, hai kế hoạch: quyết định tiếp tục kế hoạch nào",
        "One person, two plans: decide which goes on",
    ),
    "answer-withdrawal": ("Ngừng chia sẻ do rút đồng ý", "Stop what was shared by consent"),
}
"""Every duty of this room, in Vietnamese and in English."""


def write(event: Any, seen: Seen) -> Sequence[Mark]:
    """Say which duties an event opens, moves, or fulfils."""
    match seen.aggregate:
        case "plan":
            return plan_duties(event, seen)
        case "support":
            return _support(event, seen)
        case "grant":
            return _grant(event, seen)
        case "risk_alert":
            return _alert(event, seen)
        case _:
            return _person(event, seen)


def _support(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case (
            support.SupportBegan(group="girls" | "boys")
            | support.ParticipantGroupNoted(group="girls" | "boys")
        ):
            return [to_do("verify-family", seen, _WORKER, risk=1)]
        case (
            support.FamilyVerified()
            | support.ReturnedHome()
            | support.ParticipantGroupNoted(group="women" | "men")
        ):
            return [done("verify-family")]
        case support.LoanReferred():
            return [to_do("loan-answer", seen, _WORKER, key=event.loan_id)]
        case support.LoanGranted() | support.LoanRefused():
            return [done("loan-answer", key=event.loan_id)]
        case support.SupportEnded():
            return [StrikeAll()]
        case _:
            return []


def _grant(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case grant.GrantApplied():
            return [to_do("decide-grant", seen, _DEPARTMENT, due_at=event.decide_by)]
        case grant.GrantDecisionOverdue():
            return [Amend("decide-grant:", _OVERDUE)]
        case grant.GrantApproved():
            return [done("decide-grant"), to_do("pay-grant", seen, _DEPARTMENT)]
        case grant.GrantRejected() | grant.GrantPaid() | grant.ClaimStopped():
            return [StrikeAll()]
        case _:
            return []


def _alert(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case alert.RetraffickingAlertRaised():
            return [to_do("triage-alert", seen, _BOTH, due_at=event.triage_by, risk=3)]
        case alert.AlertTriaged():
            return [done("triage-alert"), to_do("decide-alert", seen, _BOTH, risk=3)]
        case alert.RetraffickingConfirmed() | alert.RetraffickingAlertDismissed():
            return [StrikeAll()]
        case _:
            return []


def _person(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case person.StatusRejectionNoted():
            if event.wind_down_by is None:
                return []
            return [to_do("wind-down-plan", seen, _WORKER, due_at=event.wind_down_by)]
        case person.WindDownOverdue():
            return [Amend("wind-down-plan:", _OVERDUE)]
        case (
            person.CategoryNoted(status_restored=True)
            | person.CaseReopeningNoted()
            | person.ParticipationEnded()
        ):
            one_left = [done("choose-plan")] if isinstance(event, person.ParticipationEnded) else []
            return [done("wind-down-plan"), *one_left]
        case person.DeathNoted():
            return [StrikeAll()]
        case _:
            return _asked_of_it(event, seen)


def _asked_of_it(event: Any, seen: Seen) -> Sequence[Mark]:
    match event:
        case person.LinkedPlanNoted(two_open=True):
            return [to_do("choose-plan", seen, _WORKER, risk=1)]
        case person.LinkedPlanNoted():
            return [done("choose-plan")]
        case person.ConsentWithdrawalNoted():
            by, key = event.answer_by, event.consent_id
            return [to_do("answer-withdrawal", seen, _WORKER, due_at=by, risk=1, key=key)]
        case person.ConsentAnswerOverdue():
            return [Amend(f"answer-withdrawal:{event.consent_id}", _OVERDUE)]
        case person.ConsentWithdrawalAnswered():
            return [done("answer-withdrawal", key=event.consent_id)]
        case _:
            return []


WORKLIST_LEDGER = worklist(("plan", "support", "grant", "risk_alert", "participation"), write)
