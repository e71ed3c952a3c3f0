"""Ids that only intake uses; opaque like all others."""

from typing import NewType
from uuid import UUID

CaseId = NewType("CaseId", UUID)
StatementId = NewType("StatementId", UUID)
