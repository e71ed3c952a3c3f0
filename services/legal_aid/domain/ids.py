"""Ids of the legal-aid room; opaque, except that a register follows from centre and year."""

from typing import NewType
from uuid import UUID

from shared.kernel.ids import derived

MatterId = NewType("MatterId", UUID)
RegisterId = NewType("RegisterId", UUID)
ProviderRef = NewType("ProviderRef", UUID)


def register_of(centre: str, year: int) -> RegisterId:
    """Return the one register that a centre keeps for a year."""
    return RegisterId(derived("register", centre, year))
