"""Made-up people who speak for a made-up child."""

from uuid import UUID

from services.intake.domain.ids import RepresentativeId
from services.intake.domain.standing.representation_messages import (
    GuardianAppointed,
    RepresentativeRecorded,
)
from tests.intake.made_up import CASE, NOON, ref

PARENT = RepresentativeId(UUID(int=30))
GUARDIAN = RepresentativeId(UUID(int=31))

parent = RepresentativeRecorded(
    case_id=CASE,
    representative_id=PARENT,
    representative_kind="parent",
    suspected=False,
    who=ref(30),
    occurred_at=NOON,
)
suspected = parent.model_copy(update={"suspected": True})
guarded = GuardianAppointed(
    case_id=CASE,
    guardian_id=GUARDIAN,
    guardian_kind="guardian-ad-litem",
    appointed_by="commune",
    who=ref(31),
    occurred_at=NOON,
)
