"""A correction: an entry that is wrong here is struck by a new event; its history stays.

What was written with it is destroyed, or moved to the journey that it is about. Which
entry is meant, and which records lie in it, is read from the log before this decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, assert_never, cast
from uuid import UUID

from pydantic import Field

from shared.casework.access import ACCESS
from shared.casework.alerts import AlertId, LiftAlert
from shared.casework.files import FILE_KEPT, DestroyFile, FileId, MoveFile
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import CommandId, JourneyId, RecordId
from shared.kernel.messages import Code, Command, Event

CORRECTION = "correction"

AggregateName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]

CorrectionReason = Literal["wrong-person", "misplaced", "mistaken"]

Content = Literal["destroy", "move"]
"""What becomes of the records that were written with the entry."""

FOUND = frozenset({"what", "of_command", "told_as", "records", "held_under", "alert_id"})
"""Fields of the command that no worker gives: they are found in the log."""


class CorrectEntry(Command):
    """`of_version` and `of_index` say which event of the history, as the journey shows them.

    `what` is the entry's kind, `of_command` the command it came from, `told_as` the id
    that the fact has which was told of it, if one was; `alert_id` which alert it raised.
    `held_under` is the journey under whose key its records lie, if not this one: that of a child
    whose care is told with the resident's. `request_id` is the person's granted request that is
    carried out by it, if one is.
    """

    journey_id: JourneyId
    of_aggregate: AggregateName
    of_id: UUID
    of_version: Count
    of_index: Count
    reason: CorrectionReason
    content: Content
    to_journey: JourneyId | None = None
    what: Code
    of_command: CommandId
    told_as: UUID
    records: tuple[RecordId, ...]
    held_under: JourneyId | None = None
    alert_id: AlertId | None = None
    request_id: UUID | None = None


class TakeOver(Command):
    """Put to the journey that an entry's records are moved to."""

    journey_id: JourneyId
    from_entry: UUID
    what: Code
    records: tuple[RecordId, ...]


CorrectionCommand = CorrectEntry | TakeOver


class EntryCorrected(Event):
    kind: Literal["entry-corrected.v1"] = "entry-corrected.v1"
    journey_id: JourneyId
    of_aggregate: AggregateName
    of_id: UUID
    of_version: int
    of_index: int
    reason: CorrectionReason
    content: Content
    to_journey: JourneyId | None
    what: Code
    of_command: CommandId
    told_as: UUID
    records: tuple[RecordId, ...]
    held_under: JourneyId | None = None
    alert_id: AlertId | None = None
    request_id: UUID | None = None


class RecordsTakenOver(Event):
    """Records that were written elsewhere by mistake belong to this journey."""

    kind: Literal["records-taken-over.v1"] = "records-taken-over.v1"
    journey_id: JourneyId
    from_entry: UUID
    what: Code
    records: tuple[RecordId, ...]


CorrectionEvent = Annotated[EntryCorrected | RecordsTakenOver, Field(discriminator="kind")]


@dataclass(frozen=True)
class Entry:
    """Where an entry lies in this room's log."""

    aggregate: str
    aggregate_id: UUID
    version: int
    index: int


@dataclass(frozen=True)
class Corrections:
    """What was struck on this journey, and what was moved here."""

    struck: frozenset[Entry] = frozenset()
    taken: frozenset[UUID] = frozenset()


class NoSuchEntry(NotFound):
    """There is no such entry on this journey."""

    slug = "no-such-entry"
    vi = "Không có mục này trong hồ sơ."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class CorrectionStands(Refused):
    """A correction is not corrected; write the right entry anew."""

    slug = "correction-stands"
    vi = "Không thể sửa một mục đính chính; hãy ghi lại mục đúng."
    source = "practice: what was struck and why stays readable for ever"


class AccessStands(Refused):
    """Who looked into a journey, and why they broke glass for it, is struck by nobody."""

    slug = "access-stands"
    vi = "Không thể đính chính lịch sử truy cập: ai đã xem hồ sơ và vì sao luôn được lưu giữ."
    source = "practice: whoever oversees access must find it as it was written"


class MoveNeedsJourney(Refused):
    """Say to which other journey the content is moved."""

    slug = "move-needs-another-journey"
    vi = "Hãy cho biết nội dung được chuyển sang hồ sơ nào khác."
    source = "practice: content moves to whom it is about"


