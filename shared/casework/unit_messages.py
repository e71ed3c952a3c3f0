"""What is asked of a unit, and what happens there."""

from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import Field

from shared.kernel.actors import Role
from shared.kernel.ids import StaffId, derived
from shared.kernel.messages import Code, Command, Event, Moment
from shared.law import consent as law

UnitId = NewType("UnitId", UUID)

UnitKind = law.UnitKind


class RegisterUnit(Command):
    """`province` is the province's code in the state's list; nothing finer is kept."""

    code: Code
    unit_kind: UnitKind
    province: Code | None = None

    @property
    def unit_id(self) -> UnitId:
        """Return the id that follows from the code: no two units have the same one."""
        return unit_id_of(self.code)


class EnrolStaff(Command):
    unit_id: UnitId
    staff: StaffId
    role: Role


class ReleaseStaff(Command):
    unit_id: UnitId
    staff: StaffId


class PutOnCall(Command):
    unit_id: UnitId
    staff: StaffId
    from_at: Moment
    until: Moment


class CloseUnit(Command):
    unit_id: UnitId


class VouchForUnit(Command):
    """Asked with what is shared with a unit: that it works, and is of the kind that was said."""

    unit_id: UnitId
    unit_kind: UnitKind


UnitCommand = RegisterUnit | EnrolStaff | ReleaseStaff | PutOnCall | CloseUnit | VouchForUnit


def unit_id_of(code: str) -> UnitId:
    """Return the id that follows from a unit's code: no two units have the same one."""
    return UnitId(derived("unit", code))


class UnitRegistered(Event):
    kind: Literal["unit-registered.v1"] = "unit-registered.v1"
    unit_id: UnitId
    code: Code
    unit_kind: UnitKind
    province: Code | None


class StaffEnrolled(Event):
    kind: Literal["staff-enrolled.v1"] = "staff-enrolled.v1"
    unit_id: UnitId
    staff: StaffId
    role: Role


class StaffReleased(Event):
    kind: Literal["staff-released.v1"] = "staff-released.v1"
    unit_id: UnitId
    staff: StaffId


class StaffPutOnCall(Event):
    kind: Literal["staff-put-on-call.v1"] = "staff-put-on-call.v1"
    unit_id: UnitId
    staff: StaffId
    from_at: Moment
    until: Moment


class UnitClosed(Event):
    kind: Literal["unit-closed.v1"] = "unit-closed.v1"
    unit_id: UnitId


UnitEvent = Annotated[
    UnitRegistered | StaffEnrolled | StaffReleased | StaffPutOnCall | UnitClosed,
    Field(discriminator="kind"),
]
