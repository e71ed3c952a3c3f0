"""What reaches a stay from outside: findings, birthdays, limits."""

from datetime import datetime

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_refusals import (
    CareNotWoundDown,
    LimitNotPassed,
    NotAtNight,
)
from services.shelter.domain.stay.refusals import (
    NoSuchStay,
    RelativeNotVerified,
)
from services.shelter.domain.stay.standing_messages import LimitPassed, NoteLimitPassed
from services.shelter.domain.stay.states import NoStay, Stay
from services.shelter.domain.words import Limit
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    AFTER_18_MONTHS,
    DAY,
    HOUR,
    NEXT_NOON,
    NOON,
    STAY,
    admitted,
    agreed,
    approved,
    assessed,
    care_plan_overdue,
    declined,
    denied,
    discharge,
    discharged,
    expired,
    extended,
    girl_requested,
    leave_unplanned,
    left_unplanned,
    limit_reached,
    note_care_plan,
    note_limit,
    plan,
    planned,
    requested,
    waitlisted,
    withdrawn,
)
from tests.shelter.made_up_lives import (
    AFTER_72_HOURS,
    IN_TWO_WEEKS,
    begin_wind_down,
    buried,
    ceiling_passed,
    checked,
    consent_lost,
    died,
    find_child,
    found_child,
    grew_up,
    grow_up,
    hear_doubt,
    lift_wind_down,
    lose_consent,
    missed,
    paid_by_others,
    parties_registered,
    register_parties,
    renew_basis,
    taken_in,
    transferred,
    wind_down_began,
    wind_down_lifted,
)

stay = Given(decider)
HOME: tuple[StayEvent, ...] = (requested, approved, admitted)
ALIVE: list[tuple[StayEvent, ...]] = [HOME, (*HOME, planned), (*HOME, missed), (taken_in,)]
OVER: list[tuple[StayEvent, ...]] = [
    (requested, declined),
    (requested, withdrawn),
    (requested, approved, expired),
    (*HOME, discharged),
    (*HOME, transferred),
    (*HOME, died),
]


