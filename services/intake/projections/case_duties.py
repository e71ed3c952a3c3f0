"""What a case waits for: each duty is opened by what begins it, and done by what fulfils it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, get_args

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    AppealOverdue,
    CaseJoined,
    CaseLeftUnjoined,
    CaseReopened,
    CaseTakenOver,
    JoiningOverdue,
    RejectionAppealed,
    TakenOverOverdue,
    UpheldBesideOpenCase,
)
from services.intake.domain.case.events import (
    AtOnceOverdue,
    CaseClosed,
    CaseEndedByDeath,
    CaseWithdrawn,
    EvidenceRecorded,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    ImmediateNeedsRecorded,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    PersonBroughtToCommune,
    PersonReceived,
    RetraffickingNoted,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.consent.messages import (
    ConsentDoubted,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AgeCorrected,
    AgeReviewDue,
    AgeReviewScheduled,
    PersonDescribed,
    PersonTurned18,
)
from services.intake.domain.standing.representation_messages import (
    GuardianAppointed,
    RepresentativeRecorded,
)
from services.intake.domain.words import AgeGap, AtOnce, Purpose
from shared.kernel.actors import Role
from shared.kernel.ledgers import Amend, Mark
from shared.kernel.messages import Event
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

RECEIVE = "receive-person"
COMMUNE = "bring-to-commune"
NOTICE = "notify-health-dept"
NEEDS = "record-needs"
DESCRIBE = "describe-person"
BESIDE = "link-accompanying"
VERIFY = "verify-initially"
SETTLE = "settle-status"
IDENTIFY = "identify"
APPEAL = "decide-appeal"
JOIN = "join-cases"
CARRY_ON = "identify-after-appeal"
GUARDIAN = "appoint-guardian"
REPRESENT = "find-representative"
OWN_VIEW = "hear-own-view"
AGE = "review-age"
AGAIN = "review-retrafficking"
CLOSE = "close-case"
RENEW = "renew-consent"
ANEW = "ask-consent-anew"

CASE_DUTIES: Duties = {
    RECEIVE: ("Tiếp nhận người này", "Receive the person"),
    COMMUNE: (
        "Đưa người này đến Ủy ban nhân dân cấp xã",
        "Take the person to the commune People's Committee",
    ),
    NOTICE: ("Báo Sở Y tế", "Notify the Department of Health"),
    NEEDS: ("Ghi nhận nhu cầu cấp thiết", "Record what the person needs at once"),
    DESCRIBE: ("Ghi nhận quốc tịch và nơi ở", "Record the nationality, and whether abroad"),
    BESIDE: (
        "Liên kết với hồ sơ của người mà trẻ đi cùng",
        "Link the case to that of the person who was accompanied",
    ),
    VERIFY: ("Xác minh thông tin ban đầu", "Verify the initial information"),
    SETTLE: (
        "Yêu cầu xác định hoặc xác nhận nạn nhân",
        "Request identification, or confirm by a paper",
    ),
    IDENTIFY: ("Có kết luận xác định nạn nhân", "Reach the answer of identification"),
    APPEAL: ("Giải quyết khiếu nại", "Decide the appeal"),
    JOIN: (
        "Khiếu nại được chấp nhận khi hồ sơ mới hơn đang mở: nhập hai hồ sơ",
        "An appeal was upheld while a newer case is open: join the two",
    ),
    CARRY_ON: (
        "Tiếp tục xác định trong thời hạn của hồ sơ đã nhập vào hồ sơ này",
        "Identify within the limit of the case that was joined to this one",
    ),
    GUARDIAN: ("Chỉ định người giám hộ", "Appoint a guardian: the representative is suspected"),
    REPRESENT: (
        "Ghi nhận người đại diện hoặc chỉ định người giám hộ cho trẻ",
        "Record who represents the child, or appoint a guardian",
    ),
    OWN_VIEW: (
        "Hỏi ý kiến của trẻ và xin đồng ý lại qua người đại diện",
        "Hear the child's own view, and ask for consent anew through who speaks for them",
    ),
    AGE: ("Kiểm tra việc đủ 18 tuổi", "See whether the person has come of age"),
    AGAIN: (
        "Xem xét cảnh báo bị mua bán trở lại",
        "Look into the person being trafficked again",
    ),
    CLOSE: ("Đóng hồ sơ", "Close the case"),
    RENEW: (
        "Sự đồng ý đã hết hạn: hỏi lại người này",
        "A consent has run out: ask the person again",
    ),
    ANEW: (
        "Sự đồng ý cần được hỏi lại: người đã đồng ý bị nghi ngờ hoặc là trẻ em",
        "Ask for a consent anew: who gave it is suspected, or is a child",
    ),
}

_RECEIVERS: tuple[Role, ...] = ("intake-worker", "health-department")
_VERIFIERS: tuple[Role, ...] = ("health-department", "verification-officer")
_OFFICERS: tuple[Role, ...] = ("verification-officer",)

_AT_RECEPTION = (COMMUNE, NOTICE)

_AT_ONCE: Mapping[AtOnce, str] = {"commune": COMMUNE, "notice": NOTICE}

_OF_A_CHILD = (AGE, GUARDIAN, BESIDE, REPRESENT, OWN_VIEW)
"""What nobody does any more for an adult."""

_MISSING: Mapping[AgeGap, str] = {"representative": REPRESENT, "own-view": OWN_VIEW}

_DONE: Mapping[type[Event], tuple[str, ...]] = {
    PersonBroughtToCommune: (COMMUNE,),
    ImmediateNeedsRecorded: (NEEDS,),
    PersonDescribed: (DESCRIBE,),
    AccompaniedNoted: (BESIDE,),
    EvidenceRecorded: (AGAIN,),
    GuardianAppointed: (GUARDIAN, REPRESENT),
    AgeReviewScheduled: (AGE,),
    PersonTurned18: _OF_A_CHILD,
    AppealDecided: (APPEAL,),
    CaseJoined: (JOIN,),
    CaseLeftUnjoined: (JOIN,),
    VictimStatusConfirmed: (*_AT_RECEPTION, SETTLE, IDENTIFY, CARRY_ON),
}
"""What is done by an event that opens nothing."""

_LATE: Mapping[type[Event], tuple[str, Risk]] = {
    InitialVerificationOverdue: (VERIFY, 2),
    IdentificationOverdue: (IDENTIFY, 2),
    AppealOverdue: (APPEAL, 2),
    JoiningOverdue: (JOIN, 3),
    TakenOverOverdue: (CARRY_ON, 3),
}
"""What is late with an event that a clock asked for."""

_OF_A_CASE = (
    RECEIVE,
    COMMUNE,
    NOTICE,
    NEEDS,
    DESCRIBE,
    VERIFY,
    SETTLE,
    IDENTIFY,
    CARRY_ON,
    AGAIN,
    REPRESENT,
    OWN_VIEW,
)
"""What nobody does any more in a case that is over."""


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line for each duty that begins with this event; strike those it fulfils."""
    if type(event) in _DONE:
        return [done(duty) for duty in _DONE[type(event)]]
    if type(event) in _LATE:
        duty, risk = _LATE[type(event)]
        return [Amend(done(duty).key, {"risk": risk})]
    return (
        _of_consents(event, seen)
        or _of_arrival(event, seen)
        or _of_verification(event, seen)
        or _of_person(event, seen)
        or _of_end(event, seen)
    )


