"""What holds for every register."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import REGISTER
from services.legal_aid.domain.ids import MatterId, register_of
from services.legal_aid.domain.register import EnterMatter, MatterEntered
from services.legal_aid.domain.words import Form
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import DAY, NOON


def entry(matter: int, form: Form, days: int) -> EnterMatter:
    """Return the entry of a matter that is accepted some days on."""
    return EnterMatter(
        register_id=register_of("tt", 2026),
        matter_id=MatterId(UUID(int=matter)),
        centre="tt",
        form=form,
        year=2026,
        occurred_at=NOON + days * DAY,
    )


FORMS: tuple[Form, ...] = ("participation", "advice", "representation")
entries = st.lists(
    st.builds(entry, st.integers(1, 8), st.sampled_from(FORMS), st.integers(0, 400)), max_size=20
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(entries)
def test_numbers_are_unique_and_without_a_gap(commands: list[EnterMatter]) -> None:
    history = written(REGISTER, commands)
    entered = [event for event in history if isinstance(event, MatterEntered)]
    assert [event.number for event in entered] == [*range(1, len(history) + 1)]
    assert len({event.matter_id for event in entered}) == len(history)
    assert all(event.occurred_at.year == 2026 for event in entered)
    assert survives_storage(REGISTER, history)
