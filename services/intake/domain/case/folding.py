"""How each recorded event moves a case; never refuses, never looks outside."""

from typing import assert_never

from services.intake.domain.case.appeal_messages import CaseReopened
from services.intake.domain.case.events import (
    Arrived,
    AtOnceOverdue,
    CaseClosed,
    CaseEndedByDeath,
    CaseEvent,
    CaseWithdrawn,
    Ended,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    Judged,
    Moved,
    PersonBroughtToCommune,
    PersonReceived,
    Rung,
    VictimStatusConfirmed,
    VictimStatusRejected,
    Written,
)
from services.intake.domain.case.file import CaseFile, Hours, Paper, Reception, Verification
from services.intake.domain.case.state import (
    AtCommune,
    Case,
    Closed,
    Confirmed,
    EndedByDeath,
    InitialVerification,
    NoCase,
    NotVictim,
    Opened,
    Received,
    RecordedCase,
    UnderIdentification,
    Verified,
    Withdrawn,
)
from services.intake.domain.case.writing import written
from shared.kernel.states import changed


def evolve(case: Case, event: CaseEvent) -> Case:
    """Apply one recorded event."""
    if isinstance(event, IntakeCaseOpened):
        return Opened(CaseFile.opened(event), event.occurred_at)
    if isinstance(case, NoCase):
        return case
    if isinstance(event, Written):
        return changed(case, file=written(case.file, event))
    if isinstance(event, Rung):
        return _rung(case, event)
    return _moved(case.file, event)


def _rung(case: RecordedCase, event: Rung) -> Case:
    match event, case:
        case AtOnceOverdue(awaited=awaited), Received() | AtCommune():
            hours = changed(case.file.hours, late=case.file.hours.late | {awaited})
            return changed(case, file=changed(case.file, hours=hours))
        case InitialVerificationOverdue(), InitialVerification():
            return changed(case, overdue=True)
        case IdentificationOverdue(), UnderIdentification():
            return changed(case, overdue=True)
        case IdentificationExtended(), UnderIdentification():
            return changed(case, due_at=event.due_at, extended=True, overdue=False)
        case _:
            return case


def _moved(file: CaseFile, event: Moved) -> Case:
    if isinstance(event, Arrived):
        return _arrived(file, event)
    if isinstance(event, Judged):
        return _judged(file, event)
    return _ended(file, event)


def _arrived(file: CaseFile, event: Arrived) -> Case:
    at = event.occurred_at
    match event:
        case PersonReceived():
            hours = Hours(event.bring_by, event.notice_by)
            return Received(changed(file, hours=hours), at, Reception.by(event))
        case PersonBroughtToCommune():
            return AtCommune(file, at, event.commune.digest)
        case HealthDeptNotified():
            return InitialVerification(file, at, event.due_at)
        case _:
            assert_never(event)


def _asked(file: CaseFile, event: IdentificationRequested | CaseReopened) -> CaseFile:
    asked = changed(
        file,
        status="under-identification",
        identify_by=None,
        identify_late=False,
        joined_to=None,
    )
    if not isinstance(event, CaseReopened) or event.reason != "appeal":
        return asked
    appeal = file.appeal and changed(file.appeal, join_by=None)
    return changed(asked, by_decision=True, appeal=appeal)


def _judged(file: CaseFile, event: Judged) -> Case:
    at = event.occurred_at
    match event:
        case InitialVerificationRecorded():
            return Verified(file, at, Verification.by(event))
        case IdentificationRequested() | CaseReopened():
            return UnderIdentification(_asked(file, event), at, event.due_at)
        case VictimStatusConfirmed():
            proved = changed(file, status="victim", identify_by=None, identify_late=False)
            return Confirmed(proved, at, Paper(event.paper_type, event.paper.digest))
        case VictimStatusRejected():
            refused = changed(
                file,
                status="not-victim",
                rejected_at=at,
                appeal=None,
                determined=None,
                identify_by=None,
                identify_late=False,
            )
            return NotVictim(refused, at, event.ground)
        case _:
            assert_never(event)


def _ended(file: CaseFile, event: Ended) -> Case:
    match event:
        case CaseWithdrawn():
            return Withdrawn(file, event.occurred_at, event.reason)
        case CaseClosed():
            return Closed(file, event.occurred_at, event.reason)
        case CaseEndedByDeath():
            return EndedByDeath(file, event.occurred_at)
        case _:
            assert_never(event)
