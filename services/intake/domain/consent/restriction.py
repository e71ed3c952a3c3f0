"""A journey whose processing is restricted: nothing new is shared on the person's consent.

What exists is kept. A lawful ground that needs no consent, such as a danger to life, still
lets a sharing through. Every sharing passes here, so that none slips by a restriction.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, assert_never
from uuid import UUID

from pydantic import Field

from services.intake.domain.ids import RequestId
from services.intake.domain.words import Basis, ByConsent
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.kernel.states import changed

_RESTRICTION = "Law 91/2025/QH15, Arts 4 and 19.1; Decree 356/2025/ND-CP, Art 5"

Why = Literal["granted-request", "accuracy-contested", "use-contested", "needed-for-claim"]

LiftedBecause = Literal["wish-of-person", "settled", "decision-of-authority"]


class RestrictJourney(Command):
    """`request_id` is the granted request that this carries out, if it does."""

    journey_id: JourneyId
    why: Why
    request_id: RequestId | None = None


class LiftRestriction(Command):
    journey_id: JourneyId
    because: LiftedBecause


class PassSharing(Command):
    """`sharing_id` is what shares: a referral."""

    journey_id: JourneyId
    sharing_id: UUID
    basis: Basis


RestrictionCommand = RestrictJourney | LiftRestriction | PassSharing


class JourneyRestricted(Event):
    kind: Literal["journey-restricted.v1"] = "journey-restricted.v1"
    journey_id: JourneyId
    why: Why
    request_id: RequestId | None = None


class RestrictionLifted(Event):
    kind: Literal["restriction-lifted.v1"] = "restriction-lifted.v1"
    journey_id: JourneyId
    because: LiftedBecause


class SharingPassed(Event):
    kind: Literal["sharing-passed.v1"] = "sharing-passed.v1"
    journey_id: JourneyId
    sharing_id: UUID
    basis: Basis
    while_restricted: bool


RestrictionEvent = Annotated[
    JourneyRestricted | RestrictionLifted | SharingPassed, Field(discriminator="kind")
]


@dataclass(frozen=True)
class Restriction:
    """Whether it stands, whether it ever did, and what passed."""

    standing: bool = False
    known: bool = False
    passed: frozenset[UUID] = frozenset()


class SharingIsRestricted(Refused):
    """The person has had processing restricted: nothing new is shared on their consent."""

    slug = "sharing-is-restricted"
    vi = "Việc xử lý dữ liệu của người này đang bị hạn chế; không chia sẻ thêm theo sự đồng ý."
    source = _RESTRICTION


class NeverRestricted(Refused):
    """Processing is not restricted on this journey."""

    slug = "never-restricted"
    vi = "Hồ sơ này không bị hạn chế xử lý."
    source = _RESTRICTION


def decide(command: RestrictionCommand, restriction: Restriction) -> list[RestrictionEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RestrictJourney():
            return [] if restriction.standing else [JourneyRestricted(**dict(command))]
        case LiftRestriction():
            return _lift(command, restriction)
        case PassSharing():
            return _pass(command, restriction)
        case _:
            assert_never(command)


def _lift(command: LiftRestriction, restriction: Restriction) -> list[RestrictionEvent]:
    if restriction.standing:
        return [RestrictionLifted(**dict(command))]
    if not restriction.known:
        raise NeverRestricted
    return []


def _pass(command: PassSharing, restriction: Restriction) -> list[RestrictionEvent]:
    if command.sharing_id in restriction.passed:
        return []
    if restriction.standing and isinstance(command.basis, ByConsent):
        raise SharingIsRestricted
    return [SharingPassed(**dict(command), while_restricted=restriction.standing)]


def evolve(restriction: Restriction, event: RestrictionEvent) -> Restriction:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case JourneyRestricted():
            return changed(restriction, standing=True, known=True)
        case RestrictionLifted():
            return changed(restriction, standing=False)
        case SharingPassed():
            return changed(restriction, passed=restriction.passed | {event.sharing_id})
        case _:
            assert_never(event)


decider: Decider[RestrictionCommand, Restriction, RestrictionEvent] = Decider(
    Restriction(), decide, evolve
)
