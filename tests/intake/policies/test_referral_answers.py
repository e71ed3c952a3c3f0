"""Other rooms' facts become steps of our referrals."""

from datetime import timedelta
from typing import Any, get_args
from uuid import UUID

import pytest

from services.intake.domain.referral.decider import decider
from services.intake.domain.referral.messages import (
    Finish,
    RecordReferralAnswer,
    RecordReferralFinished,
    ReferralAnswered,
)
from services.intake.domain.words import Answer, Receiver
from services.intake.policies.referral_answers import HEARS, Answering, Finishing, react
from services.shelter.domain.words import WithdrawalReason
from services.shelter.publishing import WITHDRAWN
from shared.contracts import legal_aid, reintegration, shelter
from shared.kernel.ids import ReferralId
from shared.kernel.messages import Code
from tests.intake.made_up import JOURNEY, NOON, REFERRAL
from tests.intake.referred import sent


def plan_opened(referral_id: ReferralId | None) -> reintegration.PlanOpened:
    return reintegration.PlanOpened(
        journey_id=JOURNEY,
        occurred_at=NOON,
        plan_id=UUID(int=13),
        referral_id=referral_id,
        source="referral" if referral_id else "discharge",
    )


_REFERRED: dict[str, Any] = {
    "journey_id": JOURNEY,
    "occurred_at": NOON,
    "referral_id": REFERRAL,
}
_STAY: dict[str, Any] = {**_REFERRED, "stay_id": UUID(int=11)}
_MATTER: dict[str, Any] = {**_REFERRED, "matter_id": UUID(int=12)}
_PLAN: dict[str, Any] = {**_REFERRED, "plan_id": UUID(int=13)}

LATER = NOON + timedelta(days=3)

ANSWERS: list[tuple[Answering, Receiver, Answer, Code | None]] = [
    (shelter.PlacementRequested(**_STAY), "shelter", "received", None),
    (shelter.PlacementApproved(**_STAY), "shelter", "accepted", None),
    (shelter.PlacementWaitlisted(**_STAY), "shelter", "waitlisted", None),
    (
        shelter.PlacementDeclined(**_STAY, reason="no-free-bed"),
        "shelter",
        "declined",
        "no-free-bed",
    ),
    (shelter.ResidentAdmitted(**_STAY), "shelter", "started", None),
    (legal_aid.AidRequested(**_MATTER), "legal_aid", "received", None),
    (
        legal_aid.AidReferralDeclined(**_REFERRED, reason="legal-aid-denied"),
        "legal_aid",
        "declined",
        "legal-aid-denied",
    ),
    (legal_aid.MatterAccepted(**_MATTER), "legal_aid", "accepted", None),
    (legal_aid.MatterRefused(**_MATTER), "legal_aid", "declined", "refused-on-lawful-ground"),
    (
        legal_aid.MatterRefused(**_MATTER, ground="handled-elsewhere"),
        "legal_aid",
        "declined",
        "handled-elsewhere",
    ),
    (legal_aid.AidRequestWithdrawn(**_MATTER), "legal_aid", "declined", "changed-mind"),
    (legal_aid.ProviderAppointed(**_MATTER), "legal_aid", "started", None),
    (plan_opened(REFERRAL), "reintegration", "received", None),
    (reintegration.ReferralAccepted(**_PLAN), "reintegration", "accepted", None),
    (
        reintegration.ReferralDeclined(**_PLAN, reason="outside-area"),
        "reintegration",
        "declined",
        "outside-area",
    ),
    (reintegration.PlanStarted(**_PLAN), "reintegration", "started", None),
]
ENDS: list[tuple[Finishing, Receiver, Finish]] = [
    (shelter.ResidentDischarged(**_STAY, destination="family"), "shelter", "left"),
    (shelter.ResidentDied(**_STAY), "shelter", "discontinued"),
    (legal_aid.MatterCompleted(**_MATTER), "legal_aid", "completed"),
    (legal_aid.MatterDiscontinued(**_MATTER), "legal_aid", "discontinued"),
    (reintegration.PlanClosed(**_PLAN, outcome="sustained"), "reintegration", "completed"),
]


