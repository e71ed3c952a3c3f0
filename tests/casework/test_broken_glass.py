"""Glass is broken for a reason and a time, and someone else looks at it afterwards."""

from datetime import timedelta

import pytest

from shared.casework import access_duties as duties
from shared.casework.access import (
    GlassBrokenTooLong,
    GlassNotMendedYet,
    GlassReviewedBefore,
    GlassStillBroken,
    NoSuchGlass,
    OwnGlass,
    decider,
)
from shared.casework.access_messages import GrantId, Scope
from shared.casework.all import telling
from shared.contracts import casework as told
from shared.kernel.actors import Role
from shared.kernel.clocks import Clocks, SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.ledgers import Ledger, Put
from shared.kernel.worklist import WORKLIST, done, to_do
from tests.casework.looked_into import (
    GRANT,
    OTHER_GRANT,
    REVIEW_LIMIT,
    breaks,
    broken,
    note_overdue,
    overdue,
    review,
    reviewed,
    was_read,
)
from tests.casework.made_up import JOURNEY, LAN, MINH, NOON, lan_assigned, seen
from tests.kit.scenario import Given

access = Given(decider)


def test_glass_is_broken_for_a_time_and_with_a_limit_for_its_review() -> None:
    access.given().when(breaks()).then(broken())


def test_the_same_glass_is_broken_once() -> None:
    access.given(broken()).when(breaks()).then_nothing()


def test_nobody_breaks_the_glass_for_longer_than_four_hours() -> None:
    access.given().when(breaks(minutes=240)).then(broken(minutes=240))
    access.given().when(breaks(minutes=241)).then_refused(GlassBrokenTooLong)


def test_what_is_open_already_is_not_broken_again() -> None:
    again = breaks(grant=OTHER_GRANT, at=NOON + timedelta(minutes=59))
    access.given(broken()).when(again).then_refused(GlassStillBroken)
    looking = breaks(grant=OTHER_GRANT, scope="look", at=NOON + timedelta(minutes=59))
    access.given(broken()).when(looking).then_refused(GlassStillBroken)


def test_whoever_needs_more_breaks_more_glass() -> None:
    more = breaks(grant=OTHER_GRANT, scope="work")
    access.given(broken()).when(more).then(broken(grant=OTHER_GRANT, scope="work"))


def test_once_it_is_over_it_is_broken_again_and_the_first_review_still_comes_first() -> None:
    later = NOON + timedelta(days=1)
    on_thursday = REVIEW_LIMIT + timedelta(days=1)
    access.given(broken()).when(breaks(grant=OTHER_GRANT, at=later)).then(
        broken(grant=OTHER_GRANT, at=later, review_due_at=on_thursday)
    )


def test_a_data_protection_officer_reviews_it_when_it_is_over() -> None:
    access.given(broken()).when(review()).then(reviewed())
    access.given(broken(), reviewed()).when(review()).then_nothing()


def test_a_review_names_what_is_still_to_be_reviewed() -> None:
    other = broken(grant=OTHER_GRANT, scope="work")
    access.given(broken(), other).when(review()).then(reviewed(next_at=REVIEW_LIMIT))


def test_what_is_not_justified_ends_at_once() -> None:
    ended = reviewed("not-justified", hours=0)
    access.given(broken()).when(review("not-justified", hours=0)).then(ended)
    assert decider.fold([broken()]).is_open_to(LAN, "read", NOON)
    assert not decider.fold([broken(), ended]).is_open_to(LAN, "look", NOON)


def test_what_may_still_go_on_is_not_found_justified_yet() -> None:
    access.given(broken()).when(review(hours=0)).then_refused(GlassNotMendedYet)


def test_a_review_stands() -> None:
    access.given(broken(), reviewed()).when(review("not-justified")).then_refused(
        GlassReviewedBefore
    )


def test_nobody_reviews_what_was_never_broken() -> None:
    access.given().when(review()).then_refused(NoSuchGlass)


def test_nobody_reviews_their_own_glass() -> None:
    own = review().model_copy(update={"staff": LAN})
    access.given(broken()).when(own).then_refused(OwnGlass)


def test_a_review_that_is_not_done_in_time_is_late_once() -> None:
    access.given(broken()).when(note_overdue).then(overdue)
    access.given(broken(), overdue).when(note_overdue).then_nothing()
    access.given(broken(), reviewed()).when(note_overdue).then_nothing()
    early = note_overdue.model_copy(update={"occurred_at": NOON})
    access.given(broken()).when(early).then_nothing()


