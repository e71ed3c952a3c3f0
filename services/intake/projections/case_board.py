"""The case board: where each case stands, and what is due, for whoever is on duty."""

from services.intake.domain.case_events import (
    CaseClosed,
    CaseReferred,
    CaseWithdrawn,
    ConsentRecorded,
    ConsentWithdrawn,
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
    StatementTaken,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View

_SETTLED: Row = {"due_at": None, "overdue": False}


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    if isinstance(event, IntakeCaseOpened):
        return _opened(event)
    if row is None:
        return None
    moved = _arrival(event) | _status(event) | _limit(event) | _ending(event)
    return row | moved | _written(row, event)


def _opened(event: IntakeCaseOpened) -> Row:
    return {
        "state": "opened",
        "legal_status": "unverified",
        "channel": event.channel,
        "group": event.group,
        "age_class": event.age_class,
        "follows_case": str(event.follows_case) if event.follows_case else None,
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
        case IdentificationRequested():
            status = "under-identification"
            return {"state": status, "legal_status": status, "due_at": event.due_at}
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
        case CaseClosed():
            closed = {"closed_at": event.occurred_at, "reason": event.reason}
            return {"state": "closed", **closed, **_SETTLED}
        case _:
            return {}


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
        case ConsentRecorded() | ConsentWithdrawn():
            return {"consents": _consents(row, event)}
        case StatementTaken():
            return {"statements": event.version}
        case CaseReferred():
            return {"referrals": row["referrals"] + 1}
        case _:
            return {}


def _consents(row: Row, event: ConsentRecorded | ConsentWithdrawn) -> Row:
    """Return the consents that stand: the purpose of each, by its id."""
    others = {key: kept for key, kept in row["consents"].items() if key != str(event.consent_id)}
    if isinstance(event, ConsentWithdrawn):
        return others
    return {**others, str(event.consent_id): event.purpose}


CASES = View(
    name="cases",
    of=("case",),
    project=project,
    index=("state", "legal_status", "overdue", "due_at", "opened_at"),
)
