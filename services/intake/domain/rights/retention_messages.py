"""What is asked and recorded about how long a journey's data are kept."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from services.intake.domain.rights.erasure import EveryService
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment

KeptBecause = Literal["statutory-duty", "proceedings", "claim-open", "wish-of-person"]


class NoteSupport(Command):
    """A service began to support the person, again or still.

    `about` is which report, stay, matter or plan; a case needs no number, for one is open
    at a time.
    """

    journey_id: JourneyId
    service: EveryService
    about: UUID | None = None


class NoteSupportEnd(Command):
    journey_id: JourneyId
    service: EveryService
    about: UUID | None = None


class ProposeErasure(Command):
    journey_id: JourneyId


class ApproveErasure(Command):
    journey_id: JourneyId


class KeepLonger(Command):
    journey_id: JourneyId
    because: KeptBecause


class NoteProposalOverdue(Command):
    journey_id: JourneyId


class EndRetention(Command):
    """The person's data are erased for another cause."""

    journey_id: JourneyId


RetentionCommand = (
    NoteSupport
    | NoteSupportEnd
    | ProposeErasure
    | ApproveErasure
    | KeepLonger
    | NoteProposalOverdue
    | EndRetention
)


class SupportNoted(Event):
    kind: Literal["retention-support-noted.v1"] = "retention-support-noted.v1"
    journey_id: JourneyId
    service: EveryService
    about: UUID | None = None


class SupportEndNoted(Event):
    """`propose_at` is empty while the person is still supported elsewhere, or in another matter."""

    kind: Literal["retention-support-end-noted.v1"] = "retention-support-end-noted.v1"
    journey_id: JourneyId
    service: EveryService
    propose_at: Moment | None
    policy_version: str
    about: UUID | None = None


class ErasureProposed(Event):
    kind: Literal["erasure-proposed.v1"] = "erasure-proposed.v1"
    journey_id: JourneyId
    decide_by: Moment
    policy_version: str


class ErasureApproved(Event):
    kind: Literal["erasure-approved.v1"] = "erasure-approved.v1"
    journey_id: JourneyId


class KeptLonger(Event):
    kind: Literal["retention-prolonged.v1"] = "retention-prolonged.v1"
    journey_id: JourneyId
    because: KeptBecause
    propose_at: Moment
    policy_version: str


class ProposalOverdue(Event):
    kind: Literal["erasure-proposal-overdue.v1"] = "erasure-proposal-overdue.v1"
    journey_id: JourneyId
    due_at: Moment


class RetentionEnded(Event):
    kind: Literal["retention-ended.v1"] = "retention-ended.v1"
    journey_id: JourneyId


RetentionEvent = Annotated[
    SupportNoted
    | SupportEndNoted
    | ErasureProposed
    | ErasureApproved
    | KeptLonger
    | ProposalOverdue
    | RetentionEnded,
    Field(discriminator="kind"),
]
