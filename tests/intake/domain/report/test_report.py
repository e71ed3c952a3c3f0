"""Reports: never refused, never deleted, only corrected."""

from datetime import timedelta
from typing import get_args

import pytest

from services.intake.domain.report.decider import decider
from services.intake.domain.report.messages import (
    ClassifyReport,
    CorrectReport,
    ForwardReport,
    LinkCase,
    NoteClassificationOverdue,
    NoteForwardingOverdue,
    RegisterReport,
    ReportChannel,
    ReportCommand,
    ReportEvent,
    ResolveReport,
)
from services.intake.domain.report.state import (
    ClassifiedOtherwise,
    NoSuchReport,
    NotClassifiedYet,
    NotForwardedYet,
    NothingCorrected,
    ReportIdTaken,
    ReportIsResolved,
    ReportLimitRunsOn,
    ReportStepOutOfOrder,
)
from tests.intake.made_up import CASE, EARLIER, JOURNEY, NOON, ref
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
    led_to_case,
    registered,
    resolved,
)
from tests.kit.scenario import Given

report = Given(decider)
register = RegisterReport(
    report_id=REPORT,
    journey_id=JOURNEY,
    channel="hotline-111",
    content=ref(60),
    agency="made-up-desk",
    reporter=ref(61),
    occurred_at=NOON,
)
classify = ClassifyReport(report_id=REPORT, report_class="trafficking", occurred_at=NOON)
forward = ForwardReport(report_id=REPORT, to_agency="police", occurred_at=NOON)
resolve = ResolveReport(report_id=REPORT, decision="proceedings-opened", occurred_at=NOON)
correct = CorrectReport(
    report_id=REPORT, reason="misheard", channel="online", content=ref(62), occurred_at=NOON
)
reclassify = CorrectReport(
    report_id=REPORT, reason="more-was-learned", report_class="trafficking", occurred_at=NOON
)
link = LinkCase(report_id=REPORT, case_id=CASE, occurred_at=NOON)
late_forward = NoteForwardingOverdue(report_id=REPORT, occurred_at=FORWARD_BY)
late_class = NoteClassificationOverdue(report_id=REPORT, occurred_at=CLASSIFY_BY)
TO_RESOLVED: tuple[ReportEvent, ...] = (registered, forwarded, as_trafficking, resolved)
NO_CRIME: tuple[ReportEvent, ...] = (registered, as_no_crime, resolved)


def crime_after_all(*, goes_on: bool, must_go: bool) -> ReportEvent:
    return corrected.model_copy(
        update={
            "reason": "more-was-learned",
            "channel": None,
            "report_class": "trafficking",
            "content": None,
            "goes_on": goes_on,
            "forward_by": FORWARD_BY if must_go else None,
        }
    )


@pytest.mark.parametrize("channel", get_args(ReportChannel))
def test_a_report_is_registered_whichever_way_it_comes(channel: ReportChannel) -> None:
    by_way = {"channel": channel}
    report.given().when(register.model_copy(update=by_way)).then(
        registered.model_copy(update=by_way)
    )


def test_who_reports_may_stay_unnamed() -> None:
    unnamed = {"reporter": None, "agency": None}
    report.given().when(register.model_copy(update=unnamed)).then(
        registered.model_copy(update=unnamed)
    )


def test_the_same_report_is_registered_once_and_another_under_its_own_id() -> None:
    report.given(registered).when(register).then_nothing()
    other = register.model_copy(update={"content": ref(63)})
    report.given(registered).when(other).then_refused(ReportIdTaken)


def test_a_report_is_classified_once() -> None:
    report.given(registered).when(classify).then(as_trafficking)
    report.given(registered, as_trafficking).when(classify).then_nothing()
    report.given(*TO_RESOLVED).when(classify).then_nothing()


def test_a_classification_is_not_overwritten_but_corrected() -> None:
    report.given(registered, as_no_crime).when(classify).then_refused(ClassifiedOtherwise)
    report.given(registered, as_no_crime).when(reclassify).then(
        crime_after_all(goes_on=False, must_go=True)
    )


def test_a_report_goes_at_once_to_whoever_acts_on_it() -> None:
    report.given(registered).when(forward).then(forwarded)
    report.given(registered, as_trafficking).when(forward).then(forwarded)


def test_a_report_that_goes_on_names_the_ground_on_which_it_does() -> None:
    assert forwarded.ground == "statutory-duty"
    ground = {"ground": "urgent-protection"}
    urgent, told = forward.model_copy(update=ground), forwarded.model_copy(update=ground)
    report.given(registered).when(urgent).then(told)


