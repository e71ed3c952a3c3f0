"""What people have to do about entitlements, and how well it is done."""

from collections.abc import Mapping
from typing import Any

from services.intake.domain.entitlement.messages import (
    Awaited,
    EntitlementAwaitsDecision,
    EntitlementDecided,
    EntitlementEnded,
    EntitlementExhausted,
    EntitlementOffered,
    EntitlementOpened,
    EntitlementOverdue,
    EntitlementTaken,
    Given,
    Held,
)
from shared.kernel.actors import Role
from shared.kernel.figures import Figure, counted, met
from shared.kernel.ledgers import Amend, Mark
from shared.kernel.messages import Event
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do
from shared.law.entitlements import Item

DECIDE = "entitlement-to-decide"
OFFER = "entitlement-to-offer"

ENTITLEMENT_DUTIES: Duties = {
    DECIDE: (
        "Quyết định người này có được hưởng chế độ hay không",
        "Decide whether the person has this entitlement",
    ),
    OFFER: (
        "Giới thiệu chế độ mà người này được hưởng",
        "Offer the person what they are entitled to",
    ),
}

_DECIDERS: tuple[Role, ...] = ("health-department",)
_OFFERERS: tuple[Role, ...] = ("intake-worker", "health-department")
_URGENT: frozenset[Item] = frozenset({"a-essential-needs", "b-medical", "c-interpretation"})

_AWAITED: Mapping[Awaited, str] = {"decision": DECIDE, "offer": OFFER}

_DONE: Mapping[type[Event], tuple[str, ...]] = {
    EntitlementOpened: (DECIDE,),
    EntitlementDecided: (DECIDE,),
    EntitlementEnded: (DECIDE, OFFER),
    EntitlementOffered: (OFFER,),
    EntitlementTaken: (OFFER,),
    EntitlementExhausted: (OFFER,),
}

COV = Figure(
    code="cov",
    meaning="Entitlements that were offered to those who have them",
    numerator="entitlements offered, taken or declined",
    denominator="entitlements that people have",
    source="Case-management practice; Law 53/2024/QH15, Art 37",
)


def duties(event: Any, seen: Seen) -> list[Mark]:
    """Open a line for each decision and offer that waits; strike it when it is made."""
    match event:
        case EntitlementAwaitsDecision(item=item, decide_by=due_at):
            waits = to_do(DECIDE, seen, _DECIDERS, due_at=due_at, risk=_risk(item), key=item)
            return [done(OFFER, key=item), waits]
        case EntitlementOpened(item=item, offer_by=due_at) if due_at is not None:
            waits = to_do(OFFER, seen, _OFFERERS, due_at=due_at, risk=_risk(item), key=item)
            return [done(DECIDE, key=item), waits]
        case EntitlementOverdue():
            return [Amend(done(_AWAITED[event.awaited], key=event.item).key, {"risk": 2})]
        case _ if isinstance(event, Held | Given):
            return [done(duty, key=event.item) for duty in _DONE.get(type(event), ())]
        case _:
            return []


def _risk(item: Item) -> Risk:
    return 1 if item in _URGENT else 0


def counts(event: Any, _: Seen) -> list[Mark]:
    """Count each entitlement that a person has, and whether it was offered."""
    match event:
        case EntitlementOpened(item=item, offer_by=offer_by):
            offered_before = offer_by is None
            return [counted(COV.code, event.occurred_at, met=offered_before, key=item)]
        case EntitlementOffered(item=item) | EntitlementTaken(item=item):
            return [met(COV.code, key=item)]
        case _:
            return []
