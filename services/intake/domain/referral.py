"""A referral: what intake asked of another service, and what became of it.

The sender never loses sight of the person. Answers come from other rooms, whose
dates may lie before the sending was written down; they are not judged by date.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.ids import CaseId
from services.intake.domain.words import Answer, Basis, Group, LegalStatus, Need, Receiver, Urgency
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId, ReferralId
from shared.kernel.messages import Command, Event


class SendReferral(Command):
    referral_id: ReferralId
    journey_id: JourneyId
    case_id: CaseId
    to_service: Receiver
    needs: tuple[Need, ...]
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis


class RecordReferralAnswer(Command):
    referral_id: ReferralId
    by_service: Receiver
    answer: Answer


ReferralCommand = SendReferral | RecordReferralAnswer


class ReferralSent(Event):
    kind: Literal["referral-sent.v1"] = "referral-sent.v1"
    referral_id: ReferralId
    journey_id: JourneyId
    case_id: CaseId
    to_service: Receiver
    needs: tuple[Need, ...]
    group: Group
    urgency: Urgency
    legal_status: LegalStatus
    basis: Basis


class ReferralAnswered(Event):
    kind: Literal["referral-answered.v1"] = "referral-answered.v1"
    referral_id: ReferralId
    answer: Answer


ReferralEvent = Annotated[ReferralSent | ReferralAnswered, Field(discriminator="kind")]


@dataclass(frozen=True)
class NoReferral:
    """Nothing was asked."""


@dataclass(frozen=True)
class Sent:
    """Another service was asked; no answer is known."""

    case_id: CaseId
    to_service: Receiver


@dataclass(frozen=True)
class Answered:
    """The last that was heard."""

    case_id: CaseId
    to_service: Receiver
    answer: Answer


Referral = NoReferral | Sent | Answered


class NoSuchReferral(NotFound):
    """There is no referral under this id."""

    slug = "no-such-referral"
    vi = "Không có lần chuyển gửi nào mang mã này."
    source = "Case-management practice"


class ReferralIdTaken(Refused):
    """This id belongs to another case's referral."""

    slug = "referral-id-taken"
    vi = "Mã này đã thuộc về lần chuyển gửi của hồ sơ khác."
    source = "Case-management practice"


class NotTheirsToAnswer(Refused):
    """Only the service that was asked answers a referral."""

    slug = "not-theirs-to-answer"
    vi = "Chỉ dịch vụ được chuyển gửi mới trả lời."
    source = "Case-management practice"


def decide(command: ReferralCommand, referral: Referral) -> list[ReferralEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case SendReferral():
            return _send(command, referral)
        case RecordReferralAnswer():
            return _answer(command, referral)
        case _:
            assert_never(command)


def _send(command: SendReferral, referral: Referral) -> list[ReferralEvent]:
    if not isinstance(referral, NoReferral):
        if (referral.case_id, referral.to_service) != (command.case_id, command.to_service):
            raise ReferralIdTaken
        return []
    return [
        ReferralSent(
            referral_id=command.referral_id,
            journey_id=command.journey_id,
            case_id=command.case_id,
            to_service=command.to_service,
            needs=command.needs,
            group=command.group,
            urgency=command.urgency,
            legal_status=command.legal_status,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def _answer(command: RecordReferralAnswer, referral: Referral) -> list[ReferralEvent]:
    if isinstance(referral, NoReferral):
        raise NoSuchReferral
    if command.by_service != referral.to_service:
        raise NotTheirsToAnswer
    if isinstance(referral, Answered) and not _says_more(command.answer, referral.answer):
        return []
    return [
        ReferralAnswered(
            referral_id=command.referral_id,
            answer=command.answer,
            occurred_at=command.occurred_at,
        )
    ]


def _says_more(answer: Answer, known: Answer) -> bool:
    """Tell news from an echo: an arrival after any answer, or anything after the start."""
    return answer not in ("received", known) and known != "started"


def evolve(referral: Referral, event: ReferralEvent) -> Referral:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case ReferralSent():
            return Sent(event.case_id, event.to_service)
        case ReferralAnswered():
            if isinstance(referral, NoReferral):
                return referral
            return Answered(referral.case_id, referral.to_service, event.answer)
        case _:
            assert_never(event)


decider: Decider[ReferralCommand, Referral, ReferralEvent] = Decider(NoReferral(), decide, evolve)
