"""Every door's example is one that may be sent, and every board's view is drawn."""

import json
import re
from typing import Any, get_args
from uuid import UUID

import pytest
from pydantic import BaseModel

from services.shelter.api import DOORS
from services.shelter.application import LOG
from services.shelter.domain.stay.standing_messages import RegisterParties
from services.shelter.domain.words import Limit
from services.shelter.policies.clocks import ring
from services.shelter.projections.all import VIEWS
from services.shelter.records import RECORDS
from shared.kernel.messages import RecordRef
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import BoardRoute, CommandRoute, RowRoute
from tests.shelter.made_up import NOON, NOTE, UNIT

COMMANDS = [door for door in DOORS if isinstance(door, CommandRoute)]
BOARDS = [door for door in DOORS if isinstance(door, BoardRoute)]
ROWS = [door for door in DOORS if isinstance(door, RowRoute)]
PATHS = [route.path for route in COMMANDS]
AN_ID = UUID(int=99)


def body_of(route: CommandRoute) -> Body:
    return Body(route, frozenset(re.findall(r"{(\w+)}", route.path)))


def command_from(route: CommandRoute) -> BaseModel:
    body = body_of(route)
    given = body.read(json.dumps(route.example).encode())
    fields: dict[str, Any] = {name: getattr(given, name) for name in given.model_fields_set}
    ids = dict.fromkeys([*body.in_path, *route.mints], AN_ID)
    kept: dict[str, RecordRef] = dict.fromkeys(body.texts, NOTE)
    codes = body.codes(given, b"made-up")
    unit = dict.fromkeys(body.asking_units, UNIT)
    return route.command.model_validate({**ids, **fields, **kept, **codes, **unit})


@pytest.mark.parametrize("route", COMMANDS, ids=PATHS)
def test_the_example_of_every_door_is_a_command(route: CommandRoute) -> None:
    assert isinstance(command_from(route), route.command)
    assert LOG.of(route.command).id_in(route.command.model_validate(command_from(route))) == AN_ID


@pytest.mark.parametrize("route", COMMANDS, ids=PATHS)
def test_every_door_says_in_one_line_what_it_does(route: CommandRoute) -> None:
    assert route.summary.endswith(".")
    assert "\n" not in route.summary
    assert route.may
    assert "policy" not in route.may


def test_no_two_doors_share_a_path() -> None:
    assert len({route.path for route in COMMANDS}) == len(COMMANDS)
    read = [board.path for board in BOARDS] + [row.path for row in ROWS]
    assert len(set(read)) == len(read)


def test_every_text_is_a_kind_of_record_that_is_kept() -> None:
    written = {kept.kind for route in COMMANDS for kept in body_of(route).texts.values()}
    assert written == {record.kind for record in RECORDS}


def test_every_board_shows_a_view_by_what_it_is_indexed_by() -> None:
    views = {view.name: view for view in VIEWS}
    for row in ROWS:
        assert row.view in views
    for board in BOARDS:
        asked = {board.sort.lstrip("-"), *board.where}
        assert asked <= set(views[board.view].index)


def test_what_names_people_is_passed_on_in_codes_only() -> None:
    (route,) = [door for door in COMMANDS if door.command is RegisterParties]
    asked = command_from(route).model_dump_json()
    assert "Made-up" not in asked
    assert len(set(re.findall(r"[0-9a-f]{64}", asked))) == 2


CLOCKS = ["approval-expiry", "care-plan", "stay-limit", *get_args(Limit)]


@pytest.mark.parametrize("name", CLOCKS)
def test_clocks_ask_what_no_door_offers(name: str) -> None:
    question = type(ring(name, AN_ID, NOON))
    assert LOG.of(question).name == "stay"
    assert question not in {route.command for route in COMMANDS}
