"""Programs of ours are forked from one process, and are processes of their own."""

import os
import signal
import socket
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from services.operations.embedded.files import last_line
from services.operations.embedded.forks import KILLED, Fork, Forks, Program
from services.operations.embedded.ports import free_port, is_free
from services.operations.embedded.waiting import until

FAILING = Program("tests.kit.failing_provisioning")
ROOM = Program("tests.kit.tiny_room")


@pytest.fixture
async def forks(tmp_path: Path) -> AsyncGenerator[Forks]:
    forks = Forks(tmp_path / "forks.log", modules=())
    yield forks
    await forks.stop()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "printed.log"


async def test_a_program_tells_why_it_ended_and_with_which_code(forks: Forks, output: Path) -> None:
    ended = forks.start(FAILING, output=output, environment={})
    assert await ended.wait() == 1
    assert last_line(output) == "FACTS would be weaker"


async def test_what_has_ended_hears_no_signal(forks: Forks, output: Path) -> None:
    ended = forks.start(FAILING, output=output, environment={})
    await ended.wait()
    assert await ended.stop(within=1) == 1
    assert await ended.kill() == 1


async def test_it_knows_nothing_of_the_environment_but_what_it_is_told(
    forks: Forks, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEY_SERVICE_PORT", "1")
    ended = forks.start(ROOM, output=output, environment={})
    assert await ended.wait() == 1
    assert last_line(output) == "KeyError: 'JOURNEY_SERVICE_PORT'"


async def test_whose_order_was_never_read_counts_as_killed() -> None:
    told, theirs = socket.socketpair()
    told.sendall(b"an order that nobody reads")
    theirs.close()
    assert Fork(told).exit_code == KILLED


async def test_one_is_stopped_and_the_others_live(forks: Forks, output: Path) -> None:
    first, second = (forks.start(ROOM, output=output, environment=_at(free_port())) for _ in "12")
    assert await first.stop(within=60) == -signal.SIGTERM
    assert second.exit_code is None
    assert await second.kill() == KILLED


async def test_all_end_with_the_process_they_come_from_and_others_may_be_started(
    forks: Forks, output: Path
) -> None:
    port = free_port()
    lost = forks.start(ROOM, output=output, environment=_at(port))
    await until(lambda: _listens(port))
    os.kill(_parent_of(lost.pid), signal.SIGKILL)
    assert await lost.wait() == KILLED
    await until(lambda: _is_free(port))
    again = forks.start(ROOM, output=output, environment=_at(port))
    await until(lambda: _listens(port))
    assert await again.kill() == KILLED


def _at(port: int) -> dict[str, str]:
    return {"JOURNEY_SERVICE_PORT": str(port)}


async def _listens(port: int) -> bool:
    return not is_free(port)


async def _is_free(port: int) -> bool:
    return is_free(port)


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
