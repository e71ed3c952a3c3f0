"""Reports and protection on the wall: boards, duties and figures."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from services.intake.domain.report.messages import ReportEvent
from services.intake.projections import journey_duties, report_duties
from services.intake.projections.figures import COUNTS, FIGURES
from services.intake.projections.protection_board import PROTECTIONS
from services.intake.projections.report_board import REPORTS
from services.intake.projections.worklist import DUTIES, WORKLIST
from shared.kernel.ids import JourneyId
from shared.kernel.ledgers import Ledger, Mark
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen, View
from shared.kernel.worklist import done
from tests.intake.contested import reopened
from tests.intake.domain.journey.test_journey import door_opened
from tests.intake.found_out import (
    BESIDE,
    died,
    died_beside,
    died_beside_over,
    retrafficking_heard,
    second_case,
    second_case_over,
)
from tests.intake.lines import lines_after
from tests.intake.made_up import (
    CASE,
    JOURNEY,
    LATER,
    NOON,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_REJECTED,
    TO_REQUEST,
    confirmed,
    described,
    rejected,
    verification_overdue,
    verified,
)
from tests.intake.projections.test_case_board import SEEN
from tests.intake.protected import (
    ANSWER_BY,
    MEASURE,
    OTHER_MEASURE,
    applied,
    applied_too,
    asked,
    lifted,
    protection_overdue,
    refused,
)
from tests.intake.reported import (
    CLASSIFY_BY,
    FORWARD_BY,
    as_no_crime,
    as_trafficking,
    classification_overdue,
    corrected,
    forwarded,
    forwarding_overdue,
    led_to_case,
    registered,
    resolved,
)

TO_RESOLVED: tuple[ReportEvent, ...] = (registered, forwarded, as_trafficking, resolved)
crime_after_all = corrected.model_copy(
    update={"report_class": "trafficking", "goes_on": True, "forward_by": FORWARD_BY}
)


def drawn(view: View, *events: Event) -> Row:
    """Return a board's line after these events."""
    row: Row | None = None
    for event in events:
        row = view.project(row, event, SEEN)
    assert row is not None
    return row


def waiting(*events: Event) -> dict[str, Row]:
    """Return the open lines of a report by duty."""
    return {line["duty"]: line for line in lines_after(report_duties.duties, *events).values()}


def test_a_report_hangs_on_the_board_without_a_word_of_it() -> None:
    assert drawn(REPORTS, registered) == {
        "state": "registered",
        "journey_id": str(JOURNEY),
        "channel": "hotline-111",
        "agency": "made-up-desk",
        "anonymous": False,
        "received_at": NOON,
        "report_class": None,
        "forwarded_to": [],
        "decision": None,
        "cases": [],
        "corrections": 0,
        "forward_by": FORWARD_BY,
        "classify_by": CLASSIFY_BY,
        "overdue": False,
    }


def test_the_board_shows_what_became_of_a_report() -> None:
    row = drawn(REPORTS, *TO_RESOLVED, led_to_case)
    assert (row["state"], row["report_class"], row["decision"]) == (
        "resolved",
        "trafficking",
        "proceedings-opened",
    )
    assert (row["forwarded_to"], row["cases"]) == (["police"], [str(CASE)])
    for late in (forwarding_overdue, classification_overdue):
        assert drawn(REPORTS, registered, late)["overdue"]
    assert not drawn(REPORTS, registered, forwarding_overdue, forwarded)["overdue"]


def test_a_correction_is_shown_and_counted() -> None:
    row = drawn(REPORTS, registered, corrected)
    assert (row["channel"], row["corrections"], row["state"]) == ("online", 1, "registered")
    goes_on = drawn(REPORTS, registered, as_no_crime, resolved, crime_after_all)
    assert (goes_on["state"], goes_on["report_class"], goes_on["decision"]) == (
        "classified",
        "trafficking",
        None,
    )
    bare = corrected.model_copy(update={"channel": None})
    assert drawn(REPORTS, registered, bare)["channel"] == "hotline-111"


def test_what_nobody_registered_is_not_on_the_board() -> None:
    assert REPORTS.project(None, forwarded, SEEN) is None


def test_a_report_is_forwarded_classified_and_resolved() -> None:
    lines = waiting(registered)
    assert (lines["forward-report"]["due_at"], lines["classify-report"]["due_at"]) == (
        FORWARD_BY,
        CLASSIFY_BY,
    )
    assert waiting(registered, forwarded).keys() == {"classify-report"}
    assert waiting(registered, as_trafficking).keys() == {"forward-report", "resolve-report"}
    assert waiting(registered, as_no_crime).keys() == {"resolve-report"}
    assert waiting(*TO_RESOLVED) == {}


def test_what_is_late_in_a_report_rises() -> None:
    assert waiting(registered, forwarding_overdue)["forward-report"]["risk"] == 3
    assert waiting(registered, classification_overdue)["classify-report"]["risk"] == 2


def test_a_crime_after_all_goes_on() -> None:
    lines = waiting(registered, as_no_crime, resolved, crime_after_all)
    assert lines.keys() == {"resolve-report", "forward-report"}
    assert waiting(*TO_RESOLVED, corrected) == {}


def test_the_protection_board_shows_who_is_protected_and_how() -> None:
    assert drawn(PROTECTIONS, asked)["standing"] == "asked"
    assert drawn(PROTECTIONS, asked, protection_overdue)["overdue"]
    row = drawn(PROTECTIONS, asked, applied, applied_too)
    assert row["standing"] == "applied"
    assert row["measures"].keys() == {str(MEASURE), str(OTHER_MEASURE)}
    assert row["protects"] == ["relative", "victim"]
    assert (row["answer_by"], row["overdue"]) == (None, False)


