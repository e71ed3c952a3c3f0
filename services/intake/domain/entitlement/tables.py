"""How soon each entitlement is offered or decided on; our design, where the law names no day."""

from collections.abc import Mapping
from typing import Any

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term
from shared.law.entitlements import IN_FORCE, MATRIX, Item

OFFER_WITHIN = PolicyTable[Mapping[Item, Term]](
    name="entitlement-offer",
    meaning="From the day a person has an entitlement until it is offered.",
    editions=(
        Edition(
            value={
                "a-essential-needs": Term(24, "hours"),
                "b-medical": Term(3, "days"),
                "c-interpretation": Term(24, "hours"),
                "d-legal-support": Term(5, "working-days"),
                "dd-legal-aid": Term(5, "working-days"),
                "e-travel": Term(10, "working-days"),
                "g-psychological": Term(3, "days"),
                "h-education": Term(10, "working-days"),
                "i-vocational": Term(10, "working-days"),
                "k-hardship-and-loan": Term(10, "working-days"),
            },
            effective_from=IN_FORCE,
            effective_to=None,
            source="Case-management practice",
            confidence="D",
        ),
    ),
)

DECIDE_WITHIN = PolicyTable[Term](
    name="entitlement-decision",
    meaning="From the day an entitlement waits for a decision until somebody signs one.",
    editions=(
        Edition(
            value=Term(3, "working-days"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Case-management practice",
            confidence="D",
        ),
    ),
)

ENTITLEMENT_TABLES: tuple[PolicyTable[Any], ...] = (MATRIX, OFFER_WITHIN, DECIDE_WITHIN)
