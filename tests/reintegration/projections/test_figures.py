"""What is counted: decisions in time, follow-ups in time, how plans end."""

from services.reintegration.domain.plan.commands import NoteFollowUpsMissed
from services.reintegration.projections.figures import FIGURES_LEDGER, FIGURES_TOLD
from shared.kernel.messages import Command
from tests.reintegration.participant import (
    DAY,
    DUE,
    LAPSES,
    MONITORED,
    PERIOD_OVER,
    PLAN,
    agree,
    agreed,
    assess_needs,
    assess_risk,
    begin_monitoring,
    close,
    follow_up,
    look_in,
    miss,
    open_plan,
    resume,
    scheduled,
    start,
    suspend,
)
from tests.reintegration.room import Room
from tests.reintegration.support import (
    LATER,
    apply,
    approve,
    category,
    confirm,
    dies,
    late_decision,
    raise_alert,
    reject,
    review,
    triage,
)

MONITORED_PLAN = (open_plan, assess_needs, assess_risk(), agree, start, begin_monitoring)
AFTERWARDS = LAPSES["month-24"]


def counted(code: str, *commands: Command) -> list[bool]:
    """Return what a figure counts after these commands: met, or not."""
    counts = Room().do(*commands).lines(FIGURES_LEDGER)
    assert {line["figure"] for line in counts.values()} <= {one.code for one in FIGURES_TOLD}
    return [line["met"] for line in counts.values() if line["figure"] == code]


def _visits() -> list[Command]:
    return [
        look_in(event.follow_up_id, max(event.due_at, MONITORED)) for event in scheduled(agreed)
    ]


def test_a_decision_counts_when_it_is_taken_or_late() -> None:
    applied = (open_plan, category(), apply())
    assert counted("g9", *applied) == []
    assert counted("g9", *applied, review(), approve()) == [True]
    assert counted("g9", *applied, review(), reject()) == [True]
    assert counted("g9", *applied, late_decision) == [False]
    assert counted("g9", *applied, late_decision, review(), approve(at=LATER)) == [False]
    assert counted("g9", *applied, dies) == []


def test_a_follow_up_counts_once_in_time_or_not() -> None:
    plan = MONITORED_PLAN
    first = look_in(follow_up(1), DUE["day-7"])
    assert counted("fu", *plan, first) == [True]
    assert counted("fu", *plan, miss(follow_up(1), DUE["day-7"])) == [False]
    assert counted("fu", *plan, miss(follow_up(1), DUE["day-7"]), first) == [True]
    late = look_in(follow_up(1), LAPSES["day-7"] + DAY)
    assert counted("fu", *plan, late) == [False]


def test_what_a_resting_plan_let_slip_is_not_counted() -> None:
    long_rest = resume.model_copy(update={"occurred_at": LAPSES["month-1"]})
    assert counted("fu", *MONITORED_PLAN, suspend, long_rest) == []


def test_who_was_trafficked_again_counts_among_those_who_came_to_monitoring() -> None:
    assert counted("rt", *MONITORED_PLAN) == [False]
    assert counted("rt", *MONITORED_PLAN, raise_alert, triage, confirm) == [True]
    assert counted("rt", open_plan, raise_alert, triage, confirm) == []


def test_a_result_that_holds_counts_among_all_that_reached_the_end() -> None:
    held = (*MONITORED_PLAN, *_visits(), close("sustained", PERIOD_OVER))
    assert (counted("sr", *held), counted("sr-lost", *held)) == ([True], [False])
    partial = (*MONITORED_PLAN, *_visits(), close("partial", PERIOD_OVER))
    assert (counted("sr", *partial), counted("sr-lost", *partial)) == ([False], [False])
    early = (*MONITORED_PLAN, close("voluntary-exit", LATER))
    assert (counted("sr", *early), counted("sr-lost", *early)) == ([], [])


def test_who_was_lost_stays_in_the_denominator_and_is_shown_apart() -> None:
    gone = NoteFollowUpsMissed(plan_id=PLAN, occurred_at=AFTERWARDS)
    lost = (*MONITORED_PLAN, gone, close("lost-to-follow-up", AFTERWARDS))
    assert (counted("sr", *lost), counted("sr-lost", *lost)) == ([False], [True])
