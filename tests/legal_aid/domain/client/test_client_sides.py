"""Who is on the other side of a client's matters, and by what a client is known to others."""

from services.legal_aid.domain.client.decider import decider
from services.legal_aid.domain.client.refusals import NoSuchFile, SidesNotCompared
from services.legal_aid.domain.ids import as_party, by_sign
from services.legal_aid.domain.matter.refusals import OpposingPartyIsClient, SaysNobody
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    JOURNEY,
    MATTER,
    OTHER_PARTY,
    PARTY,
    PROVIDER,
    SECOND_MATTER,
    SIGN,
    SUCCESSOR,
)
from tests.legal_aid.made_up_clients import (
    client_named,
    compare,
    file_closed,
    file_opened,
    hear_sides,
    meet_party,
    name_client,
    note_party,
    party_noted,
    recognise_linked,
    recognise_party,
    share_sides,
    sides_compared,
)

client = Given(decider)
second_opened = file_opened.model_copy(update={"matter_id": SECOND_MATTER})


def test_who_is_on_the_other_side_is_noted_once_in_each_matter() -> None:
    client.given(file_opened).when(note_party).then(party_noted)
    client.given(file_opened, party_noted).when(note_party).then_nothing()


def test_who_is_on_the_other_side_is_named_in_the_clients_other_matters_too() -> None:
    here = party_noted.model_copy(update={"elsewhere": (SECOND_MATTER,)})
    client.given(file_opened, second_opened).when(note_party).then(here)
    there = {"matter_id": SECOND_MATTER}
    client.given(file_opened, second_opened, here).when(note_party.model_copy(update=there)).then(
        party_noted.model_copy(update=there)
    )


def test_one_opponent_in_two_matters_is_recognised_by_their_name() -> None:
    by_name = {"known_as": (by_sign(SIGN),)}
    here = party_noted.model_copy(update={"elsewhere": (SECOND_MATTER,), **by_name})
    other = {"matter_id": SECOND_MATTER, "party_id": OTHER_PARTY, **by_name}
    there = party_noted.model_copy(update=other)
    opened = (file_opened, second_opened)
    client.given(*opened).when(note_party.model_copy(update=by_name)).then(here)
    client.given(*opened, here).when(note_party.model_copy(update=other)).then(there)
    second = {"matter_id": SECOND_MATTER, "parties": (OTHER_PARTY, by_sign(SIGN))}
    client.given(*opened, here, there).when(compare.model_copy(update=second)).then(
        sides_compared.model_copy(update={"matter_id": SECOND_MATTER})
    )


def test_a_name_that_is_learnt_later_makes_one_person_of_two() -> None:
    by_name = {"known_as": (by_sign(SIGN),)}
    stranger = {"matter_id": SECOND_MATTER, "party_id": OTHER_PARTY}
    apart = (party_noted, party_noted.model_copy(update=stranger))
    blind = compare.model_copy(update={"parties": (PARTY,)})
    client.given(file_opened, *apart).when(blind).then_refused(SidesNotCompared)
    together = tuple(one.model_copy(update=by_name) for one in apart)
    client.given(file_opened, *apart, *together).when(blind).then(sides_compared)


def test_a_client_is_named_once_and_is_nobodys_opponent_in_their_own_matters() -> None:
    client.given(file_opened).when(name_client).then(client_named)
    client.given(file_opened, client_named).when(name_client).then_nothing()
    oneself = {"known_as": client_named.known_as}
    client.given(file_opened, client_named).when(
        note_party.model_copy(update=oneself)
    ).then_refused(OpposingPartyIsClient)
    client.given(file_opened, party_noted.model_copy(update=oneself)).when(
        name_client
    ).then_refused(OpposingPartyIsClient)


def test_only_a_client_is_named_and_by_something_that_says_who_it_is() -> None:
    client.given().when(name_client).then_refused(NoSuchFile)
    client.given(file_opened).when(name_client.model_copy(update={"signs": ()})).then_refused(
        SaysNobody
    )


def test_sides_are_compared_once_for_each_who_acts() -> None:
    client.given(file_opened, party_noted, sides_compared).when(compare).then_nothing()
    successor = {"provider_id": SUCCESSOR}
    client.given(file_opened, party_noted, sides_compared).when(
        compare.model_copy(update=successor)
    ).then(sides_compared.model_copy(update=successor))


def test_sides_that_were_compared_before_providers_were_noted_name_nobody_who_acts() -> None:
    old = sides_compared.model_copy(update={"provider_id": None})
    assert decider.fold((file_opened, old)).acting == {}
    assert decider.fold((file_opened, sides_compared)).acting == {MATTER: PROVIDER}
    assert decider.fold((file_opened, sides_compared, file_closed)).acting == {}


def test_nobody_is_appointed_while_someone_on_the_other_side_is_overlooked() -> None:
    blind = compare.model_copy(update={"parties": ()})
    client.given(file_opened, party_noted).when(blind).then_refused(SidesNotCompared)
    client.given(file_opened, party_noted).when(compare).then(sides_compared)
    client.given(file_opened).when(blind).then(sides_compared)


def test_whom_a_linked_journey_has_on_the_other_side_is_not_the_client_here() -> None:
    client.given(file_opened, party_noted).when(meet_party).then_nothing()
    themselves = {"party_id": as_party(JOURNEY)}
    client.given().when(meet_party.model_copy(update=themselves)).then_refused(
        OpposingPartyIsClient
    )
    by_name = meet_party.model_copy(update={"known_as": client_named.known_as})
    client.given(file_opened, client_named).when(by_name).then_refused(OpposingPartyIsClient)


def test_nobody_is_the_other_side_of_their_own_matter_by_a_name_that_is_found_for_them() -> None:
    in_full = note_party.model_copy(update={"known_as": (as_party(JOURNEY),)})
    client.given(file_opened).when(in_full).then_refused(OpposingPartyIsClient)


def test_a_client_is_not_called_in_a_linked_journey_what_their_opponent_is_called_here() -> None:
    client.given(file_opened, party_noted).when(recognise_linked).then_nothing()
    opponents = recognise_linked.model_copy(update={"known_as": (PARTY,)})
    client.given(file_opened, party_noted).when(opponents).then_refused(OpposingPartyIsClient)


def test_asking_across_a_link_writes_nothing_in_the_clients_file() -> None:
    for question in (recognise_party, share_sides, hear_sides):
        client.given(file_opened, party_noted).when(question).then_nothing()
