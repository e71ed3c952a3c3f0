"""Files that are there whole or not at all, and that nobody else may read."""

import os
import tempfile
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may enter, and return it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def replace(file: Path, content: bytes) -> None:
    """Write a file, in place of what was there."""
    written = _write_beside(file, content)
    written.replace(file)
    _settle(file.parent)


def create(file: Path, content: bytes) -> None:
    """Write a file that must not be there yet; of two at once, the first one wins."""
    written = _write_beside(file, content)
    try:
        file.hardlink_to(written)
    finally:
        written.unlink()
    _settle(file.parent)


def last_line(file: Path) -> str:
    """Return the last thing a program printed: most programs end on why they end."""
    lines = file.read_text(errors="replace").splitlines()
    return next((line for line in reversed(lines) if line.strip()), "it said nothing")


def _write_beside(file: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return Path(name)


def _settle(folder: Path) -> None:
    """Let a file's name survive a power cut, not only its content."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
