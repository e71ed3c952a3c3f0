"""What a case waits for, and what nobody waits for any more."""

import pytest

from services.intake.domain.case.events import CaseEvent
from services.intake.projections.case_duties import CASE_DUTIES, duties
from shared.kernel.views import Row
from shared.kernel.worklist import NO_LIMIT
from tests.intake.contested import (
    DECIDE_BY,
    appeal_overdue,
    appealed,
    dismissed,
    joined,
    joining_overdue,
    left_unjoined,
    reopened,
    taken_over,
    taken_over_overdue,
    upheld,
    upheld_beside,
)
from tests.intake.found_out import (
    BESIDE,
    REVIEW_AT,
    beside_victim,
    ended_by_death,
    found_child,
    listed,
    retrafficking_noted,
    review_due,
    to_review,
    turned_18,
)
from tests.intake.lines import lines_after
from tests.intake.made_up import (
    EXTENDED_TO,
    IDENTIFY_BY,
    OTHER_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_RECEIVED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    TO_WITHDRAWN,
    VERIFY_BY,
    agreed_to,
    brought,
    closed,
    commune_late,
    confirmed,
    described,
    extended,
    identification_overdue,
    needs_known,
    notice_late,
    opened,
    opened_for,
    received,
    rejected,
    requested,
    self_received,
    verification_overdue,
    withdrawn,
)
from tests.intake.represented import guarded, parent, suspected

of_age = found_child.model_copy(update={"age_class": "adult", "missing": ()})


def open_duties(*events: CaseEvent) -> dict[str, Row]:
    """Return the open lines by duty."""
    return {line["duty"]: line for line in lines_after(duties, *events).values()}


@pytest.mark.parametrize(
    ("history", "waiting"),
    [
        ((opened,), {"receive-person"}),
        (TO_RECEIVED, {"record-needs", "notify-health-dept"}),
        ((opened, self_received), {"record-needs", "notify-health-dept", "bring-to-commune"}),
        ((opened, self_received, brought), {"record-needs", "notify-health-dept"}),
        ((*TO_RECEIVED, needs_known), {"notify-health-dept"}),
        ((*TO_NOTICE, needs_known), {"verify-initially"}),
        ((*TO_VERIFIED, needs_known), {"settle-status"}),
        ((*TO_REQUEST, needs_known), {"identify"}),
        ((*TO_CONFIRMED, needs_known), set()),
        ((*TO_REJECTED, needs_known), {"close-case"}),
        ((*TO_REJECTED, needs_known, reopened), {"identify"}),
        (TO_WITHDRAWN, {"close-case"}),
        (TO_CLOSED, set()),
        ((*TO_REQUEST, ended_by_death), {"close-case"}),
    ],
)
def test_each_step_opens_the_next_duty(history: tuple[CaseEvent, ...], waiting: set[str]) -> None:
    assert open_duties(*history).keys() == waiting


def test_each_duty_has_its_limit_and_is_raised_when_late() -> None:
    assert open_duties(*TO_NOTICE)["verify-initially"]["due_at"] == VERIFY_BY
    waiting = open_duties(opened, self_received, commune_late, notice_late)
    assert [waiting[duty]["risk"] for duty in ("bring-to-commune", "notify-health-dept")] == [3, 3]
    late = open_duties(*TO_NOTICE, verification_overdue)["verify-initially"]
    assert late["risk"] == 2
    assert open_duties(*TO_REQUEST)["identify"]["due_at"] == IDENTIFY_BY
    assert open_duties(*TO_REQUEST, identification_overdue)["identify"]["risk"] == 2
    moved = open_duties(*TO_REQUEST, identification_overdue, extended)["identify"]
    assert (moved["due_at"], moved["sort_at"], moved["risk"]) == (EXTENDED_TO, EXTENDED_TO, 0)


def test_who_is_in_danger_comes_first() -> None:
    assert {line["risk"] for line in open_duties(*TO_RECEIVED).values()} == {3}
    safe = received.model_copy(update={"in_danger": False})
    assert {line["risk"] for line in open_duties(opened, safe).values()} == {1}


def test_a_case_that_follows_another_is_received_before_a_first_one() -> None:
    following = opened.model_copy(update={"follows_case": OTHER_CASE})
    first, again = open_duties(opened), open_duties(following)
    assert again["receive-person"]["risk"] > first["receive-person"]["risk"]
    assert first["receive-person"]["sort_at"] == NO_LIMIT