@pytest.mark.parametrize("history", ALIVE, ids=len)
def test_the_care_of_a_rejected_person_is_wound_down(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(begin_wind_down).then(wind_down_began)
    stay.given(*history, wind_down_began).when(begin_wind_down).then_nothing()


@pytest.mark.parametrize(
    "history", [(requested,), (requested, waitlisted), (requested, approved)], ids=len
)
def test_a_rejected_person_is_not_placed_any_more(history: tuple[StayEvent, ...]) -> None:
    rejected = withdrawn.model_copy(update={"reason": "status-rejected"})
    stay.given(*history).when(begin_wind_down).then(rejected)
    stay.given(*history).when(lift_wind_down).then_nothing()


def test_when_a_death_is_heard_of_the_stay_is_to_end_at_once() -> None:
    death = {"cause": "person-died"}
    at_once = wind_down_began.model_copy(update={**death, "until": NOON})
    stay.given(*HOME).when(begin_wind_down.model_copy(update=death)).then(at_once)
    stay.given(*HOME, wind_down_began).when(begin_wind_down.model_copy(update=death)).then(at_once)
    stay.given(*HOME, at_once).when(begin_wind_down).then_nothing()
    stay.given(*HOME, at_once).when(lift_wind_down).then_nothing()


def test_when_the_rejection_falls_the_limits_run_on() -> None:
    stay.given(*HOME, wind_down_began).when(lift_wind_down).then(wind_down_lifted)
    stay.given(*HOME, missed, wind_down_began).when(lift_wind_down).then(wind_down_lifted)
    stay.given(*HOME).when(lift_wind_down).then_nothing()
    assert decider.fold([*HOME, wind_down_began, wind_down_lifted]) == decider.fold(HOME)
    over = wind_down_lifted.model_copy(update={"limit_reached": True})
    stay.given(*HOME, limit_reached, wind_down_began).when(lift_wind_down).then(over)


@pytest.mark.parametrize("plan_of_care", [agreed, care_plan_overdue])
def test_only_what_is_still_due_runs_on(plan_of_care: StayEvent) -> None:
    nothing = {"care_plan_due_at": None, "health_check_due_at": None}
    stay.given(*HOME, checked, plan_of_care, wind_down_began).when(lift_wind_down).then(
        wind_down_lifted.model_copy(update=nothing)
    )
    first_night = wind_down_lifted.model_copy(update={"care_plan_due_at": None})
    stay.given(taken_in, wind_down_began).when(lift_wind_down).then(first_night)


@pytest.mark.parametrize("command", [note_care_plan, note_limit])
def test_limits_rest_while_care_is_wound_down(command: StayCommand) -> None:
    stay.given(*HOME, wind_down_began).when(command).then_nothing()


@pytest.mark.parametrize("hour", [18, 23, 0, 6])
def test_care_is_never_cut_off_at_night(hour: int) -> None:
    at = datetime.fromisoformat(f"2026-03-04T{hour:02}:30:00+07:00")
    at_night = leave_unplanned.model_copy(update={"reason": "status-rejected", "occurred_at": at})
    stay.given(*HOME, wind_down_began).when(at_night).then_refused(NotAtNight)


@pytest.mark.parametrize("update", [{"reason": "limit-reached"}, {}])
def test_no_plan_sends_anybody_away_at_night(update: dict[str, object]) -> None:
    at_night = {**update, "occurred_at": NOON + DAY + 10 * HOUR}
    told = (assessed, planned) if update else (wind_down_began, assessed, planned)
    stay.given(*HOME, *told).when(discharge.model_copy(update=at_night)).then_refused(NotAtNight)
    by_day = {**at_night, "occurred_at": NOON + DAY}
    stay.given(*HOME, *told).when(discharge.model_copy(update=by_day)).then(
        discharged.model_copy(update=by_day)
    )


def test_who_goes_home_as_planned_may_be_collected_in_the_evening() -> None:
    evening = {"occurred_at": NOON + DAY + 7 * HOUR}
    stay.given(*HOME, assessed, planned).when(discharge.model_copy(update=evening)).then(
        discharged.model_copy(update=evening)
    )


def test_an_emergency_is_not_over_at_night() -> None:
    over = {"reason": "emergency-over", "occurred_at": NOON + 10 * HOUR}
    stay.given(taken_in).when(leave_unplanned.model_copy(update=over)).then_refused(NotAtNight)


def test_care_is_not_cut_off_on_the_day_a_finding_is_known() -> None:
    at_once = {"reason": "status-rejected", "occurred_at": NOON + HOUR}
    rejected = leave_unplanned.model_copy(update=at_once)
    stay.given(*HOME, wind_down_began).when(rejected).then_refused(CareNotWoundDown)
    stay.given(*HOME).when(rejected).then_refused(CareNotWoundDown)


def test_by_day_care_that_was_wound_down_may_end() -> None:
    rejected = {"reason": "status-rejected"}
    stay.given(*HOME, wind_down_began).when(leave_unplanned.model_copy(update=rejected)).then(
        left_unplanned.model_copy(update=rejected)
    )


def test_who_leaves_by_their_own_wish_may_leave_at_any_hour() -> None:
    late = {"occurred_at": NOON + 10 * HOUR}
    stay.given(*HOME).when(leave_unplanned.model_copy(update=late)).then(
        left_unplanned.model_copy(update=late)
    )


@pytest.mark.parametrize(
    "command", [begin_wind_down, lift_wind_down, grow_up, lose_consent, hear_doubt]
)
@pytest.mark.parametrize("history", OVER)
def test_what_is_over_hears_nothing_any_more(
    history: tuple[StayEvent, ...], command: StayCommand
) -> None:
    stay.given(*history).when(command).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        begin_wind_down,
        lift_wind_down,
        grow_up,
        lose_consent,
        hear_doubt,
        register_parties,
        renew_basis,
    ],
)
def test_a_stay_nobody_asked_for_hears_nothing(command: StayCommand) -> None:
    stay.given().when(command).then_refused(NoSuchStay)


def test_a_girl_who_comes_of_age_is_a_woman_from_then_on() -> None:
    stay.given(girl_requested).when(grow_up).then(grew_up)
    stay.given(girl_requested, approved, admitted, missed).when(grow_up).then(grew_up)
    stay.given(girl_requested, grew_up).when(grow_up).then_nothing()
    stay.given(*HOME).when(grow_up).then_nothing()


def test_who_is_found_to_be_a_child_leaves_as_one() -> None:
    later = plan.model_copy(update={"occurred_at": NOON + DAY})
    woman = (requested, approved, admitted, assessed)
    stay.given(*woman).when(find_child).then(found_child)
    stay.given(*woman, found_child).when(find_child).then_nothing()
    stay.given(*woman, found_child).when(later).then_refused(RelativeNotVerified)
    grown = find_child.model_copy(update={"under_18": False})
    found_grown = found_child.model_copy(update={"under_18": False})
    stay.given(*woman, found_child).when(grown).then(found_grown)
    stay.given(*woman, found_child, found_grown).when(later).then(
        planned.model_copy(update={"occurred_at": NOON + DAY})
    )
    stay.given(girl_requested, grew_up).when(find_child).then(found_child)


