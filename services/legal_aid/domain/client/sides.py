"""Who is on the other side of a client, in any of their matters."""

from collections.abc import Set
from typing import assert_never

from services.legal_aid.domain.client.linked_messages import (
    CompareLinked,
    HearSides,
    LinkedSideCommand,
    MeetOpposingParty,
    RecogniseLinked,
    RecogniseParty,
    ShareSides,
)
from services.legal_aid.domain.client.messages import (
    ClientEvent,
    ClientNamed,
    CompareSides,
    NameClient,
    NoteOpposingParty,
    OpposingPartyNoted,
    SideCommand,
    SidesCompared,
)
from services.legal_aid.domain.client.refusals import NoSuchFile, SidesNotCompared
from services.legal_aid.domain.client.states import Client
from services.legal_aid.domain.ids import PartyId, as_party
from services.legal_aid.domain.matter.refusals import OpposingPartyIsClient, SaysNobody
from shared.kernel.ids import JourneyId


def decide(command: SideCommand, client: Client) -> list[ClientEvent]:
    """Return what is learnt of the other side, and that an appointment looked at all of it."""
    if isinstance(command, LinkedSideCommand):
        _asked_of_linked(command, client)
        return []
    match command:
        case NoteOpposingParty():
            return _note_party(command, client)
        case NameClient():
            return _name_client(command, client)
        case CompareSides():
            return _compare(command, client)
        case _:
            assert_never(command)


def _asked_of_linked(command: LinkedSideCommand, client: Client) -> None:
    """Refuse what a linked journey does not allow; else the answer is what comes of it."""
    match command:
        case CompareLinked():
            if client.overlooked({*command.parties}):
                raise SidesNotCompared
        case MeetOpposingParty():
            _is_another({command.party_id, *command.known_as}, command.journey_id, client)
        case RecogniseLinked():
            _is_on_no_other_side({*command.known_as}, client)
        case RecogniseParty() | ShareSides() | HearSides():
            pass
        case _:
            assert_never(command)


def _is_another(person: Set[PartyId], journey_id: JourneyId, client: Client) -> None:
    if not person.isdisjoint({as_party(journey_id), *client.known_as}):
        raise OpposingPartyIsClient


def _is_on_no_other_side(known_as: Set[PartyId], client: Client) -> None:
    if any(not known_as.isdisjoint(person) for person in client.persons):
        raise OpposingPartyIsClient


def _note_party(command: NoteOpposingParty, client: Client) -> list[ClientEvent]:
    person = {command.party_id, *command.known_as}
    if person <= client.named_by(command.matter_id):
        return []
    _is_another(person, command.journey_id, client)
    then = client.against(person, command.matter_id)
    elsewhere = client.open - then.named_in(command.party_id)
    return [
        OpposingPartyNoted(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            party_id=command.party_id,
            elsewhere=tuple(sorted(elsewhere)),
            all_named=not then.overlooked(then.named_by(command.matter_id)),
            known_as=command.known_as,
        )
    ]


def _name_client(command: NameClient, client: Client) -> list[ClientEvent]:
    known_as = {*command.known_as}
    if not client.open | client.closed:
        raise NoSuchFile
    if not known_as:
        raise SaysNobody
    if known_as <= client.known_as:
        return []
    _is_on_no_other_side(known_as, client)
    return [
        ClientNamed(
            journey_id=command.journey_id,
            occurred_at=command.occurred_at,
            known_as=command.known_as,
        )
    ]


def _compare(command: CompareSides, client: Client) -> list[ClientEvent]:
    if client.overlooked({*command.parties}):
        raise SidesNotCompared
    if client.acting.get(command.matter_id) == command.provider_id:
        return []
    return [
        SidesCompared(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            provider_id=command.provider_id,
        )
    ]
