"""The waiting line: the most urgent first, then whoever asked first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import LINE as AGGREGATE
from services.shelter.domain.ids import StayId
from services.shelter.domain.line import (
    RANK,
    CalledFromLine,
    CallFromLine,
    JoinLine,
    LeaveLine,
    Line,
    LineCommand,
    LineJoined,
    LineLeft,
    NextProposed,
    NotNextInLine,
    ProposeNext,
    decider,
    line_of,
)
from services.shelter.domain.words import Urgency
from tests.kit.scenario import Given
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import DAY, NOON, OTHER_STAY, STAY

line = Given(decider)
WOMEN = line_of("women")


def joined(stay_id: StayId, urgency: Urgency = "routine", days: int = 0) -> LineJoined:
    return LineJoined(
        line_id=WOMEN,
        stay_id=stay_id,
        urgency=urgency,
        asked_at=NOON + days * DAY,
        occurred_at=NOON + days * DAY,
    )


def call(stay_id: StayId, urgency: Urgency = "routine", days: int = 0) -> CallFromLine:
    return CallFromLine(
        line_id=WOMEN,
        stay_id=stay_id,
        urgency=urgency,
        asked_at=NOON + days * DAY,
        out_of_order=None,
        occurred_at=NOON + 9 * DAY,
    )


def called(stay_id: StayId, *passed_over: StayId) -> CalledFromLine:
    return CalledFromLine(
        line_id=WOMEN,
        stay_id=stay_id,
        passed_over=passed_over,
        out_of_order="danger-grew" if passed_over else None,
        occurred_at=NOON + 9 * DAY,
    )


join = JoinLine(line_id=WOMEN, stay_id=STAY, urgency="routine", asked_at=NOON, occurred_at=NOON)
leave = LeaveLine(line_id=WOMEN, stay_ids=(STAY, OTHER_STAY), occurred_at=NOON)


def test_each_group_has_a_line_of_its_own() -> None:
    assert line_of("women") == line_of("women")
    assert line_of("women") != line_of("men")


def test_a_person_joins_the_line_once() -> None:
    line.given().when(join).then(joined(STAY))
    line.given(joined(STAY)).when(join).then_nothing()


def test_whoever_asked_first_comes_first() -> None:
    both = joined(OTHER_STAY, days=1), joined(STAY)
    line.given(*both).when(call(STAY)).then(called(STAY))
    line.given(*both).when(call(OTHER_STAY, days=1)).then_refused(NotNextInLine)
    line.given(*both, called(STAY)).when(call(OTHER_STAY, days=1)).then(called(OTHER_STAY))


def test_the_more_urgent_comes_before_whoever_asked_first() -> None:
    both = joined(STAY), joined(OTHER_STAY, "urgent", 1)
    line.given(*both).when(call(OTHER_STAY, "urgent", 1)).then(called(OTHER_STAY))
    line.given(*both).when(call(STAY)).then_refused(NotNextInLine)


def test_someone_is_taken_out_of_order_for_a_reason_that_is_named() -> None:
    both = joined(STAY), joined(OTHER_STAY, days=1)
    named = call(OTHER_STAY, days=1).model_copy(update={"out_of_order": "danger-grew"})
    line.given(*both).when(named).then(called(OTHER_STAY, STAY))


def test_nobody_slips_past_the_line_by_not_joining_it() -> None:
    line.given(joined(STAY)).when(call(OTHER_STAY, days=1)).then_refused(NotNextInLine)
    line.given(joined(STAY)).when(call(OTHER_STAY, "immediate", 1)).then(called(OTHER_STAY))


def test_a_reason_is_kept_only_where_one_was_needed() -> None:
    needless = call(STAY).model_copy(update={"out_of_order": "danger-grew"})
    line.given(joined(STAY)).when(needless).then(called(STAY))


def test_who_leaves_the_line_lets_the_next_come_forward() -> None:
    left = LineLeft(line_id=WOMEN, stay_ids=(STAY,), occurred_at=NOON)
    line.given(joined(STAY)).when(leave).then(left)
    line.given(joined(STAY), left).when(leave).then_nothing()


propose = ProposeNext(line_id=WOMEN, occurred_at=NOON)


def proposed(stay_id: StayId) -> NextProposed:
    return NextProposed(line_id=WOMEN, stay_id=stay_id, occurred_at=NOON)


def test_a_bed_that_is_for_others_again_is_proposed_to_who_is_next() -> None:
    both = joined(OTHER_STAY, days=1), joined(STAY)
    line.given().when(propose).then_nothing()
    line.given(*both).when(propose).then(proposed(STAY))
    line.given(*both, proposed(STAY)).when(propose).then(proposed(OTHER_STAY))
    line.given(*both, proposed(STAY), proposed(OTHER_STAY)).when(propose).then_nothing()


def test_who_waits_again_is_proposed_again() -> None:
    again = joined(STAY), proposed(STAY), called(STAY), joined(STAY)
    line.given(*again).when(propose).then(proposed(STAY))


stays = st.sampled_from((STAY, OTHER_STAY, StayId(line_of("men"))))
urgencies: st.SearchStrategy[Urgency] = st.sampled_from(tuple(RANK))
moments = st.integers(0, 9).map(lambda n: NOON + n * DAY)
the_line = st.just(WOMEN)
asked: st.SearchStrategy[LineCommand] = st.one_of(
    st.builds(
        JoinLine,
        line_id=the_line,
        stay_id=stays,
        urgency=urgencies,
        asked_at=moments,
        occurred_at=moments,
    ),
    st.builds(
        CallFromLine,
        line_id=the_line,
        stay_id=stays,
        urgency=urgencies,
        asked_at=moments,
        occurred_at=moments,
    ),
    st.builds(ProposeNext, line_id=the_line, occurred_at=moments),
    st.builds(LeaveLine, line_id=the_line, stay_ids=st.tuples(stays), occurred_at=moments),
)


@quietly
@given(st.lists(asked, max_size=30))
def test_nobody_is_passed_over_without_a_reason(commands: list[LineCommand]) -> None:
    history, states = live(AGGREGATE, commands)
    for event in history:
        if isinstance(event, CalledFromLine):
            assert bool(event.passed_over) == (event.out_of_order is not None)
    last = states[-1]
    assert isinstance(last, Line)
    gone = {e.stay_id for e in history[-1:] if isinstance(e, CalledFromLine)}
    assert not gone & set(last.waiting)
    assert last.proposed <= set(last.waiting)


@pytest.mark.parametrize("urgency", RANK)
def test_every_urgency_has_a_rank(urgency: Urgency) -> None:
    assert RANK[urgency] >= 0
