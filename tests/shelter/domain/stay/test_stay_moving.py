"""Transfers, absences and deaths, told as given / when / then."""

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.moving_refusals import (
    AnotherTransferAsked,
    ConcludedTooEarly,
    IsAway,
    NotAway,
    NoTransferAsked,
    NotTheReceivingUnit,
    RelativesHaveTime,
    ResidentNotDead,
    ReturnTooLate,
    SameHouse,
    TransferNotAccepted,
)
from services.shelter.domain.stay.refusals import (
    NoSuchStay,
    NotMovedIn,
    PlacementAlreadyRequested,
    RulesNotExplained,
    StayIsOver,
)
from services.shelter.domain.stay.states import Absent, Deceased, Leaving, Resident, Transferred
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    DAY,
    HOUR,
    HOUSE,
    NOON,
    OTHER_STAY,
    UNIT,
    admitted,
    agree,
    approved,
    care_plan_overdue,
    discharged,
    leave_unplanned,
    left_unplanned,
    planned,
    requested,
)
from tests.shelter.made_up_lives import (
    accept_transfer,
    ask_transfer,
    buried,
    bury,
    came_back,
    come_back,
    died,
    miss,
    missed,
    moved_in,
    name_unit,
    receive,
    received,
    record_death,
    taken_in,
    transfer,
    transfer_accepted,
    transfer_asked,
    transferred,
    unit_named,
)

stay = Given(decider)
HOME: tuple[StayEvent, ...] = (requested, approved, admitted)
AGREED: tuple[StayEvent, ...] = (*HOME, transfer_asked, transfer_accepted)


def test_another_house_is_asked_before_anyone_moves() -> None:
    stay.given(*HOME).when(ask_transfer).then(transfer_asked)
    stay.given(*HOME, planned).when(ask_transfer).then(transfer_asked)
    stay.given(*HOME, transfer_asked).when(ask_transfer).then_nothing()


def test_one_house_is_asked_at_a_time() -> None:
    another = ask_transfer.model_copy(update={"house_id": OTHER_STAY})
    stay.given(*HOME, transfer_asked).when(another).then_refused(AnotherTransferAsked)


def test_a_house_that_said_no_is_followed_by_another() -> None:
    no = transfer_accepted.model_copy(update={"answer": "no-free-bed"})
    stay.given(*HOME, transfer_asked, no).when(ask_transfer).then(transfer_asked)


def test_nobody_moves_where_they_live() -> None:
    here = ask_transfer.model_copy(update={"house_id": HOUSE})
    stay.given(*HOME).when(here).then_refused(SameHouse)


def test_the_receiving_house_answers() -> None:
    stay.given(*HOME, transfer_asked).when(accept_transfer).then(transfer_accepted)
    stay.given(*AGREED).when(accept_transfer).then_nothing()
    stay.given(*HOME).when(accept_transfer).then_refused(NoTransferAsked)


def test_only_the_unit_of_the_receiving_house_answers_for_it() -> None:
    asked = (*HOME, transfer_asked, unit_named)
    stay.given(*asked).when(accept_transfer).then(transfer_accepted)
    foreign = accept_transfer.model_copy(update={"unit": UNIT})
    stay.given(*asked).when(foreign).then_refused(NotTheReceivingUnit)
    stay.given(*asked, transfer_accepted).when(foreign).then_refused(NotTheReceivingUnit)


def test_the_unit_that_answers_is_named_once_for_each_house_that_is_asked() -> None:
    no = transfer_accepted.model_copy(update={"answer": "no-free-bed"})
    stay.given(*HOME).when(name_unit).then_refused(NoTransferAsked)
    stay.given(*HOME, transfer_asked).when(name_unit).then(unit_named)
    stay.given(*HOME, transfer_asked, unit_named).when(name_unit).then_nothing()
    stay.given(*HOME, transfer_asked, unit_named, no, transfer_asked).when(name_unit).then(
        unit_named
    )


def test_the_receiving_house_may_change_its_mind() -> None:
    no = {"answer": "no-free-bed"}
    stay.given(*AGREED).when(accept_transfer.model_copy(update=no)).then(
        transfer_accepted.model_copy(update=no)
    )


def test_an_answer_follows_the_question() -> None:
    early = accept_transfer.model_copy(update={"occurred_at": NOON + HOUR})
    stay.given(*HOME, transfer_asked).when(early).then_refused(HappenedTooEarly)


def test_a_resident_moves_once_the_other_house_agreed() -> None:
    stay.given(*AGREED).when(transfer).then(transferred)
    stay.given(*AGREED, transferred).when(transfer).then_nothing()
    assert isinstance(decider.fold([*AGREED, transferred]), Transferred)
    planning = decider.fold([*HOME, planned, transfer_asked, transfer_accepted])
    assert isinstance(planning, Leaving)
    assert isinstance(decider.evolve(planning, transferred), Transferred)


@pytest.mark.parametrize("answer", ["no-free-bed", "group-not-accepted", "needs-not-met"])
def test_nobody_moves_into_a_house_that_did_not_agree(answer: str) -> None:
    no = transfer_accepted.model_copy(update={"answer": answer})
    stay.given(*HOME, transfer_asked, no).when(transfer).then_refused(TransferNotAccepted)
    stay.given(*HOME, transfer_asked).when(transfer).then_refused(TransferNotAccepted)
    stay.given(*HOME).when(transfer).then_refused(TransferNotAccepted)


