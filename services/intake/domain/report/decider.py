"""A report that somebody may be trafficked: never refused, never deleted, only corrected.

It goes at once to whoever acts on it, before or after anyone says what it is about.
"""

from datetime import datetime
from typing import assert_never

from services.intake.domain.report.messages import (
    ClassificationOverdue,
    ClassifyReport,
    CorrectReport,
    ForwardingOverdue,
    ForwardReport,
    LinkCase,
    NoteClassificationOverdue,
    NoteForwardingOverdue,
    RegisterReport,
    ReportClassified,
    ReportCommand,
    ReportCorrected,
    ReportEvent,
    ReportForwarded,
    ReportLedToCase,
    ReportRegistered,
    ReportResolved,
    ResolveReport,
    Working,
)
from services.intake.domain.report.state import (
    Classified,
    ClassifiedOtherwise,
    NoReport,
    NoSuchReport,
    NotClassifiedYet,
    NotForwardedYet,
    NothingCorrected,
    Recorded,
    Registered,
    Report,
    ReportIdTaken,
    ReportIsResolved,
    ReportLimitRunsOn,
    ReportStepOutOfOrder,
    Resolved,
    Sheet,
    about,
    waits_to_go,
)
from services.intake.domain.tables import REPORT_CLASSIFICATION, REPORT_FORWARDING
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import due


def decide(command: ReportCommand, report: Report) -> list[ReportEvent]:
    """Return what happens; an empty list means it is already so."""
    if isinstance(command, RegisterReport):
        return _register(command, report)
    if isinstance(report, NoReport):
        raise NoSuchReport
    match command:
        case LinkCase():
            return _link(command, report)
        case NoteForwardingOverdue():
            return _note_forwarding(command, report)
        case NoteClassificationOverdue():
            return _note_classification(command, report)
        case _:
            _in_order(command.occurred_at, report)
            return _worked_on(command, report)


def _worked_on(command: Working, report: Recorded) -> list[ReportEvent]:
    match command:
        case ClassifyReport():
            return _classify(command, report)
        case ForwardReport():
            return _forward(command, report)
        case ResolveReport():
            return _resolve(command, report)
        case CorrectReport():
            return _correct(command, report)
        case _:
            assert_never(command)


def _register(command: RegisterReport, report: Report) -> list[ReportEvent]:
    if not isinstance(report, NoReport):
        if report.sheet.content != command.content.digest:
            raise ReportIdTaken
        return []
    at = command.occurred_at
    return [
        ReportRegistered(
            forward_by=due(at, REPORT_FORWARDING.on(at).value),
            classify_by=due(at, REPORT_CLASSIFICATION.on(at).value),
            policy_versions=(REPORT_FORWARDING.version(at), REPORT_CLASSIFICATION.version(at)),
            **dict(command),
        )
    ]


def _in_order(at: datetime, report: Recorded) -> None:
    if at < report.sheet.received_at:
        raise ReportStepOutOfOrder


def _classify(command: ClassifyReport, report: Recorded) -> list[ReportEvent]:
    match report:
        case Registered():
            return [ReportClassified(**dict(command))]
        case Classified(report_class=known) | Resolved(report_class=known):
            if known != command.report_class:
                raise ClassifiedOtherwise
            return []
        case _:
            assert_never(report)


def _forward(command: ForwardReport, report: Recorded) -> list[ReportEvent]:
    if command.to_agency in report.sheet.forwarded_to:
        return []
    if isinstance(report, Resolved):
        raise ReportIsResolved
    return [ReportForwarded(**dict(command))]


def _resolve(command: ResolveReport, report: Recorded) -> list[ReportEvent]:
    match report:
        case Registered():
            raise NotClassifiedYet
        case Resolved(decision=decision):
            if decision != command.decision:
                raise ReportIsResolved
            return []
        case Classified() if waits_to_go(report):
            raise NotForwardedYet
        case Classified():
            return [ReportResolved(**dict(command))]
        case _:
            assert_never(report)


def _correct(command: CorrectReport, report: Recorded) -> list[ReportEvent]:
    if (command.channel, command.report_class, command.content) == (None, None, None):
        raise NothingCorrected
    if command.report_class is not None and isinstance(report, Registered):
        raise NotClassifiedYet
    crime_after_all = about(report) == "not-crime" and command.report_class not in (
        None,
        "not-crime",
    )
    must_go = crime_after_all and not report.sheet.forwarded_to
    at = command.occurred_at
    corrected = ReportCorrected(
        goes_on=crime_after_all and isinstance(report, Resolved),
        forward_by=due(at, REPORT_FORWARDING.on(at).value) if must_go else None,
        **dict(command),
    )
    return [corrected] if evolve(report, corrected) != report else []


def _link(command: LinkCase, report: Recorded) -> list[ReportEvent]:
    return [] if command.case_id in report.sheet.cases else [ReportLedToCase(**dict(command))]


def _note_forwarding(command: NoteForwardingOverdue, report: Recorded) -> list[ReportEvent]:
    sheet = report.sheet
    if sheet.forwarding_late or not waits_to_go(report):
        return []
    if command.occurred_at < sheet.forward_by:
        raise ReportLimitRunsOn
    return [ForwardingOverdue(due_at=sheet.forward_by, **dict(command))]


def _note_classification(command: NoteClassificationOverdue, report: Recorded) -> list[ReportEvent]:
    sheet = report.sheet
    if sheet.classification_late or not isinstance(report, Registered):
        return []
    if command.occurred_at < sheet.classify_by:
        raise ReportLimitRunsOn
    return [ClassificationOverdue(due_at=sheet.classify_by, **dict(command))]


def evolve(report: Report, event: ReportEvent) -> Report:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, ReportRegistered):
        digest, at = event.content.digest, event.occurred_at
        sheet = Sheet(
            event.journey_id, event.channel, digest, at, event.forward_by, event.classify_by
        )
        return Registered(sheet)
    if isinstance(report, NoReport):
        return report
    match event:
        case ReportClassified():
            return Classified(report.sheet, event.report_class)
        case ReportResolved():
            return Resolved(report.sheet, about(report) or "not-crime", event.decision)
        case ReportCorrected():
            return _corrected(report, event)
        case ReportForwarded() | ReportLedToCase() | ForwardingOverdue() | ClassificationOverdue():
            return changed(report, sheet=_noted(report.sheet, event))
        case _:
            assert_never(event)


def _corrected(report: Recorded, event: ReportCorrected) -> Recorded:
    sheet = changed(
        report.sheet,
        channel=event.channel or report.sheet.channel,
        content=event.content.digest if event.content else report.sheet.content,
    )
    if event.forward_by:
        sheet = changed(sheet, forward_by=event.forward_by, forwarding_late=False)
    if isinstance(report, Registered):
        return Registered(sheet)
    said = event.report_class or report.report_class
    if event.goes_on:
        return Classified(sheet, said)
    return changed(report, sheet=sheet, report_class=said)


def _noted(
    sheet: Sheet,
    event: ReportForwarded | ReportLedToCase | ForwardingOverdue | ClassificationOverdue,
) -> Sheet:
    match event:
        case ReportForwarded():
            return changed(sheet, forwarded_to=(*sheet.forwarded_to, event.to_agency))
        case ReportLedToCase():
            return changed(sheet, cases=sheet.cases | {event.case_id})
        case ForwardingOverdue():
            return changed(sheet, forwarding_late=True)
        case ClassificationOverdue():
            return changed(sheet, classification_late=True)
        case _:
            assert_never(event)


decider: Decider[ReportCommand, Report, ReportEvent] = Decider(NoReport(), decide, evolve)
