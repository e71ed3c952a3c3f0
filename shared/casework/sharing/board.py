"""What is shared of a journey, with whom, on whose word: one row a journey."""

from typing import Any, assert_never

from shared.casework.sharing.messages import (
    ConsentNews,
    ConsentNoted,
    DoubtHeard,
    DoubtSettled,
    ExpiryHeard,
    FoundedAnew,
    OfDoubt,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    RestrictionHeard,
    SharedOutside,
    SharedWithUnit,
    SharingEvent,
    SharingStopped,
    WithdrawalAcknowledged,
    WithdrawalHeard,
)
from shared.kernel.views import Row, Seen, View

_EMPTY: Row = {"consents": [], "sharings": [], "restricted": False}


def project(row: Row | None, event: SharingEvent, _: Seen) -> Row:
    """Redraw one journey's row; every recorded event is accepted."""
    row = row or _EMPTY
    match event:
        case ConsentNoted():
            return {**row, "consents": [*row["consents"], _consent(event)]}
        case RestrictionHeard(standing=standing):
            return {**row, "restricted": standing}
        case SharedWithUnit() | SharedOutside():
            return {**row, "sharings": [*row["sharings"], _sharing(event)]}
        case ReceiversToTell():
            return row
        case SharingStopped() | ReceiverTold() | ReceiverStopped():
            return {**row, "sharings": [_stopped(one, event) for one in row["sharings"]]}
        case _:
            return {**row, "consents": _consents(row["consents"], event)}


def _consent(event: ConsentNoted) -> Row:
    told = event.model_dump(mode="json", include={"purpose", "scope", "recipient"})
    dates = {"given_at": event.occurred_at, "expires_at": event.expires_at}
    return {"consent_id": str(event.consent_id), **told, **dates}


def _consents(consents: list[Row], event: ConsentNews) -> list[Row]:
    match event:
        case WithdrawalHeard():
            news = {"withdrawn_at": event.occurred_at}
        case ExpiryHeard():
            news = {"expired_at": event.occurred_at}
        case DoubtHeard() | FoundedAnew() | DoubtSettled():
            news = _of_doubt(event)
        case WithdrawalAcknowledged():
            news = {"acknowledged_at": event.occurred_at}
        case _:
            assert_never(event)
    known = str(event.consent_id)
    return [{**one, **news} if one["consent_id"] == known else one for one in consents]


def _of_doubt(event: OfDoubt) -> Row:
    match event:
        case DoubtHeard():
            return {"doubted_at": event.occurred_at}
        case FoundedAnew():
            return {"founded_anew_at": event.occurred_at}
        case DoubtSettled():
            return {"doubt_settled_at": event.occurred_at}
        case _:
            assert_never(event)


def _sharing(event: SharedWithUnit | SharedOutside) -> Row:
    said = event.model_dump(mode="json", exclude={"kind", "journey_id", "occurred_at", "receiver"})
    if isinstance(event, SharedWithUnit):
        kind = said.pop("unit_kind")
        said = {**said, "recipient": {"to": "unit", "unit": said.pop("unit"), "unit_kind": kind}}
    return {**said, "shared_at": event.occurred_at, "stopped_at": None, "confirmed_at": None}


def _stopped(sharing: Row, event: SharingStopped | ReceiverTold | ReceiverStopped) -> Row:
    if sharing["sharing_id"] != str(event.sharing_id):
        return sharing
    if isinstance(event, ReceiverTold):
        return {**sharing, "told_at": event.occurred_at}
    news: dict[str, Any] = {"confirmed_at": event.occurred_at}
    if isinstance(event, SharingStopped):
        stopped = {"stopped_at": event.occurred_at, "stopped_because": event.reason}
        news = {**stopped, "confirm_by": event.confirm_by}
    return {**sharing, **news}


SHARINGS = View(name="sharings", of=("sharing",), project=project)
