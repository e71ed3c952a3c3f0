"""Life in the house: the plan of care, the stay's limits, and what workers note."""

from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay.care import arrived
from services.shelter.domain.stay.commands import (
    AgreeCarePlan,
    DecideExtension,
    LivingCommand,
    NoteCarePlanOverdue,
    NoteHouseCeiling,
    NoteStayLimit,
    RecordNote,
    RequestExtension,
)
from services.shelter.domain.stay.events import (
    CarePlanAgreed,
    CarePlanOverdue,
    CarePlanRevised,
    DischargeRiskAssessed,
    ExtensionDenied,
    ExtensionRequested,
    HouseCeilingNoted,
    LivingEvent,
    NoteRecorded,
    StayEvent,
    StayExtended,
    StayLimitReached,
)
from services.shelter.domain.stay.refusals import (
    BeyondFacilityCeiling,
    BeyondHouseCeiling,
    CarePlanNotDue,
    CarePlanNotSigned,
    ExtensionInThePast,
    NoSuchStay,
)
from services.shelter.domain.stay.standing import resident_of, residing
from services.shelter.domain.stay.states import NoStay, Resident, Stay
from services.shelter.domain.words import Denied, Granted
from shared.kernel.states import changed
from shared.kernel.terms import Term, due


def decide(command: LivingCommand, stay: Stay) -> list[StayEvent]:
    """Return what happens to the plan of care, the limits of the stay, or its notes."""
    match command:
        case AgreeCarePlan():
            return _agree_care_plan(command, stay)
        case NoteCarePlanOverdue() | NoteStayLimit() | NoteHouseCeiling():
            return _note(command, stay)
        case RequestExtension():
            return _request_extension(command, stay)
        case DecideExtension():
            return _decide_extension(command, stay)
        case RecordNote():
            return _record_note(command, stay)
        case _:
            assert_never(command)


def _note(
    command: NoteCarePlanOverdue | NoteStayLimit | NoteHouseCeiling, stay: Stay
) -> list[StayEvent]:
    match command:
        case NoteCarePlanOverdue():
            return _note_care_plan_overdue(command, stay)
        case NoteStayLimit():
            return _note_stay_limit(command, stay)
        case NoteHouseCeiling():
            return _note_house_ceiling(command, stay)
        case _:
            assert_never(command)


