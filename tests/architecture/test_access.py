"""The access table is whole, and its page is never out of date."""

from typing import get_args

from shared.kernel.actors import Role
from shared.runtime.http.access import TABLE
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
