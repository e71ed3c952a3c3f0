"""What is written with a pair: the same on both journeys, or on neither."""

from services.intake.domain.journey_messages import RecogniseJourney
from services.intake.domain.linking import JudgedSame, Linked, Sameness
from services.intake.domain.linking_messages import LinkJourneys, SuspectDuplicate, UnlinkJourneys
from services.intake.domain.person import TieJourney, UntieJourney
from services.intake.domain.person_ids import both_ways
from shared.kernel.messages import Command


def recognises_both(command: SuspectDuplicate, _: Sameness) -> list[Command]:
    """A reviewer's suspicion is about two people whom intake has met."""
    return [
        RecogniseJourney(journey_id=journey, occurred_at=command.occurred_at)
        for journey, _other in both_ways(command.one, command.other)
    ]


def ties_both(command: LinkJourneys, sameness: Sameness) -> list[Command]:
    """A link stands on both journeys."""
    if not isinstance(sameness, JudgedSame):
        return []
    return [
        TieJourney(journey_id=journey, with_journey=other, occurred_at=command.occurred_at)
        for journey, other in both_ways(sameness.pair.one, sameness.pair.other)
    ]


def unties_both(command: UnlinkJourneys, sameness: Sameness) -> list[Command]:
    """A link that is undone stands on neither."""
    if not isinstance(sameness, Linked):
        return []
    return [
        UntieJourney(journey_id=journey, with_journey=other, occurred_at=command.occurred_at)
        for journey, other in both_ways(sameness.pair.one, sameness.pair.other)
    ]
