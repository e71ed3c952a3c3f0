"""The command `journey` beside made-up rooms: what they answer, and how it is run."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from services.operations.cli.main import app
from tests.operations.made_up_rooms import MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY

PARKED = {
    "sequence": 3,
    "consumer": "shelter-placement",
    "lane": JOURNEY,
    "reason": "MalformedFact",
    "stream": "FACTS",
    "origin": 602,
    "parked_at": "2026-03-01T12:00:00Z",
}
LAG: dict[str, Any] = {
    "service": "intake",
    "readers": [
        {
            "reader": "projection own",
            "does": "shows what was recorded",
            "stream": "LOG_INTAKE",
            "position": 1200,
            "behind": 34,
        },
        {
            "reader": "projection journeys",
            "does": "shows what was told",
            "stream": "FACTS",
            "position": None,
            "behind": None,
        },
        {
            "reader": "publishing",
            "does": "tells the others",
            "stream": "LOG_INTAKE",
            "position": 1234,
            "behind": 0,
        },
    ],
}
READY: dict[str, Any] = {"service": "intake", "ready": True, "missing": []}
VERIFIED: dict[str, Any] = {"messages": 7, "histories": 2, "last": 7, "faults": [], "done": True}
STOOD = {"at": 7, "seal": "s", "heads": {"log.x.y.z": [2, 7, "h"]}}
KEYS = {
    "service": "intake",
    "master": "local:0123456789abcdef",
    "keys": [
        {"master": "local", "count": 2},
        {"master": "local:0123456789abcdef", "count": 1_200},
    ],
    "unsealed_erasures": 3,
    "last_rotation": None,
}
TURNED = {"step": "done", "wrapped": 1_202, "total": 1_202, "reason": None}
REBUILT = {"projection": "own", "stage": "done", "sequence": 7, "target": 7, "rows": 2}


@contextmanager
def rooms_at_rest(data: Path) -> Generator[MadeUpRooms]:
    """Rooms in which nothing is parked and every reader is known."""
    with made_up_rooms(data) as made_up:
        made_up.answer_everywhere("GET", "/readyz", READY)
        made_up.answer_everywhere("GET", "/admin/lag", LAG)
        made_up.answer_everywhere("GET", "/admin/parked", [])
        made_up.answer_everywhere("POST", "/admin/verifications", {"run": "r"})
        made_up.answer_everywhere("GET", "/admin/verifications/r", VERIFIED)
        made_up.answer_everywhere("GET", "/admin/verifications/r/standing", STOOD)
        made_up.answer_everywhere("GET", "/admin/keys", KEYS)
        made_up.answer_everywhere("POST", "/admin/key-rotations", {"run": "r"})
        made_up.answer_everywhere("GET", "/admin/key-rotations/r", TURNED)
        made_up.answer("GET /intake/key-rotations", {"items": []})
        made_up.answer_everywhere("POST", "/admin/rebuilds/own", {"run": "r"})
        made_up.answer_everywhere("POST", "/admin/rebuilds/journeys", {"run": "r"})
        made_up.answer_everywhere("GET", "/admin/rebuilds/r", REBUILT)
        yield made_up


def run(data: Path, *words: str, typed: str | None = None) -> Result:
    """Run `journey` with these words."""
    done = CliRunner().invoke(app, [*words, "--data", str(data)], input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done
