"""What is due for a child who lives here beside a resident, told in the child's own residence.

`child_id` is the journey itself; `stay_id` is the one under which the child lives beside.
"""

from typing import Annotated, Literal

from services.shelter.domain.ids import StayId
from services.shelter.domain.words import (
    ChildLimit,
    ChildReview,
    ChildTurn,
    Farewell,
    PolicyVersion,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Code, Command, Event, Involves, Moment


class NoteChildChecked(Command):
    """The child's health was looked at."""

    journey_id: JourneyId


class NoteChildTurn(Command):
    """Something was heard of a person who may be such a child."""

    journey_id: JourneyId
    turn: ChildTurn


class ReviewChild(Command):
    """Someone looked at what holds for the child now."""

    journey_id: JourneyId
    outcome: ChildReview


class NoteChildLimit(Command):
    journey_id: JourneyId
    limit: ChildLimit


class RecordChildFarewell(Command):
    """`by` says who sees to the funeral of a child who died here."""

    journey_id: JourneyId
    by: Farewell


OfChildCommand = (
    NoteChildChecked | NoteChildTurn | ReviewChild | NoteChildLimit | RecordChildFarewell
)


class ChildReceived(Event):
    """In another of our houses the child is that unit's from now on, as the resident is."""

    kind: Literal["child-received.v1"] = "child-received.v1"
    stay_id: StayId
    child_id: JourneyId
    unit: Annotated[Code | None, Involves()]
    health_check_due_at: Moment
    health_check_policy: PolicyVersion


class ChildChecked(Event):
    kind: Literal["child-checked.v1"] = "child-checked.v1"
    stay_id: StayId
    child_id: JourneyId


class ChildTurned(Event):
    """Somebody has to look at what holds for the child now."""

    kind: Literal["child-turned.v1"] = "child-turned.v1"
    stay_id: StayId
    child_id: JourneyId
    turn: ChildTurn


class ChildReviewed(Event):
    kind: Literal["child-reviewed.v1"] = "child-reviewed.v1"
    stay_id: StayId
    child_id: JourneyId
    outcome: ChildReview


class ChildLimitPassed(Event):
    kind: Literal["child-limit-passed.v1"] = "child-limit-passed.v1"
    child_id: JourneyId
    limit: ChildLimit
    due_at: Moment


class ChildDied(Event):
    """The child died when it lived here no more, as it was away with the resident.

    Who dies while living here is told with the end of the residence.
    """

    kind: Literal["child-died.v1"] = "child-died.v1"
    stay_id: StayId
    child_id: JourneyId
    relatives_due_at: Moment
    relatives_policy: PolicyVersion


class ChildFarewellArranged(Event):
    kind: Literal["child-farewell-arranged.v1"] = "child-farewell-arranged.v1"
    child_id: JourneyId
    by: Farewell


OfChildEvent = (
    ChildReceived
    | ChildChecked
    | ChildTurned
    | ChildReviewed
    | ChildLimitPassed
    | ChildDied
    | ChildFarewellArranged
)
