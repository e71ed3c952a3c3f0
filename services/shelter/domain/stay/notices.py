"""What reaches a stay from outside it: a finding, a birthday, a limit."""

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay import basis as stay_basis
from services.shelter.domain.stay.events import (
    RequestWithdrawn,
    ResidentAdmitted,
    StayEvent,
)
from services.shelter.domain.stay.moving_messages import EmergencyPlacementMade
from services.shelter.domain.stay.moving_refusals import LimitNotPassed
from services.shelter.domain.stay.standing import life_of, running_of
from services.shelter.domain.stay.standing_messages import (
    BeginWindDown,
    HearConsentDoubt,
    LiftWindDown,
    LimitPassed,
    NoteCameOfAge,
    NoteConsentLost,
    NoteLimitPassed,
    NoteResidentAge,
    PartiesRegistered,
    RegisterParties,
    RenewBasis,
    ResidentAgeCorrected,
    ResidentCameOfAge,
    StandingCommand,
    WindDownBegan,
    WindDownLifted,
)
from services.shelter.domain.stay.states import (
    Absent,
    Deceased,
    Emergency,
    Leaving,
    Life,
    Over,
    Resident,
    Running,
    Stay,
    Unplaced,
)
from services.shelter.domain.tables import WIND_DOWN
from services.shelter.domain.words import Limit
from shared.kernel.terms import due


def decide(command: StandingCommand, stay: Stay) -> list[StayEvent]:
    """Return what a notice means for this stay; to one that is over it means nothing."""
    match command:
        case NoteLimitPassed():
            return _limit(command, stay)
        case RegisterParties():
            return _register_parties(command, stay)
        case RenewBasis() | NoteConsentLost() | HearConsentDoubt():
            return stay_basis.decide(command, stay)
        case BeginWindDown() | LiftWindDown() | NoteCameOfAge() | NoteResidentAge():
            return [] if isinstance(stay, Over) else _hear(command, running_of(stay))
        case _:
            assert_never(command)


def _hear(
    command: BeginWindDown | LiftWindDown | NoteCameOfAge | NoteResidentAge, stay: Running
) -> list[StayEvent]:
    match command:
        case BeginWindDown():
            return _begin_wind_down(command, stay)
        case LiftWindDown():
            return _lift_wind_down(command, stay)
        case NoteCameOfAge():
            return [ResidentCameOfAge(**dict(command))] if stay.about.is_child else []
        case NoteResidentAge():
            known = stay.about.is_child == command.under_18
            return [] if known else [ResidentAgeCorrected(**dict(command))]
        case _:
            assert_never(command)


def _begin_wind_down(command: BeginWindDown, stay: Running) -> list[StayEvent]:
    if isinstance(stay, Unplaced):
        return [
            RequestWithdrawn(
                stay_id=command.stay_id,
                referral_id=stay.about.referral_id,
                reason=command.cause,
                occurred_at=command.occurred_at,
            )
        ]
    began = life_of(stay).wind_down
    if began and began.cause in {command.cause, "person-died"}:
        return []
    moment = command.occurred_at
    until = moment if command.cause == "person-died" else due(moment, WIND_DOWN.on(moment).value)
    return [
        WindDownBegan(
            stay_id=command.stay_id,
            cause=command.cause,
            until=until,
            policy_version=WIND_DOWN.version(moment),
            occurred_at=moment,
        )
    ]


def _lift_wind_down(command: LiftWindDown, stay: Running) -> list[StayEvent]:
    if isinstance(stay, Unplaced):
        return []
    life = life_of(stay)
    if life.wind_down is None or life.wind_down.cause == "person-died":
        return []
    home = stay.resident if isinstance(stay, Leaving | Absent) else stay
    arrival = home.placement if isinstance(home, Emergency) else home.admission
    return [
        WindDownLifted(
            stay_id=command.stay_id,
            care_plan_due_at=_care_plan_due(home),
            health_check_due_at=_health_check_due(life, arrival),
            limit_reached=isinstance(home, Resident) and home.limit_reached,
            occurred_at=command.occurred_at,
        )
    ]


def _care_plan_due(home: Resident | Emergency) -> datetime | None:
    if isinstance(home, Emergency) or home.care_plan or home.care_plan_overdue:
        return None
    return home.admission.care_plan_due_at


def _register_parties(command: RegisterParties, stay: Stay) -> list[StayEvent]:
    running = running_of(stay)
    follows(command.occurred_at, running.about.opening.occurred_at)
    if running.about.parties == command.parties:
        return []
    return [
        PartiesRegistered(
            stay_id=command.stay_id, parties=command.parties, occurred_at=command.occurred_at
        )
    ]


def due_dates(stay: Stay) -> Mapping[Limit, datetime]:
    """Return what is due in this stay, and by when."""
    match stay:
        case Emergency():
            due_at = stay.placement.regularise_by
            return {"regularisation": due_at, **_of_life(stay.life, stay.placement)}
        case Resident():
            ceiling = stay.ceiling_at
            lived = _of_life(stay.life, stay.admission)
            return {"facility-ceiling": ceiling, **_of_others(stay), **lived}
        case Leaving():
            return due_dates(stay.resident)
        case Absent():
            return {**due_dates(stay.resident), "absence": stay.absconded.return_by}
        case Deceased(farewell=None):
            return {"relatives": stay.death.relatives_due_at}
        case _:
            return {}


def _of_others(resident: Resident) -> dict[Limit, datetime]:
    """Return until when others pay; what the state pays, the days of the person tell."""
    extended = resident.extended
    return {"extension": extended.until} if extended and extended.funding == "other" else {}


def _of_life(
    life: Life, arrival: EmergencyPlacementMade | ResidentAdmitted
) -> dict[Limit, datetime]:
    if life.wind_down:
        return {"wind-down": life.wind_down.until}
    due_at = _health_check_due(life, arrival)
    return {"health-check": due_at} if due_at else {}


def _health_check_due(
    life: Life, arrival: EmergencyPlacementMade | ResidentAdmitted
) -> datetime | None:
    return None if life.checked else arrival.health_check_due_at


def _limit(command: NoteLimitPassed, stay: Stay) -> list[StayEvent]:
    due_at = due_dates(stay).get(command.limit)
    if due_at is None or command.limit in life_of(stay).passed:
        return []
    if command.occurred_at < due_at:
        raise LimitNotPassed
    return [LimitPassed(**dict(command), due_at=due_at)]
