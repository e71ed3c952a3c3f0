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
from shared.kernel.room import ServiceName
from shared.kernel.states import changed

ALERTS = "alerts"

AlertId = NewType("AlertId", UUID)

Alert = Literal["allergy", "medication", "safe-to-call", "in-danger", "other"]

IN_DANGER: Alert = "in-danger"

ALERT_RAISED: Literal["alert-raised.v1"] = "alert-raised.v1"
ALERT_NOTED: Literal["alert-noted.v1"] = "alert-noted.v1"

SHOWS: frozenset[str] = frozenset({ALERT_RAISED, ALERT_NOTED})
"""Entries that show an alert; one that is struck lifts it, or is refused where it is not held."""


class RaiseAlert(Command):
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    content: Annotated[RecordRef, Kept("alert")]


class LiftAlert(Command):
    journey_id: JourneyId
    alert_id: AlertId


class NoteAlert(Command):
    """Another service tells that an alert stands; what it says stays there."""

    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    held_by: ServiceName


class NoteAlertLifted(Command):
    """The service that held an alert tells that it holds no more."""

    journey_id: JourneyId
    alert_id: AlertId
    held_by: ServiceName


Noting = NoteAlert | NoteAlertLifted
AlertCommand = RaiseAlert | LiftAlert | NoteAlert | NoteAlertLifted


class AlertRaised(Event):
    kind: Literal["alert-raised.v1"] = ALERT_RAISED
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    content: RecordRef


class AlertLifted(Event):
    kind: Literal["alert-lifted.v1"] = "alert-lifted.v1"
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert


class AlertNoted(Event):
    """An alert stands elsewhere; whoever works here sees it, too, and asks there what it says."""

    kind: Literal["alert-noted.v1"] = ALERT_NOTED
    journey_id: JourneyId
    alert_id: AlertId
    alert: Alert
    held_by: ServiceName


class AlertNotedLifted(Event):
    kind: Literal["alert-noted-lifted.v1"] = "alert-noted-lifted.v1"
    journey_id: JourneyId
    alert_id: AlertId
    held_by: ServiceName


Noted = AlertNoted | AlertNotedLifted

AlertEvent = Annotated[
    AlertRaised | AlertLifted | AlertNoted | AlertNotedLifted, Field(discriminator="kind")
]


@dataclass(frozen=True)
class Alerts:
    """What stands about a person, here and in other services, and what stood once."""

    standing: Mapping[AlertId, Alert] = field(default_factory=dict[AlertId, Alert])
    elsewhere: frozenset[AlertId] = frozenset()
    lifted: frozenset[AlertId] = frozenset()

    def knows(self, alert_id: AlertId) -> bool:
        """Tell whether this alert stands or stood."""
        return alert_id in self.standing.keys() | self.elsewhere | self.lifted


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
    vi = "Mã này đã thuộc về một cảnh báo khác."
    source = "practice: an alert is lifted, never exchanged"


class AlertHeldElsewhere(Refused):
    """Another service holds this alert; it is lifted there."""

    slug = "alert-held-elsewhere"
    vi = "Cảnh báo này do dịch vụ khác quản lý; việc gỡ được thực hiện tại đó."
    source = "practice: whoever knows what an alert says judges whether it still holds"


def decide(command: AlertCommand, alerts: Alerts) -> list[AlertEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RaiseAlert():
            return _raise(command, alerts)
        case LiftAlert():
            return _lift(command, alerts)
        case NoteAlert() | NoteAlertLifted():
            return _note(command, alerts)
        case _:
            assert_never(command)


def _raise(command: RaiseAlert, alerts: Alerts) -> list[AlertEvent]:
    if command.alert_id in alerts.lifted:
        raise AlertWasLifted
    if command.alert_id in alerts.elsewhere:
        raise AnotherAlertHere
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
    if command.alert_id in alerts.elsewhere:
        raise AlertHeldElsewhere
    raise NoSuchAlert


def _note(command: Noting, alerts: Alerts) -> list[AlertEvent]:
    """Note what is not known yet; that an alert is lifted may be heard before that it stands."""
    match command:
        case NoteAlert():
            known = alerts.knows(command.alert_id)
            return [] if known else [AlertNoted(**dict(command))]
        case NoteAlertLifted():
            settled = command.alert_id in alerts.standing.keys() | alerts.lifted
            return [] if settled else [AlertNotedLifted(**dict(command))]
        case _:
            assert_never(command)


def evolve(alerts: Alerts, event: AlertEvent) -> Alerts:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case AlertRaised():
            return changed(alerts, standing={**alerts.standing, event.alert_id: event.alert})
        case AlertNoted(alert_id=alert_id):
            return changed(alerts, elsewhere=alerts.elsewhere | {alert_id})
        case AlertLifted(alert_id=alert_id) | AlertNotedLifted(alert_id=alert_id):
            return Alerts(
                _without(alerts, alert_id),
                alerts.elsewhere - {alert_id},
                alerts.lifted | {alert_id},
            )
        case _:
            assert_never(event)


def _without(alerts: Alerts, alert_id: AlertId) -> dict[AlertId, Alert]:
    return {one: alert for one, alert in alerts.standing.items() if one != alert_id}


decider: Decider[AlertCommand, Alerts, AlertEvent] = Decider(Alerts(), decide, evolve)


def alerts_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's alerts, one history for each journey."""
    return Aggregate(service, ALERTS, decider, AlertEvent, AlertCommand, "journey_id")


def standing(steps: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the alerts that stand after these steps of a journey, danger first.

    What an alert says is read in the service that holds it; `held_by` is null for one's own.
    """
    found: dict[str, dict[str, Any]] = {}
    for step in steps:
        details = step["details"]
        if step["what"] in SHOWS:
            found[details["alert_id"]] = {
                "alert_id": details["alert_id"],
                "alert": details["alert"],
                "record_id": details["content"]["record_id"] if "content" in details else None,
                "held_by": details.get("held_by"),
                "since": step["at"],
            }
        elif step["what"] in {"alert-lifted.v1", "alert-noted-lifted.v1"}:
            found.pop(details["alert_id"], None)
    return sorted(found.values(), key=lambda one: one["alert"] != IN_DANGER)
