"""A breach is recorded, the authority notified within 72 hours where it may harm, and closed."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.rights.breach import (
    AuthorityNotYetNotified,
    BreachIdTaken,
    BreachIsClosed,
    BreachLimitRunsOn,
    DiscoveredLater,
    NoSuchBreach,
    NotifiedBefore,
    decider,
)
from services.intake.domain.rights.breach_messages import (
    AssessBreach,
    BreachCommand,
    CloseBreach,
    NoteBreachNoticeOverdue,
    NotifyAuthority,
    RecordBreach,
)
from tests.intake.asked_for import (
    BREACH,
    NOTIFY_BY,
    assessed,
    breach_closed,
    notice_overdue,
    notified,
    recorded,
)
from tests.intake.made_up import EARLIER, JOURNEY, NOON
from tests.kit.scenario import Given

breach = Given(decider)

record = RecordBreach(
    breach_id=BREACH,
    discovered_at=NOON,
    natures=("disclosed",),
    harms=("life", "honour", "life"),
    journeys=(JOURNEY,),
    occurred_at=NOON,
)
clear = AssessBreach(breach_id=BREACH, harms=(), journeys=(JOURNEY,), occurred_at=NOON)
worsen = AssessBreach(breach_id=BREACH, harms=("health",), journeys=(), occurred_at=NOON)
notify = NotifyAuthority(breach_id=BREACH, occurred_at=NOON)
close = CloseBreach(breach_id=BREACH, measures=("persons-told", "access-closed"), occurred_at=NOON)
ring = NoteBreachNoticeOverdue(breach_id=BREACH, occurred_at=NOTIFY_BY)
HARMLESS = recorded(harms=(), notify_by=None)
worse = assessed(harms=("health",), journeys=(), notify_by=NOTIFY_BY)


def test_a_breach_that_may_harm_is_notified_within_72_hours_of_its_discovery() -> None:
    breach.given().when(record).then(recorded())
    breach.given(recorded()).when(record).then_nothing()
    breach.given(recorded(), notified, breach_closed).when(record).then_nothing()


def test_where_no_harm_is_seen_nobody_has_to_be_notified() -> None:
    harmless = record.model_copy(update={"harms": ()})
    breach.given().when(harmless).then(HARMLESS)
    breach.given(HARMLESS).when(ring).then_nothing()
    breach.given(HARMLESS).when(close).then(breach_closed)


def test_a_breach_is_recorded_after_its_discovery_and_under_its_own_number() -> None:
    before = record.model_copy(update={"occurred_at": EARLIER})
    breach.given().when(before).then_refused(DiscoveredLater)
    other = record.model_copy(update={"natures": ("lost",)})
    breach.given(recorded()).when(other).then_refused(BreachIdTaken)


def test_what_is_found_later_may_begin_the_duty_or_end_it() -> None:
    breach.given(HARMLESS).when(worsen).then(worse)
    breach.given(HARMLESS, worse).when(worsen).then_nothing()
    breach.given(recorded()).when(clear).then(assessed())
    breach.given(recorded(), assessed()).when(ring).then_nothing()
    told = assessed(notified=True)
    breach.given(recorded(), notified).when(clear).then(told)


def test_the_authority_is_notified_once_in_time_or_late() -> None:
    breach.given(recorded()).when(notify).then(notified)
    breach.given(recorded(), notified).when(notify).then_nothing()
    other = notify.model_copy(update={"authority": "provincial-police"})
    breach.given(recorded(), notified).when(other).then_refused(NotifiedBefore)
    late = NOTIFY_BY + timedelta(seconds=1)
    breach.given(recorded()).when(notify.model_copy(update={"occurred_at": late})).then(
        notified.model_copy(update={"in_time": False, "occurred_at": late})
    )
    breach.given(HARMLESS).when(notify).then(notified)


def test_a_breach_is_not_closed_before_the_authority_knows() -> None:
    breach.given(recorded()).when(close).then_refused(AuthorityNotYetNotified)
    breach.given(recorded(), notified).when(close).then(breach_closed)
    breach.given(recorded(), notified, breach_closed).when(close).then_nothing()
    other = close.model_copy(update={"measures": ("keys-changed",)})
    breach.given(recorded(), notified, breach_closed).when(other).then_refused(BreachIsClosed)


def test_silence_after_72_hours_is_recorded_once() -> None:
    breach.given(recorded()).when(ring).then(notice_overdue)
    breach.given(recorded(), notice_overdue).when(ring).then_nothing()
    breach.given(recorded(), notified).when(ring).then_nothing()
    breach.given(recorded(), notified, breach_closed).when(ring).then_nothing()
    early = ring.model_copy(update={"occurred_at": NOON})
    breach.given(recorded()).when(early).then_refused(BreachLimitRunsOn)


@pytest.mark.parametrize("command", [clear, notify], ids=lambda one: type(one).__name__)
def test_a_closed_breach_stays_as_it_was_judged(command: BreachCommand) -> None:
    breach.given(recorded(), notified, breach_closed).when(command).then_refused(BreachIsClosed)


@pytest.mark.parametrize(
    "command", [clear, notify, close, ring], ids=lambda one: type(one).__name__
)
def test_nothing_is_done_about_a_breach_that_nobody_recorded(command: BreachCommand) -> None:
    breach.given().when(command).then_refused(NoSuchBreach)


def test_what_comes_before_its_recording_changes_nothing() -> None:
    assert decider.fold([notified, breach_closed]) == decider.initial
    assert UUID(int=92) == BREACH
