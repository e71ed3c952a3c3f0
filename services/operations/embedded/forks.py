"""Our own programs as child processes, forked from one that has imported what they share."""

import os
import select
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from services.operations.embedded.child import Child, Running
from services.operations.embedded.fork_server import TOLD, Order

FORK_SERVER = (sys.executable, "-m", "services.operations.embedded.fork_server")
COMMON = ("shared.runtime.run", "shared.casework.all")
"""What every room imports."""

STOP_WITHIN = 5.0
KILLED = -signal.SIGKILL


@dataclass(frozen=True)
class Program:
    """A Python program: the module that `python -m` would run, and its arguments."""

    module: str
    arguments: tuple[str, ...] = ()


class Fork(Running):
    """A program of ours that runs, or did."""

    def __init__(self, told: socket.socket) -> None:
        """Say where its number and its exit code will be told."""
        self._told = told
        self._heard = b""
        self._lost = False

    @property
    def pid(self) -> int:
        """The process number; waits for it while the parent process still imports."""
        while len(self._heard) < TOLD.size and not self._lost:
            select.select([self._told], [], [])
            self._listen()
        if len(self._heard) < TOLD.size:
            raise RuntimeError("The process that forks has ended before it could fork")
        return int(TOLD.unpack_from(self._heard)[0])

    @property
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs; without the parent process all count as killed."""
        self._listen()
        if len(self._heard) == 2 * TOLD.size:
            return int(TOLD.unpack_from(self._heard, TOLD.size)[0])
        return KILLED if self._lost else None

    def send(self, number: signal.Signals) -> None:
        """Send it a signal; one that has ended hears none."""
        pid = self.pid
        if self.exit_code is None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _listen(self) -> None:
        missing = 2 * TOLD.size - len(self._heard)
        if not missing or self._lost:
            return
        try:
            told = self._told.recv(missing, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except ConnectionResetError:
            told = b""  # the other end is gone, and has not even read the order
        self._heard += told
        if not told or len(told) == missing:
            self._lost = not told
            self._told.close()


class Forks:
    """Starts programs of ours; what they are forked from is itself started when first needed."""

    def __init__(self, output: Path, modules: Sequence[str] = COMMON) -> None:
        """Nothing is started yet.

        Args:
            output: The file that takes what the parent process prints.
            modules: What the parent process imports before it forks.
        """
        self._output = output
        self._argv = (*FORK_SERVER, *modules)
        self._parent: _Parent | None = None

    def start(self, program: Program, *, output: Path, environment: Mapping[str, str]) -> Fork:
        """Start a program with this environment; the file takes what it prints."""
        told, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._running().asked, [b"1"], [theirs.fileno()])
        order = Order(program.module, program.arguments, dict(environment), str(output))
        told.sendall(order.line())
        return Fork(told)

    async def stop(self) -> None:
        """End the parent process, and with it every program that still runs."""
        if self._parent is not None:
            self._parent.asked.close()
            await self._parent.process.stop(within=STOP_WITHIN)

    def _running(self) -> "_Parent":
        if self._parent is not None and self._parent.process.exit_code is None:
            return self._parent
        if self._parent is not None:
            self._parent.asked.close()
        ours, theirs = socket.socketpair()
        with theirs:
            process = Child(self._argv, output=self._output, hears=theirs.fileno())
        self._parent = _Parent(process, ours)
        return self._parent


class _Parent(NamedTuple):
    """The process that imports and forks, and the line on which it is asked to."""

    process: Child
    asked: socket.socket
