"""Facts are heard by every room: each carries what its whitelist names, and nothing besides."""

import re
from typing import Any

import pytest

from shared.contracts.fact import Fact, kind_of
from shared.contracts.journey import ALL_FACTS
from shared.kernel.messages import Event, RecordRef
from tests.contracts.natures import OutOfBounds, natures
from tests.contracts.whitelist import ALIKE, MAY_CARRY

FACTS = sorted(ALL_FACTS, key=kind_of)

WHERE = re.compile(
    r"(?:^|_)(?:house|facility|unit|bed|room|address|commune|district|province|place|office|"
    r"employer|school|course|staff|worker|provider|register|number|amount)(?:_|$)"
)
"""Words for where someone is, who is with them, and what else would point at them."""

KINDS_OF_UNITS = {"recipient.unit_kind"}
"""A kind of unit is no unit: every province has some of each."""


@pytest.mark.parametrize("fact", FACTS, ids=kind_of)
def test_a_fact_carries_what_its_whitelist_names(fact: type[Fact]) -> None:
    assert natures(fact) == {**ALIKE, **MAY_CARRY[kind_of(fact)]}


def test_the_whitelist_names_no_fact_that_is_not_told() -> None:
    assert MAY_CARRY.keys() == {kind_of(fact) for fact in FACTS}


def test_no_fact_says_where_someone_is_or_who_is_with_them() -> None:
    found = [
        (kind, name)
        for kind, fields in MAY_CARRY.items()
        for name in fields
        if WHERE.search(name.rpartition(".")[2]) and name not in KINDS_OF_UNITS
    ]
    assert found == []


class _Carrying(Event):
    kind: str = "made-up.v1"


@pytest.mark.parametrize("what", [str, int, dict[str, str], RecordRef, Any])
def test_a_field_for_words_numbers_or_records_would_be_noticed(what: Any) -> None:
    carrying = type("Carrying", (_Carrying,), {"__annotations__": {"it": what}})
    try:
        found = natures(carrying)
    except OutOfBounds:
        return
    assert found["it.digest"] == "code"  # a record's digest: the whitelist names none
    assert not any("digest" in field for fields in MAY_CARRY.values() for field in fields)
