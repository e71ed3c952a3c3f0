"""From initial verification to the answer: is this person a victim, in law?"""

from datetime import datetime, time
from typing import assert_never, get_args

from services.intake.domain.case.channels import may_be_identified, mission_asked
from services.intake.domain.case.commands import (
    ConfirmVictim,
    ExtendIdentification,
    Identifying,
    RecordInitialVerification,
    RejectVictim,
    RequestIdentification,
)
from services.intake.domain.case.events import (
    CaseEvent,
    IdentificationExtended,
    IdentificationRequested,
    InitialVerificationRecorded,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.case.evidence import EvidenceNotListed
from services.intake.domain.case.file import (
    CaseFile,
    Paper,
    Verification,
)
from services.intake.domain.case.refusals import (
    HealthDeptNotNotified,
    IssuerNotCompetent,
    LimitHasPassed,
    NotUnderIdentification,
    NotVerifiedYet,
    PaperAlreadyHeld,
    PaperFromTomorrow,
    SignsNotConsidered,
    StatusIsSettled,
    StepAlreadyRecorded,
)
from services.intake.domain.case.state import (
    AtCommune,
    Case,
    Confirmed,
    InitialVerification,
    NotVictim,
    Opened,
    Received,
    UnderIdentification,
    Verified,
    in_order,
    still_open,
)
from services.intake.domain.tables import (
    COMPETENT_ISSUERS,
    EXTENDED_IDENTIFICATION,
    IDENTIFICATION,
)
from services.intake.domain.words import PaperType
from shared.kernel.terms import VIET_NAM, due, local_date


def decide(command: Identifying, case: Case) -> list[CaseEvent]:
    """Return what happens on the way to the answer; an empty list means it is already so."""
    match command:
        case RecordInitialVerification():
            return _verify(command, case)
        case RequestIdentification():
            return _request(command, case)
        case ExtendIdentification():
            return _extend(command, case)
        case ConfirmVictim():
            return _confirm(command, case)
        case RejectVictim():
            return _reject(command, case)
        case _:
            assert_never(command)


def _verify(command: RecordInitialVerification, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    verified = InitialVerificationRecorded(
        case_id=command.case_id,
        result=command.result,
        police_unit=command.police_unit,
        documents=tuple(sorted(set(command.documents))),
        occurred_at=command.occurred_at,
    )
    match stage:
        case Opened() | Received() | AtCommune():
            raise HealthDeptNotNotified
        case InitialVerification():
            in_order(command.occurred_at, stage.since)
            in_time = command.occurred_at <= stage.due_at
            return [verified.model_copy(update={"in_time": in_time})]
        case Verified(verification=known) if known == Verification.by(verified):
            return []
        case _:
            raise StepAlreadyRecorded


def _request(command: RequestIdentification, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    match stage:
        case Verified():
            in_order(command.occurred_at, stage.since)
            may_be_identified(stage.file)
            if set(stage.verification.documents) & set(get_args(PaperType)):
                raise PaperAlreadyHeld
            return [_requested(command)]
        case Received() if stage.file.opening.channel == "abroad":
            in_order(command.occurred_at, stage.since)
            mission_asked(stage.file)
            return [_requested(command)]
        case UnderIdentification():
            return []
        case Confirmed() | NotVictim():
            raise StatusIsSettled
        case _:
            raise NotVerifiedYet


def _requested(command: RequestIdentification) -> IdentificationRequested:
    at = command.occurred_at
    return IdentificationRequested(
        case_id=command.case_id,
        police_unit=command.police_unit,
        due_at=due(at, IDENTIFICATION.on(at).value),
        policy_version=IDENTIFICATION.version(at),
        occurred_at=at,
    )


def _extend(command: ExtendIdentification, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    if not isinstance(stage, UnderIdentification):
        raise NotUnderIdentification
    if stage.extended:
        return []
    in_order(command.occurred_at, stage.since)
    if command.occurred_at > stage.due_at:
        raise LimitHasPassed
    return [
        IdentificationExtended(
            case_id=command.case_id,
            ground=command.ground,
            due_at=due(stage.since, EXTENDED_IDENTIFICATION.on(stage.since).value),
            policy_version=EXTENDED_IDENTIFICATION.version(stage.since),
            occurred_at=command.occurred_at,
        )
    ]


def _confirm(command: ConfirmVictim, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    match stage:
        case UnderIdentification():
            in_order(command.occurred_at, stage.since)
            in_time = command.occurred_at <= stage.due_at
            return [_proved_by_paper(command).model_copy(update={"in_time": in_time})]
        case Verified():
            in_order(command.occurred_at, stage.since)
            may_be_identified(stage.file)
            return [_proved_by_paper(command)]
        case Received() if _at_reception(command, stage.file):
            in_order(command.occurred_at, stage.since)
            may_be_identified(stage.file)
            return [_proved_by_paper(command)]
        case Confirmed(paper=held) if held == Paper(command.paper_type, command.paper.digest):
            return []
        case Confirmed() | NotVictim():
            raise StatusIsSettled
        case _:
            raise NotVerifiedYet


def _at_reception(command: ConfirmVictim, file: CaseFile) -> bool:
    """Tell whether the paper is there before anyone verifies: a rescuer's, or at a mission's word.

    Raises `MissionHasNotAsked` where no mission asked for it.
    """
    if file.opening.channel == "abroad":
        mission_asked(file)
        return True
    return file.opening.channel == "rescue" and command.paper_type == "rescue-confirmation"


def _proved_by_paper(command: ConfirmVictim) -> VictimStatusConfirmed:
    """Judge the paper by the list of its own day of issue."""
    if command.issued_on > local_date(command.occurred_at):
        raise PaperFromTomorrow
    issued = datetime.combine(command.issued_on, time(12), VIET_NAM)
    competent = COMPETENT_ISSUERS.on(issued).value.get(command.paper_type, ())
    if command.issuer_kind not in competent:
        raise IssuerNotCompetent
    return VictimStatusConfirmed(
        case_id=command.case_id,
        paper_type=command.paper_type,
        issuer_kind=command.issuer_kind,
        issued_on=command.issued_on,
        paper=command.paper,
        policy_version=COMPETENT_ISSUERS.version(issued),
        occurred_at=command.occurred_at,
    )


def _reject(command: RejectVictim, case: Case) -> list[CaseEvent]:
    stage = still_open(case)
    match stage:
        case UnderIdentification():
            in_order(command.occurred_at, stage.since)
            if not command.art_32_2_signs_considered:
                raise SignsNotConsidered
            if command.ground == "evidence-insufficient" and stage.file.checklist is None:
                raise EvidenceNotListed
            return [
                VictimStatusRejected(
                    case_id=command.case_id,
                    ground=command.ground,
                    in_time=command.occurred_at <= stage.due_at,
                    occurred_at=command.occurred_at,
                )
            ]
        case NotVictim(ground=ground) if ground == command.ground:
            return []
        case Confirmed() | NotVictim():
            raise StatusIsSettled
        case _:
            raise NotUnderIdentification
