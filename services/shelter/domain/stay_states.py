"""Where a stay stands: asked for, offered, lived, prepared to end, over."""

from dataclasses import dataclass
from datetime import datetime

from services.shelter.domain.stay_events import (
    CarePlanAgreed,
    CarePlanRevised,
    DischargePlanned,
    DischargeRiskAssessed,
    ExtensionDenied,
    PlacementApproved,
    PlacementRequested,
    ResidentAdmitted,
    StayExtended,
)
from services.shelter.domain.words import Funding


@dataclass(frozen=True)
class NoStay:
    """Nothing was asked."""


@dataclass(frozen=True)
class Requested:
    """Someone asks for a place."""

    request: PlacementRequested

    @property
    def since(self) -> datetime:
        """Return when this began."""
        return self.request.occurred_at


@dataclass(frozen=True)
class Waiting:
    """No place is free yet; the person waits in order."""

    request: PlacementRequested
    since: datetime


@dataclass(frozen=True)
class Approved:
    """A place is offered and waits to be taken up."""

    request: PlacementRequested
    approval: PlacementApproved

    @property
    def since(self) -> datetime:
        """Return when this began."""
        return self.approval.occurred_at


@dataclass(frozen=True)
class Resident:
    """The person lives in a house.

    `answer` is the last word on an extension; `limit_reached` that the state-funded
    days ran out without one.
    """

    request: PlacementRequested
    admission: ResidentAdmitted
    funding: Funding
    care_plan: CarePlanAgreed | CarePlanRevised | None = None
    care_plan_overdue: bool = False
    answer: StayExtended | ExtensionDenied | None = None
    limit_reached: bool = False
    risk: DischargeRiskAssessed | None = None


@dataclass(frozen=True)
class Leaving:
    """The person still lives in the house, and the way out is prepared."""

    resident: Resident
    plan: DischargePlanned

    @property
    def request(self) -> PlacementRequested:
        """Return how the stay began."""
        return self.resident.request


@dataclass(frozen=True)
class Declined:
    """There was no place here."""

    request: PlacementRequested


@dataclass(frozen=True)
class Withdrawn:
    """The request was taken back."""

    request: PlacementRequested


@dataclass(frozen=True)
class Expired:
    """The offered place was not taken up in time."""

    request: PlacementRequested


@dataclass(frozen=True)
class Left:
    """The person has moved out; only a new stay follows."""

    request: PlacementRequested


Over = Declined | Withdrawn | Expired | Left
Stay = NoStay | Requested | Waiting | Approved | Resident | Leaving | Over
