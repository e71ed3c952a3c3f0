"""Limits for the person's requests, erasures and their keys, proposals, and telling of breaches."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from services.intake.domain.ids import BreachId, RequestId, RotationId
from services.intake.domain.request import messages as request
from services.intake.domain.rights import breach_messages as breach
from services.intake.domain.rights import erasure, rotation
from services.intake.domain.rights import retention_messages as retention
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event

ACKNOWLEDGEMENT = "request-acknowledgement"
ANSWER = "request-answer"
CARRYING_OUT = "request-carrying-out"
ERASURE = "erasure-acknowledgement"
KEYS = "key-rotation"
RETENTION = "retention"
PROPOSAL = "erasure-proposal"
NOTICE = "breach-notice"


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    return [
        *_of_requests(event),
        *_of_granted(event),
        *_of_erasures(event),
        *_of_retention(event),
        *_of_breaches(event),
    ]


def _of_requests(event: Event) -> list[SetClock | SettleClock]:
    match event:
        case request.RequestReceived():
            return [
                SetClock(ACKNOWLEDGEMENT, event.request_id, event.acknowledge_by),
                SetClock(ANSWER, event.request_id, event.answer_by),
            ]
        case request.RequestAcknowledged() | request.AcknowledgementOverdue():
            return [SettleClock(ACKNOWLEDGEMENT, event.request_id)]
        case request.RequestExtended():
            return [SetClock(ANSWER, event.request_id, event.answer_by)]
        case request.RequestGranted() | request.RequestRefused() | request.RequestTakenBack():
            return [
                SettleClock(ACKNOWLEDGEMENT, event.request_id),
                SettleClock(ANSWER, event.request_id),
            ]
        case request.AnswerOverdue():
            return [SettleClock(ANSWER, event.request_id)]
        case _:
            return []


def _of_granted(event: Event) -> list[SetClock | SettleClock]:
    match event:
        case request.RequestGranted(carry_out_by=datetime() as by):
            return [SetClock(CARRYING_OUT, event.request_id, by)]
        case request.RequestCarriedOut() | request.CarryingOutOverdue():
            return [SettleClock(CARRYING_OUT, event.request_id)]
        case _:
            return []


def _of_erasures(event: Event) -> list[SetClock | SettleClock]:
    match event:
        case erasure.ErasureOrdered():
            return [SetClock(ERASURE, event.journey_id, event.acknowledge_by)]
        case erasure.ErasureCompleted() | erasure.ErasureOverdue():
            return [SettleClock(ERASURE, event.journey_id)]
        case rotation.RotationAwaited():
            return [SetClock(KEYS, event.rotation_id, event.rotate_by)]
        case rotation.RotationOverdue():
            return [SettleClock(KEYS, event.rotation_id)]
        case _:
            return []


def _of_retention(event: Event) -> list[SetClock | SettleClock]:
    match event:
        case retention.SupportEndNoted(propose_at=datetime() as propose_at):
            return [SetClock(RETENTION, event.journey_id, propose_at)]
        case retention.KeptLonger():
            return [
                SetClock(RETENTION, event.journey_id, event.propose_at),
                SettleClock(PROPOSAL, event.journey_id),
            ]
        case retention.ErasureProposed():
            return [SetClock(PROPOSAL, event.journey_id, event.decide_by)]
        case retention.ProposalOverdue():
            return [SettleClock(PROPOSAL, event.journey_id)]
        case retention.SupportNoted() | retention.ErasureApproved() | retention.RetentionEnded():
            return [
                SettleClock(RETENTION, event.journey_id),
                SettleClock(PROPOSAL, event.journey_id),
            ]
        case _:
            return []


def _of_breaches(event: Event) -> list[SetClock | SettleClock]:
    match event:
        case breach.BreachRecorded(notify_by=datetime() as notify_by):
            return [SetClock(NOTICE, event.breach_id, notify_by)]
        case breach.BreachAssessed(notify_by=datetime() as notify_by, notified=False):
            return [SetClock(NOTICE, event.breach_id, notify_by)]
        case (
            breach.BreachAssessed()
            | breach.AuthorityNotified()
            | breach.BreachNoticeOverdue()
            | breach.BreachClosed()
        ):
            return [SettleClock(NOTICE, event.breach_id)]
        case _:
            return []


RINGS: Mapping[str, Callable[[UUID, datetime], Command]] = {
    ACKNOWLEDGEMENT: lambda key, at: request.NoteAcknowledgementOverdue(
        request_id=RequestId(key), occurred_at=at
    ),
    ANSWER: lambda key, at: request.NoteAnswerOverdue(request_id=RequestId(key), occurred_at=at),
    CARRYING_OUT: lambda key, at: request.NoteCarryingOutOverdue(
        request_id=RequestId(key), occurred_at=at
    ),
    ERASURE: lambda key, at: erasure.NoteErasureOverdue(journey_id=JourneyId(key), occurred_at=at),
    KEYS: lambda key, at: rotation.NoteRotationOverdue(rotation_id=RotationId(key), occurred_at=at),
    RETENTION: lambda key, at: retention.ProposeErasure(journey_id=JourneyId(key), occurred_at=at),
    PROPOSAL: lambda key, at: retention.NoteProposalOverdue(
        journey_id=JourneyId(key), occurred_at=at
    ),
    NOTICE: lambda key, at: breach.NoteBreachNoticeOverdue(breach_id=BreachId(key), occurred_at=at),
}
