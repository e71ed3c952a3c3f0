"""What a participant has been given under a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from services.reintegration.domain.codes import Group
from services.reintegration.domain.ids import JobId, LoanId, PlanId, SessionId, TrainingId
from services.reintegration.domain.support.codes import Course, FamilyResult, JobType
from shared.kernel.ids import JourneyId


@dataclass(frozen=True)
class NotYetHome:
    """The participant has not come home, as far as is known."""


@dataclass(frozen=True)
class AtHome:
    """The participant is back home."""

    since: datetime


@dataclass(frozen=True)
class Training:
    """One course: under way, completed or dropped."""

    training_id: TrainingId
    course: Course
    since: datetime
    standing: Literal["under-way", "completed", "dropped"] = "under-way"


@dataclass(frozen=True)
class Job:
    """One job, until it ended."""

    job_id: JobId
    job: JobType
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class Loan:
    """A loan that the bank was asked for, and what it answered."""

    loan_id: LoanId
    since: datetime
    standing: Literal["asked", "granted", "refused"] = "asked"


@dataclass(frozen=True)
class NoSupport:
    """No plan was opened under this id."""


@dataclass(frozen=True)
class Supported:
    """The plan is open; what was given so far, and what was found of the family on which day."""

    plan_id: PlanId
    journey_id: JourneyId
    group: Group | None
    since: datetime
    family: Mapping[datetime, FamilyResult] = field(default_factory=dict[datetime, FamilyResult])
    home: NotYetHome | AtHome = NotYetHome()
    sessions: tuple[SessionId, ...] = ()
    trainings: tuple[Training, ...] = ()
    jobs: tuple[Job, ...] = ()
    loans: tuple[Loan, ...] = ()


@dataclass(frozen=True)
class SupportOver:
    """The plan is closed."""

    since: datetime


Support = NoSupport | Supported | SupportOver
