"""Limits and lists that the law changes, each with the days it holds and where it was read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.intake.domain.words import IssuerKind, PaperType
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term

IN_FORCE = date(2025, 7, 1)
"""Law 53/2024/QH15 and Law 86/2025/QH15, which amends it, begin."""

INITIAL_VERIFICATION = PolicyTable[Term](
    name="initial-verification",
    meaning="From the notice to the Department of Health until the information is verified.",
    editions=(
        Edition(
            value=Term(3, "days"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, Art 27 as amended by Law 86/2025/QH15",
            confidence="V",
        ),
    ),
)

IDENTIFICATION = PolicyTable[Term](
    name="identification",
    meaning="From the request to the police until their answer.",
    editions=(
        Edition(
            value=Term(20, "days"),
            effective_from=date(2012, 1, 1),
            effective_to=date(2025, 6, 30),
            source="Law 66/2011/QH12",
            confidence="V",
        ),
        Edition(
            value=Term(20, "days"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, not read; the figure of Law 66/2011/QH12",
            confidence="U",
        ),
    ),
)

EXTENDED_IDENTIFICATION = PolicyTable[Term](
    name="extended-identification",
    meaning="The same in complicated cases, counted from the request.",
    editions=(
        Edition(
            value=Term(2, "months"),
            effective_from=date(2012, 1, 1),
            effective_to=date(2025, 6, 30),
            source="Law 66/2011/QH12",
            confidence="K",
        ),
        Edition(
            value=Term(2, "months"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, not read; the figure of Law 66/2011/QH12",
            confidence="U",
        ),
    ),
)

_RESCUERS: tuple[IssuerKind, ...] = (
    "provincial-police",
    "ministry-of-public-security",
    "ministry-of-national-defence",
    "border-guard",
    "coast-guard",
)

COMPETENT_ISSUERS = PolicyTable[Mapping[PaperType, tuple[IssuerKind, ...]]](
    name="competent-issuers",
    meaning="Which body may issue which paper that proves victim status, by the day of issue.",
    editions=(
        Edition(
            value={
                "police-confirmation": ("district-police", "provincial-police"),
                "rescue-confirmation": ("district-police", *_RESCUERS),
                "procedural-document": ("investigation-body", "procuracy", "court"),
                "foreign-legalised": ("foreign-authority",),
            },
            effective_from=date(2012, 1, 1),
            effective_to=date(2025, 6, 30),
            source="Law 66/2011/QH12, Art 28",
            confidence="K",
        ),
        Edition(
            value={
                "police-confirmation": ("provincial-police", "ministry-of-public-security"),
                "rescue-confirmation": _RESCUERS,
                "procedural-document": ("investigation-body", "procuracy", "court"),
                "foreign-legalised": ("foreign-authority",),
                "mission-confirmation": ("overseas-mission",),
            },
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, Art 33",
            confidence="K",
        ),
    ),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    INITIAL_VERIFICATION,
    IDENTIFICATION,
    EXTENDED_IDENTIFICATION,
    COMPETENT_ISSUERS,
)
