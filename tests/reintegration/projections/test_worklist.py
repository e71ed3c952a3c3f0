"""What is to be done: each duty opened by what starts it, and gone with what fulfils it."""

from datetime import timedelta

from services.reintegration.domain.participation.commands import NoteLinkedPlan
from services.reintegration.domain.tables import OWN_AGREEMENT
from services.reintegration.projections.worklist import DUTIES, WORKLIST_LEDGER
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command
from shared.kernel.terms import due
from shared.kernel.views import Row
from shared.kernel.worklist import NO_LIMIT
from tests.reintegration.participant import (
    DAY,
    DUE,
    JOURNEY,
    LAPSES,
    MONITORED,
    NOON,
    PERIOD_OVER,
    accept,
    agree,
    assess_needs,
    assess_risk,
    begin_monitoring,
    close,
    decline,
    follow_up,
    look_in,
    miss,
    open_plan,
    referred,
    resume,
    schedule,
    scheduled,
    start,
    suspend,
)
from tests.reintegration.participant import agreed as agreed_history
from tests.reintegration.room import Room
from tests.reintegration.support import (
    LATER,
    a_child_after_all,
    agree_for_her,
    an_adult_after_all,
    apply,
    approve,
    assign_another_place,
    assign_place,
    category,
    close_place,
    confirm,
    consents_alone,
    dies,
    dismiss,
    enrol,
    go_home,
    grows_up,
    late_answer,
    late_decision,
    late_triage,
    leave_place,
    loan_granted,
    loan_refused,
    nobody_asked,
    open_girls,
    pay,
    raise_alert,
    refer_loan,
    register_another_place,
    register_place,
    reject,
    rejected,
    reopened,
    review,
    say_no,
    say_yes,
    stop_sharing,
    take_job,
    takes_consent_back,
    talk,
    triage,
    turns_18,
    verify_family,
    wind_down_late,
)

AGREED_PLAN = (open_plan, assess_needs, assess_risk(), agree)
HER_PLAN = (open_girls, assess_needs, assess_risk(), agree_for_her)
another_plan = NoteLinkedPlan(
    journey_id=JOURNEY,
    of_journey=JourneyId(derived("other")),
    is_open=True,
    occurred_at=NOON,
)


def lines(*commands: Command) -> dict[str, Row]:
    """Return the open duties after these commands, by code."""
    return {
        key.partition(":")[0]: line
        for key, line in Room().do(*commands).lines(WORKLIST_LEDGER).items()
    }


def duties(*commands: Command) -> set[str]:
    """Return which duties are open after these commands."""
    return set(lines(*commands))


def test_every_duty_has_its_words_in_both_languages() -> None:
    opened = {
        *duties(open_girls, rejected, takes_consent_back),
        *duties(*AGREED_PLAN, category(), apply(), review(), approve(), raise_alert),
        *duties(*AGREED_PLAN, raise_alert, triage),
        *duties(open_girls),
        *duties(referred),
        *duties(*AGREED_PLAN, start, miss(follow_up(1), DUE["day-7"])),
        *duties(*AGREED_PLAN, category(), apply(), go_home, refer_loan),
        *duties(*AGREED_PLAN, register_place, assign_place, close_place),
        *duties(*AGREED_PLAN, register_place, assign_place, close("relocated", LATER)),
        *duties(*AGREED_PLAN, start, begin_monitoring, *_every_visit()),
        *duties(*AGREED_PLAN, another_plan),
        *duties(*HER_PLAN, turns_18),
        *duties(*HER_PLAN, turns_18, say_no),
    }
    assert opened == set(DUTIES)
    assert all(vietnamese and english for vietnamese, english in DUTIES.values())


def _every_visit() -> list[Command]:
    return [
        look_in(event.follow_up_id, max(event.due_at, MONITORED))
        for event in scheduled(agreed_history)
    ]


