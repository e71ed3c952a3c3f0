"""What the case board shows whoever is on duty."""

from collections.abc import Iterable

from services.intake.domain.case.events import CaseEvent
from services.intake.projections.case_board import CASES
from shared.kernel.actors import Actor
from shared.kernel.ids import StaffId
from shared.kernel.views import Row, Seen
from tests.intake.consented import doubted
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
from tests.intake.found_out import amended, ended_by_death, found_child, linked, turned_18
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EXTENDED_TO,
    IDENTIFY_BY,
    JOURNEY,
    NOON,
    OTHER_CASE,
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
    closed,
    described,
    determined,
    extended,
    identification_overdue,
    identity_known,
    in_country,
    needs_known,
    opened,
    opened_for,
    received,
    referred,
    rejected,
    requested,
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
        "nationality": "vn-citizen",
        "place": "in-country",
        "category": None,
        "follows_case": None,
        "report_id": None,
        "accompanies": None,
        "accompanied_by": [],
        "appeal": None,
        "joined_to": None,
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


def test_a_consent_in_doubt_is_gone_from_the_board() -> None:
    row = row_after(opened, agreed_to("referral"), agreed_to("interview", OTHER_CONSENT), doubted)
    assert row["consents"] == {str(OTHER_CONSENT): "interview"}


def test_a_case_that_was_never_opened_is_not_on_the_board() -> None:
    assert CASES.project(None, received, SEEN) is None


def test_a_line_is_redrawn_not_written_over() -> None:
    before = row_after(opened)
    CASES.project(before, received, SEEN)
    assert before == row_after(opened)


def test_who_the_person_is_in_law_is_shown_and_corrected() -> None:
    row = row_after(*TO_REQUEST, in_country)
    assert columns(row, ("nationality", "category")) == [
        "vn-citizen",
        "under-identification-in-country",
    ]
    elsewhere = row_after(*TO_REQUEST, described("foreign", "abroad"), determined(None))
    assert columns(elsewhere, ("nationality", "place", "category")) == ["foreign", "abroad", None]


def test_who_came_of_age_is_shown_as_an_adult() -> None:
    row = row_after(opened_for("girls"), turned_18)
    assert columns(row, ("group", "age_class")) == ["women", "adult"]
    assert row_after(opened, turned_18)["group"] == "women"


def test_who_is_found_to_be_a_child_is_shown_as_one() -> None:
    row = row_after(opened, found_child)
    assert columns(row, ("group", "age_class")) == ["girls", "seven-to-seventeen"]
    adult = found_child.model_copy(update={"age_class": "adult"})
    assert row_after(opened, found_child, adult)["group"] == "women"


def test_whose_report_and_who_came_along_is_shown() -> None:
    named = opened.model_copy(update={"report_id": CASE, "accompanies": JOURNEY})
    row = row_after(named, linked)
    assert columns(row, ("report_id", "accompanies")) == [str(CASE), str(JOURNEY)]
    assert row["accompanied_by"] == [str(linked.accompanying_case_id)]


def test_a_death_ends_what_was_due() -> None:
    row = row_after(*TO_REQUEST, ended_by_death)
    assert columns(row, ("state", "due_at")) == ["ended-by-death", None]


def test_an_appeal_is_shown_until_it_is_decided() -> None:
    shown = [
        columns(row_after(*TO_REJECTED, *history), ("state", "appeal", "due_at", "overdue"))
        for history in (
            (appealed,),
            (appealed, appeal_overdue),
            (appealed, dismissed),
            (appealed, upheld, reopened),
            (appealed, reopened, upheld),
            (appealed, upheld, reopened, rejected),
        )
    ]
    assert shown == [
        ["not-victim", "pending", DECIDE_BY, False],
        ["not-victim", "pending", DECIDE_BY, True],
        ["not-victim", "dismissed", None, False],
        ["under-identification", "upheld", IDENTIFY_BY, False],
        ["under-identification", "upheld", IDENTIFY_BY, False],
        ["not-victim", None, None, False],
    ]


def test_a_case_that_waits_to_be_joined_shows_until_when_and_then_to_which() -> None:
    waits = (*TO_REJECTED, closed, appealed, upheld, upheld_beside)
    before, after = row_after(*waits), row_after(*waits, joined)
    late = row_after(*waits, joining_overdue)
    assert (before["overdue"], late["overdue"], after["overdue"]) == (False, True, False)
    assert (before["state"], before["due_at"], before["joined_to"]) == ("closed", IDENTIFY_BY, None)
    assert (after["state"], after["due_at"], after["joined_to"]) == (
        "closed",
        None,
        str(OTHER_CASE),
    )


def test_a_case_in_which_a_limit_passed_that_a_joined_one_handed_on_is_shown_as_overdue() -> None:
    late = row_after(*TO_VERIFIED, taken_over, taken_over_overdue)
    assert columns(late, ("state", "due_at", "overdue")) == ["verified", IDENTIFY_BY, True]
    asked = row_after(*TO_VERIFIED, taken_over, taken_over_overdue, requested)
    assert asked["overdue"] is False


def test_a_case_that_goes_on_is_no_longer_shown_as_closed() -> None:
    row = row_after(*TO_CLOSED, reopened)
    assert columns(row, ("state", "closed_at", "reason")) == ["under-identification", None, None]
    waited = row_after(*TO_REJECTED, closed, appealed, upheld, upheld_beside, joined, reopened)
    assert columns(waited, ("state", "joined_to")) == ["under-identification", None]


def test_a_case_that_is_left_unjoined_shows_no_limit_any_more() -> None:
    row = row_after(*TO_REJECTED, closed, appealed, upheld, upheld_beside, left_unjoined)
    assert columns(row, ("state", "due_at", "joined_to")) == ["closed", None, None]


def test_a_case_that_is_closed_as_joined_shows_where_it_goes_on() -> None:
    row = row_after(*TO_REQUEST, joined, closed.model_copy(update={"reason": "joined"}))
    shown = columns(row, ("state", "reason", "joined_to", "due_at"))
    assert shown == ["closed", "joined", str(OTHER_CASE), None]


def test_an_amended_statement_is_counted_too() -> None:
    assert row_after(opened, statement_taken, amended)["statements"] == 2
