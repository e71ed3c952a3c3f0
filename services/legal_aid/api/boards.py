"""Doors to what hangs on the wall of legal aid."""

from services.legal_aid.api.roles import ALL
from services.legal_aid.projections.calendar import DEADLINE_NAMES
from shared.runtime.http.routes import BoardRoute, CalendarRoute, RowRoute

BOARDS = (
    BoardRoute(
        path="/matters",
        view="matters",
        may=ALL,
        summary="List matters, the oldest request first",
        sort="requested_at",
        filters=("standing", "form", "legal_status", "provider_ref"),
    ),
    BoardRoute(
        path="/reviews",
        view="matters",
        may=ALL,
        summary="List open matters to look at again because the client's status is in doubt",
        sort="requested_at",
        where={"under_review": True, "ended_at": None},
    ),
    BoardRoute(
        path="/overdue-appointments",
        view="matters",
        may=ALL,
        summary="List accepted matters in which nobody was appointed in time",
        sort="appointment_due_at",
        where={"appointment_overdue": True, "standing": "accepted"},
    ),
    BoardRoute(
        path="/overdue-documents",
        view="matters",
        may=ALL,
        summary="List urgently accepted matters whose papers did not follow in time",
        sort="documents_due_at",
        where={"documents_overdue": True, "ended_at": None},
    ),
    RowRoute(
        path="/matters/{matter_id}", view="matters", may=ALL, summary="Show where a matter stands"
    ),
    RowRoute(
        path="/matters/{matter_id}/centre",
        view="letters",
        may=(*ALL, "data-protection-officer"),
        summary="Show what the centre of a matter is told, and what it must still answer",
    ),
    BoardRoute(
        path="/registers",
        view="registers",
        may=ALL,
        summary="List registers, the newest year first",
        sort="-year",
        filters=("centre",),
    ),
    RowRoute(
        path="/registers/{register_id}",
        view="registers",
        may=ALL,
        summary="Show a register with its entries",
    ),
    BoardRoute(
        path="/calendar",
        view="calendar",
        may=ALL,
        summary="List hearings and deadlines, the next one first",
        sort="due_at",
        filters=("standing", "deadline", "matter_id"),
    ),
    CalendarRoute(
        path="/calendar.ics",
        lines="calendar",
        codes="register_entries",
        uid="deadline_id",
        at="due_at",
        of="matter_id",
        label="deadline",
        labels=DEADLINE_NAMES,
        may=ALL,
        summary="Take hearings and deadlines along as an iCalendar file: kind and code only",
        where={"standing": {"$ne": "met"}},
    ),
    RowRoute(
        path="/clients/{journey_id}",
        view="clients",
        may=ALL,
        summary="Show whether a client has legal aid, and who still must decide",
    ),
    BoardRoute(
        path="/providers",
        view="providers",
        may=ALL,
        summary="List providers, who carries least first",
        sort="load",
        filters=("provider_kind", "centre", "standing"),
    ),
    RowRoute(
        path="/providers/{provider_id}",
        view="providers",
        may=ALL,
        summary="Show a provider's line on the list",
    ),
    BoardRoute(
        path="/centres",
        view="centres",
        may=ALL,
        summary="List centres and branches",
        sort="centre",
        filters=("province", "standing"),
    ),
    RowRoute(
        path="/centres/{centre_id}", view="centres", may=ALL, summary="Show a centre or a branch"
    ),
)
