"""What is counted here: requests answered on their day, and providers appointed in time."""

from collections.abc import Sequence
from typing import Any

from services.legal_aid.domain.matter.events import (
    AcceptanceEvent,
    AidRequested,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterRefused,
    ProviderAppointed,
    RequestAnswered,
)
from shared.kernel.figures import Figure, counted, figures, met
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen

LA0, LA3 = "la0", "la3"

FIGURES = (
    Figure(
        code=LA0,
        meaning="Requests for legal aid answered on the same day.",
        numerator="requests answered, refused or accepted at once by the end of their day",
        denominator="requests received in the period",
        source="DOMAIN §9 [D]; Law 11/2017/QH14, Art 30.2",
    ),
    Figure(
        code=LA3,
        meaning="Providers appointed within three working days of acceptance.",
        numerator="accepted matters in which someone was appointed in time",
        denominator="matters accepted in the period",
        source="DOMAIN §9 [D]; Law 11/2017/QH14, Art 31.1",
    ),
)


def write(event: Any, _: Seen) -> Sequence[Mark]:
    """Count a request when it comes, an acceptance when it is made, and whether each was in time.

    A refusal or an urgent acceptance may be the first answer to a request.
    """
    match event:
        case AidRequested():
            return [counted(LA0, event.occurred_at)]
        case RequestAnswered():
            return [met(LA0, so=not event.late)]
        case MatterRefused(answers_in_time=bool(so)):
            return [met(LA0, so=so)]
        case MatterAccepted() | MatterAcceptedUrgently():
            return [counted(LA3, event.occurred_at), *_answered(event)]
        case ProviderAppointed():
            return [met(LA3, so=not event.late)]
        case _:
            return []


def _answered(event: AcceptanceEvent) -> Sequence[Mark]:
    if isinstance(event, MatterAccepted) or event.answers_in_time is None:
        return []
    return [met(LA0, so=event.answers_in_time)]


COUNTS = figures(("matter",), write)
