"""How long and how often glass may be broken, its review, and how long a unit keeps a journey."""

from datetime import date, timedelta

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

MOST_USES: PolicyTable[int] = PolicyTable(
    "break-glass-uses",
    "How often one worker may break glass in 30 days before somebody looks into it",
    (Edition(5, date(2025, 7, 1), None, "design: what is for emergencies stays rare", "D"),),
)

USES_COUNTED_FOR = timedelta(days=30)

RELATION_ENDS_AFTER: PolicyTable[Term] = PolicyTable(
    "relation-ends-after",
    "Time for which a unit keeps a journey after its work there has ended",
    (
        Edition(
            Term(90, "days"),
            date(2025, 7, 1),
            None,
            "design: as long as what was decided may still be complained of",
            "D",
        ),
    ),
)

ACCESS_TABLES: tuple[PolicyTable[object], ...] = (
    MOST_MINUTES,
    REVIEW_WITHIN,
    MOST_USES,
    RELATION_ENDS_AFTER,
)
