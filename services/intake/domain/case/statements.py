"""Statements: taken once the person's needs are met, kept as versions, never overwritten.

People are often silent or contradict themselves in the first days; an amended
statement is simply the next version and says nothing about anyone's credibility.
"""

from typing import assert_never

from services.intake.domain.case.commands import AmendStatement, Stating, TakeStatement
from services.intake.domain.case.events import CaseEvent, StatementAmended, StatementTaken
from services.intake.domain.case.file import (
    CaseFile,
)
from services.intake.domain.case.refusals import (
    GroundNotForStatements,
    NeedsComeFirst,
    OfficialWritesForChild,
    PersonNotReceived,
    StatementNeverOverwritten,
)
from services.intake.domain.case.state import (
    Case,
    Opened,
    in_order,
    still_open,
)
from services.intake.domain.consent.giving import rests_on
from services.intake.domain.words import ByConsent, ByGround
from shared.kernel.errors import NotFound


class NoSuchStatement(NotFound):
    """No statement was taken under this id."""

    slug = "no-such-statement"
    vi = "Không có lời trình bày nào mang mã này."
    source = "Case-management practice"


def decide(command: Stating, case: Case) -> list[CaseEvent]:
    """Take the next version of what the person says; an empty list means it is taken."""
    stage = still_open(case)
    if isinstance(stage, Opened):
        raise PersonNotReceived
    file = stage.file
    if known := file.statements.get(command.statement_id):
        if known != command.statement.digest:
            raise StatementNeverOverwritten
        return []
    _may_be_taken(command, file)
    version = len(file.statements) + 1
    match command:
        case TakeStatement():
            return [StatementTaken(version=version, **dict(command))]
        case AmendStatement():
            if command.amends_id not in file.statements:
                raise NoSuchStatement
            return [StatementAmended(version=version, **dict(command))]
        case _:
            assert_never(command)


def _may_be_taken(command: Stating, file: CaseFile) -> None:
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
