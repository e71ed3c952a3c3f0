"""What is asked across journeys that are one person's: who is on which side, by what name."""

from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command


class CompareLinked(Command):
    """Asked of a journey that is the same person's before somebody acts for the client."""

    journey_id: JourneyId
    matter_id: MatterId
    parties: tuple[PartyId, ...]
    provider_id: ProviderId


class MeetOpposingParty(Command):
    """Asked of a journey that is the same client's: is it they who are named on the other side?"""

    journey_id: JourneyId
    party_id: PartyId
    known_as: tuple[PartyId, ...] = ()


class RecogniseParty(Command):
    """Asked of a journey by which a party is named, or that is theirs, too: what else is it called?

    `client` is whose matter it is, `provider_id` who acts in it.
    """

    journey_id: JourneyId
    client: JourneyId
    matter_id: MatterId
    party_id: PartyId
    provider_id: ProviderId | None


class RecogniseLinked(Command):
    """Asked of a journey that is the same client's, when the client is named in the other."""

    journey_id: JourneyId
    known_as: tuple[PartyId, ...]


class ShareSides(Command):
    """Two journeys are one client's: who acts in the other is told who is on which side here."""

    journey_id: JourneyId
    with_journey: JourneyId


class HearSides(Command):
    """What a linked journey tells: what the client is called there, and each of the other side."""

    journey_id: JourneyId
    known_as: tuple[PartyId, ...]
    persons: tuple[tuple[PartyId, ...], ...]


LinkedSideCommand = (
    CompareLinked | MeetOpposingParty | RecogniseParty | RecogniseLinked | ShareSides | HearSides
)
