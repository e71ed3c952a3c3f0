"""The list of providers: what each is, and how much they carry; never for whom."""

from typing import assert_never

from services.legal_aid.domain.provider.messages import (
    ClientRecognised,
    InterestDeclared,
    MatterLaidDown,
    MatterTakenOn,
    OpposingPartyFaced,
    ProviderEvent,
    ProviderRegistered,
    ProviderStruckOff,
    WorkAssessed,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: ProviderEvent, _: Seen) -> Row:
    """Redraw one provider's line; every recorded event is accepted."""
    line = row or {}
    return {**line, **_redrawn(line, event)}


def _redrawn(line: Row, event: ProviderEvent) -> Row:
    load: int = line.get("load", 0)
    match event:
        case ProviderRegistered():
            return {
                "provider_kind": event.provider_kind,
                "centre": event.centre,
                "standing": "listed",
                "load": 0,
                "last_taken_on_at": None,
            }
        case ProviderStruckOff():
            return {"standing": "struck-off"}
        case MatterTakenOn():
            return {"load": load + 1, "last_taken_on_at": event.occurred_at}
        case MatterLaidDown():
            return {"load": load - 1}
        case InterestDeclared() | OpposingPartyFaced() | ClientRecognised() | WorkAssessed():
            return {}
        case _:
            assert_never(event)


VIEW = View(
    name="providers",
    of=("provider",),
    project=project,
    index=("load", "provider_kind", "centre", "standing"),
)
