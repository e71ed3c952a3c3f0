"""What is asked of a person's residence, and what happened to it.

`child_id` is the journey itself where it is a child's who lives here beside a resident.
"""

from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import StayId
from services.shelter.domain.residence.child_messages import OfChildCommand, OfChildEvent
from services.shelter.domain.words import Funding, PolicyVersion
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Code, Command, Event, HeardBeside, Involves, Moment


class Occupy(Command):
    """`granted_until` is how far a decision that still stands lets the state pay.

    `beside`: a child lives here beside a resident, under whose stay it came; `checked`: its
    health was looked at. `returning`: who was away came back, whether or not days are left.
    """

    journey_id: JourneyId
    stay_id: StayId
    funding: Funding
    granted_until: Moment | None = None
    beside: bool = False
    checked: bool = False
    returning: bool = False


class ProlongFunding(Command):
    journey_id: JourneyId
    stay_id: StayId
    until: Moment


class FindOtherFunds(Command):
    """`until` is how long others pay for a child; for a resident the stay tells it."""

    journey_id: JourneyId
    stay_id: StayId
    until: Moment | None = None


class NoteFundedDaysOver(Command):
    """Of a child nobody but the residence knows under which stay it lives."""

    journey_id: JourneyId
    stay_id: StayId | None = None


class AffirmFunding(Command):
    """After a doubt about the person's status, the days the state pays for run on."""

    journey_id: JourneyId


class Relocate(Command):
    """The person moves to another of our houses, under a new stay.

    `unit` is the one that receives a child who lives beside a resident, if it is known.
    """

    journey_id: JourneyId
    stay_id: StayId
    to_stay_id: StayId
    unit: Code | None = None


class Vacate(Command):
    """`concluded_at` is of the death of a child who lived here beside a resident."""

    journey_id: JourneyId
    stay_id: StayId
    concluded_at: Moment | None = None


class VouchForNoResidence(Command):
    """Asked of each linked journey with a residence: does the person live in a house there?"""

    journey_id: JourneyId


class ShareDays(Command):
    """Two journeys are one person's: the other counts the days that the state paid for here.

    It also hears whether the person lives in a house here.
    """

    journey_id: JourneyId
    with_journey: JourneyId


class CountLinkedDays(Command):
    """How many days the state paid for in a linked journey; `None` once it is linked no more.

    `lives_there`: the person lives in a house in that journey now.
    """

    journey_id: JourneyId
    of_journey: JourneyId
    days: int | None
    lives_there: bool = False


ResidenceCommand = (
    Occupy
    | ProlongFunding
    | FindOtherFunds
    | NoteFundedDaysOver
    | AffirmFunding
    | Relocate
    | Vacate
    | VouchForNoResidence
    | ShareDays
    | CountLinkedDays
    | OfChildCommand
)


class FundedResidenceBegan(Event):
    """`days_used` are the state-funded days of earlier stays, in linked journeys, too.

    `funded_until` is past, or that very evening, where somebody came back when no days were left:
    the clock that watches over it asks who pays from now on.

    When a child's health is to be looked at is told here; a resident's is told in the stay.
    """

    kind: Literal["funded-residence-began.v1"] = "funded-residence-began.v1"
    journey_id: JourneyId
    stay_id: StayId
    days_used: int
    funded_until: Moment
    policy_version: PolicyVersion
    child_id: JourneyId | None = None
    health_check_due_at: Moment | None = None
    health_check_policy: PolicyVersion | None = None


class ResidenceBegan(Event):
    """Others than the state pay: for a child until `until`, if that was decided."""

    kind: Literal["residence-began.v1"] = "residence-began.v1"
    journey_id: JourneyId
    stay_id: StayId
    child_id: JourneyId | None = None
    until: Moment | None = None
    health_check_due_at: Moment | None = None
    health_check_policy: PolicyVersion | None = None


class FundingProlonged(Event):
    kind: Literal["funding-prolonged.v1"] = "funding-prolonged.v1"
    stay_id: StayId
    funded_until: Moment
    child_id: JourneyId | None = None


class OtherFundsFound(Event):
    kind: Literal["other-funds-found.v1"] = "other-funds-found.v1"
    stay_id: StayId
    funded_days: int
    child_id: JourneyId | None = None
    until: Moment | None = None


class FundedDaysOver(Event):
    kind: Literal["funded-days-over.v1"] = "funded-days-over.v1"
    stay_id: StayId
    child_id: JourneyId | None = None


class FundingAffirmed(Event):
    kind: Literal["funding-affirmed.v1"] = "funding-affirmed.v1"
    stay_id: StayId
    funded_until: Moment


class ResidenceMoved(Event):
    """`funded_until` if the state pays and its days still run.

    `unit` receives a child who lives beside a resident; for a resident the stay tells it.
    """

    kind: Literal["residence-moved.v1"] = "residence-moved.v1"
    stay_id: StayId
    to_stay_id: StayId
    funded_until: Moment | None
    child_id: JourneyId | None = None
    unit: Annotated[Code | None, Involves()] = None


class ResidenceEnded(Event):
    """`funded_days` are this stay's days that the state paid for and that were not counted yet.

    `relatives_due_at`: until when relatives may see to the funeral of a child who died here.
    """

    kind: Literal["residence-ended.v1"] = "residence-ended.v1"
    stay_id: StayId
    funded_days: int
    child_id: JourneyId | None = None
    relatives_due_at: Moment | None = None
    relatives_policy: PolicyVersion | None = None


class LinkedDaysCounted(HeardBeside, Event):
    """What the state paid for in a linked journey; `days` is empty once it is linked no more.

    `lives_there`: the person lives in a house in that journey now; `two_homes` while they live in
    one here, too, and someone has to decide which stay goes on.
    """

    kind: Literal["linked-days-counted.v1"] = "linked-days-counted.v1"
    journey_id: JourneyId
    of_journey: JourneyId
    days: int | None
    lives_there: bool = False
    two_homes: bool = False


ResidenceEvent = Annotated[
    FundedResidenceBegan
    | ResidenceBegan
    | FundingProlonged
    | OtherFundsFound
    | FundedDaysOver
    | FundingAffirmed
    | ResidenceMoved
    | ResidenceEnded
    | LinkedDaysCounted
    | OfChildEvent,
    Field(discriminator="kind"),
]
