"""What a room decides by can be read there: every table of its rules stands at GET /policies."""

import sys
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

import pytest

from shared.kernel.dated import PolicyTable
from shared.runtime.service import Service
from tests.architecture.house import ROOMS


def in_use(room: Service) -> set[str]:
    """Return the tables that a room's domain names, also through a function of the law."""
    domain = f"services.{room.room.name}.domain."
    return {
        table
        for name, module in sys.modules.items()
        if name.startswith(domain)
        for value in vars(module).values()
        for table in _tables(value)
    }


def _tables(value: Any) -> Iterator[str]:
    if isinstance(value, PolicyTable):
        yield value.name
    if isinstance(value, FunctionType) and value.__module__.startswith("shared.law."):
        for name in _names(value.__code__):
            yield from _tables(value.__globals__.get(name))


def _names(code: CodeType) -> Iterator[str]:
    """Return the names a function looks up, also within its comprehensions."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.room.name)
def test_every_table_a_room_decides_by_is_shown_there(room: Service) -> None:
    shown = [table.name for table in room.tables]
    assert len(shown) == len(set(shown))
    assert in_use(room) - {*shown} == set()


def test_a_table_that_is_used_through_the_law_is_found() -> None:
    (legal_aid,) = (room for room in ROOMS if room.room.name == "legal_aid")
    assert "article-37-matrix" in in_use(legal_aid)
