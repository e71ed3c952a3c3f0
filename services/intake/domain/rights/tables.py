"""How long the law gives for what a person may ask, for erasures, and for telling of a breach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.intake.domain.request.messages import Asks, Measure, RefusalGround
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.terms import Term

_LAW_91 = date(2026, 1, 1)
"""Law 91/2025/QH15 and Decree 356/2025/ND-CP begin; Decree 13/2023/ND-CP ends."""

_DECREE_13 = date(2023, 7, 1)
_DECREE_13_ENDS = date(2025, 12, 31)
_ASKED_FOR = "Decree 356/2025/ND-CP, Art 5"


@dataclass(frozen=True)
class AnswerTerms:
    """To the answer; the same where others hold the data too; and by how much it may grow, once."""

    plain: Term
    with_others: Term
    extension: Term | None


def _days(plain: int, with_others: int, extension: int) -> AnswerTerms:
    return AnswerTerms(Term(plain, "days"), Term(with_others, "days"), Term(extension, "days"))


_OF_OLD = AnswerTerms(Term(72, "hours"), Term(72, "hours"), None)
_LOOK = _days(10, 15, 10)
_STOP = _days(15, 20, 15)

ACKNOWLEDGEMENT = PolicyTable[Term](
    name="request-acknowledgement",
    meaning="From a person's request about their data until it is acknowledged.",
    editions=(
        Edition(
            value=Term(72, "hours"),
            effective_from=_DECREE_13,
            effective_to=_DECREE_13_ENDS,
            source="Decree 13/2023/ND-CP: one general limit of 72 hours",
            confidence="V2",
        ),
        Edition(
            value=Term(2, "working-days"),
            effective_from=_LAW_91,
            effective_to=None,
            source=_ASKED_FOR,
            confidence="V2",
        ),
    ),
)

ANSWER = PolicyTable[Mapping[Asks, AnswerTerms]](
    name="request-answer",
    meaning="From a person's request about their data until it is granted or refused.",
    editions=(
        Edition(
            value={
                "see": _OF_OLD,
                "correct": _OF_OLD,
                "restrict": _OF_OLD,
                "object": _OF_OLD,
                "erase": _OF_OLD,
                "withdraw-consent": _OF_OLD,
                "protect": _OF_OLD,
            },
            effective_from=_DECREE_13,
            effective_to=_DECREE_13_ENDS,
            source="Decree 13/2023/ND-CP: one general limit of 72 hours",
            confidence="V2",
        ),
        Edition(
            value={
                "see": _LOOK,
                "correct": _LOOK,
                "restrict": _STOP,
                "object": _STOP,
                "erase": _days(20, 30, 20),
                "withdraw-consent": _STOP,
                "protect": _days(15, 15, 15),
            },
            effective_from=_LAW_91,
            effective_to=None,
            source=_ASKED_FOR,
            confidence="V2",
        ),
    ),
)

_ART_19: tuple[RefusalGround, ...] = (
    "urgent-protection",
    "crime-prevention",
    "statutory-duty",
    "agreement",
    "other-law",
)

REFUSAL_GROUNDS = PolicyTable[Mapping[Asks, tuple[RefusalGround, ...]]](
    name="request-refusal-grounds",
    meaning="On which grounds which request may be refused; a withdrawal is never refused.",
    editions=(
        Edition(
            value={
                "see": ("crime-prevention", "other-law", "harms-others", "not-the-person"),
                "correct": ("is-correct", "other-law", "not-the-person"),
                "restrict": (*_ART_19, "not-the-person"),
                "object": (*_ART_19, "not-the-person"),
                "erase": (*_ART_19, "impossible", "not-the-person"),
                "withdraw-consent": (),
                "protect": ("impossible", "other-law", "not-the-person"),
            },
            effective_from=_DECREE_13,
            effective_to=None,
            source="Law 91/2025/QH15, Arts 14.2 and 19.1 for erasing; the others are ours",
            confidence="D",
        ),
    ),
)

MEASURES = PolicyTable[Mapping[Asks, tuple[Measure, ...]]](
    name="request-measures",
    meaning="Which measure carries out what granting alone does not do yet.",
    editions=(
        Edition(
            value={
                "correct": ("entry-corrected", "content-amended"),
                "protect": (
                    "processing-restricted",
                    "access-narrowed",
                    "sharing-stopped",
                    "key-changed",
                ),
            },
            effective_from=_DECREE_13,
            effective_to=None,
            source="Our design: the limit of Decree 356/2025/ND-CP, Art 5 is for what is done, too",
            confidence="D",
        ),
    ),
)

ERASURE_ACKNOWLEDGEMENT = PolicyTable[Term](
    name="erasure-acknowledgement",
    meaning="From the order to erase until every service has said that it is done.",
    editions=(
        Edition(
            value=Term(3, "days"),
            effective_from=_DECREE_13,
            effective_to=None,
            source="Our design: well within the 20 days of Decree 356/2025/ND-CP, Art 5",
            confidence="D",
        ),
    ),
)

KEY_ROTATION = PolicyTable[Term](
    name="key-rotation",
    meaning="From an erasure until the master keys are changed, so that no old copy opens it.",
    editions=(
        Edition(
            value=Term(7, "days"),
            effective_from=_DECREE_13,
            effective_to=None,
            source="Our design: one change of keys for the erasures of a week",
            confidence="D",
        ),
    ),
)

RETENTION = PolicyTable[Term](
    name="retention",
    meaning="From the end of all support until it is proposed that the person's data be erased.",
    editions=(
        Edition(
            value=Term(120, "months"),
            effective_from=date(2012, 1, 1),
            effective_to=None,
            source="Only as long as the purpose needs (Law 91/2025/QH15, Art 3.3); "
            "the number in the law on archives was not found",
            confidence="U",
        ),
    ),
)

LONGER = PolicyTable[Term](
    name="retention-longer",
    meaning="From the decision to keep the data longer until it is proposed again.",
    editions=(
        Edition(
            value=Term(24, "months"),
            effective_from=date(2012, 1, 1),
            effective_to=None,
            source="Our design; no rule found",
            confidence="U",
        ),
    ),
)

PROPOSAL_DECISION = PolicyTable[Term](
    name="erasure-proposal-decision",
    meaning="From the proposal to erase until it is approved or the data are kept longer.",
    editions=(
        Edition(
            value=Term(30, "days"),
            effective_from=date(2012, 1, 1),
            effective_to=None,
            source="Our design; no rule found",
            confidence="D",
        ),
    ),
)

BREACH_NOTICE = PolicyTable[Term](
    name="breach-notice",
    meaning="From the discovery of a breach that may harm until the authority (A05) is notified.",
    editions=(
        Edition(
            value=Term(72, "hours"),
            effective_from=_DECREE_13,
            effective_to=_DECREE_13_ENDS,
            source="Decree 13/2023/ND-CP, Art 23",
            confidence="K",
        ),
        Edition(
            value=Term(72, "hours"),
            effective_from=_LAW_91,
            effective_to=None,
            source="Law 91/2025/QH15, Art 23",
            confidence="V2",
        ),
    ),
)

RIGHTS_TABLES: tuple[PolicyTable[Any], ...] = (
    ACKNOWLEDGEMENT,
    ANSWER,
    REFUSAL_GROUNDS,
    MEASURES,
    ERASURE_ACKNOWLEDGEMENT,
    KEY_ROTATION,
    RETENTION,
    LONGER,
    PROPOSAL_DECISION,
    BREACH_NOTICE,
)
