"""An upheld appeal beside a newer case that is open: what it asks goes on in that one."""

from typing import assert_never

from services.intake.domain.appeal_messages import (
    CaseJoined,
    CaseTakenOver,
    JoinCase,
    Joining,
    TakeOver,
)
from services.intake.domain.case_events import CaseEvent
from services.intake.domain.case_refusals import NoSuchCase
from services.intake.domain.case_state import RecordedCase, in_order, still_open
from shared.kernel.errors import Refused


class NothingToJoin(Refused):
    """No upheld appeal of this case waits to be joined to a newer case."""

    slug = "nothing-to-join"
    vi = "Hồ sơ này không có khiếu nại được chấp nhận đang chờ nhập vào hồ sơ mới hơn."
    source = "Case-management practice: one open case of a person at a time"


def decide(command: Joining, case: RecordedCase) -> list[CaseEvent]:
    """Return what happens to the two cases; an empty list means it is already so."""
    match command:
        case JoinCase():
            return _join(command, case)
        case TakeOver():
            return _take_over(command, case)
        case _:
            assert_never(command)


def _join(command: JoinCase, case: RecordedCase) -> list[CaseEvent]:
    appeal = case.file.appeal
    if appeal and appeal.joined_to == command.to_case:
        return []
    if case.file.join_by is None:
        raise NothingToJoin
    in_order(command.occurred_at, case.since)
    return [
        CaseJoined(
            case_id=command.case_id, to_case=command.to_case, occurred_at=command.occurred_at
        )
    ]


def _take_over(command: TakeOver, case: RecordedCase) -> list[CaseEvent]:
    """Take over within one journey; of another person's case nobody hears how it stands."""
    if case.file.opening.journey_id != command.journey_id:
        raise NoSuchCase
    stage = still_open(case)
    if command.from_case in stage.file.taken_over:
        return []
    return [
        CaseTakenOver(
            case_id=command.case_id,
            from_case=command.from_case,
            identify_by=None if stage.file.status == "victim" else command.identify_by,
            occurred_at=command.occurred_at,
        )
    ]
