"""Where a stay stands: asked for, offered, lived, prepared to end, over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.shelter.domain.ids import HouseId, IncidentId, StayId
from services.shelter.domain.stay.care_messages import (
    EssentialsProvided,
    HealthCheckDone,
    IncidentReported,
    PsychSessionRecorded,
    SchoolEnrolled,
    TrainingStarted,
)
from services.shelter.domain.stay.child_messages import ChildCame, ChildDaysExtended, ChildLeft
from services.shelter.domain.stay.events import (
    CarePlanAgreed,
    CarePlanRevised,
    DischargePlanned,
    DischargeRiskAssessed,
    ExtensionDenied,
    ExtensionRequested,
    Opening,
    PlacementApproved,
    ResidentAdmitted,
    StayExtended,
)
from services.shelter.domain.stay.moving_messages import (
    EmergencyPlacementMade,
    FarewellArranged,
    ResidentAbsconded,
    ResidentDied,
    TransferAnswered,
    TransferAsked,
)
from services.shelter.domain.stay.standing_messages import WindDownBegan
from services.shelter.domain.words import CHILDREN, Basis, Funding, Group, Limit, Parties
from shared.kernel.ids import ConsentId, JourneyId, ReferralId
from shared.kernel.messages import Code

GROWN: Mapping[Group, Group] = {"girls": "women", "boys": "men"}
YOUNG: Mapping[Group, Group] = {"women": "girls", "men": "boys"}


@dataclass(frozen=True)
class About:
    """Whose stay it is and how it began; `under_18` once they grew up or an age was corrected.

    `renewed` is what the stay was founded on anew while somebody lives here.
    """

    opening: Opening
    parties: Parties = field(default_factory=Parties)
    under_18: bool | None = None
    consents_lost: frozenset[ConsentId] = frozenset()
    consents_doubted: frozenset[ConsentId] = frozenset()
    renewed: Basis | None = None

    @property
    def journey_id(self) -> JourneyId:
        """Return whose stay it is."""
        return self.opening.journey_id

    @property
    def referral_id(self) -> ReferralId | None:
        """Return which referral it answers."""
        return self.opening.referral_id

    @property
    def group(self) -> Group:
        """Return the group of today."""
        group = self.opening.group
        if self.under_18 is None:
            return group
        return (YOUNG if self.under_18 else GROWN).get(group, group)

    @property
    def is_child(self) -> bool:
        """Tell whether the person is under 18."""
        return self.group in CHILDREN


@dataclass(frozen=True)
class Life:
    """What happened while someone lives in the house."""

    checked: HealthCheckDone | None = None
    given: EssentialsProvided | None = None
    session: PsychSessionRecorded | None = None
    school: SchoolEnrolled | None = None
    training: TrainingStarted | None = None
    incidents: Mapping[IncidentId, IncidentReported] = field(
        default_factory=dict[IncidentId, IncidentReported]
    )
    reviewed: frozenset[IncidentId] = frozenset()
    wind_down: WindDownBegan | None = None
    passed: frozenset[Limit] = frozenset()
    children: Mapping[JourneyId, "Child"] = field(default_factory=dict[JourneyId, "Child"])

    @property
    def children_here(self) -> tuple["Child", ...]:
        """Return the children with a journey of their own who have not left."""
        return tuple(child for child in self.children.values() if child.left is None)


@dataclass(frozen=True)
class Child:
    """A child who lives here with the resident, and what is done for it."""

    came: ChildCame
    left: ChildLeft | None = None
    extended: ChildDaysExtended | None = None
    life: Life = field(default_factory=Life)

    @property
    def funding(self) -> Funding:
        """Return who pays for the child today."""
        return self.extended.funding if self.extended else self.came.funding


@dataclass(frozen=True)
class NoStay:
    """Nothing was asked."""


@dataclass(frozen=True)
class Requested:
    """Someone asks for a place."""

    about: About

    @property
    def since(self) -> datetime:
        """Return when this began."""
        return self.about.opening.occurred_at


@dataclass(frozen=True)
class Waiting:
    """No place is free yet; the person waits in order."""

    about: About
    since: datetime


@dataclass(frozen=True)
class Approved:
    """A place is offered and waits to be taken up."""

    about: About
    approval: PlacementApproved

    def offers(self, house_id: HouseId, accompanying: int) -> bool:
        """Tell whether this very place is offered, for so many children."""
        approval = self.approval
        return (approval.house_id, approval.accompanying) == (house_id, accompanying)

    @property
    def since(self) -> datetime:
        """Return when this began."""
        return self.approval.occurred_at


@dataclass(frozen=True)
class Emergency:
    """The person was taken in at once; what the law asks for is still to be done."""

    about: About
    placement: EmergencyPlacementMade
    life: Life = field(default_factory=Life)

    @property
    def house_id(self) -> HouseId:
        """Return where they live."""
        return self.placement.house_id

    @property
    def since(self) -> datetime:
        """Return when they came."""
        return self.placement.occurred_at

    @property
    def came_along(self) -> int:
        """Return how many children came with them."""
        return self.placement.accompanying


@dataclass(frozen=True)
class Resident:
    """The person lives in a house.

    `answer` is the last word on an extension, `asked` an open request for one, `extended` the
    last one granted, which a later denial does not take back, and `limit_reached`
    that the state-funded days ran out without a decision. `receiving_unit` is the one that
    answers the transfer that was asked last.
    """

    about: About
    admission: ResidentAdmitted
    funding: Funding
    life: Life = field(default_factory=Life)
    care_plan: CarePlanAgreed | CarePlanRevised | None = None
    care_plan_overdue: bool = False
    asked: ExtensionRequested | None = None
    answer: StayExtended | ExtensionDenied | None = None
    extended: StayExtended | None = None
    limit_reached: bool = False
    risk: DischargeRiskAssessed | None = None
    transfer: TransferAsked | TransferAnswered | None = None
    receiving_unit: Code | None = None
    house_ceiling_at: datetime | None = None

    @property
    def house_id(self) -> HouseId:
        """Return where they live."""
        return self.admission.house_id

    @property
    def since(self) -> datetime:
        """Return when they were admitted."""
        return self.admission.occurred_at

    @property
    def ceiling_at(self) -> datetime:
        """Return until when the stay may last at most, whoever pays."""
        return self.house_ceiling_at or self.admission.ceiling_at

    @property
    def came_along(self) -> int:
        """Return how many children came with them."""
        return self.admission.accompanying

    @property
    def accompanying(self) -> int:
        """Return how many children live here with them still."""
        left = len(self.life.children) - len(self.life.children_here)
        return self.came_along - left


@dataclass(frozen=True)
class Leaving:
    """The person still lives in the house, and the way out is prepared."""

    resident: Resident
    plan: DischargePlanned

    @property
    def about(self) -> About:
        """Return whose stay it is."""
        return self.resident.about


@dataclass(frozen=True)
class Absent:
    """The person is away without a word, and may come back until the grace is over."""

    resident: Resident
    absconded: ResidentAbsconded

    @property
    def about(self) -> About:
        """Return whose stay it is."""
        return self.resident.about


@dataclass(frozen=True)
class Declined:
    """There was no place here."""

    about: About


@dataclass(frozen=True)
class Withdrawn:
    """The request was taken back."""

    about: About


@dataclass(frozen=True)
class Expired:
    """The offered place was not taken up in time."""

    about: About


@dataclass(frozen=True)
class Left:
    """The person has moved out; only a new stay follows."""

    about: About
    since: datetime
    life: Life = field(default_factory=Life)


@dataclass(frozen=True)
class Transferred:
    """The person lives in another of our houses, under another stay."""

    about: About
    to_stay_id: StayId
    life: Life = field(default_factory=Life)


@dataclass(frozen=True)
class Deceased:
    """The person died; relatives or the house see to the funeral."""

    about: About
    death: ResidentDied
    life: Life = field(default_factory=Life)
    farewell: FarewellArranged | None = None


Unplaced = Requested | Waiting | Approved
Running = Unplaced | Emergency | Resident | Leaving | Absent
Lived = Emergency | Resident | Leaving | Absent | Left | Transferred | Deceased
Over = Declined | Withdrawn | Expired | Left | Transferred | Deceased
Stay = NoStay | Unplaced | Emergency | Resident | Leaving | Absent | Over
