"""Provisioning as a step of its own: a program that ends when everything is made."""

from pathlib import Path

from services.operations.embedded.child import Running
from services.operations.embedded.files import last_line


class NotProvisioned(RuntimeError):
    """The streams could not be made, or would have been weakened."""


async def until_provisioned(provisioning: Running, log: Path) -> None:
    """Wait for the program that makes all streams and consumers; raises `NotProvisioned`."""
    try:
        if await provisioning.wait() != 0:
            raise NotProvisioned(f"The streams cannot be used: {last_line(log)} (see {log})")
    finally:
        await provisioning.kill()
