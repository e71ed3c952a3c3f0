"""What is recorded of the support under a plan."""

from datetime import date
from typing import Annotated, Literal

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
    Minutes,
    PaidBy,
    Relation,
    ReturnTo,
    SessionType,
)
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Event, RecordRef
from shared.law.consent import BY_LAW, Basis


class SupportBegan(Event):
    kind: Literal["support-began.v1"] = "support-began.v1"
    plan_id: PlanId
    journey_id: JourneyId
    group: Group | None


class ParticipantGroupNoted(Event):
    kind: Literal["participant-group-noted.v1"] = "participant-group-noted.v1"
    plan_id: PlanId
    group: Group


class SupportEnded(Event):
    kind: Literal["support-ended.v1"] = "support-ended.v1"
    plan_id: PlanId


class FamilyVerified(Event):
    kind: Literal["family-verified.v1"] = "family-verified.v1"
    plan_id: PlanId
    relation: Relation
    result: FamilyResult
    report: RecordRef


class ReturnedHome(Event):
    kind: Literal["returned-home.v1"] = "returned-home.v1"
    plan_id: PlanId
    to: ReturnTo
    province: Province
    commune: RecordRef
    escort: Escort
    travel_paid_by: PaidBy


class PsychosocialSupportGiven(Event):
    kind: Literal["psychosocial-support-given.v1"] = "psychosocial-support-given.v1"
    plan_id: PlanId
    session_id: SessionId
    session: SessionType
    minutes: Minutes
    paid_by: PaidBy
    note: RecordRef | None


class TrainingEnrolled(Event):
    kind: Literal["training-enrolled.v1"] = "training-enrolled.v1"
    plan_id: PlanId
    training_id: TrainingId
    course: Course
    paid_by: PaidBy
    school: RecordRef | None


class TrainingCompleted(Event):
    kind: Literal["training-completed.v1"] = "training-completed.v1"
    plan_id: PlanId
    training_id: TrainingId
    certificate: bool


class TrainingDropped(Event):
    kind: Literal["training-dropped.v1"] = "training-dropped.v1"
    plan_id: PlanId
    training_id: TrainingId
    reason: DropReason


class EmploymentRecorded(Event):
    kind: Literal["employment-recorded.v1"] = "employment-recorded.v1"
    plan_id: PlanId
    job_id: JobId
    job: JobType
    started_on: date
    employer: RecordRef | None


class EmploymentEnded(Event):
    kind: Literal["employment-ended.v1"] = "employment-ended.v1"
    plan_id: PlanId
    job_id: JobId
    ended_on: date
    reason: JobEnd


class LoanReferred(Event):
    kind: Literal["loan-referred.v1"] = "loan-referred.v1"
    plan_id: PlanId
    loan_id: LoanId
    bank: Bank
    basis: Basis = BY_LAW


class LoanGranted(Event):
    kind: Literal["loan-granted.v1"] = "loan-granted.v1"
    plan_id: PlanId
    loan_id: LoanId
    amount: Dong


class LoanRefused(Event):
    kind: Literal["loan-refused.v1"] = "loan-refused.v1"
    plan_id: PlanId
    loan_id: LoanId


FrameEvent = SupportBegan | ParticipantGroupNoted | SupportEnded
HomecomingEvent = FamilyVerified | ReturnedHome
LearningEvent = TrainingEnrolled | TrainingCompleted | TrainingDropped
WorkEvent = EmploymentRecorded | EmploymentEnded
LoanEvent = LoanReferred | LoanGranted | LoanRefused
GivenEvent = HomecomingEvent | PsychosocialSupportGiven | LearningEvent | WorkEvent | LoanEvent

SupportEvent = Annotated[FrameEvent | GivenEvent, Field(discriminator="kind")]