def _agree_care_plan(command: AgreeCarePlan, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    if not command.signed_by_resident:
        raise CarePlanNotSigned
    before = resident.care_plan
    if before and (before.goals, before.services) == (command.goals, command.services):
        return []
    if before:
        follows(command.occurred_at, before.occurred_at)
    agreed = CarePlanRevised if before else CarePlanAgreed
    return [
        agreed(
            stay_id=command.stay_id,
            goals=command.goals,
            services=command.services,
            occurred_at=command.occurred_at,
        )
    ]


def _note_care_plan_overdue(command: NoteCarePlanOverdue, stay: Stay) -> list[StayEvent]:
    resident = residing(stay)
    if resident is None or resident.care_plan or resident.care_plan_overdue:
        return []
    if resident.life.wind_down:
        return []
    if command.occurred_at < resident.admission.care_plan_due_at:
        raise CarePlanNotDue
    return [CarePlanOverdue(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def _request_extension(command: RequestExtension, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    if resident.asked and resident.asked.ground == command.ground:
        return []
    return [
        ExtensionRequested(
            stay_id=command.stay_id, ground=command.ground, occurred_at=command.occurred_at
        )
    ]


def _decide_extension(command: DecideExtension, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    follows(command.occurred_at, resident.since)
    match command.decision:
        case Granted():
            answer: StayExtended | ExtensionDenied = _granted(command, command.decision, resident)
        case Denied():
            answer = ExtensionDenied(
                stay_id=command.stay_id,
                decided_by=command.decided_by,
                ground=command.ground,
                occurred_at=command.occurred_at,
            )
        case _:
            assert_never(command.decision)
    return [] if answer == resident.answer else [answer]


def _granted(command: DecideExtension, decision: Granted, resident: Resident) -> StayExtended:
    if decision.until <= command.occurred_at:
        raise ExtensionInThePast
    if decision.until > resident.admission.ceiling_at:
        raise BeyondFacilityCeiling
    if decision.until > resident.ceiling_at and not decision.house_ceiling:
        raise BeyondHouseCeiling
    return StayExtended(
        stay_id=command.stay_id,
        until=decision.until,
        funding=decision.funding,
        decided_by=command.decided_by,
        ground=command.ground,
        house_ceiling=decision.house_ceiling and decision.until >= resident.ceiling_at,
        occurred_at=command.occurred_at,
    )


def _note_house_ceiling(command: NoteHouseCeiling, stay: Stay) -> list[StayEvent]:
    resident = resident_of(stay)
    ceiling_at = due(arrived(resident), Term(command.days, "days"))
    if resident.house_ceiling_at or ceiling_at >= resident.admission.ceiling_at:
        return []
    return [
        HouseCeilingNoted(
            stay_id=command.stay_id, ceiling_at=ceiling_at, occurred_at=command.occurred_at
        )
    ]


def _note_stay_limit(command: NoteStayLimit, stay: Stay) -> list[StayEvent]:
    resident = residing(stay)
    if not counts_days(resident):
        return []
    return [StayLimitReached(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def counts_days(resident: Resident | None) -> bool:
    """Tell whether days run out that the state pays for; they rest while care is wound down."""
    return (
        resident is not None
        and resident.funding == "state"
        and not resident.limit_reached
        and not resident.life.wind_down
    )


def _record_note(command: RecordNote, stay: Stay) -> list[StayEvent]:
    if isinstance(stay, NoStay):
        raise NoSuchStay
    follows(command.occurred_at, stay.about.opening.occurred_at)
    return [
        NoteRecorded(stay_id=command.stay_id, note=command.note, occurred_at=command.occurred_at)
    ]


def evolve(resident: Resident, event: LivingEvent) -> Resident:
    """Apply what happened to the plan of care, the limits, or the risk of leaving."""
    match event:
        case CarePlanAgreed() | CarePlanRevised() | CarePlanOverdue():
            return _planned(resident, event)
        case ExtensionRequested():
            return changed(resident, asked=event)
        case StayExtended() | ExtensionDenied():
            return _answered(changed(resident, asked=None, answer=event), event)
        case StayLimitReached() | HouseCeilingNoted():
            return _limited(resident, event)
        case DischargeRiskAssessed():
            return changed(resident, risk=event)
        case NoteRecorded():
            return resident
        case _:
            assert_never(event)


def _limited(resident: Resident, event: StayLimitReached | HouseCeilingNoted) -> Resident:
    match event:
        case StayLimitReached():
            return changed(resident, limit_reached=True)
        case HouseCeilingNoted():
            return changed(resident, house_ceiling_at=event.ceiling_at)
        case _:
            assert_never(event)


def _planned(
    resident: Resident, event: CarePlanAgreed | CarePlanRevised | CarePlanOverdue
) -> Resident:
    match event:
        case CarePlanAgreed() | CarePlanRevised():
            return changed(resident, care_plan=event, care_plan_overdue=False)
        case CarePlanOverdue():
            return changed(resident, care_plan_overdue=True)
        case _:
            assert_never(event)


def _answered(resident: Resident, event: StayExtended | ExtensionDenied) -> Resident:
    match event:
        case StayExtended():
            life = changed(resident.life, passed=resident.life.passed - {"extension"})
            extended = _beyond_ceiling(changed(resident, extended=event, life=life), event)
            return changed(extended, funding=event.funding, limit_reached=False)
        case ExtensionDenied():
            return resident
        case _:
            assert_never(event)


def _beyond_ceiling(resident: Resident, event: StayExtended) -> Resident:
    """Return the resident with the house's ceiling moved, if the decision does that."""
    if not event.house_ceiling:
        return resident
    life = changed(resident.life, passed=resident.life.passed - {"facility-ceiling"})
    return changed(resident, house_ceiling_at=event.until, life=life)
