"""A file: a paper, a signed consent, a letter, a photograph of a document, kept encrypted.

The log holds what kind it is, its type and its size. Its content is a record; the name
that it had on a worker's computer is kept nowhere, for such names name people.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NewType, assert_never
from uuid import UUID

from pydantic import Field

from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command, Event, RecordRef
from shared.kernel.views import Row, Seen, View

FileId = NewType("FileId", UUID)

FILE_KEPT: Literal["file-kept.v1"] = "file-kept.v1"

FileKind = Literal["paper", "signed-consent", "signed-form", "letter", "document-photograph"]

MediaType = Literal[
    "application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic", "text/plain"
]
"""What scanners, cameras and letters make; nothing that runs, and nothing that holds another."""

DestructionReason = Literal[
    "wrong-person", "misplaced", "mistaken", "unreadable", "no-longer-needed", "wish-of-person"
]

Bytes = Annotated[int, Field(gt=0)]


class KeepFile(Command):
    """`about_id` is what the file belongs to in this journey: a consent, a claim, a matter."""

    file_id: FileId
    journey_id: JourneyId
    file_kind: FileKind
    media_type: MediaType
    size: Bytes
    content: RecordRef
    about_id: UUID | None = None


class DestroyFile(Command):
    """The content goes once this is in the log."""

    file_id: FileId
    journey_id: JourneyId
    reason: DestructionReason


class MoveFile(Command):
    """Asked when its keeping is struck: it is about another journey's person, and goes there."""

    file_id: FileId
    journey_id: JourneyId
    to_journey: JourneyId


FileCommand = KeepFile | DestroyFile | MoveFile


class FileKept(Event):
    """What was kept: kind, type and size; `content` is its record."""

    kind: Literal["file-kept.v1"] = FILE_KEPT
    file_id: FileId
    journey_id: JourneyId
    file_kind: FileKind
    media_type: MediaType
    size: int
    content: RecordRef
    about_id: UUID | None = None


class FileDestroyed(Event):
    """`content` is the record that is destroyed with it."""

    kind: Literal["file-destroyed.v1"] = "file-destroyed.v1"
    file_id: FileId
    journey_id: JourneyId
    reason: DestructionReason
    content: RecordRef


class FileMoved(Event):
    """It is kept under another number there, and read no more here; `content` moves with it."""

    kind: Literal["file-moved.v1"] = "file-moved.v1"
    file_id: FileId
    journey_id: JourneyId
    to_journey: JourneyId
    content: RecordRef


FileEvent = Annotated[FileKept | FileDestroyed | FileMoved, Field(discriminator="kind")]


@dataclass(frozen=True)
class NoFile:
    """Nothing was kept."""


@dataclass(frozen=True)
class Kept:
    """It can be read by whoever may."""

    file: FileKept


@dataclass(frozen=True)
class Destroyed:
    """Its content is gone; that there was a file, and why it went, stays."""

    file: FileKept


@dataclass(frozen=True)
class Moved:
    """It is another journey's; that it lay here by mistake stays."""

    file: FileKept


File = NoFile | Kept | Destroyed | Moved


class NoSuchFile(NotFound):
    """There is no such file in this journey."""

    slug = "file-not-there"
    vi = "Không có tệp này trong hồ sơ."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class FileDestroyedBefore(Refused):
    """This file was destroyed; keep the paper again as a new file."""

    slug = "file-destroyed-before"
    vi = "Tệp này đã bị hủy; nếu cần, hãy lưu lại giấy tờ thành một tệp mới."
    source = "practice: what was destroyed stays destroyed"


class FileMovedBefore(Refused):
    """This file was moved to the journey that it is about; keep another under a new number."""

    slug = "file-moved-before"
    vi = "Tệp này đã được chuyển sang hồ sơ đúng; nếu cần, hãy lưu lại thành một tệp mới."
    source = "practice: content moves to whom it is about"


class AnotherFileHere(Refused):
    """Another file is kept under this number."""

    slug = "another-file-here"
    vi = "Mã này đã thuộc về một tệp khác."
    source = "practice: a file is never exchanged for another"


def decide(command: FileCommand, file: File) -> list[FileEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case KeepFile():
            return _keep(command, file)
        case DestroyFile():
            return _destroy(command, file)
        case MoveFile():
            return _move(command, file)
        case _:
            assert_never(command)


def _keep(command: KeepFile, file: File) -> list[FileEvent]:
    match file:
        case NoFile():
            return [FileKept(**dict(command))]
        case Kept(kept):
            if (kept.journey_id, kept.content) != (command.journey_id, command.content):
                raise AnotherFileHere
            return []
        case Destroyed():
            raise FileDestroyedBefore
        case Moved():
            raise FileMovedBefore
        case _:
            assert_never(file)


def _destroy(command: DestroyFile, file: File) -> list[FileEvent]:
    known = _known_to(command.journey_id, file)
    match known:
        case Kept(kept):
            return [FileDestroyed(**dict(command), content=kept.content)]
        case Destroyed():
            return []
        case Moved():
            raise FileMovedBefore
        case _:
            assert_never(known)


def _move(command: MoveFile, file: File) -> list[FileEvent]:
    known = _known_to(command.journey_id, file)
    match known:
        case Kept(kept):
            return [FileMoved(**dict(command), content=kept.content)]
        case Destroyed():
            raise FileDestroyedBefore
        case Moved():
            return []
        case _:
            assert_never(known)


def _known_to(journey_id: JourneyId, file: File) -> Kept | Destroyed | Moved:
    """Return a file of this journey; for any other there is none."""
    if isinstance(file, NoFile) or file.file.journey_id != journey_id:
        raise NoSuchFile
    return file


def evolve(file: File, event: FileEvent) -> File:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case FileKept():
            return Kept(event)
        case FileDestroyed():
            return file if isinstance(file, NoFile) else Destroyed(file.file)
        case FileMoved():
            return file if isinstance(file, NoFile) else Moved(file.file)
        case _:
            assert_never(event)


decider: Decider[FileCommand, File, FileEvent] = Decider(NoFile(), decide, evolve)


def with_keeping_there(command: MoveFile, file: File) -> list[Command]:
    """Keep what is moved where it goes, under a number of its own, together or not at all."""
    if not isinstance(file, Kept):
        return []
    there: dict[str, Any] = {
        "file_id": FileId(derived(command.file_id, command.to_journey)),
        "journey_id": command.to_journey,
        "occurred_at": command.occurred_at,
        "about_id": None,
    }
    return [KeepFile(**{**file.file.model_dump(exclude={"kind"}), **there})]


def file_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's aggregate of files."""
    return Aggregate(
        service=service,
        name="file",
        decider=decider,
        events=FileEvent,
        commands=FileCommand,
        id_field="file_id",
    )


def project(row: Row | None, event: FileEvent, _: Seen) -> Row:
    """Redraw one line of the list of files; every recorded event is accepted."""
    match event:
        case FileKept():
            return {
                "journey_id": str(event.journey_id),
                "file_kind": event.file_kind,
                "media_type": event.media_type,
                "size": event.size,
                "about_id": str(event.about_id) if event.about_id else None,
                "kept_at": event.occurred_at,
                "destroyed_at": None,
                "moved_at": None,
                "reason": None,
            }
        case FileDestroyed():
            return {**(row or {}), "destroyed_at": event.occurred_at, "reason": event.reason}
        case FileMoved():
            return {**(row or {}), "moved_at": event.occurred_at}
        case _:
            assert_never(event)


FILES = View(name="files", of=("file",), project=project, index=("journey_id", "kept_at"))
