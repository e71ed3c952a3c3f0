"""What lies under a journey in a real room: a record and a file of every kind the room keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from shared.casework.files import KeepFile
from shared.kernel.ids import CommandId
from shared.runtime.http.routes import FileRights, FilesRoute
from shared.runtime.records.store import Paper, Words
from shared.runtime.service import Service
from tests.kit.examples import examples
from tests.kit.open_room import OpenRoom
from tests.kit.strangers import Histories, append

TEXT = '{"made_up": "a text that nobody wrote"}'
PDF = b"%PDF-1.7\nmade up"


@dataclass(frozen=True)
class Contents:
    """The ids of what is kept, by its kind."""

    records: Mapping[str, UUID]
    files: Mapping[str, UUID]


NOTHING = Contents({}, {})


def file_rights(service: Service) -> tuple[FileRights, ...]:
    """Return who may do what with files of each kind in a room."""
    return tuple(
        right for door in service.doors if isinstance(door, FilesRoute) for right in door.rights
    )


async def keep_contents(room: OpenRoom, service: Service, at: Histories) -> Contents:
    """Keep one record and one file of every kind."""
    records = room.house.inside.records
    await records.open_journey(at.journey)
    texts = {kind.kind: await _record(room, at, kind.kind) for kind in service.records}
    files: dict[str, UUID] = {
        right.kind: await _file(room, service, at, right.kind) for right in file_rights(service)
    }
    return Contents(texts, files)


async def _record(room: OpenRoom, at: Histories, kind: str) -> UUID:
    records, command_id = room.house.inside.records, CommandId(uuid4())
    ref = await records.keep(at.journey, Words(kind, TEXT, command_id, kind, "log.made-up"))
    await records.settle(command_id)
    return ref.record_id


async def _file(room: OpenRoom, service: Service, at: Histories, kind: str) -> UUID:
    records, command_id, file_id = room.house.inside.records, CommandId(uuid4()), uuid4()
    files = service.log.of(KeepFile)
    paper = Paper("file", PDF, command_id, "content", files.subject(file_id))
    ref = await records.keep(at.journey, paper)
    await records.settle(command_id)
    event = {
        **examples(service.room.name)["file-kept.v1"],
        "journey_id": str(at.journey),
        "file_id": str(file_id),
        "file_kind": kind,
        "content": ref.model_dump(mode="json"),
    }
    await append(room, files, {**at.ids, "file_id": file_id}, event, by_unit=True)
    return file_id
