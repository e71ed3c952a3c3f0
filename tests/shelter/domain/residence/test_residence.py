"""The rules of a person's residence, told as given / when / then."""

from datetime import UTC, datetime

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.residence.decider import decider
from services.shelter.domain.residence.messages import (
    AffirmFunding,
    FindOtherFunds,
    FundedDaysOver,
    FundingAffirmed,
    FundingProlonged,
    NoteFundedDaysOver,
    OtherFundsFound,
    ProlongFunding,
    Relocate,
    ResidenceCommand,
    ResidenceEvent,
    ResidenceMoved,
)
from services.shelter.domain.residence.refusals import (
    ExtensionTooLate,
    ExtensionTooShort,
    FundedDaysNotOver,
    LivesInAnotherHouse,
    NoFundedDaysLeft,
    NotFundedByState,
    NotResident,
)
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUR,
    JOURNEY,
    NOON,
    OTHER_STAY,
    STAY,
    began,
    ended,
    funded_began,
    occupy,
    vacate,
)

residence = Given(decider)
prolonged = FundingProlonged(stay_id=STAY, funded_until=DAY_120 + 60 * DAY, occurred_at=NOON)
other_funds = OtherFundsFound(stay_id=STAY, funded_days=10, occurred_at=NOON + 10 * DAY)
find_other_funds = FindOtherFunds(journey_id=JOURNEY, stay_id=STAY, occurred_at=NOON + 10 * DAY)
note_over = NoteFundedDaysOver(journey_id=JOURNEY, stay_id=STAY, occurred_at=DAY_120)
over = FundedDaysOver(stay_id=STAY, occurred_at=DAY_120)


def prolong(until: datetime, at: datetime = NOON) -> ProlongFunding:
    return ProlongFunding(journey_id=JOURNEY, stay_id=STAY, until=until, occurred_at=at)


def test_the_state_pays_for_120_days() -> None:
    residence.given().when(occupy).then(funded_began)


def test_under_the_old_rules_the_state_paid_for_60_days_and_later_for_three_months() -> None:
    before = occupy.model_copy(update={"occurred_at": datetime(2018, 3, 5, 5, tzinfo=UTC)})
    residence.given().when(before).then(
        funded_began.model_copy(
            update={
                "occurred_at": before.occurred_at,
                "funded_until": datetime(2018, 5, 4, 16, 59, 59, tzinfo=UTC),
                "policy_version": "essential-needs@2013-03-01",
            }
        )
    )
    last_day = occupy.model_copy(update={"occurred_at": datetime(2025, 6, 30, 5, tzinfo=UTC)})
    residence.given().when(last_day).then(
        funded_began.model_copy(
            update={
                "occurred_at": last_day.occurred_at,
                "funded_until": datetime(2025, 9, 30, 16, 59, 59, tzinfo=UTC),
                "policy_version": "essential-needs@2020-01-01",
            }
        )
    )


def test_where_others_pay_no_day_is_counted() -> None:
    paid_by_others = occupy.model_copy(update={"funding": "other"})
    residence.given().when(paid_by_others).then(began)
    residence.given(began).when(vacate).then(ended.model_copy(update={"funded_days": 0}))


@pytest.mark.parametrize("living", [funded_began, began])
def test_a_person_lives_in_one_house_at_a_time(living: ResidenceEvent) -> None:
    residence.given(living).when(occupy).then_nothing()
    elsewhere = occupy.model_copy(update={"stay_id": OTHER_STAY})
    residence.given(living).when(elsewhere).then_refused(LivesInAnotherHouse)


def test_days_count_across_stays() -> None:
    again = NOON + 60 * DAY  # 1 May is a day off; 90 days are left
    back = occupy.model_copy(update={"stay_id": OTHER_STAY, "occurred_at": again})
    residence.given(funded_began, ended).when(back).then(
        funded_began.model_copy(
            update={
                "stay_id": OTHER_STAY,
                "days_used": 30,
                "funded_until": datetime(2026, 7, 30, 16, 59, 59, tzinfo=UTC),
                "occurred_at": again,
            }
        )
    )


