"""Replaces a service's master key: every data key is wrapped anew, then the old one destroyed.

It may be cut off between any two steps, and is finished by whoever starts next: until the
last data key is wrapped anew, both master keys are there. What was erased before it began
is sealed when it has ended: no old copy of the vault, no backup and no oplog opens it.
"""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from shared.runtime.keys.encryption import Unreadable
from shared.runtime.keys.keyring import Keyring
from shared.runtime.keys.masters import CannotRotate, Master, RotationUnderWay, WrongMasterKey

log = logging.getLogger(__name__)

ITSELF: Final = "the service itself"
_SOME: Final = 100
_NO_NEW_ONE: Final = (
    "Every key lies under the master key that is configured: configure a new one first. "
    "/ Mọi khóa đều đã nằm dưới khóa chủ được cấu hình: hãy cấu hình khóa mới trước."
)


class Step(StrEnum):
    """Where a rotation stands."""

    BEGUN = "begun"
    INDEXING = "indexing"
    WRAPPING = "wrapping"
    DONE = "done"
    FAILED = "failed"


@dataclass
class Turning:
    """How far a rotation has come."""

    step: Step = Step.BEGUN
    wrapped: int = 0
    total: int = 0
    reason: str | None = None


@dataclass(frozen=True)
class Rotated:
    """When the master key was last replaced: what was erased before it began is sealed."""

    began_at: datetime
    ended_at: datetime


class Rotation:
    """Replaces one service's master key; only one process at a time does."""

    def __init__(self, keyring: Keyring, index_anew: Callable[[], Awaitable[None]]) -> None:
        self._keyring = keyring
        self._masters = keyring.masters
        self._index_anew = index_anew

    async def rotate(self, turning: Turning | None = None, by: str = ITSELF) -> Rotated:
        """Replace the master key; what was erased before this was called is sealed by it.

        Raises:
            RotationUnderWay: Another process is at it.
            CannotRotate: There is no new master key, and none can be made from here.
            WrongMasterKey: A data key that is needed does not open.
        """
        turning = turning or Turning()
        with self._masters.alone():
            finished = await self._finish(turning, by)
            self._masters.renew()
            if not (await self._finish(turning, by) or finished):
                raise CannotRotate(_NO_NEW_ONE)
        turning.step = Step.DONE
        rotated = await self.last()
        assert rotated is not None
        return rotated

    async def resume(self, turning: Turning | None = None) -> bool:
        """Finish what was cut off, unless another is at it; tell whether there was anything.

        Raises:
            WrongMasterKey: A data key that is needed does not open.
        """
        if await self._is_done():
            return False
        with suppress(RotationUnderWay), self._masters.alone():
            return await self._finish(turning or Turning(), ITSELF)
        return False

    async def last(self) -> Rotated | None:
        """Return when the master key was last replaced to the end; before, it never was."""
        turn = await self._keyring.last_turn()
        return None if turn is None else Rotated(turn["began_at"], turn["ended_at"])

    async def _is_done(self) -> bool:
        return await self._keyring.follows() and not await self._keyring.left_behind(1)

    async def _finish(self, turning: Turning, by: str) -> bool:
        """Do what is left to do; each step may be done twice."""
        if await self._is_done():
            return False
        number = await self._keyring.turn_to_newest(by)
        turning.step = Step.INDEXING
        await self._index_anew()
        turning.step = Step.WRAPPING
        turning.total = turning.wrapped + len(await self._keyring.left_behind())
        while some := await self._keyring.left_behind(_SOME):
            await self._wrap(some)
            turning.wrapped += len(some)
        self._masters.retire()
        self._keyring.look_again()
        await self._keyring.turned(number)
        log.info("a master key was replaced", extra={"service": self._keyring.vault.name})
        return True

    async def _wrap(self, some: list[UUID]) -> None:
        try:
            await self._keyring.wrap_anew(some)
        except Unreadable:
            for key in some:
                await self._wrap_one(key)

    async def _wrap_one(self, key: UUID) -> None:
        """Wrap a key anew; one that does not open goes, if nothing is encrypted under it."""
        try:
            await self._keyring.wrap_anew([key])
        except Unreadable as error:
            if await self._keyring.are_needed([key]):
                raise WrongMasterKey(await self._told(key)) from error
            await self._keyring.keys.delete_one({"_id": key})

    async def _told(self, key: UUID) -> str:
        found = await self._keyring.keys.find_one({"_id": key})
        spec = dict(found["masterKey"]) if found else {"provider": "?"}
        return self._keyring.shut(Master(spec.pop("provider"), spec), 1)
