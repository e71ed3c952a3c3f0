"""Long work that operations asks for over HTTP, and looks after while it goes on."""

import asyncio
from typing import Any, TypeVar
from uuid import uuid4

from shared.kernel.actors import Role
from shared.runtime.http.problems import NOT_FOUND, Problem

T = TypeVar("T")

OPERATIONS: frozenset[Role] = frozenset({"operations"})
_MOST_RUNS = 20


class Runs:
    """Long work that was asked for over HTTP, and how it stands."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, state: Any, work: Any) -> str:
        """Begin work and return the id to ask about it by."""
        run_id = uuid4().hex
        self._known[run_id] = state
        while len(self._known) > _MOST_RUNS:
            self._known.pop(next(iter(self._known)))
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run_id

    def state(self, run_id: str, kind: type[T]) -> T:
        """Return how work of this kind stands; raises a 404 problem."""
        known = self._known.get(run_id)
        if not isinstance(known, kind):
            raise Problem(NOT_FOUND)
        return known
