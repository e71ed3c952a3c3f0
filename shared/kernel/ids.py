"""Opaque identifiers; nothing about a person can be read from one."""

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
