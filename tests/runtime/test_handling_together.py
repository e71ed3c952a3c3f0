"""What only happens together, and who asks at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

import pytest

from shared.kernel.envelope import Envelope
from shared.runtime.event_store.interface import Append, EventStore, Stored, Take
from shared.runtime.handling import Desk
from tests.kit.blanket_room import (
    a_cupboard,
    a_loan,
    asked,
    give_back,
    lend,
    remind,
    stock,
)
from tests.kit.blankets import Lend, Remind, Return
from tests.kit.cupboards import Cupboard, CupboardEmpty, NoSuchCupboard, Stock
from tests.kit.office import Office


async def test_partners_are_recorded_side_by_side(office: Office) -> None:
    cupboard, loan, who = await office.stocked(1), a_loan(), asked()
    answer = await office.desk.handle(lend(cupboard, loan), who)
    (mine,) = await office.loan_history(loan)
    partner = (await office.cupboard_history(cupboard))[-1]
    assert partner.sequence == mine.sequence - 1
    assert Envelope.decode(partner.data).command_id == who.command_id
    assert Envelope.decode(partner.data).version == 2
    assert (answer.aggregate_id, answer.version) == (loan, 1)
    assert answer.sequence == mine.sequence, "a reader that waits for it sees both"
    assert await office.desk.handle(lend(cupboard, loan), who) == replace(answer, replayed=True)


async def test_when_a_partner_refuses_nothing_is_recorded(office: Office) -> None:
    empty, loan = await office.stocked(0), a_loan()
    for cupboard, refusal in ((empty, CupboardEmpty), (a_cupboard(), NoSuchCupboard)):
        with pytest.raises(refusal):
            await office.desk.handle(lend(cupboard, loan), asked())
    assert await office.loan_history(loan) == []
    assert len(await office.cupboard_history(empty)) == 1


async def test_a_partner_is_content_only_with_how_it_is_now(office: Office) -> None:
    """What a stale desk holds for done already is asked again before the rest is written."""
    cupboard, loan = await office.stocked(3), await office.lent()
    both = replace(office.room.log, together={Remind: lambda _ask, _state: [stock(cupboard, 3)]})
    stale = office.another_desk(both)
    await stale.handle(remind(loan), asked())
    await office.desk.handle(stock(cupboard, 5), asked())
    answer = await stale.handle(remind(loan), asked())
    state = await office.desk.state_of(office.room.cupboards, cupboard)
    assert (state.state, state.version) == (Cupboard(3), 3)
    assert answer.version == 3


async def test_two_commands_for_one_partner_are_one_message(office: Office) -> None:
    cupboard, loan = await office.stocked(1), await office.lent()
    twice = [stock(cupboard, 2), stock(cupboard, 3)]
    both = replace(office.room.log, together={Remind: lambda _ask, _state: twice})
    await office.another_desk(both).handle(remind(loan), asked())
    _, together = await office.cupboard_history(cupboard)
    assert len(Envelope.decode(together.data).events) == 2
    state = await office.desk.state_of(office.room.cupboards, cupboard)
    assert (state.state, state.version) == (Cupboard(3), 2)


async def test_what_only_the_partners_history_knows_comes_along_in_turn(office: Office) -> None:
    cupboard, other, loan = await office.stocked(4), await office.stocked(1), await office.lent()
    log = replace(
        office.room.log,
        together={Remind: lambda _ask, _state: [stock(cupboard, 5)]},
        in_turn={Stock: lambda _ask, known: [stock(other, known.blankets)]},
    )
    await office.another_desk(log).handle(remind(loan), asked())
    known = await office.desk.state_of(office.room.cupboards, other)
    assert known.state == Cupboard(4)


async def test_what_came_along_brings_others_along_but_never_of_a_kind_it_was_brought_by(
    office: Office,
) -> None:
    cupboard, last = await office.stocked(4), await office.stocked(1)
    loan, other = await office.lent(), await office.lent()
    log = replace(
        office.room.log,
        together={Remind: lambda _ask, _state: [stock(cupboard, 5)]},
        in_turn={
            Stock: lambda _ask, _known: [give_back(other)],
            Return: lambda _ask, _known: [stock(last, 7)],
        },
    )
    await office.another_desk(log).handle(remind(loan), asked())
    assert (await office.desk.state_of(office.room.cupboards, last)).state == Cupboard(7)
    assert len(await office.loan_history(other)) == 2


async def test_a_question_may_go_on_from_one_history_to_the_next(office: Office) -> None:
    first, second, third = [await office.stocked(n) for n in (4, 1, 1)]
    loan, after = await office.lent(), {first: second, second: third}

    def hand_on(ask: Stock, _known: Cupboard) -> list[Stock]:
        following = after.get(ask.cupboard_id)
        return [stock(following, ask.blankets)] if following else []

    log = replace(
        office.room.log,
        together={Remind: lambda _ask, _state: [stock(first, 5)]},
        in_turn={Stock: hand_on},
        onward=frozenset({Stock}),
    )
    await office.another_desk(log).handle(remind(loan), asked())
    for cupboard in (first, second, third):
        known = await office.desk.state_of(office.room.cupboards, cupboard)
        assert known.state == Cupboard(5)


async def test_what_only_the_partner_does_is_answered_for_what_was_asked(office: Office) -> None:
    cupboard, loan = await office.stocked(3), await office.lent()
    await office.desk.handle(give_back(loan), asked())
    both = replace(office.room.log, together={Return: lambda _ask, _state: [stock(cupboard, 5)]})
    answer = await office.another_desk(both).handle(give_back(loan), asked())
    assert (answer.aggregate_id, answer.version, answer.recorded) == (loan, 2, True)
    assert answer.sequence == (await office.cupboard_history(cupboard))[-1].sequence


async def test_what_moves_on_while_another_partner_is_read_is_decided_again(office: Office) -> None:
    """Two matters once got one code: the register had moved on while a third history was read."""
    cupboard, other = await office.stocked(1), await office.stocked(1)
    lending = office.room.log.together[Lend]
    always_more = count(5)
    log = replace(
        office.room.log,
        together={Lend: lambda ask, loan: [*lending(ask, loan), stock(other, next(always_more))]},
    )
    store = Meanwhile(office.store, office.room.cupboards.subject(other))
    desk = Desk(log, store, office.receipts)
    await desk.state_of(office.room.cupboards, cupboard)
    store.then = partial(desk.handle, lend(cupboard, a_loan()), asked())
    with pytest.raises(CupboardEmpty):
        await desk.handle(lend(cupboard, a_loan()), asked())
    assert len(await office.cupboard_history(cupboard)) == 2


@dataclass
class Meanwhile:
    """A store where something else happens, once, while a history is read."""

    store: EventStore
    subject: str
    then: Callable[[], Awaitable[object]] | None = None

    async def load(self, subject: str, after: int = 0) -> Sequence[Stored]:
        """Return a history."""
        return await self.store.load(subject, after)

    async def replay(self, subject: str, after: int, take: Take, most: int | None = None) -> int:
        """Hand over a history, after what happens meanwhile."""
        then = self.then
        if subject == self.subject and then is not None:
            self.then = None
            await then()
        return await self.store.replay(subject, after, take, most)

    async def last_sequence(self, subject: str) -> int:
        """Return where a history ends."""
        return await self.store.last_sequence(subject)

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none."""
        return await self.store.append(*appends)


async def test_of_many_who_race_for_the_last_blanket_exactly_one_gets_it(office: Office) -> None:
    cupboard = await office.stocked(1)
    desks = [office.desk, office.another_desk()]
    loans = [a_loan() for _ in range(6)]
    outcomes = await asyncio.gather(
        *(
            desks[number % 2].handle(lend(cupboard, loan), asked())
            for number, loan in enumerate(loans)
        ),
        return_exceptions=True,
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, CupboardEmpty)]
    assert len(refused) == len(loans) - 1, outcomes
    assert sum([len(await office.loan_history(loan)) for loan in loans]) == 1
    assert len(await office.cupboard_history(cupboard)) == 2


async def test_all_who_lend_from_one_cupboard_at_once_are_served(office: Office) -> None:
    cupboard = await office.stocked(20)
    loans = [a_loan() for _ in range(20)]
    answers = await asyncio.gather(
        *(office.desk.handle(lend(cupboard, loan), asked()) for loan in loans)
    )
    assert all(answer.recorded and answer.version == 1 for answer in answers)
    assert len(await office.cupboard_history(cupboard)) == 21
