"""The board of matters."""

from collections.abc import Iterable

import pytest

from services.legal_aid.domain.matter.events import LaterEvent, MatterEvent
from services.legal_aid.projections.matter_board import VIEW, project
from shared.kernel.views import Row
from tests.legal_aid.made_up import (
    ACCEPTED,
    ARCHIVED,
    ASSESSED,
    ASSIGNED,
    COMPLETE,
    COMPLETED,
    DAY,
    DISCONTINUED,
    END_OF_MONDAY,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    FILED,
    HOUR,
    IN_PROGRESS,
    NOON,
    PENDING,
    PROVIDER,
    REFERRAL,
    REFUSED,
    REGISTER,
    SEEN,
    SUCCESSOR,
    TELL_BY,
    URGENT,
    WITHDRAWN,
    answer_overdue,
    appointed,
    appointment_overdue,
    client_not_told,
    client_told,
    died_untold,
    discontinued_untold,
    documents_overdue,
    flagged,
    flagged_dead,
    interpreter_needed,
    party_named,
    replaced,
    requested,
    reviewed,
    stepped,
    supplied,
)
from tests.legal_aid.made_up_all import EVERY_EVENT
from tests.legal_aid.made_up_proceedings import (
    NEXT_TUESDAY,
    NOTICE,
    awarded,
    claimed,
    hearing_met,
    hearing_scheduled,
    notice_received,
    paid,
    reminded,
)


def drawn(*history: MatterEvent) -> Row:
    """Return the line after these events."""
    return _drawn(history)


def _drawn(history: Iterable[MatterEvent]) -> Row:
    row: Row | None = None
    for event in history:
        row = project(row, event, SEEN)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("history", "standing"),
    [
        ((requested,), "requested"),
        (PENDING, "documents-pending"),
        ((*PENDING, supplied), "file-complete"),
        (COMPLETE, "file-complete"),
        (REFUSED, "refused"),
        (WITHDRAWN, "withdrawn"),
        (ACCEPTED, "accepted"),
        (URGENT, "accepted"),
        ((*URGENT, supplied), "accepted"),
        (ASSIGNED, "assigned"),
        (IN_PROGRESS, "in-progress"),
        ((*IN_PROGRESS, replaced), "assigned"),
        (COMPLETED, "completed"),
        (DISCONTINUED, "discontinued"),
        (FILED, "filed"),
        (ASSESSED, "assessed"),
        (ARCHIVED, "archived"),
    ],
)
def test_the_board_shows_where_a_matter_stands(
    history: tuple[MatterEvent, ...], standing: str
) -> None:
    assert drawn(*history)["standing"] == standing


def test_a_request_shows_what_is_asked_and_until_when_to_answer() -> None:
    row = drawn(requested)
    assert row["referral_id"] == str(REFERRAL)
    assert (row["form"], row["field"], row["legal_status"]) == (
        "participation",
        "criminal",
        "victim",
    )
    assert (row["requested_at"], row["answer_due_at"]) == (NOON, END_OF_MONDAY)
    assert drawn(requested.model_copy(update={"referral_id": None}))["referral_id"] is None


def test_missing_papers_are_shown_until_they_come() -> None:
    part = supplied.model_copy(update={"still_missing": ("matter-documents",)})
    assert drawn(*PENDING)["missing"] == ["matter-documents", "status-proof"]
    assert drawn(*PENDING, part)["missing"] == ["matter-documents"]
    assert drawn(*PENDING, part)["standing"] == "documents-pending"
    assert drawn(*PENDING, supplied)["missing"] == []


def test_an_accepted_matter_shows_its_register_and_when_someone_must_be_appointed() -> None:
    row = drawn(*ACCEPTED)
    assert row["register_id"] == str(REGISTER)
    assert row["accepted_at"] == NOON + 3 * HOUR
    assert row["appointment_due_at"] == END_OF_THURSDAY
    assert row["documents_due_at"] is None


def test_an_urgent_matter_shows_its_ground_and_when_papers_must_follow() -> None:
    row = drawn(*URGENT)
    assert row["urgent_ground"] == "avoid-harm"
    assert row["documents_due_at"] == END_OF_NEXT_MONDAY
    assert row["missing"] == ["matter-documents", "status-proof"]


def test_overdue_papers_are_shown_until_all_are_there() -> None:
    part = supplied.model_copy(update={"still_missing": ("matter-documents",)})
    assert drawn(*URGENT, documents_overdue)["documents_overdue"] is True
    assert drawn(*URGENT, documents_overdue, part)["documents_overdue"] is True
    assert drawn(*URGENT, documents_overdue, supplied)["documents_overdue"] is False


def test_an_overdue_appointment_is_shown_unless_it_was_made_in_time() -> None:
    late = appointed.model_copy(update={"late": True})
    assert drawn(*ACCEPTED, appointment_overdue)["appointment_overdue"] is True
    assert drawn(*ACCEPTED, appointment_overdue, late)["appointment_overdue"] is True
    assert drawn(*ACCEPTED, appointment_overdue, appointed)["appointment_overdue"] is False


