"""Whose the journeys of a resident and of a child beside them are: as long as they live here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.shelter.application import LOG, RESIDENCE, RIGHTS
from services.shelter.application import STAY as STAYS
from shared.casework.relations import has, project
from shared.kernel.aggregate import Aggregate
from shared.kernel.messages import Command
from shared.kernel.views import Row, Seen
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    DAY,
    JOURNEY,
    NOON,
    OTHER_STAY,
    OTHER_UNIT,
    STAY,
    UNIT,
    admit,
    approve,
    leave_unplanned,
    register,
    register_other,
    request,
)
from tests.shelter.made_up_lives import (
    CHILD,
    accept_transfer,
    ask_transfer,
    bring,
    come_back,
    let_go,
    miss,
    transfer,
)

WITH_A_CHILD = (register, request, approve, admit, bring)
MOVED = (*WITH_A_CHILD, register_other, ask_transfer, accept_transfer, transfer)


OF_CHILD = ((RESIDENCE, CHILD), (RIGHTS, CHILD))
OF_MOTHER = ((STAYS, STAY), (STAYS, OTHER_STAY), (RESIDENCE, JOURNEY), (RIGHTS, JOURNEY))
Histories = tuple[tuple[Aggregate[Any, Any, Any], UUID], ...]


async def row_after(office: Office, *commands: Command, of: Histories = OF_CHILD) -> Row:
    """Return the row of a journey, drawn from all that was written of it, in its order."""
    await office.ask(*commands)
    stored = [
        (message.sequence, aggregate.name, history, message.data)
        for aggregate, history in of
        for message in await office.store.load(aggregate.subject(history))
    ]
    row: Row | None = None
    for _, name, history, data in sorted(stored):
        envelope, events = LOG.opened(name, data)
        told: dict[str, Any] = {
            "aggregate": name,
            "aggregate_id": history,
            "journey": envelope.journey,
            "version": envelope.version,
            "recorded_at": envelope.recorded_at,
            "actor": envelope.actor,
            "relation": envelope.relation,
        }
        for event in events:
            row = project(row, event, Seen(**told), LOG.works)
    assert row is not None
    return row


async def units(office: Office) -> set[str]:
    """Return whose the child's own residence is, exactly."""
    return (await office.desk.state_of(RESIDENCE, CHILD)).units


def after_a_year() -> datetime:
    """Return when no relation lasts any more that ended now."""
    return NOON + 400 * DAY


async def test_a_childs_journey_is_its_units_as_long_as_it_lives_in_the_house() -> None:
    office = Office()
    row = await row_after(office, *WITH_A_CHILD)
    assert row["units"] == [UNIT]
    assert await units(office) == {UNIT}
    row = await row_after(office, let_go)
    assert row["units"] == []
    assert has(row, UNIT, NOON + DAY)
    assert not has(row, UNIT, after_a_year())
    assert await units(office) == set()


async def test_it_ends_when_the_child_leaves_with_the_resident_and_goes_on_when_they_return() -> (
    None
):
    office = Office()
    assert (await row_after(office, *WITH_A_CHILD, miss))["units"] == []
    assert (await row_after(office, come_back))["units"] == [UNIT]
    later = leave_unplanned.model_copy(update={"occurred_at": NOON + 3 * DAY})
    row = await row_after(office, later)
    assert (row["units"], has(row, UNIT, after_a_year())) == ([], False)


async def test_in_another_house_the_child_is_the_other_units_at_once() -> None:
    office = Office()
    row = await row_after(office, *MOVED)
    assert (row["units"], row["leaving"]) == ([OTHER_UNIT], [])
    assert await units(office) == {OTHER_UNIT}


async def test_in_another_house_the_resident_is_the_other_units_at_once() -> None:
    row = await row_after(Office(), *MOVED, of=OF_MOTHER)
    assert (row["units"], row["leaving"], row["heir"]) == ([OTHER_UNIT], [], None)
