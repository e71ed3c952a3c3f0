"""Who was given what of a journey, on whose word: each sharing names its consent or its ground.

It keeps which sharings rest on which consent. When one is taken back or runs out, they
stop in the same moment. A unit of the house loses sight of the journey then; whoever stands
outside it is asked to stop, and only when all have said so is the withdrawal acknowledged.
When one is in doubt, what is shared on it goes on, and nothing new is; it is settled once it
was given anew, or nothing here rests on it any more.
"""

from functools import partial
from typing import Any

from shared.casework.sharing.ending import hear, stop
from shared.casework.sharing.giving import must_stand, share
from shared.casework.sharing.messages import (
    DoubtSettled,
    Hearing,
    Sharing,
    SharingCommand,
    SharingEvent,
    Stopping,
    VouchForConsent,
    WithdrawalAcknowledged,
)
from shared.casework.sharing.state import Sharings, Unconfirmed, consent_of, evolve
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.room import ServiceName

SHARING = "sharing"


def decide(service: ServiceName, command: SharingCommand, sharings: Sharings) -> list[SharingEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, Sharing):
        return share(command, sharings)
    if isinstance(command, VouchForConsent):
        must_stand(command, sharings)
        return []
    events = _decided(command, sharings)
    after = decider_of(service).fold(events, sharings)
    return [*events, *_acknowledged(service, command, after), *_settled(command, after)]


def _decided(command: Hearing | Stopping, sharings: Sharings) -> list[SharingEvent]:
    return hear(command, sharings) if isinstance(command, Hearing) else stop(command, sharings)


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


def _settled(command: Hearing | Stopping, after: Sharings) -> list[SharingEvent]:
    """Ask for no consent anew on which nothing rests any more, here or with a receiver."""
    return [
        DoubtSettled(
            journey_id=command.journey_id,
            consent_id=consent_id,
            occurred_at=command.occurred_at,
        )
        for consent_id in sorted(after.to_ask - after.received)
        if not after.running_on(consent_id)
    ]


def decider_of(service: ServiceName) -> Decider[SharingCommand, Sharings, SharingEvent]:
    """Return the rules of sharing in one service, which answers in its own name."""
    return Decider(Sharings(), partial(decide, service), evolve)


def sharing_of(service: ServiceName) -> Aggregate[Any, Any, Any]:
    """Return a room's histories of sharing, one for each journey."""
    rules = decider_of(service)
    return Aggregate(service, SHARING, rules, SharingEvent, SharingCommand, "journey_id")
