"""What can be claimed, how long, how often, and how soon it is decided."""

from datetime import date
from typing import Any

from services.reintegration.domain.codes import Grant
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term
from shared.law.entitlements import Item

_IN_FORCE = date(2025, 7, 1)
_OLD_LAW = date(2019, 11, 8)

ITEM_OF: dict[Grant, Item] = {
    "education": "h-education",
    "vocational": "i-vocational",
    "hardship": "k-hardship-and-loan",
}
"""Which entitlement of Article 37 a grant belongs to."""

DECISION: PolicyTable[Term] = PolicyTable(
    name="grant-decision",
    meaning="Within which the Department of Health decides on a claim, from its receipt.",
    editions=(
        Edition(
            Term(9, "working-days"),
            _IN_FORCE,
            None,
            "Decree 162/2025/ND-CP, Form 07; national public-service portal",
            "V",
        ),
    ),
)

WINDOW: PolicyTable[Term] = PolicyTable(
    name="grant-window",
    meaning="Within which a grant is applied for, from the day the category gives it.",
    editions=(
        Edition(
            Term(12, "months"),
            _IN_FORCE,
            None,
            "Decree 09/2013/ND-CP, Art 23; whether Decree 162/2025 keeps it was not found",
            "U",
        ),
    ),
)

SCHOOL_YEARS: PolicyTable[int] = PolicyTable(
    name="education-grant-years",
    meaning="For how many school years in a row schooling is paid: the first and the next.",
    editions=(Edition(2, _IN_FORCE, None, "Decree 162/2025/ND-CP", "V2"),),
)

HARDSHIP_MINIMUM: PolicyTable[int] = PolicyTable(
    name="hardship-minimum",
    meaning="The least that a hardship allowance comes to, in dong; a province may give more.",
    editions=(
        Edition(
            1_500_000, _OLD_LAW, date(2025, 6, 30), "Circular 84/2019/TT-BTC, from memory", "K"
        ),
        Edition(1_500_000, _IN_FORCE, None, "carried over; Circular 120/2026 was not read", "U"),
    ),
)

COUNSELLING: PolicyTable[Term] = PolicyTable(
    name="psychological-support",
    meaning="How long the state pays for psychological support outside a shelter.",
    editions=(
        Edition(
            Term(3, "months"),
            _IN_FORCE,
            None,
            "Bill of October 2024; the final Art 40 of Law 53/2024/QH15 was not read",
            "U",
        ),
    ),
)

GRANT_TABLES: tuple[PolicyTable[Any], ...] = (
    DECISION,
    WINDOW,
    SCHOOL_YEARS,
    HARDSHIP_MINIMUM,
    COUNSELLING,
)