def test_a_late_review_is_done_all_the_same() -> None:
    access.given(broken(), broken(grant=OTHER_GRANT, scope="work"), overdue).when(review()).then(
        reviewed(next_at=REVIEW_LIMIT)
    )


@pytest.mark.parametrize(
    ("scope", "opened"),
    [("look", {"look"}), ("read", {"look", "read"}), ("work", {"look", "read", "work"})],
)
def test_glass_opens_as_far_as_it_was_broken_to_one_worker_until_it_ends(
    scope: Scope, opened: set[Scope]
) -> None:
    state = decider.fold([broken(scope=scope)])
    scopes: tuple[Scope, ...] = ("look", "read", "work")
    assert {one for one in scopes if state.is_open_to(LAN, one, NOON)} == opened
    assert not state.is_open_to(MINH, "look", NOON)
    assert not state.is_open_to(LAN, "look", NOON + timedelta(minutes=60))


def test_the_review_is_on_the_worklist_at_once_and_rises_when_it_is_late() -> None:
    here = seen("access")
    officers: tuple[Role, ...] = ("data-protection-officer",)
    assert duties.write(broken(), here) == [
        to_do(duties.REVIEW, here, officers, due_at=REVIEW_LIMIT, risk=2, key=GRANT)
    ]
    assert duties.write(overdue, here) == [
        done(duties.REVIEW, key=GRANT),
        to_do(duties.LATE, here, officers, due_at=REVIEW_LIMIT, risk=3, key=GRANT),
    ]
    assert duties.write(reviewed(), here) == [
        done(duties.REVIEW, key=GRANT),
        done(duties.LATE, key=GRANT),
    ]
    assert duties.write(was_read, here) == []


def test_a_rooms_own_duties_stay_on_its_worklist() -> None:
    own = to_do("made-up-duty", seen("team"), ("intake-worker",))
    mine = Ledger(WORKLIST, ("team",), lambda _event, _seen: [own])
    counts = Ledger("figures", ("team",), lambda _event, _seen: [])
    worklist, figures, uses = duties.with_reviews((mine, counts))
    assert worklist.of == ("team", "access")
    assert worklist.write(lan_assigned, seen("team")) == [own]
    assert len(worklist.write(broken(), seen("access"))) == 1
    assert figures is counts
    assert uses is duties.USES


def test_who_broke_glass_when_is_counted_over_all_journeys() -> None:
    here = seen("access")
    said_before = broken(at=here.recorded_at - timedelta(days=40))
    for one in (broken(), said_before):
        counted = {"staff": str(LAN), "at": here.recorded_at}
        assert duties.count(one, here) == [Put(str(GRANT), counted)]
    assert duties.count(reviewed(), here) == []


def test_the_clock_stands_at_the_first_review_that_is_still_to_be_done() -> None:
    assert duties.watch(broken()) == [SetClock(duties.CLOCK, JOURNEY, REVIEW_LIMIT)]
    assert duties.watch(reviewed()) == [SettleClock(duties.CLOCK, JOURNEY)]
    assert duties.watch(overdue) == [SettleClock(duties.CLOCK, JOURNEY)]
    assert duties.watch(was_read) == []


def test_a_rooms_own_clocks_go_on() -> None:
    set_here = SetClock("made-up", JOURNEY, NOON)
    room = Clocks(lambda _: [set_here], lambda _name, key, at: breaks(grant=GrantId(key), at=at))
    both = duties.ringing(room)
    assert both.watch(was_read) == [set_here]
    assert both.ring(duties.CLOCK, JOURNEY, REVIEW_LIMIT) == note_overdue
    assert both.ring("made-up", GRANT, NOON) == breaks()


def test_others_hear_that_glass_was_broken_and_nothing_of_why_in_words() -> None:
    tell = telling(lambda _event, _journey: None, "made_up")
    assert tell(broken(), JourneyId(JOURNEY)) == told.GlassBroken(
        journey_id=JOURNEY,
        reason="urgent-health",
        scope="read",
        until=NOON + timedelta(minutes=60),
        occurred_at=NOON,
    )
    assert tell(was_read, JOURNEY) is None
