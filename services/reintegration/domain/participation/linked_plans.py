"""A person's plans in linked journeys: where two are open when a link is found, someone decides.

A plan that is open is not ended by a link: the two may be far along, and only people know which
of them the person wants to go on with. Until one ends or the link is undone, both say so.
"""

from collections.abc import Sequence

from services.reintegration.domain.participation.commands import (
    EndOpenPlan,
    EndParticipation,
    LinkedPlanCommand,
    NoteDeath,
    NoteLinkedPlan,
    SharePlan,
)
from services.reintegration.domain.participation.events import LinkedPlanNoted
from services.reintegration.domain.participation.states import (
    LinkedPlans,
    Participating,
    Participation,
)
from shared.casework.linked import Linked, NoteLinked, NoteUnlinked, seen_from_both
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.kernel.states import changed


def with_link(command: NoteLinked, _: Linked) -> Sequence[Command]:
    """Return what each of two linked journeys tells the other: whether a plan is open there."""
    return [SharePlan(**dict(told)) for told in seen_from_both(command)]


def with_unlink(command: NoteUnlinked, _: Linked) -> Sequence[Command]:
    """Return what is weighed no longer: they are two persons' plans."""
    return [
        NoteLinkedPlan(
            journey_id=told.journey_id,
            of_journey=told.with_journey,
            is_open=None,
            occurred_at=told.occurred_at,
        )
        for told in seen_from_both(command)
    ]


def sharing_plan(command: SharePlan, person: Participation) -> Sequence[Command]:
    """Return what the linked journey now knows of this one."""
    return [
        NoteLinkedPlan(
            journey_id=command.with_journey,
            of_journey=command.journey_id,
            is_open=isinstance(person.presence, Participating),
            occurred_at=command.occurred_at,
        )
    ]


def telling_linked(
    command: EndParticipation | EndOpenPlan | NoteDeath, person: Participation
) -> Sequence[Command]:
    """Return what the linked journeys know once the plan that is open here has ended."""
    if not isinstance(person.presence, Participating) or not _ends(command, person.presence):
        return []
    return [
        NoteLinkedPlan(
            journey_id=journey,
            of_journey=command.journey_id,
            is_open=False,
            occurred_at=command.occurred_at,
        )
        for journey in person.linked.known
    ]


def _ends(command: EndParticipation | EndOpenPlan | NoteDeath, presence: Participating) -> bool:
    match command:
        case EndParticipation():
            return command.plan_id == presence.plan_id
        case EndOpenPlan():
            return presence.since <= command.occurred_at
        case NoteDeath():
            return True


def decide(command: LinkedPlanCommand, person: Participation) -> list[LinkedPlanNoted]:
    """Return what a linked journey changes here; `SharePlan` only passes on what is known."""
    if isinstance(command, SharePlan):
        return []
    after = _after(person.linked, command.of_journey, is_open=command.is_open)
    two = isinstance(person.presence, Participating) and any(after.values())
    if after == person.linked.known and two == person.linked.two_open:
        return []
    return [LinkedPlanNoted(**dict(command), two_open=two)]


def _after(
    linked: LinkedPlans, journey: JourneyId, *, is_open: bool | None
) -> dict[JourneyId, bool]:
    others = {one: known for one, known in linked.known.items() if one != journey}
    return others if is_open is None else {**others, journey: is_open}


def evolve(person: Participation, event: LinkedPlanNoted) -> Participation:
    """Keep what is known of a linked journey."""
    known = _after(person.linked, event.of_journey, is_open=event.is_open)
    return changed(person, linked=LinkedPlans(known, two_open=event.two_open))


def one_left(person: Participation) -> Participation:
    """Return a person whose plan here is over: nothing is to be decided here any more."""
    return changed(person, linked=changed(person.linked, two_open=False))
