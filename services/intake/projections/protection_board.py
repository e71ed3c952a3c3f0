"""The protection board: who is to be protected, how, and who refused it."""

from services.intake.domain.protection.messages import (
    ProtectionApplied,
    ProtectionAsked,
    ProtectionLifted,
    ProtectionOverdue,
    ProtectionRefused,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View

_NOT_DUE: Row = {"answer_by": None, "overdue": False}


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one line; a projection accepts every recorded event."""
    drawn = row or {
        "standing": "none",
        "measures": {},
        "protects": [],
        "changed_at": None,
        **_NOT_DUE,
    }
    return drawn | _moved(drawn, event) | {"changed_at": event.occurred_at}


def _moved(row: Row, event: Event) -> Row:
    match event:
        case ProtectionAsked():
            return {"standing": "asked", "answer_by": event.due_at, "overdue": False}
        case ProtectionOverdue():
            return {"overdue": True}
        case ProtectionApplied():
            measures = {**row["measures"], str(event.protection_id): list(event.measures)}
            protects = sorted({*row["protects"], *event.protects})
            return {"standing": "applied", "measures": measures, "protects": protects, **_NOT_DUE}
        case ProtectionRefused():
            return {"standing": "applied" if row["measures"] else "refused", **_NOT_DUE}
        case ProtectionLifted():
            return _lifted(row, event)
        case _:
            return {}


def _lifted(row: Row, event: ProtectionLifted) -> Row:
    lifted = str(event.protection_id)
    measures = {key: kept for key, kept in row["measures"].items() if key != lifted}
    if measures:
        return {"measures": measures}
    standing = "lifted" if row["answer_by"] is None else "asked"
    return {"measures": {}, "protects": [], "standing": standing}


PROTECTIONS = View(
    name="protections",
    of=("protection",),
    project=project,
    index=("standing", "overdue", "answer_by", "changed_at"),
)
