"""What a room knows of consents and of who was given what, folded from what was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, assert_never

from shared.casework.sharing.messages import (
    ConsentNews,
    ConsentNoted,
    DoubtHeard,
    DoubtSettled,
    ExpiryHeard,
    FoundedAnew,
    OfDoubt,
    ReceiverStopped,
    ReceiversToTell,
    ReceiverTold,
    RestrictionHeard,
    Shared,
    SharedOutside,
    SharedWithUnit,
    SharingEvent,
    SharingId,
    SharingStopped,
    WithdrawalAcknowledged,
    WithdrawalHeard,
)
from shared.kernel.ids import ConsentId, ErasureId
from shared.kernel.states import changed
from shared.law.consent import Agreed, ByConsent, Purpose


@dataclass(frozen=True)
class Running:
    """It is shared."""

    shared: Shared


@dataclass(frozen=True)
class Unconfirmed:
    """It is shared no more, and whoever received it has not said that they stopped."""

    shared: Shared


@dataclass(frozen=True)
class Over:
    """Nobody uses it any more."""

    shared: Shared


One = Running | Unconfirmed | Over


Doubt = Literal["heard", "asked-anew", "settled"]
"""Of a consent in doubt: nothing here needs it, it is to be given anew, or it was."""

_SETTLED: Doubt = "settled"


@dataclass(frozen=True)
class Sharings:
    """What the person agreed to as this room knows it, and each sharing.

    `doubted` says of each consent in doubt how far that has come; `received` are those among them
    on which the service's own work may rest, `founded_anew` those on which it does no more.
    `unanswered` are withdrawals that intake or a receiver is still waited for; `told` are
    sharings whose receiver was told to stop, `erasing` what waits until all were.
    """

    consents: Mapping[ConsentId, Agreed] = field(default_factory=dict[ConsentId, Agreed])
    withdrawn: frozenset[ConsentId] = frozenset()
    expired: frozenset[ConsentId] = frozenset()
    doubted: Mapping[ConsentId, Doubt] = field(default_factory=dict[ConsentId, Doubt])
    received: frozenset[ConsentId] = frozenset()
    founded_anew: frozenset[ConsentId] = frozenset()
    unanswered: frozenset[ConsentId] = frozenset()
    restricted: bool = False
    sharings: Mapping[SharingId, One] = field(default_factory=dict[SharingId, One])
    told: frozenset[SharingId] = frozenset()
    erasing: ErasureId | None = None

    @property
    def to_ask(self) -> frozenset[ConsentId]:
        """Return the consents in doubt that are to be given anew."""
        return frozenset(one for one, doubt in self.doubted.items() if doubt == "asked-anew")

    def in_doubt(self, purpose: Purpose) -> tuple[ConsentId, ...]:
        """Return the consents to this purpose that have to be given anew."""
        return tuple(
            consent_id
            for consent_id, agreed in self.consents.items()
            if agreed.in_doubt and agreed.purpose == purpose
        )

    def running_on(self, consent_id: ConsentId) -> list[Shared]:
        """Return what is shared on this consent."""
        return [shared for shared in self.running() if consent_of(shared) == consent_id]

    def untold(self) -> tuple[SharingId, ...]:
        """Return what bodies outside received, of whom nothing but a record says who they are."""
        return tuple(
            sharing_id
            for sharing_id, one in self.sharings.items()
            if isinstance(one.shared, SharedOutside) and one.shared.receiver is not None
            if not isinstance(one, Over) and sharing_id not in self.told
        )

    def running(self) -> list[Shared]:
        """Return all that is shared."""
        return [one.shared for one in self.sharings.values() if isinstance(one, Running)]


def consent_of(shared: Shared) -> ConsentId | None:
    """Return the consent that a sharing rests on, unless it rests on a ground."""
    return shared.basis.consent_id if isinstance(shared.basis, ByConsent) else None


def evolve(sharings: Sharings, event: SharingEvent) -> Sharings:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, ConsentNoted | ConsentNews):
        return _of_consent(sharings, event)
    match event:
        case RestrictionHeard(standing=standing):
            return changed(sharings, restricted=standing)
        case SharedWithUnit() | SharedOutside():
            return _with(sharings, event.sharing_id, Running(event))
        case SharingStopped() | ReceiverStopped():
            return _stopped(sharings, event)
        case ReceiversToTell(erasure_id=erasure_id):
            return changed(sharings, erasing=erasure_id)
        case ReceiverTold(sharing_id=sharing_id):
            return changed(sharings, told=sharings.told | {sharing_id})
        case _:
            assert_never(event)


def _with(sharings: Sharings, sharing_id: SharingId, one: One) -> Sharings:
    return changed(sharings, sharings={**sharings.sharings, sharing_id: one})


def _noted(sharings: Sharings, event: ConsentNoted) -> Sharings:
    """Keep a consent; what became of it may have been heard of before."""
    agreed = Agreed(
        event.purpose,
        event.scope,
        event.recipient,
        event.expires_at,
        stands=event.consent_id not in sharings.withdrawn,
        in_doubt=event.consent_id in sharings.doubted,
    )
    settled = dict.fromkeys(event.in_place_of, _SETTLED)
    return changed(
        sharings,
        consents={**sharings.consents, event.consent_id: agreed},
        doubted={**sharings.doubted, **settled},
    )


def _of_consent(sharings: Sharings, event: ConsentNoted | ConsentNews) -> Sharings:
    one = frozenset({event.consent_id})
    match event:
        case ConsentNoted():
            return _noted(sharings, event)
        case WithdrawalHeard():
            asked = one if event.answer else frozenset[ConsentId]()
            heard = changed(sharings, withdrawn=sharings.withdrawn | one)
            taken_back = _known(heard, event.consent_id, stands=False)
            over = _asked_no_more(taken_back, event.consent_id)
            return changed(over, unanswered=sharings.unanswered | asked)
        case ExpiryHeard():
            over = _asked_no_more(sharings, event.consent_id)
            return changed(over, expired=sharings.expired | one)
        case DoubtHeard() | FoundedAnew() | DoubtSettled():
            return _of_doubt(sharings, event)
        case WithdrawalAcknowledged():
            return changed(sharings, unanswered=sharings.unanswered - one)
        case _:
            assert_never(event)


def _of_doubt(sharings: Sharings, event: OfDoubt) -> Sharings:
    one = frozenset({event.consent_id})
    match event:
        case DoubtHeard():
            doubt: Doubt = "asked-anew" if event.ask_anew else "heard"
            heard = changed(
                sharings,
                doubted={**sharings.doubted, event.consent_id: doubt},
                received=sharings.received | one if event.received else sharings.received,
            )
            return _known(heard, event.consent_id, in_doubt=True)
        case FoundedAnew():
            received_no_more = changed(sharings, received=sharings.received - one)
            return changed(received_no_more, founded_anew=sharings.founded_anew | one)
        case DoubtSettled():
            return _asked_no_more(sharings, event.consent_id)
        case _:
            assert_never(event)


def _asked_no_more(sharings: Sharings, consent_id: ConsentId) -> Sharings:
    """Return what is known once a consent need not be given anew any more, in doubt or not."""
    if consent_id not in sharings.to_ask:
        return sharings
    heard: Doubt = "heard"
    return changed(sharings, doubted={**sharings.doubted, consent_id: heard})


def _known(sharings: Sharings, consent_id: ConsentId, **news: Any) -> Sharings:
    """Return what is known with the news of a consent, if it is known here."""
    agreed = sharings.consents.get(consent_id)
    if agreed is None:
        return sharings
    return changed(sharings, consents={**sharings.consents, consent_id: changed(agreed, **news)})


def _stopped(sharings: Sharings, event: SharingStopped | ReceiverStopped) -> Sharings:
    one = sharings.sharings.get(event.sharing_id)
    if one is None:
        return sharings
    match event:
        case ReceiverStopped():
            return _with(sharings, event.sharing_id, Over(one.shared))
        case SharingStopped():
            return _with(_owing(sharings, event), event.sharing_id, _ended(one.shared))
        case _:
            assert_never(event)


def _ended(shared: Shared) -> Unconfirmed | Over:
    """A unit of the house sees nothing more; who stands outside must say that they stopped."""
    return Unconfirmed(shared) if isinstance(shared, SharedOutside) else Over(shared)


def _owing(sharings: Sharings, event: SharingStopped) -> Sharings:
    if event.reason != "consent-withdrawn" or event.consent_id is None:
        return sharings
    return changed(sharings, unanswered=sharings.unanswered | {event.consent_id})
