"""How long each step of a referral may take, by its urgency; our design."""

from collections.abc import Mapping
from typing import Any, Literal

from services.intake.domain.words import Urgency
from shared.casework.referring import REFERRAL_ANSWER
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term
from shared.law.entitlements import IN_FORCE

Open = Literal["sent", "received", "waitlisted", "accepted", "declined"]
"""Where a referral may stand while somebody still has to do something."""

_ANSWERED = REFERRAL_ANSWER.editions[-1].value

REFERRAL_LIMITS = PolicyTable[Mapping[Urgency, Mapping[Open, Term]]](
    name="referral-limits",
    meaning="From one step of a referral to the next; a declined one until another place is found.",
    editions=(
        Edition(
            value={
                "immediate": {
                    "sent": Term(1, "hours"),
                    "received": _ANSWERED["immediate"],
                    "waitlisted": Term(24, "hours"),
                    "accepted": Term(24, "hours"),
                    "declined": Term(4, "hours"),
                },
                "urgent": {
                    "sent": Term(8, "hours"),
                    "received": _ANSWERED["urgent"],
                    "waitlisted": Term(3, "days"),
                    "accepted": Term(3, "days"),
                    "declined": Term(24, "hours"),
                },
                "routine": {
                    "sent": Term(1, "working-days"),
                    "received": _ANSWERED["routine"],
                    "waitlisted": Term(10, "working-days"),
                    "accepted": Term(10, "working-days"),
                    "declined": Term(3, "working-days"),
                },
            },
            effective_from=IN_FORCE,
            effective_to=None,
            source="Case-management practice",
            confidence="D",
        ),
    ),
)

REFERRAL_TABLES: tuple[PolicyTable[Any], ...] = (REFERRAL_ANSWER, REFERRAL_LIMITS)
