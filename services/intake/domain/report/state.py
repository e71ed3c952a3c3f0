"""Where a report stands, and how it says no."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.ids import CaseId
from services.intake.domain.report.messages import Agency, ReportChannel, ReportClass, Resolution
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId

_PRACTICE = "Decree 162/2025/ND-CP; case-management practice"


@dataclass(frozen=True)
class Sheet:
    """What the report holds, whatever became of it."""

    journey_id: JourneyId
    channel: ReportChannel
    content: str
    received_at: datetime
    forward_by: datetime
    classify_by: datetime
    forwarded_to: tuple[Agency, ...] = ()
    cases: frozenset[CaseId] = frozenset()
    forwarding_late: bool = False
    classification_late: bool = False


@dataclass(frozen=True)
class NoReport:
    """Nothing was reported."""


@dataclass(frozen=True)
class Registered:
    """Somebody reported something; nobody said yet what it is about."""

    sheet: Sheet


@dataclass(frozen=True)
class Classified:
    """It is known what it is about."""

    sheet: Sheet
    report_class: ReportClass


@dataclass(frozen=True)
class Resolved:
    """It was decided what becomes of it."""

    sheet: Sheet
    report_class: ReportClass
    decision: Resolution


Recorded = Registered | Classified | Resolved
Report = NoReport | Recorded


def about(report: Recorded) -> ReportClass | None:
    """Return what the report is about, if anyone has said so."""
    return None if isinstance(report, Registered) else report.report_class


def waits_to_go(report: Recorded) -> bool:
    """Tell whether nobody who acts on it has the report; what is no crime need not go."""
    if report.sheet.forwarded_to or isinstance(report, Resolved):
        return False
    return about(report) != "not-crime"


class NoSuchReport(NotFound):
    """There is no report under this id."""

    slug = "no-such-report"
    vi = "Không có tin báo nào mang mã này."
    source = _PRACTICE


class ReportIdTaken(Refused):
    """Another report already has this id; register it under its own."""

    slug = "report-id-taken"
    vi = "Mã này đã thuộc về một tin báo khác; hãy ghi nhận với mã riêng."
    source = _PRACTICE


class ReportStepOutOfOrder(Refused):
    """This is dated before the report was received."""

    slug = "report-step-out-of-order"
    vi = "Thời điểm này sớm hơn lúc nhận tin báo."
    source = _PRACTICE


class ClassifiedOtherwise(Refused):
    """The report was classified otherwise; correct it, and say why."""

    slug = "classified-otherwise"
    vi = "Tin báo đã được phân loại khác; hãy đính chính và nêu lý do."
    source = _PRACTICE


class NotClassifiedYet(Refused):
    """Nobody has said yet what this report is about."""

    slug = "report-not-classified"
    vi = "Tin báo chưa được phân loại."
    source = _PRACTICE


class NotForwardedYet(Refused):
    """A report of a crime goes to whoever acts on it before it is resolved."""

    slug = "report-not-forwarded"
    vi = "Tin báo về tội phạm phải được chuyển đến cơ quan có thẩm quyền trước khi kết thúc."
    source = _PRACTICE


class ReportIsResolved(Refused):
    """The report is resolved; only a correction is added."""

    slug = "report-is-resolved"
    vi = "Tin báo đã được giải quyết; chỉ có thể đính chính."
    source = _PRACTICE


class NothingCorrected(Refused):
    """A correction says what is to be read otherwise."""

    slug = "nothing-corrected"
    vi = "Đính chính phải nêu nội dung cần sửa."
    source = _PRACTICE


class ReportLimitRunsOn(Refused):
    """The limit has not passed yet."""

    slug = "report-limit-runs-on"
    vi = "Chưa hết thời hạn."
    source = _PRACTICE
