"""Who is on call now, in every unit of a service."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.casework.unit_board import UNITS
from shared.runtime.house import House
from shared.runtime.http.answering import WaitFor, hang, shown, words
from shared.runtime.http.paging import only
from shared.runtime.http.reading import Reading
from shared.runtime.views.painting import rows_of


def add_on_call(router: APIRouter, house: House) -> None:
    """Hang the list of who is on call."""

    async def on_call(request: Request, wait_for: WaitFor = None) -> Response:
        house.gate.recognise(request)
        only(request)
        reading = Reading(house)
        await reading.wait(wait_for)
        position = reading.projector("own").position
        now = datetime.now(UTC)
        rows = house.inside.database[rows_of(UNITS.name, position.generation)]
        here = {"from_at": {"$lte": now}, "until": {"$gt": now}}
        units = rows.find({"on_call": {"$elemMatch": here}}).sort([("code", 1), ("_id", 1)])
        return shown(
            house, {"items": [shift async for unit in units for shift in shifts(unit, now)]}
        )

    hang(router, "/on-call", on_call, words("See who is on call now, in every unit", ()))


def shifts(unit: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    """Return a unit's shifts of this moment, whoever is relieved first being first."""
    roles = {one["staff"]: one["role"] for one in unit["staff"]}
    shifts = [one for one in unit["on_call"] if one["from_at"] <= now < one["until"]]
    return [
        {"unit_id": unit["_id"], "unit": unit["code"], "role": roles[shift["staff"]], **shift}
        for shift in sorted(shifts, key=lambda shift: shift["until"])
    ]
