"""Looks after a service's master key: finishes what was cut off, and seals what was erased."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Final

from shared.runtime.erasing import Sealing
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.handling import Contended
from shared.runtime.keys.masters import CannotRotate, RotationUnderWay
from shared.runtime.mongo import PyMongoError
from shared.runtime.records.store import RecordStore

log = logging.getLogger(__name__)

_LOOK_EVERY: Final = 30.0


async def tend(records: RecordStore, sealing: Sealing, seal_after: float) -> None:
    """Finish rotations, and replace the master key once an erasure has waited so many seconds.

    What is sealed is told, also where operations replaced the key.
    """
    while True:
        try:
            await records.rotation.resume()
            await seal(records, datetime.now(UTC) - timedelta(seconds=seal_after))
            await sealing.tell()
        except (PyMongoError, RotationUnderWay, Unavailable, Contended) as error:
            log.warning("keys are not tended now", extra={"error": type(error).__name__})
        except CannotRotate:
            log.exception("erasures wait for a new master key")
        await asyncio.sleep(min(_LOOK_EVERY, seal_after))


async def seal(records: RecordStore, before: datetime) -> None:
    """Replace the master key if something was erased before this moment and is not sealed."""
    if await records.unsealed(before):
        await records.rotation.rotate()
