"""What others must know at once: raised, shown first, lifted."""

from typing import Any

from shared.casework.alert_board import JOURNEY_ALERTS
from shared.casework.alerts import AlertWasLifted, AnotherAlertHere, NoSuchAlert, decider, standing
from shared.kernel.envelope import stored
from shared.kernel.messages import Event
from shared.kernel.views import Row
from tests.casework.made_up import (
    ALERT,
    ANOTHER,
    NOON,
    RECORD,
    corrected,
    lift,
    lifted,
    raise_alert,
    raised,
    seen,
    taken_over,
)
from tests.kit.scenario import Given

alerts = Given(decider)


def test_an_alert_is_raised() -> None:
    alerts.given().when(raise_alert()).then(raised())


def test_raising_the_same_alert_again_changes_nothing() -> None:
    alerts.given(raised()).when(raise_alert()).then_nothing()


def test_an_alert_is_not_exchanged_for_another() -> None:
    alerts.given(raised()).when(raise_alert("in-danger")).then_refused(AnotherAlertHere)


def test_an_alert_is_lifted() -> None:
    alerts.given(raised()).when(lift).then(lifted)
    alerts.given(raised(), lifted).when(lift).then_nothing()
    alerts.given().when(lift).then_refused(NoSuchAlert)


def test_a_lifted_alert_is_not_raised_again() -> None:
    alerts.given(raised(), lifted).when(raise_alert()).then_refused(AlertWasLifted)


def steps(*events: Event) -> list[dict[str, Any]]:
    """Return a journey's steps as they are drawn."""
    return [
        {"what": event.kind, "at": event.occurred_at, "details": stored(event)} for event in events
    ]


def test_what_stands_is_shown_with_danger_first() -> None:
    shown = standing(steps(raised(), raised("in-danger", ANOTHER)))
    assert [one["alert"] for one in shown] == ["in-danger", "allergy"]
    assert shown[1] == {
        "alert_id": str(ALERT),
        "alert": "allergy",
        "record_id": str(RECORD),
        "held_by": None,
        "since": NOON,
    }
    assert standing(steps(raised(), lifted, taken_over)) == []


def drawn(*told: tuple[Event, int]) -> Row:
    """Return the row of a journey after these events, each with its message's version."""
    row: Row | None = None
    for event, version in told:
        row = JOURNEY_ALERTS.project(row, event, seen("alerts", version=version))
    assert row is not None
    return row


def test_a_person_is_in_danger_until_the_alert_is_lifted() -> None:
    danger = raised("in-danger")
    assert drawn((danger, 1))["in_danger"]
    assert drawn((danger, 1), (raised("allergy", ANOTHER), 2))["in_danger"]
    assert not drawn((danger, 1), (lifted, 2))["in_danger"]


def test_an_alert_about_the_wrong_person_puts_nobody_in_danger() -> None:
    danger = raised("in-danger")
    assert not drawn((danger, 1), (corrected(), 1))["in_danger"]
    assert drawn((danger, 2), (corrected(), 1))["in_danger"]
    elsewhere = corrected().model_copy(update={"of_aggregate": "case"})
    assert drawn((danger, 1), (elsewhere, 1), (taken_over, 2))["in_danger"]
