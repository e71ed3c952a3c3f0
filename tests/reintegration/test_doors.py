"""Every door's example is what its command accepts, and every command has its door."""

import re
from typing import Any, get_args
from uuid import UUID

import orjson
import pytest

from services.reintegration.api import DOORS
from services.reintegration.application import (
    ALERTS,
    GRANTS,
    LOG,
    PARTICIPATIONS,
    PLANS,
    SUPPORTS,
    TRUSTED_ADDRESSES,
)
from services.reintegration.domain.alert.messages import NoteTriageOverdue
from services.reintegration.domain.grant.messages import NoteDecisionOverdue, StopClaim
from services.reintegration.domain.participation.commands import (
    AnswerConsentWithdrawal,
    ParticipationCommand,
)
from services.reintegration.domain.plan.commands import (
    EndPlan,
    LoseFollowUpPoint,
    NoteFollowUpsMissed,
    NoteOwnAgreementOverdue,
    SeekOwnAgreement,
    WithdrawPlan,
)
from services.reintegration.domain.support.commands import (
    BeginSupport,
    EndSupport,
    NoteParticipantAge,
)
from services.reintegration.domain.trusted_address.messages import HandBackFollowUp, TakeOnFollowUp
from services.reintegration.main import SERVICE
from services.reintegration.records import RECORDS
from shared.kernel.messages import Command, Kept, RecordRef
from shared.runtime.http.routes import BoardRoute, CommandRoute, RowRoute
from tests.reintegration.participant import NOTE

COMMANDS = [door for door in DOORS if isinstance(door, CommandRoute)]
VIEWS = {view.name: view for view in SERVICE.views}
OF_THE_ROOM = {
    "plans",
    "follow_ups",
    "support",
    "grants",
    "risk_alerts",
    "trusted_addresses",
    "participations",
}
ASKED_BY_THE_HOUSE = {
    NoteFollowUpsMissed,
    SeekOwnAgreement,
    NoteOwnAgreementOverdue,
    NoteDecisionOverdue,
    NoteTriageOverdue,
    StopClaim,
    EndPlan,
    LoseFollowUpPoint,
    WithdrawPlan,
    BeginSupport,
    NoteParticipantAge,
    EndSupport,
    TakeOnFollowUp,
    HandBackFollowUp,
    *(set(get_args(ParticipationCommand)) - {AnswerConsentWithdrawal}),
}
"""Clocks, policies, and what succeeds only together with something else."""


def _texts(command: type[Command]) -> set[str]:
    """Return the fields whose text is kept as a record."""
    fields = command.model_fields
    return {name for name, field in fields.items() if RecordRef in _types(field.annotation)}


def _types(annotation: Any) -> set[Any]:
    return {annotation, *(found for part in get_args(annotation) for found in _types(part))}


def _kept(command: type[Command]) -> set[str]:
    """Return the kinds of record that the command's texts are kept as."""
    found = [
        mark
        for field in command.model_fields.values()
        for mark in (*field.metadata, *_marks(field.annotation))
    ]
    return {mark.kind for mark in found if isinstance(mark, Kept)}


def _marks(annotation: Any) -> list[Any]:
    return [annotation, *(mark for part in get_args(annotation) for mark in _marks(part))]


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
    asked = {
        command
        for aggregate in (PLANS, SUPPORTS, PARTICIPATIONS, GRANTS, ALERTS, TRUSTED_ADDRESSES)
        for command in get_args(aggregate.commands)
    }
    assert {door.command for door in COMMANDS} == asked - ASKED_BY_THE_HOUSE
    assert len({(door.path, type(door)) for door in DOORS}) == len(DOORS)


def test_every_text_has_a_kind_that_someone_may_read() -> None:
    kept = {kind for door in COMMANDS for kind in _kept(door.command)}
    assert kept == {record.kind for record in RECORDS}
    assert all(record.may_read for record in RECORDS)


def test_what_was_said_in_a_session_is_read_by_psychologists_only() -> None:
    (sealed,) = (record for record in RECORDS if record.kind == "session-note")
    assert sealed.may_read == ("psychologist",)


def test_every_door_says_who_may_use_it() -> None:
    assert all(door.may and door.summary.endswith(".") for door in DOORS)


def test_boards_are_sorted_and_filtered_by_what_their_view_keeps() -> None:
    boards = [door for door in DOORS if isinstance(door, BoardRoute)]
    assert boards
    for board in boards:
        assert {board.sort.removeprefix("-"), *board.filters, *board.where} <= set(
            VIEWS[board.view].index
        )
    rows = [door for door in DOORS if isinstance(door, RowRoute)]
    assert {door.view for door in rows} == OF_THE_ROOM
