"""How often a participant is seen, and how soon duties are done: dated and marked.

Vietnamese law sets no cadence that could be found; the house sets one and says so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from services.reintegration.domain.grant.tables import GRANT_TABLES
from shared.casework.referring import REFERRAL_ANSWER
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.messages import Code
from shared.kernel.terms import Term
from shared.law.entitlements import LOAN, MATRIX

_IN_FORCE = date(2025, 7, 1)
_NO_LAW = "House practice; no cadence found in Law 53/2024/QH15 or Decree 162/2025/ND-CP"


@dataclass(frozen=True)
class Visit:
    """One follow-up of a cadence: its code, and how long after the start it is due."""

    code: Code
    after: Term


def _visits(days: tuple[int, ...], months: tuple[int, ...]) -> tuple[Visit, ...]:
    return tuple(Visit(f"day-{day}", Term(day, "days")) for day in days) + tuple(
        Visit(f"month-{month}", Term(month, "months")) for month in months
    )


FOLLOW_UP_CADENCE: PolicyTable[tuple[Visit, ...]] = PolicyTable(
    name="follow-up-cadence",
    meaning="When a participant is followed up, counted from the agreement.",
    editions=(Edition(_visits((7,), (1, 3, 6, 12, 18, 24)), _IN_FORCE, None, _NO_LAW, "D"),),
)

FOLLOW_UP_CADENCE_HIGH_RISK: PolicyTable[tuple[Visit, ...]] = PolicyTable(
    name="follow-up-cadence-high-risk",
    meaning=(
        "The denser beginning at high risk, weekly then monthly, counted from the agreement or "
        "from the day the risk rose; the ordinary cadence goes on after it."
    ),
    editions=(Edition(_visits((7, 14, 21, 28), (2, 3, 4, 5, 6)), _IN_FORCE, None, _NO_LAW, "D"),),
)

FOLLOW_UP_PERIOD: PolicyTable[Term] = PolicyTable(
    name="follow-up-period",
    meaning="How long a participant is followed up.",
    editions=(
        Edition(
            Term(24, "months"),
            _IN_FORCE,
            None,
            "Peaceful House (CWD, Viet Nam Women's Union): follow-up for 24 months after the stay",
            "V",
        ),
    ),
)

FOLLOW_UP_GRACE: PolicyTable[Term] = PolicyTable(
    name="follow-up-grace",
    meaning="How long after its day a follow-up may still take place before it counts as missed.",
    editions=(Edition(Term(14, "days"), _IN_FORCE, None, _NO_LAW, "D"),),
)

ALERT_TRIAGE: PolicyTable[int] = PolicyTable(
    name="alert-triage",
    meaning="By the end of which day, days off included, an alert is looked at; 0 is its own day.",
    editions=(Edition(0, _IN_FORCE, None, "House practice: same-day triage", "D"),),
)

WIND_DOWN: PolicyTable[Term] = PolicyTable(
    name="wind-down",
    meaning="How long the care of a person whose status was rejected is wound down, not cut off.",
    editions=(
        Edition(Term(30, "days"), _IN_FORCE, None, "House practice; no term found in law", "D"),
    ),
)

CONSENT_ANSWER: PolicyTable[Term] = PolicyTable(
    name="consent-withdrawal-answer",
    meaning="Within which sharing stops after a consent was taken back.",
    editions=(
        Edition(Term(15, "days"), date(2026, 1, 1), None, "Decree 356/2025/ND-CP, Art 5", "V2"),
    ),
)

OWN_AGREEMENT: PolicyTable[Term] = PolicyTable(
    name="own-agreement",
    meaning="Within which who came of age is asked about the plan that a representative agreed.",
    editions=(
        Edition(Term(30, "days"), _IN_FORCE, None, "House practice; no term found in law", "D"),
    ),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    FOLLOW_UP_CADENCE,
    FOLLOW_UP_CADENCE_HIGH_RISK,
    FOLLOW_UP_PERIOD,
    FOLLOW_UP_GRACE,
    WIND_DOWN,
    CONSENT_ANSWER,
    OWN_AGREEMENT,
    ALERT_TRIAGE,
    REFERRAL_ANSWER,
    *GRANT_TABLES,
    MATRIX,
    LOAN,
)
