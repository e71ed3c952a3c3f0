"""Sides are compared in every journey of a person: the client's, and those of who is against them.

Whoever asks notes it on both sides of a link, so that two who ask at once meet.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from services.legal_aid.domain.client.linked_messages import (
    CompareLinked,
    HearSides,
    MeetOpposingParty,
    RecogniseLinked,
    RecogniseParty,
    ShareSides,
)
from services.legal_aid.domain.client.messages import NameClient, NoteOpposingParty
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import PartyId, ProviderId, as_party
from services.legal_aid.domain.matter.commands import NameOpposingParty
from services.legal_aid.domain.provider.messages import (
    FaceOpposingParty,
    RecogniseClient,
    ServeLinked,
)
from shared.casework.linked import AskLinked, Linked, NoteLinked, seen_from_both
from shared.kernel.aggregate import Partners
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command


def serve_linked(command: CompareLinked, client: Client) -> Sequence[Command]:
    """Let the provider know the client by what a linked journey's file calls them."""
    return [
        ServeLinked(
            provider_id=command.provider_id,
            matter_id=command.matter_id,
            journey_id=command.journey_id,
            known_as=tuple(sorted(client.known_as)),
            occurred_at=command.occurred_at,
        )
    ]


def ask_who_is_named(
    command: NameOpposingParty, client: JourneyId, provider_id: ProviderId | None
) -> Sequence[Command]:
    """Ask by what else a party is called who is a client, too: in all of that person's journeys."""
    theirs = JourneyId(command.party_id)
    asked = RecogniseParty(
        journey_id=theirs,
        client=client,
        matter_id=command.matter_id,
        party_id=command.party_id,
        provider_id=provider_id,
        occurred_at=command.occurred_at,
    )
    about = derived(command.matter_id, "named", command.party_id)
    return [asked, _ask(theirs, about, asked)]


def name_in_full(command: RecogniseParty, party: Client) -> Sequence[Command]:
    """Tell the client's file, and who acts, by what else this journey knows the party."""
    called = {as_party(command.journey_id), *party.known_as} - {command.party_id}
    if not called:
        return []
    known_as, at = tuple(sorted(called)), command.occurred_at
    noted = NoteOpposingParty(
        journey_id=command.client,
        matter_id=command.matter_id,
        party_id=command.party_id,
        known_as=known_as,
        occurred_at=at,
    )
    if command.provider_id is None:
        return [noted]
    faced = FaceOpposingParty(
        provider_id=command.provider_id,
        matter_id=command.matter_id,
        party_id=command.party_id,
        known_as=known_as,
        occurred_at=at,
    )
    return [noted, faced]


def ask_linked_of_party(command: NoteOpposingParty, _: Client) -> Sequence[Command]:
    """Hold whoever is on the other side against each journey that is the client's, too."""
    question = MeetOpposingParty(
        journey_id=command.journey_id,
        party_id=command.party_id,
        known_as=command.known_as,
        occurred_at=command.occurred_at,
    )
    called: tuple[PartyId, ...] = (command.party_id, *command.known_as)
    return [_ask(command.journey_id, derived(command.matter_id, "faced", *called), question)]


def face_in_linked(command: MeetOpposingParty, client: Client) -> Sequence[Command]:
    """Let everyone who acts in this journey face who is on the other side in the linked one."""
    return [
        FaceOpposingParty(
            provider_id=provider,
            matter_id=matter_id,
            party_id=command.party_id,
            known_as=command.known_as,
            occurred_at=command.occurred_at,
        )
        for matter_id, provider in sorted(client.acting.items())
    ]


def ask_linked_of_name(command: NameClient) -> AskLinked:
    """Let each journey that is the client's, too, know by what they are called."""
    question = RecogniseLinked(
        journey_id=command.journey_id,
        known_as=command.known_as,
        occurred_at=command.occurred_at,
    )
    return _ask(
        command.journey_id, derived(command.journey_id, "called", *command.known_as), question
    )


def recognise(command: NameClient | RecogniseLinked, client: Client) -> Sequence[Command]:
    """Tell everyone who acts for a client by what else that client is known."""
    return [
        RecogniseClient(
            provider_id=provider,
            matter_id=matter_id,
            known_as=command.known_as,
            occurred_at=command.occurred_at,
        )
        for matter_id, provider in sorted(client.acting.items())
    ]


def with_link(command: NoteLinked, _: Linked) -> Sequence[Command]:
    """Return what each of two linked journeys tells the other, once they are found to be one's."""
    return [ShareSides(**dict(told)) for told in seen_from_both(command)]


def share_sides(command: ShareSides, client: Client) -> Sequence[Command]:
    """Tell the linked journey what the client is called here, and who is against them."""
    called = {as_party(command.journey_id), *client.known_as}
    return [
        HearSides(
            journey_id=command.with_journey,
            known_as=tuple(sorted(called)),
            persons=tuple(sorted(tuple(sorted(person)) for person in client.persons)),
            occurred_at=command.occurred_at,
        )
    ]


def hear_sides(command: HearSides, client: Client) -> Sequence[Command]:
    """Tell everyone who acts here; of a link nothing is refused, a conflict is theirs to settle."""
    at = command.occurred_at
    return [
        told
        for matter_id, provider in sorted(client.acting.items())
        for told in (
            RecogniseClient(
                provider_id=provider,
                matter_id=matter_id,
                known_as=command.known_as,
                occurred_at=at,
            ),
            *(
                FaceOpposingParty(
                    provider_id=provider,
                    matter_id=matter_id,
                    party_id=person[0],
                    known_as=person[1:],
                    occurred_at=at,
                )
                for person in command.persons
            ),
        )
    ]


def _ask(journey_id: JourneyId, about: UUID, question: Command) -> AskLinked:
    return AskLinked(
        journey_id=journey_id, about=about, question=question, occurred_at=question.occurred_at
    )


TOGETHER: Mapping[type[Command], Partners] = {NoteLinked: with_link}

IN_TURN: Mapping[type[Command], Partners] = {
    CompareLinked: serve_linked,
    NoteOpposingParty: ask_linked_of_party,
    MeetOpposingParty: face_in_linked,
    RecogniseParty: name_in_full,
    RecogniseLinked: recognise,
    ShareSides: share_sides,
    HearSides: hear_sides,
}
