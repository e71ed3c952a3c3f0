"""A worker who breaks glass too often is looked into by somebody else, up to a moment."""

from datetime import datetime, timedelta
from typing import get_args

import pytest

from shared.casework.access import OwnGlass
from shared.casework.glass_habit import (
    GLASS_HABIT,
    LOOKED_INTO,
    BrokenGlassLookedInto,
    Conclusion,
    GlassLookedIntoBefore,
    GlassNotBrokenYet,
    LookIntoBrokenGlass,
    decider,
)
from tests.casework.made_up import EVENING, LAN, MINH, NOON, seen
from tests.kit.scenario import Given

habit = Given(decider)


def look(
    conclusion: Conclusion = "work-rearranged", *, up_to: datetime = NOON
) -> LookIntoBrokenGlass:
    """Conclude in Minh's name why Lan broke glass so often."""
    return LookIntoBrokenGlass(
        worker_id=LAN, staff=MINH, up_to=up_to, conclusion=conclusion, occurred_at=EVENING
    )


def looked_into(
    conclusion: Conclusion = "work-rearranged", *, up_to: datetime = NOON
) -> BrokenGlassLookedInto:
    """Return that Minh concluded it."""
    return BrokenGlassLookedInto(**dict(look(conclusion, up_to=up_to)))


@pytest.mark.parametrize("conclusion", get_args(Conclusion))
def test_why_a_worker_broke_glass_so_often_is_concluded_by_somebody_else(
    conclusion: Conclusion,
) -> None:
    habit.given().when(look(conclusion)).then(looked_into(conclusion))


def test_concluding_the_same_again_changes_nothing() -> None:
    habit.given(looked_into()).when(look()).then_nothing()
    earlier = look(up_to=NOON - timedelta(days=1))
    habit.given(looked_into()).when(earlier).then_nothing()


def test_a_conclusion_stands() -> None:
    habit.given(looked_into()).when(look("needed")).then_refused(GlassLookedIntoBefore)


def test_what_came_later_is_concluded_by_itself() -> None:
    habit.given(looked_into()).when(look("needed", up_to=EVENING)).then(
        looked_into("needed", up_to=EVENING)
    )


def test_nobody_concludes_why_they_broke_glass_themselves() -> None:
    own = look().model_copy(update={"staff": LAN})
    habit.given().when(own).then_refused(OwnGlass)


def test_what_is_still_to_come_is_not_concluded() -> None:
    ahead = look(up_to=EVENING + timedelta(seconds=1))
    habit.given().when(ahead).then_refused(GlassNotBrokenYet)


def test_the_officer_sees_what_was_concluded_last_and_by_whom() -> None:
    row = LOOKED_INTO.project(None, looked_into("needed"), seen(GLASS_HABIT, LAN))
    row = LOOKED_INTO.project(row, looked_into(up_to=EVENING), seen(GLASS_HABIT, LAN))
    assert row == {
        "up_to": EVENING,
        "conclusion": "work-rearranged",
        "by": str(MINH),
        "at": EVENING,
    }
