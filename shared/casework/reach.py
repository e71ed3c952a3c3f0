"""How far a sharing reaches: which kinds of records and files are of what a person agreed to.

A role still sees only what its own shelves show; this cuts further. What stands in no scope is
shared with nobody: who reported, what a register holds about the work, why glass was broken.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from shared.law.consent import Scope

RECORDS: Final[Mapping[Scope, frozenset[str]]] = {
    "identity": frozenset({"identity"}),
    "contact": frozenset({"commune", "trusted-address"}),
    "needs": frozenset({"alert", "reception-alerts", "handover", "note", "school", "employer"}),
    "legal-status": frozenset(
        {
            "appeal",
            "appeal-decision",
            "discontinuation-letter",
            "eligibility-decision",
            "entitlement-decision",
            "head-decision",
            "proceeding-notice",
            "refusal-letter",
            "review-decision",
        }
    ),
    "statement": frozenset({"statement", "report-content"}),
    "health": frozenset({"alert", "health", "psych-session", "session-note"}),
    "family": frozenset({"family-report", "representative"}),
    "documents": frozenset(
        {
            "decision-number",
            "form-07",
            "handover-record",
            "result-document",
            "victim-paper",
            "voucher",
        }
    ),
}

FILES: Final[Mapping[Scope, frozenset[str]]] = {
    "documents": frozenset({"paper", "signed-form", "letter", "document-photograph"}),
}
"""A signed consent stays with who took it."""


def records_of(scopes: Iterable[str]) -> frozenset[str]:
    """Return the kinds of records that are of these scopes."""
    return _of(RECORDS, scopes)


def files_of(scopes: Iterable[str]) -> frozenset[str]:
    """Return the kinds of files that are of these scopes."""
    return _of(FILES, scopes)


def _of(kinds: Mapping[Scope, frozenset[str]], scopes: Iterable[str]) -> frozenset[str]:
    wanted = set(scopes)
    return frozenset(kind for scope, some in kinds.items() if scope in wanted for kind in some)
