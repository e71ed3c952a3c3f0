"""What a room does when it hears of a consent, or of a restriction: it notes it, and stops."""

from collections.abc import Callable
from functools import partial
from typing import Any, assert_never, get_args

from shared.casework.sharing.messages import (
    HearDoubt,
    HearExpiry,
    HearRestriction,
    HearWithdrawal,
    NoteConsent,
    StopAllSharing,
)
from shared.contracts.intake import (
    ConsentDoubted,
    ConsentExpired,
    ConsentRecorded,
    ConsentWithdrawn,
    ErasureOrdered,
    JourneyRestricted,
    RestrictionLifted,
)
from shared.kernel.messages import Command
from shared.kernel.policy import Policy
from shared.kernel.room import ServiceName

OfConsent = ConsentRecorded | ConsentWithdrawn | ConsentExpired | ConsentDoubted
Heard = OfConsent | JourneyRestricted | RestrictionLifted | ErasureOrdered

HEARS = get_args(Heard)


def react(service: ServiceName, fact: Heard) -> list[Command]:
    """Note what the person agreed to, took back, or had restricted."""
    journey_id, at = fact.journey_id, fact.occurred_at
    match fact:
        case ConsentRecorded() | ConsentWithdrawn() | ConsentExpired() | ConsentDoubted():
            return [_of_consent(service, fact)]
        case ErasureOrdered():
            return [StopAllSharing(journey_id=journey_id, occurred_at=at)]
        case JourneyRestricted() | RestrictionLifted():
            standing = isinstance(fact, JourneyRestricted)
            return [HearRestriction(journey_id=journey_id, standing=standing, occurred_at=at)]
        case _:
            assert_never(fact)


def _of_consent(service: ServiceName, fact: OfConsent) -> Command:
    said: dict[str, Any] = {
        "journey_id": fact.journey_id,
        "consent_id": fact.consent_id,
        "occurred_at": fact.occurred_at,
    }
    match fact:
        case ConsentRecorded():
            return NoteConsent(
                purpose=fact.purpose,
                scope=fact.scope,
                recipient=fact.recipient,
                expires_at=fact.expires_at,
                **said,
            )
        case ConsentWithdrawn(services=services):
            return HearWithdrawal(answer=service in services, **said)
        case ConsentExpired():
            return HearExpiry(**said)
        case ConsentDoubted(services=services):
            return HearDoubt(ask=service in services, **said)
        case _:
            assert_never(fact)


def sharing_duty(room: str, service: ServiceName) -> Policy:
    """Return the duty of a room to share only what may be shared; `room` begins its names."""
    stops: Callable[[Heard], list[Command]] = partial(react, service)
    return Policy(f"{room}-sharing", hears=HEARS, react=stops)
