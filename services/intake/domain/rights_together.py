"""What follows from an answer to the person in the same breath: erasing, restricting, new keys."""

from services.intake.domain.case_commands import ReferCase
from services.intake.domain.case_state import Case, OpenStage
from services.intake.domain.erasure import AcknowledgeErasure, Erasure, OrderErasure, completes
from services.intake.domain.erasure import Ordered as ErasureIsOrdered
from services.intake.domain.ids import RequestId
from services.intake.domain.journey_messages import RecogniseRepresentative
from services.intake.domain.request import NoRequest, Open, Request
from services.intake.domain.request_messages import AnswerByExtract, GrantRequest, ReceiveRequest
from services.intake.domain.restriction import PassSharing, RestrictJourney
from services.intake.domain.retention import Proposed, Retention
from services.intake.domain.retention_messages import ApproveErasure, EndRetention
from services.intake.domain.rotation import KEY_CHANGES, AwaitRotation
from shared.casework.access import Access
from shared.casework.access_messages import NoteExtract
from shared.kernel.messages import Command


def may_be_asked(command: ReceiveRequest, request: Request) -> list[Command]:
    """A representative asks only if one is recorded whom nobody suspects."""
    if not isinstance(request, NoRequest) or command.asked_by != "representative":
        return []
    return [RecogniseRepresentative(journey_id=command.journey_id, occurred_at=command.occurred_at)]


def answers_request(command: NoteExtract, _access: Access) -> list[Command]:
    """An extract that the person asked for is made for a request that is open or granted."""
    if command.request_id is None:
        return []
    return [
        AnswerByExtract(
            request_id=RequestId(command.request_id),
            journey_id=command.journey_id,
            occurred_at=command.occurred_at,
        )
    ]


def does_as_granted(command: GrantRequest, request: Request) -> list[Command]:
    """Erasing and restricting begin with the answer that grants them."""
    if not isinstance(request, Open):
        return []
    journey, at = request.received.journey_id, command.occurred_at
    match request.received.asks:
        case "erase":
            order = OrderErasure(
                journey_id=journey, cause="request", cause_id=command.request_id, occurred_at=at
            )
            return [order, EndRetention(journey_id=journey, occurred_at=at)]
        case "restrict" | "object":
            return [RestrictJourney(journey_id=journey, why="granted-request", occurred_at=at)]
        case _:
            return []


def erases_as_approved(command: ApproveErasure, retention: Retention) -> list[Command]:
    """An approved proposal is the order to erase."""
    if not isinstance(retention, Proposed):
        return []
    return [
        OrderErasure(
            journey_id=command.journey_id,
            cause="retention",
            cause_id=command.journey_id,
            occurred_at=command.occurred_at,
        )
    ]


def calls_for_new_keys(command: AcknowledgeErasure, erasure: Erasure) -> list[Command]:
    """When all services have erased, their master keys are to be changed."""
    if not isinstance(erasure, ErasureIsOrdered) or not completes(command, erasure):
        return []
    return [
        AwaitRotation(
            rotation_id=KEY_CHANGES,
            erasure_id=erasure.erasure_id,
            occurred_at=command.occurred_at,
        )
    ]


def passes_restriction(command: ReferCase, case: Case) -> list[Command]:
    """A referral shares, and so it passes what the person may have restricted."""
    if not isinstance(case, OpenStage) or command.referral_id in case.file.referrals:
        return []
    return [
        PassSharing(
            journey_id=case.file.opening.journey_id,
            sharing_id=command.referral_id,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]