def test_the_board_shows_who_acts() -> None:
    row = drawn(*ASSIGNED)
    assert (row["provider_ref"], row["provider_kind"]) == (str(PROVIDER), "legal-aid-assistant")
    row = drawn(*ASSIGNED, replaced)
    assert (row["provider_ref"], row["provider_kind"]) == (str(SUCCESSOR), "contracted-lawyer")
    assert row["appointed_at"] == NOON + DAY


def test_steps_are_counted_and_the_last_one_is_dated_whatever_came_first() -> None:
    earlier = stepped.model_copy(update={"occurred_at": NOON + DAY})
    row = drawn(*IN_PROGRESS, earlier)
    assert row["steps"] == 2
    assert row["last_step_at"] == NOON + 2 * DAY


def test_an_end_shows_how_and_when() -> None:
    assert (drawn(*REFUSED)["ending"], drawn(*COMPLETED)["ending"]) == (
        "handled-elsewhere",
        "stage-ended",
    )
    assert drawn(*DISCONTINUED)["ending"] == "client-withdraws"
    assert drawn(*WITHDRAWN)["ended_at"] == NOON + 3 * HOUR


def test_a_doubtful_matter_is_marked() -> None:
    assert drawn(*IN_PROGRESS)["under_review"] is False
    assert drawn(*IN_PROGRESS, flagged)["under_review"] is True


def test_each_reason_to_look_again_is_shown_until_it_is_resolved() -> None:
    row = drawn(*IN_PROGRESS, flagged, flagged_dead)
    assert row["reviews"] == ["client-deceased", "status-rejected"]
    row = drawn(*IN_PROGRESS, flagged, reviewed)
    assert (row["reviews"], row["under_review"]) == ([], False)


def test_a_late_notice_is_shown_until_its_sender_was_reminded() -> None:
    notice = {
        "body": "investigation-body",
        "notice_type": "aid-asked-for",
        "received_at": NOON + DAY + HOUR,
        "late": True,
        "reminded": False,
    }
    assert drawn(*IN_PROGRESS, notice_received)["notices"] == {str(NOTICE): notice}
    row = drawn(*IN_PROGRESS, notice_received, reminded)
    assert row["notices"] == {str(NOTICE): {**notice, "reminded": True}}


def test_compensation_is_shown_from_the_claim_to_the_last_payment() -> None:
    rows = [drawn(*IN_PROGRESS, claimed), drawn(*IN_PROGRESS, claimed, awarded)]
    rows.append(drawn(*IN_PROGRESS, claimed, awarded, paid))
    assert [row["compensation"] for row in rows] == [
        {"claimed": 50_000_000, "awarded": None, "outstanding": None},
        {"claimed": 50_000_000, "awarded": 40_000_000, "outstanding": 40_000_000},
        {"claimed": 50_000_000, "awarded": 40_000_000, "outstanding": 25_000_000},
    ]


def test_the_next_date_to_settle_is_shown() -> None:
    assert drawn(*IN_PROGRESS, hearing_scheduled)["next_date_to_settle"] == NEXT_TUESDAY
    assert drawn(*IN_PROGRESS, hearing_scheduled, hearing_met)["next_date_to_settle"] is None


def test_what_the_client_and_the_matter_need_is_shown() -> None:
    row = drawn(requested, interpreter_needed, party_named, answer_overdue)
    assert (row["interpreter_needed"], row["opposing_parties"]) == (True, 1)
    assert row["answer_overdue"] is True
    assert drawn(*ASSESSED)["grade"] == "good"


def test_what_the_machinery_keeps_in_a_line_stays() -> None:
    row = project({"_id": "made-up", **drawn(requested)}, flagged, SEEN)
    assert row["_id"] == "made-up"


def test_every_later_event_can_be_drawn_even_on_an_empty_line() -> None:
    for event in EVERY_EVENT:
        if isinstance(event, LaterEvent):
            assert project(None, event, SEEN)


def test_a_board_is_filtered_by_fields_it_shows() -> None:
    assert set(VIEW.index) <= set(drawn(requested))


def test_the_board_shows_until_when_the_client_is_told_why_the_matter_ended() -> None:
    row = drawn(*IN_PROGRESS, discontinued_untold, client_not_told)
    assert (row["tell_client_by"], row["client_told_at"]) == (TELL_BY.due_at, None)
    row = drawn(*IN_PROGRESS, discontinued_untold, died_untold)
    assert (row["tell_client_by"], row["client_told_at"]) == (None, None)
    row = drawn(*IN_PROGRESS, discontinued_untold, client_told)
    assert (row["tell_client_by"], row["client_told_at"]) == (None, client_told.occurred_at)
