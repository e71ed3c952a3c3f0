"""The limits intake watches, and what it asks when one passes."""

from uuid import UUID

import pytest

from services.intake.domain.case.appeal_messages import (
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
)
from services.intake.domain.case.commands import (
    NoteAtOnceOverdue,
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
)
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.protection.messages import NoteProtectionOverdue
from services.intake.domain.report.messages import (
    NoteClassificationOverdue,
    NoteForwardingOverdue,
)
from services.intake.domain.standing.messages import NoteAgeReviewDue
from services.intake.domain.words import AtOnce
from services.intake.policies.clocks import CLOCKS, ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event
from tests.intake import found_out
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
from tests.intake.made_up import (
    AT_ONCE_BY,
    CASE,
    EXTENDED_TO,
    IDENTIFY_BY,
    JOURNEY,
    VERIFY_BY,
    brought,
    closed,
    commune_late,
    confirmed,
    extended,
    identification_overdue,
    notice_late,
    notified,
    opened,
    received,
    rejected,
    requested,
    self_received,
    verification_overdue,
    verified,
    withdrawn,
)
from tests.intake.protected import ANSWER_BY, applied, asked, protection_overdue, refused
from tests.intake.reported import (
    CLASSIFY_BY,
    FORWARD_BY,
    REPORT,
    as_no_crime,
    as_trafficking,
    classification_overdue,
    corrected,
    forwarded,
    forwarding_overdue,
    registered,
    resolved,
)


def test_the_notice_starts_the_clock_of_initial_verification() -> None:
    assert watch(notified) == [
        SettleClock("notify-health-dept", CASE),
        SetClock("initial-verification", CASE, VERIFY_BY),
    ]


def test_reception_starts_the_clocks_of_what_is_due_at_once() -> None:
    notice = SetClock("notify-health-dept", CASE, AT_ONCE_BY)
    assert watch(received) == [notice]
    assert watch(self_received) == [SetClock("bring-to-commune", CASE, AT_ONCE_BY), notice]
    for event in (brought, commune_late):
        assert watch(event) == [SettleClock("bring-to-commune", CASE)]
    assert watch(notice_late) == [SettleClock("notify-health-dept", CASE)]


def test_the_request_starts_the_clock_of_identification_and_an_extension_moves_it() -> None:
    assert watch(requested) == [
        SetClock("identification", CASE, IDENTIFY_BY),
        SettleClock("identify-after-appeal", CASE),
    ]
    assert watch(extended) == [SetClock("identification", CASE, EXTENDED_TO)]


@pytest.mark.parametrize("event", [verified, verification_overdue])
def test_verification_settles_its_clock_and_so_does_the_alarm(event: CaseEvent) -> None:
    assert watch(event) == [SettleClock("initial-verification", CASE)]


@pytest.mark.parametrize("event", [confirmed, rejected])
def test_the_answer_settles_its_clocks(event: CaseEvent) -> None:
    assert watch(event) == [
        SettleClock("identification", CASE),
        SettleClock("identify-after-appeal", CASE),
    ]


def test_the_alarm_of_identification_settles_its_clock() -> None:
    assert watch(identification_overdue) == [SettleClock("identification", CASE)]


def test_what_a_joined_case_asks_for_is_to_be_done_in_its_time() -> None:
    assert watch(taken_over) == [SetClock("identify-after-appeal", CASE, IDENTIFY_BY)]
    assert watch(taken_over.model_copy(update={"identify_by": None})) == []
    settled = SettleClock("identify-after-appeal", CASE)
    for event in (requested, reopened, confirmed, rejected, withdrawn, closed):
        assert settled in watch(event)
    assert watch(taken_over_overdue) == [settled]


@pytest.mark.parametrize("event", [withdrawn, closed])
def test_nothing_rings_for_a_case_that_is_over(event: CaseEvent) -> None:
    assert watch(event) == [
        SettleClock("bring-to-commune", CASE),
        SettleClock("notify-health-dept", CASE),
        SettleClock("initial-verification", CASE),
        SettleClock("identification", CASE),
        SettleClock("identify-after-appeal", CASE),
    ]


def test_other_events_touch_no_clock() -> None:
    assert watch(opened) == []


def test_a_ringing_clock_asks_the_case_to_judge_again() -> None:
    assert CLOCKS.ring("initial-verification", CASE, VERIFY_BY) == NoteVerificationOverdue(
        case_id=CASE, occurred_at=VERIFY_BY
    )
    at_once: dict[str, AtOnce] = {"bring-to-commune": "commune", "notify-health-dept": "notice"}
    for name, awaited in at_once.items():
        assert CLOCKS.ring(name, CASE, AT_ONCE_BY) == NoteAtOnceOverdue(
            case_id=CASE, awaited=awaited, occurred_at=AT_ONCE_BY
        )
    assert CLOCKS.ring("identification", CASE, IDENTIFY_BY) == NoteIdentificationOverdue(
        case_id=CASE, occurred_at=IDENTIFY_BY
    )


