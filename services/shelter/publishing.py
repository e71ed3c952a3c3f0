"""What the others hear of a stay: that it happened, never which house or why.

What is of a child who lives beside a resident is told of the child's own journey.
"""

from collections.abc import Mapping
from typing import Any

from services.shelter.domain.residence import messages as residence
from services.shelter.domain.stay import care_messages as care
from services.shelter.domain.stay import child_messages as child
from services.shelter.domain.stay import events as own
from services.shelter.domain.stay import moving_messages as moving
from services.shelter.domain.together.children import beside
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
    "place-found-elsewhere": "found-elsewhere",
    "no-longer-needed": "not-needed",
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

OF_A_CHILD: Mapping[type[Event], type[Fact]] = {
    residence.FundedDaysOver: shelter.StayLimitReached,
    residence.ResidenceEnded: shelter.ChildMovedOut,
}
"""Told of a child's own days as nothing but that it happened."""


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Return the fact that an event is to others; houses, rights and lines stay home."""
    stay_id, at = getattr(event, "stay_id", None), event.occurred_at
    child_id = _child_in(event)
    if child_id and stay_id:
        journey, stay_id = child_id, beside(stay_id, child_id)
    said: dict[str, Any] = {"journey_id": journey, "stay_id": stay_id, "occurred_at": at}
    kind = type(event)
    if kind in PLAIN:
        return PLAIN[kind](**said)
    if kind in OF_A_REFERRAL:
        said["referral_id"] = getattr(event, "referral_id", None)
        return OF_A_REFERRAL[kind](**said)
    return (
        _declined(event, said)
        or _limited(event, said)
        or _left(event, said)
        or _of_a_child(event, said)
    )


def _child_in(event: Event) -> JourneyId | None:
    """Return of which child a resident's stay tells something."""
    if isinstance(event, child.ChildDaysExtended | child.ChildLeft):
        return event.child_id
    return getattr(event, "for_child", None)


def _of_a_child(event: Event, said: dict[str, Any]) -> Fact | None:
    """Return what is told of the days of a child; a resident's are told of the stay."""
    if getattr(event, "child_id", None) is None:
        return None
    match event:
        case residence.FundedResidenceBegan() | residence.ResidenceBegan():
            until = getattr(event, "funded_until", None)
            return shelter.ChildLodged(**said, funded_until=until)
        case child.ChildDaysExtended():
            return shelter.StayExtended(**said, until=event.until)
        case child.ChildLeft(reason="died"):
            return shelter.ResidentDied(**said)
        case residence.FundedDaysOver() | residence.ResidenceEnded():
            return OF_A_CHILD[type(event)](**said)
        case _:
            return None


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
