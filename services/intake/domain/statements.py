"""Statements: taken once the person's needs are met, kept as versions, never overwritten.

People are often silent or contradict themselves in the first days; an amended
statement is simply the next version and says nothing about anyone's credibility.
"""

from typing import assert_never

from services.intake.domain.case_commands import TakeStatement
from services.intake.domain.case_events import CaseEvent, StatementTaken
from services.intake.domain.case_file import (
    CaseFile,
)
from services.intake.domain.case_refusals import (
    GroundNotForStatements,
    NeedsComeFirst,
    OfficialWritesForChild,
    PersonNotReceived,
    StatementNeverOverwritten,
)
from services.intake.domain.case_state import (
    Case,
    Opened,
    in_order,
    still_open,
)
from services.intake.domain.consent import rests_on
from services.intake.domain.words import ByConsent, ByGround


def take_statement(command: TakeStatement, case: Case) -> list[CaseEvent]:
    """Take the next version of what the person says."""
    stage = still_open(case)
    if isinstance(stage, Opened):
        raise PersonNotReceived
    file = stage.file
    if known := file.statements.get(command.statement_id):
        if known != command.statement.digest:
            raise StatementNeverOverwritten
        return []
    _may_be_taken(command, file)
    return [
        StatementTaken(
            case_id=command.case_id,
            statement_id=command.statement_id,
            version=len(file.statements) + 1,
            statement=command.statement,
            interpreter=command.interpreter,
            written_by_official=command.written_by_official,
            basis=command.basis,
            occurred_at=command.occurred_at,
        )
    ]


def _may_be_taken(command: TakeStatement, file: CaseFile) -> None:
    if file.needs is None:
        raise NeedsComeFirst
    in_order(command.occurred_at, file.needs.first_at)
    if file.of_child and not command.written_by_official:
        raise OfficialWritesForChild
    match command.basis:
        case ByConsent():
            rests_on(command.basis, file, frozenset({"interview"}), command.occurred_at)
        case ByGround(ground="urgent-protection" | "statutory-duty"):
            pass
        case ByGround():
            raise GroundNotForStatements
        case _:
            assert_never(command.basis)
