"""Whose history is whose; nothing can be read from an id."""

from typing import NewType
from uuid import UUID

HouseId = NewType("HouseId", UUID)
StayId = NewType("StayId", UUID)
IncidentId = NewType("IncidentId", UUID)
LineId = NewType("LineId", UUID)