def test_somebody_finds_out_a_nationality_that_is_unknown() -> None:
    unknown = opened.model_copy(update={"nationality": "unknown"})
    assert "describe-person" in open_duties(unknown)
    assert "describe-person" not in open_duties(unknown, described("foreign"))


def test_the_case_of_a_child_who_came_along_is_linked_to_the_other() -> None:
    along = opened_for("girls").model_copy(update={"accompanies": BESIDE})
    assert "link-accompanying" in open_duties(along)
    assert "link-accompanying" not in open_duties(along, beside_victim)


def test_a_child_found_out_late_gets_what_a_child_has_a_right_to() -> None:
    gaps = found_child.model_copy(update={"missing": ("representative", "own-view")})
    waiting = {"find-representative", "hear-own-view"}
    heard = agreed_to("interview").model_copy(
        update={"given_by": "guardian", "own_view_heard": True}
    )
    assert open_duties(opened, gaps).keys() >= waiting
    for speaks in (parent, guarded):
        assert "find-representative" not in open_duties(opened, gaps, speaks)
    assert "find-representative" in open_duties(opened, gaps, suspected)
    assert "hear-own-view" not in open_duties(opened, gaps, heard)
    for over in (turned_18, of_age, withdrawn, closed, ended_by_death):
        assert waiting.isdisjoint(open_duties(opened, gaps, over))


def test_a_suspected_representative_calls_for_a_guardian() -> None:
    girl = opened_for("girls")
    assert "appoint-guardian" in open_duties(girl, suspected)
    assert "appoint-guardian" not in open_duties(girl, suspected, guarded)
    assert "appoint-guardian" not in open_duties(girl, suspected, parent)


def test_an_age_is_reviewed_when_its_month_has_come() -> None:
    girl = opened_for("girls")
    assert "review-age" not in open_duties(girl, to_review)
    assert open_duties(girl, to_review, review_due)["review-age"]["due_at"] == REVIEW_AT
    for answer in (turned_18, to_review):
        assert "review-age" not in open_duties(girl, to_review, review_due, answer)


def test_an_appeal_waits_for_its_decision() -> None:
    assert open_duties(*TO_REJECTED, appealed)["decide-appeal"]["due_at"] == DECIDE_BY
    assert open_duties(*TO_REJECTED, appealed, appeal_overdue)["decide-appeal"]["risk"] == 2
    assert "decide-appeal" not in open_duties(*TO_REJECTED, appealed, dismissed)


def test_an_appeal_upheld_beside_a_newer_case_waits_until_the_two_are_joined() -> None:
    waits = (*TO_REJECTED, closed, appealed, upheld, upheld_beside)
    line = open_duties(*waits)["join-cases"]
    assert (line["due_at"], line["risk"]) == (IDENTIFY_BY, 2)
    assert open_duties(*waits, joining_overdue)["join-cases"]["risk"] == 3
    for over in (joined, reopened, left_unjoined):
        assert "join-cases" not in open_duties(*waits, over)


def test_the_case_that_took_an_appeal_over_is_identified_as_it_asks() -> None:
    assert open_duties(*TO_VERIFIED, taken_over)["identify-after-appeal"]["due_at"] == IDENTIFY_BY
    for answer in (requested, confirmed, rejected, withdrawn, closed, ended_by_death):
        assert "identify-after-appeal" not in open_duties(*TO_VERIFIED, taken_over, answer)
    late = open_duties(*TO_VERIFIED, taken_over, taken_over_overdue)
    assert late["identify-after-appeal"]["risk"] == 3
    proved = taken_over.model_copy(update={"identify_by": None})
    assert "identify-after-appeal" not in open_duties(*TO_CONFIRMED, proved)


def test_nobody_does_anything_more_in_a_case_that_is_closed_as_joined() -> None:
    as_joined = closed.model_copy(update={"reason": "joined"})
    assert "identify" in open_duties(*TO_REQUEST)
    assert open_duties(*TO_REQUEST, joined, as_joined) == {}


def test_an_alert_in_an_open_case_is_looked_into_first() -> None:
    assert open_duties(*TO_REQUEST, retrafficking_noted)["review-retrafficking"]["risk"] == 3
    assert "review-retrafficking" not in open_duties(*TO_REQUEST, retrafficking_noted, listed)


def test_every_duty_is_done_by_somebody_and_named_in_both_languages() -> None:
    lines = open_duties(opened, self_received, suspected, retrafficking_noted, appealed)
    assert all(line["roles"] for line in lines.values())
    assert all(vi and en for vi, en in CASE_DUTIES.values())
    assert lines.keys() <= CASE_DUTIES.keys()
