"""One case of a person is open at a time, and each follows the last."""

from services.intake.domain.ids import CaseId
from services.intake.domain.journey import (
    AnotherCaseIsOpen,
    CloseDoor,
    DoorClosed,
    DoorIsNotOurs,
    DoorOpened,
    FollowsAnotherCase,
    NoSuchJourney,
    OpenDoor,
    decider,
)
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, THIRD_CASE
from tests.kit.scenario import Given

journey = Given(decider)


def open_door(case_id: CaseId, follows: CaseId | None = None) -> OpenDoor:
    return OpenDoor(journey_id=JOURNEY, case_id=case_id, follows_case=follows, occurred_at=NOON)


def close_door(case_id: CaseId) -> CloseDoor:
    return CloseDoor(journey_id=JOURNEY, case_id=case_id, occurred_at=NOON)


def door_opened(case_id: CaseId, follows: CaseId | None = None) -> DoorOpened:
    return DoorOpened(journey_id=JOURNEY, case_id=case_id, follows_case=follows, occurred_at=NOON)


def door_closed(case_id: CaseId) -> DoorClosed:
    return DoorClosed(journey_id=JOURNEY, case_id=case_id, occurred_at=NOON)


first = (door_opened(CASE), door_closed(CASE))
second = (*first, door_opened(OTHER_CASE, CASE))


def test_a_first_case_opens_the_door() -> None:
    journey.given().when(open_door(CASE)).then(door_opened(CASE))


def test_opening_for_the_same_case_twice_records_nothing_new() -> None:
    journey.given(door_opened(CASE)).when(open_door(CASE)).then_nothing()
    journey.given(*first).when(open_door(CASE)).then_nothing()
    journey.given(*second).when(open_door(CASE)).then_nothing()


def test_a_person_never_has_two_open_cases() -> None:
    journey.given(door_opened(CASE)).when(open_door(OTHER_CASE, CASE)).then_refused(
        AnotherCaseIsOpen
    )


def test_a_new_case_follows_the_one_that_was_closed_last() -> None:
    journey.given(*first).when(open_door(OTHER_CASE, CASE)).then(door_opened(OTHER_CASE, CASE))


def test_a_new_case_in_a_known_journey_says_what_it_follows() -> None:
    journey.given(*first).when(open_door(OTHER_CASE)).then_refused(FollowsAnotherCase)
    both = (*second, door_closed(OTHER_CASE))
    journey.given(*both).when(open_door(THIRD_CASE, CASE)).then_refused(FollowsAnotherCase)
    journey.given(*both).when(open_door(THIRD_CASE, OTHER_CASE)).then(
        door_opened(THIRD_CASE, OTHER_CASE)
    )


def test_a_first_case_follows_nothing() -> None:
    journey.given().when(open_door(CASE, OTHER_CASE)).then_refused(FollowsAnotherCase)


def test_the_case_that_ends_closes_the_door() -> None:
    journey.given(door_opened(CASE)).when(close_door(CASE)).then(door_closed(CASE))


def test_a_door_is_closed_once() -> None:
    journey.given(*first).when(close_door(CASE)).then_nothing()


def test_an_old_case_does_not_close_the_door_of_a_new_one() -> None:
    journey.given(*second).when(close_door(CASE)).then_nothing()


def test_nobody_closes_a_door_that_was_never_theirs() -> None:
    journey.given().when(close_door(CASE)).then_refused(NoSuchJourney)
    journey.given(door_opened(CASE)).when(close_door(OTHER_CASE)).then_refused(DoorIsNotOurs)
    journey.given(*first).when(close_door(OTHER_CASE)).then_refused(DoorIsNotOurs)
