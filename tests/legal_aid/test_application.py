"""What only happens together."""

from collections.abc import Sequence
from typing import get_args

import pytest

from services.legal_aid.application import LOG
from services.legal_aid.domain.client.linked_messages import (
    CompareLinked,
    MeetOpposingParty,
    RecogniseLinked,
    RecogniseParty,
)
from services.legal_aid.domain.client.messages import (
    CompareSides,
    NameClient,
    NoteDeath,
    NoteOpposingParty,
    ReviewFiles,
    TakeUpReferral,
)
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import PartyId, by_sign
from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.register import EnterMatter
from shared.casework.linked import AskLinked
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command
from tests.legal_aid.made_up import (
    ACCEPTED,
    ASSESSED,
    ASSIGNED,
    CLIENTS_SIGN,
    COMPLETE,
    DAY,
    ENDINGS,
    FILED,
    HOUR,
    IN_PROGRESS,
    JOURNEY,
    MATTER,
    NOON,
    OTHER_PARTY,
    PARTY,
    PENDING,
    PROVIDER,
    REFUSED,
    REGISTER,
    SECOND_MATTER,
    SUCCESSOR,
    completed,
    filed,
    flagged,
    party_named,
    replaced,
    requested,
    stepped,
)
from tests.legal_aid.made_up_clients import (
    accept_file,
    close_file,
    compare,
    compare_linked,
    end_review,
    meet_party,
    name_client,
    note_death,
    note_party,
    open_file,
    recognise_linked,
    recognise_party,
    review,
    take_up,
)
from tests.legal_aid.made_up_commands import (
    accept,
    accept_urgently,
    appoint,
    assess,
    complete,
    discontinue,
    flag,
    name_party,
    note_died_untold,
    refuse,
    replace,
    request,
    resolve,
    take_back,
    withdraw,
)
from tests.legal_aid.made_up_letters import open_letters
from tests.legal_aid.made_up_providers import (
    be_assessed,
    face,
    lay_down,
    recognise_client,
    serve_linked,
    take_matter,
    take_on,
)

History = tuple[MatterEvent, ...]
entry = EnterMatter(
    register_id=REGISTER,
    matter_id=MATTER,
    centre="tt",
    form="participation",
    year=2026,
    occurred_at=NOON + 3 * HOUR,
)
NAMED = (*ASSIGNED, party_named)
taking_on = take_on.model_copy(update={"opposing": (PARTY,)})
comparing = compare.model_copy(update={"occurred_at": NOON + DAY})
KNOWN = Client(known_as=frozenset({by_sign(CLIENTS_SIGN)}), acting={MATTER: PROVIDER})


def with_it(command: Command, *history: MatterEvent) -> Sequence[Command]:
    """Return what must succeed together with a command about a matter."""
    return LOG.together[type(command)](command, decider.fold(history))


def asking_linked(*parties: PartyId) -> AskLinked:
    """Return what is asked of the client's linked journeys with an appointment."""
    question = compare_linked.model_copy(update={"parties": parties})
    return AskLinked(
        journey_id=JOURNEY, about=MATTER, question=question, occurred_at=question.occurred_at
    )


def asking_of_party(question: RecogniseParty) -> Sequence[Command]:
    """Return what is asked of every journey of a party who is a client, too."""
    theirs = JourneyId(PARTY)
    return [
        question,
        AskLinked(
            journey_id=theirs,
            about=derived(MATTER, "named", PARTY),
            question=question,
            occurred_at=question.occurred_at,
        ),
    ]


def test_a_request_opens_the_clients_file() -> None:
    assert with_it(request) == [open_file]


@pytest.mark.parametrize("history", [(requested,), *ENDINGS])
def test_a_request_told_again_opens_nothing(history: History) -> None:
    assert with_it(request, *history) == []


@pytest.mark.parametrize("history", [(requested,), PENDING, COMPLETE])
def test_an_acceptance_is_an_entry_of_a_competent_centre_for_an_entitled_client(
    history: History,
) -> None:
    assert with_it(accept, *history) == [entry, take_matter, accept_file, open_letters]
    there = take_matter.model_copy(update={"competent_by": "matter-arises"})
    assert with_it(accept_urgently, *history) == [entry, there, accept_file, open_letters]


