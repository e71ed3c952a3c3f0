"""What a made-up person asked about what is held of them, and what became of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.intake.domain.consent.restriction import (
    JourneyRestricted,
    RestrictionLifted,
    SharingPassed,
)
from services.intake.domain.ids import BreachId, RequestId
from services.intake.domain.request.messages import (
    AcknowledgementOverdue,
    AnswerOverdue,
    Asks,
    CarryingOutOverdue,
    ConsentGiven,
    Measure,
    RequestAcknowledged,
    RequestCarriedOut,
    RequestExtended,
    RequestGranted,
    RequestReceived,
    RequestRefused,
    RequestTakenBack,
)
from services.intake.domain.rights.breach_messages import (
    AuthorityNotified,
    BreachAssessed,
    BreachClosed,
    BreachNoticeOverdue,
    BreachRecorded,
)
from services.intake.domain.rights.erasure import (
    ALL_SERVICES,
    ErasureAcknowledged,
    ErasureCompleted,
    ErasureOrdered,
    ErasureOverdue,
    EveryService,
)
from services.intake.domain.rights.retention_messages import (
    ErasureApproved,
    ErasureProposed,
    KeptLonger,
    ProposalOverdue,
    RetentionEnded,
    SupportEndNoted,
    SupportNoted,
)
from services.intake.domain.rights.rotation import (
    KEY_CHANGES,
    ErasureSealed,
    MasterKeyRotated,
    RotationAwaited,
    RotationOverdue,
)
from services.intake.domain.words import ByConsent
from shared.kernel.ids import ErasureId, derived
from tests.intake.made_up import CASE, CONSENT, JOURNEY, NOON, REFERRAL, ref

REQUEST = RequestId(UUID(int=90))
ERASURE = ErasureId(derived("erasure", JOURNEY))
OTHER_ERASURE = ErasureId(UUID(int=91))
BREACH = BreachId(UUID(int=92))

ACKNOWLEDGE_BY = datetime(2026, 3, 4, 16, 59, 59, tzinfo=UTC)
LOOK_BY = datetime(2026, 3, 12, 16, 59, 59, tzinfo=UTC)
LOOK_LATER = datetime(2026, 3, 23, 16, 59, 59, tzinfo=UTC)
"""Ten days from the 12th end on a Sunday, and so on the Monday after."""
ERASE_BY = datetime(2026, 3, 23, 16, 59, 59, tzinfo=UTC)
"""Twenty days from 2 March end on a Sunday."""
ERASED_BY = datetime(2026, 3, 5, 16, 59, 59, tzinfo=UTC)
KEYS_BY = datetime(2026, 3, 9, 16, 59, 59, tzinfo=UTC)
PROPOSE_AT = datetime(2036, 3, 3, 16, 59, 59, tzinfo=UTC)
"""Ten years from 2 March 2026 end on a Sunday."""
DECIDE_BY = datetime(2036, 4, 3, 16, 59, 59, tzinfo=UTC)
NOTIFY_BY = NOON + timedelta(hours=72)
DECADE_LATER = datetime(2036, 3, 4, 5, tzinfo=UTC)

BY_CONSENT = ByConsent(consent_id=CONSENT)
NAMED = (ConsentGiven(case_id=CASE, consent_id=CONSENT),)


def received(asks: Asks = "see", *, answer_by: datetime = LOOK_BY, **said: Any) -> RequestReceived:
    """Return that a request came in at noon."""
    asked = RequestReceived(
        request_id=REQUEST,
        journey_id=JOURNEY,
        asks=asks,
        consents=NAMED if asks == "withdraw-consent" else (),
        asked_by="person",
        others_hold_it=False,
        details=ref(90),
        acknowledge_by=ACKNOWLEDGE_BY,
        answer_by=answer_by,
        policy_versions=("request-acknowledgement@2026-01-01", "request-answer@2026-01-01"),
        occurred_at=NOON,
    )
    return asked.model_copy(update=said)


def granted(asks: Asks = "see", *, in_time: bool = True) -> RequestGranted:
    """Return that it was granted at noon."""
    return RequestGranted(
        request_id=REQUEST,
        asks=asks,
        letter=ref(91),
        in_time=in_time,
        carry_out_by=LOOK_BY if asks in ("correct", "protect") else None,
        occurred_at=NOON,
    )


def carried_out(measure: Measure) -> RequestCarriedOut:
    """Return what was done of it, at noon."""
    return RequestCarriedOut(request_id=REQUEST, measure=measure, in_time=True, occurred_at=NOON)


refused = RequestRefused(
    request_id=REQUEST,
    asks="erase",
    ground="statutory-duty",
    letter=ref(91),
    in_time=True,
    policy_version="request-refusal-grounds@2023-07-01",
    occurred_at=NOON,
)
acknowledged = RequestAcknowledged(request_id=REQUEST, in_time=True, occurred_at=NOON)
extended = RequestExtended(
    request_id=REQUEST,
    reason="many-services",
    answer_by=LOOK_LATER,
    policy_version="request-answer@2026-01-01",
    occurred_at=NOON,
)
taken_back = RequestTakenBack(request_id=REQUEST, by="person", occurred_at=NOON)
acknowledgement_overdue = AcknowledgementOverdue(
    request_id=REQUEST, due_at=ACKNOWLEDGE_BY, occurred_at=ACKNOWLEDGE_BY
)
answer_overdue = AnswerOverdue(request_id=REQUEST, due_at=LOOK_BY, occurred_at=LOOK_BY)
not_carried_out = CarryingOutOverdue(request_id=REQUEST, due_at=LOOK_BY, occurred_at=LOOK_BY)

restricted = JourneyRestricted(journey_id=JOURNEY, why="accuracy-contested", occurred_at=NOON)
restriction_lifted = RestrictionLifted(journey_id=JOURNEY, because="settled", occurred_at=NOON)
passed = SharingPassed(
    journey_id=JOURNEY,
    sharing_id=REFERRAL,
    basis=BY_CONSENT,
    while_restricted=False,
    occurred_at=NOON,
)

ordered = ErasureOrdered(
    journey_id=JOURNEY,
    erasure_id=ERASURE,
    cause="request",
    cause_id=REQUEST,
    services=ALL_SERVICES,
    acknowledge_by=ERASED_BY,
    policy_version="erasure-acknowledgement@2023-07-01",
    occurred_at=NOON,
)


def erased_in(service: EveryService, *, in_time: bool = True) -> ErasureAcknowledged:
    """Return that a service said that it erased."""
    return ErasureAcknowledged(
        journey_id=JOURNEY, service=service, in_time=in_time, occurred_at=NOON
    )


completed = ErasureCompleted(journey_id=JOURNEY, erasure_id=ERASURE, occurred_at=NOON)
erasure_overdue = ErasureOverdue(
    journey_id=JOURNEY, awaited=ALL_SERVICES, due_at=ERASED_BY, occurred_at=ERASED_BY
)

keys_awaited = RotationAwaited(
    rotation_id=KEY_CHANGES,
    erasure_id=ERASURE,
    services=ALL_SERVICES,
    rotate_by=KEYS_BY,
    policy_version="key-rotation@2023-07-01",
    occurred_at=NOON,
)


def key_changed(service: EveryService, began_at: datetime = NOON) -> MasterKeyRotated:
    """Return that a service's master key was changed."""
    return MasterKeyRotated(
        rotation_id=KEY_CHANGES, service=service, began_at=began_at, occurred_at=began_at
    )


