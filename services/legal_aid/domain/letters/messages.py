"""What is asked about the letters of a matter to its centre, and what happens to them."""

from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import Field

from services.legal_aid.domain.ids import CentreId, MatterId
from shared.casework.sharing.messages import SharingId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment
from shared.law.consent import Basis

LetterId = NewType("LetterId", UUID)

News = Literal[
    "provider-appointed",
    "provider-replaced",
    "documents-supplied",
    "notice-received",
    "deadline-missed",
    "review-needed",
    "matter-completed",
    "matter-discontinued",
]
"""That a matter moved; how it did, the centre finds in its own file."""

Notice = Literal["stop-using", "erase"]
"""What a centre must do, and say that it has done."""

About = Literal["matter-assigned"] | News | Notice


class OpenLetters(Command):
    """A centre has taken the matter on; nothing is told to it yet."""

    matter_id: MatterId
    journey_id: JourneyId
    centre_id: CentreId


class LetCentreIn(Command):
    """From now on the centre is told when the matter moves."""

    matter_id: MatterId
    sharing_id: SharingId
    basis: Basis


class TellCentre(Command):
    matter_id: MatterId
    news: News


class StopLetters(Command):
    matter_id: MatterId


class RecallLetters(Command):
    """The client is erased: the letters are taken out of the post, and the centre erases, too."""

    matter_id: MatterId


class NoteReceipt(Command):
    matter_id: MatterId
    letter_id: LetterId


class NoteCentreDone(Command):
    """The centre says that it has stopped using what it had, or has erased it."""

    matter_id: MatterId
    letter_id: LetterId
    notice: Notice


class NoteCentreLate(Command):
    matter_id: MatterId


Replied = NoteReceipt | NoteCentreDone
LetterCommand = (
    OpenLetters
    | LetCentreIn
    | TellCentre
    | StopLetters
    | RecallLetters
    | NoteReceipt
    | NoteCentreDone
    | NoteCentreLate
)


class LettersOpened(Event):
    kind: Literal["letters-opened.v1"] = "letters-opened.v1"
    matter_id: MatterId
    journey_id: JourneyId
    centre_id: CentreId


class CentreLetIn(Event):
    kind: Literal["centre-let-in.v1"] = "centre-let-in.v1"
    matter_id: MatterId
    sharing_id: SharingId
    basis: Basis


class LetterWritten(Event):
    """`basis` is on whose word it is shared; a notice to stop or erase needs none.

    `next_answer_by` is the first limit of all notices that the centre has not answered.
    """

    kind: Literal["letter-written.v1"] = "letter-written.v1"
    matter_id: MatterId
    centre_id: CentreId
    letter_id: LetterId
    about: About
    sharing_id: SharingId
    basis: Basis | None
    answer_by: Moment | None
    next_answer_by: Moment | None
    policy_version: str | None


class LettersRecalled(Event):
    kind: Literal["letters-recalled.v1"] = "letters-recalled.v1"
    matter_id: MatterId
    centre_id: CentreId


class LetterReceived(Event):
    kind: Literal["letter-received.v1"] = "letter-received.v1"
    matter_id: MatterId
    letter_id: LetterId


class CentreDone(Event):
    """`left` are the notices that it has not answered; `next_answer_by` the first limit of them."""

    kind: Literal["centre-done.v1"] = "centre-done.v1"
    matter_id: MatterId
    letter_id: LetterId
    notice: Notice
    next_answer_by: Moment | None


class CentreLate(Event):
    kind: Literal["centre-late.v1"] = "centre-late.v1"
    matter_id: MatterId
    letter_id: LetterId
    notice: Notice
    answer_by: Moment
    next_answer_by: Moment | None


LetterEvent = Annotated[
    LettersOpened
    | CentreLetIn
    | LetterWritten
    | LettersRecalled
    | LetterReceived
    | CentreDone
    | CentreLate,
    Field(discriminator="kind"),
]
