"""What ends a sharing: a consent that is over, a worker, an erasure; and who is still to stop.

A unit of the house sees nothing more from then on. Whoever stands outside is told, and says so.
"""

from typing import assert_never

from shared.casework.sharing.messages import (
    ConsentNoted,
    DoubtHeard,
    EraseOnceTold,
    ExpiryHeard,
    FoundedAnew,
    HearDoubt,
    HearExpiry,
    Hearing,
    HearRestriction,
    HearWithdrawal,
    NoteConsent,
    NoteFoundedAnew,
    NoteReceiverStopped,
    NoteReceiverTold,
    OfReceiver,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    RestrictionHeard,
    Shared,
    SharedOutside,
    SharingEvent,
    SharingStopped,
    StopAllSharing,
    Stopping,
    StopReason,
    StopSharing,
    VouchForSharing,
    WithdrawalHeard,
)
from shared.casework.sharing.refusals import NoSuchSharing, SharingGoesOn, SharingHasStopped
from shared.casework.sharing.state import One, Over, Running, Sharings, consent_of
from shared.kernel.ids import ConsentId
from shared.law.consent import ConsentHasExpired, stop_by, tell_by


def hear(command: Hearing, sharings: Sharings) -> list[SharingEvent]:
    """Note what the person agreed to, took back or had restricted, and stop what ends with it."""
    match command:
        case NoteConsent(consent_id=consent_id):
            known = consent_id in sharings.consents
            doubted = sharings.in_doubt(command.purpose)
            return [] if known else [ConsentNoted(**dict(command), in_place_of=doubted)]
        case HearWithdrawal():
            return _hear_withdrawal(command, sharings)
        case HearExpiry():
            if command.consent_id in sharings.expired:
                return []
            stopped = _stopped(command, sharings, "consent-expired", command.consent_id)
            return [ExpiryHeard(**dict(command)), *stopped]
        case HearDoubt() | NoteFoundedAnew():
            return _of_doubt(command, sharings)
        case HearRestriction(standing=standing):
            known = standing == sharings.restricted
            return [] if known else [RestrictionHeard(**dict(command))]
        case _:
            assert_never(command)


def _hear_withdrawal(command: HearWithdrawal, sharings: Sharings) -> list[SharingEvent]:
    if command.consent_id in sharings.withdrawn:
        return []
    stopped = _stopped(command, sharings, "consent-withdrawn", command.consent_id)
    return [WithdrawalHeard(**dict(command)), *stopped]


def _of_doubt(command: HearDoubt | NoteFoundedAnew, sharings: Sharings) -> list[SharingEvent]:
    match command:
        case HearDoubt():
            return _hear_doubt(command, sharings)
        case NoteFoundedAnew(consent_id=consent_id):
            known = consent_id in sharings.founded_anew
            return [] if known else [FoundedAnew(**dict(command))]
        case _:
            assert_never(command)


def _hear_doubt(command: HearDoubt, sharings: Sharings) -> list[SharingEvent]:
    """Have it asked anew where it matters here; what is over is asked for by nobody.

    After a doubt was settled another is a new one; while one is open, only what it adds is news.
    """
    consent_id = command.consent_id
    over = consent_id in sharings.withdrawn | sharings.expired
    received = command.ask and consent_id not in sharings.founded_anew
    ask_anew = (received or bool(sharings.running_on(consent_id))) and not over
    known = sharings.doubted.get(consent_id)
    if known == "asked-anew" or (known == "heard" and not ask_anew):
        return []
    return [
        DoubtHeard(
            journey_id=command.journey_id,
            consent_id=consent_id,
            ask_anew=ask_anew,
            received=received,
            occurred_at=command.occurred_at,
        )
    ]


def stop(command: Stopping, sharings: Sharings) -> list[SharingEvent]:
    """Stop what is shared, or note what a receiver was told, and said."""
    if isinstance(command, StopAllSharing):
        return [*_stopped(command, sharings, "erasure", None)]
    if isinstance(command, EraseOnceTold):
        return _wait(command, sharings)
    return _of_one(command, sharings)


def _wait(command: EraseOnceTold, sharings: Sharings) -> list[SharingEvent]:
    """Have the receivers told before the record of who they are is destroyed.

    It is written also where nobody is to be told: so no sharing slips in beside the erasure.
    """
    if sharings.erasing is not None:
        return []
    until, version = tell_by(command.occurred_at)
    return [
        ReceiversToTell(
            **dict(command), sharings=sharings.untold(), tell_by=until, policy_version=version
        )
    ]


def _of_one(command: OfReceiver, sharings: Sharings) -> list[SharingEvent]:
    one = sharings.sharings.get(command.sharing_id)
    if one is None:
        raise NoSuchSharing
    match command:
        case StopSharing():
            return [_one_stopped(command, one.shared, command.reason)] if _runs(one) else []
        case NoteReceiverTold(sharing_id=sharing_id):
            if _runs(one):
                raise SharingGoesOn
            told = isinstance(one, Over) or sharing_id in sharings.told
            return [] if told else [ReceiverTold(**dict(command))]
        case NoteReceiverStopped():
            if _runs(one):
                raise SharingGoesOn
            return [] if isinstance(one, Over) else [ReceiverStopped(**dict(command))]
        case VouchForSharing():
            return _vouch(command, one, sharings)
        case _:
            assert_never(command)


def _vouch(command: VouchForSharing, one: One, sharings: Sharings) -> list[SharingEvent]:
    if not _runs(one):
        raise SharingHasStopped
    consent_id = consent_of(one.shared)
    agreed = sharings.consents.get(consent_id) if consent_id else None
    if agreed is not None and agreed.has_expired(command.occurred_at):
        raise ConsentHasExpired
    return []


def _runs(one: One) -> bool:
    return isinstance(one, Running)


def _stopped(
    command: HearWithdrawal | HearExpiry | StopAllSharing,
    sharings: Sharings,
    reason: StopReason,
    consent_id: ConsentId | None,
) -> list[SharingStopped]:
    """Return that all of a consent has stopped; without one, that everything has."""
    stopping = sharings.running_on(consent_id) if consent_id else sharings.running()
    return [_one_stopped(command, shared, reason) for shared in stopping]


def _one_stopped(
    command: HearWithdrawal | HearExpiry | StopAllSharing | StopSharing,
    shared: Shared,
    reason: StopReason,
) -> SharingStopped:
    at, outside = command.occurred_at, isinstance(shared, SharedOutside)
    confirm_by, version = stop_by(at, elsewhere=True) if outside else (None, None)
    return SharingStopped(
        journey_id=command.journey_id,
        sharing_id=shared.sharing_id,
        reason=reason,
        consent_id=consent_of(shared),
        confirm_by=confirm_by,
        policy_version=version,
        occurred_at=at,
    )
