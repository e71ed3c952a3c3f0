"""A room erases once it is told to, and says when nothing is left to read."""

from dataclasses import replace
from uuid import UUID

from shared.casework.all import TOGETHER, telling
from shared.casework.erasing import (
    CompleteErasure,
    EraseJourney,
    Erasing,
    JourneyErased,
    JourneyErasing,
    JourneySealed,
    NoErasureOrdered,
    NotErased,
    NoteSealed,
    decider,
    erasing_duty,
    erasing_of,
)
from shared.casework.sharing.decider import sharing_of
from shared.casework.sharing.messages import EraseOnceTold
from shared.casework.sharing.state import Over
from shared.contracts import casework as told
from shared.contracts.intake import ErasureOrdered
from shared.kernel.aggregate import Log
from shared.kernel.ids import CommandId, ErasureId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.casework.made_up import EVENING, JOURNEY, NOON
from tests.casework.shared_out import (
    erase_once_told,
    note_consent,
    note_stopped,
    note_told,
    share_with_hospital,
    stop_all,
    to_hospital,
)
from tests.kit.blanket_room import asked
from tests.kit.scenario import Given

erasing = Given(decider)

ERASURE = ErasureId(UUID(int=60))
erase = EraseJourney(journey_id=JOURNEY, erasure_id=ERASURE, occurred_at=NOON)
complete = CompleteErasure(
    journey_id=JOURNEY, erasure_id=ERASURE, service="made_up", occurred_at=EVENING
)
begun = JourneyErasing(journey_id=JOURNEY, erasure_id=ERASURE, occurred_at=NOON)
erased = JourneyErased(
    journey_id=JOURNEY, erasure_id=ERASURE, service="made_up", occurred_at=EVENING
)

seal = NoteSealed(journey_id=JOURNEY, service="made_up", began_at=NOON, occurred_at=EVENING)
sealed = JourneySealed(**dict(seal), erasure_id=ERASURE)

agree_to_hospital = note_consent.model_copy(update={"recipient": to_hospital.recipient})


def test_an_order_is_taken_once() -> None:
    erasing.given().when(erase).then(begun)
    erasing.given(begun).when(erase).then_nothing()
    erasing.given(begun, erased).when(erase).then_nothing()


def test_what_is_erased_is_said_once() -> None:
    erasing.given(begun).when(complete).then(erased)
    erasing.given(begun, erased).when(complete).then_nothing()


def test_nothing_is_erased_without_an_order() -> None:
    erasing.given().when(complete).then_refused(NoErasureOrdered)


def test_whoever_hears_the_order_erases() -> None:
    duty = erasing_duty("made-up")
    order = ErasureOrdered(journey_id=JOURNEY, erasure_id=ERASURE, occurred_at=NOON)
    assert (duty.name, duty.hears) == ("made-up-erasing", (ErasureOrdered,))
    assert list(duty.react(order)) == [EraseOnceTold(**dict(erase))]


def test_every_room_tells_that_it_has_erased() -> None:
    publish = telling(lambda _event, _journey: None, "made_up")
    assert publish(erased, JOURNEY) == told.JourneyErased(
        journey_id=JOURNEY, erasure_id=ERASURE, service="made_up", occurred_at=EVENING
    )
    assert publish(begun, JOURNEY) is None


def test_every_room_tells_once_that_no_old_copy_opens_what_it_erased() -> None:
    erasing.given(begun, erased).when(seal).then(sealed)
    erasing.given(begun, erased, sealed).when(seal).then_nothing()
    erasing.given(begun).when(seal).then_nothing()
    erasing.given().when(seal).then_refused(NoErasureOrdered)
    assert telling(lambda _event, _journey: None, "made_up")(sealed, JOURNEY) == (
        told.MasterKeyReplaced(
            journey_id=JOURNEY,
            erasure_id=ERASURE,
            service="made_up",
            began_at=NOON,
            occurred_at=EVENING,
        )
    )


async def test_who_received_is_told_first_and_owes_an_answer_after_the_erasure_too() -> None:
    log = Log("shelter", (sharing_of("shelter"), erasing_of("shelter")), together=TOGETHER)
    desk = Desk(log, MemoryStore(), MemoryReceipts())

    async def ask(*commands: Command) -> None:
        for command in commands:
            name = f"{type(command).__name__} {command.model_dump_json()}"
            await desk.handle(command, replace(asked(), command_id=CommandId(derived(name))))

    async def erasure() -> object:
        return (await desk.state_of(log.named("erasing"), JOURNEY)).state

    await ask(agree_to_hospital, share_with_hospital, stop_all, erase_once_told, erase_once_told)
    assert await erasure() == NotErased()
    await ask(note_told)
    assert await erasure() == Erasing(erase_once_told.erasure_id)
    await ask(note_stopped)
    sharings = (await desk.state_of(log.named("sharing"), JOURNEY)).state
    assert isinstance(sharings.sharings[note_stopped.sharing_id], Over)
