"""The register of Trusted Addresses, and how many each can look in on."""

import pytest

from services.reintegration.domain.trusted_address.decider import decider
from services.reintegration.domain.trusted_address.messages import (
    FollowUpHandedBack,
    FollowUpTakenOn,
    HandBackFollowUp,
    TakeOnFollowUp,
    TrustedAddressChanged,
    TrustedAddressClosed,
    TrustedAddressCommand,
    TrustedAddressRegistered,
)
from services.reintegration.domain.trusted_address.refusals import (
    BelowItsFollowUps,
    NoSuchTrustedAddress,
    NotAFollowUpPoint,
    TrustedAddressIdTaken,
    TrustedAddressIsClosed,
    TrustedAddressIsFull,
)
from tests.kit.scenario import Given
from tests.reintegration.participant import NOON, NOTE, OTHER_PLAN, PLAN, STARTED
from tests.reintegration.support import (
    KEEPER,
    LATER,
    PLACE,
    change_place,
    close_place,
    register_place,
)

place = Given(decider)
registered = TrustedAddressRegistered(
    trusted_place_id=PLACE,
    journey_id=KEEPER,
    keeper="individual",
    province="01",
    offers=("refuge", "follow-up-point"),
    capacity=1,
    where=NOTE,
    occurred_at=NOON,
)
take_on = TakeOnFollowUp(trusted_place_id=PLACE, plan_id=PLAN, occurred_at=STARTED)
hand_back = HandBackFollowUp(trusted_place_id=PLACE, plan_id=PLAN, occurred_at=LATER)
taken_on = FollowUpTakenOn(trusted_place_id=PLACE, plan_id=PLAN, occurred_at=STARTED)
handed_back = FollowUpHandedBack(trusted_place_id=PLACE, plan_id=PLAN, occurred_at=LATER)
closed = TrustedAddressClosed(trusted_place_id=PLACE, reason="unsafe", occurred_at=LATER)
changed = TrustedAddressChanged(
    trusted_place_id=PLACE, offers=("follow-up-point",), capacity=2, occurred_at=STARTED
)


def test_a_trusted_address_is_registered_with_its_province_only() -> None:
    place.given().when(register_place).then(registered)
    place.given(registered).when(register_place).then_nothing()
    other = register_place.model_copy(update={"province": "79"})
    place.given(registered).when(other).then_refused(TrustedAddressIdTaken)


def test_it_looks_in_on_as_many_as_it_can() -> None:
    place.given(registered).when(take_on).then(taken_on)
    place.given(registered, taken_on).when(take_on).then_nothing()
    another = take_on.model_copy(update={"plan_id": OTHER_PLAN})
    place.given(registered, taken_on).when(another).then_refused(TrustedAddressIsFull)
    assert decider.decide(another, decider.fold([registered, taken_on, handed_back]))


def test_a_refuge_need_not_be_a_follow_up_point() -> None:
    refuge = registered.model_copy(update={"offers": ("refuge",)})
    place.given(refuge).when(take_on).then_refused(NotAFollowUpPoint)


def test_a_follow_up_is_handed_back() -> None:
    place.given(registered, taken_on).when(hand_back).then(handed_back)
    for history in ((), (registered,), (registered, taken_on, closed)):
        place.given(*history).when(hand_back).then_nothing()


def test_what_it_offers_may_change() -> None:
    place.given(registered).when(change_place).then(changed)
    place.given(registered, changed).when(change_place).then_nothing()


@pytest.mark.parametrize(
    "narrower",
    [
        change_place.model_copy(update={"offers": ("refuge",)}),
        change_place.model_copy(update={"capacity": 1}),
    ],
)
def test_it_does_not_shrink_below_those_it_looks_in_on(narrower: TrustedAddressCommand) -> None:
    second = taken_on.model_copy(update={"plan_id": OTHER_PLAN})
    history = (registered, changed, taken_on, second)
    place.given(*history).when(narrower).then_refused(BelowItsFollowUps)


def test_it_is_closed_also_while_it_is_in_use() -> None:
    place.given(registered, taken_on).when(close_place).then(closed)
    place.given(registered, closed).when(close_place).then_nothing()


@pytest.mark.parametrize("command", [register_place, change_place, take_on])
def test_a_closed_one_is_off_the_list(command: TrustedAddressCommand) -> None:
    place.given(registered, closed).when(command).then_refused(TrustedAddressIsClosed)


@pytest.mark.parametrize("command", [change_place, take_on, close_place])
def test_nothing_is_done_with_one_that_was_never_registered(
    command: TrustedAddressCommand,
) -> None:
    place.given().when(command).then_refused(NoSuchTrustedAddress)


def test_what_is_told_of_a_closed_one_changes_nothing() -> None:
    state = decider.fold([registered, closed])
    assert decider.fold([taken_on, handed_back, changed], state) == state
