"""Alerts: what others must know at once about a person; said in a record, shown first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NewType, assert_never
from uuid import UUID

from pydantic import Field

from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, RecordRef

ALERTS = "alerts"

AlertId = NewType("AlertId", UUID)

Alert = Literal["allergy", "medication", "safe-to-call", "in-danger", "other"]

IN_DANGER: Alert = "in-danger"


class RaiseAlert(Command):
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    content: Annotated[RecordRef, Kept("alert")]


class LiftAlert(Command):
    journey_id: JourneyId
    alert_id: AlertId


AlertCommand = RaiseAlert | LiftAlert


class AlertRaised(Event):
    kind: Literal["alert-raised.v1"] = "alert-raised.v1"
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    content: RecordRef


class AlertLifted(Event):
    kind: Literal["alert-lifted.v1"] = "alert-lifted.v1"
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert


AlertEvent = Annotated[AlertRaised | AlertLifted, Field(discriminator="kind")]


@dataclass(frozen=True)
class Alerts:
    """What stands about a person, and what stood once."""

    standing: Mapping[AlertId, Alert] = field(default_factory=dict[AlertId, Alert])
    lifted: frozenset[AlertId] = frozenset()


class NoSuchAlert(NotFound):
    """There is no such alert about this person."""

    slug = "no-such-alert"
    vi = "Không có cảnh báo này trong hồ sơ."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class AlertWasLifted(Refused):
    """This alert was lifted; raise a new one."""

    slug = "alert-was-lifted"
    vi = "Cảnh báo này đã được gỡ; hãy tạo cảnh báo mới."
    source = "practice: an alert says what holds now, in words of today"


class AnotherAlertHere(Refused):
    """Another alert stands under this number."""

    slug = "another-alert-here"
    vi = "Đã có một cảnh báo khác dưới mã này."
    source = "practice: an alert is lifted, never exchanged"


def decide(command: AlertCommand, alerts: Alerts) -> list[AlertEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RaiseAlert():
            return _raise(command, alerts)
        case LiftAlert():
            return _lift(command, alerts)
        case _:
            assert_never(command)


def _raise(command: RaiseAlert, alerts: Alerts) -> list[AlertEvent]:
    if command.alert_id in alerts.lifted:
        raise AlertWasLifted
    standing = alerts.standing.get(command.alert_id)
    if standing is None:
        return [AlertRaised(**dict(command))]
    if standing != command.alert:
        raise AnotherAlertHere
    return []


def _lift(command: LiftAlert, alerts: Alerts) -> list[AlertEvent]:
    standing = alerts.standing.get(command.alert_id)
    if standing is not None:
        return [AlertLifted(**dict(command), alert=standing)]
    if command.alert_id in alerts.lifted:
        return []
    raise NoSuchAlert


def evolve(alerts: Alerts, event: AlertEvent) -> Alerts:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case AlertRaised():
            return Alerts(_with(alerts, event), alerts.lifted)
        case AlertLifted():
            return Alerts(_without(alerts, event.alert_id), alerts.lifted | {event.alert_id})
        case _:
            assert_never(event)


def _with(alerts: Alerts, event: AlertRaised) -> dict[AlertId, Alert]:
    return {**alerts.standing, event.alert_id: event.alert}


def _without(alerts: Alerts, alert_id: AlertId) -> dict[AlertId, Alert]:
    return {one: alert for one, alert in alerts.standing.items() if one != alert_id}


decider: Decider[AlertCommand, Alerts, AlertEvent] = Decider(Alerts(), decide, evolve)


def alerts_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's alerts, one history for each journey."""
    return Aggregate(service, ALERTS, decider, AlertEvent, AlertCommand, "journey_id")


def standing(steps: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the alerts that stand after these steps of a journey, danger first."""
    found: dict[str, dict[str, Any]] = {}
    for step in steps:
        details = step["details"]
        if step["what"] == "alert-raised.v1":
            found[details["alert_id"]] = {
                "alert_id": details["alert_id"],
                "alert": details["alert"],
                "record_id": details["content"]["record_id"],
                "since": step["at"],
            }
        elif step["what"] == "alert-lifted.v1":
            found.pop(details["alert_id"], None)
    return sorted(found.values(), key=lambda one: one["alert"] != IN_DANGER)
