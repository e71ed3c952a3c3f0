"""What intake tells the other rooms: that a case moved, never what was said or found."""

from collections.abc import Mapping
from typing import assert_never

from services.intake.domain.case.appeal_messages import (
    AppealDecided,
    CaseReopened,
    RejectionAppealed,
)
from services.intake.domain.case.events import (
    CaseClosed,
    CaseWithdrawn,
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
from services.intake.domain.consent.messages import (
    ConsentDoubted,
    Consented,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.consent.restriction import JourneyRestricted, RestrictionLifted
from services.intake.domain.entitlement.messages import EntitlementDecided
from services.intake.domain.journey.messages import PersonDied
from services.intake.domain.person.decider import JourneyTied, JourneyUntied
from services.intake.domain.protection.messages import (
    ProtectionApplied,
    ProtectionLifted,
    ProtectionRefused,
)
from services.intake.domain.referral.messages import (
    ReferralOverdue,
    ReferralSent,
    ReferralWithdrawn,
)
from services.intake.domain.rights.erasure import ErasureCompleted, ErasureOrdered
from services.intake.domain.standing.messages import (
    AgeCorrected,
    CategoryDetermined,
    PersonTurned18,
)
from services.intake.domain.words import Basis, ByConsent, ByGround
from shared.contracts import intake as told
from shared.contracts import words
from shared.contracts.fact import Fact
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event

_THAT_IT_HAPPENED: Mapping[type[Event], type[Fact]] = {
    HealthDeptNotified: told.HealthDepartmentNotified,
    InitialVerificationRecorded: told.InitialVerificationRecorded,
    InitialVerificationOverdue: told.InitialVerificationOverdue,
    IdentificationRequested: told.IdentificationRequested,
    IdentificationOverdue: told.IdentificationOverdue,
    VictimStatusConfirmed: told.VictimStatusConfirmed,
    VictimStatusRejected: told.VictimStatusRejected,
    RejectionAppealed: told.RejectionAppealed,
    CaseReopened: told.CaseReopened,
    CaseWithdrawn: told.CaseWithdrawn,
    CaseClosed: told.CaseClosed,
    PersonTurned18: told.PersonTurned18,
    PersonDied: told.PersonDied,
    JourneyRestricted: told.JourneyRestricted,
    RestrictionLifted: told.RestrictionLifted,
    ProtectionApplied: told.ProtectionApplied,
    ProtectionRefused: told.ProtectionRefused,
    ProtectionLifted: told.ProtectionLifted,
}
"""What is told without a word more."""


def publish(event: Event, journey: JourneyId) -> Fact | None:
    """Translate an event into the fact that others may hear, if any."""
    if fact := _THAT_IT_HAPPENED.get(type(event)):
        return fact.model_validate({"journey_id": journey, "occurred_at": event.occurred_at})
    return _of_case(event, journey) or _of_person(event, journey)


def _of_case(event: Event, journey: JourneyId) -> Fact | None:
    at = event.occurred_at
    match event:
        case IntakeCaseOpened(channel=channel):
            return told.CaseOpened(journey_id=journey, occurred_at=at, channel=channel)
        case ImmediateNeedsRecorded(needs=needs):
            return told.ImmediateNeedsRecorded(journey_id=journey, occurred_at=at, needs=needs)
        case ConsentRecorded() | ConsentWithdrawn() | ConsentExpired() | ConsentDoubted():
            return _of_consent(event, journey)
        case ReferralSent() | ReferralOverdue() | ReferralWithdrawn() | EntitlementDecided():
            return _of_support(event, journey)
        case AppealDecided(upheld=upheld):
            return told.AppealDecided(journey_id=journey, occurred_at=at, upheld=upheld)
        case _:
            return None


def _of_consent(event: Consented, journey: JourneyId) -> Fact:
    at, consent_id, purpose = event.occurred_at, event.consent_id, event.purpose
    match event:
        case ConsentRecorded():
            return told.ConsentRecorded(
                journey_id=journey,
                occurred_at=at,
                consent_id=consent_id,
                purpose=purpose,
                scope=event.scope,
                recipient=event.recipient,
                expires_at=event.expires_at,
            )
        case ConsentWithdrawn(services=services):
            return told.ConsentWithdrawn(
                journey_id=journey,
                occurred_at=at,
                consent_id=consent_id,
                purpose=purpose,
                services=services,
            )
        case ConsentExpired():
            return told.ConsentExpired(
                journey_id=journey, occurred_at=at, consent_id=consent_id, purpose=purpose
            )
        case ConsentDoubted(services=services):
            return told.ConsentDoubted(
                journey_id=journey,
                occurred_at=at,
                consent_id=consent_id,
                purpose=purpose,
                services=services,
            )
        case _:
            assert_never(event)


def _of_support(
    event: ReferralSent | ReferralOverdue | ReferralWithdrawn | EntitlementDecided,
    journey: JourneyId,
) -> Fact | None:
    match event:
        case EntitlementDecided():
            return told.EntitlementDecided(
                journey_id=journey,
                occurred_at=event.occurred_at,
                item=event.item,
                granted=event.granted,
            )
        case ReferralSent():
            return _sent(event, journey)
        case ReferralWithdrawn():
            return told.ReferralWithdrawn(
                journey_id=journey,
                occurred_at=event.occurred_at,
                referral_id=event.referral_id,
                to_service=event.to_service,
            )
        case ReferralOverdue():
            return _late(event, journey)
        case _:
            assert_never(event)


def _late(event: ReferralOverdue, journey: JourneyId) -> Fact | None:
    """Tell whom we wait for; that intake itself is late to find another place stays here."""
    if event.awaited == "other-place":
        return None
    return told.ReferralOverdue(
        journey_id=journey,
        occurred_at=event.occurred_at,
        referral_id=event.referral_id,
        to_service=event.to_service,
        awaited=event.awaited,
    )


def _sent(event: ReferralSent, journey: JourneyId) -> Fact:
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


def _of_person(event: Event, journey: JourneyId) -> Fact | None:
    at = event.occurred_at
    match event:
        case CategoryDetermined():
            return told.CategoryDetermined(
                journey_id=journey,
                occurred_at=at,
                category=event.category,
                nationality=event.nationality,
                under_18=event.under_18,
                effective_from=event.effective_from,
            )
        case AgeCorrected(age_class=age_class):
            return told.AgeCorrected(journey_id=journey, occurred_at=at, age_class=age_class)
        case ErasureOrdered(erasure_id=erasure_id):
            return told.ErasureOrdered(journey_id=journey, occurred_at=at, erasure_id=erasure_id)
        case ErasureCompleted(erasure_id=erasure_id):
            return told.ErasureCompleted(journey_id=journey, occurred_at=at, erasure_id=erasure_id)
        case _:
            return _of_sameness(event, journey)


def _of_sameness(event: Event, journey: JourneyId) -> Fact | None:
    at = event.occurred_at
    match event:
        case JourneyTied(with_journey=other):
            return told.JourneysLinked(journey_id=journey, occurred_at=at, with_journey=other)
        case JourneyUntied(with_journey=other):
            return told.JourneysUnlinked(journey_id=journey, occurred_at=at, with_journey=other)
        case _:
            return None
