"""What proceeding bodies tell the centre, and whether they told it in time."""

from typing import assert_never

from services.legal_aid.domain.matter.commands import (
    ProceedingCommand,
    ReceiveProceedingNotice,
    RemindProceedingBody,
)
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_events import (
    ProceedingBodyReminded,
    ProceedingNoticeReceived,
)
from services.legal_aid.domain.matter.proceeding_refusals import (
    ClientsWordNotDated,
    NoSuchNotice,
    NoticeWasInTime,
)
from services.legal_aid.domain.matter.refusals import must_follow
from services.legal_aid.domain.matter.standing import known, still_open
from services.legal_aid.domain.matter.states import File, Matter
from services.legal_aid.domain.tables import Limit, notice_limit


def decide(command: ProceedingCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens between the centre and a proceeding body."""
    match command:
        case ReceiveProceedingNotice():
            if command.notice_id in known(matter).file.notices:
                return []
            still_open(matter)
            return [_received(command)]
        case RemindProceedingBody():
            return _remind(command, known(matter).file)
        case _:
            assert_never(command)


def _received(command: ReceiveProceedingNotice) -> ProceedingNoticeReceived:
    due = _told_due(command)
    return ProceedingNoticeReceived(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        notice_id=command.notice_id,
        body=command.body,
        notice_type=command.notice_type,
        client_is=command.client_is,
        asked_at=command.asked_at,
        told_due=due,
        late=due is not None and command.occurred_at > due.due_at,
        notice=command.notice,
    )


def _told_due(command: ReceiveProceedingNotice) -> Limit | None:
    if command.notice_type != "aid-asked-for":
        return None
    if command.asked_at is None:
        raise ClientsWordNotDated
    must_follow(command.occurred_at, command.asked_at)
    return notice_limit(command.client_is, command.asked_at)


def _remind(command: RemindProceedingBody, file: File) -> list[MatterEvent]:
    notice = file.notices.get(command.notice_id)
    if notice is None:
        raise NoSuchNotice
    if not notice.late:
        raise NoticeWasInTime
    if notice.reminded:
        return []
    return [
        ProceedingBodyReminded(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            notice_id=command.notice_id,
            letter=command.letter,
        )
    ]
