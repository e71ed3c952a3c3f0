"""What is asked of an alert, and what is recorded of it."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.ids import AlertId, PlanId
from services.reintegration.domain.plan.commands import Note
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment, RecordRef

Signal = Literal[
    "disappeared",
    "moved-without-word",
    "contact-from-trafficker",
    "new-debt",
    "offer-abroad",
    "papers-taken",
    "controlled-by-others",
    "violence",
    "unpaid-work",
    "reported-by-family",
    "reported-by-neighbours",
]

Signals = Annotated[tuple[Signal, ...], Field(min_length=1)]

Urgency = Literal["act-now", "look-closer"]

DismissalGround = Literal["found-safe", "mistaken", "explained", "no-sign-found"]


class RaiseAlert(Command):
    """`plan_id` is the plan that the person has open, if any."""

    alert_id: AlertId
    journey_id: JourneyId
    plan_id: PlanId | None = None
    signals: Signals
    note: Note | None = None


class TriageAlert(Command):
    alert_id: AlertId
    urgency: Urgency


class ConfirmAlert(Command):
    alert_id: AlertId


class DismissAlert(Command):
    alert_id: AlertId
    ground: DismissalGround


class NoteTriageOverdue(Command):
    """What the clock asks: has anybody looked at the alert?"""

    alert_id: AlertId


AlertCommand = RaiseAlert | TriageAlert | ConfirmAlert | DismissAlert | NoteTriageOverdue


class RetraffickingAlertRaised(Event):
    kind: Literal["retrafficking-alert-raised.v1"] = "retrafficking-alert-raised.v1"
    alert_id: AlertId
    journey_id: JourneyId
    plan_id: PlanId | None
    signals: Signals
    note: RecordRef | None
    triage_by: Moment
    policy_version: str


class AlertTriaged(Event):
    kind: Literal["alert-triaged.v1"] = "alert-triaged.v1"
    alert_id: AlertId
    urgency: Urgency
    in_time: bool


class RetraffickingConfirmed(Event):
    kind: Literal["retrafficking-confirmed.v1"] = "retrafficking-confirmed.v1"
    alert_id: AlertId


class RetraffickingAlertDismissed(Event):
    kind: Literal["retrafficking-alert-dismissed.v1"] = "retrafficking-alert-dismissed.v1"
    alert_id: AlertId
    ground: DismissalGround


class TriageOverdue(Event):
    kind: Literal["triage-overdue.v1"] = "triage-overdue.v1"
    alert_id: AlertId


AlertEvent = Annotated[
    RetraffickingAlertRaised
    | AlertTriaged
    | RetraffickingConfirmed
    | RetraffickingAlertDismissed
    | TriageOverdue,
    Field(discriminator="kind"),
]
