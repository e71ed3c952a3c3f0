"""Two journeys that may be one person's are judged by someone, linked, and unlinked again."""

import pytest

from services.intake.domain.case.refusals import NotDueYet
from services.intake.domain.linking.both import joins_groups, parts_groups, recognises_both
from services.intake.domain.linking.decider import (
    JudgedDifferent,
    JudgedSame,
    Linked,
    NoSuspicion,
    Pair,
    Suspected,
    decider,
)
from services.intake.domain.linking.groups import JoinGroups, PartGroups
from services.intake.domain.linking.messages import (
    JudgeDuplicate,
    LinkJourneys,
    NotePossibleDuplicate,
    NoteReviewOverdue,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.linking.refusals import (
    NoSuchSuspicion,
    NotJudgedSame,
    NotLinked,
    OneJourneyOnly,
    UnlinkFirst,
)
from services.intake.domain.person.identity import Likeness
from tests.intake.domain.linking.pairs import (
    JUDGE_BY,
    ONE,
    OTHER,
    PAIR,
    TABLE,
    judged,
    late,
    linked,
    noted,
    unlinked,
)
from tests.intake.made_up import LATER, NOON, ref
from tests.kit.scenario import Given

sameness = Given(decider)

suspect = SuspectDuplicate(one=OTHER, other=ONE, occurred_at=NOON)
link = LinkJourneys(one=ONE, other=OTHER, occurred_at=NOON)
unlink = UnlinkJourneys(one=ONE, other=OTHER, reason="new-evidence", occurred_at=NOON)
ring = NoteReviewOverdue(pair_id=PAIR, occurred_at=JUDGE_BY)


def note(likeness: Likeness = "same-name") -> NotePossibleDuplicate:
    return NotePossibleDuplicate(one=ONE, other=OTHER, likeness=likeness, occurred_at=NOON)


def judge(*, same: bool) -> JudgeDuplicate:
    return JudgeDuplicate(one=ONE, other=OTHER, same=same, basis=ref(1), occurred_at=NOON)


def test_two_journeys_are_one_pair_in_whatever_order_they_are_named() -> None:
    turned = NotePossibleDuplicate(one=OTHER, other=ONE, likeness="same-name", occurred_at=NOON)
    assert turned.pair_id == note().pair_id == PAIR
    sameness.given().when(turned).then(noted())


def test_a_likeness_is_noted_and_someone_has_five_working_days_to_judge_it() -> None:
    sameness.given().when(note()).then(noted())


def test_a_likeness_that_is_known_is_not_noted_twice() -> None:
    sameness.given(noted()).when(note()).then_nothing()


def test_another_likeness_is_noted_too_but_gives_no_more_time() -> None:
    later = note("document").model_copy(update={"occurred_at": LATER})
    more = noted("document").model_copy(update={"occurred_at": LATER})
    sameness.given(noted()).when(later).then(more)


def test_a_reviewer_may_suspect_what_no_index_saw() -> None:
    sameness.given().when(suspect).then(noted("suspected"))


def test_a_journey_is_not_compared_with_itself() -> None:
    alone = SuspectDuplicate(one=ONE, other=ONE, occurred_at=NOON)
    sameness.given().when(alone).then_refused(OneJourneyOnly)


@pytest.mark.parametrize("same", [True, False])
def test_a_reviewer_judges_and_says_on_what_ground(same: bool) -> None:  # noqa: FBT001
    sameness.given(noted()).when(judge(same=same)).then(judged(same=same))
    sameness.given(noted(), late).when(judge(same=same)).then(judged(same=same))


@pytest.mark.parametrize("same", [True, False])
def test_the_same_judgement_twice_is_one(same: bool) -> None:  # noqa: FBT001
    sameness.given(noted(), judged(same=same)).when(judge(same=same)).then_nothing()


@pytest.mark.parametrize("same", [True, False])
def test_a_judgement_may_be_revised(same: bool) -> None:  # noqa: FBT001
    before = judged(same=not same)
    sameness.given(noted(), before).when(judge(same=same)).then(judged(same=same))


def test_where_nothing_is_suspected_nothing_is_judged_linked_or_unlinked() -> None:
    sameness.given().when(judge(same=True)).then_refused(NoSuchSuspicion)
    sameness.given().when(link).then_refused(NoSuchSuspicion)
    sameness.given().when(unlink).then_refused(NoSuchSuspicion)


def test_journeys_are_linked_once_they_are_judged_to_be_one_persons() -> None:
    sameness.given(noted(), judged(same=True)).when(link).then(linked)
    sameness.given(noted(), judged(same=True), linked).when(link).then_nothing()


def test_a_likeness_alone_links_nobody() -> None:
    sameness.given(noted("document")).when(link).then_refused(NotJudgedSame)
    sameness.given(noted(), judged(same=False)).when(link).then_refused(NotJudgedSame)


def test_a_link_can_be_undone() -> None:
    history = (noted(), judged(same=True), linked)
    sameness.given(*history).when(unlink).then(unlinked)
    sameness.given(*history, unlinked).when(unlink).then_nothing()


def test_after_a_link_was_undone_the_two_may_be_judged_and_linked_again() -> None:
    history = (noted(), judged(same=True), linked, unlinked)
    sameness.given(*history).when(link).then_refused(NotJudgedSame)
    sameness.given(*history).when(judge(same=True)).then(judged(same=True))
    sameness.given(*history, judged(same=True)).when(link).then(linked)


def test_what_is_not_linked_cannot_be_unlinked() -> None:
    sameness.given(noted()).when(unlink).then_refused(NotLinked)
    sameness.given(noted(), judged(same=True)).when(unlink).then_refused(NotLinked)


def test_linked_journeys_are_unlinked_before_they_are_judged_to_be_two_persons() -> None:
    history = (noted(), judged(same=True), linked)
    sameness.given(*history).when(judge(same=False)).then_refused(UnlinkFirst)
    sameness.given(*history).when(judge(same=True)).then_nothing()


def test_who_was_judged_to_be_one_person_is_not_suspected_again() -> None:
    sameness.given(noted(), judged(same=True)).when(note("document")).then_nothing()
    sameness.given(noted(), judged(same=True), linked).when(note("document")).then_nothing()


def test_who_was_judged_to_be_two_is_suspected_again_only_on_something_new() -> None:
    two = (noted(), judged(same=False))
    sameness.given(*two).when(note()).then_nothing()
    sameness.given(*two).when(note("document")).then(noted("document"))


def test_a_review_that_nobody_made_in_time_is_overdue_once() -> None:
    sameness.given(noted()).when(ring).then(late)
    sameness.given(noted(), late).when(ring).then_nothing()


def test_a_clock_that_rings_early_is_not_believed() -> None:
    early = NoteReviewOverdue(pair_id=PAIR, occurred_at=NOON)
    sameness.given(noted()).when(early).then_refused(NotDueYet)


def test_a_clock_that_rings_after_the_judgement_rings_in_vain() -> None:
    sameness.given().when(ring).then_nothing()
    sameness.given(noted(), judged(same=False)).when(ring).then_nothing()


def test_an_overdue_review_stays_overdue_when_more_is_noted() -> None:
    state = decider.fold([noted(), late, noted("document")])
    pair = Pair(ONE, OTHER, ("same-name", "document"))
    assert state == Suspected(pair, JUDGE_BY, TABLE, overdue=True)


def test_what_follows_a_suspicion_means_nothing_without_it() -> None:
    for event in (judged(same=True), late, linked, unlinked):
        assert decider.fold([event]) == NoSuspicion()
    assert decider.fold([noted(), judged(same=True), late]) == JudgedSame(
        Pair(ONE, OTHER, ("same-name",))
    )


def test_with_a_link_the_groups_on_both_sides_are_joined_and_parted_when_it_is_undone() -> None:
    pair = Pair(ONE, OTHER, ("same-name",))
    joins = JoinGroups(one=ONE, other=OTHER, occurred_at=NOON)
    parts = PartGroups(one=ONE, other=OTHER, occurred_at=NOON)
    assert joins_groups(link, JudgedSame(pair)) == [joins]
    assert parts_groups(unlink, Linked(pair)) == [parts]
    assert joins_groups(link, Linked(pair)) == []
    assert parts_groups(unlink, JudgedDifferent(pair)) == []


def test_a_reviewer_suspects_only_people_whom_intake_has_met() -> None:
    met = recognises_both(suspect, NoSuspicion())
    assert [one.model_dump()["journey_id"] for one in met] == [OTHER, ONE]
