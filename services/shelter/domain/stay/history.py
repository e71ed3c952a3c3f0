"""How a stay becomes what it is, event by event; nothing is refused here."""

from typing import assert_never

from services.shelter.domain.stay import basis as stay_basis
from services.shelter.domain.stay import care as stay_care
from services.shelter.domain.stay import children as stay_children
from services.shelter.domain.stay import living as stay_living
from services.shelter.domain.stay.care_messages import CareEvent, IncidentReviewed
from services.shelter.domain.stay.child_messages import (
    ChildCame,
    ChildDaysExtended,
    ChildEvent,
    ChildLeft,
)
from services.shelter.domain.stay.events import (
    ApprovalExpired,
    DischargePlanned,
    DischargePlanWithdrawn,
    LaterEvent,
    LeavingEvent,
    LivingEvent,
    Opening,
    PlacementApproved,
    PlacementDeclined,
    PlacementRequested,
    PlacingEvent,
    RequestWithdrawn,
    ResidentAdmitted,
    ResidentDischarged,
    StayEvent,
    Waitlisted,
)
from services.shelter.domain.stay.moving_messages import (
    EmergencyPlacementMade,
    FarewellArranged,
    MovingEvent,
    ReceivingUnitNamed,
    ResidentAbsconded,
    ResidentDied,
    ResidentReturned,
    ResidentTransferred,
    TransferAnswered,
    TransferAsked,
    TransferReceived,
)
from services.shelter.domain.stay.standing_messages import (
    BasisRenewed,
    ConsentDoubtHeard,
    ConsentLost,
    LimitPassed,
    PartiesRegistered,
    ResidentAgeCorrected,
    ResidentCameOfAge,
    StandingEvent,
    WindDownBegan,
    WindDownLifted,
)
from services.shelter.domain.stay.states import (
    About,
    Absent,
    Approved,
    Deceased,
    Declined,
    Emergency,
    Expired,
    Leaving,
    Left,
    Life,
    NoStay,
    Requested,
    Resident,
    Stay,
    Transferred,
    Waiting,
    Withdrawn,
)
from shared.kernel.states import changed

Begun = Requested | Waiting | Approved | Emergency | Resident | Leaving | Absent
LifeEvent = CareEvent | ChildEvent | WindDownBegan | WindDownLifted | LimitPassed
Ended = Declined | Withdrawn | Expired | Left | Transferred | Deceased


def evolve(stay: Stay, event: StayEvent) -> Stay:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, Opening):
        return _opened(event)
    match stay:
        case NoStay():
            return stay
        case Requested() | Waiting() | Approved() | Emergency() | Resident() | Leaving() | Absent():
            return _step(stay, event)
        case Declined() | Withdrawn() | Expired() | Left() | Transferred() | Deceased():
            return _afterwards(stay, event)
        case _:
            assert_never(stay)


def _opened(event: Opening) -> Stay:
    match event:
        case EmergencyPlacementMade():
            return Emergency(About(event), event)
        case PlacementRequested():
            return Requested(About(event))
        case TransferReceived():
            return Requested(About(event, event.parties))
        case _:
            assert_never(event)


def _step(stay: Begun, event: LaterEvent) -> Stay:
    if isinstance(event, PlacingEvent):
        return _placed(stay, event)
    if isinstance(event, StandingEvent):
        return _heard(stay, event)
    if isinstance(event, CareEvent | ChildEvent):
        return _with_life(stay, event)
    if isinstance(event, MovingEvent):
        return _moved(stay, event)
    if isinstance(event, LivingEvent):
        return _lived(stay, event)
    return _going(stay, event)


def _afterwards(stay: Ended, event: LaterEvent) -> Stay:
    match stay, event:
        case Deceased(), FarewellArranged():
            return changed(stay, farewell=event)
        case Left() | Transferred() | Deceased(), IncidentReviewed() | LimitPassed() | ChildLeft():
            return changed(stay, life=_life(stay.life, event))
        case _:
            return stay


def _placed(stay: Begun, event: PlacingEvent) -> Stay:
    match event:
        case PlacementApproved():
            return Approved(stay.about, event)
        case Waitlisted():
            return Waiting(stay.about, event.occurred_at)
        case PlacementDeclined():
            return Declined(stay.about)
        case RequestWithdrawn():
            return Withdrawn(stay.about)
        case ApprovalExpired():
            return Expired(stay.about)
        case ResidentAdmitted():
            life = stay.life if isinstance(stay, Emergency) else Life()
            return Resident(changed(stay.about, renewed=None), event, event.funding, life)
        case _:
            assert_never(event)


