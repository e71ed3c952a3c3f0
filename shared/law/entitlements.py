"""The ten entitlements of Article 37 (Law 53/2024), and what each category gives of them.

What the law leaves open is never filled by a default: it is answered "case-by-case",
and someone decides and signs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from shared.kernel.dated import Edition, PolicyTable
from shared.law.categories import Category, NationalityClass

Item = Literal[
    "a-essential-needs",
    "b-medical",
    "c-interpretation",
    "d-legal-support",
    "dd-legal-aid",
    "e-travel",
    "g-psychological",
    "h-education",
    "i-vocational",
    "k-hardship-and-loan",
]
"""Points a, b, c, d, đ, e, g, h, i and k: "from a to d" leaves đ out."""

ITEMS: tuple[Item, ...] = get_args(Item)

Answer = Literal["yes", "case-by-case", "no"]

Matrix = Mapping[Category, Mapping[Item, Answer]]

IN_FORCE = date(2025, 7, 1)

_SIGNS: Mapping[str, Answer] = {"Y": "yes", "C": "case-by-case", "-": "no"}


def _row(signs: str) -> Mapping[Item, Answer]:
    """Return a row as the law prints it: points a b c d đ e g h i k."""
    return {item: _SIGNS[sign] for item, sign in zip(ITEMS, signs.split(), strict=True)}


MATRIX = PolicyTable[Matrix](
    name="article-37-matrix",
    meaning="What each category of person is entitled to; case by case means a signed decision.",
    editions=(
        Edition(
            value={
                "victim": _row("Y Y Y Y Y Y Y Y Y Y"),
                "under-18-with-victim": _row("Y Y Y Y Y Y Y Y - -"),
                "under-identification-abroad": _row("Y Y Y Y - - - - - -"),
                "under-identification-in-country": _row("Y Y Y Y Y Y Y - - -"),
                "foreign": _row("C C C C C - C - - -"),
            },
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, Art 37",
            confidence="V",
        ),
    ),
)

LOAN = PolicyTable[tuple[NationalityClass, ...]](
    name="loan-nationalities",
    meaning="Who may borrow: of point k, others with a right to it have the allowance only.",
    editions=(
        Edition(
            value=("vn-citizen",),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Decree 162/2025/ND-CP, Art 25",
            confidence="V2",
        ),
    ),
)

_NAMED: Mapping[Category, tuple[NationalityClass, ...]] = {
    "victim": ("vn-citizen", "stateless-permanent-resident"),
    "foreign": ("foreign",),
}
"""Whom 37.1 and 37.4 name; about anyone else they are silent.

The other rows take in the under-18s beside a person, whatever nationality these have:
there the nationality that counts was asked when the category was determined.
"""

_DISAGREED: frozenset[tuple[Category, Item]] = frozenset(
    {("under-identification-abroad", "dd-legal-aid")}
)
"""Art 37.3 leaves it out, while the Law on Legal Aid (Art 7.6a) gives it."""


@dataclass(frozen=True)
class Grant:
    """What the law answers; `by_decision` where someone competent decides and signs."""

    answer: Answer
    by_decision: bool
    policy_version: str

    def stands(self, *, decided: bool | None) -> bool:
        """Tell whether the person has it, given what was decided, if anything."""
        return self.answer == "yes" or (self.by_decision and decided is True)


def granted(
    category: Category | None, item: Item, nationality: NationalityClass, on: datetime
) -> Answer:
    """Return the matrix' answer of that day; where the law is silent, people decide."""
    if category is None or nationality not in _NAMED.get(category, (nationality,)):
        return "case-by-case"
    return MATRIX.on(on).value[category][item]


def judged(
    category: Category | None, item: Item, nationality: NationalityClass, on: datetime
) -> Grant:
    """Return whether a person of this category has this entitlement, and who says so."""
    answer = granted(category, item, nationality, on)
    return Grant(
        answer=answer,
        by_decision=answer == "case-by-case" or (category, item) in _DISAGREED,
        policy_version=MATRIX.version(on),
    )


def judged_loan(category: Category | None, nationality: NationalityClass, on: datetime) -> Grant:
    """Return whether a person may borrow: point k, and a nationality that allows it."""
    of_item = judged(category, "k-hardship-and-loan", nationality, on)
    if nationality in LOAN.on(on).value or nationality == "unknown":
        return of_item
    return Grant(answer="no", by_decision=False, policy_version=LOAN.version(on))