def test_the_register_shows_the_form_that_is_granted() -> None:
    advice = accept.model_copy(update={"form": "advice"})
    assert with_it(advice, *COMPLETE)[0] == entry.model_copy(update={"form": "advice"})


@pytest.mark.parametrize("history", [(), ACCEPTED, *ENDINGS])
def test_only_a_first_acceptance_is_entered(history: History) -> None:
    assert with_it(accept, *history) == []


@pytest.mark.parametrize("command", [refuse, withdraw, take_back])
def test_the_end_of_a_request_closes_the_file(command: Command) -> None:
    closed = close_file.model_copy(update={"occurred_at": command.occurred_at})
    assert with_it(command, requested) == [closed]
    assert with_it(command, *ACCEPTED) == []
    assert with_it(command) == []


@pytest.mark.parametrize("command", [complete, discontinue])
def test_the_end_of_a_matter_closes_the_file_and_frees_who_acted(command: Command) -> None:
    at = {"occurred_at": command.occurred_at}
    closed, freed = close_file.model_copy(update=at), lay_down.model_copy(update=at)
    assert with_it(command, *ACCEPTED) == [closed]
    assert with_it(command, *IN_PROGRESS) == [closed, freed]
    assert with_it(command, requested) == []


def test_an_appointment_is_checked_against_everyone_on_the_other_side() -> None:
    assert with_it(appoint, *ACCEPTED, party_named) == [comparing]
    assert with_it(appoint, *ASSIGNED) == []
    assert with_it(appoint, *COMPLETE) == []
    assert LOG.in_turn[CompareSides](comparing, Client()) == [taking_on, asking_linked(PARTY)]
    assert LOG.in_turn[CompareSides](comparing, KNOWN) == [
        taking_on.model_copy(update={"known_as": (by_sign(CLIENTS_SIGN),)}),
        asking_linked(PARTY),
    ]


def test_who_is_on_the_other_side_is_compared_by_all_that_they_are_called() -> None:
    known = Client().against({PARTY, OTHER_PARTY}, SECOND_MATTER)
    both = tuple(sorted((PARTY, OTHER_PARTY)))
    assert LOG.in_turn[CompareSides](comparing, known) == [
        taking_on.model_copy(update={"opposing": both}),
        asking_linked(*both),
    ]


def test_a_client_is_served_by_what_a_linked_journey_calls_them() -> None:
    assert LOG.in_turn[CompareLinked](compare_linked, Client()) == [serve_linked]
    assert LOG.in_turn[CompareLinked](compare_linked, KNOWN) == [
        serve_linked.model_copy(update={"known_as": (by_sign(CLIENTS_SIGN),)})
    ]


def test_who_acts_for_a_client_is_told_by_what_else_the_client_is_known() -> None:
    called = (by_sign(CLIENTS_SIGN),)
    linked = AskLinked(
        journey_id=JOURNEY,
        about=derived(JOURNEY, "called", *called),
        question=recognise_linked,
        occurred_at=name_client.occurred_at,
    )
    assert LOG.together[NameClient](name_client, KNOWN) == [recognise_client, linked]
    assert LOG.together[NameClient](name_client, Client()) == [linked]
    assert LOG.in_turn[RecogniseLinked](recognise_linked, KNOWN) == [recognise_client]


def test_a_replacement_lets_one_go_and_checks_the_other() -> None:
    at = {"occurred_at": replace.occurred_at}
    successor = {"provider_id": SUCCESSOR, "provider_kind": "contracted-lawyer", **at}
    assert with_it(replace, *NAMED) == [
        lay_down.model_copy(update=at),
        comparing.model_copy(update=successor),
    ]
    assert with_it(replace, *ACCEPTED) == []
    assert with_it(replace, *ASSIGNED, replaced) == []


def test_a_named_party_is_told_to_the_client_and_to_who_acts() -> None:
    assert with_it(name_party, *COMPLETE) == [note_party, *asking_of_party(recognise_party)]
    acted = recognise_party.model_copy(update={"provider_id": PROVIDER})
    assert with_it(name_party, *ASSIGNED) == [note_party, face, *asking_of_party(acted)]
    assert with_it(name_party, *REFUSED) == []