def test_when_the_days_are_used_up_others_must_pay() -> None:
    all_used = ended.model_copy(update={"funded_days": 120})
    back = occupy.model_copy(update={"occurred_at": NOON + 200 * DAY})
    residence.given(funded_began, all_used).when(back).then_refused(NoFundedDaysLeft)
    by_others = back.model_copy(update={"funding": "other"})
    residence.given(funded_began, all_used).when(by_others).then(
        began.model_copy(update={"occurred_at": NOON + 200 * DAY})
    )


def test_who_comes_back_is_let_in_whether_or_not_the_state_has_days_left() -> None:
    all_used = ended.model_copy(update={"funded_days": 120})
    at = NOON + 200 * DAY
    back = occupy.model_copy(update={"returning": True, "occurred_at": at})
    that_evening = datetime(2026, 9, 18, 16, 59, 59, tzinfo=UTC)
    none_left = funded_began.model_copy(
        update={"days_used": 120, "funded_until": that_evening, "occurred_at": at}
    )
    home = (funded_began, all_used, none_left)
    residence.given(funded_began, all_used).when(back).then(none_left)
    days_over = over.model_copy(update={"occurred_at": that_evening})
    note = note_over.model_copy(update={"occurred_at": that_evening})
    residence.given(*home).when(note).then(days_over)
    leaves = vacate.model_copy(update={"occurred_at": at + DAY})
    left = ended.model_copy(update={"funded_days": 0, "occurred_at": at + DAY})
    residence.given(*home).when(leaves).then(left)
    others = other_funds.model_copy(update={"funded_days": 0, "occurred_at": at + DAY})
    find = find_other_funds.model_copy(update={"occurred_at": at + DAY})
    residence.given(*home, days_over).when(find).then(others)


def test_two_residences_of_one_person_never_overlap() -> None:
    early = occupy.model_copy(update={"occurred_at": NOON + 29 * DAY})
    residence.given(funded_began, ended).when(early).then_refused(HappenedTooEarly)


def test_a_decision_before_the_limit_prolongs_what_the_state_pays() -> None:
    until = DAY_120 + 60 * DAY
    residence.given(funded_began).when(prolong(until)).then(prolonged)
    residence.given(funded_began, prolonged).when(prolong(until)).then_nothing()


def test_a_decision_after_the_limit_is_too_late_for_state_money() -> None:
    late = prolong(DAY_120 + 60 * DAY, at=DAY_120 + HOUR)
    residence.given(funded_began).when(late).then_refused(ExtensionTooLate)
    residence.given(funded_began, over).when(late).then_refused(ExtensionTooLate)


def test_a_decision_taken_in_time_may_be_entered_late() -> None:
    until = DAY_120 + 60 * DAY
    residence.given(funded_began, over).when(prolong(until)).then(prolonged)


def test_an_extension_never_shortens_what_the_state_pays() -> None:
    residence.given(funded_began).when(prolong(DAY_120 - DAY)).then_refused(ExtensionTooShort)


def test_there_is_nothing_to_prolong_where_others_pay() -> None:
    residence.given(began).when(prolong(DAY_120)).then_refused(NotFundedByState)


def test_other_funds_may_carry_the_stay_on() -> None:
    residence.given(funded_began).when(find_other_funds).then(other_funds)
    residence.given(funded_began, other_funds).when(find_other_funds).then_nothing()
    residence.given(funded_began, other_funds).when(vacate).then(
        ended.model_copy(update={"funded_days": 0})
    )


def test_days_beyond_the_limit_are_not_the_states() -> None:
    late = find_other_funds.model_copy(update={"occurred_at": DAY_120 + 20 * DAY})
    residence.given(funded_began, over).when(late).then(
        other_funds.model_copy(update={"funded_days": 120, "occurred_at": DAY_120 + 20 * DAY})
    )


def test_the_end_of_the_funded_days_is_noted_once() -> None:
    residence.given(funded_began).when(note_over).then(over)
    residence.given(funded_began, over).when(note_over).then_nothing()
    residence.given(began).when(note_over).then_nothing()


