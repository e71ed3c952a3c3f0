"""An intake case: one person's way from a report to the answer whether they are a victim.

Names, words and places never appear here; every reference is opaque. Commands,
events, states and refusals have a file each, and so have the rules of each duty.
"""

from typing import assert_never

from services.intake.domain import consent, ending, identification, overdue, reception
from services.intake.domain.case_commands import (
    Agreed,
    CaseCommand,
    Ending,
    FirstHours,
    Identifying,
    RecordConsent,
    ReferCase,
    TakeStatement,
    WithdrawConsent,
)
from services.intake.domain.case_events import (
    Arrived,
    CaseClosed,
    CaseEvent,
    CaseReferred,
    CaseWithdrawn,
    ConsentRecorded,
    ConsentWithdrawn,
    Ended,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    IdentityRecorded,
    ImmediateNeedsRecorded,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    Judged,
    Moved,
    PersonBroughtToCommune,
    PersonReceived,
    Rung,
    StatementTaken,
    VictimStatusConfirmed,
    VictimStatusRejected,
    Written,
)
from services.intake.domain.case_file import (
    Agreement,
    CaseFile,
    Consent,
    Needs,
    Opening,
    Paper,
    Reception,
    Referral,
    Verification,
)
from services.intake.domain.case_state import (
    AtCommune,
    Case,
    Closed,
    Confirmed,
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
from services.intake.domain.referring import refer
from services.intake.domain.statements import take_statement
from shared.kernel.decider import Decider
from shared.kernel.ids import ConsentId
from shared.kernel.states import changed


def decide(command: CaseCommand, case: Case) -> list[CaseEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, FirstHours):
        return reception.decide(command, case)
    if isinstance(command, Agreed):
        return _agreed(command, case)
    if isinstance(command, Identifying):
        return identification.decide(command, case)
    if isinstance(command, Ending):
        return ending.decide(command, case)
    return overdue.decide(command, case)


def _agreed(command: Agreed, case: Case) -> list[CaseEvent]:
    match command:
        case RecordConsent() | WithdrawConsent():
            return consent.decide(command, case)
        case TakeStatement():
            return take_statement(command, case)
        case ReferCase():
            return refer(command, case)
        case _:
            assert_never(command)


def evolve(case: Case, event: CaseEvent) -> Case:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, IntakeCaseOpened):
        return Opened(CaseFile(Opening.by(event), event.occurred_at), event.occurred_at)
    if isinstance(case, NoCase):
        return case
    if isinstance(event, Written):
        return changed(case, file=_written(case.file, event))
    if isinstance(event, Rung):
        return _rung(case, event)
    return _moved(case.file, event)


def _written(file: CaseFile, event: Written) -> CaseFile:
    match event:
        case ImmediateNeedsRecorded():
            return changed(file, needs=_needs(file, event))
        case IdentityRecorded():
            return changed(file, identity=event.identity.digest)
        case ConsentRecorded():
            given = Consent(Agreement.by(event), event.occurred_at)
            return changed(file, consents={**file.consents, event.consent_id: given})
        case ConsentWithdrawn():
            return changed(file, consents=_without(file, event))
        case StatementTaken():
            taken = {**file.statements, event.statement_id: event.statement.digest}
            return changed(file, statements=taken)
        case CaseReferred():
            sent = {**file.referrals, event.referral_id: Referral.by(event)}
            return changed(file, referrals=sent)
        case _:
            assert_never(event)


def _needs(file: CaseFile, event: ImmediateNeedsRecorded) -> Needs:
    known = file.needs.first_at if file.needs else event.occurred_at
    return Needs(event.needs, event.language, event.injuries, min(known, event.occurred_at))


def _without(file: CaseFile, event: ConsentWithdrawn) -> dict[ConsentId, Consent]:
    return {
        consent_id: changed(given, stands=False) if consent_id == event.consent_id else given
        for consent_id, given in file.consents.items()
    }


def _rung(case: RecordedCase, event: Rung) -> Case:
    match event, case:
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
            return Received(file, at, Reception.by(event))
        case PersonBroughtToCommune():
            return AtCommune(file, at, event.commune.digest)
        case HealthDeptNotified():
            return InitialVerification(file, at, event.due_at)
        case _:
            assert_never(event)


def _judged(file: CaseFile, event: Judged) -> Case:
    at = event.occurred_at
    match event:
        case InitialVerificationRecorded():
            return Verified(file, at, Verification.by(event))
        case IdentificationRequested():
            return UnderIdentification(file, at, event.due_at)
        case VictimStatusConfirmed():
            return Confirmed(file, at, Paper(event.paper_type, event.paper.digest))
        case VictimStatusRejected():
            return NotVictim(file, at, event.ground)
        case _:
            assert_never(event)


def _ended(file: CaseFile, event: Ended) -> Case:
    match event:
        case CaseWithdrawn():
            return Withdrawn(file, event.occurred_at, event.reason)
        case CaseClosed():
            return Closed(file, event.occurred_at, event.reason)
        case _:
            assert_never(event)


decider: Decider[CaseCommand, Case, CaseEvent] = Decider(NoCase(), decide, evolve)