def _with_life(stay: Begun, event: LifeEvent) -> Stay:
    match stay:
        case Emergency() | Resident():
            return changed(stay, life=_life(stay.life, event))
        case Leaving() | Absent():
            resident = stay.resident
            return changed(stay, resident=changed(resident, life=_life(resident.life, event)))
        case Requested() | Waiting() | Approved():
            return stay
        case _:
            assert_never(stay)


def _life(life: Life, event: LifeEvent) -> Life:
    match event:
        case WindDownBegan():
            return changed(life, wind_down=event, passed=life.passed - {"wind-down"})
        case WindDownLifted():
            return changed(life, wind_down=None, passed=life.passed - {"wind-down"})
        case LimitPassed():
            return changed(life, passed=life.passed | {event.limit})
        case ChildCame() | ChildLeft() | ChildDaysExtended():
            return stay_children.evolve(life, event)
        case _:
            return stay_care.evolve(life, event)


def _heard(stay: Begun, event: StandingEvent) -> Stay:
    match event:
        case PartiesRegistered():
            return _with_about(stay, changed(stay.about, parties=event.parties))
        case ResidentCameOfAge():
            return _with_about(stay, changed(stay.about, under_18=False))
        case ResidentAgeCorrected():
            return _with_about(stay, changed(stay.about, under_18=event.under_18))
        case ConsentLost() | ConsentDoubtHeard() | BasisRenewed():
            return _with_about(stay, stay_basis.evolve(stay.about, event))
        case WindDownBegan() | WindDownLifted() | LimitPassed():
            return _with_life(stay, event)
        case _:
            assert_never(event)


def _with_about(stay: Begun, about: About) -> Stay:
    match stay:
        case Leaving() | Absent():
            return changed(stay, resident=changed(stay.resident, about=about))
        case Requested() | Waiting() | Approved() | Emergency() | Resident():
            return changed(stay, about=about)
        case _:
            assert_never(stay)


def _moved(stay: Begun, event: MovingEvent) -> Stay:
    match stay, event:
        case Absent(), ResidentReturned():
            life = changed(stay.resident.life, passed=stay.resident.life.passed - {"absence"})
            return changed(stay.resident, life=life)
        case Absent(), ResidentDied():
            return Deceased(stay.about, event, stay.resident.life)
        case Emergency(), ResidentDied():
            return Deceased(stay.about, event, stay.life)
        case Resident() | Leaving(), _:
            resident = stay.resident if isinstance(stay, Leaving) else stay
            return _moved_on(stay, resident, event)
        case _:
            return stay


def _moved_on(stay: Resident | Leaving, resident: Resident, event: MovingEvent) -> Stay:
    match event:
        case TransferAsked() | ReceivingUnitNamed() | TransferAnswered():
            resident = _transferring(resident, event)
            return changed(stay, resident=resident) if isinstance(stay, Leaving) else resident
        case ResidentTransferred():
            return Transferred(stay.about, event.to_stay_id, resident.life)
        case ResidentAbsconded():
            return Absent(resident, event)
        case ResidentDied():
            return Deceased(stay.about, event, resident.life)
        case ResidentReturned() | FarewellArranged():
            return stay
        case _:
            assert_never(event)


def _transferring(
    resident: Resident, event: TransferAsked | ReceivingUnitNamed | TransferAnswered
) -> Resident:
    match event:
        case TransferAsked():
            return changed(resident, transfer=event, receiving_unit=None)
        case ReceivingUnitNamed():
            return changed(resident, receiving_unit=event.unit)
        case TransferAnswered():
            return changed(resident, transfer=event)
        case _:
            assert_never(event)


def _lived(stay: Begun, event: LivingEvent) -> Stay:
    match stay:
        case Resident():
            return stay_living.evolve(stay, event)
        case Leaving() | Absent():
            return changed(stay, resident=stay_living.evolve(stay.resident, event))
        case Requested() | Waiting() | Approved() | Emergency():
            return stay
        case _:
            assert_never(stay)


def _going(stay: Begun, event: LeavingEvent) -> Stay:
    match stay, event:
        case Resident(), DischargePlanned():
            return Leaving(stay, event)
        case Leaving(), DischargePlanWithdrawn():
            return stay.resident
        case Resident() | Emergency(), ResidentDischarged():
            return Left(stay.about, event.occurred_at, stay.life)
        case Leaving() | Absent(), ResidentDischarged():
            return Left(stay.about, event.occurred_at, stay.resident.life)
        case _:
            return stay
