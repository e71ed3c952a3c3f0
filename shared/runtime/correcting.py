"""Finds an entry that is to be corrected, and moves or destroys its records once it is struck."""

from collections.abc import Mapping
from typing import Any

from shared.casework.alerts import SHOWS
from shared.casework.correction import (
    CORRECTION,
    Entry,
    EntryCorrected,
    NoSuchEntry,
    records_in,
)
from shared.kernel.aggregate import Log
from shared.kernel.envelope import Envelope
from shared.kernel.errors import UnknownKind
from shared.kernel.ids import JourneyId, derived
from shared.runtime.event_store.interface import EventStore, Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand
from shared.runtime.records.store import RecordStore


def correcting(log: Log, records: RecordStore) -> Errand:
    """Return the errand along the histories of corrections."""

    async def correct(message: Delivered) -> None:
        _, events = log.opened(CORRECTION, message.data)
        for event in events:
            if isinstance(event, EntryCorrected):
                await _settle(event, records)

    does = "moves or destroys the content of struck entries"
    return Errand("correcting", does, (CORRECTION,), correct)


async def _settle(event: EntryCorrected, records: RecordStore) -> None:
    holder = event.held_under or event.journey_id
    for record_id in event.records:
        if event.to_journey is None:
            await records.destroy(record_id, holder)
        else:
            await records.move(record_id, holder, event.to_journey)


async def found(log: Log, store: EventStore, journey: JourneyId, entry: Entry) -> Mapping[str, Any]:
    """Return what the log holds of an entry of this journey, as its leader has it.

    Raises:
        NoSuchEntry: There is none, or it is another journey's.
        Unavailable: The log cannot be read to its end.
    """
    try:
        subject = log.named(entry.aggregate).subject(entry.aggregate_id)
    except UnknownKind:
        raise NoSuchEntry from None
    last = await store.last_sequence(subject)
    history = await store.load(subject)
    if (history[-1].sequence if history else 0) < last:
        raise Unavailable
    for message in history:
        envelope = Envelope.decode(message.data)
        if envelope.version == entry.version and envelope.journey == journey:
            return _described(log, envelope, message.sequence, entry.index)
    raise NoSuchEntry


def _described(log: Log, envelope: Envelope, sequence: int, index: int) -> Mapping[str, Any]:
    if index >= len(envelope.events):
        raise NoSuchEntry
    event = envelope.events[index]
    return {
        "what": event["kind"],
        "of_command": envelope.command_id,
        "told_as": derived(log.stream, sequence, index),
        "records": tuple(records_in(event)),
        "alert_id": event["alert_id"] if event["kind"] in SHOWS else None,
    }
