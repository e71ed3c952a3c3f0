"""The shelter's aggregates, and which of them change together or not at all."""

from collections.abc import Sequence

from services.shelter.domain import house, residence, stay
from services.shelter.domain.house_messages import (
    FreeBed,
    HouseCommand,
    HouseEvent,
    OfferPlace,
    TakeBed,
)
from services.shelter.domain.residence_messages import (
    FindOtherFunds,
    NoteFundedDaysOver,
    Occupy,
    ProlongFunding,
    ResidenceCommand,
    ResidenceEvent,
    Vacate,
)
from services.shelter.domain.stay_commands import (
    Admit,
    ApprovePlacement,
    DecideExtension,
    Discharge,
    DischargeUnplanned,
    NoteStayLimit,
    RequestPlacement,
    StayCommand,
)
from services.shelter.domain.stay_events import StayEvent
from services.shelter.domain.stay_states import (
    Approved,
    Leaving,
    Requested,
    Resident,
    Stay,
    Waiting,
)
from services.shelter.domain.words import Granted
from shared.kernel.aggregate import Aggregate, Log
from shared.kernel.messages import Command

HOUSE = Aggregate("shelter", "house", house.decider, HouseEvent, HouseCommand, "house_id")
STAY = Aggregate("shelter", "stay", stay.decider, StayEvent, StayCommand, "stay_id")
RESIDENCE = Aggregate(
    "shelter", "residence", residence.decider, ResidenceEvent, ResidenceCommand, "journey_id"
)


def with_approval(command: ApprovePlacement, state: Stay) -> Sequence[Command]:
    """Return what the house must agree to before a place in it is offered."""
    match state:
        case Approved() if state.approval.house_id == command.house_id:
            return []
        case Requested() | Waiting() | Approved():
            return [
                OfferPlace(
                    house_id=command.house_id,
                    stay_id=command.stay_id,
                    group=state.request.group,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            return []


def with_admission(command: Admit, state: Stay) -> Sequence[Command]:
    """Return what happens with an admission: a bed is taken, one residence begins."""
    if not isinstance(state, Approved):
        return []
    return [
        TakeBed(
            house_id=state.approval.house_id,
            stay_id=command.stay_id,
            group=state.request.group,
            children=command.accompanying,
            occurred_at=command.occurred_at,
        ),
        Occupy(
            journey_id=state.request.journey_id,
            stay_id=command.stay_id,
            funding=command.funding,
            occurred_at=command.occurred_at,
        ),
    ]


def with_extension(command: DecideExtension, state: Stay) -> Sequence[Command]:
    """Return what a granted extension does to the days the state pays for."""
    resident = _resident(state)
    decision = command.decision
    if resident is None or not isinstance(decision, Granted):
        return []
    journey, stay_id, at = resident.request.journey_id, command.stay_id, command.occurred_at
    if decision.funding == "state":
        return [
            ProlongFunding(
                journey_id=journey, stay_id=stay_id, until=decision.until, occurred_at=at
            )
        ]
    if resident.funding == "state":
        return [FindOtherFunds(journey_id=journey, stay_id=stay_id, occurred_at=at)]
    return []


def with_stay_limit(command: NoteStayLimit, state: Stay) -> Sequence[Command]:
    """Return the question whether the person's state-funded days are over."""
    resident = _resident(state)
    if resident is None or resident.funding != "state" or resident.limit_reached:
        return []
    return [
        NoteFundedDaysOver(
            journey_id=resident.request.journey_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        )
    ]


def with_discharge(command: Discharge | DischargeUnplanned, state: Stay) -> Sequence[Command]:
    """Return what happens with a discharge: the bed is free, the residence ends."""
    resident = _resident(state)
    if resident is None:
        return []
    return [
        FreeBed(
            house_id=resident.admission.house_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        ),
        Vacate(
            journey_id=resident.request.journey_id,
            stay_id=command.stay_id,
            occurred_at=command.occurred_at,
        ),
    ]


def _resident(state: Stay) -> Resident | None:
    match state:
        case Resident():
            return state
        case Leaving():
            return state.resident
        case _:
            return None


LOG = Log(
    service="shelter",
    aggregates=(HOUSE, STAY, RESIDENCE),
    together={
        ApprovePlacement: with_approval,
        Admit: with_admission,
        DecideExtension: with_extension,
        NoteStayLimit: with_stay_limit,
        Discharge: with_discharge,
        DischargeUnplanned: with_discharge,
    },
    opens=frozenset({RequestPlacement}),
)
