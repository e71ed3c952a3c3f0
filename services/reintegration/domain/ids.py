"""Opaque names of the things in this room."""

from typing import NewType
from uuid import UUID

PlanId = NewType("PlanId", UUID)
FollowUpId = NewType("FollowUpId", UUID)
ClaimId = NewType("ClaimId", UUID)
AlertId = NewType("AlertId", UUID)
TrustedPlaceId = NewType("TrustedPlaceId", UUID)
SessionId = NewType("SessionId", UUID)
TrainingId = NewType("TrainingId", UUID)
JobId = NewType("JobId", UUID)
LoanId = NewType("LoanId", UUID)
