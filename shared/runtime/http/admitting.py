"""Whether a reading door opens: a journey is there only for whoever is something to it."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from shared.casework.access_messages import Scope
from shared.kernel.actors import Actor, Relation
from shared.kernel.errors import NotFound
from shared.kernel.ids import JourneyId
from shared.kernel.views import Row
from shared.runtime.house import House
from shared.runtime.http.access import enough_for
from shared.runtime.http.problems import NOT_FOUND, Problem
from shared.runtime.relating import Look


async def admit_to(house: House, actor: Actor, journey: UUID, scope: Scope = "look") -> Relation:
    """Return who the worker is to a journey; raises the 404 problem of what is not there."""
    relation = await house.inside.registry.to_journey(
        actor, enough_for(actor.role), JourneyId(journey), scope
    )
    if relation is None:
        raise Problem(NOT_FOUND)
    return relation


async def scopes_for(
    house: House, actor: Actor, relation: Relation, journey: UUID
) -> frozenset[str] | None:
    """Return so far as a journey is shared with the worker's unit; `None` for who is more to it."""
    if relation != "shared":
        return None
    return await house.inside.registry.shared_with(actor, JourneyId(journey))


async def admit_to_act(house: House, actor: Actor, journey: UUID) -> Relation:
    """Return who the worker is to a journey that a command names, exactly; raises the same."""
    relation = await house.inside.registry.to_named(
        actor, enough_for(actor.role), JourneyId(journey)
    )
    if relation is None:
        raise Problem(NOT_FOUND)
    return relation


@contextmanager
def nothing_there(relation: Relation) -> Generator[None]:
    """Answer for what is not there just as for what is not theirs."""
    try:
        yield
    except NotFound:
        if relation != "opening":
            raise
        raise Problem(NOT_FOUND) from None


async def must_be_there(house: House, relation: Relation, journey: UUID | None) -> None:
    """Raise the 404 problem where nothing is there, and no journey is open to begin it in."""
    if relation != "opening":
        return
    if journey is None:
        raise Problem(NOT_FOUND)
    with nothing_there(relation):
        await house.inside.records.must_be_open(JourneyId(journey))


async def admit_to_row(house: House, actor: Actor, row: Mapping[str, Any] | None) -> None:
    """Raise the 404 problem where there is no row, or it is of a journey that is not theirs.

    A row that is not there is looked for as long as one that is not theirs.
    """
    if row is None:
        await house.inside.registry.caught_up()
        raise Problem(NOT_FOUND)
    if row.get("journey_id") is not None:
        await admit_to(house, actor, UUID(row["journey_id"]))


async def theirs(house: House, actor: Actor, asked: Look, most: int) -> list[Row]:
    """Return the first of a board's rows that are a worker's."""
    return await house.inside.registry.theirs(actor, enough_for(actor.role), asked, most)
