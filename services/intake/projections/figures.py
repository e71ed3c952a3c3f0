"""What intake counts: reports classified and resolved, limits kept, entitlements offered."""

from collections.abc import Callable, Mapping
from typing import Any

from services.intake.domain.case.appeal_messages import CaseReopened
from services.intake.domain.case.events import (
    HealthDeptNotified,
    IdentificationRequested,
    InitialVerificationRecorded,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.report.messages import (
    ReportClassified,
    ReportCorrected,
    ReportRegistered,
    ReportResolved,
)
from services.intake.projections import entitlement_duties, rights_duties
from shared.kernel.figures import Figure, counted, figures, met
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen

_PLANS = "Decision 193/QD-TTg; provincial plan 179/KH-UBND of 16/3/2022 (Nghe An)"

K1 = Figure(
    code="k1",
    meaning="Reports that were classified",
    numerator="reports classified",
    denominator="reports registered",
    source=_PLANS,
    target=1.0,
)
K2 = Figure(
    code="k2",
    meaning="Classified reports that were resolved",
    numerator="reports resolved",
    denominator="reports classified",
    source=_PLANS,
    target=0.9,
)
V3 = Figure(
    code="v3",
    meaning="Initial verifications within the limit",
    numerator="verified in time",
    denominator="notices to the Department of Health",
    source="Law 53/2024/QH15, Art 27 as amended",
)
IN_TIME = Figure(
    code="id",
    meaning="Identifications within the limit",
    numerator="answered in time",
    denominator="requests to the police",
    source="Law 53/2024/QH15, Art 27; the figure of Law 66/2011/QH12",
)


def _of_reports(event: Any, _: Seen) -> list[Mark]:
    match event:
        case ReportRegistered(occurred_at=at):
            return [counted(K1.code, at)]
        case ReportClassified(occurred_at=at):
            return [met(K1.code), counted(K2.code, at)]
        case ReportResolved():
            return [met(K2.code)]
        case ReportCorrected(goes_on=True):
            return [met(K2.code, so=False)]
        case _:
            return []


def _of_cases(event: Any, _: Seen) -> list[Mark]:
    """Count by the moment the limit began; what old events do not say was in time."""
    match event:
        case HealthDeptNotified(occurred_at=at):
            return [counted(V3.code, at)]
        case InitialVerificationRecorded(in_time=in_time):
            return [met(V3.code, so=in_time is not False)]
        case IdentificationRequested(occurred_at=at) | CaseReopened(occurred_at=at):
            return [counted(IN_TIME.code, at)]
        case VictimStatusConfirmed(in_time=in_time) | VictimStatusRejected(in_time=in_time):
            return [met(IN_TIME.code, so=in_time is not False)]
        case _:
            return []


_OF: Mapping[str, Callable[[Any, Seen], list[Mark]]] = {
    "report": _of_reports,
    "case": _of_cases,
    "entitlements": entitlement_duties.counts,
    "request": rights_duties.counts_of_requests,
    "breach": rights_duties.counts_of_breaches,
}


def _write(event: Any, seen: Seen) -> list[Mark]:
    return _OF[seen.aggregate](event, seen)


COUNTS = figures(tuple(_OF), _write)

FIGURES: tuple[Figure, ...] = (
    K1,
    K2,
    V3,
    IN_TIME,
    entitlement_duties.COV,
    rights_duties.DS,
    rights_duties.BN,
)
