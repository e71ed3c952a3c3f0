"""Every door's example is what its command accepts, and every command has its door."""

import re
from typing import Any, get_args
from uuid import UUID

import orjson
import pytest

from services.reintegration.api import DOORS
from services.reintegration.application import LOG
from services.reintegration.domain.plan_messages import NoteFollowUpsMissed, PlanCommand
from services.reintegration.projections.follow_up_calendar import CALENDAR
from services.reintegration.projections.plan_board import PLAN_BOARD
from services.reintegration.records import RECORDS
from shared.kernel.messages import Command, RecordRef
from shared.runtime.http.routes import BoardRoute, CommandRoute, RowRoute
from tests.reintegration.participant import NOTE

COMMANDS = [door for door in DOORS if isinstance(door, CommandRoute)]
VIEWS = {view.name: view for view in (PLAN_BOARD, CALENDAR)}


def _texts(command: type[Command]) -> set[str]:
    """Return the fields whose text is kept as a record."""
    fields = command.model_fields
    return {name for name, field in fields.items() if RecordRef in _types(field.annotation)}


def _types(annotation: Any) -> set[Any]:
    return {annotation, *(found for part in get_args(annotation) for found in _types(part))}


def _body(door: CommandRoute) -> bytes:
    """Return the example as a whole command: ids from the path, records for text."""
    named = [*re.findall(r"{(\w+)}", door.path), *door.mints]
    assert not set(named) & set(door.example)
    fields = {**door.example, **{name: str(UUID(int=1)) for name in named}}
    kept = NOTE.model_dump(mode="json")
    texts = _texts(door.command) & set(fields)
    assert all(isinstance(fields[name], str) for name in texts)
    return orjson.dumps({**fields, **dict.fromkeys(texts, kept)})


@pytest.mark.parametrize("door", COMMANDS, ids=lambda door: door.path)
def test_the_example_is_accepted(door: CommandRoute) -> None:
    command = door.command.model_validate_json(_body(door), strict=True)
    assert command.occurred_at.year == 2026
    assert LOG.of(door.command).id_in(command) == UUID(int=1)
    assert "+07:00" in door.example["occurred_at"]


def test_everything_a_worker_asks_has_a_door() -> None:
    for_the_clock = {NoteFollowUpsMissed}
    assert {door.command for door in COMMANDS} == set(get_args(PlanCommand)) - for_the_clock
    assert len({(door.path, type(door)) for door in DOORS}) == len(DOORS)


def test_every_text_has_a_kind_that_someone_may_read() -> None:
    assert any(_texts(door.command) for door in COMMANDS)
    assert {record.kind for record in RECORDS} == {"note"}
    assert all(record.may_read for record in RECORDS)


def test_every_door_says_who_may_use_it() -> None:
    assert all(door.may and door.summary.endswith(".") for door in DOORS)


def test_boards_are_sorted_and_filtered_by_what_their_view_keeps() -> None:
    boards = [door for door in DOORS if isinstance(door, BoardRoute)]
    assert boards
    for board in boards:
        assert {board.sort, *board.filters, *board.where} <= set(VIEWS[board.view].index)
    rows = [door for door in DOORS if isinstance(door, RowRoute)]
    assert {door.view for door in rows} == set(VIEWS)
