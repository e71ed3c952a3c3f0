"""Whether a client has legal aid: what intake said, what was decided, and who must decide."""

from typing import assert_never

from services.legal_aid.domain.client.messages import (
    CategoryNoted,
    ClientDied,
    ClientEvent,
    EligibilityDecided,
    EntitlementNoted,
    FileClosed,
    FileOpened,
    QueryAnswered,
    ReviewEnded,
)
from shared.kernel.views import Row, Seen, View

_NOTHING_YET: Row = {
    "category": None,
    "category_since": None,
    "granted": None,
    "decision_needed": False,
    "died": False,
    "open_matters": [],
    "queries_answered": 0,
}


def project(row: Row | None, event: ClientEvent, _: Seen) -> Row:
    """Redraw one client's line; every recorded event is accepted."""
    line = {**_NOTHING_YET, **(row or {})}
    return {**line, **_redrawn(line, event)}


def _redrawn(line: Row, event: ClientEvent) -> Row:
    match event:
        case FileOpened() | FileClosed() | QueryAnswered():
            return _filed(line, event)
        case CategoryNoted():
            return {
                "category": event.category,
                "category_since": event.effective_from,
                "granted": None,
                "decision_needed": event.decision_needed,
            }
        case EntitlementNoted() | EligibilityDecided():
            return {"granted": event.granted, "decision_needed": False}
        case ReviewEnded(entitled=True):
            return {"granted": True, "decision_needed": False}
        case ClientDied():
            return {"died": True, "decision_needed": False}
        case _:
            return {}


def _filed(line: Row, event: FileOpened | FileClosed | QueryAnswered) -> Row:
    if isinstance(event, QueryAnswered):
        return {"queries_answered": line["queries_answered"] + 1}
    others = [one for one in line["open_matters"] if one != str(event.matter_id)]
    needed: bool = line["decision_needed"]
    match event:
        case FileOpened():
            return {
                "open_matters": [*others, str(event.matter_id)],
                "decision_needed": needed or event.decision_needed,
                "granted": True if event.signed else line["granted"],
            }
        case FileClosed():
            return {"open_matters": others, "decision_needed": needed and bool(others)}
        case _:
            assert_never(event)


VIEW = View(name="clients", of=("client",), project=project)
