"""One platform for one data folder: a second one is told, and nothing of it starts."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from services.operations.embedded import files


class AlreadyUp(RuntimeError):
    """Another `journey up` runs on this folder."""

    def __init__(self, data: Path) -> None:
        """Say what to do instead."""
        super().__init__(
            f"Another `journey up` runs on {data}. Stop that one first, or give this one a "
            "folder of its own with --data, and ports with --port-base."
        )


@contextmanager
def claimed(data: Path) -> Generator[None, None, None]:
    """Hold the folder; the kernel lets go of it however this process ends."""
    descriptor = os.open(files.private_folder(data) / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _lock(descriptor, data)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, data: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AlreadyUp(data) from error
