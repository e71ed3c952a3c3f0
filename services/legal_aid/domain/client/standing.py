"""Where a client stands in law: what intake tells, what someone decides, and their death."""

from typing import assert_never

from services.legal_aid.domain.client.messages import (
    CategoryNoted,
    ClientDied,
    ClientEvent,
    DecideEligibility,
    Dying,
    EligibilityDecided,
    EntitlementNoted,
    NoteCategory,
    NoteDeath,
    NoteEntitlement,
    RecordDeath,
    ReviewRequested,
    StandingCommand,
)
from services.legal_aid.domain.client.refusals import ClientHasDied, LawDecides, NoSuchFile
from services.legal_aid.domain.client.states import Client, Standing, aid_of
from shared.kernel.states import changed
from shared.law.entitlements import judged


def decide(command: StandingCommand, client: Client) -> list[ClientEvent]:
    """Return what is learnt or decided about a client; nothing when it was known."""
    match command:
        case NoteCategory():
            return _categorise(command, client)
        case NoteEntitlement():
            return _note_entitlement(command, client)
        case DecideEligibility():
            return _decide_eligibility(command, client)
        case NoteDeath() | RecordDeath():
            return _die(command, client)
        case _:
            assert_never(command)


def _categorise(command: NoteCategory, client: Client) -> list[ClientEvent]:
    standing = Standing(command.category, command.nationality)
    if client.standing == standing:
        return []
    then = changed(client, standing=standing, decision=None)
    unclear = aid_of(then, command.occurred_at) == "to-decide"
    grant = judged(command.category, "dd-legal-aid", command.nationality, command.occurred_at)
    return [
        CategoryNoted(
            journey_id=command.journey_id,
            occurred_at=command.occurred_at,
            category=command.category,
            nationality=command.nationality,
            effective_from=command.effective_from,
            decision_needed=unclear and bool(client.waiting),
            policy_version=grant.policy_version,
        )
    ]


def _note_entitlement(command: NoteEntitlement, client: Client) -> list[ClientEvent]:
    if client.decision == command.granted:
        return []
    return [
        EntitlementNoted(
            journey_id=command.journey_id,
            occurred_at=command.occurred_at,
            granted=command.granted,
        )
    ]


def _decide_eligibility(command: DecideEligibility, client: Client) -> list[ClientEvent]:
    if client.decision == command.granted:
        return []
    if client.dead:
        raise ClientHasDied
    if aid_of(changed(client, decision=None), command.occurred_at) == "given":
        raise LawDecides
    return [
        EligibilityDecided(
            journey_id=command.journey_id,
            occurred_at=command.occurred_at,
            granted=command.granted,
            signed_by=command.signed_by,
            decision=command.decision,
        )
    ]


def _die(command: Dying, client: Client) -> list[ClientEvent]:
    if client.dead:
        return []
    here = isinstance(command, RecordDeath)
    if here and not client.open | client.closed:
        raise NoSuchFile
    journey, at = command.journey_id, command.occurred_at
    died = ClientDied(journey_id=journey, occurred_at=at, learnt_here=here)
    matters = client.unreviewed("client-deceased")
    if not matters:
        return [died]
    review = ReviewRequested(
        journey_id=journey, occurred_at=at, matter_ids=matters, reason="client-deceased"
    )
    return [died, review]
