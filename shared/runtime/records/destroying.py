"""Destroys or moves a file's content once the log says so, in the order in which it says it.

A file that was moved may be destroyed soon after: whoever destroys has moved it before.
"""

from shared.casework.files import FileDestroyed, FileMoved
from shared.kernel.aggregate import Log
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.records.store import RecordStore


def destroying(log: Log, records: RecordStore) -> Errand:
    """Return the errand along the histories of files."""

    async def destroy(message: Delivered) -> None:
        _, events = log.opened("file", message.data)
        for event in events:
            if isinstance(event, FileDestroyed):
                await records.destroy(event.content.record_id, event.journey_id)
            if isinstance(event, FileMoved):
                await records.move(event.content.record_id, event.journey_id, event.to_journey)

    does = "destroys or moves the content of files"
    return Errand("destroying", does, ("file",), destroy)
