"""What changes together with a case, a report or a journey, or not at all."""

from services.intake.domain.case import decider as cases
from services.intake.domain.case.appeal_messages import CloseAsJoined
from services.intake.domain.case.commands import (
    CloseCase,
    OpenCase,
    ReceivePerson,
    RecordDeath,
    WithdrawCase,
)
from services.intake.domain.case.events import IntakeCaseOpened
from services.intake.domain.case.state import Case, NoCase, Opened, OpenStage
from services.intake.domain.entitlement.messages import StopEntitlements, StopReason
from services.intake.domain.journey.messages import (
    CloseDoor,
    NoteDeath,
    NoteSecondCaseOver,
    OpenDoor,
    RecogniseJourney,
    VouchForNoCase,
)
from services.intake.domain.journey.state import CaseOpen, Journey
from services.intake.domain.protection.decider import Protection
from services.intake.domain.protection.messages import (
    ApplyProtection,
    EndProtection,
    RefuseProtection,
)
from services.intake.domain.report import decider as reports
from services.intake.domain.report.messages import (
    CorrectReport,
    LinkCase,
    RegisterReport,
    ReportCorrected,
    ResolveReport,
)
from services.intake.domain.report.state import NoReport, Report, Resolved
from services.intake.domain.rights.retention_messages import NoteSupport, NoteSupportEnd
from services.intake.domain.together.reopened import to_linked
from shared.casework.alerts import Alert, AlertId, RaiseAlert
from shared.casework.linked import AskLinked
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command, RecordRef


def opens_door(command: OpenCase, case: Case) -> list[Command]:
    """A new case opens its journey's door, and is linked to its report and to whom it names."""
    if not isinstance(case, NoCase):
        return []
    at = command.occurred_at
    events = cases.decide(command, case)
    together: list[Command] = [
        _door(event) for event in events if isinstance(event, IntakeCaseOpened)
    ]
    if command.follows_case:
        # A journey's first case has nobody to ask: only people whom intake has met are linked.
        together.append(
            AskLinked(
                journey_id=command.journey_id,
                about=command.case_id,
                question=VouchForNoCase(journey_id=command.journey_id, occurred_at=at),
                occurred_at=at,
            )
        )
    if command.report_id:
        together.append(
            LinkCase(report_id=command.report_id, case_id=command.case_id, occurred_at=at)
        )
    if command.accompanies:
        together.append(RecogniseJourney(journey_id=command.accompanies, occurred_at=at))
    return together


def _door(event: IntakeCaseOpened) -> OpenDoor:
    return OpenDoor(
        journey_id=event.journey_id,
        case_id=event.case_id,
        follows_case=event.follows_case,
        group=event.group,
        age_class=event.age_class,
        nationality=event.nationality,
        place=event.place,
        occurred_at=event.occurred_at,
    )


def closes_door(command: WithdrawCase | CloseCase | CloseAsJoined, case: Case) -> list[Command]:
    """A case that ends, by whichever way first, closes its journey's door.

    Where nobody proved and nobody refuted that the person is a victim, support ends with it,
    unless the case goes on in another one.
    """
    if not isinstance(case, OpenStage):
        return []
    journey, at = case.file.opening.journey_id, command.occurred_at
    door = CloseDoor(journey_id=journey, case_id=command.case_id, occurred_at=at)
    reason = _stops_support(command, case)
    together: list[Command] = [door]
    if reason is not None:
        together.append(StopEntitlements(journey_id=journey, reason=reason, occurred_at=at))
    return [*together, *tells_linked(command, case)]


def tells_linked(
    command: WithdrawCase | CloseCase | CloseAsJoined | RecordDeath, case: Case
) -> list[Command]:
    """Linked journeys hear that a case which went on by a decision has ended."""
    if not isinstance(case, OpenStage) or not case.file.by_decision:
        return []
    journey, at = case.file.opening.journey_id, command.occurred_at
    over = NoteSecondCaseOver(journey_id=journey, other_journey=journey, occurred_at=at)
    return [to_linked(command, case, over)]


def _stops_support(
    command: WithdrawCase | CloseCase | CloseAsJoined, case: OpenStage
) -> StopReason | None:
    if isinstance(command, CloseAsJoined) or case.file.status in ("victim", "not-victim"):
        return None
    return "withdrawn" if isinstance(command, WithdrawCase) else "limit-passed"


def tells_death(command: RecordDeath, case: Case) -> list[Command]:
    """A death ends the journey at intake."""
    if not isinstance(case, OpenStage):
        return []
    return [NoteDeath(journey_id=case.file.opening.journey_id, occurred_at=command.occurred_at)]


def ends_case(command: NoteDeath, journey: Journey) -> list[Command]:
    """A death, whoever tells of it, ends the open case, and every protection measure."""
    at = command.occurred_at
    ended: list[Command] = [EndProtection(journey_id=command.journey_id, occurred_at=at)]
    if isinstance(journey, CaseOpen):
        ended.append(RecordDeath(case_id=journey.case_id, occurred_at=at))
    return ended


def raises_alerts(command: ReceivePerson, case: Case) -> list[Command]:
    """What the person needs others to know at once is shown first from then on.

    Where a danger has no words of its own, what is to be minded at the reception speaks for it.
    """
    if not isinstance(case, Opened):
        return []
    said: list[tuple[Alert, RecordRef | None]] = [
        ("allergy", command.allergy),
        ("safe-to-call", command.how_to_call or (None if command.safe_to_call else command.alerts)),
        ("in-danger", command.danger or (command.alerts if command.in_danger else None)),
    ]
    return [
        RaiseAlert(
            journey_id=case.file.opening.journey_id,
            alert_id=AlertId(derived(command.case_id, alert)),
            alert=alert,
            content=content,
            occurred_at=command.occurred_at,
        )
        for alert, content in said
        if content is not None
    ]


def keeps_for_report(command: RegisterReport | CorrectReport, report: Report) -> list[Command]:
    """What is reported is needed until it is resolved, and again if it goes on after all."""
    if isinstance(command, RegisterReport):
        journey = command.journey_id if isinstance(report, NoReport) else None
    else:
        journey = _goes_on_in(command, report)
    if journey is None:
        return []
    return [
        NoteSupport(
            journey_id=journey,
            service="intake",
            about=command.report_id,
            occurred_at=command.occurred_at,
        )
    ]


def _goes_on_in(command: CorrectReport, report: Report) -> JourneyId | None:
    events = reports.decide(command, report)
    going_on = any(isinstance(event, ReportCorrected) and event.goes_on for event in events)
    return None if isinstance(report, NoReport) or not going_on else report.sheet.journey_id


def needs_report_no_more(command: ResolveReport, report: Report) -> list[Command]:
    """A report that is resolved is no reason any more to keep what is held of the person."""
    if isinstance(report, NoReport | Resolved):
        return []
    return [
        NoteSupportEnd(
            journey_id=report.sheet.journey_id,
            service="intake",
            about=command.report_id,
            occurred_at=command.occurred_at,
        )
    ]


def knows_journey(command: ApplyProtection | RefuseProtection, _: Protection) -> list[Command]:
    """A worker protects people whom intake has met."""
    return [RecogniseJourney(journey_id=command.journey_id, occurred_at=command.occurred_at)]
