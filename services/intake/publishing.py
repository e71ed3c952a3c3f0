"""What intake tells the other rooms: that a case moved, never what was said or found."""

from typing import assert_never

from services.intake.domain.case_events import (
    CaseClosed,
    CaseWithdrawn,
    ConsentRecorded,
    ConsentWithdrawn,
    HealthDeptNotified,
    IdentificationOverdue,
    IdentificationRequested,
    ImmediateNeedsRecorded,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.referral import ReferralSent
from services.intake.domain.words import Basis, ByConsent, ByGround
from shared.contracts import intake as told
from shared.contracts import words
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Translate an event into the fact that others may hear, if any."""
    at = event.occurred_at
    match event:
        case IntakeCaseOpened(channel=channel):
            return told.CaseOpened(journey_id=journey, occurred_at=at, channel=channel)
        case ImmediateNeedsRecorded(needs=needs):
            return told.ImmediateNeedsRecorded(journey_id=journey, occurred_at=at, needs=needs)
        case ConsentRecorded() | ConsentWithdrawn():
            return _of_consent(event, journey)
        case ReferralSent():
            return _of_referral(event, journey)
        case CaseWithdrawn() | CaseClosed():
            fact = told.CaseClosed if isinstance(event, CaseClosed) else told.CaseWithdrawn
            return fact(journey_id=journey, occurred_at=at)
        case _:
            return _of_status(event, journey)


def _of_consent(event: ConsentRecorded | ConsentWithdrawn, journey: JourneyId) -> Fact:
    fact = told.ConsentRecorded if isinstance(event, ConsentRecorded) else told.ConsentWithdrawn
    return fact(
        journey_id=journey,
        occurred_at=event.occurred_at,
        consent_id=event.consent_id,
        purpose=event.purpose,
    )


def _of_referral(event: ReferralSent, journey: JourneyId) -> Fact:
    return told.CaseReferred(
        journey_id=journey,
        occurred_at=event.occurred_at,
        referral_id=event.referral_id,
        to_service=event.to_service,
        needs=event.needs,
        group=event.group,
        urgency=event.urgency,
        legal_status=event.legal_status,
        basis=_basis(event.basis),
    )


def _basis(basis: Basis) -> words.Basis:
    match basis:
        case ByConsent(consent_id=consent_id):
            return words.ByConsent(consent_id=consent_id)
        case ByGround(ground=ground):
            return words.ByGround(ground=ground)
        case _:
            assert_never(basis)


def _of_status(event: Event, journey: JourneyId) -> Fact | None:
    at = event.occurred_at
    match event:
        case HealthDeptNotified():
            return told.HealthDepartmentNotified(journey_id=journey, occurred_at=at)
        case InitialVerificationRecorded():
            return told.InitialVerificationRecorded(journey_id=journey, occurred_at=at)
        case IdentificationRequested():
            return told.IdentificationRequested(journey_id=journey, occurred_at=at)
        case VictimStatusConfirmed():
            return told.VictimStatusConfirmed(journey_id=journey, occurred_at=at)
        case VictimStatusRejected():
            return told.VictimStatusRejected(journey_id=journey, occurred_at=at)
        case _:
            return _of_limit(event, journey)


def _of_limit(event: Event, journey: JourneyId) -> Fact | None:
    at = event.occurred_at
    match event:
        case InitialVerificationOverdue():
            return told.InitialVerificationOverdue(journey_id=journey, occurred_at=at)
        case IdentificationOverdue():
            return told.IdentificationOverdue(journey_id=journey, occurred_at=at)
        case _:
            return None
