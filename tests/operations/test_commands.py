"""The commands as whoever runs the platform sees them: what they print, and how they end."""

import asyncio
from collections.abc import Generator
from pathlib import Path
from typing import Any

import orjson
import pytest
from starlette.requests import Request
from typer.testing import CliRunner

from services.operations.cli.main import COMMANDS, app
from services.operations.embedded.ports import HOST, free_port
from services.operations.embedded.run_file import Run
from shared.kernel.actors import Actor
from shared.runtime.http.auth import Gate
from shared.runtime.people.settings import development_issuer
from tests.operations.commanding import (
    PARKED,
    rooms_at_rest,
    run,
)
from tests.operations.made_up_rooms import SERVICES, MadeUpRooms, made_up_rooms
from tests.operations.told import JOURNEY, told, view


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[MadeUpRooms]:
    """Rooms in which nothing is parked and every reader is known."""
    with rooms_at_rest(tmp_path) as at_rest:
        yield at_rest


@pytest.mark.parametrize(
    "words",
    [
        ["demo"],
        ["trace", JOURNEY],
        ["lag"],
        ["rebuild"],
        ["verify"],
        ["parked", "list"],
        ["keys", "show"],
        ["keys", "rotate"],
        ["token", "--role", "operations", "--unit", "u"],
    ],
)
def test_without_a_platform_one_line_says_how_to_start_it(tmp_path: Path, words: list[str]) -> None:
    done = run(tmp_path, *words)
    assert done.exit_code == 1
    assert done.stderr == f"✗ Nothing runs here; start it with `journey up --data {tmp_path}`.\n"
    assert not done.stdout


def test_a_platform_that_is_gone_does_not_run(tmp_path: Path) -> None:
    with made_up_rooms(tmp_path):
        pass
    done = run(tmp_path, "lag")
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ Nothing runs here")


def test_one_service_that_is_gone_leaves_the_others_to_be_seen(rooms: MadeUpRooms) -> None:
    gone = Run.read(rooms.data)
    assert gone
    nowhere = f"http://{HOST}:{free_port()}"
    gone.model_copy(update={"base_urls": {**gone.base_urls, "shelter": nowhere}}).write(rooms.data)
    done = run(rooms.data, "lag")
    assert done.stdout.count("does not answer") == 1
    assert done.stdout.count("ready") == len(SERVICES) - 1
    assert run(rooms.data, "verify", "shelter").stderr.startswith("✗ shelter does not answer")


def test_the_command_lists_all_it_can_do() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert all(f" {command} " in shown.stdout for command in COMMANDS)


@pytest.mark.parametrize("group", ["parked", "keys"])
def test_a_group_of_commands_lists_its_own_and_nothing_else(group: str) -> None:
    shown = CliRunner().invoke(app, [group, "--help"])
    assert shown.exit_code == 0
    assert "completion" not in shown.stdout


def let_in(rooms: MadeUpRooms, token: str) -> Actor:
    """Return whom the gate of this platform lets in with a token."""
    gate = Gate(development_issuer((rooms.data / "keys" / "issuer.jwks.json").read_text()))
    headers = [(b"authorization", f"Bearer {token.strip()}".encode())]
    request = Request({"type": "http", "path": "/cases", "headers": headers})
    asyncio.run(gate.enter(request.scope))
    return gate.recognise(request)


def test_a_token_is_printed_alone_and_opens_the_gate(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "token", "--role", "shelter-worker", "--unit", "house-a")
    actor = let_in(rooms, done.stdout)
    assert (actor.role, actor.unit) == ("shelter-worker", "house-a")


def test_the_same_role_and_unit_are_the_same_worker(rooms: MadeUpRooms) -> None:
    asked = ("token", "--role", "operations", "--unit", "u", "--hours")
    workers = {let_in(rooms, run(rooms.data, *asked, hours).stdout).staff for hours in ("1", "2")}
    assert len(workers) == 1


def test_an_unknown_role_is_answered_with_the_roles_there_are(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "token", "--role", "policy", "--unit", "u")
    assert done.exit_code == 2
    assert "shelter-worker" in done.stderr


