"""Who has which entitlement, and what became of it; and who was not offered what they have."""

from typing import Any, assert_never

from services.intake.domain.entitlement.messages import (
    CategoryNoted,
    EntitlementAwaitsDecision,
    EntitlementDecided,
    EntitlementDeclined,
    EntitlementEnded,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOpened,
    EntitlementOverdue,
    EntitlementRenewed,
    EntitlementsStopped,
    EntitlementTaken,
    Given,
    Held,
)
from shared.kernel.ledgers import Amend, Ledger, Mark, Put, Strike
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View
from shared.law.entitlements import ITEMS

_ITEM: Row = {
    "right": "none",
    "progress": "not-offered",
    "covered": None,
    "opened_at": None,
    "ended_at": None,
    "decided_at": None,
    "offered_at": None,
    "taken_at": None,
    "declined_at": None,
    "exhausted_at": None,
    "due_at": None,
    "overdue": False,
}
_BLANK: Row = {
    "category": None,
    "nationality": None,
    "under_18": None,
    "since": None,
    "stopped": None,
    "to_offer": 0,
    "to_decide": 0,
    "overdue": False,
    "items": dict.fromkeys(ITEMS, _ITEM),
}
_NOT_DUE: Row = {"due_at": None, "overdue": False}


def project(row: Row | None, event: Event, _: Seen) -> Row:
    """Redraw one sheet; a projection accepts every recorded event."""
    sheet = row or {"noted_at": event.occurred_at, **_BLANK}
    match event:
        case CategoryNoted():
            return _standing(sheet, event)
        case EntitlementsStopped():
            return {**sheet, "stopped": event.reason}
        case _ if isinstance(event, Held):
            return _counted(sheet, event.item, _right(event))
        case _ if isinstance(event, Given):
            return _counted(sheet, event.item, _given(event))
        case _:
            return sheet


def _standing(sheet: Row, event: CategoryNoted) -> Row:
    if sheet["since"] is not None and event.effective_from < sheet["since"]:
        return sheet
    return {
        **sheet,
        "category": event.category,
        "nationality": event.nationality,
        "under_18": event.under_18,
        "since": event.effective_from,
        "stopped": None,
    }


def _counted(sheet: Row, item: str, changes: Row) -> Row:
    line: Row = sheet["items"][item] | changes
    if line["right"] == "open" and line["progress"] != "not-offered":
        line |= _NOT_DUE
    items: dict[str, Row] = {**sheet["items"], item: line}
    lines = list(items.values())
    return {
        **sheet,
        "items": items,
        "to_offer": sum(
            line["right"] == "open" and line["progress"] == "not-offered" for line in lines
        ),
        "to_decide": sum(line["right"] == "to-decide" for line in lines),
        "overdue": any(line["overdue"] for line in lines),
    }


def _right(event: Held) -> Row:
    at = event.occurred_at
    match event:
        case EntitlementOpened():
            opened = {"right": "open", "opened_at": at, "ended_at": None}
            return {**opened, "due_at": event.offer_by, "overdue": False}
        case EntitlementAwaitsDecision():
            return {"right": "to-decide", "due_at": event.decide_by, "overdue": False}
        case EntitlementDecided():
            refused = {} if event.granted else {"right": "none", **_NOT_DUE}
            return {"decided_at": at, **refused}
        case EntitlementEnded():
            return {"right": "none", "ended_at": at, **_NOT_DUE}
        case EntitlementOverdue():
            return {"overdue": True}
        case _:
            assert_never(event)


def _given(event: Given) -> Row:
    at = event.occurred_at
    match event:
        case EntitlementOffered():
            return {"progress": "offered", "offered_at": at, "covered": event.covered}
        case EntitlementTaken():
            return {"progress": "taken", "taken_at": at, "covered": event.covered}
        case EntitlementDeclined():
            return {"progress": "declined", "declined_at": at}
        case EntitlementExhausted():
            return {"progress": "exhausted", "exhausted_at": at}
        case EntitlementRenewed():
            return {"progress": "taken", "exhausted_at": None}
        case _:
            assert_never(event)


ENTITLEMENTS = View(
    name="entitlements",
    of=("entitlements",),
    project=project,
    index=("category", "stopped", "to_offer", "to_decide", "overdue", "noted_at"),
)


def list_open(event: Any, _: Seen) -> list[Mark]:
    """Write down who has what was not yet offered, and strike it when it was."""
    match event:
        case EntitlementOpened(offer_by=offer_by) if offer_by is not None:
            line = {"item": event.item, "since": event.occurred_at, "due_at": offer_by}
            return [Put(event.item, {**line, "overdue": False})]
        case EntitlementOverdue(awaited="offer"):
            return [Amend(event.item, {"overdue": True})]
        case EntitlementOffered() | EntitlementTaken() | EntitlementExhausted():
            return [Strike(event.item)]
        case EntitlementAwaitsDecision() | EntitlementEnded():
            return [Strike(event.item)]
        case _:
            return []


NOT_YET_OFFERED = Ledger(
    name="not_yet_offered",
    of=("entitlements",),
    write=list_open,
    index=(("item", "due_at"), ("due_at",)),
)
