"""What the others hear of a stay: that it happened, never which house or why."""

from services.shelter.domain import stay_events as own
from shared.contracts import shelter
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Return the fact that an event is to others; houses and residences stay home."""
    return _of_placing(event, journey) or _of_living(event, journey) or _of_leaving(event, journey)


def _of_placing(event: Event, journey: JourneyId) -> Fact | None:
    match event:
        case own.PlacementRequested():
            tell: type[_Placing] = shelter.PlacementRequested
        case own.PlacementApproved():
            tell = shelter.PlacementApproved
        case own.Waitlisted():
            tell = shelter.PlacementWaitlisted
        case own.ResidentAdmitted():
            tell = shelter.ResidentAdmitted
        case own.PlacementDeclined():
            return _declined(event, journey, event.reason)
        case own.RequestWithdrawn():
            return _declined(event, journey, "request-withdrawn")
        case own.ApprovalExpired():
            return _declined(event, journey, "not-taken-up")
        case _:
            return None
    return tell(
        journey_id=journey,
        stay_id=event.stay_id,
        referral_id=event.referral_id,
        occurred_at=event.occurred_at,
    )


_Placing = (
    shelter.PlacementRequested
    | shelter.PlacementApproved
    | shelter.PlacementWaitlisted
    | shelter.ResidentAdmitted
)


def _declined(
    event: own.PlacementDeclined | own.RequestWithdrawn | own.ApprovalExpired,
    journey: JourneyId,
    reason: shelter.DeclineReason,
) -> shelter.PlacementDeclined:
    return shelter.PlacementDeclined(
        journey_id=journey,
        stay_id=event.stay_id,
        referral_id=event.referral_id,
        reason=reason,
        occurred_at=event.occurred_at,
    )


def _of_living(event: Event, journey: JourneyId) -> Fact | None:
    match event:
        case own.CarePlanAgreed():
            return shelter.CarePlanAgreed(
                journey_id=journey, stay_id=event.stay_id, occurred_at=event.occurred_at
            )
        case own.StayExtended():
            return shelter.StayExtended(
                journey_id=journey,
                stay_id=event.stay_id,
                until=event.until,
                occurred_at=event.occurred_at,
            )
        case own.StayLimitReached():
            return shelter.StayLimitReached(
                journey_id=journey, stay_id=event.stay_id, occurred_at=event.occurred_at
            )
        case _:
            return None


def _of_leaving(event: Event, journey: JourneyId) -> Fact | None:
    match event:
        case own.DischargePlanned():
            return shelter.DischargePlanned(
                journey_id=journey,
                stay_id=event.stay_id,
                planned_for=event.planned_for,
                occurred_at=event.occurred_at,
            )
        case own.DischargePlanWithdrawn():
            return shelter.DischargePlanWithdrawn(
                journey_id=journey, stay_id=event.stay_id, occurred_at=event.occurred_at
            )
        case own.ResidentDischarged():
            return shelter.ResidentDischarged(
                journey_id=journey,
                stay_id=event.stay_id,
                destination=event.destination,
                occurred_at=event.occurred_at,
            )
        case _:
            return None