def test_a_journey_is_drawn_as_a_tree_of_80_columns(rooms: MadeUpRooms) -> None:
    facts = (
        told(1, "case-referred", to_service="shelter", urgency="urgent"),
        told(2, "placement-requested", service="shelter", cause=1, after_ms=12),
        told(3, "follow-up-scheduled", service="reintegration", command=9),
        told(4, "follow-up-scheduled", service="reintegration", command=9),
    )
    rooms.answer(f"GET /operations/journeys/{JOURNEY}", view(*facts, legal_aid="in-progress"))
    done = run(rooms.data, "trace", JOURNEY)
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert lines == [
        f"Journey {JOURNEY} · in law victim",
        "legal aid in progress",
        "",
        "2026-03-01 19:00 intake        case referred  to shelter, urgent",
        "          +12 ms └─ shelter    placement requested",
        "2026-03-01 19:00 reintegration follow-up scheduled  ×2",
        "",
        "4 facts · 3 services · 1 hop · times as in Viet Nam",
        "slowest hop: 12 ms, to placement requested",
    ]


def test_branches_show_what_hangs_on_what(rooms: MadeUpRooms) -> None:
    facts = (
        told(1),
        told(2, service="shelter", cause=1, after_ms=1_500),
        told(3, service="intake", cause=2, after_ms=1_500),
        told(4, service="legal_aid", cause=1),
        told(5, service="shelter", cause=99),
    )
    rooms.answer(f"GET /operations/journeys/{JOURNEY}", view(*facts))
    shown = run(rooms.data, "trace", JOURNEY).stdout
    assert "+1.5 s ├─ shelter" in shown
    assert "+0 ms │  └─ intake" in shown
    assert "+0 ms └─ legal aid" in shown
    assert "1 cause not seen here: more facts may follow" in shown


def test_a_journey_is_told_to_programs_as_json(rooms: MadeUpRooms) -> None:
    facts = (told(1), told(2, service="shelter", cause=1, after_ms=12))
    rooms.answer(f"GET /operations/journeys/{JOURNEY}", view(*facts, intake="opened"))
    plain = orjson.loads(run(rooms.data, "trace", JOURNEY, "--json").stdout)
    assert plain["standing"] == {"intake": "opened"}
    assert plain["slowest_hop_ms"] == 12
    (root,) = plain["steps"]
    (consequence,) = root["consequences"]
    assert (root["hop_ms"], consequence["hop_ms"]) == (None, 12)
    assert consequence["facts"][0]["what"] == "case-opened.v1"


def test_an_unknown_journey_is_told_in_one_line(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "trace", JOURNEY)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"✗ Nothing is known of a journey {JOURNEY}.\n"


def test_a_refusal_is_told_by_its_title(rooms: MadeUpRooms) -> None:
    problem = {"type": "/problems/away", "title": "Something we need is away."}
    rooms.answer_with("POST /shelter/admin/verifications", (503, problem))
    done = run(rooms.data, "verify", "shelter")
    assert done.exit_code == 1
    assert done.stderr == "✗ Something we need is away. (shelter: 503 away)\n"


def test_an_answer_that_nobody_understands_is_no_traceback(rooms: MadeUpRooms) -> None:
    rooms.answer("POST /shelter/admin/verifications", {"unheard": "of"})
    done = run(rooms.data, "verify", "shelter")
    assert "shelter answers strangely" in done.stderr


def test_lag_shows_who_waits_and_who_is_behind(rooms: MadeUpRooms) -> None:
    waiting = {"service": "shelter", "ready": False, "missing": ["mongodb"]}
    rooms.answer_with("GET /shelter/readyz", (503, waiting))
    rooms.answer("GET /intake/admin/parked", [PARKED])
    done = run(rooms.data, "lag")
    assert "waits for mongodb" in done.stdout
    assert "1,200      34" in done.stdout
    assert "?       ?" in done.stdout
    assert "1,234       0" in done.stdout
    assert "1 message parked; see `journey parked list`." in done.stdout


def test_lag_says_what_is_late_where_a_reader_is_behind(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "lag")
    assert "shows what was recorded" in done.stdout
    assert "shows what was told" in done.stdout
    assert "tells the others" not in done.stdout


