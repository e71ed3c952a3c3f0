"""The centres and branches, and the province each acts in."""

from typing import assert_never

from services.legal_aid.domain.centre import (
    CentreClosed,
    CentreConnected,
    CentreEvent,
    CentreRegistered,
    MatterTaken,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: CentreEvent, _: Seen) -> Row:
    """Redraw one centre's line; every recorded event is accepted."""
    line = row or {}
    match event:
        case CentreRegistered():
            return {
                **line,
                "centre": event.centre,
                "centre_kind": event.centre_kind,
                "province": event.province,
                "standing": "working",
                "matters": 0,
                "connected": False,
            }
        case CentreClosed():
            return {**line, "standing": "closed"}
        case MatterTaken():
            return {**line, "matters": line.get("matters", 0) + 1}
        case CentreConnected():
            return {**line, "connected": True}
        case _:
            assert_never(event)


VIEW = View(name="centres", of=("centre",), project=project, index=("centre", "province"))
