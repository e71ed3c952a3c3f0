"""Every fact that rooms tell travels in a CloudEvent and arrives as it was told."""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime

from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact, FactReader, Heard, MalformedFact, cursor_of, kind_of
from shared.contracts.journey import ALL_FACTS, STAGE, STATUS, Entry, draw, reader
from shared.kernel.errors import UnknownKind
from shared.kernel.ids import CommandId, JourneyId

quick = settings(max_examples=20, derandomize=True, deadline=None)
FACTS = sorted(ALL_FACTS, key=kind_of)
TOLD = {
    "intake": intake.TELLS,
    "shelter": shelter.TELLS,
    "legal_aid": legal_aid.TELLS,
    "reintegration": reintegration.TELLS,
}
NAMED = {"service": st.sampled_from(sorted(TOLD))}
"""What a pattern describes and no strategy is found for."""
moments = st.datetimes(timezones=st.just(UTC))
st.register_type_strategy(cast("type", AwareDatetime), moments)


def heard(fact: Fact, causation: UUID | None = None) -> Heard[Fact]:
    """Return a fact with made-up surroundings."""
    return Heard(
        fact=fact,
        id=UUID(int=1),
        source="intake",
        time=datetime(2026, 3, 2, tzinfo=UTC),
        traceparent="00-" + "1" * 32 + "-" + "2" * 16 + "-01",
        command_id=CommandId(UUID(int=2)),
        causation=causation,
        correlation=UUID(int=3),
        logseq=7,
        logindex=1,
        cursor=(8, 2),
        factno=5,
    )


@pytest.mark.parametrize("kind", FACTS, ids=kind_of)
@quick
@given(data=st.data())
def test_a_fact_arrives_in_a_cloud_event_as_it_was_told(
    kind: type[Fact], data: st.DataObject
) -> None:
    named = {name: one for name, one in NAMED.items() if name in kind.model_fields}
    fact = data.draw(st.builds(kind, **named))
    told = heard(fact, data.draw(st.none() | st.uuids()))
    assert reader.read(told.encode()) == told
    is_a_cloud_event(orjson.loads(told.encode()))


def is_a_cloud_event(raw: dict[str, Any]) -> None:
    """Check the attributes that CloudEvents 1.0 asks for, and how it lets us name ours."""
    assert (raw["specversion"], raw["source"]) == ("1.0", "/services/intake")
    assert raw["id"] == str(UUID(int=1))
    assert UUID(raw["subject"])
    assert all(name.isalnum() and name.islower() for name in raw)
    assert not {"kind", "journey_id"} & raw["data"].keys()


def test_every_kind_is_told_by_one_room_and_under_one_name() -> None:
    told = [fact for facts in TOLD.values() for fact in facts]
    assert len(told) == len(set(told)) == len({kind_of(fact) for fact in told})
    for room, facts in TOLD.items():
        assert {fact.__module__ for fact in facts} == {f"shared.contracts.{room}"}


def test_the_picture_of_a_journey_names_only_facts_that_are_told() -> None:
    names = {kind_of(fact).rpartition(".v")[0] for fact in ALL_FACTS}
    assert (STAGE.keys() | STATUS.keys()) <= names


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        (("plan-opened", "plan-agreed"), "agreed"),
        (("plan-agreed", "plan-started"), "active"),
        (("plan-started", "follow-up-done"), "monitoring"),
        (("plan-started", "plan-suspended", "plan-resumed"), "active"),
        (("plan-started", "plan-closed"), "closed"),
    ],
)
def test_a_plan_stands_where_its_last_step_brought_it(told: tuple[str, ...], standing: str) -> None:
    noon = datetime(2026, 3, 2, 5, tzinfo=UTC)
    entries = [Entry(noon, noon, "reintegration", f"{what}.v1", {}) for what in told]
    assert draw(entries).standing == {"reintegration": standing}


@pytest.mark.parametrize("fact", FACTS, ids=kind_of)
def test_no_fact_has_room_for_free_text(fact: type[Fact]) -> None:
    """A string in a fact is a code or one of a list; there is no field for words."""
    schema = orjson.dumps(fact.model_json_schema())
    for found in strings(orjson.loads(schema)):
        assert {"enum", "const", "format", "pattern"} & found.keys(), found


def strings(schema: Any) -> list[dict[str, Any]]:
    """Return every string type within a JSON schema."""
    match schema:
        case {"type": "string"}:
            return [schema]
        case dict():
            parts: list[Any] = [*schema.values()]
        case list():
            parts = [*schema]
        case _:
            parts = []
    return [found for part in parts for found in strings(part)]


def test_a_kind_that_nobody_agreed_on_is_unknown() -> None:
    (fact,) = (fact for fact in FACTS if kind_of(fact) == "case-closed.v1")
    known = FactReader.of(frozenset({fact}))
    journey = JourneyId(UUID(int=4))
    other = heard(intake.CaseOpened(journey_id=journey, occurred_at=NOW, channel="self"))
    with pytest.raises(UnknownKind):
        known.read(other.encode())


NOW = datetime(2026, 3, 2, tzinfo=UTC)


@quick
@given(st.binary(max_size=100))
def test_bytes_that_are_no_cloud_event_are_malformed(data: bytes) -> None:
    with pytest.raises((MalformedFact, UnknownKind)):
        reader.read(data)


def test_a_cursor_names_a_place_in_the_log() -> None:
    assert cursor_of("12.3") == (12, 3)
    with pytest.raises(ValueError, match="invalid literal"):
        cursor_of("nowhere")
