"""The board of units: what they are, who works there, and who is on call."""

from typing import Any, assert_never

from shared.casework.unit_messages import (
    StaffEnrolled,
    StaffPutOnCall,
    StaffReleased,
    UnitClosed,
    UnitEvent,
    UnitRegistered,
)
from shared.casework.units import UNIT
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: UnitEvent, _: Seen) -> Row:
    """Redraw one unit; every recorded event is accepted."""
    unit: dict[str, Any] = row or {"staff": [], "on_call": [], "state": "working"}
    match event:
        case UnitRegistered():
            told = {"code": event.code, "unit_kind": event.unit_kind, "province": event.province}
            return {**unit, **told}
        case StaffEnrolled():
            enrolled = {"staff": str(event.staff), "role": event.role}
            return {**unit, "staff": [*_without(unit["staff"], event.staff), enrolled]}
        case StaffReleased():
            return {
                **unit,
                "staff": _without(unit["staff"], event.staff),
                "on_call": _without(unit["on_call"], event.staff),
            }
        case StaffPutOnCall():
            return {**unit, "on_call": [*_still_to_come(unit["on_call"], event), _shift(event)]}
        case UnitClosed():
            return {**unit, "state": "closed"}
        case _:
            assert_never(event)


def _without(lines: list[Row], staff: object) -> list[Row]:
    return [line for line in lines if line["staff"] != str(staff)]


def _still_to_come(shifts: list[Row], event: StaffPutOnCall) -> list[Row]:
    """Leave out what was over when this was written, or is written again."""
    new = _shift(event)
    return [shift for shift in shifts if shift["until"] > event.occurred_at and shift != new]


def _shift(event: StaffPutOnCall) -> Row:
    return {"staff": str(event.staff), "from_at": event.from_at, "until": event.until}


UNITS = View("units", (UNIT,), project, index=("code", "state", "unit_kind"))
