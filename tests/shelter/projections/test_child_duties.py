"""What is to be done for a child beside a resident stands apart, until it is done or it leaves."""

from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildFarewellArranged,
    ChildLimitPassed,
    ChildReviewed,
    ChildTurned,
)
from services.shelter.domain.residence.messages import OtherFundsFound
from services.shelter.projections.worklist import DUTIES
from tests.shelter.made_up import DAY, DAY_120, NOON, STAY
from tests.shelter.made_up_lives import (
    CHILD,
    came,
    checked,
    child_died_away,
    child_lodged,
    child_moved_out,
    childs_days_go_on,
    childs_days_over,
)
from tests.shelter.projections.open_duties import HOME, after, duties

TO_CHECK = child_lodged.model_copy(update={"health_check_due_at": NOON + DAY})
CHILD_TURNED = ChildTurned(
    stay_id=child_lodged.stay_id, child_id=CHILD, turn="came-of-age", occurred_at=NOON + DAY
)


def test_the_health_of_a_child_is_looked_at_apart_from_the_residents() -> None:
    of_child = checked.model_copy(update={"for_child": CHILD})
    assert "health-check" in duties(*HOME, came, of_child)


def test_a_childs_own_days_that_are_over_stand_until_someone_decides_or_it_leaves() -> None:
    over = child_lodged, childs_days_over
    assert duties(child_lodged) == {"funded-days-end"}
    assert duties(*over) == {"stay-limit"}
    assert "stay-limit" not in duties(*over, childs_days_go_on)
    assert duties(*over, child_moved_out) == set()
    others = OtherFundsFound(
        stay_id=child_lodged.stay_id, funded_days=120, child_id=CHILD, occurred_at=DAY_120
    )
    assert duties(*over, others) == set()


def test_a_childs_health_is_to_be_looked_at_and_is_pressed_for_when_it_is_late() -> None:
    late = ChildLimitPassed(
        child_id=CHILD, limit="health-check", due_at=NOON + DAY, occurred_at=NOON + DAY
    )
    checked_now = ChildChecked(stay_id=STAY, child_id=CHILD, occurred_at=NOON + DAY)
    assert after(TO_CHECK)["health-check:"]["risk"] == 1
    assert after(TO_CHECK, late)["health-check:"]["risk"] == 2
    assert duties(TO_CHECK, checked_now) == {"funded-days-end"}
    assert duties(TO_CHECK, child_moved_out) == set()


def test_what_is_heard_of_a_child_is_to_be_looked_at_until_someone_has_or_it_leaves() -> None:
    looked = ChildReviewed(stay_id=STAY, child_id=CHILD, outcome="stays-on", occurred_at=NOON + DAY)
    assert duties(CHILD_TURNED) == {"review-child"}
    assert duties(CHILD_TURNED, looked) == duties(CHILD_TURNED, child_moved_out) == set()
    assert "review-child" in DUTIES


def test_before_others_stop_paying_for_a_child_someone_decides() -> None:
    others = OtherFundsFound(
        stay_id=STAY, funded_days=1, child_id=CHILD, until=DAY_120, occurred_at=NOON
    )
    assert after(TO_CHECK, others)["extension-ends:"]["due_at"] == DAY_120
    assert duties(TO_CHECK, others) == {"health-check", "extension-ends"}
    assert duties(TO_CHECK, others, child_moved_out) == set()


def test_after_the_death_of_a_child_someone_sees_to_the_funeral() -> None:
    died_here = child_moved_out.model_copy(update={"relatives_due_at": NOON + 3 * DAY})
    buried_child = ChildFarewellArranged(child_id=CHILD, by="relatives", occurred_at=NOON + DAY)
    assert duties(TO_CHECK, CHILD_TURNED, died_here) == {"farewell"}
    assert duties(TO_CHECK, died_here, buried_child) == set()
    away = (TO_CHECK, child_moved_out, child_died_away)
    assert after(*away)["farewell:"]["due_at"] == child_died_away.relatives_due_at
    assert duties(*away, buried_child) == set()
