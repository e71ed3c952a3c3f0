"""What holds for every matter, whatever is asked in whatever order."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from services.legal_aid.application import MATTER
from services.legal_aid.domain.matter.commands import MatterCommand
from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import (
    ClientNotTold,
    EndingEvent,
    LaterEvent,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterEvent,
    MatterRefused,
    RequestWithdrawn,
    ShelvingEvent,
    StepRecorded,
)
from services.legal_aid.domain.matter.proceeding_events import (
    CompensationEvent,
    ProceedingBodyReminded,
)
from services.legal_aid.domain.matter.states import NoMatter
from shared.kernel.messages import Command
from tests.legal_aid.domain.histories import survives_storage, written
from tests.legal_aid.made_up import (
    AFTER_ACCEPTANCE,
    BEFORE_ACCEPTANCE,
    ENDINGS,
    HOUR,
    NOON,
    SUCCESSOR,
    URGENT,
)
from tests.legal_aid.made_up_all import MATTER_EVENTS
from tests.legal_aid.made_up_commands import (
    accept,
    accept_urgently,
    appoint,
    archive,
    assess,
    check,
    check_missing,
    complete,
    discontinue,
    discontinue_untold,
    file_matter,
    flag,
    name_party,
    need_interpreter,
    note_answer,
    note_appointment,
    note_died_untold,
    note_documents,
    note_not_told,
    refuse,
    replace,
    request,
    resolve,
    supply,
    take_back,
    take_step,
    tell_client,
    withdraw,
)
from tests.legal_aid.made_up_proceedings import (
    award,
    cancel,
    claim,
    meet,
    note_missed,
    pay,
    receive_notice,
    remind,
    report,
    schedule,
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
    accept_urgently.model_copy(update={"ground": "proceeding-body-asks"}),
    appoint,
    appoint.model_copy(update={"provider_ref": SUCCESSOR}),
    replace,
    take_step,
    complete,
    discontinue,
    discontinue_untold,
    tell_client,
    note_not_told,
    note_died_untold,
    refuse,
    withdraw,
    flag,
    note_appointment,
    note_documents,
    note_answer,
    flag.model_copy(update={"reason": "client-deceased"}),
    resolve,
    take_back,
    need_interpreter,
    name_party,
    receive_notice,
    remind,
    schedule,
    report,
    meet,
    cancel,
    note_missed,
    claim,
    award,
    pay,
    file_matter,
    assess,
    archive,
)
QUIET_OR_PATIENT: tuple[Command, ...] = tuple(
    command
    for command in ASKED
    if command not in (refuse, withdraw, take_back, discontinue, discontinue_untold)
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
    first = st.sampled_from(
        (
            request,
            request.model_copy(update={"urgency": "immediate"}),
            request.model_copy(update={"requester": "proceeding-body"}),
        )
    )
    return st.builds(lambda begun, later: [begun, *later], first, st.lists(question, max_size=16))


WHOLE_LIFE: tuple[Command, ...] = tuple(
    command for command in ASKED if command not in (request, refuse, withdraw, take_back)
)
END = EndingEvent | MatterRefused | RequestWithdrawn
AFTER_THE_END = ShelvingEvent | ClientNotTold | CompensationEvent | ProceedingBodyReminded

quietly = settings(max_examples=100, derandomize=True, deadline=None)


def test_every_kind_of_question_is_asked() -> None:
    assert {type(command) for command in ASKED} == set(get_args(MatterCommand))


@quietly
@given(st.one_of(asked(ASKED), asked(QUIET_OR_PATIENT)))
def test_a_history_replays_and_survives_storage(commands: list[Command]) -> None:
    assert survives_storage(MATTER, written(MATTER, commands))


@quietly
@given(st.one_of(asked(ASKED), asked(QUIET_OR_PATIENT)))
def test_a_matter_is_accepted_once_ends_once_and_is_only_shelved_then(
    commands: list[Command],
) -> None:
    history = written(MATTER, commands)
    accepted = [
        event for event in history if isinstance(event, MatterAccepted | MatterAcceptedUrgently)
    ]
    ended = [event for event in history if isinstance(event, END)]
    assert len(accepted) <= 1
    assert len(ended) <= 1
    after = history[history.index(ended[0]) + 1 :] if ended else []
    assert all(isinstance(event, AFTER_THE_END) for event in after)


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
@given(st.lists(st.sampled_from(WHOLE_LIFE), min_size=10, max_size=40))
def test_a_matter_that_is_carried_far_replays_and_survives_storage(
    commands: list[Command],
) -> None:
    carried = [request, check, accept, appoint, take_step]
    assert survives_storage(MATTER, written(MATTER, [*carried, *commands]))


@quietly
@given(asked(ASKED))
def test_no_more_is_paid_than_was_awarded(commands: list[Command]) -> None:
    carried = [request, check, accept, appoint, take_step, claim, award]
    matter = MATTER.decider.fold(written(MATTER, [*carried, *commands[1:]]))
    assert not isinstance(matter, NoMatter)
    assert matter.file.compensation is not None
    assert matter.file.compensation.outstanding >= 0


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
