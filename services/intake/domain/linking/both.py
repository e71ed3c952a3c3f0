"""What is written with a pair: the same on both journeys and all that are joined, or on none."""

from services.intake.domain.journey.messages import RecogniseJourney
from services.intake.domain.linking.decider import (
    JudgedDifferent,
    JudgedSame,
    Linked,
    Sameness,
    Suspected,
)
from services.intake.domain.linking.groups import (
    HoldApart,
    HoldApartNoMore,
    JoinGroups,
    PartGroups,
)
from services.intake.domain.linking.messages import (
    JudgeDuplicate,
    LinkJourneys,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.person.ids import both_ways
from shared.kernel.messages import Command


def recognises_both(command: SuspectDuplicate, _: Sameness) -> list[Command]:
    """A reviewer's suspicion is about two people whom intake has met."""
    return [
        RecogniseJourney(journey_id=journey, occurred_at=command.occurred_at)
        for journey, _other in both_ways(command.one, command.other)
    ]


def holds_apart(command: JudgeDuplicate, sameness: Sameness) -> list[Command]:
    """Whom a judgement finds to be two persons no third journey joins, until it is undone."""
    match sameness:
        case Suspected(pair) | JudgedSame(pair) if not command.same:
            return [HoldApart(one=pair.one, other=pair.other, occurred_at=command.occurred_at)]
        case Suspected(pair) | JudgedDifferent(pair) if command.same:
            at = command.occurred_at
            return [HoldApartNoMore(one=pair.one, other=pair.other, occurred_at=at)]
        case _:
            return []


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
