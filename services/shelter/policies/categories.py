"""What intake finds out about a person's rights is noted here, and reaches all their stays."""

from typing import assert_never

from services.shelter.domain.rights.messages import (
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    NoteDeath,
    NoteDecision,
    NoteReinstatement,
    NoteRejection,
    RightsCommand,
)
from shared.contracts.intake import (
    AgeCorrected,
    AppealDecided,
    CaseReopened,
    CategoryDetermined,
    EntitlementDecided,
    PersonDied,
    PersonTurned18,
    VictimStatusRejected,
)

Finding = (
    CategoryDetermined
    | EntitlementDecided
    | VictimStatusRejected
    | AppealDecided
    | CaseReopened
    | PersonDied
    | PersonTurned18
    | AgeCorrected
)


def react(fact: Finding) -> list[RightsCommand]:
    """Note what was found; an appeal that is turned down changes nothing here."""
    journey, at = fact.journey_id, fact.occurred_at
    match fact:
        case CategoryDetermined():
            noted: RightsCommand = _category(fact)
        case EntitlementDecided():
            noted = NoteDecision(
                journey_id=journey, item=fact.item, granted=fact.granted, occurred_at=at
            )
        case VictimStatusRejected():
            noted = NoteRejection(journey_id=journey, occurred_at=at)
        case AppealDecided(upheld=False):
            return []
        case AppealDecided() | CaseReopened():
            noted = NoteReinstatement(journey_id=journey, occurred_at=at)
        case PersonDied():
            noted = NoteDeath(journey_id=journey, occurred_at=at)
        case PersonTurned18():
            noted = NoteComingOfAge(journey_id=journey, occurred_at=at)
        case AgeCorrected(age_class=age_class):
            under_18 = age_class != "adult"
            noted = NoteAge(journey_id=journey, under_18=under_18, occurred_at=at)
        case _:
            assert_never(fact)
    return [noted]


def _category(fact: CategoryDetermined) -> NoteCategory:
    return NoteCategory(
        journey_id=fact.journey_id,
        category=fact.category,
        nationality=fact.nationality,
        under_18=fact.under_18,
        effective_from=fact.effective_from,
        occurred_at=fact.occurred_at,
    )
