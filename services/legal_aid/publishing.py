"""What legal aid tells the other rooms: that a matter moved, never what it is about."""

from collections.abc import Mapping

from services.legal_aid.domain.client.messages import AidReferralDeclined, ClientDied
from services.legal_aid.domain.matter.events import (
    AcceptanceEvent,
    AidRequested,
    AppointmentOverdue,
    DocumentsSupplied,
    EndingEvent,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCompleted,
    MatterDiscontinued,
    MatterFlaggedForReview,
    MatterRefused,
    ProviderAppointed,
    ProviderReplaced,
    RequestAnswered,
    RequestWithdrawn,
    StepRecorded,
)
from services.legal_aid.domain.matter.proceeding_events import (
    CompensationAwarded,
    CompensationClaimed,
    CompensationPaid,
    DeadlineMissed,
    ProceedingNoticeReceived,
)
from shared.contracts import legal_aid as told
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

_Answering = (
    AidRequested
    | AcceptanceEvent
    | MatterRefused
    | RequestWithdrawn
    | ProviderAppointed
    | EndingEvent
)
"""What the service that referred the client waits to hear."""

_ANSWERS: Mapping[type[_Answering], type[Fact]] = {
    AidRequested: told.AidRequested,
    MatterAccepted: told.MatterAccepted,
    MatterAcceptedUrgently: told.MatterAccepted,
    MatterRefused: told.MatterRefused,
    RequestWithdrawn: told.AidRequestWithdrawn,
    ProviderAppointed: told.ProviderAppointed,
    MatterCompleted: told.MatterCompleted,
    MatterDiscontinued: told.MatterDiscontinued,
}

_Moving: Mapping[type[Event], type[Fact]] = {
    DocumentsSupplied: told.DocumentsSupplied,
    ProviderReplaced: told.ProviderReplaced,
    AppointmentOverdue: told.AppointmentOverdue,
    StepRecorded: told.StepRecorded,
    ProceedingNoticeReceived: told.ProceedingNoticeReceived,
    DeadlineMissed: told.DeadlineMissed,
    CompensationClaimed: told.CompensationClaimed,
    CompensationAwarded: told.CompensationAwarded,
    CompensationPaid: told.CompensationPaid,
    MatterFlaggedForReview: told.MatterReviewNeeded,
}
"""What is told by its name alone."""


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Translate an event into the fact that others may hear, if any."""
    if isinstance(event, _Answering):
        return _answering(event, journey)
    if isinstance(event, RequestAnswered):
        return told.RequestAnswered(
            journey_id=journey,
            matter_id=event.matter_id,
            complete=not event.missing,
            occurred_at=event.occurred_at,
        )
    if isinstance(event, AidReferralDeclined):
        return told.AidReferralDeclined(
            journey_id=journey,
            referral_id=event.referral_id,
            reason=event.reason,
            occurred_at=event.occurred_at,
        )
    if isinstance(event, ClientDied):
        learnt = told.ClientDied(journey_id=journey, occurred_at=event.occurred_at)
        return learnt if event.learnt_here else None
    fact = _Moving.get(type(event))
    if fact is None:
        return None
    said = {"journey_id": journey, "occurred_at": event.occurred_at}
    return fact.model_validate({**said, **event.model_dump(include={"matter_id"})})


def _answering(event: _Answering, journey: JourneyId) -> Fact:
    said: dict[str, object] = {
        "journey_id": journey,
        "matter_id": event.matter_id,
        "referral_id": event.referral_id,
        "occurred_at": event.occurred_at,
    }
    if isinstance(event, AcceptanceEvent):
        said["appointment_due_at"] = event.appointment_due.due_at
    if isinstance(event, MatterRefused):
        said["ground"] = event.ground
    return _ANSWERS[type(event)].model_validate(said)
