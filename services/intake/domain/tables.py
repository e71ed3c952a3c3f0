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

AT_ONCE = PolicyTable[Term](
    name="at-once",
    meaning="Until when what the law calls immediate is in time: commune, notice, forwarding.",
    editions=(
        Edition(
            value=Term(24, "hours"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, Art 27 says at once; the number is ours",
            confidence="D",
        ),
    ),
)

APPEAL_WINDOW = PolicyTable[Term](
    name="appeal-window",
    meaning="From the finding that a person is not a victim until it can be appealed no more.",
    editions=(
        Edition(
            value=Term(90, "days"),
            effective_from=date(2012, 7, 1),
            effective_to=None,
            source="Law 02/2011/QH13 on complaints, Art 9; Law 53/2024/QH15 was not read on it",
            confidence="U",
        ),
    ),
)

APPEAL_DECISION = PolicyTable[Term](
    name="appeal-decision",
    meaning="From the appeal until it is decided.",
    editions=(
        Edition(
            value=Term(30, "days"),
            effective_from=date(2012, 7, 1),
            effective_to=None,
            source="Law 02/2011/QH13 on complaints, Art 28; Law 53/2024/QH15 was not read on it",
            confidence="U",
        ),
    ),
)

REPORT_FORWARDING = PolicyTable[Term](
    name="report-forwarding",
    meaning="From the report until it is with the body that acts on it.",
    editions=(
        Edition(
            value=Term(2, "hours"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Decree 162/2025/ND-CP says at once; the number is ours",
            confidence="D",
        ),
    ),
)

REPORT_CLASSIFICATION = PolicyTable[Term](
    name="report-classification",
    meaning="From the report until somebody says what it is about.",
    editions=(
        Edition(
            value=Term(24, "hours"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Case-management practice; all reports are to be classified",
            confidence="D",
        ),
    ),
)

PROTECTION_ANSWER = PolicyTable[Term](
    name="protection-answer",
    meaning="From the moment protection is asked for until a measure stands or is refused.",
    editions=(
        Edition(
            value=Term(24, "hours"),
            effective_from=IN_FORCE,
            effective_to=None,
            source="Law 53/2024/QH15, Arts 34-36 name no limit; the number is ours",
            confidence="D",
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
    AT_ONCE,
    APPEAL_WINDOW,
    APPEAL_DECISION,
    REPORT_FORWARDING,
    REPORT_CLASSIFICATION,
    PROTECTION_ANSWER,
)
