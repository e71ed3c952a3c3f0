"""All limits intake answers for: each event is shown to every clock, each ring asks its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from services.intake.policies import (
    case_clocks,
    entitlement_clocks,
    person_clocks,
    protection_clocks,
    referral_clocks,
    report_clocks,
    rights_clocks,
    withdrawal_clocks,
)
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.messages import Command, Event

_WATCHES: tuple[Callable[[Event], list[SetClock | SettleClock]], ...] = (
    case_clocks.watch,
    report_clocks.watch,
    protection_clocks.watch,
    referral_clocks.watch,
    entitlement_clocks.watch,
    person_clocks.watch,
    rights_clocks.watch,
    withdrawal_clocks.watch,
)

_RINGS: Mapping[str, Callable[[UUID, datetime], Command]] = {
    **case_clocks.RINGS,
    **report_clocks.RINGS,
    protection_clocks.PROTECTION: protection_clocks.ring,
    referral_clocks.STEP: referral_clocks.ring,
    person_clocks.DUPLICATE_REVIEW: person_clocks.ring,
    **rights_clocks.RINGS,
    withdrawal_clocks.WITHDRAWAL: withdrawal_clocks.ring,
}


def watch(event: Event) -> list[SetClock | SettleClock]:
    """Say which clocks begin, move or end with this event."""
    return [change for look in _WATCHES for change in look(event)]


def ring(name: str, key: UUID, at: datetime) -> Command:
    """Ask whether the limit has passed; raises `ValueError` for no clock of ours."""
    if name in entitlement_clocks.CLOCKS:
        return entitlement_clocks.ring(name, key, at)
    asks = _RINGS.get(name)
    if asks is None:
        raise ValueError("not a clock of intake")
    return asks(key, at)


CLOCKS = Clocks(watch=watch, ring=ring)
