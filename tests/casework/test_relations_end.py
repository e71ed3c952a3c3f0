"""When a journey is no longer a unit's: with its work, after a time, or when it is handed on."""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import pytest

from shared.casework.access_tables import RELATION_ENDS_AFTER
from shared.casework.relations import INCOMING, has, project
from shared.kernel.actors import Actor, Relation
from shared.kernel.involving import Work
from shared.kernel.messages import Code, Event, Involves
from shared.kernel.terms import due
from shared.kernel.views import Row, Seen
from shared.runtime.service import Service
from tests.architecture.house import ROOMS
from tests.casework.made_up import LAN, NOON, raised, seen
from tests.kit.examples import kinds_of

LATER = NOON + timedelta(days=10)
LAST_DAY = due(NOON, RELATION_ENDS_AFTER.on(NOON).value)
FIRST, SECOND = UUID(int=1), UUID(int=2)


class Begun(Event):
    """Made up: work begins."""

    kind: Literal["begun.v1"] = "begun.v1"


class Ended(Event):
    """Made up: work ends."""

    kind: Literal["ended.v1"] = "ended.v1"


class Reopened(Event):
    """Made up: it was not over."""

    kind: Literal["reopened.v1"] = "reopened.v1"


class Named(Event):
    """Made up: another unit is asked to go on with it."""

    kind: Literal["named.v1"] = "named.v1"
    unit: Annotated[Code, Involves()]


class HandedOver(Event):
    """Made up: the other unit goes on with it."""

    kind: Literal["handed-over.v1"] = "handed-over.v1"


class Received(Event):
    """Made up: what the other unit goes on with begins."""

    kind: Literal["received.v1"] = "received.v1"


class HandedBack(Event):
    """Made up: the unit that was asked does not go on with it."""

    kind: Literal["handed-back.v1"] = "handed-back.v1"


WORK = Work(
    ends=frozenset({Ended}),
    reopens=frozenset({Reopened}),
    hands_over=frozenset({HandedOver}),
    received=frozenset({Received}),
    hands_back=lambda event: isinstance(event, HandedBack),
)
BEGUN, ENDED, REOPENED = (kind(occurred_at=NOON) for kind in (Begun, Ended, Reopened))
HANDED_OVER, RECEIVED = HandedOver(occurred_at=NOON), Received(occurred_at=NOON)
HANDED_BACK = HandedBack(occurred_at=NOON)
HOUSE = Actor(staff=LAN, role="policy", unit="house")


def by(
    unit: str,
    piece: UUID = FIRST,
    *,
    of: str = "work",
    relation: Relation = "unit",
    at: datetime = NOON,
) -> Seen:
    """Return where somebody of a unit acted, on one piece of work."""
    actor = Actor(staff=LAN, role="intake-worker", unit=unit)
    where = seen(of)._replace(actor=actor, relation=relation, aggregate_id=piece)
    return where._replace(recorded_at=at)


def of_the_house(piece: UUID) -> Seen:
    """Return where the house itself acted."""
    return by("house", piece)._replace(actor=HOUSE, relation="")


def drawn(*told: tuple[Event, Seen], after: Row | None = None) -> Row:
    """Return the row of a journey after these."""
    row = after
    for event, where in told:
        row = project(row, event, where, {"work": WORK})
    assert row is not None
    return row


def test_a_unit_keeps_a_journey_for_a_time_after_its_last_work_there_ended() -> None:
    row = drawn((BEGUN, by("north")), (BEGUN, by("north", SECOND)), (ENDED, by("north")))
    assert (row["units"], row["leaving"]) == (["north"], [])
    row = drawn((ENDED, by("north", SECOND)), after=row)
    assert (row["units"], row["leaving"]) == ([], [{"unit": "north", "until": LAST_DAY}])
    assert has(row, "north", LAST_DAY - timedelta(seconds=1))
    assert not has(row, "north", LAST_DAY)


def test_what_is_put_in_order_after_the_end_does_not_put_the_last_day_off() -> None:
    row = drawn((BEGUN, by("north")), (ENDED, by("north")))
    late = ((raised(), by("north", of="alerts", at=LATER)), (ENDED, by("north", at=LATER)))
    assert drawn(*late, after=row)["leaving"] == row["leaving"]


def test_what_is_reopened_is_its_unit_s_again() -> None:
    row = drawn((BEGUN, by("north")), (ENDED, by("north")))
    again = drawn((REOPENED, by("review", relation="oversight", at=LATER)), after=row)
    assert (again["units"], again["leaving"]) == (["north"], [])


def test_work_of_another_unit_does_not_keep_a_journey_open_to_one_whose_own_has_ended() -> None:
    row = drawn((BEGUN, by("north")), (BEGUN, by("south", SECOND)), (ENDED, by("north")))
    assert row["units"] == ["south"]
    assert [one["unit"] for one in row["leaving"]] == ["north"]


def test_a_unit_that_helped_without_work_of_its_own_keeps_it_as_long_as_anybody_works() -> None:
    helping = (raised(), by("east", of="alerts"))
    row = drawn((BEGUN, by("north")), helping)
    assert row["units"] == ["east", "north"]
    row = drawn((ENDED, by("north")), after=row)
    assert [one["unit"] for one in row["leaving"]] == ["east", "north"]
    assert drawn(helping)["units"] == ["east"]


