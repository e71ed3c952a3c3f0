"""A shelter office: desks that write into one log, like replicas of the service."""

from uuid import UUID, uuid5

from services.shelter.application import HOUSE as HOUSES
from services.shelter.application import LINE, LOG, RESIDENCE, RIGHTS, STAY
from services.shelter.domain.house import states as house_states
from services.shelter.domain.ids import HouseId, StayId
from services.shelter.domain.line import Line, line_of
from services.shelter.domain.rights.decider import Rights
from services.shelter.domain.words import Group
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Answer, Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.shelter import made_up
from tests.shelter.made_up import HOUSE, JOURNEY, NOON, WORKER


class Office:
    """One log, and as many desks as a test needs; the consents of both persons are known."""

    def __init__(self, *known: Command) -> None:
        self._to_note = list[Command](known or (made_up.consent, made_up.anothers_consent))
        self.store = MemoryStore()
        self.desk = self.another_desk()
        self._asked = 0

    def another_desk(self) -> Desk:
        """Open a second desk over the same log."""
        return Desk(LOG, self.store, MemoryReceipts(), now=lambda: NOON)

    async def ask(self, *commands: Command, at: Desk | None = None) -> Answer:
        """Put commands one after the other; return the last answer."""
        while self._to_note:
            await self.desk.handle(self._to_note.pop(), self._next())
        answers = [await (at or self.desk).handle(command, self._next()) for command in commands]
        return answers[-1]

    async def stay(self, stay_id: StayId = made_up.STAY) -> object:
        """Return where a stay stands."""
        return (await self.desk.state_of(STAY, stay_id)).state

    async def occupied(self, house_id: HouseId = HOUSE) -> int:
        """Return how many places of a house are taken."""
        state = (await self.desk.state_of(HOUSES, house_id)).state
        assert isinstance(state, house_states.Open)
        return state.occupied

    async def held(self, house_id: HouseId = HOUSE) -> dict[StayId, int]:
        """Return for whom places of a house are held, and how many."""
        state = (await self.desk.state_of(HOUSES, house_id)).state
        assert isinstance(state, house_states.Open)
        return dict(state.held)

    async def residence(self, journey: JourneyId = JOURNEY) -> object:
        """Return how a person resides."""
        return (await self.desk.state_of(RESIDENCE, journey)).state

    async def rights(self, journey: JourneyId = JOURNEY) -> Rights:
        """Return what is known of a person's rights."""
        state = (await self.desk.state_of(RIGHTS, journey)).state
        assert isinstance(state, Rights)
        return state

    async def waiting(self, group: Group = "women") -> set[StayId]:
        """Return who waits for a place."""
        state = (await self.desk.state_of(LINE, line_of(group))).state
        assert isinstance(state, Line)
        return set(state.waiting)

    async def proposed(self, group: Group = "women") -> set[StayId]:
        """Return for whom of those who wait a bed was proposed."""
        state = (await self.desk.state_of(LINE, line_of(group))).state
        assert isinstance(state, Line)
        return set(state.proposed)

    async def written(self, *, stay_id: StayId = made_up.STAY) -> int:
        """Return how many messages the histories around one stay hold."""
        subjects = (
            HOUSES.subject(HOUSE),
            STAY.subject(stay_id),
            RESIDENCE.subject(JOURNEY),
            RIGHTS.subject(JOURNEY),
            LINE.subject(line_of("women")),
        )
        return sum([len(await self.store.load(subject)) for subject in subjects])

    def _next(self) -> Asked:
        self._asked += 1
        number = CommandId(uuid5(UUID(int=1), str(self._asked)))
        return Asked(number, WORKER, "shelter", number, None, "", "made-up")
