"""What a service shows across journeys: its worklist, its figures, its calendar, who is on call."""

from fastapi import APIRouter

from shared.casework.unit_board import UNITS
from shared.kernel.figures import FIGURES
from shared.kernel.worklist import WORKLIST
from shared.runtime.house import House
from shared.runtime.http.calendars import add_calendar
from shared.runtime.http.figures import add_figures
from shared.runtime.http.on_call import add_on_call
from shared.runtime.http.routes import CalendarRoute
from shared.runtime.http.worklist import add_worklist


def routes(house: House) -> APIRouter:
    """Return the overviews that this service keeps."""
    router = APIRouter()
    kept = {ledger.name for ledger in house.service.ledgers}
    if WORKLIST in kept:
        add_worklist(router, house)
    if FIGURES in kept:
        add_figures(router, house)
    if UNITS in house.service.views:
        add_on_call(router, house)
    for door in house.service.doors:
        if isinstance(door, CalendarRoute):
            add_calendar(router, house, door)
    return router
