"""Searching for persons: written down every time, and not without end."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.linking.same_person import SEARCH_LOG
from services.intake.domain.person.comparison import NoteNothingAlike
from services.intake.domain.person.comparison import decider as comparison_decider
from services.intake.domain.person.search import (
    NoteLook,
    NoteSearch,
    SearchCommand,
    SearchEvent,
    SearchMade,
    TooManySearches,
    decider,
)
from services.intake.domain.person.tables import SEARCH_LIMITS
from shared.kernel.actors import Role
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.domain.linking.pairs import ONE, PAIR, RECORD, STAFF, looked, nothing_alike
from tests.intake.made_up import NOON
from tests.kit.scenario import Given

LIMITS = SEARCH_LIMITS.on(NOON).value
MINUTE = timedelta(minutes=1)

searches = Given(decider)


def search(at: datetime = NOON, role: Role = "case-reviewer") -> NoteSearch:
    return NoteSearch(
        staff=STAFF,
        role=role,
        purpose="reception",
        signs="name-and-year",
        found=(ONE,),
        occurred_at=at,
    )


def made(at: datetime = NOON) -> SearchMade:
    return SearchMade(
        staff=STAFF, purpose="reception", signs="name-and-year", found=(ONE,), occurred_at=at
    )


look = NoteLook(staff=STAFF, role="case-reviewer", pair_id=PAIR, occurred_at=NOON)


def test_a_search_is_written_down_with_whose_journeys_were_shown() -> None:
    searches.given().when(search()).then(made())


def test_the_same_search_twice_is_two_searches() -> None:
    searches.given(made()).when(search()).then(made())


def test_a_look_at_a_pair_is_written_down() -> None:
    searches.given().when(look).then(looked)
    searches.given(looked).when(look).then(looked)


@pytest.mark.parametrize(
    ("role", "an_hour"),
    [("case-reviewer", LIMITS.reviewer.an_hour), ("intake-worker", LIMITS.others.an_hour)],
)
def test_nobody_searches_without_end(role: Role, an_hour: int) -> None:
    asked = [made(NOON + MINUTE * number) for number in range(an_hour)]
    now = NOON + 59 * MINUTE
    searches.given(*asked[1:]).when(search(now, role)).then(made(now))
    searches.given(*asked).when(search(now, role)).then_refused(TooManySearches)


def test_an_hour_later_the_first_search_no_longer_counts() -> None:
    asked = [made(NOON + MINUTE * number) for number in range(LIMITS.others.an_hour)]
    now = NOON + 60 * MINUTE
    searches.given(*asked).when(search(now, "intake-worker")).then(made(now))


def test_a_day_has_its_own_limit() -> None:
    spread = [made(NOON + 90 * MINUTE * number) for number in range(LIMITS.others.a_day)]
    now = NOON + 1439 * MINUTE
    searches.given(*spread).when(search(now, "intake-worker")).then_refused(TooManySearches)
    tomorrow = NOON + 1440 * MINUTE
    searches.given(*spread).when(search(tomorrow, "intake-worker")).then(made(tomorrow))


def test_looks_and_searches_count_together() -> None:
    asked = [looked] * LIMITS.reviewer.an_hour
    searches.given(*asked).when(search()).then_refused(TooManySearches)
    searches.given(*[made()] * LIMITS.reviewer.an_hour).when(look).then_refused(TooManySearches)


def test_a_reviewer_may_search_more_often_than_anyone_else() -> None:
    assert LIMITS.reviewer.an_hour > LIMITS.others.an_hour
    assert LIMITS.reviewer.a_day > LIMITS.others.a_day


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=60))
def test_no_hour_holds_more_searches_than_are_allowed(asked: list[tuple[int, bool]]) -> None:
    history: list[SearchEvent] = []
    state, now = decider.initial, NOON
    for minutes, looks in asked:
        now += MINUTE * minutes
        command: SearchCommand = look.model_copy(update={"occurred_at": now})
        if not looks:
            command = search(now)
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        history += events
        state = decider.fold(events, state)
    assert decider.fold(history) == state
    assert [SEARCH_LOG.read(stored(event)) for event in history] == history
    for event in history:
        within = [
            e for e in history if timedelta(0) <= e.occurred_at - event.occurred_at < 60 * MINUTE
        ]
        assert len(within) <= LIMITS.reviewer.an_hour


compare = NoteNothingAlike(record_id=RECORD, occurred_at=NOON)


def test_that_nothing_was_alike_is_noted_once() -> None:
    comparison = Given(comparison_decider)
    comparison.given().when(compare).then(nothing_alike)
    comparison.given(nothing_alike).when(compare).then_nothing()
