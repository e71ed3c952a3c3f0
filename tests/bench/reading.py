"""All records of a journey, decrypted, and their reading written down before they leave."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import httpx

from tests.bench.table import Line
from tests.bench.worklist import p99
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, lend, stock
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers

RECORDS = 20
WORDS = "Made up: a note as long as workers write them. " * 20


async def measure(servers: Servers, folder: Path) -> list[Line]:
    """Measure the reading of a whole journey, beside a bare read of the same rows."""
    async with open_room(casework_room(), servers, folder) as room:
        async with room.client("shelter-worker") as client:
            journey = await _written(room, client)
            path = f"/journeys/{journey}/records/reading"

            async def read() -> None:
                answer = await client.post(path, json={"purpose": "handover"})
                assert len(answer.json()["records"]) == RECORDS

            ours = await p99(read)
        rows = room.house.inside.database.records

        async def bare() -> None:
            await rows.find({"kind": "alert"}).limit(RECORDS).to_list(RECORDS)

        plain = await p99(bare)
    what = f"a journey with {RECORDS} records, decrypted and audited"
    bare_line = f"one find of {RECORDS} encrypted rows: p99 {plain:.1f} ms"
    return [Line(what, f"p99 {ours:.1f} ms", bare_line, "≤ 60 ms", met=ours <= 60)]


async def _written(room: OpenRoom, client: httpx.AsyncClient) -> str:
    """Open a journey and write its records."""
    cupboard, journey = a_cupboard(), a_journey()
    await room.house.inside.records.open_journey(journey)
    await room.ask(stock(cupboard, 1))
    await room.ask(lend(cupboard, a_loan(), journey=journey))
    for _ in range(RECORDS):
        at = datetime.now(UTC).isoformat()
        body = {"occurred_at": at, "alert": "other", "content": WORDS}
        headers = {"Idempotency-Key": secrets.token_hex(8)}
        answer = await client.post(f"/journeys/{journey}/alerts", json=body, headers=headers)
        answer.raise_for_status()
    await room.shown()
    return str(journey)
