"""Old events are read as today's; ids follow from their parts; moments are kept alike."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.kernel.envelope import Malformed, stored
from shared.kernel.errors import NotFound, Refused, UnknownKind, refusals
from shared.kernel.ids import derived
from shared.kernel.messages import Command, in_milliseconds
from shared.kernel.upcasting import Upcaster, upcast
from tests.kit.at_work import envelope_for
from tests.kit.blanket_room import NOON, BlanketRoom, lend, remind
from tests.kit.blankets import Remind, Reminded
from tests.kit.cupboards import CupboardId, LoanId

quick = settings(max_examples=100, derandomize=True, deadline=None)
ROOM = BlanketRoom("made_up")
LOAN = LoanId(UUID(int=1))
OLD = {"kind": "reminder-given.v1", "occurred_at": NOON.isoformat(), "loan_id": str(LOAN)}
TODAYS = Reminded(loan_id=LOAN, by="visit", occurred_at=NOON)


def test_an_old_event_is_read_as_todays() -> None:
    assert ROOM.log.read("loan", OLD) == TODAYS


def test_an_old_event_goes_through_every_version_up_to_today() -> None:
    steps: dict[str, Upcaster] = {
        "a.v1": lambda stored: {**stored, "kind": "a.v2", "second": True},
        "a.v2": lambda stored: {**stored, "kind": "a.v3", "third": stored["second"]},
    }
    assert upcast({"kind": "a.v1"}, steps) == {"kind": "a.v3", "second": True, "third": True}
    assert upcast({"kind": "a.v3"}, steps) == {"kind": "a.v3"}


@pytest.mark.parametrize("event", [OLD, stored(TODAYS)], ids=["old", "today's"])
def test_a_message_is_recalled_with_what_folding_needs(event: dict[str, Any]) -> None:
    envelope = envelope_for([event], version=3, prev="")
    assert ROOM.loans.recall(envelope.encode()) == (envelope.gist, [TODAYS])


@quick
@given(st.binary(max_size=200))
def test_other_bytes_are_not_recalled(data: bytes) -> None:
    with pytest.raises(Malformed):
        ROOM.loans.recall(data)


def test_a_message_with_an_unknown_event_is_not_recalled() -> None:
    envelope = envelope_for([{**OLD, "kind": "reminder-given.v9"}], version=1, prev="")
    with pytest.raises(UnknownKind):
        ROOM.loans.recall(envelope.encode())


@pytest.mark.parametrize(
    "event",
    [
        {**OLD, "kind": "reminder-given.v3"},
        {**OLD, "kind": "reminder-given.v2"},
        {**OLD, "name": "?"},
        {**OLD, "loan_id": "not an id"},
        {},
        {"kind": ["reminder-given.v1"]},
    ],
    ids=["newer version", "field missing", "field too many", "no id", "nothing", "odd kind"],
)
def test_an_event_that_nobody_knows_is_refused_without_repeating_it(
    event: dict[str, Any],
) -> None:
    with pytest.raises(UnknownKind) as refused:
        ROOM.log.read("loan", event)
    assert str(refused.value) == "made_up.loan: unreadable event"


def test_an_aggregate_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownKind):
        ROOM.log.read("sofa", OLD)


def test_a_command_finds_its_aggregate_and_its_one_subject() -> None:
    command = remind(LOAN)
    aggregate = ROOM.log.of(Remind)
    assert aggregate.subject(aggregate.id_in(command)) == f"log.made_up.loan.{LOAN}"
    assert ROOM.log.stream == "LOG_MADE_UP"


def test_the_same_parts_make_the_same_id_and_other_parts_another() -> None:
    assert derived("a", 1, LOAN) == derived("a", 1, LOAN)
    assert len({derived("a", "b"), derived("ab"), derived("b", "a"), derived("a", "b", "")}) == 4


@quick
@given(st.datetimes(), st.integers(-12, 14))
def test_a_moment_is_kept_in_utc_to_the_millisecond(local: datetime, hours: int) -> None:
    moment = local.replace(tzinfo=timezone(timedelta(hours=hours)))
    try:
        moment.astimezone(UTC)
    except OverflowError:
        with pytest.raises(ValueError, match="calendar"):
            Command(occurred_at=moment)
        return
    kept = Command(occurred_at=moment).occurred_at
    assert timedelta(0) <= moment - kept < timedelta(milliseconds=1)
    assert kept.tzinfo is UTC
    assert in_milliseconds(kept) == kept


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        Command(occurred_at=NOON.replace(tzinfo=None))


def test_messages_are_frozen_and_hold_nothing_unknown() -> None:
    command = lend(CupboardId(uuid4()), LOAN)
    with pytest.raises(ValueError, match="frozen"):
        command.loan_id = LoanId(uuid4())  # type: ignore[misc]
    with pytest.raises(ValueError, match="Extra inputs"):
        Remind.model_validate({"loan_id": LOAN, "occurred_at": NOON, "name": "?"})


def test_every_refusal_is_known_by_its_slug() -> None:
    known = refusals()
    assert known["not-found"] is NotFound
    assert known["no-blanket-lent"].__mro__[1] is NotFound
    assert all(issubclass(refusal, Refused) for refusal in known.values())
