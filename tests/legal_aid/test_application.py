"""What only happens together."""

from collections.abc import Sequence
from typing import get_args

import pytest

from services.legal_aid.application import LOG
from services.legal_aid.domain.client import Client, CloseFile, OpenFile, ReviewFiles
from services.legal_aid.domain.matter import decider
from services.legal_aid.domain.matter_messages import FlagForReview, MatterEvent
from services.legal_aid.domain.register import EnterMatter
from shared.kernel.messages import Command
from tests.legal_aid.made_up import (
    ACCEPTED,
    COMPLETE,
    ENDINGS,
    HOUR,
    JOURNEY,
    MATTER,
    NOON,
    PENDING,
    REGISTER,
    SECOND_MATTER,
    accept,
    accept_urgently,
    complete,
    discontinue,
    refuse,
    request,
    requested,
    withdraw,
)

History = tuple[MatterEvent, ...]
opened = OpenFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON)
entry = EnterMatter(
    register_id=REGISTER,
    matter_id=MATTER,
    centre="tt",
    form="participation",
    year=2026,
    occurred_at=NOON + 3 * HOUR,
)


def with_it(command: Command, *history: MatterEvent) -> Sequence[Command]:
    """Return what must succeed together with a command about a matter."""
    return LOG.together[type(command)](command, decider.fold(history))


def test_a_request_opens_the_clients_file() -> None:
    assert with_it(request) == [opened]


@pytest.mark.parametrize("history", [(requested,), *ENDINGS])
def test_a_request_told_again_opens_nothing(history: History) -> None:
    assert with_it(request, *history) == []


@pytest.mark.parametrize("history", [(requested,), PENDING, COMPLETE])
def test_an_acceptance_is_an_entry_in_the_register(history: History) -> None:
    assert with_it(accept, *history) == [entry]
    assert with_it(accept_urgently, *history) == [entry]


def test_the_register_shows_the_form_that_is_granted() -> None:
    advice = accept.model_copy(update={"form": "advice"})
    assert with_it(advice, *COMPLETE) == [entry.model_copy(update={"form": "advice"})]


@pytest.mark.parametrize("history", [(), ACCEPTED, *ENDINGS])
def test_only_a_first_acceptance_is_entered(history: History) -> None:
    assert with_it(accept, *history) == []


@pytest.mark.parametrize("command", [refuse, withdraw, complete, discontinue])
def test_the_end_of_a_matter_closes_the_file(command: Command) -> None:
    closed = CloseFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=command.occurred_at)
    assert with_it(command, requested) == [closed]
    assert with_it(command) == []


def test_a_review_flags_each_open_matter_that_is_not_flagged() -> None:
    review = ReviewFiles(journey_id=JOURNEY, occurred_at=NOON)
    client = Client(
        open=frozenset({MATTER, SECOND_MATTER}), under_review=frozenset({SECOND_MATTER})
    )
    flags = [FlagForReview(matter_id=MATTER, occurred_at=NOON)]
    assert LOG.together[ReviewFiles](review, client) == flags


def test_every_command_finds_its_way() -> None:
    for aggregate in LOG.aggregates:
        for command in get_args(aggregate.commands):
            assert LOG.of(command) is aggregate
            assert aggregate.id_field in command.model_fields
