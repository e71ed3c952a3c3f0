"""Legal aid's clocks."""

import pytest

from services.legal_aid.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Event
from tests.legal_aid.made_up import (
    END_OF_MONDAY,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    MATTER,
    TELL_BY,
    accepted,
    accepted_urgently,
    answer_overdue,
    answered,
    appointed,
    appointment_overdue,
    client_not_told,
    client_told,
    completed,
    died_untold,
    discontinued,
    discontinued_untold,
    documents_overdue,
    flagged,
    flagged_dead,
    refused,
    requested,
    supplied,
    withdrawn,
)
from tests.legal_aid.made_up_all import EVERY_EVENT
from tests.legal_aid.made_up_commands import (
    note_answer,
    note_appointment,
    note_documents,
    note_not_told,
)
from tests.legal_aid.made_up_letters import LETTER_EVENTS
from tests.legal_aid.made_up_proceedings import (
    NEXT_TUESDAY,
    hearing_cancelled,
    hearing_met,
    hearing_missed,
    hearing_scheduled,
    note_missed,
)

SETTLED_ANSWER = SettleClock("request-answer", MATTER)
SETTLED_APPOINTMENT = SettleClock("appointment", MATTER)
SETTLED_DOCUMENTS = SettleClock("urgent-documents", MATTER)
SETTLED_DATE = SettleClock("deadline", MATTER)
NEXT_DATE = SetClock("deadline", MATTER, NEXT_TUESDAY)
WATCHED: list[tuple[Event, list[SetClock | SettleClock]]] = [
    (requested, [SetClock("request-answer", MATTER, END_OF_MONDAY)]),
    (answered, [SETTLED_ANSWER]),
    (refused, [SETTLED_ANSWER]),
    (withdrawn, [SETTLED_ANSWER]),
    (answer_overdue, [SETTLED_ANSWER]),
    (accepted, [SetClock("appointment", MATTER, END_OF_THURSDAY)]),
    (
        accepted_urgently,
        [
            SETTLED_ANSWER,
            SetClock("appointment", MATTER, END_OF_THURSDAY),
            SetClock("urgent-documents", MATTER, END_OF_NEXT_MONDAY),
        ],
    ),
    (appointed, [SETTLED_APPOINTMENT]),
    (appointment_overdue, [SETTLED_APPOINTMENT]),
    (supplied, [SETTLED_DOCUMENTS]),
    (documents_overdue, [SETTLED_DOCUMENTS]),
    (completed, [SETTLED_APPOINTMENT, SETTLED_DOCUMENTS]),
    (discontinued, [SETTLED_APPOINTMENT, SETTLED_DOCUMENTS]),
    (
        discontinued_untold,
        [
            SETTLED_APPOINTMENT,
            SETTLED_DOCUMENTS,
            SetClock("discontinuation-notice", MATTER, TELL_BY.due_at),
        ],
    ),
    (client_told, [SettleClock("discontinuation-notice", MATTER)]),
    (died_untold, [SettleClock("discontinuation-notice", MATTER)]),
    (client_not_told, [SettleClock("discontinuation-notice", MATTER)]),
    (hearing_scheduled, [NEXT_DATE]),
    (hearing_met.model_copy(update={"next_at": NEXT_TUESDAY}), [NEXT_DATE]),
    (hearing_met, [SETTLED_DATE]),
    (hearing_missed, [SETTLED_DATE]),
    (hearing_cancelled, [SETTLED_DATE]),
]


@pytest.mark.parametrize(("event", "clocks"), WATCHED)
def test_an_event_starts_or_stops_its_clocks(
    event: Event, clocks: list[SetClock | SettleClock]
) -> None:
    assert watch(event) == clocks


def test_the_clock_runs_on_while_a_paper_is_missing() -> None:
    assert watch(supplied.model_copy(update={"still_missing": ("status-proof",)})) == []


def test_a_death_stops_the_clocks() -> None:
    stopped = [SETTLED_ANSWER, SETTLED_APPOINTMENT, SETTLED_DOCUMENTS]
    assert watch(flagged_dead) == stopped
    assert watch(flagged) == []


def test_other_events_touch_no_clock() -> None:
    watched = [*(event for event, _ in WATCHED), *LETTER_EVENTS]
    assert all(watch(event) == [] for event in EVERY_EVENT if event not in watched)


def test_a_clock_rings_with_a_question_to_the_domain() -> None:
    assert ring("appointment", MATTER, END_OF_THURSDAY) == note_appointment
    assert ring("urgent-documents", MATTER, END_OF_NEXT_MONDAY) == note_documents
    assert ring("request-answer", MATTER, END_OF_MONDAY) == note_answer
    assert ring("discontinuation-notice", MATTER, TELL_BY.due_at) == note_not_told
    assert ring("deadline", MATTER, NEXT_TUESDAY) == note_missed


def test_a_clock_nobody_set_is_not_understood() -> None:
    with pytest.raises(UnknownKind):
        ring("made-up", MATTER, END_OF_THURSDAY)
