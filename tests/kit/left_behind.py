"""What a house leaves behind beside messages and rows: files, processes, a terminal's screen."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from services.operations.embedded.run_file import Run
from shared.runtime.nats import connect
from tests.kit.house import RunningHouse
from tests.kit.patient import ask_jetstream
from tests.kit.stored import Found

LEGIBLE = (
    "--wiredTigerCollectionBlockCompressor=none",
    "--wiredTigerJournalCompressor=none",
    "--wiredTigerIndexPrefixCompression=false",
)
"""Lets mongod write its files so that a search of their bytes proves something."""

SET_ASIDE, EMPTY = bytes(4096), bytes(8)
"""mongod's journal is long before anything is in it: nobody needs to search so many zeros."""

JOURNEY = Path(sys.executable).parent / "journey"


async def keep_streams_legible(house: RunningHouse) -> None:
    """Let nats-server write its files uncompressed; asked of empty streams, it is so for all."""
    for url in house.nats_urls():
        client = await connect(url, "a test", buffering=False)
        try:
            for name in (await ask_jetstream(client, "STREAM.NAMES"))["streams"] or ():
                there = (await ask_jetstream(client, f"STREAM.INFO.{name}"))["config"]
                legible = {**there, "compression": "none"}
                changed = await ask_jetstream(client, f"STREAM.UPDATE.{name}", legible)
                assert "error" not in changed, changed
        finally:
            await client.close()


def processes() -> Iterator[Found]:
    """Return what anyone on this computer sees of the processes that this one started."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            place = f"process {process.name()}"
            yield f"{place}: arguments", "\0".join(process.cmdline()).encode()
            told = [f"{name}={value}" for name, value in process.environ().items()]
            yield f"{place}: environment", "\0".join(told).encode()


async def screens(house: RunningHouse, *commands: Sequence[str]) -> list[Found]:
    """Run `journey` commands in the folder of a house and return what each prints."""
    base_urls = {str(room): house.url(room) for room in house.rooms}
    Run(base_urls=base_urls, nats_url="", mongo_url="", pids={}).write(house.folder)
    return [await asyncio.to_thread(_screen, house, words) for words in commands]


def _screen(house: RunningHouse, words: Sequence[str]) -> Found:
    ran = subprocess.run(
        [JOURNEY, *words, "--data", str(house.folder)],
        capture_output=True,
        check=False,
        cwd=house.folder,
        env={**os.environ, "no_proxy": "127.0.0.1", "COLUMNS": "200"},
    )
    return f"journey {words[0]} ({ran.returncode})", ran.stdout + ran.stderr


def files(folder: Path) -> Iterator[Found]:
    """Return every file below a folder, one after the other: they may be large.

    What a server that runs takes away meanwhile is not there to be found.
    """
    found = sorted(Path(where, name) for where, _, names in os.walk(folder) for name in names)
    for path in found:
        with suppress(FileNotFoundError):
            if path.is_file():
                yield f"{path.relative_to(folder)}", path.read_bytes().replace(SET_ASIDE, EMPTY)
