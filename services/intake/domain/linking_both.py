"""What is written with a pair: the same on both journeys and all that are joined, or on none."""

from services.intake.domain.journey_messages import RecogniseJourney
from services.intake.domain.linking import JudgedSame, Linked, Sameness
from services.intake.domain.linking_groups import JoinGroups, PartGroups
from services.intake.domain.linking_messages import LinkJourneys, SuspectDuplicate, UnlinkJourneys
from services.intake.domain.person_ids import both_ways
from shared.kernel.messages import Command


def recognises_both(command: SuspectDuplicate, _: Sameness) -> list[Command]:
    """A reviewer's suspicion is about two people whom intake has met."""
    return [
        RecogniseJourney(journey_id=journey, occurred_at=command.occurred_at)
        for journey, _other in both_ways(command.one, command.other)
    ]


def joins_groups(command: LinkJourneys, sameness: Sameness) -> list[Command]:
    """A link makes one person's of all journeys that were joined to either of the two."""
    if not isinstance(sameness, JudgedSame):
        return []
    one, other = sameness.pair.one, sameness.pair.other
    return [JoinGroups(one=one, other=other, occurred_at=command.occurred_at)]


def parts_groups(command: UnlinkJourneys, sameness: Sameness) -> list[Command]:
    """A link that is undone takes away what rested on it alone."""
    if not isinstance(sameness, Linked):
        return []
    one, other = sameness.pair.one, sameness.pair.other
    return [PartGroups(one=one, other=other, occurred_at=command.occurred_at)]
