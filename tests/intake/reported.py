"""A made-up report and its events, in the order they happen."""

from datetime import timedelta
from uuid import UUID

from services.intake.domain.ids import ReportId
from services.intake.domain.report.messages import (
    ClassificationOverdue,
    ForwardingOverdue,
    ReportClassified,
    ReportCorrected,
    ReportForwarded,
    ReportLedToCase,
    ReportRegistered,
    ReportResolved,
)
from tests.intake.made_up import CASE, JOURNEY, NOON, ref

REPORT = ReportId(UUID(int=60))
FORWARD_BY = NOON + timedelta(hours=2)
CLASSIFY_BY = NOON + timedelta(hours=24)

registered = ReportRegistered(
    report_id=REPORT,
    journey_id=JOURNEY,
    channel="hotline-111",
    content=ref(60),
    agency="made-up-desk",
    reporter=ref(61),
    forward_by=FORWARD_BY,
    classify_by=CLASSIFY_BY,
    policy_versions=("report-forwarding@2025-07-01", "report-classification@2025-07-01"),
    occurred_at=NOON,
)
as_trafficking = ReportClassified(report_id=REPORT, report_class="trafficking", occurred_at=NOON)
as_no_crime = as_trafficking.model_copy(update={"report_class": "not-crime"})
forwarded = ReportForwarded(report_id=REPORT, to_agency="police", occurred_at=NOON)
resolved = ReportResolved(report_id=REPORT, decision="proceedings-opened", occurred_at=NOON)
corrected = ReportCorrected(
    report_id=REPORT,
    reason="misheard",
    channel="online",
    report_class=None,
    content=ref(62),
    goes_on=False,
    forward_by=None,
    occurred_at=NOON,
)
led_to_case = ReportLedToCase(report_id=REPORT, case_id=CASE, occurred_at=NOON)
forwarding_overdue = ForwardingOverdue(report_id=REPORT, due_at=FORWARD_BY, occurred_at=FORWARD_BY)
classification_overdue = ClassificationOverdue(
    report_id=REPORT, due_at=CLASSIFY_BY, occurred_at=CLASSIFY_BY
)
