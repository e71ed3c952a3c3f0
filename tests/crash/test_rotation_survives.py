"""A rotation that is killed at any line: both master keys are there until one is enough."""

import asyncio
import os
import sys
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any
from uuid import uuid4

import orjson
import pytest

from shared.kernel.ids import JourneyId, RecordId
from shared.runtime.keys import encryption, keyring, masters, rotation, sealed
from shared.runtime.keys.masters import FileMasters
from shared.runtime.mongo import open_client
from shared.runtime.records.store import RecordStore
from tests.kit.records import STATEMENT, statement
from tests.kit.servers import kept_for_the_run

pytestmark = pytest.mark.slow

SERVICE = "intake"
JOURNEYS = 4
KILLED, WENT_WRONG = 9, 1
TRACED = frozenset(module.__file__ for module in (encryption, keyring, masters, rotation, sealed))
MOST_LINES = 1_000

Refs = dict[JourneyId, RecordId]


@dataclass
class Kill:
    """Ends the process, as a power cut would, at the first line that was not cut at before."""

    note: Path
    cut: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])

    def trace(self, frame: FrameType, event: str, _: Any) -> Any:
        """Follow only the code that rotates."""
        if frame.f_code.co_filename not in TRACED:
            return None
        line = (Path(frame.f_code.co_filename).name, frame.f_lineno)
        if event == "line" and line not in self.cut:
            self.note.write_bytes(orjson.dumps(line))
            os._exit(KILLED)
        return self.trace

    def noted(self) -> None:
        """Take in where the last one was killed."""
        name, number = orjson.loads(self.note.read_bytes())
        self.cut.add((name, number))


def test_it_may_be_killed_between_any_two_lines(tmp_path: Path) -> None:
    file = tmp_path / "master-intake.key"
    file.write_bytes(bytes(range(96)))
    kill = Kill(tmp_path / "line")
    with kept_for_the_run(tmp_path / "servers") as servers:
        refs = asyncio.run(written(servers.mongo.url, file))
        while (ended := in_a_process(rotated(servers.mongo.url, file, refs, kill))) == KILLED:
            kill.noted()
            assert len(kill.cut) < MOST_LINES
        assert ended == 0, "what was cut off was not finished"
    assert {name for name, _ in kill.cut} >= {"rotation.py", "masters.py", "keyring.py"}


def in_a_process(work: Coroutine[Any, Any, None]) -> int:
    """Work in a process of its own; return how it ended."""
    child = os.fork()
    if child == 0:
        os._exit(_ended(work))
    work.close()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _ended(work: Coroutine[Any, Any, None]) -> int:
    try:
        asyncio.run(work)
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return WENT_WRONG
    return 0


async def written(url: str, file: Path) -> Refs:
    """Keep statements in some journeys."""
    client = open_client(url)
    store = RecordStore(client, SERVICE, FileMasters(file))
    await store.prepare()
    await store.check()
    refs: Refs = {}
    for _ in range(JOURNEYS):
        journey = JourneyId(uuid4())
        await store.open_journey(journey)
        refs[journey] = (await store.keep(journey, statement())).record_id
    client.close()
    return refs


async def rotated(url: str, file: Path, refs: Refs, kill: Kill) -> None:
    """Start as a service does, find everything there, finish what was cut off, and rotate."""
    client = open_client(url)
    store = RecordStore(client, SERVICE, FileMasters(file))
    await store.check()
    await all_read(store, refs)
    await store.rotation.resume()
    await assert_finished(store)
    store.keyring.forget()
    await all_read(store, refs)
    sys.settrace(kill.trace)
    await store.rotation.rotate()
    sys.settrace(None)
    await all_read(store, refs)
    client.close()


async def all_read(store: RecordStore, refs: Refs) -> None:
    """Read everything."""
    for journey, record in refs.items():
        assert (await store.read(record, journey)).text == STATEMENT


async def assert_finished(store: RecordStore) -> None:
    """Every key lies under the one master key that is left."""
    assert await store.keyring.follows()
    assert len([lying async for lying in store.keyring.lying()]) == 1
    folder = Path(store.keyring.masters.place).parent
    assert [found.name for found in folder.glob("*.key")] == ["master-intake.key"]
