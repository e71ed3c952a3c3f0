"""Who is what to a journey: who took it up, who was given it, for whom the glass is broken."""

from datetime import timedelta
from typing import Annotated, Literal

from shared.casework.relations import INCOMING, project
from shared.kernel.actors import Actor, Relation
from shared.kernel.involving import units_in
from shared.kernel.messages import Code, Event, HeardBeside, Involves
from shared.kernel.views import Row, Seen
from tests.casework.looked_into import OTHER_GRANT, broken, reviewed, was_read
from tests.casework.made_up import (
    LAN,
    NOON,
    lan_assigned,
    lan_released,
    raised,
    seen,
)

HOUSE = Actor(staff=LAN, role="policy", unit="house")


class SentToUnit(Event):
    """Made up: something is sent to a unit."""

    kind: Literal["sent-to-unit.v1"] = "sent-to-unit.v1"
    to_unit: Annotated[Code, Involves()]


def drawn(*told: tuple[Event, Seen]) -> Row:
    """Return the row of a journey after these."""
    row: Row | None = None
    for event, where in told:
        row = project(row, event, where)
    assert row is not None
    return row


def by(unit: str, relation: Relation = "unit", aggregate: str = "alerts") -> Seen:
    """Return where somebody of a unit acted, being so."""
    actor = Actor(staff=LAN, role="intake-worker", unit=unit)
    return seen(aggregate)._replace(actor=actor, relation=relation)


def test_what_only_policies_wrote_waits_for_whoever_takes_it_up() -> None:
    assert drawn((raised(), seen("alerts")._replace(actor=HOUSE)))["units"] == [INCOMING]


def test_a_unit_that_acts_has_taken_it_up() -> None:
    row = drawn((raised(), seen("alerts")._replace(actor=HOUSE)), (raised(), by("north")))
    assert row["units"] == ["north"]
    row = drawn((raised(), by("north")), (raised(), by("south", "opening")))
    assert row["units"] == ["north", "south"]


class HeardOfAnother(HeardBeside, Event):
    """Made up: a journey hears what was done in another one."""

    kind: Literal["heard-of-another.v1"] = "heard-of-another.v1"


def test_what_a_journey_hears_of_a_linked_one_makes_it_nobodys() -> None:
    told = HeardOfAnother(occurred_at=NOON)
    assert project(None, told, by("north")) is None
    before = drawn((raised(), by("north")))
    assert project(before, told, by("south")) == before
    assert list(units_in("south", [told])) == []
    assert list(units_in("south", [told, raised()])) == ["south"]


def test_whoever_was_let_in_for_a_time_does_not_bring_their_unit_along() -> None:
    for relation in ("assigned", "broken-glass", "oversight"):
        assert drawn((raised(), by("north", relation)))["units"] == [INCOMING]


def test_a_unit_that_is_named_has_to_do_with_it() -> None:
    sent = SentToUnit(to_unit="police-north", occurred_at=NOON)
    assert drawn((sent, by("north")))["units"] == ["north", "police-north"]


def test_whom_a_journey_is_given_to_is_on_its_team_until_released() -> None:
    given = drawn((lan_assigned, by("north", "oversight", "team")))
    assert [one["staff"] for one in given["workers"]] == [str(LAN)]
    assert given["units"] == []
    released = project(given, lan_released, by("north", "oversight", "team"))
    assert released is not None
    assert released["workers"] == []


def test_glass_is_broken_for_one_and_ends_when_it_is_found_not_justified() -> None:
    stranger = by("south", "broken-glass", "access")
    row = drawn(
        (raised(), by("north")),
        (broken(scope="read"), stranger),
        (broken(grant=OTHER_GRANT, scope="look"), stranger),
    )
    assert row["units"] == ["north"]
    assert [one["scopes"] for one in row["glass"]] == [["look", "read"], ["look"]]
    ended = project(row, reviewed("not-justified", hours=0), stranger)
    assert ended is not None
    assert [one["until"] for one in ended["glass"]] == [NOON, NOON + timedelta(hours=1)]
    kept = project(row, reviewed(), stranger)
    assert kept is not None
    assert kept["glass"] == row["glass"]


def test_reading_takes_nothing_up() -> None:
    row = drawn((was_read, by("north", "incoming", "access")))
    assert (row["units"], row["glass"]) == ([INCOMING], [])


def test_a_house_is_nobodys_journey() -> None:
    row = drawn((raised(), by("north")._replace(journey=None)))
    assert row["anyone"]
    assert not drawn((raised(), by("north")))["anyone"]
