"""The door of a correction: the entry it means is found in the log, not taken on trust."""

from collections.abc import Mapping, Sequence
from typing import Any

from shared.casework.correction import FOUND, CorrectEntry, Entry
from shared.kernel.actors import Actor
from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.correcting import found
from shared.runtime.house import House
from shared.runtime.http.admitting import admit_to_act, nothing_there
from shared.runtime.http.bodies import Body
from shared.runtime.http.commands import CommandDoor
from shared.runtime.http.routes import CommandRoute


class CorrectionDoor(CommandDoor):
    """Answers the route of `CorrectEntry`."""

    def __init__(self, route: CommandRoute, house: House) -> None:
        super().__init__(route, house)
        self.body = Body(route, self.in_path | FOUND)

    async def _found(self, fields: Mapping[str, Any], actor: Actor) -> Mapping[str, Any]:
        inside = self._house.inside
        to_journey = fields.get("to_journey")
        if to_journey is not None:
            with nothing_there(await admit_to_act(self._house, actor, to_journey)):
                await inside.records.must_be_open(JourneyId(to_journey))
        entry = Entry(
            fields["of_aggregate"], fields["of_id"], fields["of_version"], fields["of_index"]
        )
        journey = JourneyId(fields["journey_id"])
        struck = await found(self._house.service.log, inside.store, journey, entry)
        return {**struck, "held_under": await self._held_under(struck["records"], journey, actor)}

    async def _held_under(
        self, records: Sequence[RecordId], journey: JourneyId, actor: Actor
    ) -> JourneyId | None:
        """Return the journey under whose key the records lie, if not this; it is theirs as well."""
        holder = await self._house.inside.records.holder_of(records)
        if holder is None or holder == journey:
            return None
        await admit_to_act(self._house, actor, holder)
        return holder


def door_of(route: CommandRoute, house: House) -> CommandDoor:
    """Return the door that answers a route."""
    return (CorrectionDoor if route.command is CorrectEntry else CommandDoor)(route, house)
