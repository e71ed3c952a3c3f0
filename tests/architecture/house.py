"""The house as these tests see it: its files, its rooms, and all it can say."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from services.intake.main import SERVICE as INTAKE
from services.legal_aid.main import SERVICE as LEGAL_AID
from services.operations.main import SERVICE as OPERATIONS
from services.reintegration.main import SERVICE as REINTEGRATION
from services.shelter.main import SERVICE as SHELTER
from shared.contracts.fact import Fact
from shared.kernel.messages import Command, Event, Message
from shared.runtime.service import Service

M = TypeVar("M", bound=Message)

ROOT = Path(__file__).parents[2]
ROOMS: tuple[Service, ...] = (INTAKE, SHELTER, LEGAL_AID, REINTEGRATION)
"""The four rooms that act."""

LISTENER = OPERATIONS
"""The room that only listens."""

THINKING = (
    "services/*/domain/**/*.py",
    "services/*/forms/**/*.py",
    "services/*/policies/**/*.py",
    "services/*/projections/**/*.py",
    "services/*/publishing.py",
    "services/operations/tracing.py",
    "shared/casework/**/*.py",
    "shared/kernel/**/*.py",
    "shared/law/**/*.py",
    "shared/contracts/**/*.py",
)
"""Where rules live. Asked twice the same question, this code gives the same answer."""


def files(*patterns: str) -> list[Path]:
    """Return the files of these patterns, below the root."""
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)})


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return how a failure names a place."""
    line = f":{node.lineno}" if isinstance(node, ast.stmt | ast.expr) else ""
    return f"{path.relative_to(ROOT)}{line}"


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(*patterns: str) -> Iterator[tuple[Path, ast.AST]]:
    """Walk through the syntax of all files of these patterns."""
    for path in files(*patterns):
        for node in ast.walk(tree(path)):
            yield path, node


def events() -> list[type[Event]]:
    """Return every event of the four rooms."""
    return [event for event in _below(Event) if _is_ours(event)]


def facts() -> list[type[Fact]]:
    """Return every fact that is published."""
    return [fact for fact in _below(Fact) if _is_ours(fact)]


def commands() -> list[type[Command]]:
    """Return every command of the four rooms."""
    return [command for command in _below(Command) if _is_ours(command)]


def tracked() -> list[Path]:
    """Return the files that git keeps, or would keep."""
    git = shutil.which("git")
    assert git, "these tests read the list of files that git keeps"
    listed = subprocess.run(
        [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def _below(kind: type[M]) -> Iterator[type[M]]:
    for message in kind.__subclasses__():
        yield message
        yield from _below(message)


def _is_ours(message: type[Message]) -> bool:
    """Leave out what a test made up for itself."""
    return not message.__module__.startswith("tests.")
