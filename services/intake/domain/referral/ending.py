"""How a referral ends: finished, taken back, declined and then elsewhere; and when it is late."""

from typing import assert_never

from services.intake.domain.referral.messages import (
    NoteReferralOverdue,
    OtherPlaceFound,
    RecordOtherPlace,
    RecordReferralFinished,
    ReferralEvent,
    ReferralFinished,
    ReferralOverdue,
    ReferralWithdrawn,
    WithdrawReferral,
)
from services.intake.domain.referral.refusals import (
    NobodyDeclined,
    NotTheirsToAnswer,
    ReferralHasStarted,
    ReferralIsAnswered,
    ReferralLimitRunsOn,
)
from services.intake.domain.referral.state import (
    AWAITED,
    Asked,
    Awaiting,
    Declined,
    Finished,
    Started,
    Withdrawn,
)
from services.intake.domain.words import Receiver


def is_theirs(service: Receiver, referral: Asked) -> None:
    """Refuse whoever was not asked."""
    if service != referral.request.to_service:
        raise NotTheirsToAnswer


def finish(command: RecordReferralFinished, referral: Asked) -> list[ReferralEvent]:
    """Record that the service is done; it may be the first that is heard."""
    is_theirs(command.by_service, referral)
    if isinstance(referral, Finished):
        return []
    return [
        ReferralFinished(
            referral_id=command.referral_id, how=command.how, occurred_at=command.occurred_at
        )
    ]


def withdraw(command: WithdrawReferral, referral: Asked) -> list[ReferralEvent]:
    """Take the request back, as long as the person is not there."""
    match referral:
        case Awaiting():
            return [
                ReferralWithdrawn(
                    referral_id=command.referral_id,
                    to_service=referral.request.to_service,
                    reason=command.reason,
                    occurred_at=command.occurred_at,
                )
            ]
        case Withdrawn():
            return []
        case Declined():
            raise ReferralIsAnswered
        case Started() | Finished():
            raise ReferralHasStarted
        case _:
            assert_never(referral)


def find_other_place(command: RecordOtherPlace, referral: Asked) -> list[ReferralEvent]:
    """Record where a person found help whom the service had declined."""
    if not isinstance(referral, Declined):
        raise NobodyDeclined
    if referral.settled:
        return []
    return [
        OtherPlaceFound(
            referral_id=command.referral_id, found=command.found, occurred_at=command.occurred_at
        )
    ]


def note_overdue(command: NoteReferralOverdue, referral: Asked) -> list[ReferralEvent]:
    """Judge again what a clock says; an empty list means that the step was made."""
    match referral:
        case Awaiting(standing=standing):
            awaited = AWAITED[standing]
        case Declined(settled=False):
            awaited = "other-place"
        case Declined() | Started() | Finished() | Withdrawn():
            return []
        case _:
            assert_never(referral)
    if referral.due_at is None or referral.overdue:
        return []
    if command.occurred_at < referral.due_at:
        raise ReferralLimitRunsOn
    return [
        ReferralOverdue(
            referral_id=command.referral_id,
            to_service=referral.request.to_service,
            awaited=awaited,
            urgency=referral.request.urgency,
            due_at=referral.due_at,
            occurred_at=command.occurred_at,
        )
    ]
