"""What hangs on the wall of the shelter: beds, houses, stays, the line, days, rights."""

from services.shelter.api.roles import MANAGER, OVERSIGHT, WORKERS
from shared.runtime.http.routes import BoardRoute, Door, RowRoute

DOORS: tuple[Door, ...] = (
    BoardRoute(
        path="/beds",
        view="bed_board",
        may=OVERSIGHT,
        summary="Show which houses have room, and for whom.",
        sort="-free",
        filters=("region", "standing"),
    ),
    BoardRoute(
        path="/houses",
        view="bed_board",
        may=MANAGER,
        summary="Show the houses, and whose licence ends first.",
        sort="licence_to",
        filters=("region", "standing"),
    ),
    RowRoute(
        path="/houses/{house_id}",
        view="bed_board",
        may=WORKERS,
        summary="Show one house.",
    ),
    BoardRoute(
        path="/stays",
        view="stays",
        may=WORKERS,
        summary="Show the stays and what is due for them.",
        sort="requested_at",
        filters=("standing", "house_id"),
    ),
    BoardRoute(
        path="/waiting-list",
        view="stays",
        may=WORKERS,
        summary="Show who waits for a place: the most urgent first, then first come first.",
        sort="place_in_line",
        filters=("group", "urgency"),
        where={"standing": "waitlisted"},
    ),
    RowRoute(path="/stays/{stay_id}", view="stays", may=WORKERS, summary="Show one stay."),
    BoardRoute(
        path="/funded-days",
        view="funded_days",
        may=OVERSIGHT,
        summary="Show whose state-funded days end next.",
        sort="funded_until",
        where={"funding": "state"},
    ),
    BoardRoute(
        path="/rights",
        view="rights",
        may=OVERSIGHT,
        summary="Show in which category each person stands, and what was decided.",
        sort="standing",
        filters=("standing",),
    ),
    RowRoute(
        path="/rights/{journey_id}",
        view="rights",
        may=OVERSIGHT,
        summary="Show what one person has a right to here.",
    ),
)
