"""What is asked of a person's residence, and what happened to it."""

from typing import Annotated, Literal

from pydantic import Field

from services.shelter.domain.ids import StayId
from services.shelter.domain.words import Funding, PolicyVersion
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Moment


class Occupy(Command):
    journey_id: JourneyId
    stay_id: StayId
    funding: Funding


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


class Vacate(Command):
    journey_id: JourneyId
    stay_id: StayId


ResidenceCommand = Occupy | ProlongFunding | FindOtherFunds | NoteFundedDaysOver | Vacate


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
    | ResidenceEnded,
    Field(discriminator="kind"),
]
