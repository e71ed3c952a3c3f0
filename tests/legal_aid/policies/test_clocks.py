"""Legal aid's clocks."""

import pytest

from services.legal_aid.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.errors import UnknownKind
from shared.kernel.messages import Event
from tests.legal_aid.made_up import (
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    EVERY_EVENT,
    MATTER,
    accepted,
    accepted_urgently,
    appointed,
    appointment_overdue,
    completed,
    discontinued,
    documents_overdue,
    note_appointment,
    note_documents,
    supplied,
)

SETTLED_APPOINTMENT = SettleClock("appointment", MATTER)
SETTLED_DOCUMENTS = SettleClock("urgent-documents", MATTER)
WATCHED: list[tuple[Event, list[SetClock | SettleClock]]] = [
    (accepted, [SetClock("appointment", MATTER, END_OF_THURSDAY)]),
    (
        accepted_urgently,
        [
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
]


@pytest.mark.parametrize(("event", "clocks"), WATCHED)
def test_an_event_starts_or_stops_its_clocks(
    event: Event, clocks: list[SetClock | SettleClock]
) -> None:
    assert watch(event) == clocks


def test_the_clock_runs_on_while_a_paper_is_missing() -> None:
    assert watch(supplied.model_copy(update={"still_missing": ("status-proof",)})) == []


def test_other_events_touch_no_clock() -> None:
    watched = [event for event, _ in WATCHED]
    assert all(watch(event) == [] for event in EVERY_EVENT if event not in watched)


def test_a_clock_rings_with_a_question_to_the_domain() -> None:
    assert ring("appointment", MATTER, END_OF_THURSDAY) == note_appointment
    assert ring("urgent-documents", MATTER, END_OF_NEXT_MONDAY) == note_documents


def test_a_clock_nobody_set_is_not_understood() -> None:
    with pytest.raises(UnknownKind):
        ring("made-up", MATTER, END_OF_THURSDAY)
