"""All journeys that a chain of links joins are one person's, for as long as a chain joins them."""

from itertools import combinations
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import LINKS, LOG, PERSON
from services.intake.domain.linking_groups import (
    GroupingCommand,
    GroupsJoined,
    GroupsParted,
    JoinGroups,
    Links,
    PartGroups,
    decider,
    group_of,
    ties_groups,
    unties_groups,
)
from services.intake.domain.linking_messages import JudgeDuplicate, LinkJourneys, UnlinkJourneys
from services.intake.domain.linking_messages import NotePossibleDuplicate as Note
from shared.kernel.envelope import stored
from shared.kernel.ids import CommandId, JourneyId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.domain.pairs import ONE, OTHER, joined, parted
from tests.intake.made_up import NOON, ref
from tests.intake.test_at_the_desk import WORKER
from tests.kit.scenario import Given

links = Given(decider)
A, B, C, D = (JourneyId(UUID(int=number)) for number in range(91, 95))
Ties = dict[JourneyId, set[JourneyId]]


def join(one: JourneyId, other: JourneyId) -> JoinGroups:
    return JoinGroups(one=one, other=other, occurred_at=NOON)


def part(one: JourneyId, other: JourneyId) -> PartGroups:
    return PartGroups(one=one, other=other, occurred_at=NOON)


class Reviewing:
    """A reviewer at a desk of intake, with an empty log."""

    def __init__(self) -> None:
        self.desk = Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)
        self._asked = 0

    async def link(self, one: JourneyId, other: JourneyId) -> None:
        """Find that two journeys are one person's."""
        two = {"one": one, "other": other, "occurred_at": NOON}
        await self._ask(Note.model_validate({**two, "likeness": "same-name"}))
        await self._ask(JudgeDuplicate.model_validate({**two, "same": True, "basis": ref(1)}))
        await self._ask(LinkJourneys.model_validate(two))

    async def unlink(self, one: JourneyId, other: JourneyId) -> None:
        """Find that they are not."""
        await self._ask(
            UnlinkJourneys(one=one, other=other, reason="new-evidence", occurred_at=NOON)
        )

    async def ties(self, *journeys: JourneyId) -> Ties:
        """Return with which others each journey is shown as one person's."""
        return {one: set((await self.desk.state_of(PERSON, one)).state.others) for one in journeys}

    async def _ask(self, command: Command) -> None:
        self._asked += 1
        command_id = CommandId(derived("asked", self._asked))
        asked = Asked(command_id, WORKER, "duplicate-review", command_id, None, "", "made-up")
        await self.desk.handle(command, asked)


def test_a_link_is_known_once_and_undone_once() -> None:
    links.given().when(join(OTHER, ONE)).then(joined)
    links.given(joined).when(join(ONE, OTHER)).then_nothing()
    links.given(joined).when(part(OTHER, ONE)).then(parted)
    links.given(joined, parted).when(part(ONE, OTHER)).then_nothing()
    links.given(joined, parted).when(join(ONE, OTHER)).then(joined)


async def test_who_is_linked_with_one_of_two_is_linked_with_the_other() -> None:
    reviewer = Reviewing()
    await reviewer.link(A, B)
    await reviewer.link(B, C)
    assert await reviewer.ties(A, B, C) == {A: {B, C}, B: {A, C}, C: {A, B}}


async def test_two_groups_become_one_with_the_link_that_joins_them() -> None:
    reviewer = Reviewing()
    await reviewer.link(A, B)
    await reviewer.link(C, D)
    await reviewer.link(D, A)
    everyone = {A, B, C, D}
    assert await reviewer.ties(A, B, C, D) == {one: everyone - {one} for one in everyone}


async def test_an_undone_link_takes_away_what_rested_on_it() -> None:
    reviewer = Reviewing()
    for one, other in ((A, B), (B, C), (C, D)):
        await reviewer.link(one, other)
    await reviewer.unlink(B, C)
    assert await reviewer.ties(A, B, C, D) == {A: {B}, B: {A}, C: {D}, D: {C}}


async def test_journeys_stay_one_persons_while_another_chain_of_links_joins_them() -> None:
    reviewer = Reviewing()
    for one, other in ((A, B), (B, C), (C, A)):
        await reviewer.link(one, other)
    await reviewer.unlink(A, B)
    assert await reviewer.ties(A, B, C) == {A: {B, C}, B: {A, C}, C: {A, B}}
    await reviewer.unlink(B, C)
    assert await reviewer.ties(A, B, C) == {A: {C}, B: set(), C: {A}}


def test_a_link_that_the_history_of_links_never_saw_is_undone_all_the_same() -> None:
    untied = [one.model_dump() for one in unties_groups(part(A, B), Links())]
    assert [(one["journey_id"], one["with_journey"]) for one in untied] == [(A, B), (B, A)]


two = st.sampled_from(list(combinations([A, B, C, D, ONE], 2)))
asked = st.lists(st.tuples(st.sampled_from([join, part]), two), max_size=25).map(
    lambda said: [ask(*pair) for ask, pair in said]
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(asked)
def test_whom_a_chain_of_links_joins_is_tied_and_nobody_else(asked: list[GroupingCommand]) -> None:
    state, history = Links(), list[GroupsJoined | GroupsParted]()
    ties = set[tuple[object, object]]()
    for command in asked:
        for one in (
            ties_groups(command, state)
            if isinstance(command, JoinGroups)
            else unties_groups(command, state)
        ):
            told = one.model_dump()
            tie = (told["journey_id"], told["with_journey"])
            ties = ties | {tie} if isinstance(command, JoinGroups) else ties - {tie}
        events = decider.decide(command, state)
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == []
        assert ties == {
            (one, other)
            for one in (A, B, C, D, ONE)
            for other in group_of(one, state.joined) - {one}
        }
    assert decider.fold(history) == state
    assert [LINKS.read(stored(event)) for event in history] == history
