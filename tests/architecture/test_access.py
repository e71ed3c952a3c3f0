"""The access table is whole, and its page is never out of date."""

from typing import get_args

from services.intake.domain.case.appeal_messages import DecideAppeal, ReopenCase
from services.intake.domain.case.commands import RecordInitialVerification, RequestIdentification
from services.shelter.domain.stay.moving_messages import AskTransfer
from shared.casework.sharing.messages import ShareWithUnit
from shared.casework.team import AssignWorker, HandOverWorker
from shared.kernel.actors import Role
from shared.kernel.messages import Command
from shared.runtime.http.access import TABLE
from shared.runtime.http.routes import CommandRoute
from tests.architecture.access_page import PAGE, page
from tests.architecture.house import ROOMS


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_every_role_that_people_have_stands_in_the_table() -> None:
    assert TABLE.keys() == set(get_args(Role)) - {"policy"}


def test_every_door_of_every_room_is_on_the_page() -> None:
    told = PAGE.read_text(encoding="utf-8")
    doors = [door.path for service in ROOMS for door in service.doors]
    assert [path for path in doors if f" {path}`" not in told] == []


def test_what_is_cut_for_a_role_is_what_it_may_read() -> None:
    for kind in (kind for service in ROOMS for kind in service.records):
        assert kind.cut.keys() <= set(kind.may_read), kind.kind


LET_OTHERS_IN: set[type[Command]] = {
    AssignWorker,
    HandOverWorker,
    ShareWithUnit,
    AskTransfer,
    RecordInitialVerification,
    RequestIdentification,
    ReopenCase,
    DecideAppeal,
}
"""Each gives the journey to a worker, to a unit, or to whoever stands behind a unit's code."""


def test_broken_glass_opens_no_door_by_which_others_come_in() -> None:
    doors = [door for service in ROOMS for door in service.doors if isinstance(door, CommandRoute)]
    assert {door.command for door in doors if door.lets_in} == LET_OTHERS_IN
    assert all(door.lets_in for door in doors if door.command in LET_OTHERS_IN)
