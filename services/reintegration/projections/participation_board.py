"""What the law gives each person, and what they have claimed, across all their plans."""

from typing import Any

from services.reintegration.domain.participation.events import (
    AgeNoted,
    CategoryNoted,
    ClaimSettled,
    ComingOfAgeNoted,
    ConsentWithdrawalAnswered,
    ConsentWithdrawalNoted,
    DeathNoted,
    DecisionNoted,
    GrantClaimed,
    ItemClaimed,
    LoanClaimed,
    ParticipationBegan,
    ParticipationEnded,
    StatusRejectionNoted,
)
from shared.kernel.views import Row, Seen, View

_BLANK: Row = {
    "standing": "no-plan",
    "plan_id": None,
    "category": None,
    "nationality": "unknown",
    "under_18": False,
    "category_from": None,
    "of_age_since": None,
    "rejected": False,
    "decisions": {},
    "claims": {},
    "funded": [],
    "withdrawn": [],
}


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw one person's line."""
    known = _BLANK if row is None else row
    return {**known, **_presence(event), **_rights(known, event), **_claims(known, event)}


def _presence(event: Any) -> Row:
    match event:
        case ParticipationBegan():
            return {"standing": "participating", "plan_id": str(event.plan_id)}
        case ParticipationEnded():
            return {"standing": "participated"}
        case DeathNoted():
            return {"standing": "deceased", "withdrawn": []}
        case _:
            return {}


def _rights(row: Row, event: Any) -> Row:
    match event:
        case CategoryNoted():
            return _category(row, event)
        case DecisionNoted():
            return {"decisions": {**row["decisions"], event.item: event.granted}}
        case ComingOfAgeNoted():
            return {"under_18": False, "of_age_since": event.occurred_at}
        case AgeNoted():
            return {"under_18": event.under_18, "of_age_since": None}
        case StatusRejectionNoted():
            return {"rejected": True}
        case _:
            return _consents(row, event)


def _consents(row: Row, event: Any) -> Row:
    match event:
        case ConsentWithdrawalNoted():
            return {"withdrawn": [*row["withdrawn"], str(event.consent_id)]}
        case ConsentWithdrawalAnswered():
            waiting = [one for one in row["withdrawn"] if one != str(event.consent_id)]
            return {"withdrawn": waiting}
        case _:
            return {}


def _category(row: Row, event: CategoryNoted) -> Row:
    """Show the newest category; one that holds from an earlier day does not replace it."""
    restored: Row = {"rejected": False} if event.status_restored else {}
    if row["category_from"] is not None and row["category_from"] > event.effective_from:
        return restored
    return {
        **restored,
        "category": event.category,
        "nationality": event.nationality,
        "under_18": event.under_18,
        "category_from": event.effective_from,
    }


def _claims(row: Row, event: Any) -> Row:
    match event:
        case GrantClaimed():
            claim: Row = {"grant": event.grant, "standing": "open"}
            return {"claims": {**row["claims"], str(event.claim_id): claim}}
        case ClaimSettled():
            key = str(event.claim_id)
            settled = "granted" if event.granted else "over"
            claim = {**row["claims"].get(key, {}), "standing": settled}
            return {"claims": {**row["claims"], key: claim}}
        case ItemClaimed():
            return {"funded": sorted({*row["funded"], event.item})}
        case LoanClaimed():
            return {"funded": sorted({*row["funded"], "k-hardship-and-loan"})}
        case _:
            return {}


PARTICIPATION_BOARD = View(
    name="participations",
    of=("participation",),
    project=project,
    index=("standing", "category", "rejected"),
)
