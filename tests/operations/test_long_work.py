"""Work that takes its time: histories verified, views rebuilt, master keys replaced."""

from collections.abc import Generator
from pathlib import Path

import pytest

from services.operations.cli import patience
from tests.operations.commanding import KEYS, REBUILT, TURNED, VERIFIED, rooms_at_rest, run
from tests.operations.made_up_rooms import SERVICES, MadeUpRooms


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[MadeUpRooms]:
    """Rooms in which nothing is parked and every reader is known."""
    with rooms_at_rest(tmp_path) as at_rest:
        yield at_rest


def test_verifying_asks_every_service_that_keeps_histories(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "verify")
    assert done.exit_code == 0
    assert done.stdout.endswith("✓ Every history is as it was written.\n")
    begun = [asked.line.split("/")[1] for asked in rooms.asked if asked.line.startswith("POST")]
    assert begun == [service for service in SERVICES if service != "operations"]


def test_a_fault_is_named_by_its_position_and_its_history(rooms: MadeUpRooms) -> None:
    fault = {"sequence": 5, "history": "log.intake.case.x", "fault": "altered"}
    reading = {**VERIFIED, "messages": 3, "done": False}
    rooms.answer("GET /intake/admin/verifications/r", reading, {**VERIFIED, "faults": [fault]})
    done = run(rooms.data, "verify", "intake")
    assert done.exit_code == 1
    assert "✗ intake: 1 fault\n  position 5  altered  log.intake.case.x" in done.stdout


def test_work_that_does_not_move_is_given_up(
    rooms: MadeUpRooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "STUCK_AFTER", 0.0)
    rooms.answer("GET /intake/admin/verifications/r", {**VERIFIED, "done": False})
    done = run(rooms.data, "verify", "intake")
    assert done.exit_code == 1
    assert "intake has not moved" in done.stderr


def test_everything_is_rebuilt_unless_something_is_named(rooms: MadeUpRooms) -> None:
    rooms.answer("POST /intake/admin/rebuilds/own?changed=true", {"run": "r"})
    assert run(rooms.data, "rebuild", "intake", "own", "--changed").exit_code == 0
    begun = [asked.line for asked in rooms.asked if asked.line.startswith("POST")]
    assert begun == ["POST /intake/admin/rebuilds/own?changed=true"]
    assert run(rooms.data, "rebuild").stdout.count("✓ switched (2 rows)") == 2 * len(SERVICES)


@pytest.mark.parametrize("stage", ["differs", "failed"])
def test_a_rebuild_that_does_not_switch_is_told_so(rooms: MadeUpRooms, stage: str) -> None:
    rooms.answer("GET /intake/admin/rebuilds/r", {**REBUILT, "stage": stage})
    done = run(rooms.data, "rebuild", "intake", "own")
    assert done.exit_code == 1
    assert "nothing was switched" in done.stdout
    assert ("--changed" in done.stdout) == (stage == "differs")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rebuild", "nowhere"], "There is no service nowhere, but: operations, intake"),
        (["rebuild", "intake", "other"], "There is no projection other here, but: own, journeys."),
        (["verify", "operations"], "operations has no histories of its own."),
        (["parked", "retry", "x", "y"], "Nothing is parked there"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(
    rooms: MadeUpRooms, words: list[str], told: str
) -> None:
    done = run(rooms.data, *words)
    assert done.exit_code == 1
    assert told in done.stderr


def test_intake_is_told_of_the_new_keys_that_its_erasures_wait_for(rooms: MadeUpRooms) -> None:
    waiting = {"id": "k", "awaited": ["shelter", "intake"], "version": 1}
    rooms.answer("GET /intake/key-rotations", {"items": [waiting]})
    rooms.answer("POST /intake/key-rotations/k/services", {"recorded": True})
    assert run(rooms.data, "keys", "rotate").exit_code == 0
    line = "POST /intake/key-rotations/k/services"
    told = [asked.body for asked in rooms.asked if asked.line == line]
    assert sorted(body["service"] for body in told) == ["intake", "shelter"]
    assert all(body["began_at"] <= body["occurred_at"] for body in told)


def test_the_keys_are_shown_with_what_is_not_sealed_yet(rooms: MadeUpRooms) -> None:
    master, times = KEYS["master"], {"began_at": "2026-03-01T05:00:00Z"}
    replaced = {**times, "ended_at": "2026-03-01T05:01:00Z"}
    turned = {**KEYS, "service": "shelter", "last_rotation": replaced}
    rooms.answer("GET /shelter/admin/keys", turned)
    for service, when in (("intake", ["never"]), ("shelter", ["2026-03-01", "12:00"])):
        done = run(rooms.data, "keys", "show", "--service", service)
        (_, _, line, *_) = done.stdout.splitlines()
        assert line.split() == [service, master, *when, "1,200", "2", "3"]


def test_every_service_is_given_a_new_master_key(rooms: MadeUpRooms) -> None:
    wrapping = {**TURNED, "step": "wrapping", "wrapped": 100}
    rooms.answer("GET /shelter/admin/key-rotations/r", wrapping, TURNED)
    done = run(rooms.data, "keys", "rotate")
    assert done.exit_code == 0
    assert done.stdout.count("✓") == len(SERVICES)
    assert "shelter: 1,202 keys under a new master key." in done.stdout


def test_a_master_key_that_cannot_be_replaced_is_told_with_its_reason(rooms: MadeUpRooms) -> None:
    failed = {**TURNED, "step": "failed", "reason": "configure a new one first"}
    rooms.answer("GET /shelter/admin/key-rotations/r", failed)
    done = run(rooms.data, "keys", "rotate", "--service", "shelter")
    assert done.exit_code == 1
    assert done.stdout.strip() == "✗ shelter: configure a new one first"
