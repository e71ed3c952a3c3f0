"""A risk alert: signs of re-trafficking, looked at the same day, then confirmed or dismissed.

A confirmed alert closes the plan in the same breath; intake opens a new case.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import assert_never

from services.reintegration.domain.alert.messages import (
    AlertCommand,
    AlertEvent,
    AlertTriaged,
    ConfirmAlert,
    DismissAlert,
    NoteTriageOverdue,
    RaiseAlert,
    RetraffickingAlertDismissed,
    RetraffickingAlertRaised,
    RetraffickingConfirmed,
    Signals,
    TriageAlert,
    TriageOverdue,
)
from services.reintegration.domain.alert.refusals import (
    AlertIdTaken,
    AlertIsDecided,
    AlertNotTriaged,
    NoSuchAlert,
)
from services.reintegration.domain.ids import AlertId, PlanId
from services.reintegration.domain.plan.standing import not_before
from services.reintegration.domain.tables import ALERT_TRIAGE
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.states import changed
from shared.kernel.terms import VIET_NAM, local_date


@dataclass(frozen=True)
class Alarm:
    """Whom the alert is about, and what was seen."""

    alert_id: AlertId
    journey_id: JourneyId
    plan_id: PlanId | None
    signals: Signals
    at: datetime
    triage_by: datetime


@dataclass(frozen=True)
class NoAlert:
    """Nothing was raised."""


@dataclass(frozen=True)
class Raised:
    """Somebody is to look at it today."""

    alarm: Alarm
    overdue: bool = False


@dataclass(frozen=True)
class Triaged:
    """Somebody looked, and looks closer."""

    alarm: Alarm
    since: datetime


@dataclass(frozen=True)
class Confirmed:
    """It is true."""

    alarm: Alarm


@dataclass(frozen=True)
class Dismissed:
    """Nothing was found."""

    alarm: Alarm


Alert = NoAlert | Raised | Triaged | Confirmed | Dismissed


def decide(command: AlertCommand, alert: Alert) -> list[AlertEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RaiseAlert():
            return _raise(command, alert)
        case TriageAlert():
            return _triage(command, alert)
        case ConfirmAlert():
            return _confirm(command, alert)
        case DismissAlert():
            return _dismiss(command, alert)
        case NoteTriageOverdue():
            return _note_overdue(command, alert)
        case _:
            assert_never(command)


def _raise(command: RaiseAlert, alert: Alert) -> list[AlertEvent]:
    at = command.occurred_at
    raised = RetraffickingAlertRaised(
        alert_id=command.alert_id,
        journey_id=command.journey_id,
        plan_id=command.plan_id,
        signals=command.signals,
        note=command.note,
        triage_by=_end_of_day(at, ALERT_TRIAGE.on(at).value),
        policy_version=ALERT_TRIAGE.version(at),
        occurred_at=at,
    )
    match alert:
        case NoAlert():
            return [raised]
        case Raised() | Triaged() | Confirmed() | Dismissed():
            if alert.alarm != _alarm(raised):
                raise AlertIdTaken
            return []
        case _:
            assert_never(alert)


def _end_of_day(moment: datetime, later: int) -> datetime:
    """Return the end of a day; danger knows no days off, so none is skipped."""
    day = local_date(moment) + timedelta(days=later)
    return datetime.combine(day, time(23, 59, 59), VIET_NAM)


def _triage(command: TriageAlert, alert: Alert) -> list[AlertEvent]:
    match alert:
        case NoAlert():
            raise NoSuchAlert
        case Raised(alarm):
            not_before(command.occurred_at, alarm.at)
            return [
                AlertTriaged(
                    alert_id=command.alert_id,
                    urgency=command.urgency,
                    in_time=command.occurred_at <= alarm.triage_by,
                    occurred_at=command.occurred_at,
                )
            ]
        case Triaged():
            return []
        case Confirmed() | Dismissed():
            raise AlertIsDecided
        case _:
            assert_never(alert)


def _confirm(command: ConfirmAlert, alert: Alert) -> list[AlertEvent]:
    match alert:
        case NoAlert():
            raise NoSuchAlert
        case Raised():
            raise AlertNotTriaged
        case Triaged(_, since):
            not_before(command.occurred_at, since)
            return [
                RetraffickingConfirmed(alert_id=command.alert_id, occurred_at=command.occurred_at)
            ]
        case Confirmed():
            return []
        case Dismissed():
            raise AlertIsDecided
        case _:
            assert_never(alert)


def _dismiss(command: DismissAlert, alert: Alert) -> list[AlertEvent]:
    match alert:
        case NoAlert():
            raise NoSuchAlert
        case Raised():
            raise AlertNotTriaged
        case Triaged(_, since):
            not_before(command.occurred_at, since)
            return [
                RetraffickingAlertDismissed(
                    alert_id=command.alert_id,
                    ground=command.ground,
                    occurred_at=command.occurred_at,
                )
            ]
        case Dismissed():
            return []
        case Confirmed():
            raise AlertIsDecided
        case _:
            assert_never(alert)


def _note_overdue(command: NoteTriageOverdue, alert: Alert) -> list[AlertEvent]:
    match alert:
        case Raised(alarm, overdue=False) if alarm.triage_by <= command.occurred_at:
            return [TriageOverdue(alert_id=command.alert_id, occurred_at=alarm.triage_by)]
        case NoAlert() | Raised() | Triaged() | Confirmed() | Dismissed():
            return []
        case _:
            assert_never(alert)


def evolve(alert: Alert, event: AlertEvent) -> Alert:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, RetraffickingAlertRaised):
        return Raised(_alarm(event))
    if isinstance(alert, NoAlert):
        return alert
    match event:
        case AlertTriaged():
            return Triaged(alert.alarm, event.occurred_at)
        case RetraffickingConfirmed():
            return Confirmed(alert.alarm)
        case RetraffickingAlertDismissed():
            return Dismissed(alert.alarm)
        case TriageOverdue():
            return changed(alert, overdue=True) if isinstance(alert, Raised) else alert
        case _:
            assert_never(event)


def _alarm(event: RetraffickingAlertRaised) -> Alarm:
    return Alarm(
        alert_id=event.alert_id,
        journey_id=event.journey_id,
        plan_id=event.plan_id,
        signals=event.signals,
        at=event.occurred_at,
        triage_by=event.triage_by,
    )


decider: Decider[AlertCommand, Alert, AlertEvent] = Decider(NoAlert(), decide, evolve)