def test_the_rules_of_the_other_house_are_explained_too() -> None:
    unexplained = transfer.model_copy(update={"rules_explained": False})
    stay.given(*AGREED).when(unexplained).then_refused(RulesNotExplained)


def test_the_move_follows_the_consent() -> None:
    early = transfer.model_copy(update={"occurred_at": NOON + HOUR})
    stay.given(*AGREED).when(early).then_refused(HappenedTooEarly)


def test_a_new_stay_begins_in_the_receiving_house() -> None:
    stay.given().when(receive).then(received, moved_in)
    stay.given(*HOME).when(receive).then_refused(PlacementAlreadyRequested)
    assert isinstance(decider.fold([received, moved_in]), Resident)


def test_a_resident_is_missed() -> None:
    stay.given(*HOME).when(miss).then(missed)
    stay.given(*HOME, planned).when(miss).then(missed)
    stay.given(*HOME, missed).when(miss).then_nothing()


def test_who_comes_back_in_time_goes_on_with_the_same_stay() -> None:
    stay.given(*HOME, missed).when(come_back).then(came_back)
    assert decider.fold([*HOME, missed, came_back]) == decider.fold(HOME)


def test_who_comes_back_too_late_asks_again() -> None:
    late = come_back.model_copy(update={"occurred_at": missed.return_by + HOUR})
    stay.given(*HOME, missed).when(late).then_refused(ReturnTooLate)


def test_nobody_comes_back_who_was_not_away() -> None:
    stay.given(*HOME).when(come_back).then_refused(NotAway)
    stay.given(requested).when(come_back).then_refused(NotMovedIn)
    early = come_back.model_copy(update={"occurred_at": NOON})
    stay.given(*HOME, missed).when(early).then_refused(HappenedTooEarly)


def test_nothing_is_agreed_with_someone_who_is_away() -> None:
    stay.given(*HOME, missed).when(agree).then_refused(IsAway)


def test_an_absence_may_end_the_stay() -> None:
    gone = {"reason": "gone-without-word", "occurred_at": NOON + 5 * DAY}
    stay.given(*HOME, missed).when(leave_unplanned.model_copy(update=gone)).then(
        left_unplanned.model_copy(update=gone)
    )
    stay.given(*HOME, missed, left_unplanned).when(come_back).then_refused(StayIsOver)


def test_an_overdue_plan_of_care_is_seen_also_while_someone_is_away() -> None:
    state = decider.fold([*HOME, missed, care_plan_overdue])
    assert isinstance(state, Absent)
    assert state.resident.care_plan_overdue


@pytest.mark.parametrize("history", [HOME, (*HOME, planned), (*HOME, missed), (taken_in,)], ids=len)
def test_a_death_is_recorded_wherever_it_finds_the_resident(
    history: tuple[StayEvent, ...],
) -> None:
    stay.given(*history).when(record_death).then(died)
    stay.given(*history, died).when(record_death).then_nothing()
    assert isinstance(decider.fold([*history, died]), Deceased)


def test_a_conclusion_follows_the_death() -> None:
    early = record_death.model_copy(update={"concluded_at": NOON})
    stay.given(*HOME).when(early).then_refused(ConcludedTooEarly)


def test_nobody_dies_in_a_house_they_do_not_live_in() -> None:
    stay.given(requested).when(record_death).then_refused(NotMovedIn)
    stay.given(*HOME, discharged).when(record_death).then_refused(StayIsOver)


def test_relatives_have_a_day_then_the_house_sees_to_the_funeral() -> None:
    stay.given(*HOME, died).when(bury).then(buried)
    stay.given(*HOME, died, buried).when(bury).then_nothing()
    early = bury.model_copy(update={"occurred_at": NOON + 2 * DAY})
    stay.given(*HOME, died).when(early).then_refused(RelativesHaveTime)


def test_relatives_may_come_at_once() -> None:
    theirs = {"by": "relatives", "occurred_at": NOON + 2 * DAY}
    stay.given(*HOME, died).when(bury.model_copy(update=theirs)).then(
        buried.model_copy(update=theirs)
    )


def test_there_is_no_farewell_without_a_death() -> None:
    stay.given(*HOME).when(bury).then_refused(ResidentNotDead)
    stay.given().when(bury).then_refused(NoSuchStay)


@pytest.mark.parametrize("command", [ask_transfer, accept_transfer, transfer, miss])
def test_moves_are_for_those_who_live_here(command: StayCommand) -> None:
    stay.given(requested).when(command).then_refused(NotMovedIn)
    stay.given(*HOME, discharged).when(command).then_refused(StayIsOver)
    stay.given().when(command).then_refused(NoSuchStay)


@pytest.mark.parametrize("event", [came_back, buried, missed, transfer_asked])
def test_what_cannot_have_happened_changes_nothing(event: StayEvent) -> None:
    assert decider.fold([requested, event]) == decider.fold([requested])
    assert decider.fold([*HOME, came_back]) == decider.fold(HOME)
