"""All journeys that a chain of links joins are one person's, for as long as a chain joins them."""

from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import LOG
from services.intake.domain.linking.groups import (
    GroupingCommand,
    GroupingEvent,
    HoldApart,
    HoldApartNoMore,
    JoinGroups,
    Links,
    PartGroups,
    decider,
    group_of,
    ties_groups,
    unties_groups,
)
from services.intake.domain.linking.messages import JudgeDuplicate, LinkJourneys, UnlinkJourneys
from services.intake.domain.linking.messages import NotePossibleDuplicate as Note
from services.intake.domain.linking.refusals import JudgedTwoPersons, UnlinkFirst
from services.intake.domain.linking.same_person import LINKS, PERSON
from services.intake.domain.person.ids import in_order
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from shared.kernel.ids import CommandId, JourneyId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.domain.linking.pairs import ONE, OTHER, apart, apart_no_more, joined, parted
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


def hold_apart(one: JourneyId, other: JourneyId) -> HoldApart:
    return HoldApart(one=one, other=other, occurred_at=NOON)


def hold_no_more(one: JourneyId, other: JourneyId) -> HoldApartNoMore:
    return HoldApartNoMore(one=one, other=other, occurred_at=NOON)


class Reviewing:
    """A reviewer at a desk of intake, with an empty log."""

    def __init__(self) -> None:
        self.desk = Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)
        self._asked = 0

    async def judge(self, one: JourneyId, other: JourneyId, *, same: bool) -> None:
        """Judge two journeys that look alike."""
        two = {"one": one, "other": other, "occurred_at": NOON}
        await self._ask(Note.model_validate({**two, "likeness": "same-name"}))
        await self._ask(JudgeDuplicate.model_validate({**two, "same": same, "basis": ref(1)}))

    async def link(self, one: JourneyId, other: JourneyId) -> None:
        """Find that two journeys are one person's."""
        await self.judge(one, other, same=True)
        await self._ask(LinkJourneys(one=one, other=other, occurred_at=NOON))

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


def test_two_persons_by_a_judgement_are_held_apart_until_it_is_undone() -> None:
    links.given().when(hold_apart(OTHER, ONE)).then(apart)
    links.given(apart).when(hold_apart(ONE, OTHER)).then_nothing()
    links.given(apart).when(hold_no_more(OTHER, ONE)).then(apart_no_more)
    links.given(apart, apart_no_more).when(hold_no_more(ONE, OTHER)).then_nothing()
    links.given(apart).when(join(ONE, OTHER)).then(joined)


async def test_no_third_journey_joins_two_that_were_judged_to_be_two_persons() -> None:
    reviewer = Reviewing()
    await reviewer.judge(A, C, same=False)
    await reviewer.link(A, B)
    with pytest.raises(JudgedTwoPersons):
        await reviewer.link(B, C)
    assert await reviewer.ties(A, B, C) == {A: {B}, B: {A}, C: set()}


async def test_after_the_judgement_is_undone_the_third_journey_joins_them() -> None:
    reviewer = Reviewing()
    await reviewer.judge(A, C, same=False)
    await reviewer.link(A, B)
    await reviewer.judge(A, C, same=True)
    await reviewer.link(B, C)
    assert await reviewer.ties(A, B, C) == {A: {B, C}, B: {A, C}, C: {A, B}}


async def test_no_third_journey_joins_two_whose_own_link_was_undone() -> None:
    reviewer = Reviewing()
    await reviewer.link(A, B)
    await reviewer.unlink(A, B)
    await reviewer.link(B, C)
    with pytest.raises(JudgedTwoPersons):
        await reviewer.link(C, A)


async def test_nobody_is_judged_to_be_another_person_while_a_chain_of_links_joins_them() -> None:
    reviewer = Reviewing()
    await reviewer.link(A, B)
    await reviewer.link(B, C)
    with pytest.raises(UnlinkFirst):
        await reviewer.judge(A, C, same=False)
    await reviewer.unlink(B, C)
    await reviewer.judge(A, C, same=False)


two = st.sampled_from(list(combinations([A, B, C, D, ONE], 2)))
asked = st.lists(
    st.tuples(st.sampled_from([join, part, hold_apart, hold_no_more]), two), max_size=25
).map(lambda said: [ask(*pair) for ask, pair in said])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(asked)
def test_whom_a_chain_of_links_joins_is_tied_and_nobody_else(asked: list[GroupingCommand]) -> None:
    state, history = Links(), list[GroupingEvent]()
    ties = set[tuple[object, object]]()
    for command in asked:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        ties = _tied(command, state, ties)
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


def _tied(command: GroupingCommand, state: Links, ties: set[tuple[object, object]]) -> Any:
    match command:
        case JoinGroups():
            return ties | _named(ties_groups(command, state))
        case PartGroups():
            return ties - _named(unties_groups(command, state))
        case _:
            return ties


def _named(asked: list[Command]) -> set[tuple[object, object]]:
    told = [one.model_dump() for one in asked]
    return {(one["journey_id"], one["with_journey"]) for one in told}


@settings(max_examples=100, derandomize=True, deadline=None)
@given(asked)
def test_a_link_joins_nobody_but_its_own_two_who_were_judged_to_be_two_persons(
    asked: list[GroupingCommand],
) -> None:
    state = Links()
    for command in asked:
        apart_before = state.apart - {in_order(command.one, command.other)}
        joined_before = state.joined
        try:
            state = decider.fold(decider.decide(command, state), state)
        except Refused:
            continue
        newly = [
            pair
            for pair in apart_before
            if pair[1] in group_of(pair[0], state.joined)
            and pair[1] not in group_of(pair[0], joined_before)
        ]
        assert newly == []
