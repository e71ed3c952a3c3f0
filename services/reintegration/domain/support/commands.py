"""What is asked of the support under a plan."""

from datetime import date
from typing import Annotated

from pydantic import Field

from services.reintegration.domain.codes import Group, Province
from services.reintegration.domain.ids import JobId, LoanId, PlanId, SessionId, TrainingId
from services.reintegration.domain.support.codes import (
    Bank,
    Course,
    Dong,
    DropReason,
    Escort,
    FamilyResult,
    JobEnd,
    JobType,
    LoanAnswer,
    Minutes,
    PaidBy,
    Relation,
    ReturnTo,
    SessionType,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Kept, RecordRef
from shared.law.consent import Basis


class BeginSupport(Command):
    plan_id: PlanId
    journey_id: JourneyId
    group: Group | None


class NoteParticipantAge(Command):
    """Comes with a birthday or a corrected age: who has a group is in that of their age then."""

    plan_id: PlanId
    under_18: bool


class EndSupport(Command):
    plan_id: PlanId


class VerifyFamily(Command):
    plan_id: PlanId
    relation: Relation
    result: FamilyResult
    report: Annotated[RecordRef, Kept("family-report", max_chars=10_000)]


class RecordReturn(Command):
    """`group` is needed when nobody has said yet whether the participant is a child."""

    plan_id: PlanId
    to: ReturnTo
    province: Province
    commune: Annotated[RecordRef, Kept("commune", max_chars=300)]
    escort: Escort
    travel_paid_by: PaidBy
    group: Group | None = None


class RecordSupport(Command):
    """Psychological support outside a shelter; the note is sealed."""

    plan_id: PlanId
    session_id: SessionId
    session: SessionType
    minutes: Minutes
    paid_by: PaidBy
    note: Annotated[RecordRef, Kept("session-note", max_chars=20_000)] | None = None


class EnrolTraining(Command):
    plan_id: PlanId
    training_id: TrainingId
    course: Course
    paid_by: PaidBy
    school: Annotated[RecordRef, Kept("school", max_chars=300)] | None = None


class CompleteTraining(Command):
    plan_id: PlanId
    training_id: TrainingId
    certificate: bool


class DropTraining(Command):
    plan_id: PlanId
    training_id: TrainingId
    reason: DropReason


class RecordJob(Command):
    """The employer never learns of the platform, and stands in the record only."""

    plan_id: PlanId
    job_id: JobId
    job: JobType
    started_on: date
    employer: Annotated[RecordRef, Kept("employer", max_chars=300)] | None = None


class EndJob(Command):
    plan_id: PlanId
    job_id: JobId
    ended_on: date
    reason: JobEnd


class ReferLoan(Command):
    """`basis` is on what the bank is told who asks."""

    plan_id: PlanId
    loan_id: LoanId
    bank: Bank
    basis: Basis


class RecordLoanAnswer(Command):
    plan_id: PlanId
    loan_id: LoanId
    answer: LoanAnswer
    amount: Dong | None = Field(default=None, description="In dong; only of a granted loan.")


FrameCommand = BeginSupport | NoteParticipantAge | EndSupport
HomecomingCommand = VerifyFamily | RecordReturn
LearningCommand = EnrolTraining | CompleteTraining | DropTraining
WorkCommand = RecordJob | EndJob
LoanCommand = ReferLoan | RecordLoanAnswer
SupportCommand = (
    FrameCommand | HomecomingCommand | RecordSupport | LearningCommand | WorkCommand | LoanCommand
)
