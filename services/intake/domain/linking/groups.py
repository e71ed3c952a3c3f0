"""All journeys of one person: whoever a chain of links joins, kept in one history for the house.

A link makes one group of two, and an undone link parts what no other chain holds together.
No single journey sees that far, and two links at once must not each miss the other. Two that
were judged to be two persons' are kept here as well: no third journey joins them.
"""

from collections.abc import Set
from dataclasses import dataclass
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.journey.messages import NoteDeathBesideOver, NoteSecondCaseOver
from services.intake.domain.linking.messages import OfTwo
from services.intake.domain.linking.refusals import JudgedTwoPersons, UnlinkFirst
from services.intake.domain.person.decider import TieJourney, UntieJourney
from services.intake.domain.person.ids import LINKS, LinksId, both_ways, in_order
from shared.kernel.decider import Decider
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from shared.kernel.states import changed

Joined = tuple[JourneyId, JourneyId]
"""Two journeys with a link of their own, as they are always written down."""


class OfLinks(OfTwo):
    """Two journeys, among all that are linked."""

    @property
    def links_id(self) -> LinksId:
        """Return the id of the one history of links."""
        return LINKS


class JoinGroups(OfLinks, Command):
    """Asked with a link: all journeys on either side are one person's from now on."""


class PartGroups(OfLinks, Command):
    """Asked with a link that is undone: whom no other chain of links joins are two persons."""


class HoldApart(OfLinks, Command):
    """Asked with the judgement that the two are two persons': nothing joins them meanwhile."""


class HoldApartNoMore(OfLinks, Command):
    """Asked with the judgement that the two are one person's after all."""


GroupingCommand = JoinGroups | PartGroups | HoldApart | HoldApartNoMore


class GroupsJoined(Event):
    kind: Literal["groups-joined.v1"] = "groups-joined.v1"
    links_id: LinksId
    one: JourneyId
    other: JourneyId


class GroupsParted(Event):
    kind: Literal["groups-parted.v1"] = "groups-parted.v1"
    links_id: LinksId
    one: JourneyId
    other: JourneyId


class HeldApart(Event):
    kind: Literal["held-apart.v1"] = "held-apart.v1"
    links_id: LinksId
    one: JourneyId
    other: JourneyId


class HeldApartNoMore(Event):
    kind: Literal["held-apart-no-more.v1"] = "held-apart-no-more.v1"
    links_id: LinksId
    one: JourneyId
    other: JourneyId


GroupingEvent = Annotated[
    GroupsJoined | GroupsParted | HeldApart | HeldApartNoMore, Field(discriminator="kind")
]


@dataclass(frozen=True)
class Links:
    """Every two journeys that a reviewer linked and nobody unlinked since.

    `apart` are those whose last judgement, or undone link, says that they are two persons'.
    """

    joined: frozenset[Joined] = frozenset()
    apart: frozenset[Joined] = frozenset()


def group_of(journey: JourneyId, joined: Set[Joined]) -> frozenset[JourneyId]:
    """Return a journey with all that chains of links join to it."""
    group, waiting = {journey}, [journey]
    while waiting:
        here = waiting.pop()
        beside = {one for two in joined if here in two for one in two} - group
        group |= beside
        waiting += beside
    return frozenset(group)


def decide(command: GroupingCommand, links: Links) -> list[GroupingEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case JoinGroups() | PartGroups():
            return _link(command, links)
        case HoldApart() | HoldApartNoMore():
            return _judge(command, links)
        case _:
            assert_never(command)


def _link(command: JoinGroups | PartGroups, links: Links) -> list[GroupingEvent]:
    one, other = in_order(command.one, command.other)
    known, at = (one, other) in links.joined, command.occurred_at
    match command:
        case JoinGroups() if not known:
            _joins_no_two_persons(command, links)
            return [GroupsJoined(links_id=LINKS, one=one, other=other, occurred_at=at)]
        case PartGroups() if known:
            return [GroupsParted(links_id=LINKS, one=one, other=other, occurred_at=at)]
        case JoinGroups() | PartGroups():
            return []
        case _:
            assert_never(command)


def _joins_no_two_persons(command: JoinGroups, links: Links) -> None:
    """Refuse to join through others whom somebody judged to be two; these two were judged."""
    through_others = {in_order(*two) for two in _across(command, links.joined)}
    if links.apart & through_others - {in_order(command.one, command.other)}:
        raise JudgedTwoPersons


def _judge(command: HoldApart | HoldApartNoMore, links: Links) -> list[GroupingEvent]:
    one, other = in_order(command.one, command.other)
    known, at = (one, other) in links.apart, command.occurred_at
    match command:
        case HoldApart() if other in group_of(one, links.joined):
            raise UnlinkFirst
        case HoldApart() if not known:
            return [HeldApart(links_id=LINKS, one=one, other=other, occurred_at=at)]
        case HoldApartNoMore() if known:
            return [HeldApartNoMore(links_id=LINKS, one=one, other=other, occurred_at=at)]
        case HoldApart() | HoldApartNoMore():
            return []
        case _:
            assert_never(command)


def ties_groups(command: JoinGroups, links: Links) -> list[Command]:
    """Each journey on one side is tied to each on the other; they stand on both, or on neither."""
    return [
        TieJourney(journey_id=journey, with_journey=other, occurred_at=command.occurred_at)
        for journey, other in _across(command, links.joined)
    ]


def unties_groups(command: PartGroups, links: Links) -> list[Command]:
    """Nothing is untied while another chain of links joins the two."""
    left = links.joined - {in_order(command.one, command.other)}
    return [
        UntieJourney(journey_id=journey, with_journey=other, occurred_at=command.occurred_at)
        for journey, other in _across(command, left)
    ]


def tells_two_persons(command: PartGroups, links: Links) -> list[Command]:
    """Whoever is two persons' after all has no second case in the other journey, nor died there."""
    left = links.joined - {in_order(command.one, command.other)}
    return [
        over(journey_id=journey, other_journey=other, occurred_at=command.occurred_at)
        for journey, other in _across(command, left)
        for over in (NoteSecondCaseOver, NoteDeathBesideOver)
    ]


def _across(command: JoinGroups | PartGroups, joined: Set[Joined]) -> list[Joined]:
    """Return each journey of one side with each of the other; none where they are one group."""
    here, there = group_of(command.one, joined), group_of(command.other, joined)
    if here == there:
        return []
    return [
        each for one in sorted(here) for other in sorted(there) for each in both_ways(one, other)
    ]


def evolve(links: Links, event: GroupingEvent) -> Links:
    """Apply one recorded event; never refuse, never look outside."""
    two = (event.one, event.other)
    match event:
        case GroupsJoined():
            return Links(links.joined | {two}, links.apart - {two})
        case GroupsParted():
            return Links(links.joined - {two}, links.apart | {two})
        case HeldApart():
            return changed(links, apart=links.apart | {two})
        case HeldApartNoMore():
            return changed(links, apart=links.apart - {two})
        case _:
            assert_never(event)


decider: Decider[GroupingCommand, Links, GroupingEvent] = Decider(Links(), decide, evolve)
