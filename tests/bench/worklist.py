"""The first page of a worklist on which ten thousand duties are open."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import uuid4

from shared.kernel.views import Row
from shared.kernel.worklist import NO_LIMIT, WORKLIST
from shared.runtime.views.painting import rows_of
from tests.bench.table import Line
from tests.kit.casework_room import WORKERS, casework_room
from tests.kit.open_room import LAN, UNIT, OpenRoom, open_room
from tests.kit.servers import Servers

OPEN = 10_000
TIMES = 400
IN_DANGER, MINE = 50, 100


async def measure(servers: Servers, folder: Path) -> list[Line]:
    """Measure the page of a role, and of one worker's own journeys."""
    async with open_room(casework_room(), servers, folder) as room:
        await _fill(room)
        lines = room.house.inside.database[rows_of(WORKLIST, 1)]

        async def bare() -> None:
            await lines.find({"roles": WORKERS[0], "risk": 3}).limit(51).to_list(51)

        plain = await p99(bare)
        async with room.client("shelter-worker") as client:
            role = await p99(lambda: client.get("/worklist"))
            mine = await p99(lambda: client.get("/worklist?mine=true&when=overdue"))
    bare_line = f"one indexed find of 51 rows: p99 {plain:.1f} ms"
    return [
        Line(f"{what}, {OPEN:,} open", f"p99 {found:.1f} ms", bare_line, "< 50 ms", met=found < 50)
        for what, found in (("first page of a worklist", role), ("what is overdue of mine", mine))
    ]


async def _fill(room: OpenRoom) -> None:
    now = datetime.now(UTC)
    journeys = [str(uuid4()) for _ in range(OPEN // 4)]
    database = room.house.inside.database
    await database[rows_of(WORKLIST, 1)].insert_many(
        [_line(number, journeys[number % len(journeys)], now) for number in range(OPEN)]
    )
    await database[rows_of("relations", 1)].insert_many(
        [{"_id": journey, "units": [UNIT]} for journey in journeys]
    )
    await database[rows_of("journey_alerts", 1)].insert_many(
        [{"_id": journey, "in_danger": True} for journey in journeys[:IN_DANGER]]
    )
    worker = {"staff": str(LAN), "from_at": now - timedelta(days=1), "until": None}
    await database[rows_of("team", 1)].insert_many(
        [{"_id": journey, "workers": [worker]} for journey in journeys[-MINE:]]
    )


def _line(number: int, journey: str, now: datetime) -> Row:
    due_at = None if number % 7 == 0 else now + timedelta(hours=number % 400 - 200)
    return {
        "_id": f"loan:{uuid4()}:ask-back:",
        "duty": "ask-back",
        "roles": list(WORKERS),
        "risk": (number % 11) % 4,
        "sort_at": due_at or NO_LIMIT,
        "due_at": due_at,
        "waiting_since": now,
        "journey_id": journey,
        "aggregate": "loan",
        "aggregate_id": str(uuid4()),
    }


async def p99(ask: Callable[[], Awaitable[Any]]) -> float:
    """Return milliseconds that all but one in a hundred stay below."""
    taken: list[float] = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await ask()
        taken.append((time.perf_counter() - began) * 1_000)
    return quantiles(taken, n=100)[98]
