"""What is asked about who may know what, and what happens: readings, broken glass, its review."""

from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import Field

from shared.kernel.actors import Relation
from shared.kernel.ids import JourneyId, RecordId, StaffId
from shared.kernel.messages import Asker, Code, Command, Event, Kept, Moment, RecordRef
from shared.law.consent import Ground

ReadingId = NewType("ReadingId", UUID)
GrantId = NewType("GrantId", UUID)

ReadingPurpose = Literal[
    "casework", "handover", "protection", "court", "supervision", "form", "person-asked"
]

GlassReason = Literal[
    "danger-to-life",
    "urgent-health",
    "arrived-unannounced",
    "child-at-risk",
    "colleague-unreachable",
    "order-of-a-court",
]

Scope = Literal["look", "read", "work"]
"""See where the journey stands; also read records; also act on it. Each holds the one before."""

ExtractGround = Literal["order-of-a-court", "order-of-investigators", "inspection"]
"""Why an extract is made that the person did not ask for."""

ExtractForm = Literal["json", "pdf"]

Finding = Literal["justified", "not-justified"]

Minutes = Annotated[int, Field(ge=1, le=10_000)]


class NoteReading(Command):
    journey_id: JourneyId
    reading_id: ReadingId
    records: tuple[RecordId, ...]
    kinds: tuple[Code, ...]
    purpose: ReadingPurpose
    relation: Relation


class NoteExtract(Command):
    """`request_id` is the person's request in intake; without one, a ground of the law is named."""

    journey_id: JourneyId
    extract_id: ReadingId
    request_id: UUID | None = None
    ground: ExtractGround | None = None
    form: ExtractForm
    relation: Relation


class NotePrinting(Command):
    """`ground` is why the paper is made; whom it is handed to is on the paper."""

    journey_id: JourneyId
    printing_id: ReadingId
    form: Code
    ground: Ground
    relation: Relation


class BreakGlass(Command):
    """`explanation` is why, in the worker's words; it is kept as a record."""

    journey_id: JourneyId
    grant_id: GrantId
    staff: Annotated[StaffId, Asker()]
    reason: GlassReason
    explanation: Annotated[RecordRef, Kept("glass-explanation")]
    minutes: Minutes
    scope: Scope


class ReviewBreakGlass(Command):
    journey_id: JourneyId
    grant_id: GrantId
    staff: Annotated[StaffId, Asker()]
    finding: Finding
    note: Annotated[RecordRef, Kept("glass-review")] | None = None


class NoteReviewsOverdue(Command):
    """Asked by the clock."""

    journey_id: JourneyId


AccessCommand = (
    NoteReading | NoteExtract | NotePrinting | BreakGlass | ReviewBreakGlass | NoteReviewsOverdue
)


class RecordsRead(Event):
    """Who read is in the envelope, with the trace."""

    kind: Literal["records-read.v1"] = "records-read.v1"
    journey_id: JourneyId
    reading_id: ReadingId
    records: tuple[RecordId, ...]
    kinds: tuple[Code, ...]
    purpose: ReadingPurpose
    relation: Relation


class ExtractMade(Event):
    """Written before anything leaves, also where there are no texts."""

    kind: Literal["extract-made.v1"] = "extract-made.v1"
    journey_id: JourneyId
    extract_id: ReadingId
    request_id: UUID | None
    ground: ExtractGround | None
    form: ExtractForm
    relation: Relation


class FormPrinted(Event):
    """Written before the paper leaves; what stands on it is in no event."""

    kind: Literal["form-printed.v1"] = "form-printed.v1"
    journey_id: JourneyId
    printing_id: ReadingId
    form: Code
    ground: Ground
    relation: Relation


class GlassBroken(Event):
    """`next_review_at` is the earliest limit of all reviews that are still to be done here."""

    kind: Literal["glass-broken.v1"] = "glass-broken.v1"
    journey_id: JourneyId
    grant_id: GrantId
    staff: StaffId
    reason: GlassReason
    explanation: RecordRef
    scope: Scope
    until: Moment
    review_due_at: Moment
    next_review_at: Moment
    policy_version: str


class BreakGlassReviewed(Event):
    kind: Literal["break-glass-reviewed.v1"] = "break-glass-reviewed.v1"
    journey_id: JourneyId
    grant_id: GrantId
    staff: StaffId
    finding: Finding
    note: RecordRef | None
    next_review_at: Moment | None


class BreakGlassReviewOverdue(Event):
    kind: Literal["break-glass-review-overdue.v1"] = "break-glass-review-overdue.v1"
    journey_id: JourneyId
    grant_id: GrantId
    review_due_at: Moment
    next_review_at: Moment | None


AccessEvent = Annotated[
    RecordsRead
    | ExtractMade
    | FormPrinted
    | GlassBroken
    | BreakGlassReviewed
    | BreakGlassReviewOverdue,
    Field(discriminator="kind"),
]
