"""What is asked and recorded about a person's whole way through intake, case after case."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from services.intake.domain.case.appeal_messages import FollowAppeal
from services.intake.domain.ids import CaseId, RepresentativeId
from services.intake.domain.standing.messages import NoteAccompanied
from services.intake.domain.words import AgeClass, Group
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, HeardBeside
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
    by_decision: bool = False


class ReopenByDecision(Command):
    """An upheld appeal asks for the door; `follow` and `tells` come of it while they live.

    It is never refused for what else is open: then somebody joins the two cases.
    """

    journey_id: JourneyId
    case_id: CaseId
    follow: FollowAppeal
    tells: tuple[NoteAccompanied, ...] = ()


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


class ShareOpenCase(Command):
    """A link was found: the other journey hears of the case that is open here, or of a death."""

    journey_id: JourneyId
    with_journey: JourneyId


class NoteSecondCase(Command):
    """Told to a linked journey: a case of this person is open in another.

    A decision opened it again, or both were open when the link was found.
    """

    journey_id: JourneyId
    other_journey: JourneyId
    other_case: CaseId


class NoteSecondCaseOver(Command):
    """Told once that case has ended, or the two journeys are two persons' after all."""

    journey_id: JourneyId
    other_journey: JourneyId


class NoteDeathBeside(Command):
    """Told when a link is found: the person had died by then, as the other journey has it."""

    journey_id: JourneyId
    other_journey: JourneyId


class NoteDeathBesideOver(Command):
    """Told once the two journeys are two persons' after all."""

    journey_id: JourneyId
    other_journey: JourneyId


class ConfirmDeathBeside(Command):
    """A reviewer finds that the person of this journey is who had died."""

    journey_id: JourneyId


class RecogniseRepresentative(Command):
    """Somebody asks as the person's representative."""

    journey_id: JourneyId


class HearRetrafficking(Command):
    """An alert was confirmed; `case_id` is the case that it would open.

    `taken_up_by` is the case that is open in a linked journey, where that one takes it up.
    """

    journey_id: JourneyId
    alert_id: UUID
    case_id: CaseId
    taken_up_by: CaseId | None = None


class AskForOpenCase(Command):
    """Asked of a person's journeys in turn: does a case that is open here take an alert up?

    `others` are the linked journeys that are asked next, where none is.
    """

    journey_id: JourneyId
    alert: HearRetrafficking
    others: tuple[JourneyId, ...] = ()


class NoteDeath(Command):
    journey_id: JourneyId


AtTheDoor = OpenDoor | ReopenDoor | ReopenByDecision | CloseDoor

Beside = NoteSecondCase | NoteSecondCaseOver | NoteDeathBeside | NoteDeathBesideOver
"""What a linked journey tells, or takes back."""

Noting = NotePerson | NoteRepresentative | Beside
"""What of the person outlives the case."""

Recognising = (
    RecogniseJourney
    | RecogniseRepresentative
    | VouchForNoCase
    | VouchForLastCase
    | AskForOpenCase
    | ShareOpenCase
)

Dying = NoteDeath | ConfirmDeathBeside

JourneyCommand = AtTheDoor | Noting | Recognising | HearRetrafficking | Dying


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


class SecondCaseNoted(HeardBeside, Event):
    """Two cases of a person are open, in two linked journeys; `case_id` is the one here."""

    kind: Literal["second-case-noted.v1"] = "second-case-noted.v1"
    journey_id: JourneyId
    case_id: CaseId
    other_journey: JourneyId
    other_case: CaseId


class SecondCaseOver(HeardBeside, Event):
    kind: Literal["second-case-over.v1"] = "second-case-over.v1"
    journey_id: JourneyId
    other_journey: JourneyId


class DeathBesideNoted(HeardBeside, Event):
    """Somebody of whom this journey tells had died before it was found to be the same person's."""

    kind: Literal["death-beside-noted.v1"] = "death-beside-noted.v1"
    journey_id: JourneyId
    other_journey: JourneyId


class DeathBesideOver(HeardBeside, Event):
    """The death is known here, too, or it was somebody else's."""

    kind: Literal["death-beside-over.v1"] = "death-beside-over.v1"
    journey_id: JourneyId
    other_journey: JourneyId


class RetraffickingHeard(Event):
    """`case_id` is the case that takes it up, in whichever journey of the person.

    It is empty where a worker opens one.
    """

    kind: Literal["retrafficking-heard.v1"] = "retrafficking-heard.v1"
    journey_id: JourneyId
    alert_id: UUID
    case_id: CaseId | None


class PersonDied(Event):
    kind: Literal["person-died.v1"] = "person-died.v1"
    journey_id: JourneyId


HeardOfOthers = SecondCaseNoted | SecondCaseOver | DeathBesideNoted | DeathBesideOver
"""What goes on, or did, in the other journeys of the person."""

JourneyEvent = Annotated[
    DoorOpened
    | DoorReopened
    | DoorClosed
    | PersonNoted
    | RepresentativeNoted
    | HeardOfOthers
    | RetraffickingHeard
    | PersonDied,
    Field(discriminator="kind"),
]