def test_a_clock_that_is_not_ours_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a clock of intake"):
        ring("stay-limit", CASE, VERIFY_BY)


def test_a_case_that_goes_on_starts_the_clock_of_identification_anew() -> None:
    assert watch(reopened) == [
        SetClock("identification", CASE, IDENTIFY_BY),
        SettleClock("join-cases", CASE),
        SettleClock("identify-after-appeal", CASE),
    ]


def test_an_appeal_is_to_be_decided_in_time() -> None:
    assert watch(appealed) == [SetClock("appeal-decision", CASE, DECIDE_BY)]
    for event in (upheld, dismissed, appeal_overdue):
        assert watch(event) == [SettleClock("appeal-decision", CASE)]


def test_two_cases_are_to_be_joined_in_time() -> None:
    assert watch(upheld_beside) == [SetClock("join-cases", CASE, IDENTIFY_BY)]
    for event in (joined, left_unjoined, joining_overdue):
        assert watch(event) == [SettleClock("join-cases", CASE)]


def test_coming_of_age_is_looked_at_in_its_month() -> None:
    assert watch(found_out.to_review) == [SetClock("age-review", CASE, found_out.REVIEW_AT)]
    grown = found_out.found_child.model_copy(update={"age_class": "adult"})
    for event in (found_out.review_due, found_out.turned_18, grown):
        assert watch(event) == [SettleClock("age-review", CASE)]
    assert watch(found_out.found_child) == []


def test_a_death_stops_every_clock_of_the_case() -> None:
    names = (
        "bring-to-commune",
        "notify-health-dept",
        "initial-verification",
        "identification",
        "appeal-decision",
        "age-review",
        "consent-expires",
        "identify-after-appeal",
    )
    assert watch(found_out.ended_by_death) == [SettleClock(name, CASE) for name in names]


def test_a_report_starts_two_clocks() -> None:
    assert watch(registered) == [
        SetClock("report-forwarding", REPORT, FORWARD_BY),
        SetClock("report-classification", REPORT, CLASSIFY_BY),
    ]


@pytest.mark.parametrize("event", [forwarded, resolved, forwarding_overdue])
def test_a_report_that_went_on_is_awaited_no_more(event: Event) -> None:
    assert watch(event) == [SettleClock("report-forwarding", REPORT)]


@pytest.mark.parametrize("event", [as_trafficking, classification_overdue])
def test_a_report_that_was_classified_is_awaited_no_more(event: Event) -> None:
    assert watch(event) == [SettleClock("report-classification", REPORT)]


def test_what_is_no_crime_need_not_go_anywhere_unless_that_is_corrected() -> None:
    assert watch(as_no_crime) == [
        SettleClock("report-classification", REPORT),
        SettleClock("report-forwarding", REPORT),
    ]
    assert watch(corrected) == []
    crime = corrected.model_copy(update={"forward_by": FORWARD_BY})
    assert watch(crime) == [SetClock("report-forwarding", REPORT, FORWARD_BY)]


def test_a_call_for_protection_is_to_be_answered_in_time() -> None:
    assert watch(asked) == [SetClock("protection-answer", JOURNEY, ANSWER_BY)]
    for event in (applied, refused, protection_overdue):
        assert watch(event) == [SettleClock("protection-answer", JOURNEY)]


@pytest.mark.parametrize(
    ("name", "key", "command"),
    [
        ("appeal-decision", CASE, NoteAppealOverdue(case_id=CASE, occurred_at=VERIFY_BY)),
        ("join-cases", CASE, NoteJoiningOverdue(case_id=CASE, occurred_at=VERIFY_BY)),
        (
            "identify-after-appeal",
            CASE,
            NoteTakenOverOverdue(case_id=CASE, occurred_at=VERIFY_BY),
        ),
        ("age-review", CASE, NoteAgeReviewDue(case_id=CASE, occurred_at=VERIFY_BY)),
        (
            "report-forwarding",
            REPORT,
            NoteForwardingOverdue(report_id=REPORT, occurred_at=VERIFY_BY),
        ),
        (
            "report-classification",
            REPORT,
            NoteClassificationOverdue(report_id=REPORT, occurred_at=VERIFY_BY),
        ),
        (
            "protection-answer",
            JOURNEY,
            NoteProtectionOverdue(journey_id=JOURNEY, occurred_at=VERIFY_BY),
        ),
    ],
)
def test_each_clock_asks_its_own(name: str, key: UUID, command: Command) -> None:
    assert ring(name, key, VERIFY_BY) == command