def test_a_referral_waits_for_an_answer_the_most_urgent_first() -> None:
    urgent = referred.model_copy(update={"urgency": "immediate"})
    (line,) = Room().do(urgent).lines(WORKLIST_LEDGER).values()
    assert (line["duty"], line["risk"]) == ("answer-referral", 2)
    assert line["due_at"] == NOON + timedelta(hours=4)
    assert duties(referred, accept) == {"agree-plan"}
    assert duties(referred, decline) == set()
    assert duties(referred, assess_needs, assess_risk(), agree) == {"follow-up"}
    long_ago = referred.model_copy(update={"urgency": None})
    assert duties(long_ago) == {"agree-plan"}


def test_a_draft_waits_to_be_agreed() -> None:
    assert duties(open_plan) == {"agree-plan"}
    assert duties(*AGREED_PLAN) == {"follow-up"}
    assert duties(open_plan, close("relocated", LATER)) == set()


def test_somebody_looks_in_on_the_next_day_of_the_calendar() -> None:
    line = lines(*AGREED_PLAN)["follow-up"]
    assert (line["due_at"], line["sort_at"], line["risk"]) == (DUE["day-7"], DUE["day-7"], 0)
    assert line["roles"] == ["reintegration-worker"]
    seen = lines(*AGREED_PLAN, start, look_in(follow_up(1), DUE["day-7"]))
    assert seen["follow-up"]["due_at"] == DUE["month-1"]


def test_the_endangered_are_seen_first() -> None:
    endangered = lines(*AGREED_PLAN, assess_risk("high", at=MONITORED))["follow-up"]
    assert endangered["risk"] == 2
    high = (open_plan, assess_needs, assess_risk("high"), agree)
    assert lines(*high)["follow-up"]["risk"] == 2
    assert lines(*AGREED_PLAN, assess_risk("medium", at=MONITORED))["follow-up"]["risk"] == 1


def test_a_resting_plan_waits_for_no_day() -> None:
    rests = (*AGREED_PLAN, start, suspend)
    assert lines(*rests)["follow-up"]["sort_at"] == NO_LIMIT
    assert lines(*rests, resume)["follow-up"]["due_at"] == DUE["day-7"]


def test_a_missed_follow_up_is_arranged_again() -> None:
    missed = (*AGREED_PLAN, start, miss(follow_up(1), DUE["day-7"]))
    assert "reschedule-follow-up" in duties(*missed)
    again = schedule(LAPSES["day-7"] + DAY, at=DUE["day-7"])
    assert "reschedule-follow-up" not in duties(*missed, again)
    seen = look_in(follow_up(2), DUE["month-1"])
    assert "reschedule-follow-up" not in duties(*missed, seen)


def test_when_nobody_is_left_to_see_the_plan_is_closed() -> None:
    done = (*AGREED_PLAN, start, begin_monitoring, *_every_visit())
    assert "close-plan" in duties(*done)
    assert duties(*done, close("sustained", PERIOD_OVER)) == set()
    another = schedule(PERIOD_OVER + DAY, at=PERIOD_OVER)
    assert "close-plan" not in duties(*done, another)


def test_a_trusted_address_that_closed_is_replaced() -> None:
    lost = (*AGREED_PLAN, register_place, register_another_place, assign_place, close_place)
    assert "find-follow-up-point" in duties(*lost)
    found = assign_another_place.model_copy(update={"occurred_at": LATER})
    assert "find-follow-up-point" not in duties(*lost, found)


def test_a_trusted_address_is_told_when_the_plan_is_over() -> None:
    over = (*AGREED_PLAN, register_place, assign_place, close("relocated", LATER))
    assert duties(*over) == {"tell-trusted-address"}
    assert duties(*over, leave_place) == set()


def test_a_childs_family_is_verified() -> None:
    assert lines(open_girls)["verify-family"]["risk"] == 1
    assert "verify-family" not in duties(open_girls, verify_family)
    placed = go_home.model_copy(update={"to": "institution"})
    assert "verify-family" not in duties(open_girls, placed)
    child = agree.model_copy(
        update={"agreed_by": "representative", "child_best_interests": True, "group": "boys"}
    )
    assert "verify-family" in duties(open_plan, assess_needs, assess_risk(), child)


