"""The board of matters: where each stands, what is due, who acts; never what it is about."""

from typing import assert_never

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
    MatterAccepted,
    MatterArchived,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
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
    TellingEvent,
    WorkEvent,
)
from services.legal_aid.projections.proceeding_columns import before_bodies
from shared.kernel.views import Row, Seen, View

_NOTHING_YET: Row = {
    "answered_at": None,
    "answered_late": False,
    "answer_overdue": False,
    "accepted_at": None,
    "urgent_ground": None,
    "register_id": None,
    "documents_due_at": None,
    "documents_overdue": False,
    "appointment_due_at": None,
    "appointment_overdue": False,
    "provider_kind": None,
    "provider_ref": None,
    "appointed_at": None,
    "opposing_parties": 0,
    "steps": 0,
    "last_step_at": None,
    "notices": {},
    "next_date_to_settle": None,
    "compensation": None,
    "reviews": [],
    "under_review": False,
    "ended_at": None,
    "ending": None,
    "tell_client_by": None,
    "client_told_at": None,
    "telling_overdue": False,
    "filed_at": None,
    "grade": None,
    "archived_at": None,
}


def project(row: Row | None, event: MatterEvent, _: Seen) -> Row:
    """Redraw one line of the board; every recorded event is accepted."""
    line = row or {}
    return {**line, **_redrawn(line, event)}


def _redrawn(line: Row, event: MatterEvent) -> Row:
    if isinstance(event, AidRequested | RequestEvent):
        return _asked(line, event)
    if isinstance(event, AcceptanceEvent):
        return _accepted(event)
    if isinstance(event, WorkEvent):
        return _carried(line, event)
    if isinstance(event, EndingEvent | ShelvingEvent):
        return _ended(event)
    if isinstance(event, ReviewEvent | OverdueEvent):
        return _watched(line, event)
    return before_bodies(line, event)


def _asked(line: Row, event: AidRequested | RequestEvent) -> Row:
    match event:
        case AidRequested():
            return _requested(event)
        case RequestAnswered():
            return _answered(event)
        case DocumentsSupplied():
            return _supplied(line, event)
        case InterpreterNeedNoted():
            return {"interpreter_needed": event.needed}
        case MatterRefused():
            return {"standing": "refused", "ending": event.ground, "ended_at": event.occurred_at}
        case RequestWithdrawn():
            return {
                "standing": "withdrawn",
                "ending": event.taken_back_by,
                "ended_at": event.occurred_at,
            }
        case _:
            assert_never(event)


def _requested(event: AidRequested) -> Row:
    return {
        **_NOTHING_YET,
        "standing": "requested",
        "referral_id": str(event.referral_id) if event.referral_id else None,
        "form": event.form,
        "field": event.field,
        "requester": event.requester,
        "legal_status": event.legal_status,
        "requested_at": event.occurred_at,
        "answer_due_at": event.answer_due.due_at,
        "missing": [],
        "interpreter_needed": event.interpreter_needed,
    }


def _answered(event: RequestAnswered) -> Row:
    return {
        "standing": "documents-pending" if event.missing else "file-complete",
        "answered_at": event.occurred_at,
        "answered_late": event.late,
        "answer_overdue": event.late,
        "missing": [*event.missing],
    }


def _supplied(line: Row, event: DocumentsSupplied) -> Row:
    missing = [*event.still_missing]
    if line.get("standing") == "documents-pending":
        return {"missing": missing, "standing": "documents-pending" if missing else "file-complete"}
    return {
        "missing": missing,
        "documents_overdue": bool(missing) and line.get("documents_overdue", False),
    }


def _accepted(event: AcceptanceEvent) -> Row:
    accepted: Row = {
        "standing": "accepted",
        "accepted_at": event.occurred_at,
        "register_id": str(event.register_id),
        "form": event.form,
        "field": event.field,
        "appointment_due_at": event.appointment_due.due_at,
    }
    if isinstance(event, MatterAccepted):
        return accepted
    return {
        **accepted,
        "urgent_ground": event.ground,
        "missing": [*event.missing],
        "documents_due_at": event.docs_due.due_at,
    }


def _carried(line: Row, event: WorkEvent) -> Row:
    match event:
        case ProviderAppointed():
            return {
                "standing": "assigned",
                "provider_kind": event.provider_kind,
                "provider_ref": str(event.provider_ref),
                "appointed_at": event.occurred_at,
                "appointment_overdue": event.late,
            }
        case ProviderReplaced():
            return {
                "standing": "assigned",
                "provider_kind": event.provider_kind,
                "provider_ref": str(event.provider_ref),
            }
        case StepRecorded():
            return _stepped(line, event)
        case OpposingPartyNamed():
            new = not event.named_before
            return {"opposing_parties": line.get("opposing_parties", 0) + new}
        case _:
            assert_never(event)


def _stepped(line: Row, event: StepRecorded) -> Row:
    last = line.get("last_step_at") or event.occurred_at
    return {
        "standing": "in-progress",
        "steps": line.get("steps", 0) + 1,
        "last_step_at": max(last, event.occurred_at),
    }


def _ended(event: EndingEvent | ShelvingEvent) -> Row:
    at = event.occurred_at
    match event:
        case MatterCompleted():
            return {"standing": "completed", "ending": event.result, "ended_at": at}
        case MatterDiscontinued():
            tell_by = event.tell_by.due_at if event.tell_by else None
            ended = {"standing": "discontinued", "ending": event.ground, "ended_at": at}
            return {**ended, "tell_client_by": tell_by}
        case ClientToldOfDiscontinuation() | ClientDiedUntold():
            return _told(event)
        case MatterFiled():
            return {"standing": "filed", "filed_at": at}
        case QualityAssessed():
            return {"standing": "assessed", "grade": event.grade}
        case MatterArchived():
            return {"standing": "archived", "archived_at": at}
        case _:
            assert_never(event)


def _told(event: TellingEvent) -> Row:
    if isinstance(event, ClientDiedUntold):
        return {"tell_client_by": None}
    return {
        "tell_client_by": None,
        "client_told_at": event.occurred_at,
        "telling_overdue": event.late,
    }


def _watched(line: Row, event: ReviewEvent | OverdueEvent) -> Row:
    match event:
        case MatterFlaggedForReview():
            return _under_review({*line.get("reviews", ()), event.reason})
        case MatterReviewed():
            return _under_review({*line.get("reviews", ())} - {event.reason})
        case AnswerOverdue():
            return {"answer_overdue": True}
        case AppointmentOverdue():
            return {"appointment_overdue": True}
        case DocumentsOverdue():
            return {"documents_overdue": True}
        case ClientNotTold():
            return {"telling_overdue": True}
        case _:
            assert_never(event)


def _under_review(reasons: set[str]) -> Row:
    return {"reviews": sorted(reasons), "under_review": bool(reasons)}


VIEW = View(
    name="matters",
    of=("matter",),
    project=project,
    index=("standing", "requested_at", "under_review", "appointment_due_at", "documents_due_at"),
)
