"""What a matter is: asked for, answered, accepted, carried, over."""

from dataclasses import dataclass
from datetime import datetime

from services.legal_aid.domain.ids import ProviderRef, RegisterId
from services.legal_aid.domain.matter_messages import AidRequested
from services.legal_aid.domain.words import (
    DiscontinuationGround,
    Document,
    Form,
    RefusalGround,
    Result,
)


@dataclass(frozen=True)
class File:
    """What was asked for, and when the matter last moved."""

    request: AidRequested
    since: datetime
    under_review: bool = False


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


@dataclass(frozen=True)
class NoMatter:
    """Nobody has asked for aid."""


@dataclass(frozen=True)
class Requested:
    """Aid is asked for; nobody has checked the papers."""

    file: File


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
    """Someone is appointed; `appointed_at` is when the client first had someone."""

    file: File
    acceptance: Acceptance
    provider_ref: ProviderRef
    appointed_at: datetime


@dataclass(frozen=True)
class InProgress:
    """Who is appointed has taken a step."""

    file: File
    acceptance: Acceptance
    provider_ref: ProviderRef
    appointed_at: datetime


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
    result: Result


@dataclass(frozen=True)
class Discontinued:
    """The matter ended before its result."""

    file: File
    ground: DiscontinuationGround


Pending = Requested | DocumentsPending | FileComplete
UnderWay = Accepted | Assigned | InProgress
Over = RefusedInWriting | Withdrawn | Completed | Discontinued
Known = Pending | UnderWay | Over
Matter = NoMatter | Known
