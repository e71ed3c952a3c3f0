"""What only happens together around who acts: the matter, its client, and the provider.

A client who has other journeys here is one person on each side.
"""

from collections.abc import Mapping, Sequence

from services.legal_aid.domain.client.linked_messages import CompareLinked
from services.legal_aid.domain.client.messages import (
    CompareSides,
    NameClient,
    NoteOpposingParty,
)
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import as_party
from services.legal_aid.domain.matter.commands import (
    AppointProvider,
    CompleteMatter,
    DiscontinueMatter,
    NameOpposingParty,
    ReplaceProvider,
)
from services.legal_aid.domain.matter.states import Assigned, InProgress, Matter, Open, UnderWay
from services.legal_aid.domain.provider.messages import (
    FaceOpposingParty,
    LayDownMatter,
    TakeOnMatter,
)
from services.legal_aid.domain.together.linked_sides import IN_TURN as LINKED_IN_TURN
from services.legal_aid.domain.together.linked_sides import TOGETHER as LINKED_TOGETHER
from services.legal_aid.domain.together.linked_sides import (
    ask_linked_of_name,
    ask_who_is_named,
    recognise,
)
from shared.casework.linked import AskLinked
from shared.kernel.aggregate import Partners
from shared.kernel.messages import Command

Acted = Assigned | InProgress


def appoint(command: AppointProvider, matter: Matter) -> Sequence[Command]:
    """Appoint only someone who is on nobody else's side."""
    if not isinstance(matter, UnderWay) or isinstance(matter, Acted):
        return []
    return _taking_on(command, matter)


def replace(command: ReplaceProvider, matter: Matter) -> Sequence[Command]:
    """Let one provider lay the matter down and another take it on."""
    if not isinstance(matter, Acted) or matter.acting.provider_ref == command.provider_ref:
        return []
    return [*laying_down(command, matter), *_taking_on(command, matter)]


def _taking_on(command: AppointProvider | ReplaceProvider, matter: UnderWay) -> Sequence[Command]:
    return [
        CompareSides(
            journey_id=matter.file.request.journey_id,
            matter_id=command.matter_id,
            parties=matter.file.parties,
            provider_id=command.provider_ref,
            provider_kind=command.provider_kind,
            centre=matter.acceptance.centre,
            from_elsewhere=command.from_elsewhere,
            occurred_at=command.occurred_at,
        )
    ]


def take_on_matter(command: CompareSides, client: Client) -> Sequence[Command]:
    """Let the provider take on a matter; what each side is called only the client's file knows."""
    matter_id, at = command.matter_id, command.occurred_at
    opposing = tuple(sorted(client.all_called({*command.parties})))
    compared = CompareLinked(
        journey_id=command.journey_id,
        matter_id=matter_id,
        parties=opposing,
        provider_id=command.provider_id,
        occurred_at=at,
    )
    return [
        TakeOnMatter(
            provider_id=command.provider_id,
            provider_kind=command.provider_kind,
            matter_id=matter_id,
            client=as_party(command.journey_id),
            opposing=opposing,
            centre=command.centre,
            from_elsewhere=command.from_elsewhere,
            known_as=tuple(sorted(client.known_as)),
            occurred_at=at,
        ),
        AskLinked(
            journey_id=command.journey_id, about=matter_id, question=compared, occurred_at=at
        ),
    ]


def name_party(command: NameOpposingParty, matter: Matter) -> Sequence[Command]:
    """Tell the client's file and whoever acts that someone is on the other side."""
    if not isinstance(matter, Open):
        return []
    client = matter.file.request.journey_id
    noted = NoteOpposingParty(
        journey_id=client,
        matter_id=command.matter_id,
        party_id=command.party_id,
        known_as=command.known_as,
        occurred_at=command.occurred_at,
    )
    if not isinstance(matter, Acted):
        return [noted, *ask_who_is_named(command, client, None)]
    faced = FaceOpposingParty(
        provider_id=matter.acting.provider_ref,
        matter_id=command.matter_id,
        party_id=command.party_id,
        known_as=command.known_as,
        occurred_at=command.occurred_at,
    )
    return [noted, faced, *ask_who_is_named(command, client, matter.acting.provider_ref)]


def name_client(command: NameClient, client: Client) -> Sequence[Command]:
    """Tell who acts for a client by what else they are known, in each of their journeys."""
    return [*recognise(command, client), ask_linked_of_name(command)]


def laying_down(
    command: ReplaceProvider | CompleteMatter | DiscontinueMatter, matter: Acted
) -> Sequence[Command]:
    """Let whoever acts lay the matter down."""
    return [
        LayDownMatter(
            provider_id=matter.acting.provider_ref,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


PROVIDERS_TOGETHER: Mapping[type[Command], Partners] = {
    AppointProvider: appoint,
    ReplaceProvider: replace,
    NameOpposingParty: name_party,
    NameClient: name_client,
    **LINKED_TOGETHER,
}

PROVIDERS_IN_TURN: Mapping[type[Command], Partners] = {
    CompareSides: take_on_matter,
    **LINKED_IN_TURN,
}
