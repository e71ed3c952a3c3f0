"""Two cases of a person become one: what the one asks goes on in the other, which is open.

Either an upheld appeal waits beside a newer case, or a case is open in each of two linked
journeys, and one of them is closed. What was found in a case is never closed as joined.
"""

from datetime import datetime
from typing import assert_never

from services.intake.domain.case.appeal_messages import (
    CaseJoined,
    CaseLeftUnjoined,
    CaseTakenOver,
    CloseAsJoined,
    JoinCase,
    Joining,
    LeaveUnjoined,
    TakeOver,
)
from services.intake.domain.case.events import CaseClosed, CaseEvent
from services.intake.domain.case.refusals import CaseIsClosed, NoSuchCase
from services.intake.domain.case.state import (
    Closed,
    Confirmed,
    NotVictim,
    OpenStage,
    RecordedCase,
    UnderIdentification,
    in_order,
    still_open,
)
from shared.kernel.errors import Refused


class NothingToJoin(Refused):
    """No upheld appeal of this case waits to be joined to a newer case."""

    slug = "nothing-to-join"
    vi = "Hồ sơ này không có khiếu nại được chấp nhận đang chờ nhập vào hồ sơ mới hơn."
    source = "Case-management practice: one open case of a person at a time"


class FindingStays(Refused):
    """This case has its finding; close it for that, or join the other case to it."""

    slug = "finding-stays"
    vi = "Hồ sơ này đã có kết luận; hãy đóng theo kết luận đó, hoặc nhập hồ sơ kia vào hồ sơ này."
    source = "Case-management practice: a finding may be appealed where it was made"


class GoesOnInOtherCase(Refused):
    """This case was joined to another one; what is new is written there."""

    slug = "goes-on-in-other-case"
    vi = "Hồ sơ này đã được nhập vào hồ sơ khác; hãy ghi điều mới vào hồ sơ đó."
    source = "Case-management practice: one open case of a person at a time"


def decide(command: Joining, case: RecordedCase) -> list[CaseEvent]:
    """Return what happens to the two cases; an empty list means it is already so."""
    match command:
        case JoinCase():
            return _join(command, case)
        case CloseAsJoined():
            return _close(command, case)
        case TakeOver():
            return _take_over(command, case)
        case LeaveUnjoined():
            left = CaseLeftUnjoined(case_id=command.case_id, occurred_at=command.occurred_at)
            return [] if case.file.join_by is None else [left]
        case _:
            assert_never(command)


def _join(command: JoinCase, case: RecordedCase) -> list[CaseEvent]:
    if case.file.joined_to == command.to_case:
        return []
    if case.file.join_by is None:
        raise NothingToJoin
    in_order(command.occurred_at, case.since)
    return [_joined(command)]


def _joined(command: JoinCase | CloseAsJoined) -> CaseJoined:
    return CaseJoined(
        case_id=command.case_id, to_case=command.to_case, occurred_at=command.occurred_at
    )


def _close(command: CloseAsJoined, case: RecordedCase) -> list[CaseEvent]:
    match case:
        case Closed(reason="joined"):
            if case.file.joined_to != command.to_case:
                raise CaseIsClosed
            return []
        case Confirmed() | NotVictim():
            raise FindingStays
        case _:
            in_order(command.occurred_at, still_open(case).since)
            closed = CaseClosed(
                case_id=command.case_id, reason="joined", occurred_at=command.occurred_at
            )
            return [_joined(command), closed]


def asked_by(case: RecordedCase) -> datetime | None:
    """Return the limit of identification that a case hands on, if one runs."""
    return case.due_at if isinstance(case, UnderIdentification) else case.file.identify_by


def _take_over(command: TakeOver, case: RecordedCase) -> list[CaseEvent]:
    """Take over from a case of the person; of another person's nobody hears how it stands."""
    if case.file.opening.journey_id != command.journey_id:
        raise NoSuchCase
    stage = still_open(case)
    if command.from_case in stage.file.taken_over:
        return []
    return [
        CaseTakenOver(
            case_id=command.case_id,
            from_case=command.from_case,
            identify_by=_earliest(command, stage),
            by_decision=command.by_decision,
            occurred_at=command.occurred_at,
        )
    ]


def _earliest(command: TakeOver, stage: OpenStage) -> datetime | None:
    if command.identify_by is None or stage.file.status == "victim":
        return None
    return min(command.identify_by, stage.file.identify_by or command.identify_by)
