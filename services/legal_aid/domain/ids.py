"""Ids of the legal-aid room; opaque, but a centre and a register follow from their codes."""

from typing import NewType
from uuid import UUID

from shared.kernel.ids import JourneyId, derived

MatterId = NewType("MatterId", UUID)
RegisterId = NewType("RegisterId", UUID)
CentreId = NewType("CentreId", UUID)
ProviderId = NewType("ProviderId", UUID)
PartyId = NewType("PartyId", UUID)
DeadlineId = NewType("DeadlineId", UUID)
NoticeId = NewType("NoticeId", UUID)
PaymentId = NewType("PaymentId", UUID)
PostId = NewType("PostId", UUID)
QueryId = NewType("QueryId", UUID)


def centre_of(code: str) -> CentreId:
    """Return the one centre that has this code."""
    return CentreId(derived("centre", code))


def register_of(centre: str, year: int) -> RegisterId:
    """Return the one register that a centre keeps for a year."""
    return RegisterId(derived("register", centre, year))


def by_sign(sign: str) -> PartyId:
    """Return what somebody is called whom a keyed sign stands for, in whatever matter."""
    return PartyId(derived("party", sign))


def as_party(client: JourneyId) -> PartyId:
    """Return what a client is called where sides are compared."""
    return PartyId(client)
