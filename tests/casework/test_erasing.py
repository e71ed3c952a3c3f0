"""A room erases once it is told to, and says when nothing is left to read."""

from uuid import UUID

from shared.casework.all import telling
from shared.casework.erasing import (
    CompleteErasure,
    EraseJourney,
    JourneyErased,
    JourneyErasing,
    NoErasureOrdered,
    decider,
    erasing_duty,
)
from shared.contracts import casework as told
from shared.contracts.intake import ErasureOrdered
from shared.kernel.ids import ErasureId
from tests.casework.made_up import EVENING, JOURNEY, NOON
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
    assert list(duty.react(order)) == [erase]


def test_every_room_tells_that_it_has_erased() -> None:
    publish = telling(lambda _event, _journey: None, "made_up")
    assert publish(erased, JOURNEY) == told.JourneyErased(
        journey_id=JOURNEY, erasure_id=ERASURE, service="made_up", occurred_at=EVENING
    )
    assert publish(begun, JOURNEY) is None
