"""A stay: one resident's time in one house, from the request to the way out.

Names and addresses never appear here; every reference is opaque.
"""

from dataclasses import replace
from typing import assert_never

from services.shelter.domain import stay_leaving, stay_living, stay_placing
from services.shelter.domain.stay_commands import (
    Admit,
    AgreeCarePlan,
    ApprovePlacement,
    AssessDischargeRisk,
    DecideExtension,
    DeclinePlacement,
    Discharge,
    DischargeUnplanned,
    ExpireApproval,
    NoteCarePlanOverdue,
    NoteStayLimit,
    PlanDischarge,
    RecordNote,
    RequestPlacement,
    StayCommand,
    Waitlist,
    WithdrawDischargePlan,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import (
    ApprovalExpired,
    CarePlanAgreed,
    CarePlanOverdue,
    CarePlanRevised,
    DischargePlanned,
    DischargePlanWithdrawn,
    DischargeRiskAssessed,
    ExtensionDenied,
    LaterEvent,
    NoteRecorded,
    PlacementApproved,
    PlacementDeclined,
    PlacementRequested,
    RequestWithdrawn,
    ResidentAdmitted,
    ResidentDischarged,
    StayEvent,
    StayExtended,
    StayLimitReached,
    Waitlisted,
)
from services.shelter.domain.stay_states import (
    Approved,
    Declined,
    Expired,
    Leaving,
    Left,
    NoStay,
    Requested,
    Resident,
    Stay,
    Waiting,
    Withdrawn,
)
from shared.kernel.decider import Decider

Placing = ApprovePlacement | Waitlist | DeclinePlacement | WithdrawRequest | ExpireApproval | Admit
Living = AgreeCarePlan | NoteCarePlanOverdue | DecideExtension | NoteStayLimit | RecordNote
Going = AssessDischargeRisk | PlanDischarge | WithdrawDischargePlan | Discharge | DischargeUnplanned

LivingEvent = (
    CarePlanAgreed
    | CarePlanRevised
    | CarePlanOverdue
    | StayExtended
    | ExtensionDenied
    | StayLimitReached
    | DischargeRiskAssessed
    | NoteRecorded
)


def decide(command: StayCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, RequestPlacement):
        return stay_placing.request(command, stay)
    if isinstance(command, Placing):
        return _decide_placing(command, stay)
    if isinstance(command, Living):
        return _decide_living(command, stay)
    return _decide_going(command, stay)


def _decide_placing(command: Placing, stay: Stay) -> list[StayEvent]:
    match command:
        case ApprovePlacement():
            return stay_placing.approve(command, stay)
        case Waitlist():
            return stay_placing.waitlist(command, stay)
        case DeclinePlacement():
            return stay_placing.decline(command, stay)
        case WithdrawRequest():
            return stay_placing.withdraw(command, stay)
        case ExpireApproval():
            return stay_placing.expire(command, stay)
        case Admit():
            return stay_placing.admit(command, stay)
        case _:
            assert_never(command)


def _decide_living(command: Living, stay: Stay) -> list[StayEvent]:
    match command:
        case AgreeCarePlan():
            return stay_living.agree_care_plan(command, stay)
        case NoteCarePlanOverdue():
            return stay_living.note_care_plan_overdue(command, stay)
        case DecideExtension():
            return stay_living.decide_extension(command, stay)
        case NoteStayLimit():
            return stay_living.note_stay_limit(command, stay)
        case RecordNote():
            return stay_living.record_note(command, stay)
        case _:
            assert_never(command)


def _decide_going(command: Going, stay: Stay) -> list[StayEvent]:
    match command:
        case AssessDischargeRisk():
            return stay_leaving.assess_risk(command, stay)
        case PlanDischarge():
            return stay_leaving.plan(command, stay)
        case WithdrawDischargePlan():
            return stay_leaving.withdraw_plan(command, stay)
        case Discharge():
            return stay_leaving.discharge(command, stay)
        case DischargeUnplanned():
            return stay_leaving.discharge_unplanned(command, stay)
        case _:
            assert_never(command)


def evolve(stay: Stay, event: StayEvent) -> Stay:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, PlacementRequested):
        return Requested(event)
    if isinstance(stay, NoStay):
        return stay
    return _step(stay, stay.request, event)


def _step(stay: Stay, request: PlacementRequested, event: LaterEvent) -> Stay:
    match event:
        case PlacementApproved():
            return Approved(request, event)
        case Waitlisted():
            return Waiting(request, event.occurred_at)
        case ResidentAdmitted():
            return Resident(request, event, event.funding)
        case PlacementDeclined() | RequestWithdrawn() | ApprovalExpired() | ResidentDischarged():
            return _ended(request, event)
        case DischargePlanned() | DischargePlanWithdrawn():
            return _planned(stay, event)
        case _:
            return _living(stay, event)


def _ended(
    request: PlacementRequested,
    event: PlacementDeclined | RequestWithdrawn | ApprovalExpired | ResidentDischarged,
) -> Stay:
    match event:
        case PlacementDeclined():
            return Declined(request)
        case RequestWithdrawn():
            return Withdrawn(request)
        case ApprovalExpired():
            return Expired(request)
        case ResidentDischarged():
            return Left(request)
        case _:
            assert_never(event)


def _planned(stay: Stay, event: DischargePlanned | DischargePlanWithdrawn) -> Stay:
    match stay, event:
        case Resident(), DischargePlanned():
            return Leaving(stay, event)
        case Leaving(), DischargePlanWithdrawn():
            return stay.resident
        case _:
            return stay


def _living(stay: Stay, event: LivingEvent) -> Stay:
    match stay:
        case Resident():
            return _lived(stay, event)
        case Leaving():
            return replace(stay, resident=_lived(stay.resident, event))
        case _:
            return stay


def _lived(resident: Resident, event: LivingEvent) -> Resident:
    match event:
        case CarePlanAgreed() | CarePlanRevised():
            return replace(resident, care_plan=event, care_plan_overdue=False)
        case CarePlanOverdue():
            return replace(resident, care_plan_overdue=True)
        case StayExtended() | ExtensionDenied():
            return _answered(resident, event)
        case StayLimitReached():
            return replace(resident, limit_reached=True)
        case DischargeRiskAssessed():
            return replace(resident, risk=event)
        case NoteRecorded():
            return resident
        case _:
            assert_never(event)


def _answered(resident: Resident, event: StayExtended | ExtensionDenied) -> Resident:
    match event:
        case StayExtended():
            return replace(resident, answer=event, funding=event.funding, limit_reached=False)
        case ExtensionDenied():
            return replace(resident, answer=event)
        case _:
            assert_never(event)


decider: Decider[StayCommand, Stay, StayEvent] = Decider(NoStay(), decide, evolve)