def test_a_family_is_verified_of_whoever_is_found_to_be_a_child_and_of_no_adult() -> None:
    woman = open_plan.model_copy(update={"group": "women"})
    assert "verify-family" in duties(woman, a_child_after_all)
    assert "verify-family" not in duties(open_girls, an_adult_after_all)
    assert "verify-family" not in duties(open_girls, grows_up)


def test_the_bank_is_asked_for_its_answer() -> None:
    asked = (open_plan, category(), go_home, refer_loan)
    assert "loan-answer" in duties(*asked)
    assert "loan-answer" not in duties(*asked, loan_granted)
    assert "loan-answer" not in duties(*asked, loan_refused)
    assert "loan-answer" not in duties(*asked, close("relocated", LATER))


def test_the_department_decides_then_pays() -> None:
    applied = (open_plan, category(), apply())
    line = lines(*applied)["decide-grant"]
    assert (line["roles"], line["risk"]) == (["health-department"], 0)
    assert line["due_at"] is not None
    assert lines(*applied, late_decision)["decide-grant"]["risk"] == 2
    assert duties(*applied, review(), approve()) == {"agree-plan", "pay-grant"}
    assert duties(*applied, review(), approve(), pay) == {"agree-plan"}
    assert duties(*applied, review(), reject()) == {"agree-plan"}
    assert duties(*applied, dies) == set()


def test_an_alert_stands_above_everything() -> None:
    raised = (*AGREED_PLAN, raise_alert)
    line = lines(*raised)["triage-alert"]
    assert (line["risk"], line["roles"]) == (3, ["reintegration-worker", "health-department"])
    assert lines(*raised, triage)["decide-alert"]["risk"] == 3
    assert duties(*raised, triage, dismiss) == {"follow-up"}
    assert duties(*raised, triage, confirm) == set()


def test_the_care_of_a_rejected_person_is_wound_down() -> None:
    plan = (open_plan, rejected)
    assert lines(*plan)["wind-down-plan"]["due_at"] is not None
    assert lines(*plan, wind_down_late)["wind-down-plan"]["risk"] == 2
    assert duties(*plan, reopened) == {"agree-plan"}
    assert duties(*plan, category(at=reopened.occurred_at)) == {"agree-plan"}
    assert duties(*plan, category("foreign")) == {"agree-plan", "wind-down-plan"}
    assert duties(*plan, close("not-victim", LATER)) == set()
    assert duties(rejected) == set()


def test_a_withdrawn_consent_is_answered() -> None:
    withdrawn = (open_plan, takes_consent_back)
    assert lines(*withdrawn)["answer-withdrawal"]["risk"] == 1
    assert lines(*withdrawn, late_answer)["answer-withdrawal"]["risk"] == 2
    assert duties(*withdrawn, stop_sharing) == {"agree-plan"}
    assert duties(*withdrawn, dies) == set()


def test_what_brings_no_duty_leaves_the_list_alone() -> None:
    assert duties(open_plan, talk, enrol, take_job) == {"agree-plan"}
    assert duties(open_plan, raise_alert, late_triage) == {"agree-plan", "triage-alert"}


def test_who_came_of_age_is_asked_in_time_about_what_a_representative_agreed() -> None:
    asked, asking = (*HER_PLAN, turns_18), "ask-of-age"
    by = due(MONITORED, OWN_AGREEMENT.on(MONITORED).value)
    assert asking not in duties(*HER_PLAN)
    assert (lines(*asked)[asking]["due_at"], lines(*asked)[asking]["risk"]) == (by, 1)
    assert lines(*asked, nobody_asked)[asking]["risk"] == 2
    assert asking not in duties(*asked, consents_alone, say_yes)
    found = a_child_after_all.model_copy(update={"occurred_at": LATER})
    assert asking not in duties(*asked, found)
    assert asking not in duties(*asked, close("relocated", LATER))


def test_the_plan_of_who_says_no_is_closed_unless_they_agree_after_all() -> None:
    said_no, to_close = (*HER_PLAN, turns_18, say_no), "close-unwanted-plan"
    assert {"ask-of-age", to_close} & duties(*said_no) == {to_close}
    assert to_close not in duties(*said_no, consents_alone, say_yes)
    assert to_close not in duties(*said_no, close("voluntary-exit", LATER))
