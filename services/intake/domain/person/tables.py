"""How often someone may look for persons, and how soon a possible duplicate is judged."""

from dataclasses import dataclass
from typing import Any

from services.intake.domain.tables import IN_FORCE
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term


@dataclass(frozen=True)
class Allowance:
    """So many searches and looks within an hour, and within a day."""

    an_hour: int
    a_day: int


@dataclass(frozen=True)
class SearchLimits:
    """What a reviewer may, whose work it is, and what everyone else who may search at all."""

    reviewer: Allowance
    others: Allowance


SEARCH_LIMITS = PolicyTable[SearchLimits](
    name="search-limits",
    meaning="How often one worker may search for a person or look at a possible duplicate.",
    editions=(
        Edition(
            value=SearchLimits(reviewer=Allowance(20, 100), others=Allowance(5, 15)),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Our design: enough for the day's work, too few to fish with",
            confidence="D",
        ),
    ),
)

DUPLICATE_REVIEW = PolicyTable[Term](
    name="duplicate-review",
    meaning="From the warning that two journeys may be one person's until someone has judged it.",
    editions=(
        Edition(
            value=Term(5, "working-days"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Our design: before the person has told everything a second time",
            confidence="D",
        ),
    ),
)

PERSON_TABLES: tuple[PolicyTable[Any], ...] = (SEARCH_LIMITS, DUPLICATE_REVIEW)
