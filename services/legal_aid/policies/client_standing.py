"""What intake says of a person's category and entitlement is known here before they ask."""

from services.legal_aid.domain.client.messages import NoteCategory, NoteEntitlement
from shared.contracts.intake import CategoryDetermined, EntitlementDecided


def react(
    fact: CategoryDetermined | EntitlementDecided,
) -> list[NoteCategory | NoteEntitlement]:
    """Note in which row of Article 37 a person stands, and what was decided on legal aid."""
    if isinstance(fact, CategoryDetermined):
        return [
            NoteCategory(
                journey_id=fact.journey_id,
                category=fact.category,
                nationality=fact.nationality,
                effective_from=fact.effective_from,
                occurred_at=fact.occurred_at,
            )
        ]
    if fact.item != "dd-legal-aid":
        return []
    return [
        NoteEntitlement(
            journey_id=fact.journey_id, granted=fact.granted, occurred_at=fact.occurred_at
        )
    ]
