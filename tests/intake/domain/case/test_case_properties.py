"""What holds for every case, whatever is asked in whatever order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import CASE as CASES
from services.intake.domain.case.commands import (
    CaseCommand,
)
from tests.intake.asking import later, lives
from tests.kit.lives import lived, written


@settings(max_examples=100, derandomize=True, deadline=None)
@given(lives)
def test_every_history_that_can_be_written_can_be_read_again(
    life: tuple[list[CaseCommand], ...],
) -> None:
    lived(CASES, [command for part in life for command in part])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(later, max_size=40))
def test_nothing_is_written_for_a_case_that_was_never_opened(commands: list[CaseCommand]) -> None:
    assert written(lived(CASES, commands)) == []
