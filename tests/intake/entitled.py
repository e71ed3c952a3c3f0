"""A made-up person's entitlements: what is asked, and what is recorded."""

from datetime import datetime, timedelta
from typing import Any

from services.intake.domain.entitlement.decider import decider
from services.intake.domain.entitlement.messages import (
    CategoryNoted,
    DecideEntitlement,
    DecisionGround,
    Elsewhere,
    EntitlementAwaitsDecision,
    EntitlementDecided,
    EntitlementDeclined,
    EntitlementEnded,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOpened,
    EntitlementRenewed,
    EntitlementsStopped,
    EntitlementTaken,
    NoteCategory,
    NoteElsewhere,
    OfferEntitlement,
    RecordDeclined,
    RecordExhausted,
    RecordTaken,
    StopEntitlements,
)
from services.intake.domain.entitlement.tables import DECIDE_WITHIN, OFFER_WITHIN
from shared.kernel.messages import RecordRef
from shared.kernel.terms import due
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item
from tests.intake.made_up import JOURNEY, NOON, ref
from tests.kit.scenario import Given

DAY = timedelta(days=1)
MATRIX_NOW = "article-37-matrix@2025-07-01"
SIGNED = ref(40)

entitlements = Given(decider)


def of(item: Item, at: datetime = NOON) -> dict[str, Any]:
    """Return what every message about one item says."""
    return {"journey_id": JOURNEY, "item": item, "occurred_at": at}


def note(
    category: Category | None,
    nationality: NationalityClass = "vn-citizen",
    *,
    under_18: bool = False,
    at: datetime = NOON,
) -> NoteCategory:
    """Return that the case found this category."""
    return NoteCategory(
        journey_id=JOURNEY,
        category=category,
        nationality=nationality,
        under_18=under_18,
        effective_from=at,
        occurred_at=at,
    )


def noted(
    category: Category | None,
    nationality: NationalityClass = "vn-citizen",
    *,
    under_18: bool = False,
    at: datetime = NOON,
) -> CategoryNoted:
    """Return that the category was noted."""
    return CategoryNoted(
        journey_id=JOURNEY,
        category=category,
        nationality=nationality,
        under_18=under_18,
        effective_from=at,
        policy_version=MATRIX_NOW,
        occurred_at=at,
    )


def opens(item: Item, at: datetime = NOON) -> EntitlementOpened:
    """Return that the law gives an item, which is to be offered."""
    return EntitlementOpened(
        **of(item, at),
        by="law",
        offer_by=due(at, OFFER_WITHIN.on(at).value[item]),
        policy_version="entitlement-offer@2025-07-01",
    )


def opens_by_decision(item: Item, at: datetime = NOON) -> EntitlementOpened:
    """Return that a decision gives an item, which is to be offered."""
    return opens(item, at).model_copy(update={"by": "decision"})


def opens_as_known(item: Item, at: datetime = NOON) -> EntitlementOpened:
    """Return that the law gives an item that was offered before."""
    return opens(item, at).model_copy(update={"offer_by": None})


def waits(item: Item, at: datetime = NOON) -> EntitlementAwaitsDecision:
    """Return that somebody has to decide about an item."""
    return EntitlementAwaitsDecision(
        **of(item, at),
        decide_by=due(at, DECIDE_WITHIN.on(at).value),
        policy_version="entitlement-decision@2025-07-01",
    )


def decide(
    item: Item,
    *,
    granted: bool = True,
    ground: DecisionGround = "foreigner",
    at: datetime = NOON,
    signed: RecordRef = SIGNED,
) -> DecideEntitlement:
    """Return a decision that is asked for."""
    return DecideEntitlement(**of(item, at), granted=granted, ground=ground, decision=signed)


def decided(
    item: Item,
    *,
    granted: bool = True,
    ground: DecisionGround = "foreigner",
    at: datetime = NOON,
) -> EntitlementDecided:
    """Return a decision that was signed."""
    return EntitlementDecided(**of(item, at), granted=granted, ground=ground, decision=SIGNED)


def offer(item: Item, at: datetime = NOON) -> OfferEntitlement:
    return OfferEntitlement(**of(item, at))


def take(item: Item, at: datetime = NOON) -> RecordTaken:
    return RecordTaken(**of(item, at))


def decline(item: Item, at: datetime = NOON) -> RecordDeclined:
    return RecordDeclined(**of(item, at))


def exhaust(item: Item, at: datetime = NOON) -> RecordExhausted:
    return RecordExhausted(**of(item, at))


def elsewhere(item: Item, became: Elsewhere, at: datetime = NOON) -> NoteElsewhere:
    return NoteElsewhere(**of(item, at), became=became, by_service="shelter")


def stop(reason: str, at: datetime = NOON) -> StopEntitlements:
    return StopEntitlements.model_validate(
        {"journey_id": JOURNEY, "reason": reason, "occurred_at": at}
    )


def stopped(reason: str, at: datetime = NOON) -> EntitlementsStopped:
    return EntitlementsStopped.model_validate(
        {"journey_id": JOURNEY, "reason": reason, "occurred_at": at}
    )


def offered(item: Item, at: datetime = NOON) -> EntitlementOffered:
    return EntitlementOffered(**of(item, at), by_service="intake", covered=True)


def taken(item: Item, at: datetime = NOON) -> EntitlementTaken:
    return EntitlementTaken(**of(item, at), by_service="intake", covered=True)


def taken_elsewhere(item: Item, *, covered: bool, at: datetime = NOON) -> EntitlementTaken:
    return EntitlementTaken(**of(item, at), by_service="shelter", covered=covered)


def offered_elsewhere(item: Item, *, covered: bool, at: datetime = NOON) -> EntitlementOffered:
    return EntitlementOffered(**of(item, at), by_service="shelter", covered=covered)


def declined(item: Item, at: datetime = NOON) -> EntitlementDeclined:
    return EntitlementDeclined(**of(item, at))


def exhausted(item: Item, at: datetime = NOON) -> EntitlementExhausted:
    return EntitlementExhausted(**of(item, at), by_service="intake")


def renewed(item: Item, at: datetime = NOON) -> EntitlementRenewed:
    return EntitlementRenewed(**of(item, at), by_service="shelter")


def ended(item: Item, reason: str, at: datetime = NOON) -> EntitlementEnded:
    return EntitlementEnded.model_validate({**of(item, at), "reason": reason})
