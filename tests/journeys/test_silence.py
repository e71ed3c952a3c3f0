"""Nothing of a person is found anywhere outside of their encrypted records.

A house is lived in by people who do not exist: their words are written wherever words
are taken, and put wherever they do not belong. Then everything is searched.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from shared.runtime.http.bodies import Body
from tests.journeys.made_up import (
    ADDRESS,
    NAME,
    PHONE,
    STORY,
    TRACE,
    WORDS,
    Lives,
    doors_with_words,
    live,
)
from tests.kit.house import ALL_ROOMS, RunningHouse, own_house
from tests.kit.otlp import Sink, listening
from tests.kit.staff import DOORS, Staff
from tests.kit.stored import Found, everything_in_mongo, everything_in_nats

UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
NUMBERS = re.compile(r"\d{3,}")


@dataclass(frozen=True)
class Searched:
    """All that a house left behind: in its streams, its databases, on disk, and sent away."""

    lives: Lives
    read_back: dict[str, int]
    streams: list[Found] = field(repr=False)
    databases: list[Found] = field(repr=False)
    files: list[Found] = field(repr=False)
    sink: Sink = field(repr=False)

    @property
    def everywhere(self) -> Iterator[Found]:
        """Return every place, with what lies there."""
        yield from self.streams
        yield from self.databases
        yield from self.files
        yield from self.sink.arrived
        for problem in self.lives.problems:
            answered = f"{problem.status_code} {problem.headers} {problem.text}"
            yield "a problem", answered.encode()


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """A house that was lived in, and searched after its services went to sleep."""
    return asyncio.run(_live_and_search(tmp_path_factory.mktemp("silence")))


async def _live_and_search(folder: Path) -> Searched:
    with listening() as sink:
        async with own_house(folder, environment=sink.environment) as house:
            async with Staff(house, words=WORDS) as staff:
                lives = await live(staff)
                read_back = await _read_back(lives)
            await asyncio.gather(*(house.stop_room(room) for room in ALL_ROOMS))
            return Searched(
                lives,
                read_back,
                await everything_in_nats(house.servers.nats.url),
                await everything_in_mongo(house.servers.mongo.url),
                list(_files(house)),
                sink,
            )


async def _read_back(lives: Lives) -> dict[str, int]:
    """Count the words that can be read back by who may, by kind of record."""
    return {
        name: len(await lives.main.reads(name))
        for name in ("alerts", "commune", "identity", "evidence", "statement", "paper")
    }


def _files(house: RunningHouse) -> Iterator[Found]:
    for path in sorted(house.folder.rglob("*")):
        if path.is_file():
            yield f"{path.relative_to(house.folder)}", path.read_bytes()


def _forms(needle: str) -> set[bytes]:
    """Return the ways in which a text may be written down."""
    escaped = json.dumps(needle)[1:-1]
    return {
        needle.encode(),
        needle.encode("utf-16-le"),
        needle.casefold().encode(),
        escaped.encode(),
        quote(needle).encode(),
        repr(needle.encode())[2:-1].encode(),
    }


@pytest.mark.parametrize("needle", [NAME, PHONE, ADDRESS, STORY])
def test_nothing_of_a_person_lies_anywhere_in_plain(searched: Searched, needle: str) -> None:
    forms = _forms(needle)
    found = [
        place
        for place, content in searched.everywhere
        if any(form in content or form in place.encode() for form in forms)
    ]
    assert found == []


def test_the_words_were_kept_all_the_same(searched: Searched) -> None:
    assert set(searched.read_back.values()) == {len(WORDS)}


def test_every_door_that_takes_words_was_used(searched: Searched) -> None:
    kept = {
        text.kind
        for command in doors_with_words()
        for text in Body(DOORS[command][1], frozenset()).texts.values()
    }
    records = b"\n".join(c for place, c in searched.databases if place.endswith(".records"))
    assert {kind for kind in kept if kind.encode() not in records} == set()


def test_what_may_be_found_is_found(searched: Searched) -> None:
    journey = searched.lives.main.journey.encode()
    for places in (searched.streams, searched.databases):
        assert any(journey in content for _, content in places)
    paths = {path for path, _ in searched.sink.arrived}
    assert paths == {"/v1/traces", "/v1/metrics", "/v1/logs"}
    logs = [content for place, content in searched.files if place.startswith("logs/")]
    assert sum(b'"says"' in content for content in logs) == len(ALL_ROOMS)


def test_every_wrong_request_was_told_so(searched: Searched) -> None:
    problems = searched.lives.problems
    assert len(problems) > 9 * len(DOORS)
    for problem in problems:
        assert 400 <= problem.status_code < 500
        assert problem.headers["content-type"] == "application/problem+json"


def test_spans_are_named_after_templates(searched: Searched) -> None:
    names = {span.name for span in searched.sink.spans()}
    assert {"POST /cases/{case_id}/referrals", "publish fact", "policy shelter-placement"} <= names
    assert not [name for name in names if UUID.search(name) or NUMBERS.search(name)]
    assert len(names) < 200


def test_nothing_that_is_said_of_a_span_a_figure_or_a_line_tells_one_journey_from_another(
    searched: Searched,
) -> None:
    said = {label for span in searched.sink.spans() for label in span.said}
    assert not [label for label in said | searched.sink.labels() if UUID.search(label)]


def test_one_trace_runs_from_the_request_to_what_another_service_did(searched: Searched) -> None:
    spans = [span for span in searched.sink.spans() if span.trace == TRACE]
    assert {(span.service, span.name) for span in spans} >= {
        ("journey-intake", "POST /cases/{case_id}/referrals"),
        ("journey-intake", "publish fact"),
        ("journey-shelter", "policy shelter-placement"),
        ("journey-shelter", "publish fact"),
        ("journey-intake", "policy intake-referral-answers"),
    }
    traced = [_payload(content) for _, content in searched.streams if TRACE.encode() in content]
    kinds = {kind for message in traced for kind in _kinds(message)}
    assert {"case-referred.v1", "placement-requested.v1", "referral-answered.v1"} <= kinds
    streams = {
        place.partition("@")[0] for place, content in searched.streams if TRACE.encode() in content
    }
    assert {"LOG_INTAKE", "LOG_SHELTER", "FACTS"} <= streams


def _payload(content: bytes) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(content.rpartition(b"\n")[2])
    return message


def _kinds(message: dict[str, Any]) -> list[str]:
    """Return what an envelope of a log, or a fact, tells of."""
    if "type" in message:
        return [message["type"]]
    return [event["kind"] for event in message.get("events", [])]