class DestroyedGoesNowhere(Refused):
    """Content that is destroyed goes to no other journey."""

    slug = "destroyed-goes-nowhere"
    vi = "Nội dung bị hủy thì không chuyển sang hồ sơ khác."
    source = "practice: content is either moved or destroyed"


def decide(command: CorrectionCommand, corrections: Corrections) -> list[CorrectionEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case CorrectEntry():
            return _correct(command, corrections)
        case TakeOver():
            if command.from_entry in corrections.taken:
                return []
            return [RecordsTakenOver(**dict(command))]
        case _:
            assert_never(command)


def _correct(command: CorrectEntry, corrections: Corrections) -> list[CorrectionEvent]:
    if command.of_aggregate == CORRECTION:
        raise CorrectionStands
    if command.of_aggregate == ACCESS:
        raise AccessStands
    if entry_of(command) in corrections.struck:
        return []
    if command.content == "move" and command.to_journey in (None, command.journey_id):
        raise MoveNeedsJourney
    if command.content == "destroy" and command.to_journey is not None:
        raise DestroyedGoesNowhere
    return [EntryCorrected(**dict(command))]


def evolve(corrections: Corrections, event: CorrectionEvent) -> Corrections:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case EntryCorrected():
            return Corrections(corrections.struck | {entry_of(event)}, corrections.taken)
        case RecordsTakenOver():
            return Corrections(corrections.struck, corrections.taken | {event.from_entry})
        case _:
            assert_never(event)


def entry_of(said: CorrectEntry | EntryCorrected) -> Entry:
    """Return which entry is meant."""
    return Entry(said.of_aggregate, said.of_id, said.of_version, said.of_index)


decider: Decider[CorrectionCommand, Corrections, CorrectionEvent] = Decider(
    Corrections(), decide, evolve
)


def corrections_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's corrections, one history for each journey."""
    return Aggregate(service, CORRECTION, decider, CorrectionEvent, CorrectionCommand, "journey_id")


def with_move(command: CorrectEntry, corrections: Corrections) -> Sequence[Command]:
    """Records that are moved are taken over by the other journey, together or not at all."""
    if command.to_journey is None or entry_of(command) in corrections.struck:
        return []
    return [
        TakeOver(
            journey_id=command.to_journey,
            from_entry=command.told_as,
            what=command.what,
            records=command.records,
            occurred_at=command.occurred_at,
        )
    ]


def with_lifting(command: CorrectEntry, corrections: Corrections) -> Sequence[Command]:
    """An alert whose entry is struck holds no more, and every service that shows it hears so."""
    if command.alert_id is None or entry_of(command) in corrections.struck:
        return []
    return [
        LiftAlert(
            journey_id=command.journey_id,
            alert_id=command.alert_id,
            occurred_at=command.occurred_at,
        )
    ]


def with_file(command: CorrectEntry, corrections: Corrections) -> Sequence[Command]:
    """A file whose keeping is struck is destroyed, or kept where it belongs."""
    if command.what != FILE_KEPT or entry_of(command) in corrections.struck:
        return []
    file_id, here, at = FileId(command.of_id), command.journey_id, command.occurred_at
    to = command.to_journey
    if to is None:
        reason = command.reason
        return [DestroyFile(file_id=file_id, journey_id=here, reason=reason, occurred_at=at)]
    return [MoveFile(file_id=file_id, journey_id=here, to_journey=to, occurred_at=at)]


def with_what_follows(command: CorrectEntry, corrections: Corrections) -> Sequence[Command]:
    """Return all that is done together with a correction."""
    return [
        *with_move(command, corrections),
        *with_lifting(command, corrections),
        *with_file(command, corrections),
    ]


def records_in(stored: object) -> Iterator[RecordId]:
    """Return the records that a stored event refers to, however deep."""
    match stored:
        case {"record_id": str(record), "digest": str(_)}:
            yield RecordId(UUID(record))
        case dict():
            for part in cast("dict[str, object]", stored).values():
                yield from records_in(part)
        case list():
            for part in cast("list[object]", stored):
                yield from records_in(part)
        case _:
            return
