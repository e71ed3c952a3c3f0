"""A child process: it dies with its parent, but not of the Ctrl-C meant for the parent."""

import asyncio
import os
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")
LONGEST_PAUSE = 0.1


class Running(ABC):
    """A running program; bound to no event loop, so that any test may stop it."""

    @property
    @abstractmethod
    def pid(self) -> int:
        """The process number."""

    @property
    @abstractmethod
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs."""

    @abstractmethod
    def send(self, number: signal.Signals) -> None:
        """Send it a signal; one that has ended hears none."""

    async def wait(self) -> int:
        """Wait for its end and return the exit code."""
        pause = 0.005
        while (code := self.exit_code) is None:
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        return code

    async def stop(self, *, within: float) -> int:
        """Ask it to end in order, and end it if it has not done so in time."""
        self.send(signal.SIGTERM)
        try:
            return await asyncio.wait_for(self.wait(), within)
        except TimeoutError:
            return await self.kill()

    async def kill(self) -> int:
        """End it at once, as a power cut would."""
        self.send(signal.SIGKILL)
        return await self.wait()


class Child(Running):
    """A program of any kind, started anew.

    Start it from a thread that lives as long as it should: the kernel counts the end of
    that thread as the end of the parent.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        output: Path,
        lock: Path | None = None,
        hears: int = subprocess.DEVNULL,
    ) -> None:
        """Start the program.

        Args:
            argv: The program, by its full path, and its arguments.
            output: The file that takes what it prints.
            lock: A file that the program holds locked while it lives.
            hears: The descriptor that is its standard input; without one, it reads nothing.
        """
        leash = [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), str(lock or "")]
        with output.open("ab") as printed:
            self._process = subprocess.Popen(  # noqa: S603 - the program and its arguments are ours
                [*leash, *argv],
                stdin=hears,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The process number."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._process.poll()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal; one that has ended hears none."""
        self._process.send_signal(number)
