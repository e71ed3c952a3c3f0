"""What the shelter counts."""

from collections.abc import Sequence

from services.shelter.domain.stay.events import ResidentAdmitted, StayLimitReached
from shared.kernel.figures import Figure, counted, figures, met
from shared.kernel.ledgers import Mark
from shared.kernel.messages import Event
from shared.kernel.views import Seen

L120 = Figure(
    code="l120",
    meaning="Stays that went beyond the state-funded days without a decision",
    numerator="stays whose state-funded days ran out before anyone had decided",
    denominator="stays begun in the period for which the state pays",
    source="DOMAIN §9, operations; Decree 162/2025/ND-CP, Art 17",
    target=0.0,
)

FIGURES = (L120,)


def write(event: Event, _: Seen) -> Sequence[Mark]:
    """Return what an event adds to the counts."""
    match event:
        case ResidentAdmitted(funding="state"):
            return [counted(L120.code, event.occurred_at)]
        case StayLimitReached():
            return [met(L120.code)]
        case _:
            return []


LEDGER = figures(("stay",), write)
