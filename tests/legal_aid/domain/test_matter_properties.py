"""What holds for every matter, whatever is asked in whatever order."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import MATTER
from services.legal_aid.domain.matter import decider
from services.legal_aid.domain.matter_messages import (
    EndingEvent,
    LaterEvent,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCommand,
    MatterEvent,
    StepRecorded,
)
from services.legal_aid.domain.matter_states import NoMatter
from shared.kernel.messages import Command
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import (
    AFTER_ACCEPTANCE,
    BEFORE_ACCEPTANCE,
    ENDINGS,
    HOUR,
    MATTER_EVENTS,
    NOON,
    SUCCESSOR,
    URGENT,
    accept,
    accept_urgently,
    appoint,
    check,
    check_missing,
    complete,
    discontinue,
    flag,
    note_appointment,
    note_documents,
    refuse,
    replace,
    request,
    supply,
    take_step,
    withdraw,
)

ASKED: tuple[Command, ...] = (
    request,
    check,
    check_missing,
    supply,
    supply.model_copy(update={"documents": ("status-proof",)}),
    accept,
    accept.model_copy(update={"form": "advice"}),
    accept_urgently,
    appoint,
    appoint.model_copy(update={"provider_ref": SUCCESSOR}),
    replace,
    take_step,
    complete,
    discontinue,
    refuse,
    withdraw,
    flag,
    note_appointment,
    note_documents,
)
QUIET_OR_PATIENT: tuple[Command, ...] = tuple(
    command for command in ASKED if command not in (refuse, withdraw, discontinue)
)


def moved(command: Command, hours: int) -> Command:
    """Return the same question, about another moment."""
    return command.model_copy(update={"occurred_at": NOON + hours * HOUR})


def asked(commands: tuple[Command, ...]) -> st.SearchStrategy[list[Command]]:
    """Return questions in any order; moments mostly go on, and sometimes go back."""
    question = st.one_of(
        st.sampled_from(commands),
        st.builds(moved, st.sampled_from(commands), st.integers(-2, 400)),
    )
    return st.lists(question, max_size=12).map(lambda later: [request, *later])


quietly = settings(max_examples=100, derandomize=True, deadline=None)


def test_every_kind_of_question_is_asked() -> None:
    assert {type(command) for command in ASKED} == set(get_args(MatterCommand))


@quietly
@given(st.one_of(asked(ASKED), asked(QUIET_OR_PATIENT)))
def test_a_history_replays_and_survives_storage(commands: list[Command]) -> None:
    assert survives_storage(MATTER, written(MATTER, commands))


@quietly
@given(st.one_of(asked(ASKED), asked(QUIET_OR_PATIENT)))
def test_a_matter_is_accepted_once_ends_once_and_ends_last(commands: list[Command]) -> None:
    history = written(MATTER, commands)
    accepted = [
        event for event in history if isinstance(event, MatterAccepted | MatterAcceptedUrgently)
    ]
    ended = [event for event in history if isinstance(event, EndingEvent)]
    assert len(accepted) <= 1
    assert len(ended) <= 1
    assert not ended or history[-1] == ended[0]


@quietly
@given(asked(QUIET_OR_PATIENT))
def test_no_step_comes_before_the_acceptance(commands: list[Command]) -> None:
    history = written(MATTER, commands)
    for at, event in enumerate(history):
        if isinstance(event, StepRecorded):
            assert any(
                isinstance(before, MatterAccepted | MatterAcceptedUrgently)
                and before.occurred_at <= event.occurred_at
                for before in history[:at]
            )


@quietly
@given(st.lists(st.sampled_from(MATTER_EVENTS), max_size=12))
def test_evolving_never_refuses_even_a_history_nobody_would_write(
    history: list[MatterEvent],
) -> None:
    assert decider.fold(history) == decider.fold(history)


def test_every_event_is_taken_in_wherever_a_matter_stands() -> None:
    for history in (*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE, URGENT, *ENDINGS):
        for event in MATTER_EVENTS:
            assert decider.fold((*history, event)) != NoMatter()


def test_nothing_but_a_request_begins_a_matter() -> None:
    for event in MATTER_EVENTS:
        if isinstance(event, LaterEvent):
            assert decider.evolve(NoMatter(), event) == NoMatter()
