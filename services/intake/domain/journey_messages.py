"""What is asked and recorded about a person's whole way through intake, case after case."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from services.intake.domain.ids import CaseId, RepresentativeId
from services.intake.domain.words import AgeClass, Group
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.law.categories import NationalityClass, Place


class OpenDoor(Command):
    journey_id: JourneyId
    case_id: CaseId
    follows_case: CaseId | None = None
    group: Group | None = None
    age_class: AgeClass | None = None
    nationality: NationalityClass = "unknown"
    place: Place = "in-country"


class ReopenDoor(Command):
    journey_id: JourneyId
    case_id: CaseId


class CloseDoor(Command):
    journey_id: JourneyId
    case_id: CaseId


class NotePerson(Command):
    """Who the person is in law has changed; the next case begins with it."""

    journey_id: JourneyId
    group: Group
    age_class: AgeClass
    nationality: NationalityClass
    place: Place


class RecogniseJourney(Command):
    """Something rests on intake knowing this person."""

    journey_id: JourneyId


class NoteRepresentative(Command):
    """Who speaks for the person outlives the case: a request about what is held may come later."""

    journey_id: JourneyId
    representative_id: RepresentativeId
    suspected: bool


class VouchForNoCase(Command):
    """Asked of each linked journey with a new case: is one of this person's open there?"""

    journey_id: JourneyId


class VouchForLastCase(Command):
    """Asked with what holds from now on: is this the case that is open, or was the last?"""

    journey_id: JourneyId
    case_id: CaseId


class RecogniseRepresentative(Command):
    """Somebody asks as the person's representative."""

    journey_id: JourneyId


class HearRetrafficking(Command):
    """An alert was confirmed; `case_id` is the case that it would open."""

    journey_id: JourneyId
    alert_id: UUID
    case_id: CaseId


class NoteDeath(Command):
    journey_id: JourneyId


AtTheDoor = OpenDoor | ReopenDoor | CloseDoor

Noting = NotePerson | NoteRepresentative
"""What of the person outlives the case."""

Recognising = RecogniseJourney | RecogniseRepresentative | VouchForNoCase | VouchForLastCase

JourneyCommand = AtTheDoor | Noting | Recognising | HearRetrafficking | NoteDeath


class DoorOpened(Event):
    kind: Literal["door-opened.v1"] = "door-opened.v1"
    journey_id: JourneyId
    case_id: CaseId
    follows_case: CaseId | None
    group: Group | None = None
    age_class: AgeClass | None = None
    nationality: NationalityClass = "unknown"
    place: Place = "in-country"


class DoorReopened(Event):
    kind: Literal["door-reopened.v1"] = "door-reopened.v1"
    journey_id: JourneyId
    case_id: CaseId


class DoorClosed(Event):
    kind: Literal["door-closed.v1"] = "door-closed.v1"
    journey_id: JourneyId
    case_id: CaseId


class PersonNoted(Event):
    kind: Literal["person-noted.v1"] = "person-noted.v1"
    journey_id: JourneyId
    group: Group
    age_class: AgeClass
    nationality: NationalityClass
    place: Place


class RepresentativeNoted(Event):
    kind: Literal["representative-noted.v1"] = "representative-noted.v1"
    journey_id: JourneyId
    representative_id: RepresentativeId
    suspected: bool


class RetraffickingHeard(Event):
    """`case_id` is the case that takes it up; empty where a worker opens one."""

    kind: Literal["retrafficking-heard.v1"] = "retrafficking-heard.v1"
    journey_id: JourneyId
    alert_id: UUID
    case_id: CaseId | None


class PersonDied(Event):
    kind: Literal["person-died.v1"] = "person-died.v1"
    journey_id: JourneyId


JourneyEvent = Annotated[
    DoorOpened
    | DoorReopened
    | DoorClosed
    | PersonNoted
    | RepresentativeNoted
    | RetraffickingHeard
    | PersonDied,
    Field(discriminator="kind"),
]
