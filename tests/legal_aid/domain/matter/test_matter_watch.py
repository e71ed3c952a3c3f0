"""Limits that pass, and clients whose status is in doubt."""

from datetime import timedelta

import pytest

from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.refusals import (
    BeforeWhatItFollows,
    ClientIsDead,
    MatterIsOver,
    NoSuchMatter,
    NotUnderReview,
    NotYetAccepted,
    NotYetDue,
)
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    ACCEPTED,
    AFTER_ACCEPTANCE,
    ASSIGNED,
    BEFORE_ACCEPTANCE,
    COMPLETE,
    END_OF_MONDAY,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    ENDINGS,
    IN_PROGRESS,
    PENDING,
    URGENT,
    answer_overdue,
    appointed,
    appointment_overdue,
    completed,
    discontinued,
    documents_overdue,
    flagged,
    flagged_dead,
    requested,
    reviewed,
    stepped,
    supplied,
)
from tests.legal_aid.made_up_commands import (
    complete,
    discontinue,
    flag,
    note_answer,
    note_appointment,
    note_documents,
    resolve,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_an_open_matter_is_flagged_for_review_once(history: History) -> None:
    matter.given(*history).when(flag).then(flagged)
    matter.given(*history, flagged).when(flag).then_nothing()


def test_each_reason_is_looked_at_by_itself() -> None:
    other = {"reason": "consent-withdrawn"}
    matter.given(*IN_PROGRESS, flagged).when(flag.model_copy(update=other)).then(
        flagged.model_copy(update=other)
    )


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_someone_decides_that_a_reviewed_matter_goes_on(history: History) -> None:
    matter.given(*history, flagged).when(resolve).then(reviewed)
    matter.given(*history, flagged, reviewed).when(resolve).then_refused(NotUnderReview)
    matter.given(*history, flagged, reviewed).when(flag).then(flagged)


def test_nobody_decided_on_aid_before_it_was_asked_for() -> None:
    early = resolve.model_copy(update={"occurred_at": requested.occurred_at - SECOND})
    matter.given(requested, flagged).when(early).then_refused(BeforeWhatItFollows)
    older = flagged.model_copy(update={"occurred_at": requested.occurred_at - 2 * SECOND})
    matter.given(requested, older).when(early).then_refused(BeforeWhatItFollows)


def test_nobody_decided_on_a_doubt_before_it_came_up() -> None:
    early = resolve.model_copy(update={"occurred_at": flagged.occurred_at - SECOND})
    at_once = {"occurred_at": flagged.occurred_at}
    matter.given(*IN_PROGRESS, flagged).when(early).then_refused(BeforeWhatItFollows)
    matter.given(*IN_PROGRESS, flagged).when(resolve.model_copy(update=at_once)).then(
        reviewed.model_copy(update=at_once)
    )


def test_each_doubt_is_decided_after_the_day_it_came_up_itself() -> None:
    later = {"reason": "turned-eighteen", "occurred_at": resolve.occurred_at + SECOND}
    both = (*IN_PROGRESS, flagged, flagged.model_copy(update=later))
    matter.given(*both).when(resolve).then(reviewed)
    grown = {"reason": "turned-eighteen"}
    matter.given(*both).when(resolve.model_copy(update=grown)).then_refused(BeforeWhatItFollows)


def test_a_doubt_that_came_back_is_decided_after_it_came_back() -> None:
    again = flagged.model_copy(update={"occurred_at": resolve.occurred_at + SECOND})
    matter.given(*IN_PROGRESS, flagged, reviewed, again).when(resolve).then_refused(
        BeforeWhatItFollows
    )


def test_only_what_is_under_review_is_reviewed() -> None:
    matter.given(*IN_PROGRESS).when(resolve).then_refused(NotUnderReview)
    for history in ENDINGS:
        matter.given(*history).when(resolve).then_refused(MatterIsOver)


def test_the_matter_of_someone_who_died_only_ends() -> None:
    matter.given(*IN_PROGRESS, flagged, flagged_dead).when(resolve).then_refused(ClientIsDead)
    ending = {"ground": "client-deceased", "letter": None}
    matter.given(*IN_PROGRESS, flagged_dead).when(discontinue.model_copy(update=ending)).then(
        discontinued.model_copy(update=ending)
    )


def test_a_request_nobody_answered_on_its_day_is_noted_once() -> None:
    matter.given(requested).when(note_answer).then(answer_overdue)
    matter.given(requested, answer_overdue).when(note_answer).then_nothing()
    early = note_answer.model_copy(update={"occurred_at": END_OF_MONDAY - SECOND})
    matter.given(requested).when(early).then_refused(NotYetDue)


@pytest.mark.parametrize("history", [PENDING, COMPLETE, *AFTER_ACCEPTANCE, *ENDINGS])
def test_what_was_answered_is_not_overdue(history: History) -> None:
    matter.given(*history).when(note_answer).then_nothing()


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
    for command in (flag, resolve, note_answer, note_appointment, note_documents):
        matter.given().when(command).then_refused(NoSuchMatter)
