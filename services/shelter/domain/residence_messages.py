"""What is asked of a person's residence, and what happened to it."""

from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import StayId
from services.shelter.domain.words import Funding, PolicyVersion
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment


class Occupy(Command):
    """`granted_until` is how far a decision that still stands lets the state pay."""

    journey_id: JourneyId
    stay_id: StayId
    funding: Funding
    granted_until: Moment | None = None


class ProlongFunding(Command):
    journey_id: JourneyId
    stay_id: StayId
    until: Moment


class FindOtherFunds(Command):
    journey_id: JourneyId
    stay_id: StayId


class NoteFundedDaysOver(Command):
    journey_id: JourneyId
    stay_id: StayId


class AffirmFunding(Command):
    """After a doubt about the person's status, the days the state pays for run on."""

    journey_id: JourneyId


class Relocate(Command):
    """The person moves to another of our houses, under a new stay."""

    journey_id: JourneyId
    stay_id: StayId
    to_stay_id: StayId


class Vacate(Command):
    journey_id: JourneyId
    stay_id: StayId


ResidenceCommand = (
    Occupy
    | ProlongFunding
    | FindOtherFunds
    | NoteFundedDaysOver
    | AffirmFunding
    | Relocate
    | Vacate
)


class FundedResidenceBegan(Event):
    """`days_used` are the state-funded days of earlier stays."""

    kind: Literal["funded-residence-began.v1"] = "funded-residence-began.v1"
    journey_id: JourneyId
    stay_id: StayId
    days_used: int
    funded_until: Moment
    policy_version: PolicyVersion


class ResidenceBegan(Event):
    """Others than the state pay."""

    kind: Literal["residence-began.v1"] = "residence-began.v1"
    journey_id: JourneyId
    stay_id: StayId


class FundingProlonged(Event):
    kind: Literal["funding-prolonged.v1"] = "funding-prolonged.v1"
    stay_id: StayId
    funded_until: Moment


class OtherFundsFound(Event):
    kind: Literal["other-funds-found.v1"] = "other-funds-found.v1"
    stay_id: StayId
    funded_days: int


class FundedDaysOver(Event):
    kind: Literal["funded-days-over.v1"] = "funded-days-over.v1"
    stay_id: StayId


class FundingAffirmed(Event):
    kind: Literal["funding-affirmed.v1"] = "funding-affirmed.v1"
    stay_id: StayId
    funded_until: Moment


class ResidenceMoved(Event):
    """`funded_until` if the state pays and its days still run."""

    kind: Literal["residence-moved.v1"] = "residence-moved.v1"
    stay_id: StayId
    to_stay_id: StayId
    funded_until: Moment | None


class ResidenceEnded(Event):
    """`funded_days` are this stay's days that the state paid for and that were not counted yet."""

    kind: Literal["residence-ended.v1"] = "residence-ended.v1"
    stay_id: StayId
    funded_days: int


ResidenceEvent = Annotated[
    FundedResidenceBegan
    | ResidenceBegan
    | FundingProlonged
    | OtherFundsFound
    | FundedDaysOver
    | FundingAffirmed
    | ResidenceMoved
    | ResidenceEnded,
    Field(discriminator="kind"),
]
