"""What the referral board shows the sender."""

from services.intake.domain.referral.messages import ReferralEvent
from services.intake.projections.referral_board import REFERRALS
from shared.kernel.views import Row
from tests.intake.made_up import CASE, NOON, opened
from tests.intake.projections.test_case_board import SEEN
from tests.intake.referred import (
    ANSWER_BY,
    IN_THREE_DAYS,
    RECEIPT_BY,
    answered,
    finished,
    found,
    overdue,
    sent,
    withdrawn,
)

NOBODY = {"awaited": None, "awaits": None, "due_at": None, "overdue": False}


def row_after(*events: ReferralEvent) -> Row:
    row: Row | None = None
    for event in events:
        row = REFERRALS.project(row, event, SEEN)
    assert row is not None
    return row


def shown(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names}


def test_a_referral_stands_as_sent_and_its_receipt_is_awaited() -> None:
    assert row_after(sent) == {
        "case_id": str(CASE),
        "to_service": "shelter",
        "needs": ["shelter"],
        "urgency": "urgent",
        "legal_status": "victim",
        "sent_at": NOON,
        "standing": "sent",
        "since": NOON,
        "answered_at": None,
        "reason": None,
        "elsewhere": None,
        "other_place": None,
        "awaited": "receipt",
        "awaits": "shelter",
        "due_at": RECEIPT_BY,
        "overdue": False,
    }


def test_the_sender_sees_the_answer_and_who_is_awaited_next() -> None:
    names = ("standing", "awaited", "awaits", "due_at", "overdue")
    late = overdue("receipt", RECEIPT_BY)
    assert row_after(sent, late)["overdue"] is True
    assert shown(row_after(sent, late, answered("waitlisted")), *names) == {
        "standing": "waitlisted",
        "awaited": "answer",
        "awaits": "shelter",
        "due_at": IN_THREE_DAYS,
        "overdue": False,
    }


def test_after_a_no_intake_itself_is_awaited_until_another_place_is_found() -> None:
    names = ("standing", "reason", "other_place", "awaited", "awaits", "due_at")
    declined = row_after(sent, answered("declined", "no-free-bed"))
    assert shown(declined, *names) == {
        "standing": "declined",
        "reason": "no-free-bed",
        "other_place": None,
        "awaited": "other-place",
        "awaits": "intake",
        "due_at": ANSWER_BY,
    }
    settled = row_after(sent, answered("declined", "no-free-bed"), found)
    assert settled == declined | {"other_place": "other-facility"} | NOBODY


def test_the_sender_sees_where_a_service_that_said_no_sends_the_person_on() -> None:
    sent_on = answered("declined", "needs-not-met").model_copy(update={"elsewhere": "relatives"})
    assert row_after(sent, sent_on)["elsewhere"] == "relatives"


def test_nobody_is_awaited_once_it_has_begun_ended_or_was_taken_back() -> None:
    begun = row_after(sent, answered("started"))
    assert shown(begun, "standing", *NOBODY) == {"standing": "started", **NOBODY}
    over = row_after(sent, answered("started"), finished("completed"))
    assert shown(over, "standing", "reason", *NOBODY) == {
        "standing": "finished",
        "reason": "completed",
        **NOBODY,
    }
    back = row_after(sent, withdrawn)
    assert shown(back, "standing", "reason", *NOBODY) == {
        "standing": "withdrawn",
        "reason": "wish-of-person",
        **NOBODY,
    }


def test_what_the_board_does_not_know_leaves_it_as_it_is() -> None:
    assert REFERRALS.project(None, answered("received"), SEEN) is None
    row = row_after(sent)
    assert REFERRALS.project(row, opened, SEEN) == row
