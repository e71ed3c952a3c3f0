"""Nothing of a person is found anywhere outside of their encrypted records.

A house is lived in by people who do not exist: their words are written wherever words
are taken, and put wherever they do not belong; it is asked wrongly, killed, and told what it
cannot read. Then everything is searched, down to the bytes on disk, which this house writes
uncompressed so that a search of them proves something.
"""

import asyncio
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.operations.embedded import servers
from shared.runtime.sayable import LOGGABLE, ON_FIGURES, ON_SPANS
from tests.journeys.in_hard_times import (
    keep_papers,
    name_others,
    power_cut,
    search,
    tell_what_nobody_reads,
)
from tests.journeys.made_up import TRACE, Lives, doors_with_words, live
from tests.journeys.planted import IDENTITY, NEEDLES, UNREAD, WORDS, forms
from tests.kit.house import ALL_ROOMS, RunningHouse, own_house
from tests.kit.left_behind import LEGIBLE, files, keep_streams_legible, processes, screens
from tests.kit.otlp import Sink, listening
from tests.kit.staff import DOORS, Staff
from tests.kit.staff import ROOMS as DOORS_OF_ROOMS
from tests.kit.stored import Found, everything_in_mongo, everything_in_nats

pytestmark = pytest.mark.slow

UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
NUMBERS = re.compile(r"\d{3,}")
FORMS = {needle: forms(needle) for needle in (*NEEDLES, UNREAD)}
ASKED_OF_OPERATIONS = (["lag"], ["parked", "list"], ["verify"], ["checkpoint", "checkpoints"])
CODE = {"code.file.path", "code.function.name", "code.line.number"}
"""What the library says of every line besides: where in the code it comes from."""


