"""A client: the matters of one journey, whether the law gives them aid, and who is against them.

Guards what is said about a journey as a whole; it is never asked by its reader.
"""

from typing import assert_never

from services.legal_aid.domain.client import files as client_files
from services.legal_aid.domain.client import sides as client_sides
from services.legal_aid.domain.client import standing as client_standing
from services.legal_aid.domain.client.messages import (
    AidReferralDeclined,
    CategoryNoted,
    ClientCommand,
    ClientDied,
    ClientEvent,
    ClientNamed,
    ClientReviewEvent,
    EligibilityDecided,
    EntitlementNoted,
    FileAccepted,
    FileClosed,
    FileCommand,
    FileOpened,
    OpposingPartyNoted,
    QueryAnswered,
    ReviewEnded,
    ReviewRequested,
    SideEvent,
    SidesCompared,
    StandingCommand,
    StandingEvent,
)
from services.legal_aid.domain.client.states import Client, Standing
from shared.kernel.decider import Decider
from shared.kernel.states import changed


def decide(command: ClientCommand, client: Client) -> list[ClientEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, FileCommand):
        return client_files.decide(command, client)
    if isinstance(command, StandingCommand):
        return client_standing.decide(command, client)
    return client_sides.decide(command, client)


def evolve(client: Client, event: ClientEvent) -> Client:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case QueryAnswered():
            return changed(client, queries=client.queries | {event.query_id})
        case FileOpened() | AidReferralDeclined() | FileAccepted() | FileClosed():
            return _filed(client, event)
        case ReviewRequested() | ReviewEnded():
            return _reviewed(client, event)
        case CategoryNoted() | EntitlementNoted() | EligibilityDecided() | ClientDied():
            return _known(client, event)
        case OpposingPartyNoted() | ClientNamed() | SidesCompared():
            return _sided(client, event)
        case _:
            assert_never(event)


def _filed(
    client: Client, event: FileOpened | AidReferralDeclined | FileAccepted | FileClosed
) -> Client:
    if isinstance(event, AidReferralDeclined):
        return changed(client, declined=client.declined | {event.referral_id})
    one = frozenset({event.matter_id})
    match event:
        case FileOpened():
            return changed(
                client,
                open=client.open | one,
                undecided=client.undecided | one if event.decision_needed else client.undecided,
                decision=True if event.signed else client.decision,
            )
        case FileAccepted():
            return changed(client, accepted=client.accepted | one)
        case FileClosed():
            reviews = {review for review in client.reviews if review[0] != event.matter_id}
            return changed(
                client,
                open=client.open - one,
                closed=client.closed | one,
                reviews=frozenset(reviews),
                acting={one: who for one, who in client.acting.items() if one != event.matter_id},
            )
        case _:
            assert_never(event)


def _reviewed(client: Client, event: ClientReviewEvent) -> Client:
    match event:
        case ReviewRequested():
            added = {(matter, event.reason) for matter in event.matter_ids}
            return changed(client, reviews=client.reviews | added)
        case ReviewEnded():
            left = client.reviews - {(event.matter_id, event.reason)}
            return changed(client, reviews=left, decision=event.entitled or client.decision)
        case _:
            assert_never(event)


def _known(client: Client, event: StandingEvent) -> Client:
    match event:
        case CategoryNoted():
            standing = Standing(event.category, event.nationality)
            return changed(client, standing=standing, decision=None)
        case EntitlementNoted() | EligibilityDecided():
            return changed(client, decision=event.granted)
        case ClientDied():
            return changed(client, dead=True)
        case _:
            assert_never(event)


def _sided(client: Client, event: SideEvent) -> Client:
    match event:
        case OpposingPartyNoted():
            return client.against({event.party_id, *event.known_as}, event.matter_id)
        case ClientNamed():
            return changed(client, known_as=client.known_as | {*event.known_as})
        case SidesCompared():
            if event.provider_id is None:
                return client
            return changed(client, acting={**client.acting, event.matter_id: event.provider_id})
        case _:
            assert_never(event)


decider: Decider[ClientCommand, Client, ClientEvent] = Decider(Client(), decide, evolve)