def test_lag_says_of_a_reader_without_consumer_that_it_has_none(rooms: MadeUpRooms) -> None:
    clocks = {"reader": "shelter-clocks", "does": "rings; has no consumer", "stream": "TIMERS"}
    gone = {**clocks, "position": None, "behind": 0}
    rooms.answer("GET /shelter/admin/lag", {"service": "shelter", "readers": [gone]})
    done = run(rooms.data, "lag")
    assert "?       0" in done.stdout
    assert "has no consumer" in done.stdout


def test_lag_says_how_old_positions_are_while_nats_is_away(rooms: MadeUpRooms) -> None:
    waiting = {"service": "shelter", "ready": False, "missing": ["nats"]}
    rooms.answer_with("GET /shelter/readyz", (503, waiting))
    away = {"type": "/problems/away", "title": "Something we need is away."}
    rooms.answer_with("GET /shelter/admin/parked", (503, away))
    own = {"reader": "projection own", "does": "shows; NATS is away", "stream": "LOG_SHELTER"}
    stood = {"service": "shelter", "age": 42, "readers": [{**own, "position": 7, "behind": None}]}
    rooms.answer("GET /shelter/admin/lag", stood)
    done = run(rooms.data, "lag")
    assert "waits for nats" in done.stdout
    assert "as of 42.0 s ago" in done.stdout
    assert "7       ?" in done.stdout
    assert "shows; NATS is away" in done.stdout


def test_nothing_parked_is_good_news(rooms: MadeUpRooms) -> None:
    assert run(rooms.data, "parked", "list").stdout == "✓ Nothing is parked.\n"


def test_what_is_parked_is_listed_lane_by_lane(rooms: MadeUpRooms) -> None:
    later = {**PARKED, "sequence": 4, "origin": 603, "reason": "behind-a-parked-message"}
    rooms.answer("GET /shelter/admin/parked", [PARKED, later])
    lane, first, second, *_ = run(rooms.data, "parked", "list").stdout.splitlines()
    assert lane == f"shelter  shelter-placement  {JOURNEY}"
    assert first == "       3  2026-03-01 19:00  FACTS@602  MalformedFact"
    assert second.endswith("FACTS@603  behind-a-parked-message")


@pytest.mark.parametrize(
    ("answer", "exit_code", "words"),
    [
        ({"done": 2, "stopped_by": None}, 0, "2 messages handled."),
        ({"done": 0, "stopped_by": "MalformedFact"}, 1, "still cannot be: MalformedFact"),
    ],
)
def test_a_lane_is_worked_again(
    rooms: MadeUpRooms, answer: dict[str, Any], exit_code: int, words: str
) -> None:
    rooms.answer("GET /shelter/admin/parked", [PARKED])
    rooms.answer(f"POST /shelter/admin/parked/shelter-placement/{JOURNEY}/retry", answer)
    done = run(rooms.data, "parked", "retry", "shelter-placement", JOURNEY)
    assert done.exit_code == exit_code
    assert words in done.stdout


def test_a_projection_is_not_worked_again_but_rebuilt(rooms: MadeUpRooms) -> None:
    rooms.answer("GET /shelter/admin/parked", [{**PARKED, "consumer": "own"}])
    problem = {"type": "/problems/invalid-request", "title": "Some fields are not right."}
    rooms.answer_with(f"POST /shelter/admin/parked/own/{JOURNEY}/retry", (422, problem))
    done = run(rooms.data, "parked", "retry", "own", JOURNEY)
    assert done.stderr == "✗ own has no lanes to work again; see `journey rebuild shelter`.\n"


def test_nothing_is_dropped_without_a_yes(rooms: MadeUpRooms) -> None:
    rooms.answer("GET /shelter/admin/parked", [PARKED])
    rooms.answer("DELETE /shelter/admin/parked/3", {"dropped": 3})
    assert run(rooms.data, "parked", "drop", "3", typed="n\n").exit_code == 1
    assert not any(asked.line.startswith("DELETE") for asked in rooms.asked)
    assert run(rooms.data, "parked", "drop", "3", "--yes").exit_code == 0
    assert rooms.asked[-1].line == "DELETE /shelter/admin/parked/3"


def test_what_is_not_parked_cannot_be_dropped(rooms: MadeUpRooms) -> None:
    done = run(rooms.data, "parked", "drop", "5", "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith("✗ Nothing is parked as 5")
