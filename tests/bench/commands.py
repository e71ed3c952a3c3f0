"""A command over HTTP with everything on, beside a plain FastAPI route that publishes once."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import httpx
import orjson

from tests.bench.load import Measured, Request, load, post
from tests.bench.platform import Platform
from tests.bench.table import Line

CONNECTIONS = 50
CASES = 400
ROUNDS = 3
SECONDS = 8.0
AT = "2026-03-02T12:00:00+07:00"


@dataclass(frozen=True)
class Cases:
    """Cases whose persons were received, and a token that may record their needs."""

    token: str
    ids: list[str]
    journeys: list[str]


async def open_cases(platform: Platform, count: int) -> Cases:
    """Open cases through the API."""
    token = platform.token("intake-worker")
    ids: list[str] = []
    journeys: list[str] = []
    async with httpx.AsyncClient(base_url=platform.run.base_urls["intake"], timeout=30) as client:
        for _ in range(count):
            opened = await _post(
                client, "/cases", token, {"occurred_at": AT, "channel": "self", "group": "women"}
            )
            received = {
                "occurred_at": AT,
                "received_by": "commune",
                "safe_to_call": True,
                "in_danger": False,
            }
            await _post(client, f"/cases/{opened['id']}/reception", token, received)
            ids.append(opened["id"])
            journeys.append(opened["journey_id"])
    return Cases(token, ids, journeys)


def needs(number: int, *, injuries: bool = False) -> bytes:
    """Return a body that says something else than the one before it and the one after it."""
    wanted = ["food", "medical"] if number % 2 else ["food", "safety"]
    said = {"occurred_at": AT, "needs": wanted, "language": "vi", "injuries": injuries}
    return orjson.dumps(said)


def recording(cases: Cases, *, injuries: bool = False) -> Request:
    """Return requests that record needs: each connection goes through cases of its own.

    Rounds that follow each other differ in `injuries`, so that also the first request of a round
    records something new: what is already so is another way, and a slower one.
    """
    own = len(cases.ids) // CONNECTIONS
    run = uuid4().hex[:12]

    def request(connection: int, number: int) -> bytes:
        case = cases.ids[connection * own + number % own]
        key = f"{run}-{connection}-{number}"
        body = needs(number // own, injuries=injuries)
        return post(f"/cases/{case}/needs", cases.token, key, body)

    return request


async def measure(platform: Platform, cases: Cases, plain_port: int) -> list[Line]:
    """Measure both in turns; medians count."""
    plain: list[Measured] = []
    ours: list[Measured] = []
    for number in range(ROUNDS):
        asking = partial(recording, cases, injuries=number % 2 == 0)
        plain.append(await load(plain_port, CONNECTIONS, SECONDS, asking()))
        ours.append(await load(platform.port("intake"), CONNECTIONS, SECONDS, asking()))
    rate, bare = _rate(ours), _rate(plain)
    slow, bare_slow = _slowest(ours), _slowest(plain)
    return [
        Line(
            "HTTP command, 50 connections, everything on",
            f"{rate:,.0f}/s",
            f"plain FastAPI route: {bare:,.0f}/s ({rate / bare:.0%})",
            "≥ 1,250/s or ≥ 80% of the plain route",
            met=rate >= 1_250 or rate >= 0.8 * bare,
        ),
        Line(
            "its p99",
            f"{slow:.0f} ms",
            f"{bare_slow:.0f} ms ({slow / bare_slow:.1f}x)",
            "≤ 2x the plain route's",
            met=slow <= 2 * bare_slow,
        ),
    ]


def _rate(runs: list[Measured]) -> float:
    return statistics.median(run.rate for run in runs)


def _slowest(runs: list[Measured]) -> float:
    return statistics.median(run.quantile(0.99) for run in runs)


async def _post(
    client: httpx.AsyncClient, path: str, token: str, body: Mapping[str, object]
) -> dict[str, str]:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex}
    answer = await client.post(path, json=body, headers=headers)
    answer.raise_for_status()
    result: dict[str, str] = answer.json()
    return result
