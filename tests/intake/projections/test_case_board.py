"""What the case board shows whoever is on duty."""

from collections.abc import Iterable

from services.intake.domain.case_events import CaseEvent
from services.intake.projections.case_board import CASES
from shared.kernel.actors import Actor
from shared.kernel.ids import StaffId
from shared.kernel.views import Row, Seen
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EXTENDED_TO,
    IDENTIFY_BY,
    JOURNEY,
    NOON,
    OTHER_CONSENT,
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
    extended,
    identification_overdue,
    identity_known,
    needs_known,
    opened,
    received,
    referred,
    statement_taken,
    taken_back,
    verification_overdue,
)

SEEN = Seen(
    aggregate="case",
    aggregate_id=CASE,
    journey=JOURNEY,
    version=1,
    recorded_at=NOON,
    actor=Actor(staff=StaffId(CASE), role="intake-worker", unit="made-up-unit"),
)


def row_after(*events: CaseEvent) -> Row:
    row: Row | None = None
    for event in events:
        row = CASES.project(row, event, SEEN)
    assert row is not None
    return row


def columns(row: Row, names: Iterable[str]) -> list[object]:
    return [row[name] for name in names]


def test_a_new_case_hangs_on_the_board() -> None:
    row = row_after(opened)
    assert row == {
        "state": "opened",
        "legal_status": "unverified",
        "channel": "rescue",
        "group": "women",
        "age_class": "adult",
        "follows_case": None,
        "opened_at": NOON,
        "closed_at": None,
        "reason": None,
        "in_danger": None,
        "safe_to_call": None,
        "needs": [],
        "language": None,
        "injuries": None,
        "identity_known": False,
        "consents": {},
        "statements": 0,
        "referrals": 0,
        "due_at": None,
        "overdue": False,
    }


def test_a_following_case_shows_which_it_follows() -> None:
    assert row_after(opened.model_copy(update={"follows_case": CASE}))["follows_case"] == str(CASE)


def test_danger_is_seen_at_a_glance() -> None:
    row = row_after(*TO_RECEIVED)
    assert columns(row, ("state", "in_danger", "safe_to_call")) == ["received", True, False]
    assert row_after(*TO_RECEIVED, brought)["state"] == "at-commune"


def test_what_is_due_is_shown_until_it_is_done() -> None:
    shown = [
        columns(row_after(*history), ("state", "legal_status", "due_at", "overdue"))
        for history in (
            TO_NOTICE,
            (*TO_NOTICE, verification_overdue),
            TO_VERIFIED,
            TO_REQUEST,
            (*TO_REQUEST, identification_overdue),
            (*TO_REQUEST, identification_overdue, extended),
            TO_CONFIRMED,
            TO_REJECTED,
        )
    ]
    assert shown == [
        ["initial-verification", "unverified", VERIFY_BY, False],
        ["initial-verification", "unverified", VERIFY_BY, True],
        ["verified", "unverified", None, False],
        ["under-identification", "under-identification", IDENTIFY_BY, False],
        ["under-identification", "under-identification", IDENTIFY_BY, True],
        ["under-identification", "under-identification", EXTENDED_TO, False],
        ["confirmed", "victim", None, False],
        ["not-victim", "not-victim", None, False],
    ]


def test_the_end_and_its_reason_are_shown() -> None:
    closed_row = row_after(*TO_CLOSED)
    assert columns(closed_row, ("state", "reason", "closed_at")) == ["closed", "handed-on", NOON]
    left = row_after(*TO_WITHDRAWN)
    assert columns(left, ("state", "reason", "closed_at")) == ["withdrawn", "wish-of-person", None]


def test_what_the_file_holds_is_counted_never_quoted() -> None:
    row = row_after(
        opened, needs_known, identity_known, agreed_to("interview"), statement_taken, referred
    )
    assert columns(row, ("needs", "language", "injuries")) == [["food", "medical"], "vi", True]
    assert columns(row, ("identity_known", "statements", "referrals")) == [True, 1, 1]
    assert row["consents"] == {str(CONSENT): "interview"}


def test_a_consent_taken_back_is_gone_from_the_board() -> None:
    row = row_after(
        opened,
        agreed_to("referral"),
        agreed_to("interview", OTHER_CONSENT),
        taken_back("referral"),
        taken_back("referral"),
    )
    assert row["consents"] == {str(OTHER_CONSENT): "interview"}


def test_a_case_that_was_never_opened_is_not_on_the_board() -> None:
    assert CASES.project(None, received, SEEN) is None


def test_a_line_is_redrawn_not_written_over() -> None:
    before = row_after(opened)
    CASES.project(before, received, SEEN)
    assert before == row_after(opened)
