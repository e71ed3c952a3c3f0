"""The shelter's limits: what the law and practice say, since when, and how sure we are."""

from datetime import date
from typing import Any

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term

ESSENTIAL_NEEDS = PolicyTable(
    name="essential-needs",
    meaning="How long the state pays for a person's lodging and essentials, over all stays.",
    editions=(
        Edition(
            value=Term(60, "days"),
            effective_from=date(2013, 3, 1),
            effective_to=date(2019, 12, 31),
            source="Decree 09/2013/ND-CP (value read; first and last day unchecked)",
            confidence="K",
        ),
        Edition(
            value=Term(3, "months"),
            effective_from=date(2020, 1, 1),
            effective_to=date(2025, 6, 30),
            source="Circular 84/2019/TT-BTC (value read; first day unchecked)",
            confidence="K",
        ),
        Edition(
            value=Term(120, "days"),
            effective_from=date(2025, 7, 1),
            effective_to=None,
            source="Decree 162/2025/ND-CP, Art 17",
            confidence="V2",
        ),
    ),
)

FACILITY_CEILING = PolicyTable(
    name="facility-ceiling",
    meaning="How long one stay in a house may last at most, whoever pays.",
    editions=(
        Edition(
            value=Term(18, "months"),
            effective_from=date(2007, 3, 8),
            effective_to=None,
            source="Peaceful House practice, Centre for Women and Development",
            confidence="V",
        ),
    ),
)

APPROVAL_TAKE_UP = PolicyTable(
    name="approval-take-up",
    meaning="How long an offered place may wait for the person to move in.",
    editions=(
        Edition(
            value=Term(7, "days"),
            effective_from=date(2025, 7, 1),
            effective_to=None,
            source="House practice",
            confidence="D",
        ),
    ),
)

CARE_PLAN = PolicyTable(
    name="care-plan",
    meaning="By when resident and worker agree on a plan of care.",
    editions=(
        Edition(
            value=Term(7, "days"),
            effective_from=date(2025, 7, 1),
            effective_to=None,
            source="House practice",
            confidence="D",
        ),
    ),
)

RISK_ASSESSMENT_AGE = PolicyTable(
    name="risk-assessment-age",
    meaning="How old a risk assessment may be when a discharge is planned on it.",
    editions=(
        Edition(
            value=Term(30, "days"),
            effective_from=date(2025, 7, 1),
            effective_to=None,
            source="House practice",
            confidence="D",
        ),
    ),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    ESSENTIAL_NEEDS,
    FACILITY_CEILING,
    APPROVAL_TAKE_UP,
    CARE_PLAN,
    RISK_ASSESSMENT_AGE,
)
