"""The rules of a house, told as given / when / then."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.shelter.domain.house.decider import decider
from services.shelter.domain.house.messages import (
    CapacityChanged,
    CeilingSet,
    ChangeCapacity,
    FreePlace,
    HouseCommand,
    HouseEvent,
    LicenceEnding,
    LicenceRenewed,
    NoteLicenceEnding,
    NoteParties,
    PartiesNoted,
    PlaceFreed,
    RenewLicence,
    SetCeiling,
)
from services.shelter.domain.house.refusals import (
    CapacityBelowOccupied,
    ConflictInHouse,
    GroupNotAccepted,
    HouseAlreadyRegistered,
    HouseIsClosed,
    HouseIsFull,
    HouseNotEmpty,
    LicenceExpired,
    LicenceNotEnding,
    LicenceNotProlonged,
    NoSuchHouse,
)
from services.shelter.domain.house.states import Open
from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.words import Parties
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    ADDRESS,
    DAY,
    HOUR,
    HOUSE,
    LICENCE,
    LICENCE_TO,
    NOON,
    OTHER_STAY,
    RENEW_FROM,
    STAY,
    bed_freed,
    bed_held,
    bed_taken,
    close_house,
    free_bed,
    hold_bed,
    hold_released,
    house_closed,
    place_offered,
    register,
    registered,
    release_bed,
    take_bed,
)

house = Given(decider)
AFTER_THE_LICENCE = NOON + timedelta(days=700)


renewed = LicenceRenewed(
    house_id=HOUSE,
    licence_no=LICENCE,
    licence_to=date(2028, 12, 31),
    renew_from=datetime(2028, 10, 31, 17, tzinfo=UTC),
    policy_version="licence-notice@2025-07-01",
    occurred_at=NOON,
)
note_ending = NoteLicenceEnding(house_id=HOUSE, occurred_at=RENEW_FROM)
ending = LicenceEnding(house_id=HOUSE, licence_to=LICENCE_TO, occurred_at=RENEW_FROM)
SOMEONE, THEIR_ENEMY = "a" * 64, "b" * 64
HUNTED = Parties(own=(SOMEONE,), opposing=(THEIR_ENEMY,))
ENEMY = Parties(own=(THEIR_ENEMY,))


def change(capacity: int) -> ChangeCapacity:
    return ChangeCapacity(house_id=HOUSE, capacity=capacity, occurred_at=NOON)


def renew(to: date) -> RenewLicence:
    return RenewLicence(house_id=HOUSE, licence_no=LICENCE, licence_to=to, occurred_at=NOON)


def test_a_house_is_registered_with_its_groups_in_order() -> None:
    house.given().when(register).then(registered)


def test_registering_the_same_house_again_records_nothing_new() -> None:
    house.given(registered).when(register).then_nothing()
    house.given(registered, house_closed).when(register).then_nothing()


def test_two_houses_never_share_an_id() -> None:
    another = register.model_copy(update={"region": "can-tho"})
    house.given(registered).when(another).then_refused(HouseAlreadyRegistered)


def test_a_house_without_a_valid_licence_is_not_registered() -> None:
    late = register.model_copy(update={"occurred_at": AFTER_THE_LICENCE})
    house.given().when(late).then_refused(LicenceExpired)


def test_a_house_grows_and_shrinks() -> None:
    grown = CapacityChanged(house_id=HOUSE, capacity=9, occurred_at=NOON)
    house.given(registered).when(change(9)).then(grown)
    house.given(registered, grown).when(change(9)).then_nothing()


def test_a_house_never_shrinks_below_the_people_who_live_in_it() -> None:
    house.given(registered, bed_taken).when(change(1)).then_refused(CapacityBelowOccupied)
    shrunk = CapacityChanged(house_id=HOUSE, capacity=2, occurred_at=NOON)
    house.given(registered, bed_taken).when(change(2)).then(shrunk)


def test_a_licence_is_renewed_for_longer() -> None:
    house.given(registered).when(renew(date(2028, 12, 31))).then(renewed)
    house.given(registered, renewed).when(renew(date(2028, 12, 31))).then_nothing()
    late = hold_bed.model_copy(update={"occurred_at": AFTER_THE_LICENCE})
    held = bed_held.model_copy(update={"occurred_at": AFTER_THE_LICENCE})
    house.given(registered, renewed).when(late).then(held)


def test_a_renewal_never_shortens_a_licence() -> None:
    house.given(registered).when(renew(date(2027, 1, 1))).then_refused(LicenceNotProlonged)


def test_a_licence_is_not_renewed_into_the_past() -> None:
    anew: dict[str, object] = {"licence_no": ADDRESS, "occurred_at": AFTER_THE_LICENCE}
    late = renew(LICENCE_TO).model_copy(update=anew)
    house.given(registered).when(late).then_refused(LicenceExpired)


def test_an_empty_house_is_closed_once() -> None:
    house.given(registered).when(close_house).then(house_closed)
    house.given(registered, bed_taken, bed_freed).when(close_house).then(house_closed)
    house.given(registered, house_closed).when(close_house).then_nothing()


def test_nobody_loses_their_home_because_a_house_closes() -> None:
    house.given(registered, bed_taken).when(close_house).then_refused(HouseNotEmpty)


def test_an_offer_holds_a_bed_for_the_person_and_each_child() -> None:
    house.given(registered).when(hold_bed).then(bed_held)
    house.given(registered, place_offered).when(hold_bed).then(bed_held)
    anothers = take_bed.model_copy(update={"stay_id": OTHER_STAY})
    house.given(registered, bed_held).when(anothers).then_refused(HouseIsFull)


def test_a_held_bed_is_taken_by_whom_it_was_held_for() -> None:
    taken = bed_taken.model_copy(update={"held": 2})
    house.given(registered, bed_held).when(take_bed).then(taken)
    anothers = hold_bed.model_copy(update={"stay_id": OTHER_STAY, "children": 0})
    theirs = bed_held.model_copy(update={"stay_id": OTHER_STAY, "places": 1})
    house.given(registered, bed_held, taken).when(anothers).then(theirs)


def test_more_children_than_foreseen_need_more_than_what_is_held() -> None:
    two = take_bed.model_copy(update={"children": 2})
    taken = bed_taken.model_copy(update={"places": 3, "held": 2})
    house.given(registered, bed_held).when(two).then(taken)
    anothers = bed_held.model_copy(update={"stay_id": OTHER_STAY, "places": 1})
    house.given(registered, bed_held, anothers).when(two).then_refused(HouseIsFull)


def test_an_offer_for_other_children_holds_other_beds() -> None:
    alone = hold_bed.model_copy(update={"children": 0})
    held = bed_held.model_copy(update={"places": 1, "before": 2})
    house.given(registered, bed_held).when(alone).then(held)


def test_a_bed_that_is_held_no_longer_is_there_for_the_next() -> None:
    house.given(registered, bed_held).when(release_bed).then(hold_released)
    house.given(registered, bed_held, hold_released).when(release_bed).then_nothing()
    anothers = take_bed.model_copy(update={"stay_id": OTHER_STAY})
    taken = bed_taken.model_copy(update={"stay_id": OTHER_STAY})
    house.given(registered, bed_held, hold_released).when(anothers).then(taken)


def test_a_bed_is_given_back_for_a_reason_of_an_earlier_day_and_from_a_house_that_closed() -> None:
    earlier = {"occurred_at": NOON - HOUR}
    house.given(registered, bed_held).when(release_bed.model_copy(update=earlier)).then(
        hold_released.model_copy(update=earlier)
    )
    house.given(registered, place_offered, house_closed).when(release_bed).then_nothing()


def test_a_house_that_expects_somebody_neither_closes_nor_shrinks_below_them() -> None:
    house.given(registered, bed_held).when(close_house).then_refused(HouseNotEmpty)
    house.given(registered, bed_held).when(change(1)).then_refused(CapacityBelowOccupied)


def test_no_place_is_offered_in_a_full_house() -> None:
    full = bed_taken.model_copy(update={"stay_id": OTHER_STAY, "places": 3})
    house.given(registered, full).when(hold_bed).then_refused(HouseIsFull)


def test_a_house_for_women_and_girls_takes_no_man() -> None:
    for_a_man = hold_bed.model_copy(update={"group": "men"})
    house.given(registered).when(for_a_man).then_refused(GroupNotAccepted)


def test_the_last_day_of_a_licence_still_counts() -> None:
    evening = NOON.replace(year=2027, month=12, day=31, hour=16)
    held = bed_held.model_copy(update={"occurred_at": evening})
    last_day = hold_bed.model_copy(update={"occurred_at": evening})
    house.given(registered).when(last_day).then(held)
    midnight = hold_bed.model_copy(update={"occurred_at": evening + HOUR})
    house.given(registered).when(midnight).then_refused(LicenceExpired)


def test_a_mother_and_her_child_take_two_places() -> None:
    house.given(registered).when(take_bed).then(bed_taken)


def test_taking_the_same_bed_again_records_nothing_new() -> None:
    house.given(registered, bed_taken).when(take_bed).then_nothing()


def test_a_child_who_comes_along_needs_a_place_too() -> None:
    another = take_bed.model_copy(update={"stay_id": OTHER_STAY})
    house.given(registered, bed_taken).when(another).then_refused(HouseIsFull)
    alone = another.model_copy(update={"children": 0})
    taken = bed_taken.model_copy(update={"stay_id": OTHER_STAY, "places": 1})
    house.given(registered, bed_taken).when(alone).then(taken)


def test_a_bed_is_freed_once() -> None:
    house.given(registered, bed_taken).when(free_bed).then(bed_freed)
    house.given(registered, bed_taken, bed_freed).when(free_bed).then_nothing()
    house.given(registered, house_closed).when(free_bed).then_nothing()


def test_a_freed_bed_is_there_for_the_next() -> None:
    house.given(registered, bed_taken, bed_freed).when(take_bed).then(bed_taken)


@pytest.mark.parametrize(
    "command",
    [
        change(9),
        renew(date(2028, 1, 1)),
        close_house,
        hold_bed,
        release_bed,
        take_bed,
        free_bed,
    ],
)
def test_a_house_nobody_registered_is_not_found(command: HouseCommand) -> None:
    house.given().when(command).then_refused(NoSuchHouse)


@pytest.mark.parametrize("command", [change(9), renew(date(2028, 1, 1)), hold_bed, take_bed])
def test_a_closed_house_takes_nobody_in(command: HouseCommand) -> None:
    house.given(registered, house_closed).when(command).then_refused(HouseIsClosed)


def test_nothing_happens_in_a_house_before_it_is_registered() -> None:
    early = take_bed.model_copy(update={"occurred_at": NOON - DAY})
    house.given(registered).when(early).then_refused(HappenedTooEarly)


def test_events_of_a_house_that_is_not_open_change_nothing() -> None:
    assert decider.fold([bed_taken]) == decider.initial
    closed = decider.fold([registered, house_closed])
    assert decider.evolve(closed, bed_taken) == closed
    assert isinstance(decider.fold([registered, place_offered]), Open)


def test_sixty_days_before_its_end_a_licence_is_to_be_renewed() -> None:
    house.given(registered).when(note_ending).then(ending)
    house.given(registered, ending).when(note_ending).then_nothing()
    house.given(registered, house_closed).when(note_ending).then_nothing()
    early = note_ending.model_copy(update={"occurred_at": RENEW_FROM - HOUR})
    house.given(registered).when(early).then_refused(LicenceNotEnding)


def test_a_renewed_licence_ends_later() -> None:
    house.given(registered, ending, renewed).when(note_ending).then_refused(LicenceNotEnding)


def test_a_licence_recorded_before_there_was_a_notice_asks_for_nothing() -> None:
    old = registered.model_copy(update={"renew_from": None, "policy_version": None})
    house.given(old).when(note_ending).then_nothing()


def home(of: Parties) -> tuple[HouseEvent, HouseEvent]:
    return registered, bed_taken.model_copy(update={"stay_id": OTHER_STAY, "parties": of})


@pytest.mark.parametrize(("inside", "outside"), [(HUNTED, ENEMY), (ENEMY, HUNTED)])
def test_an_associate_of_the_trafficker_gets_no_bed_under_the_same_roof(
    inside: Parties, outside: Parties
) -> None:
    with_codes = {"parties": outside, "children": 0}
    house.given(*home(inside)).when(take_bed.model_copy(update=with_codes)).then_refused(
        ConflictInHouse
    )
    offer = hold_bed.model_copy(update=with_codes)
    house.given(*home(inside)).when(offer).then_refused(ConflictInHouse)


def test_people_who_share_an_enemy_live_together() -> None:
    both = Parties(own=("c" * 64,), opposing=(THEIR_ENEMY,))
    alone = take_bed.model_copy(update={"parties": both, "children": 0})
    taken = bed_taken.model_copy(update={"parties": both, "places": 1})
    house.given(*home(HUNTED)).when(alone).then(taken)


def test_a_conflict_that_becomes_known_later_is_noted_for_someone_to_act() -> None:
    note = NoteParties(house_id=HOUSE, stay_id=STAY, parties=ENEMY, occurred_at=NOON)
    noted = PartiesNoted(
        house_id=HOUSE, stay_id=STAY, parties=ENEMY, clashes=(OTHER_STAY,), occurred_at=NOON
    )
    mine = bed_taken.model_copy(update={"places": 1})
    house.given(*home(HUNTED), mine).when(note).then(noted)
    house.given(*home(HUNTED), mine, noted).when(note).then_nothing()
    parted = bed_freed.model_copy(update={"places": 1, "parted_from": (OTHER_STAY,)})
    house.given(*home(HUNTED), mine, noted).when(free_bed).then(parted)


def test_the_place_of_a_child_who_left_is_there_for_the_next() -> None:
    free = FreePlace(house_id=HOUSE, stay_id=STAY, occurred_at=NOON)
    freed = PlaceFreed(house_id=HOUSE, stay_id=STAY, left=1, occurred_at=NOON)
    house.given(registered, bed_taken).when(free).then(freed)
    house.given(registered, bed_taken, freed).when(free).then_nothing()
    anothers = take_bed.model_copy(update={"stay_id": OTHER_STAY})
    taken = bed_taken.model_copy(update={"stay_id": OTHER_STAY})
    house.given(registered, bed_taken, freed).when(anothers).then(taken)


def test_a_house_sets_its_own_ceiling_for_those_who_come_from_now_on() -> None:
    at_most = SetCeiling(house_id=HOUSE, days=365, occurred_at=NOON)
    set_now = CeilingSet(house_id=HOUSE, days=365, occurred_at=NOON)
    house.given(registered).when(at_most).then(set_now)
    house.given(registered, set_now).when(at_most).then_nothing()
    house.given().when(at_most).then_refused(NoSuchHouse)
    house.given(registered, house_closed).when(at_most).then_refused(HouseIsClosed)
