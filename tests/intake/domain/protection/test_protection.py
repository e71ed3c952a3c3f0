"""Protection: asked for, given, refused in writing, lifted."""

from datetime import timedelta

from services.intake.domain.protection.decider import (
    CommitmentMissing,
    NoSuchProtection,
    ProtectionIdTaken,
    ProtectionIsLifted,
    ProtectionLimitRunsOn,
    decider,
)
from services.intake.domain.protection.messages import (
    ApplyProtection,
    AskProtection,
    EndProtection,
    LiftProtection,
    NoteProtectionOverdue,
    RefuseProtection,
)
from tests.intake.made_up import JOURNEY, LATER, NOON, ref
from tests.intake.protected import (
    ANSWER_BY,
    MEASURE,
    OTHER_MEASURE,
    REFUSAL,
    applied,
    applied_too,
    asked,
    lifted,
    protection_overdue,
    refused,
)
from tests.kit.scenario import Given

protection = Given(decider)
ask = AskProtection(journey_id=JOURNEY, asked_by="shelter", occurred_at=NOON)
apply = ApplyProtection(
    journey_id=JOURNEY,
    protection_id=MEASURE,
    measures=("safe-refuge", "data-kept-secret", "safe-refuge"),
    protects=("victim", "relative"),
    ground=("life",),
    authority="police",
    occurred_at=NOON,
)
refuse = RefuseProtection(
    journey_id=JOURNEY,
    refusal_id=REFUSAL,
    reason="safe-elsewhere",
    commitment=ref(80),
    occurred_at=NOON,
)
lift = LiftProtection(
    journey_id=JOURNEY, protection_id=MEASURE, reason="risk-over", occurred_at=NOON
)
end = EndProtection(journey_id=JOURNEY, occurred_at=NOON)
late = NoteProtectionOverdue(journey_id=JOURNEY, occurred_at=ANSWER_BY)


def test_a_threat_is_to_be_answered_within_a_day() -> None:
    protection.given().when(ask).then(asked)


def test_who_asks_again_waits_for_the_same_answer() -> None:
    protection.given(asked).when(ask).then_nothing()
    protection.given(asked, applied).when(ask).then(asked)


def test_measures_are_applied_with_or_without_having_been_asked_for() -> None:
    protection.given().when(apply).then(applied)
    protection.given(asked).when(apply).then(applied)


def test_the_same_measures_are_applied_once() -> None:
    again = apply.model_copy(update={"occurred_at": LATER})
    protection.given(applied).when(again).then_nothing()
    other = apply.model_copy(update={"authority": "commune"})
    protection.given(applied).when(other).then_refused(ProtectionIdTaken)


def test_protection_is_refused_in_writing_or_not_at_all() -> None:
    protection.given(asked).when(refuse).then(refused)
    protection.given(asked, refused).when(refuse).then_nothing()
    spoken = refuse.model_copy(update={"commitment": None})
    protection.given(asked).when(spoken).then_refused(CommitmentMissing)


def test_who_refused_may_still_be_protected_later() -> None:
    protection.given(asked, refused).when(apply).then(applied)


def test_measures_are_lifted_once_and_not_put_back() -> None:
    protection.given(applied).when(lift).then(lifted)
    protection.given(applied, lifted).when(lift).then_nothing()
    protection.given(applied, lifted).when(apply).then_refused(ProtectionIsLifted)


def test_what_does_not_stand_is_not_lifted() -> None:
    protection.given().when(lift).then_refused(NoSuchProtection)


def test_a_death_lifts_every_measure_that_stands() -> None:
    by_death = lifted.model_copy(update={"reason": "death"})
    protection.given(applied, applied_too).when(end).then(
        by_death, by_death.model_copy(update={"protection_id": OTHER_MEASURE})
    )
    protection.given(applied, lifted).when(end).then_nothing()
    protection.given().when(end).then_nothing()


def test_a_call_for_protection_that_nobody_answers_is_noted_once() -> None:
    protection.given(asked).when(late).then(protection_overdue)
    protection.given(asked, protection_overdue).when(late).then_nothing()
    protection.given(asked, applied).when(late).then_nothing()
    protection.given(asked, refused).when(late).then_nothing()
    soon = late.model_copy(update={"occurred_at": ANSWER_BY - timedelta(seconds=1)})
    protection.given(asked).when(soon).then_refused(ProtectionLimitRunsOn)
