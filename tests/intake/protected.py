"""Made-up protection of a made-up person."""

from datetime import timedelta
from uuid import UUID

from services.intake.domain.ids import ProtectionId
from services.intake.domain.protection.messages import (
    ProtectionApplied,
    ProtectionAsked,
    ProtectionLifted,
    ProtectionOverdue,
    ProtectionRefused,
)
from tests.intake.made_up import JOURNEY, NOON, ref

MEASURE = ProtectionId(UUID(int=80))
OTHER_MEASURE = ProtectionId(UUID(int=81))
REFUSAL = ProtectionId(UUID(int=82))
ANSWER_BY = NOON + timedelta(hours=24)

asked = ProtectionAsked(
    journey_id=JOURNEY,
    asked_by="shelter",
    due_at=ANSWER_BY,
    policy_version="protection-answer@2025-07-01",
    occurred_at=NOON,
)
applied = ProtectionApplied(
    journey_id=JOURNEY,
    protection_id=MEASURE,
    measures=("data-kept-secret", "safe-refuge"),
    protects=("relative", "victim"),
    ground=("life",),
    authority="police",
    occurred_at=NOON,
)
applied_too = applied.model_copy(update={"protection_id": OTHER_MEASURE, "measures": ("guard",)})
refused = ProtectionRefused(
    journey_id=JOURNEY,
    refusal_id=REFUSAL,
    reason="safe-elsewhere",
    commitment=ref(80),
    occurred_at=NOON,
)
lifted = ProtectionLifted(
    journey_id=JOURNEY, protection_id=MEASURE, reason="risk-over", occurred_at=NOON
)
protection_overdue = ProtectionOverdue(journey_id=JOURNEY, due_at=ANSWER_BY, occurred_at=ANSWER_BY)
