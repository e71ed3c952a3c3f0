"""Destroys a file's content once the log says that the file is destroyed."""

from shared.casework.files import FileDestroyed
from shared.kernel.aggregate import Log
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.records import RecordStore


def destroying(log: Log, records: RecordStore) -> Errand:
    """Return the errand along the histories of files."""

    async def destroy(message: Delivered) -> None:
        _, events = log.opened("file", message.data)
        for event in events:
            if isinstance(event, FileDestroyed):
                await records.destroy(event.content.record_id, event.journey_id)

    return Errand("destroying", ("file",), destroy)
