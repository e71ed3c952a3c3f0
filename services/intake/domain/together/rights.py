"""What follows from an answer to the person in the same breath.

Erasing and restricting begin with it, consents end, and new keys are called for.
"""

from collections.abc import Iterator

from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.state import Case, OpenStage
from services.intake.domain.consent.messages import RecogniseConsents, WithdrawConsent
from services.intake.domain.consent.restriction import PassSharing, Restriction, RestrictJourney
from services.intake.domain.ids import RequestId
from services.intake.domain.journey.messages import RecogniseRepresentative
from services.intake.domain.request.messages import (
    AnswerByExtract,
    CarryOutBy,
    GrantRequest,
    ReceiveRequest,
)
from services.intake.domain.request.state import NoRequest, Open, Request
from services.intake.domain.rights.erasure import (
    AcknowledgeErasure,
    Erasure,
    OrderErasure,
    completes,
)
from services.intake.domain.rights.erasure import Ordered as ErasureIsOrdered
from services.intake.domain.rights.retention import Proposed, Retention
from services.intake.domain.rights.retention_messages import ApproveErasure, EndRetention
from services.intake.domain.rights.rotation import KEY_CHANGES, AwaitRotation
from shared.casework.access import Access
from shared.casework.access_messages import NoteExtract
from shared.kernel.messages import Command


def may_be_asked(command: ReceiveRequest, request: Request) -> list[Command]:
    """Who asks as a representative is recorded as one, and what is named was agreed to here."""
    if not isinstance(request, NoRequest):
        return []
    return [*_representative(command), *_consents(command)]


def _representative(command: ReceiveRequest) -> Iterator[Command]:
    """A representative asks only if one is recorded whom nobody suspects."""
    if command.asked_by == "representative":
        yield RecogniseRepresentative(
            journey_id=command.journey_id, occurred_at=command.occurred_at
        )


def _consents(command: ReceiveRequest) -> Iterator[Command]:
    """A withdrawal names consents that this person gave."""
    for case_id in dict.fromkeys(one.case_id for one in command.consents):
        yield RecogniseConsents(
            case_id=case_id,
            journey_id=command.journey_id,
            consents=tuple(one.consent_id for one in command.consents if one.case_id == case_id),
            occurred_at=command.occurred_at,
        )


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
    """Erasing and restricting begin with the answer that grants them; consents end with it."""
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
        case "withdraw-consent":
            return [
                WithdrawConsent(case_id=one.case_id, consent_id=one.consent_id, occurred_at=at)
                for one in dict.fromkeys(request.received.consents)
            ]
        case _:
            return []


def carries_out(command: RestrictJourney, _: Restriction) -> list[Command]:
    """A restriction that names a request carries it out."""
    if command.request_id is None:
        return []
    return [
        CarryOutBy(
            request_id=command.request_id,
            journey_id=command.journey_id,
            measure="processing-restricted",
            occurred_at=command.occurred_at,
        )
    ]


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
