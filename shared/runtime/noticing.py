"""Notices that a record just written bears the signs of another journey's, and says so.

It happens behind the back of whoever wrote it: their answer has long been given, and is
the same whether or not there is a likeness.
"""

import logging
from dataclasses import dataclass
from uuid import UUID

from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.errors import Refused
from shared.kernel.finding import Findable
from shared.kernel.ids import CommandId, JourneyId, RecordId, derived
from shared.kernel.messages import Command
from shared.runtime import telemetry
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.handling import Asked, Contended, Desk
from shared.runtime.reacting import duty
from shared.runtime.records.store import NoSuchRecord, RecordStore

log = logging.getLogger(__name__)

PURPOSE = "possible-duplicate"


def noticing(service: Log, findable: Findable, records: RecordStore, desk: Desk) -> Errand:
    """Return the errand along the histories in which such records are referred to."""
    reviewing = _Noticing(service, findable, records, desk)
    does = "looks whether two journeys may be one person's"
    return Errand("noticing", does, findable.of, reviewing.notice)


@dataclass(frozen=True)
class _Noticing:
    service: Log
    findable: Findable
    records: RecordStore
    desk: Desk

    async def notice(self, message: Delivered) -> None:
        envelope, events = self.service.opened(message.subject.split(".")[2], message.data)
        for event in events:
            reference = self.findable.refers(event)
            if reference is not None and envelope.journey is not None:
                await self._compare(envelope, envelope.journey, reference.record_id)

    async def _compare(self, envelope: Envelope, journey: JourneyId, record_id: RecordId) -> None:
        # Only what is kept is found. Kept before it looks, this one is found by who looks later.
        await self.records.settle(envelope.command_id)
        try:
            record = await self.records.read(record_id, journey)
        except NoSuchRecord:
            return
        signs = self.findable.alike(record.text)
        matches = await self.records.index.matches(signs, besides=journey)
        at = envelope.recorded_at
        with telemetry.span("note likenesses", envelope.traceparent) as traceparent:
            written = [
                await self._put(
                    self.findable.note(journey, other, likeness, at),
                    self._asked(envelope, traceparent, record_id, other),
                )
                for other, likeness in matches.items()
            ]
            if not any(written):
                nothing = self.findable.nothing(record_id, at)
                await self._put(nothing, self._asked(envelope, traceparent, record_id))

    def _asked(self, envelope: Envelope, traceparent: str, *about: UUID) -> Asked:
        command_id = CommandId(derived("likeness", *about))
        actor = duty(self.service.service)
        cause = envelope.correlation
        return Asked(command_id, actor, PURPOSE, cause, None, traceparent, request="")

    async def _put(self, command: Command, asked: Asked) -> bool:
        """Tell whether something was written, by this or by an earlier attempt."""
        try:
            return (await self.desk.handle(command, asked)).recorded
        except Refused as refusal:
            log.info("a likeness was not noted", extra={"slug": refusal.slug})
            return False
        except Contended as error:
            raise Unavailable from error
