"""Life in the house: the plan of care, the stay's limits, and what workers note."""

from typing import assert_never

from services.shelter.domain.order import follows
from services.shelter.domain.stay_commands import (
    AgreeCarePlan,
    DecideExtension,
    NoteCarePlanOverdue,
    NoteStayLimit,
    RecordNote,
)
from services.shelter.domain.stay_events import (
    CarePlanAgreed,
    CarePlanOverdue,
    CarePlanRevised,
    ExtensionDenied,
    NoteRecorded,
    StayEvent,
    StayExtended,
    StayLimitReached,
)
from services.shelter.domain.stay_refusals import (
    BeyondFacilityCeiling,
    CarePlanNotDue,
    CarePlanNotSigned,
    ExtensionInThePast,
    NoSuchStay,
    NotMovedIn,
    StayIsOver,
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
from services.shelter.domain.words import Denied, Granted


def resident_of(stay: Stay) -> Resident:
    """Return who lives in the house; refuse if nobody does under this stay."""
    match stay:
        case Resident():
            return stay
        case Leaving():
            return stay.resident
        case NoStay():
            raise NoSuchStay
        case Requested() | Waiting() | Approved():
            raise NotMovedIn
        case Declined() | Withdrawn() | Expired() | Left():
            raise StayIsOver
        case _:
            assert_never(stay)


def agree_care_plan(command: AgreeCarePlan, stay: Stay) -> list[StayEvent]:
    """Agree on a plan of care, or on a new one; a late plan is better than none."""
    resident = resident_of(stay)
    follows(command.occurred_at, resident.admission.occurred_at)
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


def note_care_plan_overdue(command: NoteCarePlanOverdue, stay: Stay) -> list[StayEvent]:
    """Note that the days for agreeing on a plan of care passed."""
    resident = _living(stay)
    if resident is None or resident.care_plan or resident.care_plan_overdue:
        return []
    if command.occurred_at < resident.admission.care_plan_due_at:
        raise CarePlanNotDue
    return [CarePlanOverdue(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def decide_extension(command: DecideExtension, stay: Stay) -> list[StayEvent]:
    """Record what someone competent decided: the stay goes on, or it does not."""
    resident = resident_of(stay)
    follows(command.occurred_at, resident.admission.occurred_at)
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
    return StayExtended(
        stay_id=command.stay_id,
        until=decision.until,
        funding=decision.funding,
        decided_by=command.decided_by,
        ground=command.ground,
        occurred_at=command.occurred_at,
    )


def note_stay_limit(command: NoteStayLimit, stay: Stay) -> list[StayEvent]:
    """Note that the state-funded days ran out; the person's residence knows whether they did."""
    resident = _living(stay)
    if resident is None or resident.funding != "state" or resident.limit_reached:
        return []
    return [StayLimitReached(stay_id=command.stay_id, occurred_at=command.occurred_at)]


def record_note(command: RecordNote, stay: Stay) -> list[StayEvent]:
    """Keep a worker's note, at any time from the request on."""
    if isinstance(stay, NoStay):
        raise NoSuchStay
    follows(command.occurred_at, stay.request.occurred_at)
    return [
        NoteRecorded(stay_id=command.stay_id, note=command.note, occurred_at=command.occurred_at)
    ]


def _living(stay: Stay) -> Resident | None:
    match stay:
        case Resident():
            return stay
        case Leaving():
            return stay.resident
        case NoStay():
            raise NoSuchStay
        case _:
            return None
