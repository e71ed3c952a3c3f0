"""Work belongs to someone: workers are assigned, hand over, and are released."""

from datetime import timedelta

from shared.casework.team import (
    TEAMS,
    AssignmentEndsBeforeItBegins,
    HandedToThemselves,
    HouseIsNotAssigned,
    Team,
    WorkerNotAssigned,
    decider,
)
from tests.casework.made_up import (
    EVENING,
    LAN,
    MINH,
    NEXT_WEEK,
    NOON,
    assign_lan,
    hand_over,
    handed_over,
    lan_assigned,
    lan_released,
    minh_assigned,
    release_lan,
    seen,
)
from tests.kit.scenario import Given

team = Given(decider)


def test_a_worker_is_assigned_to_a_journey() -> None:
    team.given().when(assign_lan).then(lan_assigned)


def test_assigning_the_same_worker_in_the_same_way_changes_nothing() -> None:
    team.given(lan_assigned).when(assign_lan).then_nothing()


def test_a_worker_is_put_on_call_for_a_journey_by_a_new_assignment() -> None:
    how = {"on_call": True, "until": NEXT_WEEK}
    on_call = assign_lan.model_copy(update=how)
    team.given(lan_assigned).when(on_call).then(lan_assigned.model_copy(update=how))


def test_an_assignment_ends_after_it_begins() -> None:
    backwards = assign_lan.model_copy(update={"until": NOON})
    team.given().when(backwards).then_refused(AssignmentEndsBeforeItBegins)


def test_the_house_itself_is_assigned_to_nobody() -> None:
    policy = assign_lan.model_copy(update={"role": "policy"})
    team.given().when(policy).then_refused(HouseIsNotAssigned)


def test_a_worker_hands_over_to_a_colleague_with_a_note() -> None:
    team.given(lan_assigned).when(hand_over).then(handed_over)


def test_handing_over_twice_is_handing_over_once() -> None:
    team.given(lan_assigned, handed_over).when(hand_over).then_nothing()


def test_nobody_hands_over_what_they_do_not_have() -> None:
    team.given(minh_assigned).when(hand_over).then_refused(WorkerNotAssigned)
    team.given(lan_assigned, lan_released).when(hand_over).then_refused(WorkerNotAssigned)


def test_nobody_hands_over_to_themselves() -> None:
    to_herself = hand_over.model_copy(update={"to_staff": LAN})
    team.given(lan_assigned).when(to_herself).then_refused(HandedToThemselves)


def test_a_worker_is_released() -> None:
    team.given(lan_assigned).when(release_lan).then(lan_released)


def test_releasing_twice_is_releasing_once() -> None:
    team.given(lan_assigned, lan_released).when(release_lan).then_nothing()


def test_who_was_never_assigned_cannot_be_released() -> None:
    team.given(minh_assigned).when(release_lan).then_refused(WorkerNotAssigned)


def test_the_journey_is_a_workers_from_the_beginning_to_the_end_of_their_assignment() -> None:
    limited = lan_assigned.model_copy(update={"until": NEXT_WEEK})
    state = decider.fold([limited])
    assert state.has(LAN, NOON)
    assert not state.has(LAN, NOON - timedelta(seconds=1))
    assert not state.has(LAN, NEXT_WEEK)
    assert not state.has(MINH, NOON)
    assert decider.fold([lan_assigned]).has(LAN, NEXT_WEEK)


def test_who_takes_over_goes_on_from_the_hand_over() -> None:
    state = decider.fold([lan_assigned, handed_over])
    assert not state.has(LAN, EVENING)
    assert state.has(MINH, EVENING)
    assert not state.has(MINH, NOON)


def test_who_takes_over_and_was_there_already_keeps_their_own_terms() -> None:
    state = decider.fold([lan_assigned, minh_assigned, handed_over])
    assert state.of(MINH) == decider.fold([minh_assigned]).of(MINH)
    assert decider.fold([handed_over]) == Team((), frozenset({LAN}))


def test_the_board_shows_who_works_on_the_journey_now() -> None:
    row = TEAMS.project(None, lan_assigned, seen("team"))
    row = TEAMS.project(row, minh_assigned, seen("team"))
    assert row is not None
    assert [one["staff"] for one in row["workers"]] == [str(LAN), str(MINH)]
    row = TEAMS.project(row, handed_over, seen("team"))
    assert row is not None
    assert [(one["staff"], one["role"]) for one in row["workers"]] == [(str(MINH), "intake-worker")]
    assert row["left"] == [str(LAN)]
