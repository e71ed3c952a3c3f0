"""What holds for every client, whatever is learnt in whatever order."""

from typing import get_args
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import CLIENT
from services.legal_aid.domain.client.decider import decider
from services.legal_aid.domain.client.messages import ClientCommand, ClientEvent
from services.legal_aid.domain.ids import MatterId, by_sign
from shared.kernel.messages import Command
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import OTHER_PARTY, SIGN
from tests.legal_aid.made_up_clients import (
    CLIENT_EVENTS,
    accept_file,
    answer_query,
    close_file,
    compare,
    compare_linked,
    decide_eligibility,
    end_review,
    hear_sides,
    meet_party,
    name_client,
    note_category,
    note_death,
    note_entitlement,
    note_party,
    open_file,
    recognise_linked,
    recognise_party,
    record_death,
    review,
    share_sides,
    take_up,
)

ABOUT_ONE: tuple[Command, ...] = (
    open_file,
    open_file.model_copy(update={"requester": "referral"}),
    take_up,
    accept_file,
    close_file,
    end_review,
    note_party,
    note_party.model_copy(update={"known_as": (by_sign(SIGN),)}),
    note_party.model_copy(update={"party_id": OTHER_PARTY, "known_as": (by_sign(SIGN),)}),
    compare,
)
ABOUT_ALL: tuple[Command, ...] = (
    review,
    review.model_copy(update={"reason": "consent-withdrawn"}),
    note_category,
    note_category.model_copy(update={"category": "under-identification-abroad"}),
    note_category.model_copy(update={"category": None}),
    note_entitlement,
    decide_eligibility,
    decide_eligibility.model_copy(update={"granted": False}),
    note_death,
    record_death,
    compare_linked,
    answer_query,
    answer_query.model_copy(update={"legal_status": "not-victim", "field": "commerce"}),
    name_client,
    name_client.model_copy(update={"signs": (SIGN,)}),
    meet_party,
    recognise_party,
    recognise_linked,
    share_sides,
    hear_sides,
)


def about(command: Command, matter: int) -> Command:
    """Return the same question about another matter."""
    return command.model_copy(update={"matter_id": MatterId(UUID(int=matter))})


questions = st.lists(
    st.one_of(
        st.builds(about, st.sampled_from(ABOUT_ONE), st.integers(1, 3)), st.sampled_from(ABOUT_ALL)
    ),
    max_size=20,
)
quietly = settings(max_examples=100, derandomize=True, deadline=None)


def test_every_kind_of_question_is_asked() -> None:
    asked = {type(command) for command in (*ABOUT_ONE, *ABOUT_ALL)}
    assert asked == set(get_args(ClientCommand))


@quietly
@given(questions)
def test_a_matter_is_either_open_or_closed(commands: list[Command]) -> None:
    history = written(CLIENT, commands)
    client = CLIENT.decider.fold(history)
    assert not client.open & client.closed
    assert client.undecided | client.accepted <= client.open | client.closed
    assert {matter for matter, _ in client.reviews} <= client.open
    assert survives_storage(CLIENT, history)


@quietly
@given(questions)
def test_after_a_review_every_open_matter_is_looked_at(commands: list[Command]) -> None:
    history = written(CLIENT, [*commands, review])
    client = CLIENT.decider.fold(history)
    assert client.unreviewed("status-rejected") == ()
    assert decider.decide(review, client) == []


@quietly
@given(questions)
def test_nobody_is_two_persons_and_no_client_is_against_themselves(
    commands: list[Command],
) -> None:
    client = CLIENT.decider.fold(written(CLIENT, commands))
    met = [party for person in client.persons for party in person]
    assert len(met) == len({*met})
    assert {party for party, _ in client.parties} == {*met}
    assert client.known_as.isdisjoint(met)


@quietly
@given(st.lists(st.sampled_from(CLIENT_EVENTS), max_size=12))
def test_evolving_never_refuses_even_a_history_nobody_would_write(
    history: list[ClientEvent],
) -> None:
    assert decider.fold(history) == decider.fold(history)
