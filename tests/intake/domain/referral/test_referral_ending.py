"""How a referral ends, and what happens when a step is late."""

from datetime import datetime

import pytest

from services.intake.domain.referral.decider import decider
from services.intake.domain.referral.messages import Awaited, ReferralEvent
from services.intake.domain.referral.refusals import (
    NobodyDeclined,
    NoSuchReferral,
    ReferralHasStarted,
    ReferralIsAnswered,
    ReferralLimitRunsOn,
)
from tests.intake.made_up import NOON
from tests.intake.referred import (
    ANSWER_BY,
    IN_THREE_DAYS,
    RECEIPT_BY,
    answer,
    answered,
    find,
    finish,
    finished,
    found,
    overdue,
    referral,
    ring,
    sent,
    sent_without_limit,
    withdraw,
    withdrawn,
)


@pytest.mark.parametrize(
    "history", [[], [answered("accepted")], [answered("started")], [withdrawn]]
)
def test_what_came_to_its_end_is_finished_whatever_was_heard_before(
    history: list[ReferralEvent],
) -> None:
    referral.given(sent, *history).when(finish).then(finished())


def test_a_referral_finishes_once() -> None:
    referral.given(sent, finished()).when(finish).then_nothing()


@pytest.mark.parametrize(
    "history", [[], [answered("received")], [answered("waitlisted")], [answered("accepted")]]
)
def test_the_sender_takes_back_what_has_not_begun(history: list[ReferralEvent]) -> None:
    referral.given(sent, *history).when(withdraw).then(withdrawn)


def test_a_referral_is_taken_back_once() -> None:
    referral.given(sent, withdrawn).when(withdraw).then_nothing()


@pytest.mark.parametrize("history", [[answered("started")], [answered("started"), finished()]])
def test_who_has_arrived_is_not_taken_back_by_the_sender(history: list[ReferralEvent]) -> None:
    referral.given(sent, *history).when(withdraw).then_refused(ReferralHasStarted)


def test_after_a_no_there_is_nothing_to_take_back() -> None:
    referral.given(sent, answered("declined")).when(withdraw).then_refused(ReferralIsAnswered)


def test_another_place_is_found_for_whom_a_service_declined() -> None:
    referral.given(sent, answered("declined")).when(find).then(found)
    referral.given(sent, answered("declined"), found).when(find).then_nothing()


@pytest.mark.parametrize("history", [[], [answered("accepted")], [answered("started")]])
def test_nobody_looks_elsewhere_before_a_no(history: list[ReferralEvent]) -> None:
    referral.given(sent, *history).when(find).then_refused(NobodyDeclined)


@pytest.mark.parametrize(
    ("history", "awaited", "limit"),
    [
        ([], "receipt", RECEIPT_BY),
        ([answered("received")], "answer", ANSWER_BY),
        ([answered("waitlisted")], "answer", IN_THREE_DAYS),
        ([answered("accepted")], "start", IN_THREE_DAYS),
        ([answered("declined")], "other-place", ANSWER_BY),
    ],
)
def test_each_step_that_is_late_is_noted_once(
    history: list[ReferralEvent], awaited: Awaited, limit: datetime
) -> None:
    late = overdue(awaited, limit)
    referral.given(sent, *history).when(ring(limit)).then(late)
    referral.given(sent, *history).when(ring(NOON)).then_refused(ReferralLimitRunsOn)
    referral.given(sent, *history, late).when(ring(limit)).then_nothing()


def test_a_late_answer_settles_it_and_the_next_step_has_its_own_limit() -> None:
    late = overdue("receipt", RECEIPT_BY)
    referral.given(sent, late).when(answer("received")).then(answered("received"))
    referral.given(sent, late, answered("received")).when(ring(ANSWER_BY)).then(
        overdue("answer", ANSWER_BY)
    )


@pytest.mark.parametrize(
    "history",
    [[answered("started")], [finished()], [withdrawn], [answered("declined"), found]],
)
def test_nobody_is_late_where_nobody_is_awaited(history: list[ReferralEvent]) -> None:
    referral.given(sent, *history).when(ring(IN_THREE_DAYS)).then_nothing()


def test_a_referral_of_the_days_before_limits_is_never_late() -> None:
    referral.given(sent_without_limit).when(ring(IN_THREE_DAYS)).then_nothing()


def test_nothing_is_late_that_was_never_sent() -> None:
    referral.given().when(ring(NOON)).then_refused(NoSuchReferral)


@pytest.mark.parametrize("stray", [found, overdue("receipt", RECEIPT_BY)])
def test_a_stray_note_is_accepted_as_history_and_means_nothing(stray: ReferralEvent) -> None:
    started: list[ReferralEvent] = [sent, answered("started")]
    assert decider.fold([*started, stray]) == decider.fold(started)
    assert decider.fold([sent, found]) == decider.fold([sent])
