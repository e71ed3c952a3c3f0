"""A child who lives here with the resident and has a journey of its own."""

from typing import Literal

from services.shelter.domain.ids import StayId
from services.shelter.domain.words import (
    ChildEnd,
    ChildLeaving,
    DecidedBy,
    ExtensionGround,
    Funding,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment


class BringChild(Command):
    """One of the children who came along is named by its own journey."""

    stay_id: StayId
    child_id: JourneyId
    funding: Funding = "state"


class RecordChildLeft(Command):
    """The child leaves before the resident does."""

    stay_id: StayId
    child_id: JourneyId
    reason: ChildLeaving


class RecordChildDeath(Command):
    """`concluded_at` is when a competent body gave its conclusion on the death."""

    stay_id: StayId
    child_id: JourneyId
    concluded_at: Moment


class ExtendChildDays(Command):
    """Someone competent decides that the child stays on beyond its own days, and who pays."""

    stay_id: StayId
    child_id: JourneyId
    until: Moment
    funding: Funding
    decided_by: DecidedBy
    ground: ExtensionGround


ChildCommand = BringChild | RecordChildLeft | RecordChildDeath | ExtendChildDays


class ChildCame(Event):
    kind: Literal["child-came.v1"] = "child-came.v1"
    stay_id: StayId
    child_id: JourneyId
    funding: Funding


class ChildLeft(Event):
    """`concluded_at` of a death; early ones do not tell it."""

    kind: Literal["child-left.v1"] = "child-left.v1"
    stay_id: StayId
    child_id: JourneyId
    reason: ChildEnd
    concluded_at: Moment | None = None


class ChildDaysExtended(Event):
    kind: Literal["child-days-extended.v1"] = "child-days-extended.v1"
    stay_id: StayId
    child_id: JourneyId
    until: Moment
    funding: Funding
    decided_by: DecidedBy
    ground: ExtensionGround


ChildEvent = ChildCame | ChildLeft | ChildDaysExtended
