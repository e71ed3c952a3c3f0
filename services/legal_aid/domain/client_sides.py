"""Who is on the other side of a client, in any of their matters."""

from typing import assert_never

from services.legal_aid.domain.client_messages import (
    ClientEvent,
    CompareSides,
    NoteOpposingParty,
    OpposingPartyNoted,
    SideCommand,
    SidesCompared,
)
from services.legal_aid.domain.client_refusals import SidesNotCompared
from services.legal_aid.domain.client_states import Client


def decide(command: SideCommand, client: Client) -> list[ClientEvent]:
    """Return what is learnt of the other side, and that an appointment looked at all of it."""
    match command:
        case NoteOpposingParty():
            return _note_party(command, client)
        case CompareSides():
            return _compare(command, client)
        case _:
            assert_never(command)


def _note_party(command: NoteOpposingParty, client: Client) -> list[ClientEvent]:
    named_in = client.named_in(command.party_id)
    if command.matter_id in named_in:
        return []
    elsewhere = client.open - named_in - {command.matter_id}
    return [
        OpposingPartyNoted(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            party_id=command.party_id,
            elsewhere=tuple(sorted(elsewhere)),
            all_named=client.against <= client.named_by(command.matter_id) | {command.party_id},
        )
    ]


def _compare(command: CompareSides, client: Client) -> list[ClientEvent]:
    if not client.against <= {*command.parties}:
        raise SidesNotCompared
    return [
        SidesCompared(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]
