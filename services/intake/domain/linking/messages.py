"""What is asked about two journeys that may be one person's, and what happened to them."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.person.identity import Likeness
from services.intake.domain.person.ids import PairId, pair_of
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Message, Moment, RecordRef

UnlinkingReason = Literal["linked-by-mistake", "new-evidence", "decision-of-authority"]


class OfTwo(Message):
    """Two journeys, in whatever order."""

    one: JourneyId
    other: JourneyId

    @property
    def pair_id(self) -> PairId:
        """Return the id of these two together."""
        return pair_of(self.one, self.other)


class NotePossibleDuplicate(OfTwo, Command):
    """Asked by the house, when the signs of two identities meet."""

    likeness: Likeness


class SuspectDuplicate(OfTwo, Command):
    """Asked by a reviewer, on what they know themselves."""


class JudgeDuplicate(OfTwo, Command):
    same: bool
    basis: Annotated[RecordRef, Kept("duplicate-judgement")]


class LinkJourneys(OfTwo, Command):
    """Asked once the two are judged to be one person's.

    Journeys that a chain of links joins are one person's, all of them: whoever was linked with
    either of the two is linked with the other from now on.
    """


class UnlinkJourneys(OfTwo, Command):
    """The two are two persons', unless another chain of links still joins them.

    What was linked only through these two is unlinked with them.
    """

    reason: UnlinkingReason


class NoteReviewOverdue(Command):
    pair_id: PairId


LinkingCommand = (
    NotePossibleDuplicate
    | SuspectDuplicate
    | JudgeDuplicate
    | LinkJourneys
    | UnlinkJourneys
    | NoteReviewOverdue
)


class PossibleDuplicateNoted(Event):
    kind: Literal["possible-duplicate-noted.v1"] = "possible-duplicate-noted.v1"
    pair_id: PairId
    one: JourneyId
    other: JourneyId
    likeness: Likeness
    due_at: Moment
    policy_version: str


class DuplicateJudged(Event):
    kind: Literal["duplicate-judged.v1"] = "duplicate-judged.v1"
    pair_id: PairId
    same: bool
    basis: RecordRef


class DuplicateReviewOverdue(Event):
    kind: Literal["duplicate-review-overdue.v1"] = "duplicate-review-overdue.v1"
    pair_id: PairId


class JourneysLinked(Event):
    kind: Literal["journeys-linked.v1"] = "journeys-linked.v1"
    pair_id: PairId
    one: JourneyId
    other: JourneyId


class JourneysUnlinked(Event):
    kind: Literal["journeys-unlinked.v1"] = "journeys-unlinked.v1"
    pair_id: PairId
    one: JourneyId
    other: JourneyId
    reason: UnlinkingReason


LinkingEvent = Annotated[
    PossibleDuplicateNoted
    | DuplicateJudged
    | DuplicateReviewOverdue
    | JourneysLinked
    | JourneysUnlinked,
    Field(discriminator="kind"),
]
