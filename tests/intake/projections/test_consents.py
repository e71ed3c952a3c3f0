"""What a consent that ran out, or was taken back, puts on the worklist and on the wall."""

from services.intake.domain.case.events import CaseEvent
from services.intake.projections.case_duties import duties as of_case
from services.intake.projections.withdrawal_board import duties, project
from tests.intake.consented import (
    STOP_BY,
    all_stopped,
    doubted,
    expired,
    for_a_month,
    shelter_stopped,
    stop_awaited,
    stop_overdue,
)
from tests.intake.found_out import ended_by_death
from tests.intake.lines import lines_after
from tests.intake.made_up import agreed_to, closed, opened, taken_back, withdrawn
from tests.intake.projections.test_case_board import SEEN


def renewing(*events: CaseEvent) -> bool:
    """Tell whether somebody is to ask the person again."""
    lines = lines_after(of_case, opened, for_a_month, *events).values()
    return "renew-consent" in {line["duty"] for line in lines}


def asking_anew(*events: CaseEvent) -> bool:
    """Tell whether somebody is to ask for a consent anew that is in doubt."""
    lines = lines_after(of_case, opened, for_a_month, *events).values()
    return "ask-consent-anew" in {line["duty"] for line in lines}


def test_who_agreed_for_a_time_is_asked_again_when_it_is_over() -> None:
    assert renewing(expired)
    assert not renewing(expired.model_copy(update={"to_renew": False}))
    for event in (agreed_to("referral"), taken_back("referral")):
        assert not renewing(expired, event)
    assert renewing(expired, agreed_to("interview"))


def test_nobody_is_asked_again_once_the_case_is_over() -> None:
    for over in (withdrawn, closed, ended_by_death):
        assert not renewing(expired, over)


def test_a_consent_in_doubt_is_asked_for_anew_until_it_is_given_or_over() -> None:
    assert asking_anew(doubted)
    assert not asking_anew(doubted.model_copy(update={"to_ask": False}))
    for event in (agreed_to("referral"), taken_back("referral"), withdrawn, closed, ended_by_death):
        assert not asking_anew(doubted, event)
    assert asking_anew(doubted, agreed_to("interview"))
    assert not asking_anew(doubted, expired)
    assert renewing(doubted, expired)


def test_a_doubt_after_the_consent_was_given_anew_is_a_duty_of_its_own() -> None:
    assert asking_anew(doubted, agreed_to("referral"), doubted)
    assert not asking_anew(doubted, agreed_to("referral"), doubted, agreed_to("referral"))


def test_a_withdrawal_stays_on_the_worklist_until_everyone_has_stopped() -> None:
    (line,) = lines_after(duties, stop_awaited, shelter_stopped).values()
    assert (line["duty"], line["due_at"], line["risk"]) == ("have-services-stop", STOP_BY, 1)
    assert "data-protection-officer" in line["roles"]
    (late,) = lines_after(duties, stop_awaited, stop_overdue).values()
    assert late["risk"] == 2
    assert lines_after(duties, stop_awaited, shelter_stopped, all_stopped) == {}


def test_the_board_shows_who_has_not_stopped() -> None:
    row = project(None, stop_awaited, SEEN)
    assert (row["awaited"], row["overdue"]) == (["legal_aid", "shelter"], False)
    row = project(row, shelter_stopped, SEEN)
    assert row["awaited"] == ["legal_aid"]
    row = project(row, stop_overdue, SEEN)
    assert row["overdue"]
    row = project(row, all_stopped, SEEN)
    assert (row["awaited"], row["services"]) == ([], ["legal_aid", "shelter"])
