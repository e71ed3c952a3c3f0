"""Opaque identifiers; nothing about a person can be read from one."""

from functools import lru_cache
from typing import NewType
from uuid import UUID, uuid5

JourneyId = NewType("JourneyId", UUID)
CommandId = NewType("CommandId", UUID)
StaffId = NewType("StaffId", UUID)
RecordId = NewType("RecordId", UUID)
ConsentId = NewType("ConsentId", UUID)
ReferralId = NewType("ReferralId", UUID)
ErasureId = NewType("ErasureId", UUID)

NAMESPACE = UUID("6f1d6c7e-6a0b-5f0e-9d0c-2f4f7b1f9a51")


def derived(*parts: object) -> UUID:
    """Return the id that always follows from these parts (UUIDv5 over their text).

    Retried creations and repeated reactions ask for the same thing because their
    ids come from here, never from chance.
    """
    return uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts))


# The same few journeys and histories come again and again while a log is read through.
@lru_cache(maxsize=8_192)
def from_text(text: str) -> UUID:
    """Return the id that is written so; raises `ValueError` if none is."""
    return UUID(text)


@lru_cache(maxsize=8_192)
def as_text(opaque: UUID) -> str:
    """Return an id as it is written."""
    return str(opaque)
