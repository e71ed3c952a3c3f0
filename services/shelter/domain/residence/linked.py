"""A person's other journeys, once they are known as one person's: lived in and paid for there, too.

Each residence keeps how many days the state paid for in the linked journeys. A running stay is
not shortened when a link is found: the next stay counts them. Nor does a link end a stay: who
lives in two houses when it is found leaves the one that people choose with them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.residence.messages import (
    CountLinkedDays,
    LinkedDaysCounted,
    ResidenceEvent,
    ShareDays,
    Vacate,
    VouchForNoResidence,
)
from services.shelter.domain.residence.refusals import LivesInAnotherHouse
from services.shelter.domain.residence.states import (
    Funded,
    LinkedHomes,
    PaidByOthers,
    Residence,
    paid_days,
)
from shared.casework.linked import AskLinked, Linked, NoteLinked, NoteUnlinked, seen_from_both
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command
from shared.kernel.states import changed

LinkedCommand = VouchForNoResidence | ShareDays | CountLinkedDays


def asking_linked(journey_id: JourneyId, stay_id: StayId, at: datetime) -> Sequence[Command]:
    """Return what is asked with each residence that begins: nobody lives in two houses.

    Who comes back is asked about anew: only what is noted on both sides is seen by two at once.
    """
    return [
        AskLinked(
            journey_id=journey_id,
            about=derived("residence-began", stay_id, at.isoformat()),
            question=VouchForNoResidence(journey_id=journey_id, occurred_at=at),
            occurred_at=at,
        )
    ]


def with_link(command: NoteLinked, _: Linked) -> Sequence[Command]:
    """Return what each of two linked residences tells the other: its days, and if lived in."""
    return [ShareDays(**dict(told)) for told in seen_from_both(command)]


def with_unlink(command: NoteUnlinked, _: Linked) -> Sequence[Command]:
    """Return what is counted no longer: they are two persons' days."""
    return [
        CountLinkedDays(
            journey_id=told.journey_id,
            of_journey=told.with_journey,
            days=None,
            occurred_at=told.occurred_at,
        )
        for told in seen_from_both(command)
    ]


def sharing_days(command: ShareDays, residence: Residence) -> Sequence[Command]:
    """Return what the linked journey now knows of this one."""
    return [_counting(command, command.with_journey, residence)]


def telling_linked(command: Vacate, residence: Residence) -> Sequence[Command]:
    """Return what the linked journeys count from the day on which the person leaves."""
    return [_counting(command, other, residence) for other in residence.linked_days]


def _counting(
    command: ShareDays | Vacate, journey: JourneyId, residence: Residence
) -> CountLinkedDays:
    days = residence.days_used
    if isinstance(residence, Funded):
        days += paid_days(residence, command.occurred_at)
    return CountLinkedDays(
        journey_id=journey,
        of_journey=command.journey_id,
        days=days,
        lives_there=isinstance(command, ShareDays) and _lives(residence),
        occurred_at=command.occurred_at,
    )


def _lives(residence: Residence) -> bool:
    return isinstance(residence, Funded | PaidByOthers)


def decide(command: LinkedCommand, residence: Residence) -> list[ResidenceEvent]:
    """Return what a linked journey changes here."""
    match command:
        case VouchForNoResidence():
            if _lives(residence):
                raise LivesInAnotherHouse
            return []
        case ShareDays():
            return []
        case CountLinkedDays():
            return _count(command, residence)
        case _:
            assert_never(command)


def _count(command: CountLinkedDays, residence: Residence) -> list[ResidenceEvent]:
    homes = _homes(residence, command.of_journey, lives_there=command.lives_there)
    known = residence.linked_days.get(command.of_journey)
    if known == command.days and homes == residence.linked_homes:
        return []
    return [LinkedDaysCounted(**dict(command), two_homes=homes.two)]


def _homes(residence: Residence, journey: JourneyId, *, lives_there: bool) -> LinkedHomes:
    """Return where else the person lives, and whether that is beside a house here."""
    lived_in = residence.linked_homes.lived_in - {journey}
    if lives_there:
        lived_in |= {journey}
    return LinkedHomes(lived_in, two=_lives(residence) and bool(lived_in))


def evolve(residence: Residence, event: LinkedDaysCounted) -> Residence:
    """Keep what is counted of a linked journey."""
    linked = {one: n for one, n in residence.linked_days.items() if one != event.of_journey}
    if event.days is not None:
        linked[event.of_journey] = event.days
    homes = _homes(residence, event.of_journey, lives_there=event.lives_there)
    return changed(residence, linked_days=linked, linked_homes=changed(homes, two=event.two_homes))


def carried(before: Residence, after: Residence) -> Residence:
    """Return a residence with what is known of the linked ones; who moved out has one home left."""
    homes = before.linked_homes if _lives(after) else changed(before.linked_homes, two=False)
    return changed(after, linked_days=before.linked_days, linked_homes=homes)
