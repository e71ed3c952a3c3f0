"""All that a room adds at once: histories, what changes together, views, and the fact told."""

from collections.abc import Callable, Mapping
from typing import Any

from shared.casework.access import access_of
from shared.casework.access_messages import GlassBroken
from shared.casework.alert_board import JOURNEY_ALERTS
from shared.casework.alerts import AlertLifted, AlertRaised, alerts_of
from shared.casework.correction import (
    CorrectEntry,
    EntryCorrected,
    corrections_of,
    with_what_follows,
)
from shared.casework.erasing import JourneyErased, JourneySealed, erasing_of
from shared.casework.files import FILES, MoveFile, file_of, with_keeping_there
from shared.casework.glass_habit import LOOKED_INTO, glass_habit_of
from shared.casework.linked import AskLinked, asks_linked, linked_of
from shared.casework.sharing.board import SHARINGS
from shared.casework.sharing.decider import sharing_of
from shared.casework.sharing.messages import (
    EraseOnceTold,
    NoteReceiverStopped,
    NoteReceiverTold,
    ShareWithUnit,
    WithdrawalAcknowledged,
)
from shared.casework.sharing.together import (
    erases_once_told,
    erases_when_told,
    with_a_working_unit,
)
from shared.casework.team import TEAMS, team_of
from shared.casework.unit_board import UNITS
from shared.casework.units import unit_of
from shared.contracts import casework as told
from shared.contracts.fact import Fact
from shared.kernel.aggregate import Aggregate, Partners
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.kernel.room import ServiceName
from shared.kernel.views import View

VIEWS: tuple[View, ...] = (TEAMS, UNITS, JOURNEY_ALERTS, FILES, SHARINGS, LOOKED_INTO)

TOGETHER: Mapping[type[Command], Partners] = {
    CorrectEntry: with_what_follows,
    ShareWithUnit: with_a_working_unit,
    EraseOnceTold: erases_once_told,
    NoteReceiverTold: erases_when_told,
    NoteReceiverStopped: erases_when_told,
}

IN_TURN: Mapping[type[Command], Partners] = {
    AskLinked: asks_linked,
    MoveFile: with_keeping_there,
}

Publish = Callable[[Event, JourneyId], Fact | None]


def aggregates(service: str) -> tuple[Aggregate[Any, Any, Any], ...]:
    """Return the histories that every room keeps alike."""
    return (
        team_of(service),
        unit_of(service),
        alerts_of(service),
        corrections_of(service),
        file_of(service),
        access_of(service),
        glass_habit_of(service),
        erasing_of(service),
        sharing_of(service),
        linked_of(service),
    )


def telling(publish: Publish, service: ServiceName) -> Publish:
    """Return how a service tells what it tells, and what every room tells alike."""

    def also(event: Event, journey: JourneyId) -> Fact | None:
        return _told(event, service) or publish(event, journey)

    return also


def _told(event: Event, service: ServiceName) -> Fact | None:
    match event:
        case EntryCorrected():
            return told.EntryCorrected(
                journey_id=event.journey_id,
                occurred_at=event.occurred_at,
                of_fact=event.told_as,
                reason=event.reason,
                request_id=event.request_id,
            )
        case GlassBroken():
            return told.GlassBroken(
                **event.model_dump(
                    include={"journey_id", "occurred_at", "reason", "scope", "until"}
                )
            )
        case JourneyErased() | JourneySealed():
            return _erased(event)
        case WithdrawalAcknowledged():
            return told.ConsentWithdrawalAcknowledged(**event.model_dump(exclude={"kind"}))
        case AlertRaised() | AlertLifted():
            return _alert(event, service)
        case _:
            return None


def _erased(event: JourneyErased | JourneySealed) -> Fact:
    fact = told.JourneyErased if isinstance(event, JourneyErased) else told.MasterKeyReplaced
    return fact(**event.model_dump(exclude={"kind"}))


def _alert(event: AlertRaised | AlertLifted, service: ServiceName) -> Fact:
    """Tell which alert and who holds it, never what it says."""
    said = event.model_dump(include={"journey_id", "occurred_at", "alert_id"})
    if isinstance(event, AlertRaised):
        return told.AlertRaised(**said, alert=event.alert, service=service)
    return told.AlertLifted(**said, service=service)