def _of_consents(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case ConsentExpired(to_renew=True, purpose=purpose):
            return [done(ANEW, key=purpose), to_do(RENEW, seen, _RECEIVERS, key=purpose)]
        case ConsentDoubted(to_ask=True, purpose=purpose):
            return [to_do(ANEW, seen, _RECEIVERS, risk=1, key=purpose)]
        case ConsentRecorded(purpose=purpose, own_view_heard=True):
            return [*_asked_again(purpose), done(OWN_VIEW)]
        case ConsentRecorded(purpose=purpose) | ConsentWithdrawn(purpose=purpose):
            return _asked_again(purpose)
        case _:
            return []


def _asked_again(purpose: Purpose) -> list[Mark]:
    return [done(RENEW, key=purpose), done(ANEW, key=purpose)]


def _renewing_nothing() -> list[Mark]:
    return [mark for purpose in get_args(Purpose) for mark in _asked_again(purpose)]


def _of_arrival(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case IntakeCaseOpened():
            opened: list[Mark] = [to_do(RECEIVE, seen, _RECEIVERS, risk=_again(event))]
            if event.nationality == "unknown":
                opened.append(to_do(DESCRIBE, seen, _RECEIVERS))
            if event.accompanies is not None:
                opened.append(to_do(BESIDE, seen, _RECEIVERS, risk=1))
            return opened
        case PersonReceived():
            return _received(event, seen)
        case AtOnceOverdue(awaited=awaited):
            return [Amend(done(_AT_ONCE[awaited]).key, {"risk": 3})]
        case _:
            return []


def _again(event: IntakeCaseOpened) -> Risk:
    return 2 if event.follows_case else 1


def _received(event: PersonReceived, seen: Seen) -> list[Mark]:
    risk: Risk = 3 if event.in_danger else 1
    marks: list[Mark] = [done(RECEIVE), to_do(NEEDS, seen, _RECEIVERS, risk=risk)]
    if event.bring_by is not None:
        marks.append(to_do(COMMUNE, seen, _RECEIVERS, due_at=event.bring_by, risk=risk))
    return [*marks, to_do(NOTICE, seen, _RECEIVERS, due_at=event.notice_by, risk=risk)]


def _of_verification(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case HealthDeptNotified(due_at=due_at):
            verify = to_do(VERIFY, seen, _VERIFIERS, due_at=due_at, risk=1)
            return [*map(done, _AT_RECEPTION), verify]
        case InitialVerificationRecorded():
            return [done(VERIFY), to_do(SETTLE, seen, _VERIFIERS, risk=1)]
        case IdentificationRequested(due_at=due_at) | CaseReopened(due_at=due_at):
            identify = to_do(IDENTIFY, seen, _VERIFIERS, due_at=due_at)
            over = map(done, (*_AT_RECEPTION, SETTLE, CLOSE, JOIN, CARRY_ON))
            return [*over, identify]
        case IdentificationExtended(due_at=due_at):
            moved = {"due_at": due_at, "sort_at": due_at, "risk": 0}
            return [Amend(done(IDENTIFY).key, moved)]
        case _:
            return []


def _of_person(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case RepresentativeRecorded(suspected=True):
            return [to_do(GUARDIAN, seen, _RECEIVERS, risk=2)]
        case RepresentativeRecorded():
            return [done(GUARDIAN), done(REPRESENT)]
        case RetraffickingNoted():
            return [to_do(AGAIN, seen, ("intake-worker", "verification-officer"), risk=3)]
        case _:
            return _of_appeal(event, seen) or _of_age(event, seen)


def _of_appeal(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case RejectionAppealed(due_at=due_at):
            return [to_do(APPEAL, seen, _OFFICERS, due_at=due_at, risk=1)]
        case UpheldBesideOpenCase(due_at=due_at):
            return [to_do(JOIN, seen, _VERIFIERS, due_at=due_at, risk=2)]
        case CaseTakenOver(identify_by=datetime() as due_at):
            return [to_do(CARRY_ON, seen, _VERIFIERS, due_at=due_at, risk=2)]
        case _:
            return []


def _of_age(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case AgeReviewDue(due_at=due_at):
            return [to_do(AGE, seen, _RECEIVERS, due_at=due_at)]
        case AgeCorrected(age_class="adult"):
            return [*map(done, _OF_A_CHILD)]
        case AgeCorrected(missing=missing):
            return [to_do(_MISSING[gap], seen, _RECEIVERS, risk=2) for gap in missing]
        case _:
            return []


def _of_end(event: Any, seen: Seen) -> list[Mark]:
    match event:
        case VictimStatusRejected():
            return [*map(done, (IDENTIFY, CARRY_ON, APPEAL)), to_do(CLOSE, seen, _RECEIVERS)]
        case CaseWithdrawn():
            over = [*map(done, _OF_A_CASE), *_renewing_nothing()]
            return [*over, to_do(CLOSE, seen, _RECEIVERS)]
        case CaseEndedByDeath():
            settled = (*_OF_A_CASE, BESIDE, GUARDIAN, AGE, APPEAL)
            ended = [*map(done, settled), *_renewing_nothing()]
            return [*ended, to_do(CLOSE, seen, _RECEIVERS)]
        case CaseClosed():
            closed = [*map(done, _OF_A_CASE), *_renewing_nothing()]
            return [*closed, done(GUARDIAN), done(CLOSE)]
        case _:
            return []
