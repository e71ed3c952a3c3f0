"""What the shelter may hear of one made-up person's rights."""

from services.shelter.domain.rights.messages import (
    AgeNoted,
    CategoryNoted,
    ComingOfAgeNoted,
    ConsentDoubtNoted,
    ConsentWithdrawalNoted,
    DeathNoted,
    DecisionNoted,
    EntitlementClaimed,
    ReinstatementNoted,
    RejectionNoted,
)
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item
from tests.shelter.made_up import CONSENT, DAY, JOURNEY, NOON, STAY

A: Item = "a-essential-needs"
H: Item = "h-education"
I: Item = "i-vocational"  # noqa: E741 - the law's own letter
MATRIX = "article-37-matrix@2025-07-01"


def category(known: Category | None, nationality: NationalityClass = "vn-citizen") -> CategoryNoted:
    """Return which category was heard of."""
    return CategoryNoted(
        journey_id=JOURNEY,
        category=known,
        nationality=nationality,
        under_18=False,
        effective_from=NOON,
        occurred_at=NOON,
    )


def claimed(item: Item, **changes: object) -> EntitlementClaimed:
    """Return what a stay rests on."""
    said = EntitlementClaimed(
        journey_id=JOURNEY,
        stay_id=STAY,
        group="women",
        item=item,
        policy_version=MATRIX,
        occurred_at=NOON + DAY,
    )
    return said.model_copy(update=changes)


def decided(item: Item, *, granted: bool) -> DecisionNoted:
    """Return what was decided on one item."""
    return DecisionNoted(journey_id=JOURNEY, item=item, granted=granted, occurred_at=NOON)


rejected = RejectionNoted(journey_id=JOURNEY, occurred_at=NOON)
reinstated = ReinstatementNoted(journey_id=JOURNEY, occurred_at=NOON)
died = DeathNoted(journey_id=JOURNEY, occurred_at=NOON)
of_age = ComingOfAgeNoted(journey_id=JOURNEY, occurred_at=NOON)
a_child = AgeNoted(journey_id=JOURNEY, under_18=True, occurred_at=NOON)
consent_withdrawn = ConsentWithdrawalNoted(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)
consent_doubted = ConsentDoubtNoted(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)
