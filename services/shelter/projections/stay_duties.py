"""What is to be done for a stay, from the request to the way out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from services.shelter.domain.stay import care_messages as care
from services.shelter.domain.stay import events as stays
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.stay import standing_messages as standing
from services.shelter.domain.words import Limit, Severity, Urgency
from services.shelter.projections.duties import COMPETENT, MANAGER, WORKERS, Roles
from shared.kernel.ledgers import Amend, Mark, StrikeAll
from shared.kernel.messages import Code, Event
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

DUTIES: Duties = {
    "decide-placement": ("Quyết định về đề nghị lưu trú", "Decide on a request for a place"),
    "find-bed": ("Tìm chỗ cho người đang chờ", "Find a bed for someone who waits"),
    "move-in": ("Đón người đã được duyệt chỗ", "Let someone with an approved place move in"),
    "regularise": ("Hoàn tất thủ tục tiếp nhận khẩn cấp", "Regularise an emergency stay"),
    "health-check": ("Kiểm tra sức khỏe khi tiếp nhận", "Check the health on reception"),
    "care-plan": ("Thống nhất kế hoạch chăm sóc", "Agree on a plan of care"),
    "leave-before-ceiling": (
        "Chuẩn bị rời cơ sở trước thời hạn tối đa",
        "Leave before the ceiling",
    ),
    "decide-extension": ("Quyết định về đề nghị gia hạn", "Decide on an extension"),
    "extension-ends": ("Quyết định trước khi hết gia hạn", "Decide before others stop paying"),
    "stay-limit": ("Đã hết số ngày Nhà nước chi trả", "State-funded days are over: decide"),
    "discharge": ("Cho rời cơ sở theo kế hoạch", "Discharge as planned"),
    "review-incident": ("Xem xét sự việc", "Review an incident"),
    "answer-transfer": ("Trả lời đề nghị chuyển cơ sở", "Answer a request for transfer"),
    "transfer": ("Chuyển người lưu trú", "Transfer the resident"),
    "find-absent": ("Tìm người vắng mặt", "Look for the absent resident"),
    "end-absence": ("Kết thúc lượt lưu trú của người vắng mặt", "End the stay of who stays away"),
    "farewell": ("Lo việc mai táng", "See to the funeral"),
    "wind-down": ("Kết thúc dần việc hỗ trợ", "Wind the care down"),
    "consent-withdrawn": ("Người lưu trú đã rút đồng ý", "A consent was taken back: see to it"),
    "found-anew": (
        "Xác lập lại căn cứ lưu trú vì sự đồng ý phải xin lại",
        "Found the stay anew: the consent it rests on is in doubt",
    ),
    "review-corrected-age": (
        "Xem lại hỗ trợ theo tuổi đã đính chính",
        "Review support: the age was corrected",
    ),
    "review-coming-of-age": ("Xem lại hỗ trợ khi đủ 18 tuổi", "Review support: now of age"),
}

OF_LIVING = (
    "regularise",
    "health-check",
    "care-plan",
    "leave-before-ceiling",
    "decide-extension",
    "extension-ends",
    "stay-limit",
    "discharge",
    "answer-transfer",
    "transfer",
    "find-absent",
    "wind-down",
    "consent-withdrawn",
    "found-anew",
    "review-corrected-age",
    "review-coming-of-age",
)
"""What is settled when the stay is over, whatever it was."""

BY_URGENCY: Mapping[Urgency, Risk] = {"routine": 0, "urgent": 1, "immediate": 2}
BY_SEVERITY: Mapping[Severity, Risk] = {"low": 0, "serious": 2, "critical": 3}

LATE: Mapping[Limit, tuple[str, Mapping[str, Code | Risk]]] = {
    "health-check": ("health-check:", {"risk": 2}),
    "regularisation": ("regularise:", {"risk": 2}),
    "absence": ("find-absent:", {"risk": 2, "duty": "end-absence"}),
    "wind-down": ("wind-down:", {"risk": 2}),
    "extension": ("extension-ends:", {"risk": 2}),
    "facility-ceiling": ("leave-before-ceiling:", {"risk": 2}),
    "relatives": ("farewell:", {"risk": 2}),
}
"""Which line a passed limit raises."""


def write(event: Event, seen: Seen) -> Sequence[Mark]:
    """Return what an event of a stay gives to do, and what it settles."""
    return (
        _placing(event, seen)
        or _arriving(event, seen)
        or _caring(event, seen)
        or _limits(event, seen)
        or _moving(event, seen)
        or _standing(event, seen)
    )


def _placing(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case stays.PlacementRequested():
            risk = BY_URGENCY[event.urgency]
            return [to_do("decide-placement", seen, MANAGER, risk=risk)]
        case stays.Waitlisted():
            return [Amend("decide-placement:", {"duty": "find-bed"})]
        case stays.PlacementApproved():
            moving_in = to_do("move-in", seen, WORKERS, due_at=event.take_up_by)
            return [done("decide-placement"), moving_in]
        case stays.PlacementDeclined() | stays.RequestWithdrawn() | stays.ApprovalExpired():
            return [StrikeAll()]
        case _:
            return []


def _arriving(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case moving.EmergencyPlacementMade():
            return [
                to_do("regularise", seen, WORKERS, due_at=event.regularise_by, risk=1),
                to_do("health-check", seen, WORKERS, due_at=event.health_check_due_at, risk=1),
            ]
        case stays.ResidentAdmitted():
            return [
                done("move-in"),
                done("regularise"),
                to_do("care-plan", seen, WORKERS, due_at=event.care_plan_due_at),
                to_do("leave-before-ceiling", seen, MANAGER, due_at=event.ceiling_at),
                *if_due("health-check", seen, WORKERS, event.health_check_due_at, risk=1),
            ]
        case _:
            return []


def if_due(
    duty: Code, seen: Seen, roles: Roles, due_at: datetime | None, *, risk: Risk = 0
) -> Sequence[Mark]:
    """Return an open duty, if there is a moment by which it is due."""
    return [to_do(duty, seen, roles, due_at=due_at, risk=risk)] if due_at else []


def _caring(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case stays.CarePlanAgreed() | stays.CarePlanRevised():
            reviewed = (done("review-coming-of-age"), done("review-corrected-age"))
            return [done("care-plan"), *reviewed]
        case stays.CarePlanOverdue():
            return [Amend("care-plan:", {"risk": 1})]
        case care.HealthCheckDone(for_child=None):
            return [done("health-check")]
        case care.IncidentReported():
            due_at, risk = event.review_due_at, BY_SEVERITY[event.severity]
            key = event.incident_id
            return [to_do("review-incident", seen, MANAGER, due_at=due_at, risk=risk, key=key)]
        case care.IncidentReviewed():
            return [done("review-incident", key=event.incident_id)]
        case _:
            return []


def _limits(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case stays.ExtensionRequested():
            return [to_do("decide-extension", seen, COMPETENT, risk=1)]
        case stays.StayLimitReached():
            return [_decide_who_pays(event, seen)]
        case stays.StayExtended() | stays.HouseCeilingNoted():
            return _until(event, seen)
        case stays.ExtensionDenied():
            return [done("decide-extension")]
        case standing.LimitPassed():
            line, changes = LATE[event.limit]
            return [Amend(line, dict(changes))]
        case _:
            return []


def _decide_who_pays(event: stays.StayLimitReached | standing.WindDownLifted, seen: Seen) -> Mark:
    return to_do("stay-limit", seen, COMPETENT, due_at=event.occurred_at, risk=2)


def _until(event: stays.StayExtended | stays.HouseCeilingNoted, seen: Seen) -> Sequence[Mark]:
    match event:
        case stays.StayExtended():
            beyond = event.until if event.house_ceiling else None
            return [
                done("decide-extension"),
                done("stay-limit"),
                _paid_by(event, seen),
                *if_due("leave-before-ceiling", seen, MANAGER, beyond),
            ]
        case stays.HouseCeilingNoted():
            return [to_do("leave-before-ceiling", seen, MANAGER, due_at=event.ceiling_at)]


def _paid_by(event: stays.StayExtended, seen: Seen) -> Mark:
    """Return what is to be decided before others stop paying; the state's days are a clock."""
    if event.funding == "state":
        return done("extension-ends")
    return to_do("extension-ends", seen, COMPETENT, due_at=event.until)


