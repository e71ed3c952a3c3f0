"""What is told of entitlements and referrals, and what of them stays in the room."""

from services.intake.domain.entitlement.messages import EntitlementOverdue
from shared.contracts import intake as told
from shared.contracts.fact import Fact
from shared.kernel.messages import Event
from shared.law.entitlements import Item
from tests.intake import entitled, referred
from tests.intake.made_up import JOURNEY, NOON, REFERRAL

CARE: Item = "b-medical"

TOLD: list[tuple[Event, Fact]] = [
    (
        entitled.decided(CARE, granted=False),
        told.EntitlementDecided(journey_id=JOURNEY, occurred_at=NOON, item=CARE, granted=False),
    ),
    (
        referred.withdrawn,
        told.ReferralWithdrawn(
            journey_id=JOURNEY, occurred_at=NOON, referral_id=REFERRAL, to_service="shelter"
        ),
    ),
    (
        referred.overdue("answer", NOON),
        told.ReferralOverdue(
            journey_id=JOURNEY,
            occurred_at=NOON,
            referral_id=REFERRAL,
            to_service="shelter",
            awaited="answer",
        ),
    ),
]

KEPT: list[Event] = [
    referred.answered("accepted"),
    referred.finished(),
    referred.found,
    referred.overdue("other-place", NOON),
    entitled.noted("victim"),
    entitled.opens(CARE),
    entitled.waits(CARE),
    entitled.offered(CARE),
    entitled.taken(CARE),
    entitled.declined(CARE),
    entitled.exhausted(CARE),
    entitled.renewed(CARE),
    entitled.ended(CARE, "category"),
    entitled.stopped("death"),
    EntitlementOverdue(**entitled.of(CARE), awaited="offer", due_at=NOON),
]