def test_what_is_handed_over_is_gone_at_once_and_is_of_the_unit_that_was_asked_last() -> None:
    asked = [(Named(unit=unit, occurred_at=NOON), by("north")) for unit in ("west", "south")]
    row = drawn((BEGUN, by("north")), (raised(), by("north", of="alerts")), *asked)
    assert row["units"] == ["north", "south", "west"]
    moving = (HANDED_OVER, by("north")), (raised(), by("north", of="alerts"))
    row = drawn(*moving, (RECEIVED, by("north", SECOND)), after=row)
    assert (row["units"], row["leaving"]) == (["south"], [])


def test_what_begins_for_the_heir_may_be_told_before_it_is_handed_over() -> None:
    asked = Named(unit="south", occurred_at=NOON), by("north")
    moving = (RECEIVED, by("north", SECOND)), (HANDED_OVER, by("north"))
    row = drawn((BEGUN, by("north")), asked, *moving)
    assert (row["units"], row["leaving"], row["heir"]) == (["south"], [], None)
    helping = (raised(), by("east", of="alerts"))
    assert drawn(helping, after=row)["units"] == ["east", "south"]
    unasked = drawn((BEGUN, by("north")), *moving)
    assert unasked["units"] == ["north"]


def test_what_is_handed_over_within_a_unit_stays_with_it() -> None:
    moving = (HANDED_OVER, by("north")), (RECEIVED, by("north", SECOND))
    assert drawn((BEGUN, by("north")), *moving)["units"] == ["north"]
    asked = Named(unit="north", occurred_at=NOON), by("north")
    assert drawn((BEGUN, by("north")), asked, *moving)["units"] == ["north"]


def test_a_unit_that_was_asked_and_hands_back_is_nothing_to_the_journey_at_once() -> None:
    asked = Named(unit="south", occurred_at=NOON), by("north")
    row = drawn((BEGUN, by("north")), asked, (HANDED_BACK, by("south")))
    assert (row["units"], row["leaving"]) == (["north"], [])
    assert drawn(asked, after=row)["units"] == ["north", "south"]


def test_who_had_a_part_in_it_before_it_was_asked_keeps_it_when_it_hands_back() -> None:
    asked = Named(unit="north", occurred_at=NOON), by("north")
    assert drawn((BEGUN, by("north")), asked, (HANDED_BACK, by("north")))["units"] == ["north"]


def test_what_was_handed_back_is_handed_over_to_nobody_who_was_asked_before() -> None:
    asked = Named(unit="south", occurred_at=NOON), by("north")
    row = drawn((BEGUN, by("north")), asked, (HANDED_BACK, by("south")), (HANDED_OVER, by("north")))
    assert "south" not in row["units"]
    assert drawn((RECEIVED, by("north", SECOND)), after=row)["units"] == ["north"]


def test_new_work_for_somebody_who_was_here_before_waits_for_whoever_takes_it_up() -> None:
    row = drawn((BEGUN, by("north")), (ENDED, by("north")))
    row = drawn((BEGUN, of_the_house(SECOND)), after=row)
    assert row["units"] == [INCOMING]
    assert has(row, "north", NOON)
    row = drawn((raised(), by("south", SECOND, relation="incoming")), after=row)
    assert row["units"] == ["south"]


def test_new_work_beside_work_in_hand_waits_for_nobody_else() -> None:
    row = drawn((BEGUN, by("north")), (BEGUN, of_the_house(SECOND)))
    assert row["units"] == ["north"]


def test_a_row_of_before_work_was_told_is_read_and_goes_on() -> None:
    old = {"units": ["north"], "readers": [], "workers": [], "left": [], "glass": []}
    assert has(old, "north", NOON)
    row = drawn((BEGUN, by("south")), after={**old, "anyone": False})
    assert row["units"] == ["north", "south"]


class Stepped(Event):
    """Made up: a step of one of the pieces of work that one history tells of, or of none."""

    kind: Literal["stepped.v1"] = "stepped.v1"
    piece: UUID | None


class LastStep(Stepped):
    """Made up: a piece ends."""


def of_its_piece(event: Event) -> UUID | None:
    """Return which piece a step is of."""
    return event.piece if isinstance(event, Stepped) else None


PIECES = Work(ends=frozenset({LastStep}), piece=of_its_piece)


def test_one_history_may_tell_of_pieces_that_end_one_by_one() -> None:
    told = [
        (Stepped(piece=FIRST, occurred_at=NOON), by("north")),
        (LastStep(piece=FIRST, occurred_at=NOON), by("north")),
        (Stepped(piece=SECOND, occurred_at=NOON), by("south")),
    ]
    row = None
    for event, where in told:
        row = project(row, event, where, {"work": PIECES})
    assert row is not None
    assert row["units"] == ["south"]
    assert [one["unit"] for one in row["leaving"]] == ["north"]


def test_what_is_of_no_piece_is_help_and_no_work() -> None:
    step = Stepped(piece=None, occurred_at=NOON)
    row = project(None, step, by("north"), {"work": PIECES})
    assert row is not None
    assert (row["units"], row["work"]) == (["north"], [])


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_in_each_room_work_ends_by_what_is_recorded_there(service: Service) -> None:
    assert service.log.works
    for name, work in service.log.works.items():
        kinds = work.ends | work.reopens | work.hands_over | work.received
        named = {kind.model_fields["kind"].default for kind in kinds}
        assert named <= set(kinds_of(service.log.named(name))), name
