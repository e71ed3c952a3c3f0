"""The rights board: what the shelter knows of a person's category and of what was decided."""

from services.shelter.domain.rights.messages import (
    AgeNoted,
    CategoryNoted,
    ComingOfAgeNoted,
    DeathNoted,
    DecisionNoted,
    EntitlementClaimed,
    ReinstatementNoted,
    RejectionNoted,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View

UNKNOWN: Row = {"category": None, "standing": "open", "decided": {}, "claimed": [], "of_age": False}


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one person's line."""
    known = row or UNKNOWN
    match event:
        case CategoryNoted():
            return {
                **known,
                "category": event.category,
                "nationality": event.nationality,
                "under_18": event.under_18,
                "effective_from": event.effective_from,
            }
        case DecisionNoted():
            return {**known, "decided": {**known["decided"], event.item: event.granted}}
        case EntitlementClaimed():
            return {**known, "claimed": sorted({*known["claimed"], event.item})}
        case _:
            return {**known, **_turned(event)}


def _turned(event: Event) -> Row:
    match event:
        case RejectionNoted():
            return {"standing": "rejected"}
        case ReinstatementNoted():
            return {"standing": "open"}
        case DeathNoted():
            return {"standing": "died"}
        case ComingOfAgeNoted():
            return {"of_age": True}
        case AgeNoted():
            return {"of_age": not event.under_18, "under_18": event.under_18}
        case _:
            return {}


VIEW = View(name="rights", of=("rights",), project=project, index=("standing", "category"))
