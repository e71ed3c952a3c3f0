"""What holds for every client's files."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import CLIENT
from services.legal_aid.domain.client import (
    ClientCommand,
    CloseFile,
    OpenFile,
    ReviewFiles,
    decider,
)
from services.legal_aid.domain.ids import MatterId
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import JOURNEY, NOON

matters = st.integers(1, 4).map(lambda number: MatterId(UUID(int=number)))


def opened(matter: MatterId) -> ClientCommand:
    """Return the opening of a file."""
    return OpenFile(journey_id=JOURNEY, matter_id=matter, occurred_at=NOON)


def closed(matter: MatterId) -> ClientCommand:
    """Return the closing of a file."""
    return CloseFile(journey_id=JOURNEY, matter_id=matter, occurred_at=NOON)


review: ClientCommand = ReviewFiles(journey_id=JOURNEY, occurred_at=NOON)
questions = st.lists(
    st.one_of(matters.map(opened), matters.map(closed), st.just(review)), max_size=20
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(questions)
def test_a_matter_is_either_open_or_closed(commands: list[ClientCommand]) -> None:
    history = written(CLIENT, commands)
    client = CLIENT.decider.fold(history)
    assert not client.open & client.closed
    assert client.under_review <= client.open
    assert survives_storage(CLIENT, history)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(questions)
def test_after_a_review_every_open_matter_was_looked_at(commands: list[ClientCommand]) -> None:
    history = written(CLIENT, [*commands, review])
    client = CLIENT.decider.fold(history)
    assert client.open == client.under_review
    assert decider.decide(review, client) == []
