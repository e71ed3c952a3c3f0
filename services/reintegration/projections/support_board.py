"""What each participant has been given under a plan."""

from typing import Any, assert_never

from services.reintegration.domain.support.events import (
    EmploymentEnded,
    EmploymentRecorded,
    FamilyVerified,
    LoanGranted,
    LoanReferred,
    LoanRefused,
    ParticipantGroupNoted,
    PsychosocialSupportGiven,
    ReturnedHome,
    SupportBegan,
    SupportEnded,
    TrainingCompleted,
    TrainingDropped,
    TrainingEnrolled,
)
from shared.kernel.views import Row, Seen, View


def project(row: Row | None, event: Any, _seen: Seen) -> Row | None:
    """Redraw what one participant was given."""
    if isinstance(event, SupportBegan):
        return _began(event)
    if row is None:
        return None
    return {**row, **_frame(event), **_home(event), **_lists(row, event), **_loan(event)}


def _began(event: SupportBegan) -> Row:
    return {
        "standing": "given",
        "group": event.group,
        "began_at": event.occurred_at,
        "family": None,
        "home": None,
        "sessions": 0,
        "last_session_at": None,
        "trainings": [],
        "jobs": [],
        "loan": None,
    }


def _frame(event: Any) -> Row:
    match event:
        case ParticipantGroupNoted():
            return {"group": event.group}
        case SupportEnded():
            return {"standing": "over"}
        case _:
            return {}


def _home(event: Any) -> Row:
    match event:
        case FamilyVerified():
            found = {"result": event.result, "relation": event.relation, "at": event.occurred_at}
            return {"family": {**found, "report": str(event.report.record_id)}}
        case ReturnedHome():
            return {
                "home": {
                    "to": event.to,
                    "province": event.province,
                    "commune": str(event.commune.record_id),
                    "escort": event.escort,
                    "travel_paid_by": event.travel_paid_by,
                    "at": event.occurred_at,
                }
            }
        case _:
            return {}


def _lists(row: Row, event: Any) -> Row:
    match event:
        case PsychosocialSupportGiven():
            return {"sessions": row["sessions"] + 1, "last_session_at": event.occurred_at}
        case TrainingEnrolled() | TrainingCompleted() | TrainingDropped():
            return {"trainings": _written(row["trainings"], "training_id", _training(event))}
        case EmploymentRecorded() | EmploymentEnded():
            return {"jobs": _written(row["jobs"], "job_id", _job(event))}
        case _:
            return {}


def _training(event: TrainingEnrolled | TrainingCompleted | TrainingDropped) -> Row:
    training = {"training_id": str(event.training_id)}
    match event:
        case TrainingEnrolled():
            at = event.occurred_at
            return {**training, "course": event.course, "standing": "under-way", "since": at}
        case TrainingCompleted():
            return {**training, "standing": "completed", "certificate": event.certificate}
        case TrainingDropped():
            return {**training, "standing": "dropped", "reason": event.reason}
        case _:
            assert_never(event)


def _job(event: EmploymentRecorded | EmploymentEnded) -> Row:
    job = {"job_id": str(event.job_id)}
    match event:
        case EmploymentRecorded():
            return {**job, "job": event.job, "started_on": event.started_on.isoformat()}
        case EmploymentEnded():
            return {**job, "ended_on": event.ended_on.isoformat(), "reason": event.reason}
        case _:
            assert_never(event)


def _written(lines: list[Row], key: str, told: Row) -> list[Row]:
    """Return the lines with this one added, or changed where it stands."""
    if all(line[key] != told[key] for line in lines):
        return [*lines, told]
    return [{**line, **told} if line[key] == told[key] else line for line in lines]


def _loan(event: Any) -> Row:
    match event:
        case LoanReferred():
            return {"loan": _asked(event, "asked")}
        case LoanGranted():
            return {"loan": {**_asked(event, "granted"), "amount": event.amount}}
        case LoanRefused():
            return {"loan": _asked(event, "refused")}
        case _:
            return {}


def _asked(event: LoanReferred | LoanGranted | LoanRefused, standing: str) -> Row:
    return {"loan_id": str(event.loan_id), "standing": standing, "at": event.occurred_at}


SUPPORT_BOARD = View(
    name="support",
    of=("support",),
    project=project,
    index=("standing", "began_at"),
)
