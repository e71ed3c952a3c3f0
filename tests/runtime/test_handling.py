"""The way of a command, on a store in memory and on a real JetStream."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from shared.kernel.envelope import BEGINNING, Envelope, link
from shared.kernel.errors import Refused
from shared.runtime.handling import (
    ChangedMeanwhile,
    Desk,
    KeyReused,
)
from shared.runtime.histories import UnreadableHistory
from shared.runtime.receipts import MemoryReceipts
from tests.kit.at_work import AtWork, envelope_for
from tests.kit.blanket_room import (
    NOON,
    WORKER,
    a_cupboard,
    a_loan,
    asked,
    give_back,
    lend,
    remind,
    stock,
)
from tests.kit.blankets import Back, LoanIsOver, NoBlanketLent, OnLoan, Thank
from tests.kit.cupboards import CupboardEmpty
from tests.kit.office import Office


async def test_a_command_is_recorded_with_who_asked_and_why(office: Office) -> None:
    cupboard, who = a_cupboard(), asked()
    answer = await office.desk.handle(stock(cupboard, 3), who)
    (message,) = await office.cupboard_history(cupboard)
    envelope = Envelope.decode(message.data)
    assert (answer.version, answer.sequence, answer.recorded) == (1, message.sequence, True)
    assert (envelope.command_id, envelope.actor, envelope.purpose) == (
        who.command_id,
        WORKER,
        "support",
    )
    assert (envelope.occurred_at, envelope.request) == (NOON, "the same words")


async def test_a_history_tells_its_units_until_its_work_is_over(office: Office) -> None:
    loan = await office.lent()
    loans = office.room.loans
    known = await office.desk.last_read(loans, loan)
    assert known.units == {WORKER.unit}
    await office.desk.handle(give_back(loan), asked())
    await office.desk.handle(Thank(loan_id=loan, occurred_at=NOON + timedelta(days=1)), asked())
    for desk in (office.desk, office.another_desk()):
        known = await desk.last_read(loans, loan)
        assert (known.units, known.over) == (set(), True)


async def test_the_same_command_twice_is_one_event_and_one_answer(office: Office) -> None:
    loan, who = await office.lent(), asked()
    first = await office.desk.handle(remind(loan), who)
    again = await office.desk.handle(remind(loan), who)
    assert again == replace(first, replayed=True)
    assert (await office.kinds(loan)).count("reminder-given.v2") == 1


async def test_the_same_command_at_once_is_one_event_and_one_answer(office: Office) -> None:
    loan, who = await office.lent(), asked()
    desks = [office.desk, office.another_desk(), office.another_desk()]
    answers = await asyncio.gather(*(desk.handle(remind(loan), who) for desk in desks * 3))
    assert {(answer.version, answer.sequence) for answer in answers} == {(2, answers[0].sequence)}
    assert (await office.kinds(loan)).count("reminder-given.v2") == 1


async def test_a_command_is_known_again_after_a_restart_and_much_later(office: Office) -> None:
    loan, who = await office.lent(), asked()
    first = await office.desk.handle(remind(loan), who)
    for number in range(5):
        await office.desk.handle(remind(loan, after=number), asked())
    again = await office.another_desk().handle(remind(loan), who)
    assert again == replace(first, replayed=True)


async def test_a_key_used_for_something_else_is_refused(office: Office) -> None:
    loan, who = await office.lent(), asked()
    await office.desk.handle(remind(loan), who)
    with pytest.raises(KeyReused):
        await office.desk.handle(give_back(loan), replace(who, request="other words"))
    assert "blanket-returned.v1" not in await office.kinds(loan)


async def test_a_late_retry_of_a_refused_command_hears_the_same_refusal(office: Office) -> None:
    cupboard, loan, who = await office.stocked(0), a_loan(), asked()
    with pytest.raises(CupboardEmpty):
        await office.desk.handle(lend(cupboard, loan), who)
    await office.desk.handle(stock(cupboard, 5), asked())
    with pytest.raises(CupboardEmpty):
        await office.another_desk().handle(lend(cupboard, loan), who)
    with pytest.raises(KeyReused):
        await office.desk.handle(lend(cupboard, loan), replace(who, request="other words"))
    assert (await office.desk.handle(lend(cupboard, loan), asked())).recorded


async def test_a_late_retry_of_what_was_already_so_hears_the_same_answer(office: Office) -> None:
    cupboard, who = await office.stocked(3), asked()
    first = await office.desk.handle(stock(cupboard, 3), who)
    assert not first.recorded
    await office.desk.handle(stock(cupboard, 7), asked())
    again = await office.another_desk().handle(stock(cupboard, 3), who)
    assert again == replace(first, replayed=True)
    assert len(await office.cupboard_history(cupboard)) == 2


async def test_if_match_takes_the_version_that_was_read_and_no_other(office: Office) -> None:
    loan = await office.lent()
    assert (await office.desk.handle(remind(loan), asked(), if_match=1)).version == 2
    with pytest.raises(ChangedMeanwhile):
        await office.desk.handle(remind(loan), asked(), if_match=1)
    with pytest.raises(ChangedMeanwhile):
        await office.desk.handle(remind(loan), asked(), if_match=3)
    assert (await office.desk.handle(remind(loan), asked(), if_match=2)).version == 3


async def test_a_retry_under_if_match_hears_its_first_answer(office: Office) -> None:
    loan, who = await office.lent(), asked()
    first = await office.desk.handle(remind(loan), who, if_match=1)
    assert await office.desk.handle(remind(loan), who, if_match=1) == replace(first, replayed=True)


async def test_of_two_who_read_the_same_version_one_changes_it(office: Office) -> None:
    loan, other = await office.lent(), office.another_desk()
    outcomes = await asyncio.gather(
        office.desk.handle(remind(loan), asked(), if_match=1),
        other.handle(remind(loan), asked(), if_match=1),
        return_exceptions=True,
    )
    assert sorted(isinstance(outcome, ChangedMeanwhile) for outcome in outcomes) == [False, True]


async def test_a_stale_desk_refuses_nothing_that_another_made_possible(office: Office) -> None:
    cupboard, stale = await office.stocked(0), office.another_desk()
    with pytest.raises(CupboardEmpty):
        await stale.handle(lend(cupboard, a_loan()), asked())
    await office.desk.handle(stock(cupboard, 1), asked())
    assert (await stale.handle(lend(cupboard, a_loan()), asked())).recorded


async def test_a_stale_desk_does_not_say_already_so_when_it_is_no_longer(office: Office) -> None:
    cupboard, stale = await office.stocked(3), office.another_desk()
    assert not (await stale.handle(stock(cupboard, 3), asked())).recorded
    await office.desk.handle(stock(cupboard, 5), asked())
    assert (await stale.handle(stock(cupboard, 3), asked())).recorded


async def test_a_stale_desk_does_not_accept_what_another_made_impossible(office: Office) -> None:
    loan, stale = await office.lent(), office.another_desk()
    await stale.handle(remind(loan), asked())
    await office.desk.handle(give_back(loan), asked())
    with pytest.raises(LoanIsOver):
        await stale.handle(remind(loan), asked())


async def test_a_stale_desk_judges_if_match_by_the_present_version(office: Office) -> None:
    loan, stale = await office.lent(), office.another_desk()
    await stale.handle(remind(loan), asked())
    await office.desk.handle(remind(loan), asked())
    assert (await stale.handle(remind(loan), asked(), if_match=3)).version == 4


async def test_what_was_asked_of_nothing_is_refused(office: Office) -> None:
    with pytest.raises(NoBlanketLent):
        await office.desk.handle(remind(a_loan()), asked())


async def test_fifty_at_once_on_one_thing_are_fifty_versions_in_one_chain(office: Office) -> None:
    loan = await office.lent()
    desks = [office.desk, office.another_desk()]
    answers = await asyncio.gather(
        *(desks[number % 2].handle(remind(loan), asked()) for number in range(50))
    )
    history = await office.loan_history(loan)
    assert sorted(answer.version for answer in answers) == list(range(2, 52))
    places = {answer.version: answer.sequence for answer in answers}
    prev = BEGINNING
    for version, message in enumerate(history, start=1):
        envelope = Envelope.decode(message.data)
        assert (envelope.version, envelope.prev) == (version, prev)
        assert places.get(version, message.sequence) == message.sequence
        prev = link(message.data)
    assert (await office.desk.state_of(office.room.loans, loan)).state.reminders == 50


async def test_events_of_an_old_version_are_read_as_todays(office: Office) -> None:
    loan = await office.lent()
    (message,) = await office.loan_history(loan)
    old = {"kind": "reminder-given.v1", "occurred_at": NOON.isoformat(), "loan_id": str(loan)}
    envelope = envelope_for([old], version=2, prev=link(message.data))
    await office.write(loan, envelope.encode())
    state = (await office.desk.state_of(office.room.loans, loan)).state
    assert state == OnLoan(NOON + timedelta(days=30), reminders=1)
    assert (await office.desk.handle(remind(loan), asked())).version == 3


@pytest.mark.parametrize(
    "data",
    [
        b"not an envelope",
        envelope_for([{"kind": "loan-danced.v9"}], version=2, prev="").encode(),
        envelope_for([{"kind": "blanket-lent.v1", "odd": 1}], version=2, prev="").encode(),
        envelope_for([{"odd": 1}], version=2, prev="").encode(),
        envelope_for([], version=2, prev="").encode().replace(b"[]", b"7"),
    ],
    ids=["no envelope", "unknown kind", "unknown field", "no kind", "no events"],
)
async def test_on_a_history_that_cannot_be_read_nothing_is_decided(
    office: Office, data: bytes
) -> None:
    loan = await office.lent()
    await office.write(loan, data)
    for desk in (office.desk, office.another_desk()):
        with pytest.raises(UnreadableHistory):
            await desk.handle(remind(loan), asked())
    assert len(await office.loan_history(loan)) == 2
    other = await office.lent()
    assert (await office.desk.handle(remind(other), asked())).recorded


async def test_the_sweeper_learns_from_the_log_what_was_recorded(office: Office) -> None:
    loan, who = await office.lent(), asked()
    subject = office.room.loans.subject(loan)
    other = office.another_desk()
    assert not await other.has_recorded(subject, who.command_id)
    await office.desk.handle(remind(loan), who)
    assert await other.has_recorded(subject, who.command_id)


async def test_whose_journey_a_thing_is_part_of_is_known_at_every_desk(office: Office) -> None:
    stale = office.another_desk()
    loan, journey = a_loan(), uuid4()
    assert await stale.journey_at(office.room.loans, loan) is None
    cupboard = await office.stocked(1)
    command = lend(cupboard, loan).model_copy(update={"journey_id": journey})
    answer = await office.desk.handle(command, asked())
    assert await stale.journey_at(office.room.loans, loan) == journey == answer.journey
    assert await stale.journey_at(office.room.cupboards, cupboard) is None


async def test_a_history_goes_on_through_all_its_states(office: Office) -> None:
    loan = await office.lent()
    await office.desk.handle(give_back(loan), asked())
    thank = Thank(loan_id=loan, occurred_at=NOON + timedelta(days=2))
    assert (await office.desk.handle(thank, asked())).version == 3
    assert (await office.desk.state_of(office.room.loans, loan)).state == Back(thanked=True)


async def test_a_refusal_without_a_receipt_is_judged_again(work: AtWork) -> None:
    (loan,) = await work.lent()
    who = asked()
    thank = Thank(loan_id=loan, occurred_at=NOON + timedelta(days=2))
    with pytest.raises(Refused):
        await work.desk.handle(thank, who)
    await work.put(give_back(loan))
    forgetful = Desk(work.room.log, work.store, MemoryReceipts())
    assert (await forgetful.handle(thank, who)).recorded
