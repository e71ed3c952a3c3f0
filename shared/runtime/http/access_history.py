"""Who came to know what of a journey, in one answer: readings from the log itself, not from rows.

Only what is in the history of who searched is found by rows, once they show the whole log.
"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from shared.casework import sightings
from shared.casework.access import ACCESS
from shared.casework.access_messages import (
    BreakGlassReviewed,
    BreakGlassReviewOverdue,
    ExtractMade,
    FormPrinted,
    GlassBroken,
    RecordsRead,
)
from shared.kernel.actors import Role
from shared.kernel.envelope import Envelope
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Event
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.house import House
from shared.runtime.http.access_everywhere import add_everywhere
from shared.runtime.http.admitting import admit_to
from shared.runtime.http.answering import hang, ids_in, shown, words
from shared.runtime.http.paging import only
from shared.runtime.http.problems import NOT_FOUND, Problem
from shared.runtime.views.painting import rows_of

PATH = "/journeys/{journey_id}/access-history"

MAY: tuple[Role, ...] = ("data-protection-officer",)
"""On the person's behalf too: they ask, the officer hands it out."""


def routes(house: House) -> APIRouter:
    """Return the door at which a journey's access history is read."""
    router = APIRouter()
    if not house.service.log.aggregates:
        add_everywhere(router, house, PATH, MAY)
        return router

    async def history(request: Request) -> Response:
        actor = house.gate.admit(request, frozenset(MAY))
        only(request)
        journey = ids_in(request)["journey_id"]
        await admit_to(house, actor, journey)
        lines = await history_of(house, journey)
        return shown(house, {"items": lines}, extra={"Cache-Control": "no-store"})

    hang(router, PATH, history, words("See who came to know what of the journey", MAY))
    return router


async def history_of(house: House, journey: UUID) -> list[dict[str, Any]]:
    """Return who came to know what of a journey, from the log; raises `Unavailable`."""
    log, store = house.service.log, house.inside.store
    try:
        subject = log.named(ACCESS).subject(journey)
    except UnknownKind:
        raise Problem(NOT_FOUND) from None
    last = await store.last_sequence(subject)
    stored = await store.load(subject)
    if (stored[-1].sequence if stored else 0) < last:
        raise Unavailable
    lines: list[dict[str, Any]] = []
    for message in stored:
        lines += told(*log.opened(ACCESS, message.data))
    lines += await _sightings_of(house, journey)
    return sorted(lines, key=itemgetter("at"))


async def _sightings_of(house: House, journey: UUID) -> list[dict[str, Any]]:
    """Return each search and look that showed a journey; raises `Unavailable`."""
    if not any(ledger.name == sightings.SIGHTINGS for ledger in house.service.ledgers):
        return []
    inside = house.inside
    await inside.registry.caught_up()
    generation = inside.projectors["own"].position.generation
    rows = inside.database[rows_of(sightings.SIGHTINGS, generation)]
    mine = [row async for row in rows.find({sightings.SHOWN: str(journey)})]
    pairs = sightings.pairs_in(mine)
    mine += [row async for row in rows.find({sightings.SHOWN: {"$in": pairs}})]
    return [sightings.told(row) for row in mine if "what" in row]


def told(envelope: Envelope, events: tuple[Event, ...]) -> Iterator[dict[str, Any]]:
    """Return a line for each thing that happened, by whom and in which trace."""
    who = {
        "at": envelope.recorded_at,
        "staff": envelope.actor.staff,
        "role": envelope.actor.role,
        "unit": envelope.actor.unit,
        "trace": envelope.traceparent,
    }
    for event in events:
        said = _said_of(event)
        if said:
            yield {"what": event.kind, **who, **said}


def _said_of(event: Event) -> dict[str, Any]:
    match event:
        case RecordsRead():
            names = {"records", "kinds", "purpose", "relation"}
        case ExtractMade():
            names = {"request_id", "ground", "form", "relation"}
        case FormPrinted():
            names = {"form", "ground", "relation"}
        case GlassBroken():
            names = {"grant_id", "reason", "scope", "until", "review_due_at"}
        case BreakGlassReviewed():
            names = {"grant_id", "finding"}
        case BreakGlassReviewOverdue():
            names = {"grant_id", "review_due_at"}
        case _:
            return {}
    return event.model_dump(include=names)
