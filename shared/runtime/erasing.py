"""Destroys what a room holds of a journey once its log says so, and then says that it is done.

Records, files, keys, the blind index and parked messages go; the log keeps codes and dates.
Done again after a crash, it harms nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from shared.casework.erasing import (
    ERASING,
    CompleteErasure,
    Erased,
    JourneyErasing,
    NoteSealed,
)
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.ids import CommandId, JourneyId, derived
from shared.runtime import telemetry
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.handling import Asked, Contended, Desk
from shared.runtime.parking import Parking
from shared.runtime.reacting import duty
from shared.runtime.records.store import RecordStore

PURPOSE = "erasure"


def erasing(service: Log, records: RecordStore, parking: Parking, desk: Desk) -> Errand:
    """Return the errand along the histories of erasures."""
    follow = _Erasing(service, records, parking, desk).follow
    return Errand("erasing", "erases what is held of a person", (ERASING,), follow)


@dataclass(frozen=True)
class _Erasing:
    service: Log
    records: RecordStore
    parking: Parking
    desk: Desk

    async def follow(self, message: Delivered) -> None:
        """Erase what a message orders; every replica does, each for its own opened keys."""
        envelope, events = self.service.opened(ERASING, message.data)
        for event in events:
            if isinstance(event, JourneyErasing):
                await self.records.erase(event.journey_id)
                await self.parking.clear(event.journey_id)
                await self._tell(envelope, event)

    async def _tell(self, envelope: Envelope, event: JourneyErasing) -> None:
        command = CompleteErasure(
            journey_id=event.journey_id,
            erasure_id=event.erasure_id,
            service=self.service.service,
            occurred_at=envelope.recorded_at,
        )
        with telemetry.span("erase a journey", envelope.traceparent) as traceparent:
            asked = Asked(
                CommandId(derived("erased", self.service.service, event.erasure_id)),
                duty(self.service.service),
                PURPOSE,
                envelope.correlation,
                envelope.causation,
                traceparent,
                request="",
            )
            try:
                await self.desk.handle(command, asked)
            except Contended as error:
                raise Unavailable from error


@dataclass(frozen=True)
class Sealing:
    """Says of each erased journey, once, that no old copy opens it any more."""

    service: Log
    records: RecordStore
    desk: Desk

    async def tell(self) -> None:
        """Say it of whatever was sealed since; what is not yet said to be erased waits."""
        sealed = await self.records.newly_sealed()
        last = await self.records.rotation.last() if sealed else None
        if last is None:
            return
        history = self.service.named(ERASING)
        for journey in sealed:
            erased = (await self.desk.state_of(history, journey)).state
            if isinstance(erased, Erased):
                await self._tell(journey, last.began_at, last.ended_at)
                await self.records.note_sealing_told(journey)

    async def _tell(self, journey: JourneyId, began_at: datetime, ended_at: datetime) -> None:
        service = self.service.service
        command = NoteSealed(
            journey_id=journey, service=service, began_at=began_at, occurred_at=ended_at
        )
        command_id = CommandId(derived("sealed", service, journey))
        with telemetry.span("tell that a journey is sealed") as traceparent:
            asked = Asked(
                command_id, duty(service), PURPOSE, command_id, None, traceparent, request=""
            )
            await self.desk.handle(command, asked)
