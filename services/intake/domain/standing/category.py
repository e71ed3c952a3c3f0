"""In which row of Article 37 a person stands: derived from the law, apart from the case's stage.

What the law leaves open has no row: somebody decides it, nobody assumes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.intake.domain.words import LegalStatus
from shared.law.categories import Category, NationalityClass, Place

_SUPPORTED: frozenset[LegalStatus] = frozenset({"under-identification", "victim"})
_AT_HOME: frozenset[NationalityClass] = frozenset({"vn-citizen", "stateless-permanent-resident"})

_WITH: Mapping[Category | None, Category] = {
    "victim": "under-18-with-victim",
    "under-identification-abroad": "under-identification-abroad",
    "under-identification-in-country": "under-identification-in-country",
}
"""The row of the one who is accompanied, and that of the under-18 beside them."""


@dataclass(frozen=True)
class InLaw:
    """What the law asks about someone."""

    status: LegalStatus
    nationality: NationalityClass
    place: Place


@dataclass(frozen=True)
class Standing:
    """How a person stands in law, and beside whom."""

    own: InLaw
    under_18: bool
    accompanies: InLaw | None = None


def in_question(standing: Standing) -> bool:
    """Tell whether Article 37 is asked at all: not before there is a status, nor after a no."""
    if standing.own.status in _SUPPORTED:
        return True
    return standing.accompanies is not None and standing.accompanies.status != "unverified"


def category(standing: Standing) -> Category | None:
    """Return the person's row, or nothing where the law has none and somebody must decide."""
    if standing.own.status in _SUPPORTED:
        return _of(standing.own)
    if standing.accompanies is None or not standing.under_18:
        return None
    return _WITH.get(_of(standing.accompanies))


def _of(person: InLaw) -> Category | None:
    match person:
        case InLaw(status="unverified" | "not-victim"):
            return None
        case InLaw(nationality="foreign", place="in-country"):
            return "foreign"
        case InLaw(status="victim", nationality=nationality) if nationality in _AT_HOME:
            return "victim"
        case InLaw(nationality="vn-citizen", place="abroad"):
            return "under-identification-abroad"
        case InLaw(nationality=nationality, place="in-country") if nationality in _AT_HOME:
            return "under-identification-in-country"
        case _:
            return None
