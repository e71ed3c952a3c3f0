"""What each way to intake adds to a made-up case."""

from services.intake.domain.case.channel_messages import (
    HandoverRecorded,
    ImmigrationPoliceNotified,
    MissionRequestRecorded,
)
from tests.intake.made_up import CASE, NOON, ref

handed_over = HandoverRecorded(
    case_id=CASE, from_body="border-guard", to_body="commune", handover=ref(20), occurred_at=NOON
)
mission_asked = MissionRequestRecorded(
    case_id=CASE, mission="made-up-mission", request=ref(21), occurred_at=NOON
)
police_told = ImmigrationPoliceNotified(
    case_id=CASE, police_unit="made-up-unit-9", embassy_told=False, occurred_at=NOON
)
