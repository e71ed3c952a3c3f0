"""Who was given what of a journey, on whose word: each sharing names its consent or its ground.

It keeps which sharings rest on which consent. When one is taken back or runs out, they
stop in the same moment. A unit of the house loses sight of the journey then; whoever stands
outside it is asked to stop, and only when all have said so is the withdrawal acknowledged.
When one is in doubt, what is shared on it goes on, and nothing new is.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any, assert_never

from shared.casework.sharing_messages import (
    ConsentNoted,
    DoubtHeard,
    EraseOnceTold,
    ExpiryHeard,
    HearDoubt,
    HearExpiry,
    Hearing,
    HearRestriction,
    HearWithdrawal,
    NoteConsent,
    NoteReceiverStopped,
    NoteReceiverTold,
    OfReceiver,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    RestrictionHeard,
    Shared,
    SharedOutside,
    SharedWithUnit,
    ShareWithCentre,
    ShareWithOrganisation,
    ShareWithUnit,
    Sharing,
    SharingCommand,
    SharingEvent,
    SharingStopped,
    StopAllSharing,
    Stopping,
    StopReason,
    StopSharing,
    VouchForConsent,
    VouchForSharing,
    WithdrawalAcknowledged,
    WithdrawalHeard,
)
from shared.casework.sharing_refusals import (
    ConsentNotKnownHere,
    GroundNotForSharing,
    NoSuchSharing,
    SharingEndsWithErasure,
    SharingGoesOn,
    SharingHasStopped,
    SharingIsAnother,
    SharingIsRestrictedHere,
)
from shared.casework.sharing_state import (
    One,
    Over,
    Running,
    Sharings,
    Unconfirmed,
    consent_of,
    evolve,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.ids import ConsentId
from shared.kernel.room import ServiceName
from shared.law.consent import (
    ByConsent,
    ByGround,
    ConsentHasExpired,
    ConsentWasWithdrawn,
    Purpose,
    Recipient,
    ToCentre,
    ToOrganisation,
    ToService,
    ToUnits,
    must_carry,
    stop_by,
    tell_by,
)

SHARING = "sharing"

_TO_CENTRES: frozenset[Purpose] = frozenset({"legal-aid", "referral"})


def decide(service: ServiceName, command: SharingCommand, sharings: Sharings) -> list[SharingEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, Sharing):
        return _share(command, sharings)
    if isinstance(command, VouchForConsent):
        _must_stand(command, sharings)
        return []
    events = _decided(command, sharings)
    return [*events, *_acknowledged(service, command, decider_of(service).fold(events, sharings))]


def _decided(command: Hearing | Stopping, sharings: Sharings) -> list[SharingEvent]:
    return _hear(command, sharings) if isinstance(command, Hearing) else _stop(command, sharings)


def _acknowledged(
    service: ServiceName, command: Hearing | Stopping, after: Sharings
) -> list[SharingEvent]:
    """Answer each withdrawal as soon as nobody is left who has not said that they stopped."""
    waiting = {
        consent_of(one.shared) for one in after.sharings.values() if isinstance(one, Unconfirmed)
    }
    return [
        WithdrawalAcknowledged(
            journey_id=command.journey_id,
            consent_id=consent_id,
            service=service,
            occurred_at=command.occurred_at,
        )
        for consent_id in sorted(after.unanswered - waiting)
    ]


def _share(command: Sharing, sharings: Sharings) -> list[SharingEvent]:
    asked = _asked(command)
    known = sharings.sharings.get(command.sharing_id)
    if known is not None:
        if known.shared.model_copy(update={"occurred_at": asked.occurred_at}) != asked:
            raise SharingIsAnother
        return []
    if sharings.erasing is not None:
        raise SharingEndsWithErasure
    _may_be_shared(asked, _recipient(asked), sharings)
    return [asked]


def _asked(command: Sharing) -> Shared:
    match command:
        case ShareWithUnit():
            told = {**dict(command), "scope": _in_order(command.scope)}
            return SharedWithUnit.model_validate(told)
        case ShareWithOrganisation():
            return SharedOutside(
                journey_id=command.journey_id,
                sharing_id=command.sharing_id,
                recipient=ToOrganisation(organisation=command.organisation),
                receiver=command.receiver,
                matter_id=None,
                purpose=command.purpose,
                scope=_in_order(command.scope),
                basis=command.basis,
                occurred_at=command.occurred_at,
            )
        case ShareWithCentre():
            return SharedOutside(
                journey_id=command.journey_id,
                sharing_id=command.sharing_id,
                recipient=ToCentre(centre_id=command.centre_id),
                receiver=None,
                matter_id=command.matter_id,
                purpose="legal-aid",
                scope=(),
                basis=command.basis,
                occurred_at=command.occurred_at,
            )
        case _:
            assert_never(command)


def _in_order(scope: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(scope)))


def _recipient(shared: Shared) -> Recipient:
    if isinstance(shared, SharedWithUnit):
        return ToUnits(unit_kind=shared.unit_kind)
    return shared.recipient


def _may_be_shared(shared: Shared, to: Recipient, sharings: Sharings) -> None:
    match shared.basis:
        case ByConsent(consent_id=consent_id):
            if sharings.restricted:
                raise SharingIsRestrictedHere
            if consent_id in sharings.expired:
                raise ConsentHasExpired
            agreed = sharings.consents.get(consent_id)
            own = frozenset[Purpose]({shared.purpose})
            purposes = _TO_CENTRES if isinstance(to, ToCentre) else own
            must_carry(agreed, purposes, to, shared.scope, shared.occurred_at)
        case ByGround():
            if shared.purpose == "statistics":
                raise GroundNotForSharing
        case _:
            assert_never(shared.basis)


def _must_stand(command: VouchForConsent, sharings: Sharings) -> None:
    """Refuse a consent that carries nothing; a withdrawal may be heard of before the consent."""
    if command.consent_id in sharings.withdrawn:
        raise ConsentWasWithdrawn
    if command.consent_id in sharings.expired:
        raise ConsentHasExpired
    agreed = sharings.consents.get(command.consent_id)
    if agreed is None:
        raise ConsentNotKnownHere
    purposes: frozenset[Purpose] = frozenset({command.purpose})
    outside = command.organisation
    to = ToOrganisation(organisation=outside) if outside else ToService(service=command.service)
    must_carry(agreed, purposes, to, (), command.occurred_at)


def _hear(command: Hearing, sharings: Sharings) -> list[SharingEvent]:
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
        case HearDoubt():
            return _hear_doubt(command, sharings)
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


def _hear_doubt(command: HearDoubt, sharings: Sharings) -> list[SharingEvent]:
    """Have it asked anew where it matters here; what is over is asked for by nobody."""
    consent_id = command.consent_id
    if consent_id in sharings.doubted:
        return []
    over = consent_id in sharings.withdrawn | sharings.expired
    matters = command.ask or bool(sharings.running_on(consent_id))
    return [
        DoubtHeard(
            journey_id=command.journey_id,
            consent_id=consent_id,
            ask_anew=matters and not over,
            occurred_at=command.occurred_at,
        )
    ]


def _stop(command: Stopping, sharings: Sharings) -> list[SharingEvent]:
    if isinstance(command, StopAllSharing):
        return [*_stopped(command, sharings, "erasure", None)]
    if isinstance(command, EraseOnceTold):
        return _wait(command, sharings)
    return _of_one(command, sharings)


def _wait(command: EraseOnceTold, sharings: Sharings) -> list[SharingEvent]:
    """Have the receivers told before the record of who they are is destroyed."""
    if sharings.erasing is not None or not sharings.untold():
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


def decider_of(service: ServiceName) -> Decider[SharingCommand, Sharings, SharingEvent]:
    """Return the rules of sharing in one service, which answers in its own name."""
    return Decider(Sharings(), partial(decide, service), evolve)


def sharing_of(service: ServiceName) -> Aggregate[Any, Any, Any]:
    """Return a room's histories of sharing, one for each journey."""
    rules = decider_of(service)
    return Aggregate(service, SHARING, rules, SharingEvent, SharingCommand, "journey_id")
