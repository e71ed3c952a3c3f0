"""Looks after a service's master key: finishes what was cut off, and seals what was erased."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Final

from shared.runtime.masters import CannotRotate, RotationUnderWay
from shared.runtime.mongo import PyMongoError
from shared.runtime.records import RecordStore

log = logging.getLogger(__name__)

_LOOK_EVERY: Final = 30.0


async def tend(records: RecordStore, seal_after: float) -> None:
    """Finish rotations, and replace the master key once an erasure has waited so many seconds."""
    while True:
        try:
            await records.rotation.resume()
            await seal(records, datetime.now(UTC) - timedelta(seconds=seal_after))
        except (PyMongoError, RotationUnderWay) as error:
            log.warning("keys are not tended now", extra={"error": type(error).__name__})
        except CannotRotate:
            log.exception("erasures wait for a new master key")
        await asyncio.sleep(min(_LOOK_EVERY, seal_after))


async def seal(records: RecordStore, before: datetime) -> None:
    """Replace the master key if something was erased before this moment and is not sealed."""
    if await records.unsealed(before):
        await records.rotation.rotate()
