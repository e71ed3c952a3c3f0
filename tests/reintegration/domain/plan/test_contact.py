"""How the participant is reached: safe ways that change, and a Trusted Address that looks in."""

import pytest

from services.reintegration.domain.plan.commands import LoseFollowUpPoint
from services.reintegration.domain.plan.contact import point_of
from services.reintegration.domain.plan.decider import decider
from services.reintegration.domain.plan.events import (
    FollowUpPointAssigned,
    FollowUpPointLeft,
    PlanEvent,
    SafeChannelsChanged,
)
from services.reintegration.domain.plan.refusals import (
    BeforeWhatItFollows,
    ChannelNotSafe,
    NoSuchPlan,
    PlanNotAgreed,
)
from services.reintegration.domain.plan.states import Agreed, OpenFollowUp
from tests.kit.scenario import Given
from tests.reintegration.participant import (
    DUE,
    NOON,
    PLAN,
    STARTED,
    active,
    after,
    agreed,
    close,
    closed,
    draft,
    follow_up,
    look_in,
    monitoring,
    suspended,
)
from tests.reintegration.support import (
    LATER,
    PLACE,
    assign_another_place,
    assign_place,
    leave_place,
    only_in_person,
)

plan = Given(decider)
pointed = FollowUpPointAssigned(plan_id=PLAN, trusted_place_id=PLACE, occurred_at=STARTED)
left = FollowUpPointLeft(
    plan_id=PLAN, trusted_place_id=PLACE, reason="no-longer-needed", occurred_at=LATER
)
lose = LoseFollowUpPoint(plan_id=PLAN, trusted_place_id=PLACE, occurred_at=LATER)


def test_a_way_that_is_safe_no_more_leaves_every_open_follow_up() -> None:
    changed = SafeChannelsChanged(plan_id=PLAN, safe_channels=("phone-call",), occurred_at=STARTED)
    plan.given(*agreed).when(only_in_person).then(changed)
    state = decider.fold([*agreed, changed])
    assert isinstance(state, Agreed)
    open_ones = [one for one in state.course.follow_ups if isinstance(one, OpenFollowUp)]
    assert open_ones
    assert {one.safe_channel for one in open_ones} == {"phone-call"}


def test_a_follow_up_that_took_place_is_left_as_it_was() -> None:
    seen = after(look_in(follow_up(1), DUE["day-7"]), since=active)
    state = decider.fold(after(only_in_person, since=seen))
    assert decider.fold(seen) != state


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_telling_the_same_safe_ways_twice_records_nothing_new(
    history: tuple[PlanEvent, ...],
) -> None:
    plan.given(*after(only_in_person, since=history)).when(only_in_person).then_nothing()


def test_safe_ways_do_not_change_before_they_were_agreed() -> None:
    early = only_in_person.model_copy(update={"occurred_at": NOON})
    plan.given(*agreed).when(early).then_refused(BeforeWhatItFollows)


def test_a_draft_has_no_safe_ways_yet() -> None:
    plan.given(*draft).when(only_in_person).then_refused(PlanNotAgreed)


def test_a_visit_by_a_way_that_is_not_safe_is_refused() -> None:
    unsafe = look_in(follow_up(1), DUE["day-7"]).model_copy(update={"channel": "home-visit"})
    plan.given(*active).when(unsafe).then_refused(ChannelNotSafe)


@pytest.mark.parametrize("history", [agreed, active, monitoring, suspended])
def test_a_trusted_address_looks_in(history: tuple[PlanEvent, ...]) -> None:
    plan.given(*history).when(assign_place).then(pointed)
    plan.given(*history, pointed).when(assign_place).then_nothing()
    assert point_of(decider.fold([*history, pointed])) == PLACE


def test_another_trusted_address_may_look_in_instead() -> None:
    (another,) = decider.decide(assign_another_place, decider.fold([*agreed, pointed]))
    assert another == pointed.model_copy(
        update={"trusted_place_id": assign_another_place.trusted_place_id}
    )


def test_nobody_looks_in_before_the_agreement() -> None:
    plan.given(*draft).when(assign_place).then_refused(PlanNotAgreed)
    early = assign_place.model_copy(update={"occurred_at": NOON})
    plan.given(*agreed).when(early).then_refused(BeforeWhatItFollows)


def test_a_trusted_address_that_is_not_needed_is_told() -> None:
    plan.given(*active, pointed).when(leave_place).then(left)
    plan.given(*active, pointed, left).when(leave_place).then_nothing()
    plan.given(*draft).when(leave_place).then_nothing()
    plan.given().when(leave_place).then_refused(NoSuchPlan)


def test_a_closed_plan_still_has_its_trusted_address_to_tell() -> None:
    over = after(close("relocated", LATER), since=(*active, pointed))
    assert point_of(decider.fold(over)) == PLACE
    plan.given(*over).when(leave_place).then(left)
    plan.given(*over, left).when(leave_place).then_nothing()


def test_a_trusted_address_that_closes_is_lost_to_the_plan() -> None:
    lost = left.model_copy(update={"reason": "address-closed"})
    plan.given(*active, pointed).when(lose).then(lost)
    plan.given(*active, pointed, lost).when(lose).then_nothing()
    plan.given(*closed).when(lose).then_nothing()
    plan.given().when(lose).then_nothing()


def test_contact_recorded_for_a_draft_changes_nothing() -> None:
    state = decider.fold(draft)
    changed = SafeChannelsChanged(plan_id=PLAN, safe_channels=("phone-call",), occurred_at=STARTED)
    assert decider.fold([changed, pointed], state) == state
