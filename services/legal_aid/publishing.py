"""What legal aid tells the other rooms: that a matter moved, never what it is about."""

from typing import assert_never

from services.legal_aid.domain.matter_messages import (
    AidRequested,
    AppointmentOverdue,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCompleted,
    MatterDiscontinued,
    MatterRefused,
    ProviderAppointed,
    RequestAnswered,
    RequestWithdrawn,
    StepRecorded,
)
from shared.contracts import legal_aid as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

_Answering = (
    AidRequested | RequestAnswered | MatterAccepted | MatterAcceptedUrgently | MatterRefused
)
_Moving = (
    RequestWithdrawn
    | ProviderAppointed
    | AppointmentOverdue
    | StepRecorded
    | MatterCompleted
    | MatterDiscontinued
)


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Translate an event into the fact that others may hear, if any."""
    if isinstance(event, _Answering):
        return _answering(event, journey)
    if isinstance(event, _Moving):
        return _moving(event, journey)
    return None


def _answering(event: _Answering, journey: JourneyId) -> Fact:
    matter, at = event.matter_id, event.occurred_at
    match event:
        case AidRequested(referral_id=referral):
            return told.AidRequested(
                journey_id=journey, matter_id=matter, referral_id=referral, occurred_at=at
            )
        case RequestAnswered(missing=missing):
            return told.RequestAnswered(
                journey_id=journey, matter_id=matter, complete=not missing, occurred_at=at
            )
        case MatterAccepted(referral_id=referral) | MatterAcceptedUrgently(referral_id=referral):
            return told.MatterAccepted(
                journey_id=journey, matter_id=matter, referral_id=referral, occurred_at=at
            )
        case MatterRefused(referral_id=referral):
            return told.MatterRefused(
                journey_id=journey, matter_id=matter, referral_id=referral, occurred_at=at
            )
        case _:
            assert_never(event)


def _moving(event: _Moving, journey: JourneyId) -> Fact:
    matter, at = event.matter_id, event.occurred_at
    match event:
        case RequestWithdrawn():
            return told.AidRequestWithdrawn(journey_id=journey, matter_id=matter, occurred_at=at)
        case ProviderAppointed():
            return told.ProviderAppointed(journey_id=journey, matter_id=matter, occurred_at=at)
        case AppointmentOverdue():
            return told.AppointmentOverdue(journey_id=journey, matter_id=matter, occurred_at=at)
        case StepRecorded():
            return told.StepRecorded(journey_id=journey, matter_id=matter, occurred_at=at)
        case MatterCompleted():
            return told.MatterCompleted(journey_id=journey, matter_id=matter, occurred_at=at)
        case MatterDiscontinued():
            return told.MatterDiscontinued(journey_id=journey, matter_id=matter, occurred_at=at)
        case _:
            assert_never(event)
