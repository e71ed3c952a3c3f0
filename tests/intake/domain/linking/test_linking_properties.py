"""What holds for every pair of journeys, whatever is asked in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.linking.decider import JudgedSame, Linked, decider
from services.intake.domain.linking.messages import (
    JourneysLinked,
    JourneysUnlinked,
    JudgeDuplicate,
    LinkingCommand,
    LinkingEvent,
    LinkJourneys,
    NotePossibleDuplicate,
    NoteReviewOverdue,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.linking.same_person import SAMENESS
from shared.kernel.errors import Refused
from tests.intake.domain.linking.pairs import JUDGE_BY, ONE, OTHER, PAIR
from tests.intake.made_up import LATER, NOON, ref
from tests.kit.lives import lived, written

at = st.sampled_from([NOON, LATER, JUDGE_BY])
pair = {"one": st.just(ONE), "other": st.just(OTHER), "occurred_at": at}
commands = st.one_of(
    st.builds(
        NotePossibleDuplicate,
        likeness=st.sampled_from(["document", "same-name", "near-year"]),
        **pair,
    ),
    st.builds(SuspectDuplicate, **pair),
    st.builds(JudgeDuplicate, same=st.booleans(), basis=st.builds(ref, st.integers(1, 3)), **pair),
    st.builds(LinkJourneys, **pair),
    st.builds(UnlinkJourneys, reason=st.just("linked-by-mistake"), **pair),
    st.builds(NoteReviewOverdue, pair_id=st.just(PAIR), occurred_at=at),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=25))
def test_only_what_someone_judged_is_ever_linked(asked: list[LinkingCommand]) -> None:
    steps = lived(SAMENESS, asked)
    for step in steps:
        if any(isinstance(event, JourneysLinked) for event in step.events):
            assert isinstance(step.before, JudgedSame)
    history = written(steps)
    links = [event for event in history if isinstance(event, JourneysLinked | JourneysUnlinked)]
    last = links[-1] if links else None
    assert isinstance(decider.fold(history), Linked) == isinstance(last, JourneysLinked)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=25), st.permutations(range(25)))
def test_no_order_of_events_breaks_a_history(asked: list[LinkingCommand], order: list[int]) -> None:
    history: list[LinkingEvent] = []
    for command in asked:
        try:
            history += decider.decide(command, decider.fold(history))
        except Refused:
            continue
    shuffled = [history[place] for place in order if place < len(history)]
    decider.fold(shuffled)
