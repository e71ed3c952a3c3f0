"""What holds for every provider, every centre, and every post."""

from typing import get_args
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import CENTRE, POST, PROVIDER
from services.legal_aid.domain import centre
from services.legal_aid.domain.centre import CentreCommand, CentreEvent
from services.legal_aid.domain.ids import MatterId, PartyId, centre_of
from services.legal_aid.domain.provider import decider as provider
from services.legal_aid.domain.provider.messages import (
    MatterTakenOn,
    ProviderCommand,
    ProviderEvent,
)
from services.legal_aid.domain.provider.states import Listed
from shared.kernel.messages import Command
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up_letters import (
    centre_connected,
    connect_centre,
    give_post,
    vouch_for_post,
)
from tests.legal_aid.made_up_providers import (
    CENTRE_EVENTS,
    PROVIDER_EVENTS,
    be_assessed,
    close_centre,
    declare,
    face,
    lay_down,
    recognise_client,
    register_centre,
    register_provider,
    serve_linked,
    strike_off,
    take_matter,
    take_on,
    vouch_for_centre,
)

CENTRE_ASKED: tuple[Command, ...] = (
    register_centre,
    close_centre,
    take_matter,
    connect_centre,
    vouch_for_post,
    vouch_for_centre,
)
give_post_to_another = give_post.model_copy(update={"centre_id": centre_of("cn1")})
quietly = settings(max_examples=100, derandomize=True, deadline=None)
parties = st.integers(1, 4).map(lambda number: PartyId(UUID(int=number)))
matters = st.integers(1, 4).map(lambda number: MatterId(UUID(int=number)))


def taking(matter: MatterId, client: PartyId, facing: frozenset[PartyId]) -> Command:
    """Return an appointment."""
    opposing = tuple(sorted(facing - {client}))
    return take_on.model_copy(update={"matter_id": matter, "client": client, "opposing": opposing})


def with_party(command: Command, party: PartyId, matter: MatterId) -> Command:
    """Return the same question about another party."""
    return command.model_copy(update={"party_id": party, "matter_id": matter})


def known_as(command: Command, party: PartyId, matter: MatterId) -> Command:
    """Return the same question about somebody who is known by a sign, too."""
    return command.model_copy(update={"known_as": (party,), "matter_id": matter})


take_on_elsewhere = take_on.model_copy(update={"centre": "cn1"})
asked = st.lists(
    st.one_of(
        st.builds(taking, matters, parties, st.frozensets(parties, max_size=2)),
        st.builds(with_party, st.just(face), parties, matters),
        st.builds(known_as, st.sampled_from((take_on, face, recognise_client)), parties, matters),
        st.sampled_from(
            (declare, lay_down, be_assessed, strike_off, take_on_elsewhere, serve_linked)
        ),
    ),
    max_size=20,
).map(lambda later: [register_provider, *later])


def test_every_kind_of_question_is_asked() -> None:
    provider_kinds = (
        declare,
        lay_down,
        be_assessed,
        strike_off,
        face,
        take_on,
        recognise_client,
        serve_linked,
        register_provider,
    )
    assert {type(one) for one in provider_kinds} == set(get_args(ProviderCommand))
    assert {type(one) for one in CENTRE_ASKED} == set(get_args(CentreCommand))


@quietly
@given(asked)
def test_nobody_takes_on_a_matter_on_both_sides(commands: list[Command]) -> None:
    history = written(PROVIDER, commands)
    for at, event in enumerate(history):
        if isinstance(event, MatterTakenOn):
            before = PROVIDER.decider.fold(history[:at])
            assert isinstance(before, Listed)
            assert before.faced.isdisjoint({event.client, *event.known_as})
            assert not before.served & {*event.opposing}
    assert survives_storage(PROVIDER, history)


@quietly
@given(st.lists(st.sampled_from(PROVIDER_EVENTS), max_size=12))
def test_a_provider_takes_in_even_a_history_nobody_would_write(
    history: list[ProviderEvent],
) -> None:
    assert provider.decider.fold(history) == provider.decider.fold(history)


@quietly
@given(
    st.lists(
        st.sampled_from(CENTRE_ASKED),
        max_size=8,
    ),
    st.lists(st.sampled_from((*CENTRE_EVENTS, centre_connected)), max_size=8),
)
def test_a_centre_replays_and_takes_in_anything(
    commands: list[Command], strange: list[CentreEvent]
) -> None:
    assert survives_storage(CENTRE, written(CENTRE, commands))
    assert centre.decider.fold(strange) == centre.decider.fold(strange)


@quietly
@given(st.lists(st.sampled_from((give_post, give_post_to_another)), max_size=8))
def test_a_post_is_given_once_however_often_it_is_asked_for(commands: list[Command]) -> None:
    history = written(POST, commands)
    assert len(history) == min(len(commands), 1)
    assert survives_storage(POST, history)
