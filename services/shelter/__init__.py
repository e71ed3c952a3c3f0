"""Shelter: safe houses, the people who live in them, and the way in and out.

Which house someone lives in, and where it stands, never leaves this room.
"""

from shared.contracts import shelter
from shared.contracts.intake import CaseReferred
from shared.kernel.room import Room

ROOM = Room(
    name="shelter",
    purpose="Give a safe bed, care and a prepared way out.",
    tells=shelter.TELLS,
    hears=frozenset({CaseReferred}),
)
