"""What leaves the room, and what stays."""

import pytest

from services.intake.application import LOG
from services.intake.domain.journey.messages import DoorClosed, DoorOpened
from services.intake.domain.referral.messages import ReferralSent
from services.intake.domain.words import Basis
from services.intake.publishing import publish
from shared.casework import all as casework
from shared.contracts import intake as told
from shared.contracts import words
from shared.contracts.fact import Fact
from shared.kernel.messages import Event
from shared.law.consent import ToService
from tests.intake import found_out, rights_told, support
from tests.intake.consented import (
    IN_A_MONTH,
    doubted,
    expired,
    for_a_month,
    shelter_stopped,
    stop_awaited,
    stop_overdue,
)
from tests.intake.domain.linking import pairs
from tests.intake.made_up import (
    CASE,
    CONSENT,
    DUTY,
    INTERVIEW,
    JOURNEY,
    NOON,
    REFERRAL,
    agreed_to,
    brought,
    closed,
    commune_late,
    confirmed,
    extended,
    identification_overdue,
    identity_known,
    needs_known,
    notified,
    opened,
    received,
    referred,
    rejected,
    requested,
    statement_taken,
    taken_back,
    verification_overdue,
    verified,
    withdrawn,
)
from tests.kit.examples import kinds_of


def sent_on(basis: Basis) -> ReferralSent:
    return ReferralSent(
        referral_id=REFERRAL,
        journey_id=JOURNEY,
        case_id=CASE,
        to_service="shelter",
        needs=("shelter",),
        group="women",
        urgency="urgent",
        legal_status="victim",
        basis=basis,
        occurred_at=NOON,
    )


def referred_on(basis: words.Basis) -> told.CaseReferred:
    return told.CaseReferred(
        journey_id=JOURNEY,
        occurred_at=NOON,
        referral_id=REFERRAL,
        to_service="shelter",
        needs=("shelter",),
        group="women",
        urgency="urgent",
        legal_status="victim",
        basis=basis,
    )


TOLD: list[tuple[Event, Fact]] = [
    (opened, told.CaseOpened(journey_id=JOURNEY, occurred_at=NOON, channel="rescue")),
    (
        needs_known,
        told.ImmediateNeedsRecorded(
            journey_id=JOURNEY, occurred_at=NOON, needs=("food", "medical")
        ),
    ),
    (
        agreed_to("referral"),
        told.ConsentRecorded(
            journey_id=JOURNEY,
            occurred_at=NOON,
            consent_id=CONSENT,
            purpose="referral",
            scope=("legal-status", "needs"),
        ),
    ),
    (
        for_a_month.model_copy(update={"recipient": ToService(service="shelter")}),
        told.ConsentRecorded(
            journey_id=JOURNEY,
            occurred_at=NOON,
            consent_id=CONSENT,
            purpose="referral",
            scope=("legal-status", "needs"),
            recipient=ToService(service="shelter"),
            expires_at=IN_A_MONTH,
        ),
    ),
    (
        expired,
        told.ConsentExpired(
            journey_id=JOURNEY, occurred_at=IN_A_MONTH, consent_id=CONSENT, purpose="referral"
        ),
    ),
    (
        doubted,
        told.ConsentDoubted(
            journey_id=JOURNEY,
            occurred_at=NOON,
            consent_id=CONSENT,
            purpose="referral",
            services=("shelter",),
        ),
    ),
    (
        taken_back("referral").model_copy(update={"services": ("shelter",)}),
        told.ConsentWithdrawn(
            journey_id=JOURNEY,
            occurred_at=NOON,
            consent_id=CONSENT,
            purpose="referral",
            services=("shelter",),
        ),
    ),
    (
        taken_back("referral"),
        told.ConsentWithdrawn(
            journey_id=JOURNEY, occurred_at=NOON, consent_id=CONSENT, purpose="referral"
        ),
    ),
    (notified, told.HealthDepartmentNotified(journey_id=JOURNEY, occurred_at=NOON)),
    (verified, told.InitialVerificationRecorded(journey_id=JOURNEY, occurred_at=NOON)),
    (
        verification_overdue,
        told.InitialVerificationOverdue(
            journey_id=JOURNEY, occurred_at=verification_overdue.occurred_at
        ),
    ),
    (requested, told.IdentificationRequested(journey_id=JOURNEY, occurred_at=NOON)),
    (
        identification_overdue,
        told.IdentificationOverdue(
            journey_id=JOURNEY, occurred_at=identification_overdue.occurred_at
        ),
    ),
    (confirmed, told.VictimStatusConfirmed(journey_id=JOURNEY, occurred_at=NOON)),
    (rejected, told.VictimStatusRejected(journey_id=JOURNEY, occurred_at=NOON)),
    (sent_on(INTERVIEW), referred_on(words.ByConsent(consent_id=CONSENT))),
    (sent_on(DUTY), referred_on(words.ByGround(ground="statutory-duty"))),
    (withdrawn, told.CaseWithdrawn(journey_id=JOURNEY, occurred_at=NOON)),
    (closed, told.CaseClosed(journey_id=JOURNEY, occurred_at=NOON)),
    *found_out.TOLD,
    *support.TOLD,
    *rights_told.TOLD,
    *pairs.TOLD,
]

KEPT: list[Event] = [
    received,
    commune_late,
    brought,
    identity_known,
    statement_taken,
    extended,
    referred,
    stop_awaited,
    shelter_stopped,
    stop_overdue,
    DoorOpened(journey_id=JOURNEY, case_id=CASE, follows_case=None, occurred_at=NOON),
    DoorClosed(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON),
    *found_out.KEPT,
    *support.KEPT,
    *rights_told.KEPT,
    *pairs.KEPT,
]


@pytest.mark.parametrize(("event", "fact"), TOLD)
def test_what_other_rooms_hear(event: Event, fact: Fact) -> None:
    assert publish(event, JOURNEY) == fact


@pytest.mark.parametrize("event", KEPT)
def test_what_stays_in_the_room(event: Event) -> None:
    assert publish(event, JOURNEY) is None


def test_somebody_decided_about_every_event_and_every_fact() -> None:
    decided = {event.kind for event, _ in TOLD} | {event.kind for event in KEPT}
    alike = {aggregate.name for aggregate in casework.aggregates("intake")}
    own = [aggregate for aggregate in LOG.aggregates if aggregate.name not in alike]
    assert decided == {kind for aggregate in own for kind in kinds_of(aggregate)}
    assert {type(fact) for _, fact in TOLD} == told.TELLS
