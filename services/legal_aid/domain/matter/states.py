"""What a matter is: asked for, answered, accepted, carried, ended, on the shelf."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.legal_aid.domain.ids import (
    DeadlineId,
    NoticeId,
    PartyId,
    PaymentId,
    ProviderId,
    RegisterId,
)
from services.legal_aid.domain.matter.events import AidRequested
from services.legal_aid.domain.words import (
    CentreCode,
    DeadlineKind,
    DiscontinuationGround,
    Document,
    Form,
    Grade,
    RefusalGround,
    Result,
    ReviewReason,
)
from shared.kernel.ids import StaffId

Settled = Literal["met", "cancelled"]


@dataclass(frozen=True)
class Deadline:
    """A date of the proceedings that lies ahead, or passed and nobody said how."""

    deadline: DeadlineKind
    due_at: datetime
    settle_by: datetime
    missed: bool = False


@dataclass(frozen=True)
class Notice:
    """What a proceeding body wrote; whether it came late, and was reminded of that."""

    late: bool
    reminded: bool = False


@dataclass(frozen=True)
class Compensation:
    """What was claimed, what the court awarded once it did, and which payments came."""

    claimed: int
    awarded: int | None = None
    payments: tuple[tuple[PaymentId, int], ...] = ()

    @property
    def outstanding(self) -> int:
        """Return what is awarded and not paid."""
        return (self.awarded or 0) - sum(amount for _, amount in self.payments)


@dataclass(frozen=True)
class File:
    """What was asked for, when the matter last moved, and what lies in its folder.

    `reviews` are the reasons why people look again, and since when each is known.
    """

    request: AidRequested
    since: datetime
    interpreter_needed: bool = False
    reviews: Mapping[ReviewReason, datetime] = field(default_factory=dict[ReviewReason, datetime])
    parties: tuple[PartyId, ...] = ()
    notices: Mapping[NoticeId, Notice] = field(default_factory=dict[NoticeId, Notice])
    docket: Mapping[DeadlineId, Deadline] = field(default_factory=dict[DeadlineId, Deadline])
    settled: Mapping[DeadlineId, Settled] = field(default_factory=dict[DeadlineId, Settled])
    compensation: Compensation | None = None


@dataclass(frozen=True)
class Awaited:
    """Papers that follow an urgent acceptance."""

    missing: tuple[Document, ...]
    due_at: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Acceptance:
    """How the matter stands in the register, and what it still waits for."""

    register_id: RegisterId
    form: Form
    appointment_due_at: datetime
    awaited: Awaited | None
    centre: CentreCode | None = None


@dataclass(frozen=True)
class Acting:
    """Who acts now, since when the client has someone, and everyone who ever acted."""

    provider_ref: ProviderId
    appointed_at: datetime
    everyone: frozenset[ProviderId]


@dataclass(frozen=True)
class NoMatter:
    """Nobody has asked for aid."""


@dataclass(frozen=True)
class Requested:
    """Aid is asked for; nobody has checked the papers."""

    file: File
    overdue: bool = False


@dataclass(frozen=True)
class DocumentsPending:
    """The client knows which papers are missing."""

    file: File
    missing: tuple[Document, ...]


@dataclass(frozen=True)
class FileComplete:
    """All papers are there."""

    file: File


@dataclass(frozen=True)
class Accepted:
    """The matter is in the register; nobody acts for the client yet."""

    file: File
    acceptance: Acceptance
    overdue: bool = False


@dataclass(frozen=True)
class Assigned:
    """Someone is appointed, and has not taken a step."""

    file: File
    acceptance: Acceptance
    acting: Acting


@dataclass(frozen=True)
class InProgress:
    """Who is appointed has taken a step."""

    file: File
    acceptance: Acceptance
    acting: Acting


@dataclass(frozen=True)
class RefusedInWriting:
    """The centre refused; the client has the letter."""

    file: File
    ground: RefusalGround


@dataclass(frozen=True)
class Withdrawn:
    """The request was taken back before it was accepted."""

    file: File


@dataclass(frozen=True)
class Completed:
    """The result is delivered."""

    file: File
    form: Form
    acted: frozenset[ProviderId]
    result: Result


@dataclass(frozen=True)
class Telling:
    """The client is to be told in writing why the matter ended."""

    due_at: datetime
    overdue: bool = False


@dataclass(frozen=True)
class Discontinued:
    """The matter ended before its result; `telling` until the client knows why."""

    file: File
    form: Form
    acted: frozenset[ProviderId]
    ground: DiscontinuationGround
    telling: Telling | None = None


@dataclass(frozen=True)
class Filed:
    """The ended matter is on the shelf, ready to be read by an assessor."""

    file: File
    ended: Completed | Discontinued


@dataclass(frozen=True)
class Assessed:
    """The quality of what was done is judged, for good."""

    file: File
    ended: Completed | Discontinued
    grade: Grade
    assessor: StaffId


@dataclass(frozen=True)
class Archived:
    """The matter is in the archive."""

    file: File
    ended: Completed | Discontinued
    assessed: bool


Pending = Requested | DocumentsPending | FileComplete
UnderWay = Accepted | Assigned | InProgress
Open = Pending | UnderWay
Ended = Completed | Discontinued
Shelved = Filed | Assessed | Archived
Over = RefusedInWriting | Withdrawn | Ended | Shelved
Known = Open | Over
Matter = NoMatter | Known
