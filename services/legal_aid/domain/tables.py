"""What the Law on Legal Aid counts in hours, days and years, and what it asks of each form."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from services.legal_aid.domain.words import Form, InProceedings, Result
from shared.casework.referring import REFERRAL_ANSWER, Urgency
from shared.kernel.dated import Edition, PolicyTable
from shared.kernel.messages import Message, Moment
from shared.kernel.terms import Term, due
from shared.law.entitlements import MATRIX as ARTICLE_37_MATRIX

_IN_FORCE = date(2018, 1, 1)


class Limit(Message):
    """A last moment and the rule it was counted by, frozen when the term began."""

    due_at: Moment
    policy_version: Annotated[str, Field(pattern=r"^[a-z-]+@\d{4}-\d{2}-\d{2}$")]


def notice_limit(client_is: InProceedings, asked_at: datetime) -> Limit:
    """Return until when a proceeding body must have told the centre that aid was asked for."""
    term = PROCEEDING_NOTICE.on(asked_at).value[client_is]
    return Limit(due_at=due(asked_at, term), policy_version=PROCEEDING_NOTICE.version(asked_at))


def decision_limit(urgency: Urgency, complete_at: datetime) -> Limit:
    """Return until when a request whose papers are complete is accepted or refused."""
    term = REFERRAL_ANSWER.on(complete_at).value[urgency]
    version = REFERRAL_ANSWER.version(complete_at)
    return Limit(due_at=due(complete_at, term), policy_version=version)


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

PROCEEDING_NOTICE: PolicyTable[Mapping[InProceedings, Term]] = PolicyTable(
    name="proceeding-notice",
    meaning="From a person's word that they want aid until the proceeding body tells the centre.",
    editions=(
        Edition(
            {
                "held": Term(12, "hours"),
                "accused": Term(24, "hours"),
                "defendant": Term(24, "hours"),
                "injured-party": Term(24, "hours"),
            },
            _IN_FORCE,
            None,
            "Law 11/2017/QH14; Joint Circular 10/2018 (S66)",
            "V",
        ),
    ),
)

DEADLINE_NOTING = PolicyTable(
    name="deadline-noting",
    meaning="From a date of the proceedings until it counts as missed unless someone said it "
    "was kept.",
    editions=(Edition(Term(1, "working-days"), _IN_FORCE, None, "our design", "D"),),
)

ASSESSED_FORMS: PolicyTable[frozenset[Form]] = PolicyTable(
    name="assessed-forms",
    meaning="Which forms of aid have their quality assessed, on the file, once they ended.",
    editions=(
        Edition(
            frozenset[Form]({"participation", "representation"}),
            _IN_FORCE,
            None,
            "Circular 12/2018/TT-BTP (S67)",
            "V",
        ),
    ),
)

CONSULTANT_PRACTICE = PolicyTable(
    name="consultant-practice",
    meaning="How long a legal consultant has practised before acting for clients.",
    editions=(Edition(Term(24, "months"), _IN_FORCE, None, "Law 11/2017/QH14, Art 17", "K"),),
)

DISCONTINUATION_NOTICE = PolicyTable(
    name="discontinuation-notice",
    meaning="From the end of a matter before its result until the client is told why, in writing.",
    editions=(Edition(Term(3, "working-days"), _IN_FORCE, None, "our design", "D"),),
)

CENTRE_ERASES = PolicyTable(
    name="centre-erases",
    meaning="From an erasure until the centre says that it has erased what it had of the client.",
    editions=(Edition(Term(30, "days"), _IN_FORCE, None, "Decree 356/2025/ND-CP, Art 5", "V2"),),
)

TABLES: tuple[PolicyTable[Any], ...] = (
    REQUEST_ANSWER,
    REFERRAL_ANSWER,
    PROVIDER_APPOINTMENT,
    URGENT_DOCUMENTS,
    URGENT_DEADLINE,
    CLOSING_RESULTS,
    PROCEEDING_NOTICE,
    DEADLINE_NOTING,
    ASSESSED_FORMS,
    CONSULTANT_PRACTICE,
    DISCONTINUATION_NOTICE,
    CENTRE_ERASES,
    ARTICLE_37_MATRIX,
)