def test_a_report_goes_to_each_body_once() -> None:
    report.given(registered, forwarded).when(forward).then_nothing()
    elsewhere = forward.model_copy(update={"to_agency": "commune"})
    report.given(registered, forwarded).when(elsewhere).then(
        forwarded.model_copy(update={"to_agency": "commune"})
    )
    report.given(*TO_RESOLVED).when(forward).then_nothing()
    report.given(*TO_RESOLVED).when(elsewhere).then_refused(ReportIsResolved)


def test_a_report_of_a_crime_is_resolved_after_it_went_on() -> None:
    report.given(registered, forwarded, as_trafficking).when(resolve).then(resolved)
    report.given(registered, as_trafficking).when(resolve).then_refused(NotForwardedYet)
    report.given(registered, forwarded).when(resolve).then_refused(NotClassifiedYet)


def test_what_is_no_crime_is_resolved_without_going_anywhere() -> None:
    report.given(registered, as_no_crime).when(resolve).then(resolved)


def test_a_report_is_resolved_once() -> None:
    report.given(*TO_RESOLVED).when(resolve).then_nothing()
    other = resolve.model_copy(update={"decision": "no-action"})
    report.given(*TO_RESOLVED).when(other).then_refused(ReportIsResolved)


@pytest.mark.parametrize("history", [(registered,), (registered, as_trafficking), TO_RESOLVED])
def test_a_report_may_always_be_corrected(history: tuple[ReportEvent, ...]) -> None:
    report.given(*history).when(correct).then(corrected)
    report.given(*history, corrected).when(correct).then_nothing()


def test_what_is_a_crime_after_all_goes_on_even_when_it_was_resolved() -> None:
    after = crime_after_all(goes_on=True, must_go=False)
    report.given(*NO_CRIME).when(reclassify).then(crime_after_all(goes_on=True, must_go=True))
    report.given(registered, forwarded, as_no_crime, resolved).when(reclassify).then(after)
    report.given(registered, forwarded, as_no_crime, resolved, after).when(resolve).then(resolved)


def test_a_correction_says_something_and_does_not_classify_for_the_first_time() -> None:
    silent = CorrectReport(report_id=REPORT, reason="misfiled", occurred_at=NOON)
    report.given(registered).when(silent).then_refused(NothingCorrected)
    report.given(registered).when(reclassify).then_refused(NotClassifiedYet)


def test_a_report_that_led_to_a_case_says_so_once() -> None:
    report.given(registered).when(link).then(led_to_case)
    report.given(registered, led_to_case).when(link).then_nothing()


def test_a_report_that_did_not_go_on_in_time_is_noted_once() -> None:
    report.given(registered).when(late_forward).then(forwarding_overdue)
    report.given(registered, forwarding_overdue).when(late_forward).then_nothing()
    for answered in (forwarded, as_no_crime):
        report.given(registered, answered).when(late_forward).then_nothing()
    report.given(*NO_CRIME).when(late_forward).then_nothing()
    soon = late_forward.model_copy(update={"occurred_at": FORWARD_BY - timedelta(seconds=1)})
    report.given(registered).when(soon).then_refused(ReportLimitRunsOn)


def test_a_correction_that_makes_it_urgent_starts_the_limit_again() -> None:
    history = (registered, as_no_crime, crime_after_all(goes_on=False, must_go=True))
    report.given(*history).when(late_forward).then(forwarding_overdue)


def test_a_report_that_nobody_classified_in_time_is_noted_once() -> None:
    report.given(registered).when(late_class).then(classification_overdue)
    report.given(registered, classification_overdue).when(late_class).then_nothing()
    report.given(registered, as_trafficking).when(late_class).then_nothing()
    soon = late_class.model_copy(update={"occurred_at": CLASSIFY_BY - timedelta(seconds=1)})
    report.given(registered).when(soon).then_refused(ReportLimitRunsOn)


@pytest.mark.parametrize(
    "command", [classify, forward, resolve, correct, link, late_forward, late_class]
)
def test_what_nobody_reported_is_not_worked_on(command: ReportCommand) -> None:
    report.given().when(command).then_refused(NoSuchReport)


def test_what_was_recorded_of_no_report_changes_nothing() -> None:
    assert decider.fold([forwarded, resolved]) == decider.initial


@pytest.mark.parametrize("command", [classify, forward, correct])
def test_nothing_happens_to_a_report_before_it_came(command: ReportCommand) -> None:
    early = command.model_copy(update={"occurred_at": EARLIER})
    report.given(registered).when(early).then_refused(ReportStepOutOfOrder)
