"""Becomes our own programs by forking: what all of them import is read once, here.

Run with a socket as standard input, and the common modules as arguments. Each byte on the socket
asks for one program, and brings a socket of its own: there the new process reads what it is to be
(`Order`), and there its number and in the end its exit code are told. When nobody is left to ask,
or this process is ended, all of them end.
"""

import gc
import importlib
import os
import runpy
import select
import signal
import socket
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import orjson

from services.operations.embedded.leash import die_with

TOLD = struct.Struct("=i")
"""How a process number, and later an exit code, is told."""

ONE = 1


class Order(NamedTuple):
    """What a new process is to be."""

    module: str
    """Run as `python -m` would."""
    arguments: Sequence[str]
    environment: Mapping[str, str]
    output: str
    """The file that takes what it prints."""

    def line(self) -> bytes:
        """Return the order as it is sent."""
        return orjson.dumps(self._asdict()) + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Order":
        """Read an order as it was sent."""
        return cls(**orjson.loads(line))


def serve(asked: socket.socket) -> socket.socket | None:
    """Fork whenever asked to; return once nobody is left to ask, and in each new process.

    Returns:
        In a new process, where its order comes from; in this one, nothing.
    """
    woken, waker = socket.socketpair()
    waker.settimeout(0)
    signal.signal(signal.SIGCHLD, _wake)
    signal.set_wakeup_fd(waker.fileno())
    living: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([asked, woken], [], [])
        if woken in ready:
            woken.recv(4096)
            _tell_ends(living)
        if asked in ready:
            wish, handed, _, _ = socket.recv_fds(asked, ONE, ONE)
            if not wish:
                return None
            theirs = socket.socket(fileno=handed[0])
            server, pid = os.getpid(), os.fork()
            if pid == 0:
                _stand_alone(server, (asked, woken, waker, *living.values()))
                return theirs
            living[pid] = theirs
            _tell(theirs, pid)


def _stand_alone(server: int, sockets: Iterable[socket.socket]) -> None:
    """Forget what only the process before the fork has to do with, but end when it ends."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for one in sockets:
        one.close()
    os.setsid()
    die_with(server)


def become(theirs: socket.socket) -> None:
    """Read the order, and be what it says until that ends."""
    with theirs, theirs.makefile("rb") as line:
        order = Order.read(line.readline())
    printed = os.open(order.output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    os.environ.clear()
    os.environ.update(order.environment)
    sys.argv = [order.module, *order.arguments]
    runpy.run_module(order.module, run_name="__main__", alter_sys=True)


def _wake(number: int, frame: object) -> None:
    """Be there: without a handler, the end of a child wakes nobody."""


def _tell_ends(living: dict[int, socket.socket]) -> None:
    while living:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with living.pop(pid) as theirs:
            _tell(theirs, os.waitstatus_to_exitcode(status))


def _tell(theirs: socket.socket, number: int) -> None:
    try:
        theirs.sendall(TOLD.pack(number), socket.MSG_NOSIGNAL)
    except OSError:
        return  # who asked has gone, and this process is about to end


def main(*common: str) -> None:
    """Import what all need, then fork for whoever holds the other end of standard input."""
    for module in common:
        importlib.import_module(module)
    gc.freeze()
    with socket.socket(fileno=os.dup(0)) as asked:
        theirs = serve(asked)
    if theirs is not None:
        become(theirs)


if __name__ == "__main__":
    main(*sys.argv[1:])
