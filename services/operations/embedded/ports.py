"""Ports of this computer that nobody listens on."""

import secrets
import socket
from collections.abc import Container

HOST = "127.0.0.1"
# Below the ports that the kernel hands to outgoing connections (32768 and up on Linux, 49152
# and up elsewhere): while a server is down, a client that tries to reach it again could be
# given that very port for its own end, and the server could not come back.
CHOICE = range(20_000, 32_000)
TRIES = 200


class NoFreePort(RuntimeError):
    """Nothing free was found among the ports to choose from."""


def is_free(port: int) -> bool:
    """Tell whether a server could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port(avoid: Container[int] = ()) -> int:
    """Choose a free port, by chance, so that two platforms seldom choose the same."""
    for _ in range(TRIES):
        port = secrets.choice(CHOICE)
        if port not in avoid and is_free(port):
            return port
    raise NoFreePort(f"no free port between {CHOICE.start} and {CHOICE.stop}")