@pytest.mark.parametrize(
    ("history", "standing"),
    [
        ((asked, refused), "refused"),
        ((asked, applied, refused), "applied"),
        ((asked, applied, lifted), "lifted"),
        ((applied, asked, lifted), "asked"),
        ((applied, applied_too, lifted), "applied"),
    ],
)
def test_refusing_and_lifting_are_shown(history: tuple[Event, ...], standing: str) -> None:
    assert drawn(PROTECTIONS, *history)["standing"] == standing


def test_another_event_changes_nothing_about_protection() -> None:
    assert drawn(PROTECTIONS, registered)["standing"] == "none"


def test_a_call_for_protection_is_at_the_top_until_it_is_answered() -> None:
    def open_now(*events: Event) -> dict[str, Row]:
        return {line["duty"]: line for line in lines_after(journey_duties.duties, *events).values()}

    line = open_now(asked)["protect-person"]
    assert (line["risk"], line["due_at"]) == (3, ANSWER_BY)
    late = open_now(asked, protection_overdue)
    assert late.keys() == {"protection-overdue"}
    assert "health-department" in late["protection-overdue"]["roles"]
    for answer in (applied, refused):
        assert open_now(asked, protection_overdue, answer) == {}
    assert open_now(lifted) == {}


def test_an_alert_that_no_case_takes_up_waits_for_a_worker() -> None:
    assert len(lines_after(journey_duties.duties, retrafficking_heard)) == 1
    assert lines_after(journey_duties.duties, retrafficking_heard, door_opened(CASE)) == {}
    assert lines_after(journey_duties.duties, retrafficking_heard, died) == {}
    taken_up = retrafficking_heard.model_copy(update={"case_id": CASE})
    assert lines_after(journey_duties.duties, taken_up) == {}


def test_two_open_cases_of_a_person_are_a_duty_until_they_are_one() -> None:
    (line,) = lines_after(journey_duties.duties, second_case).values()
    assert (line["duty"], line["risk"]) == ("two-cases-open", 2)
    assert str(BESIDE) not in str(lines_after(journey_duties.duties, second_case))
    assert lines_after(journey_duties.duties, second_case, second_case_over) == {}
    elsewhere = second_case.model_copy(update={"other_journey": JourneyId(UUID(int=78))})
    left = lines_after(journey_duties.duties, second_case, elsewhere, second_case_over)
    assert len(left) == 1


def test_the_duty_of_two_open_cases_says_that_whoever_joins_them_needs_both_journeys() -> None:
    vietnamese, english = journey_duties.JOURNEY_DUTIES["two-cases-open"]
    assert "cả hai hành trình" in vietnamese
    assert "whoever joins them needs both journeys" in english


def test_a_death_known_before_a_link_is_looked_at_until_it_is_confirmed_or_unlinked() -> None:
    (line,) = lines_after(journey_duties.duties, died_beside).values()
    assert (line["duty"], line["risk"]) == ("died-in-linked-journey", 3)
    assert line["roles"] == ["case-reviewer"]
    assert str(BESIDE) not in str(line)
    assert lines_after(journey_duties.duties, died_beside, died_beside_over) == {}


def counted(aggregate: str, *events: Event) -> dict[str, bool]:
    """Return what is counted, and whether it fulfils its figure."""
    seen = Seen(aggregate, CASE, JOURNEY, 1, NOON, SEEN.actor)

    def write(event: Event, _: Seen) -> Sequence[Mark]:
        return COUNTS.write(event, seen)

    return {line["figure"]: line["met"] for line in lines_after(write, *events).values()}


def test_reports_are_counted_as_classified_and_resolved() -> None:
    assert counted("report", registered) == {"k1": False}
    assert counted("report", registered, as_trafficking) == {"k1": True, "k2": False}
    assert counted("report", *TO_RESOLVED) == {"k1": True, "k2": True}
    assert counted("report", *TO_RESOLVED, crime_after_all) == {"k1": True, "k2": False}
    assert counted("report", *TO_RESOLVED, corrected) == {"k1": True, "k2": True}


def test_limits_are_counted_as_kept_or_not() -> None:
    assert counted("case", *TO_NOTICE) == {"v3": False}
    assert counted("case", *TO_REQUEST) == {"v3": True, "id": False}
    late = verified.model_copy(update={"in_time": False})
    assert counted("case", *TO_NOTICE, verification_overdue, late) == {"v3": False}
    assert counted("case", *TO_CONFIRMED) == {"v3": True, "id": True}
    too_late = confirmed.model_copy(update={"in_time": False})
    assert counted("case", *TO_REQUEST, too_late) == {"v3": True, "id": False}
    old = rejected.model_copy(update={"in_time": None})
    assert counted("case", *TO_REQUEST, old) == {"v3": True, "id": True}


def test_a_case_that_goes_on_is_counted_by_its_last_round() -> None:
    again = reopened.model_copy(update={"occurred_at": LATER})
    assert counted("case", *TO_REJECTED, again) == {"v3": True, "id": False}


@pytest.mark.parametrize("ledger", [WORKLIST, COUNTS], ids=lambda ledger: ledger.name)
def test_what_a_ledger_does_not_know_writes_no_line(ledger: Ledger) -> None:
    for aggregate in ledger.of:
        seen = Seen(aggregate, CASE, JOURNEY, 1, NOON, SEEN.actor)
        assert list(ledger.write(described("foreign"), seen)) in ([], [done("describe-person")])


def test_every_duty_and_figure_is_named() -> None:
    assert all(vi and en for vi, en in DUTIES.values())
    assert len({figure.code for figure in FIGURES}) == len(FIGURES)
    assert all(figure.source for figure in FIGURES)
