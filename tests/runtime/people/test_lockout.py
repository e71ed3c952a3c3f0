"""Bad tokens are counted; whoever has a good one gets in, whatever others send from there."""

from uuid import UUID

from shared.runtime.people import lockout
from shared.runtime.people.lockout import Limits, Lockout, Windows
from tests.runtime.people.clock import Clock

LAN, HOA = UUID(int=10), UUID(int=11)
HERE, THERE = "192.0.2.1", "192.0.2.2"


def kept(clock: Clock) -> Lockout:
    return Lockout(Limits(failures=3, within=60.0, turns=1), clock)


def test_a_few_bad_tokens_lock_nobody_out() -> None:
    lock = kept(Clock())
    lock.failed(HERE, None)
    lock.failed(HERE, None)
    assert lock.locked_for(HERE, None) == 0


def test_too_many_from_one_address_are_kept_waiting_there_and_nowhere_else() -> None:
    lock = kept(Clock())
    for _ in range(3):
        lock.failed(HERE, None)
    assert lock.locked_for(HERE, LAN) == 60
    assert lock.locked_for(THERE, LAN) == 0


def test_too_many_in_one_workers_name_are_kept_waiting_wherever_they_come_from() -> None:
    lock = kept(Clock())
    for n in range(3):
        lock.failed(f"192.0.2.{n}", LAN)
    assert lock.locked_for(THERE, LAN) == 60
    assert lock.locked_for(THERE, HOA) == 0


def test_the_lock_opens_by_itself() -> None:
    clock = Clock()
    lock = kept(clock)
    for _ in range(3):
        lock.failed(HERE, None)
        clock.now += 10
    assert lock.locked_for(HERE, None) == 30
    clock.now += 30
    assert lock.locked_for(HERE, None) == 0


def test_under_a_lock_tokens_are_looked_at_one_after_another() -> None:
    clock = Clock()
    lock = kept(clock)
    assert lock.takes_turn(HERE, None)
    assert not lock.takes_turn(HERE, LAN)
    assert lock.takes_turn(THERE, LAN)
    clock.now += 1
    assert lock.takes_turn(HERE, LAN)


def test_a_worker_who_has_come_from_here_before_has_a_turn_of_her_own() -> None:
    lock = kept(Clock())
    lock.came_in(HERE, LAN)
    assert lock.takes_turn(HERE, None)
    assert not lock.takes_turn(HERE, HOA)
    assert lock.takes_turn(HERE, LAN)
    assert not lock.takes_turn(HERE, LAN)


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    clock = Clock()
    windows = Windows(1, 60, clock)
    lock = kept(clock)
    for n in range(lockout.MOST + 5):
        windows.note(n)
        lock.came_in(HERE, UUID(int=n))
    assert windows.full_for(4) == 0
    assert windows.full_for(5) == 60
    assert len(windows._seen) == len(lock._regulars) == lockout.MOST
