"""The drawing in docs/architecture.md shows who tells whom, and what documents point at exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.contracts.journey import ALL_FACTS
from tests.architecture.house import LISTENER, ROOMS, ROOT, place, tracked

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
EDGE = re.compile(r"^ *(\w+) -- ([\w<>/]+) --> (\w+)$", re.MULTILINE)
EVERYTHING = re.compile(r"^ *([\w &]+) -\. every fact \.-> (\w+)$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")

Edge = tuple[str, str, str]
PAGES = [path for path in tracked() if path.suffix == ".md"]


def drawn() -> Iterator[Edge]:
    """Return who tells which fact to whom, as drawn."""
    for teller, told, hearer in EDGE.findall(ARCHITECTURE):
        for fact in told.split("<br/>"):
            yield teller, fact, hearer


def lived() -> Iterator[Edge]:
    """Return who tells which fact to whom, as the door plates say."""
    for teller in (service.room for service in ROOMS):
        for hearer in (service.room for service in ROOMS):
            for fact in teller.tells & hearer.hears:
                yield teller.name, fact.__name__, hearer.name


def test_the_drawing_shows_what_rooms_tell_each_other() -> None:
    assert sorted(drawn()) == sorted(lived())


def test_operations_hears_everything_and_tells_nothing() -> None:
    ((tellers, hearer),) = EVERYTHING.findall(ARCHITECTURE)
    assert set(tellers.split(" & ")) == {service.room.name for service in ROOMS}
    assert hearer == LISTENER.room.name
    assert LISTENER.room.hears == ALL_FACTS
    assert LISTENER.room.tells == frozenset()


def test_nobody_waits_for_a_fact_that_nobody_tells() -> None:
    told = frozenset[type]().union(*(service.room.tells for service in ROOMS))
    heard = frozenset[type]().union(*(service.room.hears for service in ROOMS))
    assert heard - told == set()


def test_a_room_acts_on_all_it_says_it_hears() -> None:
    for service in ROOMS:
        acted_on = {fact for policy in service.policies for fact in policy.hears}
        assert acted_on == service.room.hears, service.room.name


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_what_a_page_points_at_is_there(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
