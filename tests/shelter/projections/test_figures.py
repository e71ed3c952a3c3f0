"""L120 counts stays that went beyond the state-funded days without a decision."""

from services.shelter.projections.figures import FIGURES, write
from shared.kernel.figures import counted, met
from tests.shelter.made_up import NOON, STAY, admitted, agreed, extended, limit_reached, seen

here = seen("stay", STAY)


def test_every_stay_that_the_state_pays_for_counts() -> None:
    assert write(admitted, here) == [counted("l120", NOON)]
    assert write(admitted.model_copy(update={"funding": "other"}), here) == []


def test_a_limit_that_passed_undecided_is_counted_and_stays_so() -> None:
    assert write(limit_reached, here) == [met("l120")]
    assert write(extended, here) == []
    assert write(agreed, here) == []


def test_the_target_is_none_at_all() -> None:
    (l120,) = FIGURES
    assert l120.target == 0.0
