"""What the others hear of a stay: that it happened, never which house or why."""

from collections.abc import Mapping
from typing import Any

from services.shelter.domain import care_messages as care
from services.shelter.domain import moving_messages as moving
from services.shelter.domain import stay_events as own
from services.shelter.domain.words import WithdrawalReason
from shared.contracts import shelter
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

OF_A_REFERRAL: Mapping[type[Event], type[Fact]] = {
    own.PlacementRequested: shelter.PlacementRequested,
    own.PlacementApproved: shelter.PlacementApproved,
    own.Waitlisted: shelter.PlacementWaitlisted,
    own.ResidentAdmitted: shelter.ResidentAdmitted,
    moving.ResidentTransferred: shelter.ResidentTransferred,
    moving.ResidentDied: shelter.ResidentDied,
}
"""Told with the referral that is answered, or that comes to its end."""

WITHDRAWN: Mapping[WithdrawalReason, shelter.DeclineReason] = {
    "person-changed-mind": "changed-mind",
    "person-died": "died",
    "status-rejected": "rejected",
}
"""Why a request was taken back, as far as others must know; of all else only that it was."""

PLAIN: Mapping[type[Event], type[Fact]] = {
    moving.EmergencyPlacementMade: shelter.EmergencyPlacementMade,
    own.CarePlanAgreed: shelter.CarePlanAgreed,
    own.ExtensionDenied: shelter.ExtensionDenied,
    own.StayLimitReached: shelter.StayLimitReached,
    own.DischargePlanWithdrawn: shelter.DischargePlanWithdrawn,
    care.HealthCheckDone: shelter.HealthCheckDone,
    care.EssentialsProvided: shelter.EssentialsProvided,
    care.PsychSessionRecorded: shelter.PsychSessionRecorded,
    care.SchoolEnrolled: shelter.SchoolEnrolled,
    care.TrainingStarted: shelter.TrainingStarted,
    moving.ResidentAbsconded: shelter.ResidentAbsconded,
    moving.ResidentReturned: shelter.ResidentReturned,
}
"""Told as nothing but that it happened."""


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Return the fact that an event is to others; houses, rights and lines stay home."""
    stay_id = getattr(event, "stay_id", None)
    at = event.occurred_at
    said: dict[str, Any] = {"journey_id": journey, "stay_id": stay_id, "occurred_at": at}
    kind = type(event)
    if kind in PLAIN:
        return PLAIN[kind](**said)
    if kind in OF_A_REFERRAL:
        said["referral_id"] = getattr(event, "referral_id", None)
        return OF_A_REFERRAL[kind](**said)
    return _declined(event, said) or _limited(event, said) or _left(event, said)


def _declined(event: Event, said: dict[str, Any]) -> Fact | None:
    match event:
        case own.PlacementDeclined():
            return shelter.PlacementDeclined(
                **said,
                referral_id=event.referral_id,
                reason=event.reason,
                elsewhere=event.elsewhere,
            )
        case own.RequestWithdrawn():
            reason = WITHDRAWN.get(event.reason, "request-withdrawn")
            return shelter.PlacementDeclined(**said, referral_id=event.referral_id, reason=reason)
        case own.ApprovalExpired():
            return shelter.PlacementDeclined(
                **said, referral_id=event.referral_id, reason="not-taken-up"
            )
        case _:
            return None


def _limited(event: Event, said: dict[str, Any]) -> Fact | None:
    match event:
        case own.StayExtended():
            return shelter.StayExtended(**said, until=event.until)
        case care.IncidentReported(incident="threat"):
            return shelter.ProtectionRequested(**said)
        case _:
            return None


def _left(event: Event, said: dict[str, Any]) -> Fact | None:
    match event:
        case own.DischargePlanned():
            return shelter.DischargePlanned(**said, planned_for=event.planned_for)
        case own.ResidentDischarged():
            return shelter.ResidentDischarged(
                **said, destination=event.destination, referral_id=event.referral_id
            )
        case _:
            return None
