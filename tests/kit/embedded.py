"""A whole platform for tests: real servers, and rooms that are tiny."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from services.operations.embedded.forks import Program
from services.operations.embedded.happenings import AllReady, Happening
from services.operations.embedded.ports import CHOICE, free_port, is_free
from services.operations.embedded.rooms import NAMES
from services.operations.embedded.run_file import Run
from services.operations.embedded.supervisor import Plan, Programs, Supervisor

ROOM = Program("tests.kit.tiny_room")


def tiny(
    plan: Plan, tell: Callable[[Happening], None], provisioning: str = "tests.kit.tiny_provisioning"
) -> Supervisor:
    """Plan a platform of tiny rooms, which need no streams; nothing is started yet."""
    return Supervisor(plan, tell=tell, programs=Programs(lambda _: ROOM, provisioning, ()))


def free_ports() -> int:
    """Return the first of as many free ports in a row as there are rooms."""
    while True:
        first = free_port(avoid=range(CHOICE.stop - len(NAMES), CHOICE.stop))
        if all(is_free(first + n) for n in range(len(NAMES))):
            return first


class Diary:
    """What a supervisor told, to be waited for."""

    def __init__(self) -> None:
        self.pages: list[Happening] = []
        self._written = asyncio.Event()

    def write(self, happening: Happening) -> None:
        """Note what happened."""
        self.pages.append(happening)
        self._written.set()

    async def until(self, is_so: Callable[[Happening], bool]) -> None:
        """Wait for a page of this kind."""
        while not any(map(is_so, self.pages)):
            self._written.clear()
            await self._written.wait()


@asynccontextmanager
async def living(plan: Plan) -> AsyncGenerator[tuple[Run, Diary]]:
    """Run a tiny platform until the block ends; gives what runs where, and the diary."""
    diary, stopping = Diary(), asyncio.Event()
    living = asyncio.create_task(tiny(plan, diary.write).live(stopping))
    try:
        opened = asyncio.create_task(diary.until(lambda page: isinstance(page, AllReady)))
        await asyncio.wait({living, opened}, return_when="FIRST_COMPLETED", timeout=120)
        opened.cancel()
        run = Run.read(plan.data)
        if run is not None:
            yield run, diary
    finally:
        stopping.set()
        await living
