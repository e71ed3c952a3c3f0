"""The funded days: for whom the state pays, until when, and whose days are over."""

from services.shelter.domain.residence.messages import (
    FundedDaysOver,
    FundedResidenceBegan,
    FundingProlonged,
    OtherFundsFound,
    ResidenceBegan,
    ResidenceEnded,
)
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Event, _: Seen) -> Row | None:
    """Redraw one person's line."""
    match event:
        case FundedResidenceBegan():
            return {
                "stay_id": str(event.stay_id),
                "funding": "state",
                "days_used": event.days_used,
                "funded_until": event.funded_until,
                "over": False,
            }
        case ResidenceBegan():
            used = row["days_used"] if row else 0
            return {"stay_id": str(event.stay_id), "funding": "other", "days_used": used}
        case _:
            return None if row is None else _changed(row, event)


def _changed(row: Row, event: Event) -> Row:
    match event:
        case FundingProlonged():
            return {**row, "funded_until": event.funded_until, "over": False}
        case FundedDaysOver():
            return {**row, "over": True}
        case OtherFundsFound():
            used = row["days_used"] + event.funded_days
            return {"stay_id": row["stay_id"], "funding": "other", "days_used": used}
        case ResidenceEnded():
            return {"funding": "none", "days_used": row["days_used"] + event.funded_days}
        case _:
            return row


VIEW = View(
    name="funded_days", of=("residence",), project=project, index=("funding", "funded_until")
)
