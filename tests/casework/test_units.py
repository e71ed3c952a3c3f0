"""Units and their staff: registered once, staffed, on call, closed."""

from datetime import timedelta

from shared.casework.unit_board import UNITS
from shared.casework.unit_messages import VouchForUnit
from shared.casework.units import (
    HouseIsNotStaff,
    NoSuchUnit,
    OnCallEndsBeforeItBegins,
    StaffNotEnrolled,
    UnitCodeTaken,
    UnitHasStaff,
    UnitIsClosed,
    UnitOfAnotherKind,
    decider,
)
from tests.casework.made_up import (
    EVENING,
    LAN,
    MORNING,
    NEXT_WEEK,
    NOON,
    UNIT,
    close_unit,
    enrol_lan,
    lan_enrolled,
    lan_left,
    let_lan_go,
    on_call,
    put_on_call,
    register,
    registered,
    seen,
    unit_closed,
)
from tests.kit.scenario import Given

unit = Given(decider)


def test_a_unit_is_registered_under_its_code() -> None:
    unit.given().when(register).then(registered)


def test_registering_the_same_unit_again_changes_nothing() -> None:
    unit.given(registered).when(register).then_nothing()


def test_a_code_names_one_unit_only() -> None:
    other = register.model_copy(update={"unit_kind": "house"})
    assert other.unit_id == register.unit_id
    unit.given(registered).when(other).then_refused(UnitCodeTaken)
    elsewhere = register.model_copy(update={"code": "another-unit"})
    assert elsewhere.unit_id != register.unit_id


def test_only_a_working_unit_of_the_kind_said_receives_what_is_shared() -> None:
    vouch = VouchForUnit(unit_id=register.unit_id, unit_kind="centre", occurred_at=NOON)
    unit.given(registered).when(vouch).then_nothing()
    unit.given().when(vouch).then_refused(NoSuchUnit)
    unit.given(registered, unit_closed).when(vouch).then_refused(UnitIsClosed)
    other = vouch.model_copy(update={"unit_kind": "house"})
    unit.given(registered).when(other).then_refused(UnitOfAnotherKind)


def test_a_closed_unit_is_not_registered_again() -> None:
    unit.given(registered, unit_closed).when(register).then_refused(UnitIsClosed)


def test_a_worker_is_enrolled_in_a_unit() -> None:
    unit.given(registered).when(enrol_lan).then(lan_enrolled)


def test_enrolling_a_worker_twice_is_enrolling_them_once() -> None:
    unit.given(registered, lan_enrolled).when(enrol_lan).then_nothing()


def test_a_worker_may_change_their_role_in_the_unit() -> None:
    manager = {"role": "shelter-manager"}
    asked = enrol_lan.model_copy(update=manager)
    unit.given(registered, lan_enrolled).when(asked).then(lan_enrolled.model_copy(update=manager))


def test_the_house_itself_works_in_no_unit() -> None:
    policy = enrol_lan.model_copy(update={"role": "policy"})
    unit.given(registered).when(policy).then_refused(HouseIsNotStaff)


def test_nobody_is_enrolled_where_there_is_no_unit() -> None:
    unit.given().when(enrol_lan).then_refused(NoSuchUnit)
    unit.given(registered, unit_closed).when(enrol_lan).then_refused(UnitIsClosed)


def test_a_worker_leaves_the_unit() -> None:
    unit.given(registered, lan_enrolled).when(let_lan_go).then(lan_left)
    unit.given(registered, lan_enrolled, lan_left).when(let_lan_go).then_nothing()
    unit.given(registered).when(let_lan_go).then_refused(StaffNotEnrolled)


def test_a_worker_of_the_unit_is_put_on_call() -> None:
    unit.given(registered, lan_enrolled).when(put_on_call).then(on_call)
    unit.given(registered, lan_enrolled, on_call).when(put_on_call).then_nothing()


def test_only_who_works_in_the_unit_is_on_call_for_it() -> None:
    unit.given(registered).when(put_on_call).then_refused(StaffNotEnrolled)
    unit.given(registered, lan_enrolled, lan_left).when(put_on_call).then_refused(StaffNotEnrolled)


def test_being_on_call_ends_after_it_begins() -> None:
    backwards = put_on_call.model_copy(update={"until": EVENING})
    unit.given(registered, lan_enrolled).when(backwards).then_refused(OnCallEndsBeforeItBegins)


def test_who_left_the_unit_is_on_call_no_more() -> None:
    before = unit.given(registered, lan_enrolled, on_call, lan_left, lan_enrolled)
    before.when(put_on_call).then(on_call)


def test_an_empty_unit_is_closed_for_good() -> None:
    unit.given(registered).when(close_unit).then(unit_closed)
    unit.given(registered, unit_closed).when(close_unit).then_nothing()
    unit.given().when(close_unit).then_refused(NoSuchUnit)


def test_a_unit_with_staff_is_not_closed() -> None:
    unit.given(registered, lan_enrolled).when(close_unit).then_refused(UnitHasStaff)


def test_events_of_an_unknown_unit_change_nothing() -> None:
    assert decider.fold([lan_enrolled, unit_closed]) == decider.initial


def test_the_board_shows_a_unit_with_its_staff_and_shifts() -> None:
    row = None
    for event in (registered, lan_enrolled, on_call, on_call):
        row = UNITS.project(row, event, seen("unit", UNIT))
    assert row is not None
    assert (row["code"], row["unit_kind"], row["state"]) == ("made-up-unit", "centre", "working")
    assert row["staff"] == [{"staff": str(LAN), "role": "shelter-worker"}]
    assert row["on_call"] == [{"staff": str(LAN), "from_at": EVENING, "until": MORNING}]


def test_the_board_forgets_shifts_that_are_over() -> None:
    later = on_call.model_copy(
        update={
            "occurred_at": MORNING,
            "from_at": NEXT_WEEK,
            "until": NEXT_WEEK + timedelta(hours=1),
        }
    )
    row = None
    for event in (registered, lan_enrolled, on_call, later):
        row = UNITS.project(row, event, seen("unit", UNIT))
    assert row is not None
    assert [shift["from_at"] for shift in row["on_call"]] == [NEXT_WEEK]
    row = UNITS.project(row, lan_left, seen("unit", UNIT))
    row = UNITS.project(row, unit_closed, seen("unit", UNIT))
    assert row is not None
    assert (row["staff"], row["on_call"], row["state"]) == ([], [], "closed")
