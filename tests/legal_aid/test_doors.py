"""The doors: every example is a command, and every text is kept as a known record."""

import re
from typing import Any, get_args
from uuid import UUID

import orjson
import pytest

from services.legal_aid.api import DOORS
from services.legal_aid.application import LOG
from services.legal_aid.domain.client.messages import DecideEligibility, NameClient
from services.legal_aid.domain.matter.commands import AssessQuality, NameOpposingParty
from services.legal_aid.domain.provider.messages import DeclareInterest
from services.legal_aid.domain.words import DeadlineKind
from services.legal_aid.projections import (
    calendar,
    centre_board,
    matter_board,
    provider_board,
    register_book,
)
from services.legal_aid.projections.all import LEDGERS, VIEWS
from services.legal_aid.records import RECORDS
from shared.kernel.ledgers import Put
from shared.kernel.messages import Command
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import BoardRoute, CalendarRoute, CommandRoute, RowRoute
from tests.legal_aid.made_up import PAPER, SEEN, STAFF, entered, requested
from tests.legal_aid.made_up_proceedings import hearing_scheduled
from tests.legal_aid.made_up_providers import CENTRE, centre_registered, provider_registered

COMMANDS = [door for door in DOORS if isinstance(door, CommandRoute)]


def in_path(route: CommandRoute) -> frozenset[str]:
    """Return the ids that stand in a route's path."""
    return frozenset(re.findall(r"{(\w+)}", route.path))


def built(route: CommandRoute) -> Command:
    """Return the command that a route's example asks for."""
    body = Body(route, in_path(route))
    read = body.read(orjson.dumps(dict(route.example)))
    fields: dict[str, Any] = {name: getattr(read, name) for name in read.model_fields_set}
    ids = dict.fromkeys((*in_path(route), *route.mints), UUID(int=1))
    texts = dict.fromkeys(set(body.texts) & set(fields), PAPER)
    asker = dict.fromkeys(body.askers, STAFF)
    codes = body.codes(read, b"made-up")
    return route.command.model_validate({**fields, **ids, **texts, **asker, **codes})


@pytest.mark.parametrize("route", COMMANDS, ids=lambda route: route.path)
def test_every_example_is_a_command_of_this_room(route: CommandRoute) -> None:
    command = built(route)
    named = UUID(int=1) if in_path(route) or route.mints else CENTRE
    assert LOG.of(type(command)).id_in(command) == named
    assert command.occurred_at.year == 2026


def test_a_name_passes_a_door_only_as_what_nobody_can_read() -> None:
    named = [route for route in COMMANDS if Body(route, in_path(route)).blinded]
    assert {route.command for route in named} == {NameOpposingParty, NameClient, DeclareInterest}
    for route in named:
        asked = built(route).model_dump_json()
        assert "ade-up" not in asked
        assert "0010850000" not in asked
        assert len(re.findall(r"[0-9a-f]{64}", asked.replace("0" * 64, ""))) == 1


def test_every_text_is_kept_as_a_record_that_someone_may_read() -> None:
    kept = {text.kind for route in COMMANDS for text in Body(route, in_path(route)).texts.values()}
    assert kept == {record.kind for record in RECORDS}
    assert all(record.may_read for record in RECORDS)


def test_nobody_signs_or_judges_in_the_name_of_another() -> None:
    typed = {
        (route.command.__name__, name)
        for route in COMMANDS
        for name in ("signed_by", "assessor")
        if name in Body(route, in_path(route)).model.model_fields
    }
    assert typed == set()
    askers = {route.command: Body(route, in_path(route)).askers for route in COMMANDS}
    assert askers[DecideEligibility] == {"signed_by"}
    assert askers[AssessQuality] == {"assessor"}


def test_no_two_doors_are_one() -> None:
    paths = [(isinstance(door, CommandRoute), door.path) for door in DOORS]
    assert len(set(paths)) == len(paths)


def test_every_door_says_who_may_use_it() -> None:
    assert all(door.may for door in DOORS)


def test_boards_show_views_of_this_room_by_fields_they_have() -> None:
    shown = {view.name for view in VIEWS} | {ledger.name for ledger in LEDGERS}
    (date,) = calendar.write(hearing_scheduled, SEEN)
    assert isinstance(date, Put)
    fields = {
        "matters": set(matter_board.project(None, requested, SEEN)),
        "registers": set(register_book.project(None, entered, SEEN)),
        "providers": set(provider_board.project(None, provider_registered, SEEN)),
        "centres": set(centre_board.project(None, centre_registered, SEEN)),
        "calendar": set(date.line),
    }
    for door in DOORS:
        if isinstance(door, BoardRoute):
            asked = {door.sort.removeprefix("-"), *door.filters, *door.where}
            assert asked <= fields[door.view]
        if isinstance(door, BoardRoute | RowRoute):
            assert door.view in shown


def test_the_calendar_file_names_fields_of_its_ledgers() -> None:
    (route,) = [door for door in DOORS if isinstance(door, CalendarRoute)]
    (date,) = calendar.write(hearing_scheduled, SEEN)
    (code,) = register_book.look_up(entered, SEEN)
    assert isinstance(date, Put)
    assert isinstance(code, Put)
    assert {route.uid, route.at, route.of, route.label, *route.where, "told_at"} <= set(date.line)
    assert {route.of, "code"} <= set(code.line)
    assert set(route.labels) == set(get_args(DeadlineKind))
