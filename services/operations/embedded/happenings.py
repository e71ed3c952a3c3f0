"""What the platform tells while it starts, lives and stops."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True)
class Ready:
    """A server or a room answers."""

    name: str
    url: str
    seconds: float


@dataclass(frozen=True)
class AllReady:
    """Every room answers."""

    seconds: float


@dataclass(frozen=True)
class Slow:
    """A room, or what it waits for, takes longer than usual; the logs may tell why."""

    name: str


@dataclass(frozen=True)
class Ended:
    """A server or a room ended by itself, and is started again after a pause."""

    name: str
    exit_code: int
    pause: float
    log: Path


@dataclass(frozen=True)
class Stopping:
    """A server or a room has been asked to end."""

    name: str


Happening: TypeAlias = Ready | AllReady | Slow | Ended | Stopping
Tell: TypeAlias = Callable[[Happening], None]
