"""`make bench`: one table, each line beside the bare engine's limit in the same run."""

import argparse
import asyncio
import tempfile
from pathlib import Path

import uvloop
from rich.console import Console

from shared.runtime.interpreter import settle
from tests.bench import (
    commands,
    engine,
    judging,
    platform,
    reaction,
    reading,
    rebuilding,
    table,
    worklist,
)
from tests.bench.table import Line
from tests.kit.servers import NatsForTests, Servers, in_folder, without_walls

PORT_BASE = 9_610


async def measure_platform(folder: Path, console: Console) -> list[Line]:
    """Measure what only the whole platform shows."""
    async with platform.running(folder / "platform", PORT_BASE) as running:
        found = platform.lines(running, platform.resident(running))
        console.log(f"platform ready after {running.seconds:.1f} s")
        cases = await commands.open_cases(running, commands.CASES)
        found += await reaction.measure(running, cases)
        console.log("reactions measured")
    return found


async def measure_command(folder: Path, console: Console) -> list[Line]:
    """Measure one service process, with the servers and the load beside it."""
    async with (
        platform.one_service(folder / "intake") as running,
        platform.plain_route(running.run.nats_url, PORT_BASE + 9) as port,
    ):
        cases = await commands.open_cases(running, commands.CASES)
        found = await commands.measure(running, cases, port)
    console.log("commands measured")
    return found


async def measure_engine(folder: Path, sizes: tuple[int, int], console: Console) -> list[Line]:
    """Measure what a process does with the servers alone; it collects garbage as a service does."""
    settle()
    servers = in_folder(folder)
    nats, mongo = servers.nats, servers.mongo
    await servers.start()
    try:
        found = await engine.measure(nats.url, mongo.url)
        console.log("appends measured")
    finally:
        await nats.stop()
    fresh = NatsForTests(folder / "nats-for-rebuilds", without_walls(folder))
    await fresh.start()
    try:
        found += await rebuilding.measure(fresh.url, mongo.url, sizes)
        console.log("rebuilds measured")
        found += await worklist.measure(Servers(fresh, mongo), folder / "keys")
        console.log("worklists measured")
        found += await reading.measure(Servers(fresh, mongo), folder / "keys")
        console.log("readings measured")
    finally:
        await asyncio.gather(fresh.stop(), mongo.stop())
    return found


async def measure(arguments: argparse.Namespace) -> None:
    """Measure everything and print the table."""
    console = Console()
    sizes = (20_000, 40_000) if arguments.quick else (100_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        found = await measure_platform(Path(folder), console)
        found += await measure_command(Path(folder), console)
        found += await measure_engine(Path(folder), sizes, console)
    found += judging.measure()
    table.show(found, console)
    if arguments.markdown:
        arguments.markdown.write_text(f"{table.machine()}\n\n{table.markdown(found)}\n")


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="smaller rebuilds")
    options.add_argument("--markdown", type=Path, help="also write the table to this file")
    uvloop.run(measure(options.parse_args()))


if __name__ == "__main__":
    main()
