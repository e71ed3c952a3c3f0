"""Hearings and deadlines: scheduled, moved, met, cancelled, missed."""

from datetime import timedelta

import pytest

from services.legal_aid.domain.matter.commands import MatterCommand
from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_refusals import (
    DeadlineIsSettled,
    HearingNotBegun,
    NoSuchDeadline,
)
from services.legal_aid.domain.matter.refusals import MatterIsOver, NoSuchMatter, NotYetDue
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    AFTER_ACCEPTANCE,
    BEFORE_ACCEPTANCE,
    DAY,
    ENDINGS,
    HOUR,
    IN_PROGRESS,
    NOON,
    completed,
    discontinued,
    refused,
    requested,
    withdrawn,
)
from tests.legal_aid.made_up_commands import complete, discontinue, refuse, withdraw
from tests.legal_aid.made_up_proceedings import (
    NEXT_TUESDAY,
    SETTLE_APPEAL,
    appeal_scheduled,
    cancel,
    hearing_cancelled,
    hearing_met,
    hearing_missed,
    hearing_scheduled,
    meet,
    note_missed,
    report,
    schedule,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
SCHEDULED = (*IN_PROGRESS, hearing_scheduled)
BOTH = (*SCHEDULED, appeal_scheduled)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_a_hearing_is_put_into_the_calendar_of_any_open_matter(history: History) -> None:
    matter.given(*history).when(schedule).then(hearing_scheduled)


def test_the_clock_runs_to_the_date_that_is_next_to_be_settled() -> None:
    matter.given(*SCHEDULED).when(report).then(appeal_scheduled)
    alone = appeal_scheduled.model_copy(update={"next_at": SETTLE_APPEAL.due_at})
    matter.given(*IN_PROGRESS).when(report).then(alone)


def test_the_same_date_twice_is_one_date() -> None:
    matter.given(*SCHEDULED).when(schedule).then_nothing()


def test_a_hearing_is_moved_by_giving_its_new_date() -> None:
    later = schedule.model_copy(update={"begins_at": NOON + 8 * DAY})
    moved = hearing_scheduled.model_copy(
        update={
            "due_at": NOON + 8 * DAY,
            "to_be_settled": SETTLE_APPEAL,
            "next_at": SETTLE_APPEAL.due_at,
        }
    )
    matter.given(*SCHEDULED).when(later).then(moved)
    matter.given(*SCHEDULED, hearing_missed).when(later).then(moved)


def test_a_hearing_that_was_attended_is_met() -> None:
    matter.given(*SCHEDULED).when(meet).then(hearing_met)
    matter.given(*SCHEDULED, hearing_met).when(meet).then_nothing()
    rest = hearing_met.model_copy(update={"next_at": SETTLE_APPEAL.due_at})
    matter.given(*BOTH).when(meet).then(rest)


def test_a_hearing_is_not_attended_before_it_begins() -> None:
    early = meet.model_copy(update={"occurred_at": NOON + 7 * DAY - HOUR})
    matter.given(*SCHEDULED).when(early).then_refused(HearingNotBegun)


def test_a_deadline_may_be_met_early_or_late() -> None:
    for at, late in ((NOON + 3 * DAY, False), (NOON + 9 * DAY, True)):
        met = meet.model_copy(
            update={"deadline_id": appeal_scheduled.deadline_id, "occurred_at": at}
        )
        matter.given(*IN_PROGRESS, appeal_scheduled).when(met).then(
            hearing_met.model_copy(
                update={
                    "deadline_id": appeal_scheduled.deadline_id,
                    "deadline": "appeal",
                    "late": late,
                    "occurred_at": at,
                }
            )
        )


def test_a_date_that_is_off_is_cancelled() -> None:
    matter.given(*SCHEDULED).when(cancel).then(hearing_cancelled)
    matter.given(*SCHEDULED, hearing_cancelled).when(cancel).then_nothing()


def test_what_is_settled_stays_settled() -> None:
    matter.given(*SCHEDULED, hearing_met).when(cancel).then_refused(DeadlineIsSettled)
    matter.given(*SCHEDULED, hearing_cancelled).when(meet).then_refused(DeadlineIsSettled)
    matter.given(*SCHEDULED, hearing_met).when(schedule).then_refused(DeadlineIsSettled)


def test_there_must_be_such_a_date() -> None:
    for command in (meet, cancel):
        matter.given(*IN_PROGRESS).when(command).then_refused(NoSuchDeadline)


def test_a_date_nobody_said_was_kept_is_missed_once_its_day_of_grace_is_over() -> None:
    early = note_missed.model_copy(update={"occurred_at": NEXT_TUESDAY - SECOND})
    matter.given(*SCHEDULED).when(early).then_refused(NotYetDue)
    matter.given(*SCHEDULED).when(note_missed).then(hearing_missed)
    matter.given(*SCHEDULED, hearing_missed).when(note_missed).then_nothing()
    rest = hearing_missed.model_copy(update={"next_at": SETTLE_APPEAL.due_at})
    matter.given(*BOTH).when(note_missed).then(rest)


def test_a_missed_date_may_still_be_met_late() -> None:
    matter.given(*SCHEDULED, hearing_missed).when(meet).then(hearing_met)


ENDS: list[tuple[MatterCommand, MatterEvent]] = [(complete, completed), (discontinue, discontinued)]
TAKEN_BACK: list[tuple[MatterCommand, MatterEvent]] = [
    (refuse, refused.model_copy(update={"answers_in_time": True})),
    (withdraw, withdrawn),
]


@pytest.mark.parametrize(("command", "ending"), ENDS)
def test_the_end_of_a_matter_cancels_its_dates(command: MatterCommand, ending: MatterEvent) -> None:
    off = hearing_cancelled.model_copy(update={"occurred_at": command.occurred_at})
    matter.given(*SCHEDULED).when(command).then(off, ending)


@pytest.mark.parametrize(("command", "ending"), TAKEN_BACK)
def test_the_end_of_a_request_cancels_its_dates(
    command: MatterCommand, ending: MatterEvent
) -> None:
    asked = (requested, hearing_scheduled.model_copy(update={"occurred_at": NOON}))
    off = hearing_cancelled.model_copy(update={"occurred_at": command.occurred_at})
    matter.given(*asked).when(command).then(off, ending)


@pytest.mark.parametrize("history", ENDINGS)
def test_nothing_is_scheduled_when_a_matter_is_over(history: History) -> None:
    for command in (schedule, report):
        matter.given(*history).when(command).then_refused(MatterIsOver)
    matter.given(*history).when(note_missed).then_nothing()


def test_there_must_be_a_matter() -> None:
    for command in (schedule, report, meet, cancel, note_missed):
        matter.given().when(command).then_refused(NoSuchMatter)
