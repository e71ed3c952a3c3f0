"""Opaque names of the things in this room."""

from typing import NewType
from uuid import UUID

PlanId = NewType("PlanId", UUID)
FollowUpId = NewType("FollowUpId", UUID)