def sealed_in(service: EveryService, erasure_id: ErasureId = ERASURE) -> ErasureSealed:
    """Return that a service's key was replaced after it had erased."""
    return ErasureSealed(
        rotation_id=KEY_CHANGES,
        erasure_id=erasure_id,
        service=service,
        began_at=NOON,
        occurred_at=NOON,
    )


keys_overdue = RotationOverdue(
    rotation_id=KEY_CHANGES, awaited=ALL_SERVICES, due_at=KEYS_BY, occurred_at=KEYS_BY
)


def supported(service: EveryService, about: UUID | None = None) -> SupportNoted:
    """Return that a service began to support the person."""
    return SupportNoted(journey_id=JOURNEY, service=service, about=about, occurred_at=NOON)


def support_ended(
    service: EveryService, propose_at: datetime | None = PROPOSE_AT, about: UUID | None = None
) -> SupportEndNoted:
    """Return that a service's support is over."""
    return SupportEndNoted(
        journey_id=JOURNEY,
        service=service,
        about=about,
        propose_at=propose_at,
        policy_version="retention@2012-01-01",
        occurred_at=NOON,
    )


proposed = ErasureProposed(
    journey_id=JOURNEY,
    decide_by=DECIDE_BY,
    policy_version="erasure-proposal-decision@2012-01-01",
    occurred_at=DECADE_LATER,
)
approved = ErasureApproved(journey_id=JOURNEY, occurred_at=DECADE_LATER)
kept_longer = KeptLonger(
    journey_id=JOURNEY,
    because="proceedings",
    propose_at=datetime(2038, 3, 4, 16, 59, 59, tzinfo=UTC),
    policy_version="retention-longer@2012-01-01",
    occurred_at=DECADE_LATER,
)
proposal_overdue = ProposalOverdue(journey_id=JOURNEY, due_at=DECIDE_BY, occurred_at=DECIDE_BY)
retention_ended = RetentionEnded(journey_id=JOURNEY, occurred_at=NOON)


def recorded(**said: Any) -> BreachRecorded:
    """Return that a breach was recorded."""
    breach = BreachRecorded(
        breach_id=BREACH,
        discovered_at=NOON,
        natures=("disclosed",),
        harms=("honour", "life"),
        journeys=(JOURNEY,),
        notify_by=NOTIFY_BY,
        policy_version="breach-notice@2026-01-01",
        occurred_at=NOON,
    )
    return breach.model_copy(update=said)


def assessed(**said: Any) -> BreachAssessed:
    """Return that a breach was assessed anew, and no harm is seen any more."""
    assessment = BreachAssessed(
        breach_id=BREACH,
        discovered_at=NOON,
        notified=False,
        harms=(),
        journeys=(JOURNEY,),
        notify_by=None,
        occurred_at=NOON,
    )
    return assessment.model_copy(update=said)


notified = AuthorityNotified(breach_id=BREACH, authority="a05", in_time=True, occurred_at=NOON)
notice_overdue = BreachNoticeOverdue(breach_id=BREACH, due_at=NOTIFY_BY, occurred_at=NOTIFY_BY)
breach_closed = BreachClosed(
    breach_id=BREACH, measures=("access-closed", "persons-told"), occurred_at=NOON
)
