"""The stays board: who waits, who lives here, what is due for them."""

from services.shelter.domain.stay_events import (
    ApprovalExpired,
    CarePlanAgreed,
    CarePlanOverdue,
    DischargePlanned,
    DischargePlanWithdrawn,
    DischargeRiskAssessed,
    ExtensionDenied,
    PlacementApproved,
    PlacementDeclined,
    PlacementRequested,
    RequestWithdrawn,
    ResidentAdmitted,
    ResidentDischarged,
    StayExtended,
    StayLimitReached,
    Waitlisted,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one stay's line."""
    if isinstance(event, PlacementRequested):
        return {
            "standing": "requested",
            "group": event.group,
            "urgency": event.urgency,
            "needs": list(event.needs),
            "legal_status": event.legal_status,
            "requested_at": event.occurred_at,
        }
    if row is None:
        return None
    if isinstance(event, DischargePlanWithdrawn):
        return {**_without_plan(row), "standing": "resident"}
    return {**row, **_placed(event), **_cared(event), **_limited(event), **_gone(event)}


def _placed(event: Event) -> Row:
    match event:
        case PlacementApproved():
            return {
                "standing": "approved",
                "house_id": str(event.house_id),
                "take_up_by": event.take_up_by,
            }
        case Waitlisted():
            return {"standing": "waitlisted", "waiting_since": event.occurred_at}
        case PlacementDeclined():
            return {"standing": "declined", "ended_at": event.occurred_at}
        case RequestWithdrawn():
            return {"standing": "withdrawn", "ended_at": event.occurred_at}
        case ApprovalExpired():
            return {"standing": "expired", "ended_at": event.occurred_at}
        case _:
            return {}


def _cared(event: Event) -> Row:
    match event:
        case ResidentAdmitted():
            return {
                "standing": "resident",
                "admitted_at": event.occurred_at,
                "accompanying": event.accompanying,
                "funding": event.funding,
                "ceiling_at": event.ceiling_at,
                "care_plan": "due",
                "care_plan_due_at": event.care_plan_due_at,
                "limit_reached": False,
            }
        case CarePlanAgreed():
            return {"care_plan": "agreed"}
        case CarePlanOverdue():
            return {"care_plan": "overdue"}
        case _:
            return {}


def _limited(event: Event) -> Row:
    match event:
        case StayExtended():
            return {
                "extended_until": event.until,
                "funding": event.funding,
                "extension": "granted",
                "limit_reached": False,
            }
        case ExtensionDenied():
            return {"extension": "denied"}
        case StayLimitReached():
            return {"limit_reached": True}
        case _:
            return {}


def _gone(event: Event) -> Row:
    match event:
        case DischargeRiskAssessed():
            return {"discharge_risk": event.level, "risk_assessed_at": event.occurred_at}
        case DischargePlanned():
            return {
                "standing": "discharge-planned",
                "planned_for": event.planned_for,
                "destination": event.destination,
            }
        case ResidentDischarged():
            return {
                "standing": "left",
                "destination": event.destination,
                "ended_at": event.occurred_at,
            }
        case _:
            return {}


def _without_plan(row: Row) -> Row:
    return {name: at for name, at in row.items() if name not in {"planned_for", "destination"}}


VIEW = View(
    name="stays",
    of=("stay",),
    project=project,
    index=("standing", "house_id", "requested_at", "urgency"),
)