@dataclass(frozen=True)
class Searched:
    """What a house left behind: its messages and rows, and where of everything words were found.

    `seen` is every place that was searched; `found` where each word was, in whatever form.
    """

    lives: Lives
    read_back: dict[str, set[int]]
    searches: list[httpx.Response]
    papers: list[httpx.Response]
    aside: list[Any]
    streams: list[Found] = field(repr=False)
    databases: list[Found] = field(repr=False)
    sink: Sink = field(repr=False)
    seen: list[str] = field(default_factory=list[str], repr=False)
    found: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    marks: dict[str, set[str]] = field(default_factory=dict[str, set[str]], repr=False)

    def look_through(self, places: Iterable[Found]) -> None:
        """Search places for every word, and for what may well be there."""
        journey = self.lives.main.journey
        for place, content in places:
            self.seen.append(place)
            for needle, written in FORMS.items():
                if any(form in content or form in place.encode() for form in written):
                    self.found.setdefault(needle, []).append(place)
            for mark in (journey, "case-opened.v1", "statement", '"says"'):
                if mark.encode() in content:
                    self.marks.setdefault(mark, set()).add(place)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """A house that was lived in, and searched after it went to sleep."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(servers, "MONGOD_OPTIONS", (*servers.MONGOD_OPTIONS, *LEGIBLE))
        return asyncio.run(_live_and_search(tmp_path_factory.mktemp("silence")))


async def _live_and_search(folder: Path) -> Searched:
    (folder / "temporary").mkdir()
    with listening() as sink:
        told = {**sink.environment, "TMPDIR": str(folder / "temporary")}
        async with own_house(folder, environment=told, patient=True) as house:
            await keep_streams_legible(house)
            async with Staff(house, words=WORDS, in_fields=IDENTITY) as staff:
                searched = await _lived(house, staff, sink)
            searched.look_through(processes())
            searched.look_through(await screens(house, *_asked_of_operations(searched)))
            await asyncio.gather(*(house.stop_room(room) for room in ALL_ROOMS))
            searched.streams.extend(await everything_in_nats(*house.nats_urls()))
            searched.databases.extend(await everything_in_mongo(house.servers.mongo.url))
            await house.servers.stop()
            _look_everywhere(searched, folder)
            return searched


async def _lived(house: RunningHouse, staff: Staff, sink: Sink) -> Searched:
    lives = await live(staff)
    papers = await keep_papers(lives.main)
    searches = [*await search(staff), *await name_others(staff)]
    await power_cut(house, staff)
    aside = await tell_what_nobody_reads(house, staff, lives.main)
    return Searched(lives, await _read_back(lives), searches, papers, aside, [], [], sink)


def _asked_of_operations(searched: Searched) -> list[list[str]]:
    return [["trace", searched.lives.main.journey], *ASKED_OF_OPERATIONS]


def _look_everywhere(searched: Searched, folder: Path) -> None:
    searched.look_through(searched.streams)
    searched.look_through(searched.databases)
    searched.look_through(searched.sink.arrived)
    searched.look_through(_told(searched.lives.problems))
    searched.look_through(_told(searched.searches))
    searched.look_through(files(folder))


def _told(answers: Iterable[httpx.Response]) -> Iterable[Found]:
    """Return what was answered to those who may not be told any of the words."""
    for answer in answers:
        yield "an answer", f"{answer.status_code} {answer.headers} {answer.text}".encode()


async def _read_back(lives: Lives) -> dict[str, set[int]]:
    """Count the words that can be read back by who may, by kind of record."""
    return {
        name: {len(await lives.main.reads(name))}
        for name in ("alerts", "identity", "evidence", "statement", "paper")
    }


@pytest.mark.parametrize("number", range(len(NEEDLES)))
def test_nothing_of_a_person_lies_anywhere_in_plain(searched: Searched, number: int) -> None:
    assert searched.found.get(NEEDLES[number], []) == []


def test_what_nobody_can_read_lies_only_where_it_was_put(searched: Searched) -> None:
    assert searched.aside
    places = searched.found[UNREAD]
    assert places
    facts = re.compile(r"FACTS@\d+|nats/store/.*/streams/FACTS/msgs/\d+\.blk")
    assert [place for place in places if not facts.fullmatch(place)] == []


def test_everything_was_searched_and_could_have_been_found(searched: Searched) -> None:
    journey = searched.lives.main.journey
    kinds = searched.marks["case-opened.v1"]
    assert any(place.startswith("LOG_INTAKE@") for place in kinds)
    assert any(re.fullmatch(r"nats/store/.*LOG_INTAKE.*\.blk", place) for place in kinds)
    rows = searched.marks[journey]
    assert any(place.startswith("mongo/store/collection-") for place in rows)
    assert any(place.startswith("mongo/store/journal/") for place in rows)
    assert any(place.startswith("journey trace (0)") for place in rows)
    assert {place for place in searched.seen if place.startswith("journey ")} == {
        f"journey {words[0]} (0)" for words in _asked_of_operations(searched)
    }
    for expected in ("process ", "logs/intake.log", "nats/nats-server.log", "mongo/mongod.log"):
        assert any(place.startswith(expected) for place in searched.seen), expected


def test_the_words_were_kept_all_the_same(searched: Searched) -> None:
    assert set.union(*searched.read_back.values()) == {len(WORDS)}


def test_every_door_that_takes_words_was_asked_with_them(searched: Searched) -> None:
    assert searched.lives.asked == set(doors_with_words())
    records = b"\n".join(c for place, c in searched.databases if place.endswith(".records"))
    for kind in ("identity", "statement", "commune", "session-note", "family-report", "file"):
        assert kind.encode() in records


def test_files_forms_and_searches_were_answered(searched: Searched) -> None:
    assert {response.status_code for response in searched.papers} <= {200, 201, 404, 409}
    assert sum(response.status_code == 201 for response in searched.papers) >= len(ALL_ROOMS) - 1
    assert any(response.status_code == 200 for response in searched.searches)
    assert all(response.status_code < 500 for response in searched.searches)


def test_only_what_may_be_said_of_a_span_a_figure_or_a_line_reached_the_collector(
    searched: Searched,
) -> None:
    names = searched.sink.names()
    assert names["spans"] <= ON_SPANS
    assert names["figures"] <= ON_FIGURES
    assert names["lines"] - CODE <= LOGGABLE
    assert {"route", "status"} <= names["figures"]


def test_what_may_be_found_is_found(searched: Searched) -> None:
    journey = searched.lives.main.journey.encode()
    for places in (searched.streams, searched.databases):
        assert any(journey in content for _, content in places)
    paths = {path for path, _ in searched.sink.arrived}
    assert paths == {"/v1/traces", "/v1/metrics", "/v1/logs"}
    logs = {place for place in searched.marks['"says"'] if place.startswith("logs/")}
    assert {f"logs/{room}.log" for room in ALL_ROOMS} <= logs


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
    assert len(names) < 2 * sum(map(len, DOORS_OF_ROOMS.values()))


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
