"""What the board of plans shows."""

import pytest

from services.reintegration.domain.plan.commands import NoteFollowUpsMissed, OpenPlan, PlanCommand
from services.reintegration.domain.plan.events import PlanEvent
from services.reintegration.domain.tables import OWN_AGREEMENT
from services.reintegration.projections.plan_board import PLAN_BOARD
from shared.kernel.terms import due
from tests.reintegration.drawing import SEEN, draw
from tests.reintegration.participant import (
    AGREED,
    ASSESSED,
    DUE,
    LAPSES,
    MONITORED,
    NOON,
    PERIOD_OVER,
    PLAN,
    REFERRAL,
    active,
    after,
    agreed,
    assess_needs,
    assess_risk,
    closed,
    draft,
    follow_up,
    look_in,
    monitoring,
    open_plan,
    resume,
    set_back,
    suspended,
    take_note,
)
from tests.reintegration.support import LATER, agree_for_her, open_girls, say_no, say_yes, seek

HER_PLAN = (open_girls, assess_needs, assess_risk(), agree_for_her)
a_child = seek.model_copy(update={"under_18": True, "occurred_at": LATER})
missed = after(NoteFollowUpsMissed(plan_id=PLAN, occurred_at=LAPSES["day-7"]), since=active)


def test_a_new_plan_hangs_on_the_board() -> None:
    assert draw(PLAN_BOARD, draft) == {
        "standing": "draft",
        "source": "direct",
        "referral_id": None,
        "group": "women",
        "opened_at": NOON,
        "agreed_at": None,
        "own_agreement": None,
        "own_agreement_by": None,
        "follow_up_until": None,
        "risk_level": None,
        "risk_assessed_at": None,
        "next_follow_up_at": None,
        "follow_ups_done": 0,
        "follow_ups_missed": 0,
        "goals": {},
        "safe_channels": [],
        "outcome": None,
        "closed_at": None,
    }


def test_a_referred_plan_shows_its_referral() -> None:
    referred = OpenPlan(
        plan_id=PLAN,
        journey_id=open_plan.journey_id,
        source="referral",
        referral_id=REFERRAL,
        basis=open_plan.basis,
        occurred_at=NOON,
    )
    assert draw(PLAN_BOARD, after(referred))["referral_id"] == str(REFERRAL)


@pytest.mark.parametrize(
    ("history", "standing"),
    [
        (agreed, "agreed"),
        (active, "active"),
        (monitoring, "monitoring"),
        (after(set_back, since=monitoring), "active"),
        (suspended, "suspended"),
        (after(resume, since=suspended), "active"),
        (closed, "closed"),
    ],
)
def test_the_board_shows_where_a_plan_stands(history: tuple[PlanEvent, ...], standing: str) -> None:
    assert draw(PLAN_BOARD, history)["standing"] == standing


def test_an_agreed_plan_shows_its_dates_and_its_next_follow_up() -> None:
    row = draw(PLAN_BOARD, agreed)
    assert row["agreed_at"] == AGREED
    assert row["follow_up_until"] == PERIOD_OVER
    assert row["next_follow_up_at"] == DUE["day-7"]
    assert (row["risk_level"], row["risk_assessed_at"]) == ("low", ASSESSED)


def test_done_and_missed_follow_ups_are_counted() -> None:
    row = draw(PLAN_BOARD, after(look_in(follow_up(2), DUE["month-1"]), since=missed))
    assert (row["follow_ups_done"], row["follow_ups_missed"]) == (1, 1)
    assert row["next_follow_up_at"] == DUE["month-3"]


def test_a_visit_entered_late_is_no_longer_counted_as_missed() -> None:
    row = draw(PLAN_BOARD, after(look_in(follow_up(1), DUE["day-7"]), since=missed))
    assert (row["follow_ups_done"], row["follow_ups_missed"]) == (1, 0)


def test_a_judgement_entered_late_does_not_hide_the_newest() -> None:
    row = draw(PLAN_BOARD, after(assess_risk("high", at=NOON), since=agreed))
    assert (row["risk_level"], row["risk_assessed_at"]) == ("low", ASSESSED)
    raised = draw(PLAN_BOARD, after(assess_risk("high", at=MONITORED), since=agreed))
    assert raised["risk_level"] == "high"


def test_a_resting_plan_has_nobody_to_see() -> None:
    assert draw(PLAN_BOARD, suspended)["next_follow_up_at"] is None
    resumed = draw(PLAN_BOARD, after(resume, since=suspended))
    assert resumed["next_follow_up_at"] == DUE["day-7"]


def test_a_closed_plan_shows_its_outcome() -> None:
    row = draw(PLAN_BOARD, closed)
    assert (row["outcome"], row["closed_at"]) == ("relocated", closed[-1].occurred_at)
    assert row["next_follow_up_at"] is None


def test_a_note_changes_nothing_on_the_board() -> None:
    assert draw(PLAN_BOARD, after(take_note, since=draft)) == draw(PLAN_BOARD, draft)


def test_an_event_without_its_plan_draws_nothing() -> None:
    assert PLAN_BOARD.project(None, agreed[-1], SEEN) is None


@pytest.mark.parametrize(
    ("answers", "shown"),
    [((), "sought"), ((say_yes,), "given"), ((say_no,), "withheld"), ((a_child,), None)],
)
def test_the_board_shows_whether_who_came_of_age_agrees(
    answers: tuple[PlanCommand, ...], shown: str | None
) -> None:
    by = due(MONITORED, OWN_AGREEMENT.on(MONITORED).value)
    row = draw(PLAN_BOARD, after(*HER_PLAN, seek, *answers))
    assert row["own_agreement"] == shown
    assert row["own_agreement_by"] == (None if answers else by)
