"""The doors of files, which every room has alike; a room says only who may."""

from shared.casework.files import DestroyFile
from shared.runtime.http.routes import CommandRoute, Door, FileRights, FilesRoute, May


def file_doors(rights: tuple[FileRights, ...], leaders: May) -> tuple[Door, ...]:
    """Return the doors: files are kept and read by kind, and destroyed by who answers for it."""
    return (
        FilesRoute(rights, summary="Keep a file, encrypted: a paper, a consent, a letter."),
        CommandRoute(
            path="/journeys/{journey_id}/files/{file_id}/destruction",
            command=DestroyFile,
            may=(*leaders, "data-protection-officer"),
            purpose="documentation",
            summary="Destroy a file for good; that there was one stays recorded.",
            example={"occurred_at": "2026-03-02T12:00:00+07:00", "reason": "wrong-person"},
        ),
    )
