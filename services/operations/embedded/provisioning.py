"""Provisioning as a step of its own: a child process that ends when everything is made."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from services.operations.embedded.child import Child
from services.operations.embedded.files import last_line


class NotProvisioned(RuntimeError):
    """The streams could not be made, or would have been weakened."""


async def provision(program: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
    """Make all streams and consumers; raises `NotProvisioned`."""
    child = Child(program, output=log, env=environment)
    try:
        if await child.wait() != 0:
            raise NotProvisioned(f"The streams cannot be used: {last_line(log)} (see {log})")
    finally:
        await child.kill()
