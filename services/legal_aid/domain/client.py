"""A client: the matters of one journey, whether the law gives them aid, and who is against them.

Guards what is said about a journey as a whole; it is never asked by its reader.
"""

from dataclasses import replace
from typing import assert_never

from services.legal_aid.domain import client_files, client_sides, client_standing
from services.legal_aid.domain.client_messages import (
    AidReferralDeclined,
    CategoryNoted,
    ClientCommand,
    ClientDied,
    ClientEvent,
    ClientReviewEvent,
    EligibilityDecided,
    EntitlementNoted,
    FileAccepted,
    FileClosed,
    FileCommand,
    FileEvent,
    FileOpened,
    OpposingPartyNoted,
    ReviewEnded,
    ReviewRequested,
    SidesCompared,
    StandingCommand,
    StandingEvent,
)
from services.legal_aid.domain.client_states import Client, Standing
from shared.kernel.decider import Decider


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
        case FileOpened() | AidReferralDeclined() | FileAccepted() | FileClosed():
            return _filed(client, event)
        case ReviewRequested() | ReviewEnded():
            return _reviewed(client, event)
        case CategoryNoted() | EntitlementNoted() | EligibilityDecided() | ClientDied():
            return _known(client, event)
        case OpposingPartyNoted():
            return replace(client, parties=client.parties | {(event.party_id, event.matter_id)})
        case SidesCompared():
            return client
        case _:
            assert_never(event)


def _filed(client: Client, event: FileEvent) -> Client:
    if isinstance(event, AidReferralDeclined):
        return replace(client, declined=client.declined | {event.referral_id})
    one = frozenset({event.matter_id})
    match event:
        case FileOpened():
            return replace(
                client,
                open=client.open | one,
                undecided=client.undecided | one if event.decision_needed else client.undecided,
                decision=True if event.signed else client.decision,
            )
        case FileAccepted():
            return replace(client, accepted=client.accepted | one)
        case FileClosed():
            reviews = {review for review in client.reviews if review[0] != event.matter_id}
            return replace(
                client,
                open=client.open - one,
                closed=client.closed | one,
                reviews=frozenset(reviews),
            )
        case _:
            assert_never(event)


def _reviewed(client: Client, event: ClientReviewEvent) -> Client:
    match event:
        case ReviewRequested():
            added = {(matter, event.reason) for matter in event.matter_ids}
            return replace(client, reviews=client.reviews | added)
        case ReviewEnded():
            left = client.reviews - {(event.matter_id, event.reason)}
            return replace(client, reviews=left, decision=event.entitled or client.decision)
        case _:
            assert_never(event)


def _known(client: Client, event: StandingEvent) -> Client:
    match event:
        case CategoryNoted():
            standing = Standing(event.category, event.nationality)
            return replace(client, standing=standing, decision=None)
        case EntitlementNoted() | EligibilityDecided():
            return replace(client, decision=event.granted)
        case ClientDied():
            return replace(client, dead=True)
        case _:
            assert_never(event)


decider: Decider[ClientCommand, Client, ClientEvent] = Decider(Client(), decide, evolve)
