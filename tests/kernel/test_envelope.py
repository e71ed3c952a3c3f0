"""A decision is written around its events, and read back as it was written."""

from datetime import UTC, datetime
from typing import Any, get_args
from uuid import UUID

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.kernel.actors import Actor, Role
from shared.kernel.envelope import Envelope, Malformed, link, stored
from tests.kit.at_work import envelope_for
from tests.kit.blanket_room import NOON
from tests.kit.blankets import Reminded

quick = settings(max_examples=100, derandomize=True, deadline=None)
moments = st.datetimes(timezones=st.just(UTC))
codes = st.from_regex(r"[a-z0-9]{1,20}", fullmatch=True)
actors = st.builds(Actor, staff=st.uuids(), role=st.sampled_from(get_args(Role)), unit=codes)
events = st.fixed_dictionaries(
    {"kind": codes, "number": st.integers(-(2**53), 2**53), "note": st.none() | codes}
)
envelopes = st.builds(
    Envelope,
    command_id=st.uuids(),
    journey=st.none() | st.uuids(),
    actor=actors,
    purpose=codes,
    occurred_at=moments,
    recorded_at=moments,
    correlation=st.uuids(),
    causation=st.none() | st.uuids(),
    traceparent=codes,
    request=codes,
    version=st.integers(1, 10**9),
    prev=codes,
    events=st.lists(events, max_size=3).map(tuple),
)
WHOLE = envelope_for([{"kind": "a-kind.v1"}], version=1, prev="")


@quick
@given(envelopes)
def test_what_was_written_is_read_back(envelope: Envelope) -> None:
    assert Envelope.decode(envelope.encode()) == envelope
    assert Envelope.decode(envelope.encode()).encode() == envelope.encode()


@quick
@given(st.binary(max_size=200))
def test_other_bytes_are_malformed_and_nothing_else(data: bytes) -> None:
    with pytest.raises(Malformed):
        Envelope.decode(data)


@pytest.mark.parametrize("field", sorted(orjson.loads(WHOLE.encode()).keys() - {"relation"}))
def test_an_envelope_without_a_part_is_malformed(field: str) -> None:
    raw = orjson.loads(WHOLE.encode())
    del raw[field]
    with pytest.raises(Malformed) as malformed:
        Envelope.decode(orjson.dumps(raw))
    assert str(malformed.value) == "KeyError", "and nothing that was in it is repeated"


def test_what_was_written_before_relations_were_kept_counts_for_the_unit() -> None:
    raw = orjson.loads(WHOLE.encode())
    del raw["relation"]
    read = Envelope.decode(orjson.dumps(raw))
    assert read.relation == ""
    assert read.gist.unit == WHOLE.actor.unit


@pytest.mark.parametrize("relation", ["assigned", "broken-glass", "oversight"])
def test_who_was_let_in_for_a_time_takes_nothing_up_for_their_unit(relation: str) -> None:
    assert WHOLE._replace(relation=relation).gist.unit is None


@pytest.mark.parametrize("field", ["command_id", "actor", "occurred_at", "version", "events"])
@pytest.mark.parametrize("value", ["?", ["?"], {"?": 1}], ids=str)
def test_an_envelope_with_a_part_that_is_something_else_is_malformed(
    field: str, value: Any
) -> None:
    raw = {**orjson.loads(WHOLE.encode()), field: value}
    with pytest.raises(Malformed):
        Envelope.decode(orjson.dumps(raw))


def test_an_event_without_a_kind_is_malformed() -> None:
    with pytest.raises(Malformed):
        Envelope.decode(WHOLE._replace(events=({"odd": 1},)).encode())


def test_moments_are_written_in_utc() -> None:
    written = orjson.loads(WHOLE.encode())
    assert written["occurred_at"] == "2026-03-02T00:00:00Z"


def test_any_change_changes_the_link() -> None:
    other = WHOLE._replace(recorded_at=datetime(2026, 3, 2, 0, 0, 0, 1_000, tzinfo=UTC))
    assert link(WHOLE.encode()) != link(other.encode())
    assert link(WHOLE.encode()) == link(WHOLE.encode())


def test_an_event_is_stored_under_its_kind_in_plain_values() -> None:
    loan = UUID(int=1)
    event = Reminded.model_validate({"loan_id": loan, "by": "phone", "occurred_at": NOON})
    assert stored(event) == {
        "kind": "reminder-given.v2",
        "occurred_at": "2026-03-02T05:00:00Z",
        "loan_id": str(loan),
        "by": "phone",
    }
