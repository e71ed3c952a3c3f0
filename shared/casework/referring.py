"""How soon a person who was referred hears a yes or a no: the same in whichever room answers."""

from collections.abc import Mapping
from typing import Literal

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term
from shared.law.entitlements import IN_FORCE

Urgency = Literal["routine", "urgent", "immediate"]
"""How soon whoever refers needs an answer."""

REFERRAL_ANSWER: PolicyTable[Mapping[Urgency, Term]] = PolicyTable(
    name="referral-answer",
    meaning="From a referral, or from the day a request is complete, until a yes or a no.",
    editions=(
        Edition(
            {
                "immediate": Term(4, "hours"),
                "urgent": Term(24, "hours"),
                "routine": Term(3, "working-days"),
            },
            IN_FORCE,
            None,
            "our design",
            "D",
        ),
    ),
)
