"""The stays board: who waits and in which order, who lives here, what is due for them."""

from typing import Any

from services.shelter.domain.line import RANK
from services.shelter.domain.stay import child_messages
from services.shelter.domain.stay import events as own
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.stay import standing_messages as standing
from services.shelter.domain.stay.states import GROWN, YOUNG
from services.shelter.domain.words import Group
from services.shelter.projections import stay_lives
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one stay's line."""
    opened = _opened(event)
    if opened:
        return opened
    if row is None:
        return None
    if isinstance(event, own.DischargePlanWithdrawn):
        return {**_without(row, "planned_for", "destination"), "standing": "resident"}
    if isinstance(event, own.Waitlisted):
        return {**row, **_in_line(row), "waiting_since": event.occurred_at}
    if isinstance(event, standing.ResidentCameOfAge | standing.ResidentAgeCorrected):
        return {**row, **_aged(row["group"], event)}
    moved = {**_placed(event), **stay_lives.lived(event), **_gone(event)}
    return {**row, **moved, **_with_children(row, event)}


def _aged(group: Group, event: standing.ResidentCameOfAge | standing.ResidentAgeCorrected) -> Row:
    if isinstance(event, standing.ResidentCameOfAge):
        return {"group": GROWN.get(group, group), "of_age": True}
    groups = YOUNG if event.under_18 else GROWN
    return {"group": groups.get(group, group), "of_age": False}


def _opened(event: Event) -> Row:
    match event:
        case own.PlacementRequested():
            return {
                "standing": "requested",
                "group": event.group,
                "urgency": event.urgency,
                "needs": list(event.needs),
                "legal_status": event.legal_status,
                "requested_at": event.occurred_at,
            }
        case moving.EmergencyPlacementMade():
            return {
                "standing": "emergency",
                "group": event.group,
                "urgency": "immediate",
                "requested_at": event.occurred_at,
                "house_id": str(event.house_id),
                "accompanying": event.accompanying,
                "funding": event.funding,
                "regularise_by": event.regularise_by,
                "health_check": "due",
                "health_check_due_at": event.health_check_due_at,
            }
        case moving.TransferReceived():
            return {
                "standing": "requested",
                "group": event.group,
                "requested_at": event.occurred_at,
                "from_stay_id": str(event.from_stay_id),
            }
        case _:
            return {}


def _in_line(row: Row) -> Row:
    """Return what the waiting list is ordered by: urgency first, then who asked first."""
    place = f"{RANK[row['urgency']]} {row['requested_at'].isoformat()}"
    return {"standing": "waitlisted", "place_in_line": place}


def _with_children(row: Row, event: Event) -> Row:
    """Return a line for each child who lives here with the resident, or did."""
    known: list[Row] = row.get("children", [])
    match event:
        case child_messages.ChildCame():
            came = {"journey_id": str(event.child_id), "came_at": event.occurred_at}
            return {"children": [*known, came]}
        case child_messages.ChildLeft():
            return _with_child(known, event, left_at=event.occurred_at, reason=event.reason)
        case child_messages.ChildDaysExtended():
            return _with_child(known, event, extended_until=event.until, funding=event.funding)
        case _:
            return {}


def _with_child(
    known: list[Row],
    event: child_messages.ChildLeft | child_messages.ChildDaysExtended,
    **said: Any,
) -> Row:
    child = str(event.child_id)
    return {"children": [{**one, **said} if one["journey_id"] == child else one for one in known]}


def _placed(event: Event) -> Row:
    match event:
        case own.PlacementApproved():
            return {
                "standing": "approved",
                "house_id": str(event.house_id),
                "take_up_by": event.take_up_by,
            }
        case own.PlacementDeclined():
            return {
                "standing": "declined",
                "elsewhere": event.elsewhere,
                "ended_at": event.occurred_at,
            }
        case own.RequestWithdrawn():
            return {"standing": "withdrawn", "ended_at": event.occurred_at}
        case own.ApprovalExpired():
            return {"standing": "expired", "ended_at": event.occurred_at}
        case _:
            return {}


def _gone(event: Event) -> Row:
    match event:
        case own.DischargeRiskAssessed():
            return {"discharge_risk": event.level, "risk_assessed_at": event.occurred_at}
        case own.DischargePlanned():
            return {
                "standing": "discharge-planned",
                "planned_for": event.planned_for,
                "destination": event.destination,
            }
        case own.ResidentDischarged():
            return {
                "standing": "left",
                "destination": event.destination,
                "ended_at": event.occurred_at,
            }
        case _:
            return _moved(event)


def _moved(event: Event) -> Row:
    match event:
        case moving.ResidentTransferred():
            return {"standing": "transferred", "ended_at": event.occurred_at}
        case moving.ResidentAbsconded():
            return {"standing": "absent", "return_by": event.return_by}
        case moving.ResidentReturned():
            return {"standing": "resident"}
        case moving.ResidentDied():
            return {"standing": "deceased", "ended_at": event.occurred_at}
        case _:
            return _transferring(event)


def _transferring(event: Event) -> Row:
    match event:
        case moving.TransferAsked():
            return {"transfer": "asked", "transfer_house_id": str(event.house_id)}
        case moving.TransferAnswered():
            return {"transfer": event.answer}
        case _:
            return {}


def _without(row: Row, *gone: str) -> Row:
    return {name: value for name, value in row.items() if name not in gone}


VIEW = View(
    name="stays",
    of=("stay",),
    project=project,
    index=("standing", "house_id", "requested_at", "urgency", "place_in_line"),
)
