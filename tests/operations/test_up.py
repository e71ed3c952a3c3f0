"""`journey up` as a worker sees it: what it prints, and how it ends."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import typer
from rich.text import Text
from typer.testing import CliRunner

from services.operations.cli.up import sentence, up
from services.operations.embedded.happenings import (
    AllReady,
    Ended,
    Happening,
    Ready,
    Slow,
    Stopping,
)
from services.operations.embedded.ports import HOST
from services.operations.embedded.run_file import Run
from services.operations.embedded.supervisor import Plan
from services.operations.embedded.waiting import until
from tests.kit.embedded import free_ports, living

PROGRAM = """
import asyncio, sys
from pathlib import Path
from services.operations.cli.up import live_until_signalled, show
from services.operations.embedded.supervisor import Plan
from tests.kit.embedded import tiny

plan = Plan(Path(sys.argv[1]), int(sys.argv[2]))
asyncio.run(live_until_signalled(tiny(plan, show)))
"""


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
async def test_it_ends_in_order_on_ctrl_c_and_on_sigterm(
    tmp_path: Path, way: signal.Signals
) -> None:
    async with running(tmp_path) as (program, run):
        program.send_signal(way)
        printed = await _rest_of(program)
        assert await program.wait() == 0
    assert printed.index("stopping shelter") < printed.index("stopping mongod")
    assert not await _any_lives(run)


async def test_ctrl_c_in_the_terminal_reaches_no_child(tmp_path: Path) -> None:
    async with running(tmp_path) as (program, run):
        children = [pid for pid in run.pids.values() if pid != program.pid]
        assert [os.getsid(pid) for pid in children] == children


async def test_after_a_power_cut_nothing_is_left_and_it_comes_up_again(tmp_path: Path) -> None:
    async with running(tmp_path) as (program, before):
        program.kill()
        await program.wait()
    async with living(Plan(tmp_path, free_ports())) as (after, _):
        assert not set(before.pids.values()) & set(after.pids.values())
    async with asyncio.timeout(60):
        await until(lambda: _none_lives(before))


def test_a_taken_port_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NATS_URL", "MONGO_URL"):
        monkeypatch.delenv(name, raising=False)
    app, port = typer.Typer(), free_ports()
    app.command()(up)
    with socket.create_server((HOST, port)):
        done = CliRunner().invoke(app, ["--data", str(tmp_path), "--port-base", str(port)])
    assert done.exit_code == 1
    assert f"Port {port} is taken, and operations needs it" in done.output
    assert "--port-base" in done.output


@pytest.mark.parametrize(
    ("happening", "words"),
    [
        (Ready("intake", "http://127.0.0.1:8101", 1.25), "intake         http://127.0.0.1:8101"),
        (AllReady(4.2), "after 4.2 s"),
        (Slow("the streams"), "the streams: not ready yet"),
        (Ended("shelter", -9, 0.5, Path("[x].log")), "shelter ended (-9), starts again in 0.5 s"),
        (Ended("shelter", -9, 0.5, Path("[x].log")), "see [x].log"),
        (Stopping("mongod"), "stopping mongod"),
    ],
)
def test_what_happens_is_told_in_one_line(happening: Happening, words: str) -> None:
    assert words in Text.from_markup(sentence(happening)).plain


def test_no_password_of_a_server_is_printed() -> None:
    told = sentence(Ready("mongod", "mongodb://worker:secret@127.0.0.1:27017/?tls=true", 1))
    assert "secret" not in told


@asynccontextmanager
async def running(data: Path) -> AsyncGenerator[tuple[asyncio.subprocess.Process, Run]]:
    """Run a tiny platform as a program of its own, from all ready until the block ends."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PROGRAM, str(data), str(free_ports())),
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout
    try:
        async for line in program.stdout:
            if b"All is ready" in line:
                break
        run = Run.read(data)
        assert run
        yield program, run
    finally:
        if program.returncode is None:
            program.kill()
        await program.communicate()


async def _rest_of(program: asyncio.subprocess.Process) -> str:
    assert program.stdout
    return (await program.stdout.read()).decode()


async def _none_lives(run: Run) -> bool:
    return not await _any_lives(run)


async def _any_lives(run: Run) -> bool:
    return any(map(_lives, run.pids.values()))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
