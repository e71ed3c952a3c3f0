"""What intake does when it hears of a death, a threat, or an alert that came true."""

from uuid import UUID

import pytest

from services.intake.domain.ids import CaseId
from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.person.decider import TakeAlertUp, TellDeath
from services.intake.domain.protection.messages import AskProtection
from services.intake.policies import deaths, protection_requests, retrafficking
from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.kernel.ids import derived
from tests.intake.made_up import JOURNEY, NOON

STAY, PLAN, ALERT = UUID(int=70), UUID(int=71), UUID(int=50)
note_death = NoteDeath(journey_id=JOURNEY, occurred_at=NOON)


def plan_closed(outcome: reintegration.Outcome) -> reintegration.PlanClosed:
    return reintegration.PlanClosed(
        journey_id=JOURNEY, occurred_at=NOON, plan_id=PLAN, outcome=outcome
    )


def test_a_death_in_a_shelter_is_noted() -> None:
    fact = shelter.ResidentDied(journey_id=JOURNEY, occurred_at=NOON, stay_id=STAY)
    assert deaths.react(fact) == [note_death]


def test_a_death_that_only_a_lawyer_knew_of_is_noted() -> None:
    fact = legal_aid.ClientDied(journey_id=JOURNEY, occurred_at=NOON)
    assert deaths.react(fact) == [note_death]


def test_a_plan_that_ended_by_death_is_a_death() -> None:
    assert deaths.react(plan_closed("deceased")) == [note_death]


@pytest.mark.parametrize("outcome", ["sustained", "re-trafficked"])
def test_a_plan_that_ended_otherwise_is_none(outcome: reintegration.Outcome) -> None:
    assert deaths.react(plan_closed(outcome)) == []


def test_a_death_that_intake_told_of_is_told_on_to_the_linked_journeys() -> None:
    fact = intake.PersonDied(journey_id=JOURNEY, occurred_at=NOON)
    assert deaths.react(fact) == [TellDeath(journey_id=JOURNEY, occurred_at=NOON)]


def test_a_threat_seen_in_a_shelter_asks_for_protection() -> None:
    fact = shelter.ProtectionRequested(journey_id=JOURNEY, occurred_at=NOON, stay_id=STAY)
    asked = AskProtection(journey_id=JOURNEY, asked_by="shelter", occurred_at=NOON)
    assert protection_requests.react(fact) == [asked]


def test_an_alert_that_came_true_is_taken_up_and_always_as_the_same_case() -> None:
    fact = reintegration.RetraffickingConfirmed(
        journey_id=JOURNEY, occurred_at=NOON, alert_id=ALERT
    )
    heard = TakeAlertUp(
        journey_id=JOURNEY,
        alert_id=ALERT,
        case_id=CaseId(derived(ALERT, "following-case")),
        occurred_at=NOON,
    )
    assert retrafficking.react(fact) == [heard]
    assert retrafficking.react(fact) == [heard]