def test_whoever_is_on_the_other_side_is_held_against_every_journey_of_the_client() -> None:
    asked = AskLinked(
        journey_id=JOURNEY,
        about=derived(MATTER, "faced", PARTY),
        question=meet_party,
        occurred_at=note_party.occurred_at,
    )
    assert LOG.in_turn[NoteOpposingParty](note_party, Client()) == [asked]
    assert LOG.in_turn[MeetOpposingParty](meet_party, Client()) == []
    assert LOG.in_turn[MeetOpposingParty](meet_party, KNOWN) == [face]


def test_a_party_who_is_a_client_is_named_by_all_that_their_own_files_call_them() -> None:
    assert LOG.in_turn[RecogniseParty](recognise_party, Client()) == []
    called = {"known_as": (by_sign(CLIENTS_SIGN),)}
    noted, faced = (one.model_copy(update=called) for one in (note_party, face))
    assert LOG.in_turn[RecogniseParty](recognise_party, KNOWN) == [noted]
    acted = recognise_party.model_copy(update={"provider_id": PROVIDER})
    assert LOG.in_turn[RecogniseParty](acted, KNOWN) == [noted, faced]


def test_everyone_who_acted_is_asked_whether_the_assessor_is_another() -> None:
    other = be_assessed.model_copy(update={"provider_id": SUCCESSOR})
    assert with_it(assess, *FILED) == [be_assessed]
    both = (*IN_PROGRESS, replaced, stepped, completed, filed)
    assert with_it(assess, *both) == [be_assessed, other]
    assert with_it(assess, *ASSESSED) == []


def test_a_decided_review_ends_in_the_clients_file() -> None:
    assert with_it(resolve, *IN_PROGRESS, flagged) == [end_review]
    regained = resolve.model_copy(update={"goes_on": "status-regained"})
    not_decided = end_review.model_copy(update={"entitled": False})
    assert with_it(regained, *IN_PROGRESS, flagged) == [not_decided]
    assert with_it(resolve, *REFUSED) == []


def test_a_review_flags_each_open_matter_that_is_not_flagged_for_that_reason() -> None:
    client = Client(
        open=frozenset({MATTER, SECOND_MATTER}),
        reviews=frozenset({(SECOND_MATTER, "status-rejected")}),
    )
    assert LOG.together[ReviewFiles](review, client) == [flag]


def test_a_death_flags_each_open_matter_once() -> None:
    client = Client(open=frozenset({MATTER}))
    dead = flag.model_copy(update={"reason": "client-deceased"})
    assert LOG.together[NoteDeath](note_death, client) == [dead]
    assert LOG.together[NoteDeath](note_death, Client(dead=True, open=client.open)) == []


def test_a_death_reaches_each_matter_that_is_over_once() -> None:
    client = Client(closed=frozenset({MATTER}))
    untold = note_died_untold.model_copy(update={"occurred_at": note_death.occurred_at})
    assert LOG.together[NoteDeath](note_death, client) == [untold]
    assert LOG.together[NoteDeath](note_death, Client(dead=True, closed=client.closed)) == []


def test_a_referral_asks_for_advice_with_the_file_it_opens_and_not_without() -> None:
    asked = request.model_copy(
        update={
            "form": "advice",
            "field": None,
            "requester": "referral",
            "status_proof": None,
        }
    )
    together = LOG.together[TakeUpReferral]
    assert together(take_up, Client()) == [asked]
    urgent = {"urgency": "urgent"}
    assert together(take_up.model_copy(update=urgent), Client()) == [
        asked.model_copy(update=urgent)
    ]
    assert together(take_up, Client(open=frozenset({MATTER}))) == []
    assert together(take_up, Client(dead=True)) == []
    assert together(take_up, Client(closed=frozenset({MATTER}))) == []


def test_every_command_finds_its_way() -> None:
    for aggregate in LOG.aggregates:
        for command in get_args(aggregate.commands):
            assert LOG.of(command) is aggregate
            named = {*command.model_fields, *vars(command)}
            assert aggregate.id_field in named
