"""The shelter's limits: what the law and practice say, since when, and how sure we are."""

from datetime import date
from typing import Any

from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term
from shared.law.entitlements import MATRIX as ARTICLE_37_MATRIX


def _practice(name: str, meaning: str, term: Term) -> PolicyTable[Term]:
    """Return a limit that no law gives: our own, since the day the law came into force."""
    return PolicyTable(
        name=name,
        meaning=meaning,
        editions=(
            Edition(
                value=term,
                effective_from=date(2025, 7, 1),
                effective_to=None,
                source="House practice",
                confidence="D",
            ),
        ),
    )


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

APPROVAL_TAKE_UP = _practice(
    "approval-take-up",
    "How long an offered place may wait for the person to move in.",
    Term(7, "days"),
)

CARE_PLAN = _practice(
    "care-plan", "By when resident and worker agree on a plan of care.", Term(7, "days")
)

RISK_ASSESSMENT_AGE = _practice(
    "risk-assessment-age",
    "How old a risk assessment may be when a discharge is planned on it, and when it is done.",
    Term(30, "days"),
)

REGULARISATION = _practice(
    "regularisation",
    "By when a stay that began in an emergency is regularised or ended.",
    Term(72, "hours"),
)

HEALTH_CHECK = _practice(
    "health-check",
    "By when the health of someone who moved in is looked at.",
    Term(24, "hours"),
)

ABSENCE_GRACE = _practice(
    "absence-grace",
    "How long a resident who is absent without a word may come back to the same stay.",
    Term(72, "hours"),
)

WIND_DOWN = _practice(
    "wind-down",
    "By when the care of someone found not to be a victim has been wound down.",
    Term(14, "days"),
)

NIGHT = PolicyTable(
    name="night",
    meaning="From when until when nobody is sent away; hours of the day.",
    editions=(
        Edition(
            value=(18, 7),
            effective_from=date(2025, 7, 1),
            effective_to=None,
            source="House practice",
            confidence="D",
        ),
    ),
)

INCIDENT_REVIEW = _practice(
    "incident-review", "By when a manager has looked at an incident.", Term(24, "hours")
)

LICENCE_NOTICE = _practice(
    "licence-notice",
    "How long before the licence of a house ends its renewal is asked for.",
    Term(60, "days"),
)

RELATIVES = PolicyTable(
    name="relatives",
    meaning="How long relatives have after the conclusion on a death; then the house sees to it.",
    editions=(
        Edition(
            value=Term(24, "hours"),
            effective_from=date(2013, 3, 1),
            effective_to=None,
            source="Circular 84/2019/TT-BTC and earlier (old rule; first day unchecked)",
            confidence="V",
        ),
    ),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    ESSENTIAL_NEEDS,
    FACILITY_CEILING,
    APPROVAL_TAKE_UP,
    CARE_PLAN,
    RISK_ASSESSMENT_AGE,
    REGULARISATION,
    HEALTH_CHECK,
    ABSENCE_GRACE,
    WIND_DOWN,
    NIGHT,
    INCIDENT_REVIEW,
    LICENCE_NOTICE,
    RELATIVES,
    ARTICLE_37_MATRIX,
)