def _moving(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case stays.DischargePlanned():
            return [to_do("discharge", seen, WORKERS, due_at=event.planned_for)]
        case stays.DischargePlanWithdrawn():
            return [done("discharge")]
        case moving.TransferAsked():
            return [done("transfer"), to_do("answer-transfer", seen, MANAGER, risk=1)]
        case moving.TransferAnswered(answer="accepted"):
            return [done("answer-transfer"), to_do("transfer", seen, WORKERS, risk=1)]
        case moving.TransferAnswered():
            return [done("answer-transfer"), done("transfer")]
        case _:
            return _leaving(event, seen)


def _leaving(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case moving.ResidentAbsconded():
            due_at = event.return_by
            return [done("discharge"), to_do("find-absent", seen, WORKERS, due_at=due_at, risk=2)]
        case moving.ResidentReturned():
            return [done("find-absent")]
        case stays.ResidentDischarged() | moving.ResidentTransferred():
            return [done(duty) for duty in OF_LIVING]
        case moving.ResidentDied():
            farewell = to_do("farewell", seen, MANAGER, due_at=event.relatives_due_at, risk=1)
            return [*(done(duty) for duty in OF_LIVING), farewell]
        case moving.FarewellArranged():
            return [done("farewell")]
        case _:
            return []


def _standing(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case standing.WindDownBegan():
            winding = to_do("wind-down", seen, MANAGER, due_at=event.until, risk=1)
            return [winding, done("care-plan"), done("health-check"), done("stay-limit")]
        case standing.WindDownLifted():
            return [
                done("wind-down"),
                *if_due("care-plan", seen, WORKERS, event.care_plan_due_at),
                *if_due("health-check", seen, WORKERS, event.health_check_due_at, risk=1),
                *([_decide_who_pays(event, seen)] if event.limit_reached else []),
            ]
        case _:
            return _founded(event, seen) or _aged(event, seen)


def _founded(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case standing.ConsentLost():
            return [to_do("consent-withdrawn", seen, MANAGER, risk=2)]
        case standing.ConsentDoubtHeard(rests_on_it=True):
            return [to_do("found-anew", seen, MANAGER, risk=1)]
        case standing.BasisRenewed():
            return [done("consent-withdrawn"), done("found-anew")]
        case _:
            return []


def _aged(event: Event, seen: Seen) -> Sequence[Mark]:
    match event:
        case standing.ResidentCameOfAge():
            return [to_do("review-coming-of-age", seen, MANAGER)]
        case standing.ResidentAgeCorrected():
            return [to_do("review-corrected-age", seen, MANAGER, risk=2)]
        case _:
            return []
