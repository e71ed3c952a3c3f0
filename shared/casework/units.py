"""A unit: a house, a centre, an office; who works there, and who is on call.

A unit's code is what tokens and events name it by; what it is called and where it stands
are kept nowhere.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, assert_never

from shared.casework.unit_messages import (
    CloseUnit,
    EnrolStaff,
    PutOnCall,
    RegisterUnit,
    ReleaseStaff,
    StaffEnrolled,
    StaffPutOnCall,
    StaffReleased,
    UnitClosed,
    UnitCommand,
    UnitEvent,
    UnitRegistered,
    VouchForUnit,
)
from shared.kernel.actors import Role
from shared.kernel.aggregate import Aggregate
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import StaffId
from shared.kernel.states import changed

UNIT = "unit"


@dataclass(frozen=True)
class Shift:
    """Who is on call, from when until when."""

    staff: StaffId
    from_at: datetime
    until: datetime


@dataclass(frozen=True)
class NoUnit:
    """Nothing was registered under this code."""


@dataclass(frozen=True)
class Working:
    """The unit works; `left` are those who worked there once."""

    registered: UnitRegistered
    staff: dict[StaffId, Role] = field(default_factory=dict[StaffId, Role])
    left: frozenset[StaffId] = frozenset()
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class Closed:
    """The unit is closed for good."""

    registered: UnitRegistered


Unit = NoUnit | Working | Closed


class NoSuchUnit(NotFound):
    """There is no such unit."""

    slug = "no-such-unit"
    vi = "Không có đơn vị này."
    source = "Our design: a step names what it is about; nothing is made up for a wrong number"


class UnitCodeTaken(Refused):
    """Another unit is registered under this code."""

    slug = "unit-code-taken"
    vi = "Mã này đã được dùng cho một đơn vị khác."
    source = "practice: a code names one unit for ever"


class UnitIsClosed(Refused):
    """This unit is closed."""

    slug = "unit-is-closed"
    vi = "Đơn vị này đã đóng."
    source = "practice: a closed unit takes on no work"


class UnitOfAnotherKind(Refused):
    """This unit is registered as one of another kind."""

    slug = "unit-of-another-kind"
    vi = "Đơn vị này đã được đăng ký là loại đơn vị khác."
    source = "Law 91/2025/QH15, Art 9: consent names to whom"


class StaffNotEnrolled(Refused):
    """This worker does not work in this unit."""

    slug = "staff-not-enrolled"
    vi = "Nhân viên này không thuộc đơn vị."
    source = "practice: only who works in a unit is on call for it"


class OnCallEndsBeforeItBegins(Refused):
    """Being on call cannot end before it begins."""

    slug = "on-call-ends-before-it-begins"
    vi = "Ca trực phải kết thúc sau khi bắt đầu."
    source = "practice: whoever calls must reach somebody"


class HouseIsNotStaff(Refused):
    """Only people work in a unit, not the house's own duties."""

    slug = "only-people-are-staff"
    vi = "Chỉ ghi nhận nhân viên là con người, không phải hệ thống."
    source = "practice: work belongs to someone"


class UnitHasStaff(Refused):
    """People still work in this unit; release them first."""

    slug = "unit-has-staff"
    vi = "Đơn vị vẫn còn nhân viên; hãy cho nhân viên thôi thuộc đơn vị trước khi đóng."
    source = "practice: nobody is left in a unit that is no more"


def decide(command: UnitCommand, unit: Unit) -> list[UnitEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case RegisterUnit():
            return _register(command, unit)
        case CloseUnit():
            return _close(command, unit)
        case EnrolStaff():
            return _enrol(command, _working(unit))
        case ReleaseStaff():
            return _release(command, _working(unit))
        case VouchForUnit():
            if _working(unit).registered.unit_kind != command.unit_kind:
                raise UnitOfAnotherKind
            return []
        case PutOnCall():
            return _put_on_call(command, _working(unit))
        case _:
            assert_never(command)


def _working(unit: Unit) -> Working:
    match unit:
        case NoUnit():
            raise NoSuchUnit
        case Closed():
            raise UnitIsClosed
        case Working():
            return unit
        case _:
            assert_never(unit)


def _register(command: RegisterUnit, unit: Unit) -> list[UnitEvent]:
    registered = UnitRegistered(unit_id=command.unit_id, **dict(command))
    if isinstance(unit, NoUnit):
        return [registered]
    known = unit.registered
    if (known.unit_kind, known.province) != (command.unit_kind, command.province):
        raise UnitCodeTaken
    if isinstance(unit, Closed):
        raise UnitIsClosed
    return []


def _close(command: CloseUnit, unit: Unit) -> list[UnitEvent]:
    if isinstance(unit, Closed):
        return []
    if _working(unit).staff:
        raise UnitHasStaff
    return [UnitClosed(**dict(command))]


def _enrol(command: EnrolStaff, unit: Working) -> list[UnitEvent]:
    if command.role == "policy":
        raise HouseIsNotStaff
    if unit.staff.get(command.staff) == command.role:
        return []
    return [StaffEnrolled(**dict(command))]


def _release(command: ReleaseStaff, unit: Working) -> list[UnitEvent]:
    if command.staff in unit.staff:
        return [StaffReleased(**dict(command))]
    if command.staff in unit.left:
        return []
    raise StaffNotEnrolled


def _put_on_call(command: PutOnCall, unit: Working) -> list[UnitEvent]:
    if command.staff not in unit.staff:
        raise StaffNotEnrolled
    if command.until <= command.from_at:
        raise OnCallEndsBeforeItBegins
    if Shift(command.staff, command.from_at, command.until) in unit.shifts:
        return []
    return [StaffPutOnCall(**dict(command))]


def evolve(unit: Unit, event: UnitEvent) -> Unit:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case UnitRegistered():
            return Working(event)
        case StaffEnrolled() | StaffReleased() | StaffPutOnCall():
            return _staffed(unit, event) if isinstance(unit, Working) else unit
        case UnitClosed():
            return Closed(unit.registered) if isinstance(unit, Working) else unit
        case _:
            assert_never(event)


def _staffed(unit: Working, event: StaffEnrolled | StaffReleased | StaffPutOnCall) -> Working:
    match event:
        case StaffEnrolled():
            enrolled = {**unit.staff, event.staff: event.role}
            return changed(unit, staff=enrolled, left=unit.left - {event.staff})
        case StaffReleased():
            staff = {one: role for one, role in unit.staff.items() if one != event.staff}
            shifts = tuple(shift for shift in unit.shifts if shift.staff != event.staff)
            left = unit.left | {event.staff}
            return changed(unit, staff=staff, left=left, shifts=shifts)
        case StaffPutOnCall():
            shift = Shift(event.staff, event.from_at, event.until)
            return changed(unit, shifts=(*unit.shifts, shift))
        case _:
            assert_never(event)


decider: Decider[UnitCommand, Unit, UnitEvent] = Decider(NoUnit(), decide, evolve)


def unit_of(service: str) -> Aggregate[Any, Any, Any]:
    """Return a room's units."""
    return Aggregate(service, UNIT, decider, UnitEvent, UnitCommand, "unit_id")
