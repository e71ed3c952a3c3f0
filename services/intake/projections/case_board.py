"""The case board: where each case stands, and what is due, for whoever is on duty."""

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    AppealOverdue,
    CaseJoined,
    CaseLeftUnjoined,
    CaseReopened,
    JoiningOverdue,
    RejectionAppealed,
    TakenOverOverdue,
    UpheldBesideOpenCase,
)
from services.intake.domain.case.events import (
    CaseClosed,
    CaseEndedByDeath,
    CaseReferred,
    CaseWithdrawn,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    IdentityRecorded,
    ImmediateNeedsRecorded,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    PersonBroughtToCommune,
    PersonReceived,
    StatementAmended,
    StatementTaken,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.case.file import group_at
from services.intake.domain.consent.messages import (
    ConsentDoubted,
    Consented,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.standing.messages import (
    AccompanyingRecorded,
    AgeCorrected,
    CategoryDetermined,
    PersonDescribed,
    PersonTurned18,
)
from services.intake.domain.words import AgeClass
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View

_SETTLED: Row = {"due_at": None, "overdue": False}


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    if isinstance(event, IntakeCaseOpened):
        return _opened(event)
    if row is None:
        return None
    moved = _arrival(event) | _status(event) | _limit(event) | _ending(event) | _contest(row, event)
    return row | moved | _person(row, event) | _written(row, event)


def _opened(event: IntakeCaseOpened) -> Row:
    return {
        "state": "opened",
        "legal_status": "unverified",
        "channel": event.channel,
        "group": event.group,
        "age_class": event.age_class,
        "nationality": event.nationality,
        "place": event.place,
        "category": None,
        "follows_case": str(event.follows_case) if event.follows_case else None,
        "report_id": str(event.report_id) if event.report_id else None,
        "accompanies": str(event.accompanies) if event.accompanies else None,
        "accompanied_by": [],
        "appeal": None,
        "joined_to": None,
        "opened_at": event.occurred_at,
        "closed_at": None,
        "reason": None,
        "in_danger": None,
        "safe_to_call": None,
        "needs": [],
        "language": None,
        "injuries": None,
        "identity_known": False,
        "consents": {},
        "statements": 0,
        "referrals": 0,
        "due_at": None,
        "overdue": False,
    }


def _arrival(event: Event) -> Row:
    match event:
        case PersonReceived():
            return {
                "state": "received",
                "in_danger": event.in_danger,
                "safe_to_call": event.safe_to_call,
            }
        case PersonBroughtToCommune():
            return {"state": "at-commune"}
        case HealthDeptNotified():
            return {"state": "initial-verification", "due_at": event.due_at}
        case _:
            return {}


def _status(event: Event) -> Row:
    match event:
        case InitialVerificationRecorded():
            return {"state": "verified", **_SETTLED}
        case IdentificationRequested() | CaseReopened():
            status = "under-identification"
            asked = {"state": status, "legal_status": status, "due_at": event.due_at}
            return {
                **asked,
                "overdue": False,
                "reason": None,
                "closed_at": None,
                "joined_to": None,
            }
        case VictimStatusConfirmed():
            return {"state": "confirmed", "legal_status": "victim", **_SETTLED}
        case VictimStatusRejected():
            return {"state": "not-victim", "legal_status": "not-victim", **_SETTLED}
        case _:
            return {}


def _ending(event: Event) -> Row:
    match event:
        case CaseWithdrawn():
            return {"state": "withdrawn", "reason": event.reason, **_SETTLED}
        case CaseEndedByDeath():
            return {"state": "ended-by-death", **_SETTLED}
        case CaseClosed():
            closed = {"closed_at": event.occurred_at, "reason": event.reason}
            return {"state": "closed", **closed, **_SETTLED}
        case _:
            return {}


def _contest(row: Row, event: Event) -> Row:
    match event:
        case VictimStatusRejected():
            return {"appeal": None}
        case RejectionAppealed():
            return {"appeal": "pending", "due_at": event.due_at, "overdue": False}
        case AppealOverdue():
            return {"overdue": True}
        case AppealDecided():
            decided = {"appeal": "upheld" if event.upheld else "dismissed"}
            return decided if row["state"] == "under-identification" else decided | _SETTLED
        case _:
            return _joined(event)


def _joined(event: Event) -> Row:
    match event:
        case UpheldBesideOpenCase():
            return {"due_at": event.due_at}
        case JoiningOverdue():
            return {"overdue": True}
        case TakenOverOverdue():
            return {"due_at": event.due_at, "overdue": True}
        case CaseJoined():
            return {"joined_to": str(event.to_case), **_SETTLED}
        case CaseLeftUnjoined():
            return dict(_SETTLED)
        case _:
            return {}


def _person(row: Row, event: Event) -> Row:
    match event:
        case PersonDescribed():
            return {"nationality": event.nationality, "place": event.place}
        case PersonTurned18():
            return _aged(row, "adult")
        case AgeCorrected(age_class=age_class):
            return _aged(row, age_class)
        case AccompanyingRecorded():
            beside = str(event.accompanying_case_id)
            return {"accompanied_by": [*row["accompanied_by"], beside]}
        case CategoryDetermined():
            return {"category": event.category}
        case _:
            return {}


def _aged(row: Row, age_class: AgeClass) -> Row:
    return {"age_class": age_class, "group": group_at(age_class, row["group"])}


def _limit(event: Event) -> Row:
    match event:
        case InitialVerificationOverdue() | IdentificationOverdue():
            return {"overdue": True}
        case IdentificationExtended():
            return {"due_at": event.due_at, "overdue": False}
        case _:
            return {}


def _written(row: Row, event: Event) -> Row:
    match event:
        case ImmediateNeedsRecorded():
            return {
                "needs": list(event.needs),
                "language": event.language,
                "injuries": event.injuries,
            }
        case IdentityRecorded():
            return {"identity_known": True}
        case ConsentRecorded() | ConsentWithdrawn() | ConsentExpired() | ConsentDoubted():
            return {"consents": _consents(row, event)}
        case StatementTaken() | StatementAmended():
            return {"statements": event.version}
        case CaseReferred():
            return {"referrals": row["referrals"] + 1}
        case _:
            return {}


def _consents(row: Row, event: Consented) -> Row:
    """Return the consents that stand: the purpose of each, by its id."""
    others = {key: kept for key, kept in row["consents"].items() if key != str(event.consent_id)}
    if isinstance(event, ConsentRecorded):
        return {**others, str(event.consent_id): event.purpose}
    return others


CASES = View(
    name="cases",
    of=("case",),
    project=project,
    index=("state", "legal_status", "overdue", "due_at", "opened_at"),
)
