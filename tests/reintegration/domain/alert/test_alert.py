"""An alert is looked at the same day, then confirmed or dismissed."""

from datetime import datetime

import pytest

from services.reintegration.domain.alert.decider import decider
from services.reintegration.domain.alert.messages import (
    AlertCommand,
    AlertEvent,
    AlertTriaged,
    RetraffickingAlertDismissed,
    RetraffickingAlertRaised,
    RetraffickingConfirmed,
    TriageOverdue,
)
from services.reintegration.domain.alert.refusals import (
    AlertIdTaken,
    AlertIsDecided,
    AlertNotTriaged,
    NoSuchAlert,
)
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows
from tests.kit.scenario import Given
from tests.reintegration.participant import DAY, JOURNEY, NOON, NOTE, PLAN
from tests.reintegration.support import (
    ALERT,
    LATER,
    confirm,
    dismiss,
    late_triage,
    raise_alert,
    triage,
)

alert = Given(decider)
SUNDAY = datetime.fromisoformat("2026-03-29T20:00:00+07:00")


def history(*commands: AlertCommand) -> tuple[AlertEvent, ...]:
    """Return the history that these commands write."""
    found: tuple[AlertEvent, ...] = ()
    for command in commands:
        found = (*found, *decider.decide(command, decider.fold(found)))
    return found


raised = history(raise_alert)
triaged = history(raise_alert, triage)
confirmed = history(raise_alert, triage, confirm)
dismissed = history(raise_alert, triage, dismiss)
BY = datetime.fromisoformat("2026-04-01T23:59:59+07:00")
overdue = TriageOverdue(alert_id=ALERT, occurred_at=BY)


def test_an_alert_is_looked_at_by_the_end_of_its_day() -> None:
    alert.given().when(raise_alert).then(
        RetraffickingAlertRaised(
            alert_id=ALERT,
            journey_id=JOURNEY,
            plan_id=PLAN,
            signals=("disappeared",),
            note=NOTE,
            triage_by=BY,
            policy_version="alert-triage@2025-07-01",
            occurred_at=LATER,
        )
    )


def test_danger_knows_no_sunday() -> None:
    (event,) = history(raise_alert.model_copy(update={"occurred_at": SUNDAY}))
    assert isinstance(event, RetraffickingAlertRaised)
    assert event.triage_by == datetime.fromisoformat("2026-03-29T23:59:59+07:00")


@pytest.mark.parametrize("past", [raised, triaged, confirmed, dismissed])
def test_the_same_alert_twice_is_one(past: tuple[AlertEvent, ...]) -> None:
    alert.given(*past).when(raise_alert).then_nothing()
    other = raise_alert.model_copy(update={"signals": ("violence",)})
    alert.given(*past).when(other).then_refused(AlertIdTaken)


def test_somebody_looks_at_it() -> None:
    alert.given(*raised).when(triage).then(
        AlertTriaged(alert_id=ALERT, urgency="act-now", in_time=True, occurred_at=LATER)
    )
    alert.given(*triaged).when(triage).then_nothing()
    (late,) = decider.decide(
        triage.model_copy(update={"occurred_at": LATER + 2 * DAY}), decider.fold(raised)
    )
    assert isinstance(late, AlertTriaged)
    assert not late.in_time


def test_a_triaged_alert_is_confirmed_or_dismissed() -> None:
    alert.given(*triaged).when(confirm).then(
        RetraffickingConfirmed(alert_id=ALERT, occurred_at=LATER + DAY)
    )
    alert.given(*triaged).when(dismiss).then(
        RetraffickingAlertDismissed(alert_id=ALERT, ground="found-safe", occurred_at=LATER + DAY)
    )
    alert.given(*confirmed).when(confirm).then_nothing()
    alert.given(*dismissed).when(dismiss).then_nothing()


@pytest.mark.parametrize("command", [confirm, dismiss])
def test_nobody_decides_on_an_alert_that_was_not_looked_at(command: AlertCommand) -> None:
    alert.given(*raised).when(command).then_refused(AlertNotTriaged)


@pytest.mark.parametrize(
    ("past", "command"),
    [(confirmed, dismiss), (dismissed, confirm), (confirmed, triage), (dismissed, triage)],
)
def test_what_was_decided_stays_decided(
    past: tuple[AlertEvent, ...], command: AlertCommand
) -> None:
    alert.given(*past).when(command).then_refused(AlertIsDecided)


@pytest.mark.parametrize("command", [triage, confirm, dismiss])
def test_nothing_is_done_with_an_alert_that_was_never_raised(command: AlertCommand) -> None:
    alert.given().when(command).then_refused(NoSuchAlert)


@pytest.mark.parametrize(
    ("past", "command"), [(raised, triage), (triaged, confirm), (triaged, dismiss)]
)
def test_a_step_does_not_come_before_the_one_it_follows(
    past: tuple[AlertEvent, ...], command: AlertCommand
) -> None:
    early = command.model_copy(update={"occurred_at": NOON})
    alert.given(*past).when(early).then_refused(BeforeWhatItFollows)


def test_an_alert_that_nobody_looked_at_is_noted_once() -> None:
    alert.given(*raised).when(late_triage).then(overdue)
    alert.given(*raised, overdue).when(late_triage).then_nothing()
    early = late_triage.model_copy(update={"occurred_at": LATER})
    alert.given(*raised).when(early).then_nothing()


@pytest.mark.parametrize("past", [(), triaged, confirmed, dismissed])
def test_nobody_waits_for_what_was_looked_at(past: tuple[AlertEvent, ...]) -> None:
    alert.given(*past).when(late_triage).then_nothing()
    assert decider.fold([*past, overdue]) == decider.fold(past)
