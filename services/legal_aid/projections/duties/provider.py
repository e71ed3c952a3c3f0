"""When a provider may no longer act in a matter, the head replaces them."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.provider.messages import (
    ClientRecognised,
    InterestDeclared,
    MatterLaidDown,
    OpposingPartyFaced,
    ProviderStruckOff,
)
from services.legal_aid.projections.duties import HEAD
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, Risk, done, to_do

CONFLICT = "resolve-conflict-of-interest"
REPLACE = "replace-struck-off-provider"

DUTIES: Duties = {
    CONFLICT: (
        "Thay người thực hiện: có xung đột lợi ích",
        "Replace the provider: there is a conflict of interest",
    ),
    REPLACE: (
        "Thay người thực hiện không còn trong danh sách",
        "Replace the provider who is no longer on the list",
    ),
}


def duties(event: Any, seen: Seen) -> Sequence[Mark]:
    """Open and strike lines by the events of a provider."""
    match event:
        case InterestDeclared() | OpposingPartyFaced() | ClientRecognised():
            return _each(CONFLICT, event.conflicts, seen, 3)
        case ProviderStruckOff():
            return _each(REPLACE, event.left_alone, seen, 2)
        case MatterLaidDown():
            return [done(duty, key=event.matter_id) for duty in (CONFLICT, REPLACE)]
        case _:
            return []


def _each(duty: str, matters: Iterable[MatterId], seen: Seen, risk: Risk) -> Sequence[Mark]:
    return [to_do(duty, seen, HEAD, risk=risk, key=matter) for matter in matters]
