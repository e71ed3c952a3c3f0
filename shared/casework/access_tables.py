"""For how long glass may be broken, and within what its breaking is reviewed."""

from datetime import date

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term

_SOURCE = "design: limited in time, reviewed while people remember"

MOST_MINUTES: PolicyTable[int] = PolicyTable(
    "break-glass-minutes",
    "Longest time for which glass is broken, in minutes",
    (Edition(240, date(2025, 7, 1), None, _SOURCE, "D"),),
)

REVIEW_WITHIN: PolicyTable[Term] = PolicyTable(
    "break-glass-review",
    "Time within which the breaking of glass is reviewed",
    (Edition(Term(2, "working-days"), date(2025, 7, 1), None, _SOURCE, "D"),),
)

ACCESS_TABLES: tuple[PolicyTable[object], ...] = (MOST_MINUTES, REVIEW_WITHIN)