def test_a_clock_that_rings_early_changes_nothing() -> None:
    early = note_over.model_copy(update={"occurred_at": DAY_120 - HOUR})
    residence.given(funded_began).when(early).then_refused(FundedDaysNotOver)
    residence.given(funded_began, prolonged).when(note_over).then_refused(FundedDaysNotOver)


def test_a_prolonged_limit_may_be_reached_too() -> None:
    later = DAY_120 + 60 * DAY
    residence.given(funded_began, over, prolonged).when(
        note_over.model_copy(update={"occurred_at": later})
    ).then(over.model_copy(update={"occurred_at": later}))


def test_moving_out_counts_the_days() -> None:
    residence.given(funded_began).when(vacate).then(ended)
    residence.given(funded_began, ended).when(vacate).then_nothing()


def test_nobody_moves_out_before_they_moved_in() -> None:
    early = vacate.model_copy(update={"occurred_at": NOON - HOUR})
    residence.given(funded_began).when(early).then_refused(HappenedTooEarly)


@pytest.mark.parametrize("command", [prolong(DAY_120), find_other_funds, note_over, vacate])
def test_who_lives_in_no_house_has_no_residence(command: ResidenceCommand) -> None:
    residence.given().when(command).then_refused(NotResident)
    another = command.model_copy(update={"stay_id": OTHER_STAY})
    residence.given(funded_began).when(another).then_refused(NotResident)


@pytest.mark.parametrize("event", [prolonged, other_funds, over])
def test_events_about_money_change_nothing_where_the_state_does_not_pay(
    event: ResidenceEvent,
) -> None:
    histories: list[list[ResidenceEvent]] = [[], [began], [funded_began, ended]]
    for history in histories:
        state = decider.fold(history)
        assert decider.evolve(state, event) == state


def test_the_days_of_every_stay_are_remembered() -> None:
    assert decider.fold([funded_began, ended, funded_began, ended]).days_used == 60


affirm = AffirmFunding(journey_id=JOURNEY, occurred_at=NOON + DAY)
affirmed = FundingAffirmed(stay_id=STAY, funded_until=DAY_120, occurred_at=NOON + DAY)
relocate = Relocate(journey_id=JOURNEY, stay_id=STAY, to_stay_id=OTHER_STAY, occurred_at=NOON + DAY)
moved = ResidenceMoved(
    stay_id=STAY, to_stay_id=OTHER_STAY, funded_until=DAY_120, occurred_at=NOON + DAY
)


def test_after_a_doubt_the_days_run_on_as_before() -> None:
    residence.given(funded_began).when(affirm).then(affirmed)
    assert decider.fold([funded_began, affirmed]) == decider.fold([funded_began])


@pytest.mark.parametrize("history", [(), (began,), (funded_began, over), (funded_began, ended)])
def test_where_no_days_run_there_is_nothing_to_affirm(
    history: tuple[ResidenceEvent, ...],
) -> None:
    residence.given(*history).when(affirm).then_nothing()


def test_moving_to_another_house_begins_no_new_count() -> None:
    residence.given(funded_began).when(relocate).then(moved)
    left = vacate.model_copy(update={"stay_id": OTHER_STAY})
    residence.given(funded_began, moved).when(left).then(
        ended.model_copy(update={"stay_id": OTHER_STAY})
    )


def test_who_others_pay_for_moves_without_days() -> None:
    unfunded = moved.model_copy(update={"funded_until": None})
    residence.given(began).when(relocate).then(unfunded)
    residence.given(funded_began, over).when(relocate).then(unfunded)


def test_only_who_lives_here_moves() -> None:
    residence.given().when(relocate).then_refused(NotResident)
    residence.given(funded_began, moved).when(relocate).then_refused(NotResident)
    assert decider.evolve(decider.initial, moved) == decider.initial
    assert decider.evolve(decider.initial, affirmed) == decider.initial


def test_a_decision_that_still_stands_carries_a_return() -> None:
    longer = DAY_120 + 30 * DAY
    again = occupy.model_copy(update={"granted_until": longer})
    residence.given().when(again).then(funded_began.model_copy(update={"funded_until": longer}))
    shorter = occupy.model_copy(update={"granted_until": NOON + DAY})
    residence.given().when(shorter).then(funded_began)
