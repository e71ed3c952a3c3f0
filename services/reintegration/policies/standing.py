"""What intake finds of a person, kept here: it decides what they may claim, and what ends."""

from datetime import datetime
from typing import assert_never

from services.reintegration.domain.participation.commands import (
    NoteAge,
    NoteCaseReopened,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentWithdrawn,
    NoteDeath,
    NoteDecision,
    NoteStatusRejected,
)
from shared.contracts.intake import (
    AgeCorrected,
    CaseReopened,
    CategoryDetermined,
    ConsentWithdrawn,
    EntitlementDecided,
    PersonDied,
    PersonTurned18,
    VictimStatusRejected,
)
from shared.kernel.messages import Command

RightsFact = (
    CategoryDetermined
    | EntitlementDecided
    | PersonTurned18
    | AgeCorrected
    | VictimStatusRejected
    | CaseReopened
)
StandingFact = RightsFact | PersonDied | ConsentWithdrawn


def react(fact: StandingFact, told_at: datetime) -> list[Command]:
    """Note what was found; of an age also when that was told."""
    match fact:
        case PersonDied():
            return [NoteDeath(journey_id=fact.journey_id, occurred_at=fact.occurred_at)]
        case ConsentWithdrawn():
            return _withdrawn(fact)
        case _:
            return [_rights(fact, told_at)]


def _withdrawn(fact: ConsentWithdrawn) -> list[Command]:
    match fact.purpose:
        case "reintegration" | "follow-up":
            return [
                NoteConsentWithdrawn(
                    journey_id=fact.journey_id,
                    consent_id=fact.consent_id,
                    purpose=fact.purpose,
                    occurred_at=fact.occurred_at,
                )
            ]
        case _:
            return []


def _rights(fact: RightsFact, told_at: datetime) -> Command:
    journey_id, at = fact.journey_id, fact.occurred_at
    match fact:
        case CategoryDetermined():
            return NoteCategory(
                journey_id=journey_id,
                category=fact.category,
                nationality=fact.nationality,
                under_18=fact.under_18,
                effective_from=fact.effective_from,
                told_at=told_at,
                occurred_at=at,
            )
        case EntitlementDecided():
            return NoteDecision(
                journey_id=journey_id, item=fact.item, granted=fact.granted, occurred_at=at
            )
        case PersonTurned18():
            return NoteComingOfAge(journey_id=journey_id, told_at=told_at, occurred_at=at)
        case AgeCorrected():
            under_18 = fact.age_class != "adult"
            return NoteAge(
                journey_id=journey_id, under_18=under_18, told_at=told_at, occurred_at=at
            )
        case VictimStatusRejected():
            return NoteStatusRejected(journey_id=journey_id, occurred_at=at)
        case CaseReopened():
            return NoteCaseReopened(journey_id=journey_id, occurred_at=at)
        case _:
            assert_never(fact)