@pytest.mark.parametrize(("fact", "by_service", "answer", "reason"), ANSWERS)
def test_what_another_room_tells_answers_our_referral(
    fact: Answering, by_service: Receiver, answer: Answer, reason: Code | None
) -> None:
    expected = RecordReferralAnswer(
        referral_id=REFERRAL,
        by_service=by_service,
        answer=answer,
        reason=reason,
        occurred_at=NOON,
    )
    assert react(fact) == [expected]


TAKEN_BACK: list[Answering] = [
    legal_aid.AidRequestWithdrawn(**_MATTER),
    *(
        shelter.PlacementDeclined.model_validate({**_STAY, "reason": WITHDRAWN[why]})
        for why in get_args(WithdrawalReason)
        if why != "referral-withdrawn"
    ),
]


NOBODY_TO_PLACE: list[Answering] = [
    shelter.PlacementDeclined(**_STAY, reason="died"),
    legal_aid.AidReferralDeclined(**_REFERRED, reason="client-has-died"),
    legal_aid.MatterRefused(**_MATTER, ground="client-deceased"),
]
HELPED_ELSEWHERE: list[Answering] = [
    shelter.PlacementDeclined(**_STAY, reason="found-elsewhere"),
    legal_aid.MatterRefused(**_MATTER, ground="handled-elsewhere"),
    reintegration.ReferralDeclined(**_PLAN, reason="helped-elsewhere"),
]


@pytest.mark.parametrize("fact", TAKEN_BACK)
def test_whatever_request_was_taken_back_leaves_nobody_to_find_another_place(
    fact: Answering,
) -> None:
    _no_place_is_sought_after(fact)


@pytest.mark.parametrize("fact", NOBODY_TO_PLACE)
def test_for_who_has_died_nobody_finds_another_place_whichever_room_says_so(
    fact: Answering,
) -> None:
    _no_place_is_sought_after(fact)


@pytest.mark.parametrize("fact", HELPED_ELSEWHERE)
def test_for_who_is_helped_elsewhere_nobody_finds_another_place(fact: Answering) -> None:
    _no_place_is_sought_after(fact)


def _no_place_is_sought_after(fact: Answering) -> None:
    (answer,) = react(fact)
    assert isinstance(answer, RecordReferralAnswer)
    asked = sent.model_copy(update={"to_service": answer.by_service})
    (answered,) = decider.decide(answer, decider.fold([asked]))
    assert isinstance(answered, ReferralAnswered)
    assert (answered.awaited, answered.due_at) == (None, None)


def test_the_limit_for_a_provider_is_taken_over_with_the_acceptance() -> None:
    (taken,) = react(legal_aid.MatterAccepted(**_MATTER, appointment_due_at=LATER))
    assert isinstance(taken, RecordReferralAnswer)
    assert (taken.answer, taken.due_at) == ("accepted", LATER)


@pytest.mark.parametrize(("fact", "by_service", "how"), ENDS)
def test_what_another_room_ends_finishes_our_referral(
    fact: Finishing, by_service: Receiver, how: Finish
) -> None:
    expected = RecordReferralFinished(
        referral_id=REFERRAL, by_service=by_service, how=how, occurred_at=NOON
    )
    assert react(fact) == [expected]


def test_a_plan_that_follows_a_discharge_is_no_referral_of_ours() -> None:
    assert react(plan_opened(None)) == []


def test_where_the_shelter_sends_someone_on_is_carried_to_the_referral() -> None:
    declined = shelter.PlacementDeclined(
        **_STAY, reason="needs-not-met", elsewhere="social-assistance-facility"
    )
    (command,) = react(declined)
    assert isinstance(command, RecordReferralAnswer)
    assert command.elsewhere == "social-assistance-facility"


def test_every_fact_that_is_heard_means_something() -> None:
    assert {type(fact) for fact, *_ in (*ANSWERS, *ENDS)} == set(HEARS)
