"""What is asked and recorded about a report: who told whom, what it is about, where it went."""

from typing import Annotated, Literal

from pydantic import Field

from services.intake.domain.ids import CaseId, ReportId
from services.intake.domain.words import Ground
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Code, Command, Event, Kept, Moment, RecordRef

ReportChannel = Literal[
    "hotline-111",
    "hotline-women-union",
    "commune",
    "police",
    "border-guard",
    "coast-guard",
    "agency",
    "overseas-mission",
    "rescue",
    "online",
]

ReportClass = Literal["trafficking", "other-offence", "not-crime"]

Agency = Literal[
    "police",
    "border-guard",
    "coast-guard",
    "commune",
    "health-department",
    "immigration-police",
    "overseas-mission",
    "child-protection",
]
"""Who acts on a report."""

Resolution = Literal[
    "proceedings-opened", "no-proceedings", "transferred", "person-supported", "no-action"
]

CorrectionReason = Literal["misheard", "misfiled", "more-was-learned", "duplicate"]


class RegisterReport(Command):
    """`occurred_at` is when it was received; whoever reports may stay unnamed."""

    report_id: ReportId
    journey_id: JourneyId
    channel: ReportChannel
    content: Annotated[RecordRef, Kept("report-content", max_chars=20_000)]
    agency: Code | None = None
    reporter: Annotated[RecordRef, Kept("reporter")] | None = None


class ClassifyReport(Command):
    report_id: ReportId
    report_class: ReportClass


class ForwardReport(Command):
    """Of who reports, and of whom, nobody has a consent yet: a ground of the law is named."""

    report_id: ReportId
    to_agency: Agency
    ground: Ground = "statutory-duty"


class ResolveReport(Command):
    report_id: ReportId
    decision: Resolution


class CorrectReport(Command):
    """What is left out stays as it is."""

    report_id: ReportId
    reason: CorrectionReason
    channel: ReportChannel | None = None
    report_class: ReportClass | None = None
    content: Annotated[RecordRef, Kept("report-content", max_chars=20_000)] | None = None


class LinkCase(Command):
    """The report led to a case."""

    report_id: ReportId
    case_id: CaseId


class NoteForwardingOverdue(Command):
    report_id: ReportId


class NoteClassificationOverdue(Command):
    report_id: ReportId


Working = ClassifyReport | ForwardReport | ResolveReport | CorrectReport

Ring = NoteForwardingOverdue | NoteClassificationOverdue
"""What the house's own clocks ask."""

ReportCommand = RegisterReport | Working | LinkCase | Ring


class ReportRegistered(Event):
    """`forward_by` and `classify_by` are the last moments, by the rule of that day."""

    kind: Literal["report-registered.v1"] = "report-registered.v1"
    report_id: ReportId
    journey_id: JourneyId
    channel: ReportChannel
    content: RecordRef
    agency: Code | None
    reporter: RecordRef | None
    forward_by: Moment
    classify_by: Moment
    policy_versions: tuple[str, ...]


class ReportClassified(Event):
    kind: Literal["report-classified.v1"] = "report-classified.v1"
    report_id: ReportId
    report_class: ReportClass


class ReportForwarded(Event):
    kind: Literal["report-forwarded.v1"] = "report-forwarded.v1"
    report_id: ReportId
    to_agency: Agency
    ground: Ground = "statutory-duty"


class ReportResolved(Event):
    kind: Literal["report-resolved.v1"] = "report-resolved.v1"
    report_id: ReportId
    decision: Resolution


class ReportCorrected(Event):
    """`goes_on` tells that a resolved report is about a crime after all.

    `forward_by` is set if it must still go to whoever acts on it.
    """

    kind: Literal["report-corrected.v1"] = "report-corrected.v1"
    report_id: ReportId
    reason: CorrectionReason
    channel: ReportChannel | None
    report_class: ReportClass | None
    content: RecordRef | None
    goes_on: bool
    forward_by: Moment | None


class ReportLedToCase(Event):
    kind: Literal["report-led-to-case.v1"] = "report-led-to-case.v1"
    report_id: ReportId
    case_id: CaseId


class ForwardingOverdue(Event):
    kind: Literal["forwarding-overdue.v1"] = "forwarding-overdue.v1"
    report_id: ReportId
    due_at: Moment


class ClassificationOverdue(Event):
    kind: Literal["classification-overdue.v1"] = "classification-overdue.v1"
    report_id: ReportId
    due_at: Moment


ReportEvent = Annotated[
    ReportRegistered
    | ReportClassified
    | ReportForwarded
    | ReportResolved
    | ReportCorrected
    | ReportLedToCase
    | ForwardingOverdue
    | ClassificationOverdue,
    Field(discriminator="kind"),
]
