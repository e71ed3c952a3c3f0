"""What is asked and recorded about a breach of what is kept."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import BreachId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment

Nature = Literal[
    "disclosed", "read-without-right", "lost", "stolen", "altered", "sent-to-wrong-person"
]

Harm = Literal[
    "national-security", "public-order", "life", "health", "honour", "dignity", "property"
]
"""Harms of Art 23 of Law 91/2025, which make the notice a duty."""

Authority = Literal["a05", "provincial-police"]

Measure = Literal[
    "access-closed",
    "keys-changed",
    "house-moved",
    "persons-told",
    "staff-instructed",
    "reported-to-police",
]

SomeNatures = Annotated[tuple[Nature, ...], Field(min_length=1, max_length=10)]
SomeHarms = Annotated[tuple[Harm, ...], Field(max_length=10)]
SomeJourneys = Annotated[tuple[JourneyId, ...], Field(max_length=500)]
SomeMeasures = Annotated[tuple[Measure, ...], Field(min_length=1, max_length=10)]


class RecordBreach(Command):
    """`journeys` are those that it is known to touch, as far as that is known."""

    breach_id: BreachId
    discovered_at: Moment
    natures: SomeNatures
    harms: SomeHarms = ()
    journeys: SomeJourneys = ()


class AssessBreach(Command):
    """What is known now of whom it touches and how it may harm; all of it, not only the new."""

    breach_id: BreachId
    harms: SomeHarms
    journeys: SomeJourneys


class NotifyAuthority(Command):
    breach_id: BreachId
    authority: Authority = "a05"


class CloseBreach(Command):
    breach_id: BreachId
    measures: SomeMeasures


class NoteBreachNoticeOverdue(Command):
    breach_id: BreachId


BreachCommand = (
    RecordBreach | AssessBreach | NotifyAuthority | CloseBreach | NoteBreachNoticeOverdue
)


class BreachRecorded(Event):
    kind: Literal["breach-recorded.v1"] = "breach-recorded.v1"
    breach_id: BreachId
    discovered_at: Moment
    natures: tuple[Nature, ...]
    harms: tuple[Harm, ...]
    journeys: tuple[JourneyId, ...]
    notify_by: Moment | None
    policy_version: str


class BreachAssessed(Event):
    """`notified` says whether the authority was told before this assessment."""

    kind: Literal["breach-assessed.v1"] = "breach-assessed.v1"
    breach_id: BreachId
    discovered_at: Moment
    notified: bool
    harms: tuple[Harm, ...]
    journeys: tuple[JourneyId, ...]
    notify_by: Moment | None


class AuthorityNotified(Event):
    kind: Literal["authority-notified.v1"] = "authority-notified.v1"
    breach_id: BreachId
    authority: Authority
    in_time: bool


class BreachNoticeOverdue(Event):
    kind: Literal["breach-notice-overdue.v1"] = "breach-notice-overdue.v1"
    breach_id: BreachId
    due_at: Moment


class BreachClosed(Event):
    kind: Literal["breach-closed.v1"] = "breach-closed.v1"
    breach_id: BreachId
    measures: tuple[Measure, ...]


BreachEvent = Annotated[
    BreachRecorded | BreachAssessed | AuthorityNotified | BreachNoticeOverdue | BreachClosed,
    Field(discriminator="kind"),
]
