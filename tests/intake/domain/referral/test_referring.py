"""A referral shares what it must, on consent or a named ground."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseStepOutOfOrder,
    NoSuchCase,
    ReferralExists,
    ReferralNeedsStatus,
)
from services.intake.domain.consent.messages import ConsentExpired
from services.intake.domain.standing.messages import AccompaniedNoted
from services.intake.domain.words import ByGround, LegalStatus, Purpose, Receiver
from shared.kernel.ids import JourneyId
from shared.law.consent import (
    ConsentForOtherPurpose,
    ConsentHasExpired,
    ConsentMissing,
    ConsentToAnother,
    ConsentWasWithdrawn,
    ToService,
)
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    INTERVIEW,
    NOON,
    REFERRAL,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    agreed_to,
    opened,
    opened_for,
    referred,
    taken_back,
)
from tests.kit.scenario import Given

case = Given(decider)
ADULT = JourneyId(UUID(int=31))
refer = ReferCase(
    case_id=CASE,
    referral_id=REFERRAL,
    to_service="shelter",
    needs=("shelter", "psychological", "shelter"),
    urgency="urgent",
    basis=INTERVIEW,
    occurred_at=NOON,
)
URGENT = ByGround(ground="urgent-protection")
urgently = refer.model_copy(update={"basis": URGENT})


def test_someone_under_identification_is_referred_with_their_consent() -> None:
    case.given(*TO_REQUEST, agreed_to("referral")).when(refer).then(referred)


def test_a_victim_is_referred_as_a_victim() -> None:
    case.given(*TO_CONFIRMED, agreed_to("referral")).when(refer).then(
        referred.model_copy(update={"legal_status": "victim"})
    )


def test_a_named_ground_stands_in_for_consent() -> None:
    case.given(*TO_REQUEST).when(urgently).then(referred.model_copy(update={"basis": URGENT}))


@pytest.mark.parametrize(
    ("to_service", "purpose"),
    [("shelter", "shelter"), ("legal_aid", "legal-aid"), ("reintegration", "reintegration")],
)
def test_a_consent_to_the_receivers_purpose_serves(to_service: Receiver, purpose: Purpose) -> None:
    case.given(*TO_REQUEST, agreed_to(purpose)).when(
        refer.model_copy(update={"to_service": to_service})
    ).then(referred.model_copy(update={"to_service": to_service}))


def test_a_consent_to_one_receiver_does_not_serve_another() -> None:
    case.given(*TO_REQUEST, agreed_to("legal-aid")).when(refer).then_refused(ConsentForOtherPurpose)


def test_nobody_is_referred_on_a_consent_that_is_missing_or_taken_back() -> None:
    case.given(*TO_REQUEST).when(refer).then_refused(ConsentMissing)
    case.given(*TO_REQUEST, agreed_to("referral"), taken_back("referral")).when(refer).then_refused(
        ConsentWasWithdrawn
    )


def test_a_consent_that_has_run_out_carries_no_referral() -> None:
    ended = agreed_to("referral").model_copy(update={"expires_at": NOON})
    case.given(*TO_REQUEST, ended).when(refer).then_refused(ConsentHasExpired)
    tomorrow = NOON + timedelta(days=1)
    running = agreed_to("referral").model_copy(update={"expires_at": tomorrow})
    over = ConsentExpired(
        case_id=CASE,
        consent_id=CONSENT,
        purpose="referral",
        to_renew=True,
        next_expiry=None,
        occurred_at=tomorrow,
    )
    case.given(*TO_REQUEST, running).when(refer).then(referred)
    case.given(*TO_REQUEST, running, over).when(refer).then_refused(ConsentHasExpired)


def test_a_consent_to_one_service_carries_no_referral_to_another() -> None:
    to_legal_aid = {"recipient": ToService(service="legal_aid")}
    meant = agreed_to("referral").model_copy(update=to_legal_aid)
    case.given(*TO_REQUEST, meant).when(refer).then_refused(ConsentToAnother)
    case.given(*TO_REQUEST, meant).when(refer.model_copy(update={"to_service": "legal_aid"})).then(
        referred.model_copy(update={"to_service": "legal_aid"})
    )


def test_the_same_referral_is_sent_once() -> None:
    sent = (*TO_REQUEST, agreed_to("referral"), referred)
    case.given(*sent).when(refer).then_nothing()
    case.given(*sent, taken_back("referral")).when(refer).then_nothing()


def test_a_referral_is_not_turned_into_another() -> None:
    other = refer.model_copy(update={"to_service": "legal_aid"})
    case.given(*TO_REQUEST, agreed_to("referral"), referred).when(other).then_refused(
        ReferralExists
    )


@pytest.mark.parametrize("history", [(opened,), TO_NOTICE, TO_VERIFIED, TO_REJECTED])
def test_only_who_is_under_identification_or_a_victim_is_referred(
    history: tuple[CaseEvent, ...],
) -> None:
    case.given(*history).when(urgently).then_refused(ReferralNeedsStatus)


def test_nobody_is_referred_out_of_a_closed_case_or_none() -> None:
    case.given(*TO_CLOSED).when(urgently).then_refused(CaseIsClosed)
    case.given().when(urgently).then_refused(NoSuchCase)


def test_a_referral_is_not_dated_before_the_standing_that_it_tells() -> None:
    early = urgently.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REQUEST).when(early).then_refused(CaseStepOutOfOrder)


def beside(status: LegalStatus) -> tuple[CaseEvent, ...]:
    """Return the case of a girl beside someone with this status."""
    came_along = opened_for("girls").model_copy(update={"accompanies": ADULT})
    noted = AccompaniedNoted(
        case_id=CASE,
        beside=ADULT,
        status=status,
        nationality="vn-citizen",
        place="in-country",
        occurred_at=NOON,
    )
    return (came_along, noted)


@pytest.mark.parametrize("status", ["under-identification", "victim"])
def test_a_child_is_referred_by_the_status_of_whom_they_came_with(status: LegalStatus) -> None:
    case.given(*beside(status)).when(urgently).then(
        referred.model_copy(update={"basis": URGENT, "legal_status": "unverified"})
    )
    early = urgently.model_copy(update={"occurred_at": EARLIER})
    case.given(*beside(status)).when(early).then_refused(CaseStepOutOfOrder)


@pytest.mark.parametrize("status", ["unverified", "not-victim"])
def test_a_child_beside_someone_without_status_is_not_referred(status: LegalStatus) -> None:
    case.given(*beside(status)).when(urgently).then_refused(ReferralNeedsStatus)