def test_a_grown_up_needs_no_verified_relative_to_leave() -> None:
    girl = (girl_requested, approved, admitted, assessed)
    later = {"occurred_at": NOON + DAY}
    stay.given(*girl).when(plan).then_refused(RelativeNotVerified)
    stay.given(*girl, grew_up).when(plan.model_copy(update=later)).then(
        planned.model_copy(update=later)
    )


@pytest.mark.parametrize("history", [(requested,), *ALIVE], ids=len)
def test_who_stands_against_whom_is_registered_in_codes(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(register_parties).then(parties_registered)
    stay.given(*history, parties_registered).when(register_parties).then_nothing()
    early = register_parties.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(*history).when(early).then_refused(HappenedTooEarly)


LIMITS: list[tuple[tuple[StayEvent, ...], Limit, datetime]] = [
    ((taken_in,), "regularisation", AFTER_72_HOURS),
    ((taken_in,), "health-check", NEXT_NOON),
    (HOME, "health-check", NEXT_NOON),
    ((*HOME, planned), "health-check", NEXT_NOON),
    (HOME, "facility-ceiling", AFTER_18_MONTHS),
    ((*HOME, wind_down_began), "wind-down", IN_TWO_WEEKS),
    ((*HOME, missed), "absence", missed.return_by),
    ((*HOME, missed), "health-check", NEXT_NOON),
    ((*HOME, missed), "facility-ceiling", AFTER_18_MONTHS),
    ((*HOME, missed, wind_down_began), "wind-down", IN_TWO_WEEKS),
    ((*HOME, paid_by_others), "extension", paid_by_others.until),
    ((*HOME, paid_by_others, denied), "extension", paid_by_others.until),
    ((*HOME, paid_by_others, planned), "extension", paid_by_others.until),
    ((*HOME, paid_by_others, missed), "extension", paid_by_others.until),
    ((*HOME, died), "relatives", died.relatives_due_at),
]


def test_an_extension_that_others_pay_for_is_watched_anew_when_it_is_prolonged() -> None:
    until = paid_by_others.until
    note = NoteLimitPassed(stay_id=STAY, limit="extension", occurred_at=until + DAY)
    passed = LimitPassed(stay_id=STAY, limit="extension", due_at=until, occurred_at=until)
    longer = paid_by_others.model_copy(update={"until": until + DAY, "occurred_at": until})
    again = passed.model_copy(update={"due_at": until + DAY, "occurred_at": until + DAY})
    stay.given(*HOME, paid_by_others, passed, longer).when(note).then(again)
    stay.given(*HOME, paid_by_others, passed, extended).when(note).then_nothing()


@pytest.mark.parametrize(("history", "limit", "due_at"), LIMITS)
def test_a_limit_that_passes_is_noted_once(
    history: tuple[StayEvent, ...], limit: Limit, due_at: datetime
) -> None:
    note = NoteLimitPassed(stay_id=STAY, limit=limit, occurred_at=due_at)
    passed = LimitPassed(stay_id=STAY, limit=limit, due_at=due_at, occurred_at=due_at)
    stay.given(*history).when(note).then(passed)
    stay.given(*history, passed).when(note).then_nothing()
    early = note.model_copy(update={"occurred_at": due_at - HOUR})
    stay.given(*history).when(early).then_refused(LimitNotPassed)


@pytest.mark.parametrize(
    ("history", "limit"),
    [
        ((*HOME, checked), "health-check"),
        ((*HOME, wind_down_began), "health-check"),
        (HOME, "regularisation"),
        (HOME, "absence"),
        ((requested,), "facility-ceiling"),
        ((*HOME, died, buried), "relatives"),
        ((*HOME, discharged), "facility-ceiling"),
    ],
)
def test_what_is_done_in_time_is_never_late(history: tuple[StayEvent, ...], limit: Limit) -> None:
    note = NoteLimitPassed(stay_id=STAY, limit=limit, occurred_at=AFTER_18_MONTHS)
    stay.given(*history).when(note).then_nothing()


def test_a_passed_ceiling_stays_passed() -> None:
    note = NoteLimitPassed(stay_id=STAY, limit="facility-ceiling", occurred_at=AFTER_18_MONTHS)
    stay.given(*HOME, ceiling_passed, planned).when(note).then_nothing()


def test_notices_change_nothing_where_nobody_lives() -> None:
    nobody: Stay = NoStay()
    assert decider.evolve(nobody, wind_down_began) == nobody
    asked = decider.fold([requested])
    assert decider.evolve(asked, wind_down_began) == asked
    gone = decider.fold([*HOME, discharged])
    assert decider.evolve(gone, consent_lost) == gone
