"""What else must happen, in one breath, when a child comes, goes, or moves with the resident.

A child has a residence of its own: the days that the state pays for count over all its stays.
"""

from collections.abc import Sequence
from datetime import datetime

from services.shelter.domain.house.messages import FreePlace
from services.shelter.domain.ids import StayId
from services.shelter.domain.residence.child_messages import NoteChildChecked
from services.shelter.domain.residence.linked import asking_linked
from services.shelter.domain.residence.messages import (
    FindOtherFunds,
    Occupy,
    ProlongFunding,
    Relocate,
    Vacate,
)
from services.shelter.domain.rights.messages import Claim
from services.shelter.domain.stay.care_messages import RecordHealthCheck
from services.shelter.domain.stay.child_messages import (
    BringChild,
    ChildCame,
    ChildDaysExtended,
    ExtendChildDays,
    RecordChildDeath,
    RecordChildLeft,
)
from services.shelter.domain.stay.events import StayExtended
from services.shelter.domain.stay.standing import at_home, life_of
from services.shelter.domain.stay.states import Child, Emergency, Life, Lived, Resident, Stay
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command
from shared.law.entitlements import Item


def with_coming(command: BringChild, state: Stay) -> Sequence[Command]:
    """Return what the law must give the child itself, and its residence that begins."""
    lodger = at_home(state)
    if lodger is None or command.child_id in lodger.life.children:
        return []
    needs = claimed_for(
        command.child_id,
        command.stay_id,
        "a-essential-needs",
        command.occurred_at,
        in_emergency=isinstance(lodger, Emergency),
    )
    came = Child(ChildCame(**dict(command)))
    return [needs, *_occupied(command.stay_id, came, command.occurred_at, returning=False)]


def claimed_for(
    child_id: JourneyId, stay_id: StayId, item: Item, at: datetime, *, in_emergency: bool = False
) -> Claim:
    """Return what is asked of a child's own rights, not of the resident's."""
    return Claim(
        journey_id=child_id,
        stay_id=beside(stay_id, child_id),
        group=None,
        item=item,
        in_emergency=in_emergency,
        occurred_at=at,
    )


def with_days(command: ExtendChildDays, _: Stay) -> Sequence[Command]:
    """Return what a decision does to the days that the state pays for of a child."""
    own = beside(command.stay_id, command.child_id)
    if command.funding == "state":
        return [
            ProlongFunding(
                journey_id=command.child_id,
                stay_id=own,
                until=command.until,
                occurred_at=command.occurred_at,
            )
        ]
    return [
        FindOtherFunds(
            journey_id=command.child_id,
            stay_id=own,
            until=command.until,
            occurred_at=command.occurred_at,
        )
    ]


def with_check(command: RecordHealthCheck, _: Stay) -> Sequence[Command]:
    """Return what is due no longer once a child's health was looked at."""
    if command.for_child is None:
        return []
    return [NoteChildChecked(journey_id=command.for_child, occurred_at=command.occurred_at)]


def with_going(command: RecordChildLeft | RecordChildDeath, state: Stay) -> Sequence[Command]:
    """Return the residence of a child that ends, and the place that is for others.

    Who was away has neither any more; after a death there is a funeral to see to, all the same.
    """
    life = life_of(state) if isinstance(state, Lived) else Life()
    if command.child_id not in {child.came.child_id for child in life.children_here}:
        return []
    concluded_at = command.concluded_at if isinstance(command, RecordChildDeath) else None
    gone = _vacated(command.stay_id, command.child_id, command.occurred_at, concluded_at)
    resident = at_home(state)
    if resident is None:
        return [gone] if concluded_at else []
    place = FreePlace(
        house_id=resident.house_id, stay_id=command.stay_id, occurred_at=command.occurred_at
    )
    return [place, gone]


def all_vacate(stay_id: StayId, life: Life, at: datetime) -> list[Command]:
    """Return the residences that end because the children leave with the resident."""
    return [_vacated(stay_id, child.came.child_id, at) for child in life.children_here]


def all_relocate(
    stay_id: StayId, to_stay_id: StayId, resident: Resident, at: datetime
) -> list[Command]:
    """Return the residences that go on in another house."""
    return [
        Relocate(
            journey_id=child.came.child_id,
            stay_id=beside(stay_id, child.came.child_id),
            to_stay_id=beside(to_stay_id, child.came.child_id),
            unit=resident.receiving_unit,
            occurred_at=at,
        )
        for child in resident.life.children_here
    ]


def all_coming(resident: Resident) -> tuple[ChildCame, ...]:
    """Return the children as the other house takes them in: paid for as they are today."""
    return tuple(
        child.came.model_copy(update={"funding": child.funding})
        for child in resident.life.children_here
    )


def all_extended(resident: Resident, at: datetime) -> tuple[ChildDaysExtended, ...]:
    """Return what was decided on the children's own days, as far as it stands."""
    return tuple(
        child.extended
        for child in resident.life.children_here
        if child.extended and stands(child.extended, at)
    )


def stands(extended: StayExtended | ChildDaysExtended, at: datetime) -> bool:
    """Tell whether a decision goes along: while days run on, or someone must see who pays now."""
    return extended.funding == "other" or extended.until > at


def all_occupy(stay_id: StayId, resident: Resident, at: datetime) -> list[Command]:
    """Return the residences that begin again because the children come back, too."""
    return [
        command
        for child in resident.life.children_here
        for command in _occupied(stay_id, child, at, returning=True)
    ]


def beside(stay_id: StayId, child_id: JourneyId) -> StayId:
    """Return under which id a child resides: beside the resident's stay, with limits of its own."""
    return StayId(derived("child-in-stay", stay_id, child_id))


def _vacated(
    stay_id: StayId, child_id: JourneyId, at: datetime, concluded_at: datetime | None = None
) -> Vacate:
    return Vacate(
        journey_id=child_id,
        stay_id=beside(stay_id, child_id),
        concluded_at=concluded_at,
        occurred_at=at,
    )


def _occupied(stay_id: StayId, child: Child, at: datetime, *, returning: bool) -> list[Command]:
    journey, extended = child.came.child_id, child.extended
    own = beside(stay_id, journey)
    return [
        Occupy(
            journey_id=journey,
            stay_id=own,
            funding=child.funding,
            granted_until=extended.until if extended else None,
            beside=True,
            checked=child.life.checked is not None,
            returning=returning,
            occurred_at=at,
        ),
        *asking_linked(journey, own, at),
    ]
