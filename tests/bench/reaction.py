"""How soon an acknowledged command is visible in another service's projection."""

import asyncio
import time
from uuid import uuid4

from shared.runtime.mongo import Collection, Database, open_client
from shared.runtime.views.painting import POSITION
from tests.bench.commands import Cases, needs
from tests.bench.load import Measured, post
from tests.bench.platform import Platform
from tests.bench.table import Line
from tests.kit.servers import as_a_member

RATE = 50
COUNT = 400


class Arrivals:
    """Notes when a row of a collection changes, by its key."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self.at: dict[str, float] = {}
        self.watching = asyncio.Event()
        self._came = asyncio.Condition()

    async def watch(self) -> None:
        """Follow the collection's change stream until cancelled."""
        rows = [{"$match": {"documentKey._id": {"$ne": POSITION}}}]
        async with self._collection.watch(rows, max_await_time_ms=1_000) as changes:
            self.watching.set()
            while True:
                change = await changes.try_next()
                if change is not None:
                    key = str(change["documentKey"]["_id"])
                    self.at.setdefault(key, time.perf_counter())
                    async with self._came:
                        self._came.notify_all()

    async def all_of(self, count: int) -> None:
        """Wait until so many rows have changed."""
        async with self._came:
            await self._came.wait_for(lambda: len(self.at) >= count)


async def measure(platform: Platform, cases: Cases) -> list[Line]:
    """Send commands to intake at a steady rate and watch the shelter's journeys."""
    mongo = open_client(platform.run.mongo_url, as_a_member(platform.data / "keys"))
    live = await mongo["shelter"].live.find_one({"_id": "journeys"})
    generation = live["generation"] if live else 1
    reaction = await _reaction(platform, cases, mongo["shelter"][f"journeys.{generation}"])
    bare = await _bare(mongo["bench"])
    await mongo.drop_database("bench")
    mongo.close()
    p50, p99 = reaction.quantile(0.5), reaction.quantile(0.99)
    return [
        Line(
            "acknowledged command → another service's projection, 50/s",
            f"p50 {p50:.0f} ms, p99 {p99:.0f} ms",
            f"one MongoDB insert → its change stream: p50 {bare.quantile(0.5):.0f} ms, "
            f"p99 {bare.quantile(0.99):.0f} ms",
            "p50 ≤ 20 ms, p99 ≤ 60 ms",
            met=p50 <= 20 and p99 <= 60,
        )
    ]


async def _reaction(platform: Platform, cases: Cases, rows: Collection) -> Measured:
    arrivals = Arrivals(rows)
    watching = asyncio.create_task(arrivals.watch())
    await arrivals.watching.wait()
    acknowledged: dict[str, float] = {}
    reader, writer = await asyncio.open_connection("127.0.0.1", platform.port("intake"))
    began = time.perf_counter()
    for number in range(COUNT):
        await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
        case = number % len(cases.ids)
        writer.write(
            post(f"/cases/{cases.ids[case]}/needs", cases.token, uuid4().hex, needs(number // 400))
        )
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
        acknowledged[cases.journeys[case]] = time.perf_counter()
    writer.close()
    await arrivals.all_of(len(acknowledged))
    watching.cancel()
    return Measured([max(arrivals.at[key] - at, 0.0) for key, at in acknowledged.items()])


async def _bare(database: Database) -> Measured:
    await database.create_collection("bare")
    arrivals = Arrivals(database.bare)
    watching = asyncio.create_task(arrivals.watch())
    await arrivals.watching.wait()
    sent: dict[str, float] = {}
    began = time.perf_counter()
    for number in range(200):
        await asyncio.sleep(max(0.0, began + number / RATE - time.perf_counter()))
        sent[str(number)] = time.perf_counter()
        await database.bare.insert_one({"_id": str(number)})
    await arrivals.all_of(len(sent))
    watching.cancel()
    return Measured([arrivals.at[key] - at for key, at in sent.items()])
