"""Ids that only intake uses; opaque like all others."""

from typing import NewType
from uuid import UUID

CaseId = NewType("CaseId", UUID)
StatementId = NewType("StatementId", UUID)
ReportId = NewType("ReportId", UUID)
RepresentativeId = NewType("RepresentativeId", UUID)
ProtectionId = NewType("ProtectionId", UUID)
RequestId = NewType("RequestId", UUID)
RotationId = NewType("RotationId", UUID)
BreachId = NewType("BreachId", UUID)
