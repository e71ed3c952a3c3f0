"""Limits that pass, and clients whose status is in doubt."""

from datetime import timedelta

import pytest

from services.legal_aid.domain.matter import decider
from services.legal_aid.domain.matter_messages import MatterEvent
from services.legal_aid.domain.matter_refusals import NoSuchMatter, NotYetAccepted, NotYetDue
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    ACCEPTED,
    AFTER_ACCEPTANCE,
    ASSIGNED,
    BEFORE_ACCEPTANCE,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    ENDINGS,
    IN_PROGRESS,
    URGENT,
    appointed,
    appointment_overdue,
    complete,
    completed,
    documents_overdue,
    flag,
    flagged,
    note_appointment,
    note_documents,
    stepped,
    supplied,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_an_open_matter_is_flagged_for_review_once(history: History) -> None:
    matter.given(*history).when(flag).then(flagged)
    matter.given(*history, flagged).when(flag).then_nothing()


def test_a_flag_closes_nothing() -> None:
    matter.given(*IN_PROGRESS, flagged).when(complete).then(completed)


@pytest.mark.parametrize("history", ENDINGS)
def test_what_is_over_needs_no_watching(history: History) -> None:
    for command in (flag, note_appointment, note_documents):
        matter.given(*history).when(command).then_nothing()


def test_three_working_days_without_a_provider_are_noted_once() -> None:
    matter.given(*ACCEPTED).when(note_appointment).then(appointment_overdue)
    matter.given(*ACCEPTED, appointment_overdue).when(note_appointment).then_nothing()


def test_an_appointment_is_not_overdue_before_its_limit() -> None:
    early = note_appointment.model_copy(update={"occurred_at": END_OF_THURSDAY - SECOND})
    matter.given(*ACCEPTED).when(early).then_refused(NotYetDue)


@pytest.mark.parametrize("history", [ASSIGNED, IN_PROGRESS, (*ASSIGNED, appointment_overdue)])
def test_who_was_appointed_is_not_overdue(history: History) -> None:
    matter.given(*history).when(note_appointment).then_nothing()


@pytest.mark.parametrize("history", [URGENT, (*URGENT, appointed), (*URGENT, appointed, stepped)])
def test_papers_that_did_not_follow_are_noted_once(history: History) -> None:
    matter.given(*history).when(note_documents).then(documents_overdue)
    matter.given(*history, documents_overdue).when(note_documents).then_nothing()


def test_papers_are_not_overdue_before_their_limit() -> None:
    early = note_documents.model_copy(update={"occurred_at": END_OF_NEXT_MONDAY - SECOND})
    matter.given(*URGENT).when(early).then_refused(NotYetDue)


def test_papers_that_came_or_were_never_awaited_are_not_overdue() -> None:
    matter.given(*URGENT, supplied).when(note_documents).then_nothing()
    matter.given(*ACCEPTED).when(note_documents).then_nothing()


@pytest.mark.parametrize("history", BEFORE_ACCEPTANCE)
def test_no_limit_runs_before_the_acceptance(history: History) -> None:
    matter.given(*history).when(note_appointment).then_refused(NotYetAccepted)
    matter.given(*history).when(note_documents).then_refused(NotYetAccepted)


def test_there_must_be_a_matter_to_watch() -> None:
    for command in (flag, note_appointment, note_documents):
        matter.given().when(command).then_refused(NoSuchMatter)
