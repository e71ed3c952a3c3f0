"""What the Law on Legal Aid counts in days, and which results close which form of aid."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from services.legal_aid.domain.words import Form, Result
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.messages import Message, Moment
from shared.kernel.terms import Term, due

_IN_FORCE = date(2018, 1, 1)


class Limit(Message):
    """A last moment and the rule it was counted by, frozen when the term began."""

    due_at: Moment
    policy_version: Annotated[str, Field(pattern=r"^[a-z-]+@\d{4}-\d{2}-\d{2}$")]


def limit(table: PolicyTable[Term], start: datetime) -> Limit:
    """Return when a term of this table ends that begins at `start`."""
    return Limit(due_at=due(start, table.on(start).value), policy_version=table.version(start))


REQUEST_ANSWER = PolicyTable(
    name="request-answer",
    meaning="A request is checked and answered at once: by the end of the same day.",
    editions=(Edition(Term(0, "days"), _IN_FORCE, None, "Law 11/2017/QH14, Art 30.2 (S62)", "V"),),
)

PROVIDER_APPOINTMENT = PolicyTable(
    name="provider-appointment",
    meaning="From acceptance until someone is appointed to act for the client.",
    editions=(
        Edition(Term(3, "working-days"), _IN_FORCE, None, "Law 11/2017/QH14, Art 31.1", "K"),
    ),
)

URGENT_DOCUMENTS = PolicyTable(
    name="urgent-documents",
    meaning="From an urgent acceptance until the papers that were missing must be there.",
    editions=(
        Edition(Term(5, "working-days"), _IN_FORCE, None, "Law 11/2017/QH14, Art 30.4", "K"),
    ),
)

URGENT_DEADLINE = PolicyTable(
    name="urgent-deadline",
    meaning="A limitation period or hearing nearer than this allows urgent acceptance.",
    editions=(
        Edition(
            Term(5, "working-days"),
            _IN_FORCE,
            None,
            "Law 11/2017/QH14, Art 30.4; Circular 12/2018/TT-BTP, Art 6 (S64)",
            "V",
        ),
    ),
)

CLOSING_RESULTS: PolicyTable[Mapping[Form, frozenset[Result]]] = PolicyTable(
    name="closing-results",
    meaning="Which results close a matter, by the form of aid.",
    editions=(
        Edition(
            {
                "advice": frozenset[Result]({"advice-delivered"}),
                "representation": frozenset[Result]({"representation-delivered", "settled"}),
                "participation": frozenset[Result]({"stage-ended", "settled"}),
            },
            _IN_FORCE,
            None,
            "Circular 12/2018/TT-BTP, Art 10 (heading S19)",
            "K",
        ),
    ),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    REQUEST_ANSWER,
    PROVIDER_APPOINTMENT,
    URGENT_DOCUMENTS,
    URGENT_DEADLINE,
    CLOSING_RESULTS,
)
