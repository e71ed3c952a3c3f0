"""Intake's worklist: what is due, overdue or waiting, for each role."""

from collections.abc import Callable, Mapping
from typing import Any

from services.intake.projections import (
    case_duties,
    entitlement_duties,
    journey_duties,
    person_duties,
    referral_duties,
    report_duties,
    rights_duties,
    withdrawal_board,
)
from shared.kernel.ledgers import Mark
from shared.kernel.views import Seen
from shared.kernel.worklist import Duties, worklist

_OF: Mapping[str, Callable[[Any, Seen], list[Mark]]] = {
    "case": case_duties.duties,
    "report": report_duties.duties,
    "journey": journey_duties.duties,
    "protection": journey_duties.duties,
    "referral": referral_duties.duties,
    "entitlements": entitlement_duties.duties,
    "sameness": person_duties.duties,
    "request": rights_duties.of_requests,
    "erasure": rights_duties.of_erasures,
    "rotation": rights_duties.of_rotations,
    "retention": rights_duties.of_retention,
    "breach": rights_duties.of_breaches,
    "withdrawal": withdrawal_board.duties,
}


def _write(event: Any, seen: Seen) -> list[Mark]:
    return _OF[seen.aggregate](event, seen)


WORKLIST = worklist(tuple(_OF), _write)

DUTIES: Duties = {
    **case_duties.CASE_DUTIES,
    **report_duties.REPORT_DUTIES,
    **journey_duties.JOURNEY_DUTIES,
    **referral_duties.REFERRAL_DUTIES,
    **entitlement_duties.ENTITLEMENT_DUTIES,
    **person_duties.PERSON_DUTIES,
    **rights_duties.RIGHTS_DUTIES,
    **withdrawal_board.WITHDRAWAL_DUTIES,
}
