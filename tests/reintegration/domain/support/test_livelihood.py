"""Someone to talk to, learning, work and loans."""

from datetime import date

import pytest

from services.reintegration.domain.ids import LoanId
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows
from services.reintegration.domain.support.commands import SupportCommand
from services.reintegration.domain.support.decider import decider
from services.reintegration.domain.support.events import (
    EmploymentEnded,
    EmploymentRecorded,
    LoanGranted,
    LoanReferred,
    LoanRefused,
    PsychosocialSupportGiven,
    SupportEvent,
    TrainingCompleted,
    TrainingDropped,
    TrainingEnrolled,
)
from services.reintegration.domain.support.refusals import (
    EndsBeforeItBegan,
    EntryIdTaken,
    JobIsOver,
    LoanAmountDoesNotFit,
    LoanStillOpen,
    LoanWasAnswered,
    NoSuchJob,
    NoSuchLoan,
    NoSuchTraining,
    NotBackHome,
    TrainingIsOver,
)
from tests.kit.scenario import Given
from tests.reintegration.given import after, supported
from tests.reintegration.participant import NOON, NOTE, OTHER_PLAN, PLAN, STARTED
from tests.reintegration.support import (
    JOB,
    LATER,
    LOAN,
    SESSION,
    TRAINING,
    complete,
    drop,
    end_job,
    enrol,
    go_home,
    loan_granted,
    loan_refused,
    refer_loan,
    take_job,
    talk,
)

support = Given(decider)
here = supported("women")
learning = after(enrol, since=here)
working = after(take_job, since=here)
at_home = after(go_home, since=here)
asked = after(refer_loan, since=at_home)
OTHER_LOAN = LoanId(OTHER_PLAN)


def test_psychological_support_is_given_outside_a_shelter() -> None:
    given = PsychosocialSupportGiven(
        plan_id=PLAN,
        session_id=SESSION,
        session="individual",
        minutes=50,
        paid_by="organisation",
        note=NOTE,
        occurred_at=STARTED,
    )
    support.given(*here).when(talk).then(given)
    support.given(*here, given).when(talk).then_nothing()


def test_a_participant_learns_a_trade() -> None:
    support.given(*here).when(enrol).then(
        TrainingEnrolled(
            plan_id=PLAN,
            training_id=TRAINING,
            course="sewing",
            paid_by="organisation",
            school=NOTE,
            occurred_at=STARTED,
        )
    )
    support.given(*learning).when(enrol).then_nothing()


@pytest.mark.parametrize(
    ("history", "command"),
    [
        (learning, enrol.model_copy(update={"course": "cooking"})),
        (working, take_job.model_copy(update={"job": "office"})),
    ],
)
def test_an_id_stands_for_one_thing(
    history: tuple[SupportEvent, ...], command: SupportCommand
) -> None:
    support.given(*history).when(command).then_refused(EntryIdTaken)


def test_a_training_is_completed_or_dropped() -> None:
    done = TrainingCompleted(
        plan_id=PLAN, training_id=TRAINING, certificate=True, occurred_at=LATER
    )
    left = TrainingDropped(plan_id=PLAN, training_id=TRAINING, reason="moved", occurred_at=LATER)
    support.given(*learning).when(complete).then(done)
    support.given(*learning).when(drop).then(left)
    support.given(*learning, done).when(complete).then_nothing()
    support.given(*learning, left).when(drop).then_nothing()
    support.given(*learning, done).when(drop).then_refused(TrainingIsOver)
    support.given(*learning, left).when(complete).then_refused(TrainingIsOver)


@pytest.mark.parametrize("command", [complete, drop])
def test_a_training_ends_only_after_it_began(command: SupportCommand) -> None:
    support.given(*here).when(command).then_refused(NoSuchTraining)
    early = command.model_copy(update={"occurred_at": NOON})
    support.given(*learning).when(early).then_refused(BeforeWhatItFollows)


def test_work_is_recorded_and_the_employer_stands_in_the_record() -> None:
    support.given(*here).when(take_job).then(
        EmploymentRecorded(
            plan_id=PLAN,
            job_id=JOB,
            job="factory",
            started_on=date(2026, 3, 9),
            employer=NOTE,
            occurred_at=STARTED,
        )
    )
    support.given(*working).when(take_job).then_nothing()


def test_a_job_ends_on_one_day() -> None:
    over = EmploymentEnded(
        plan_id=PLAN,
        job_id=JOB,
        ended_on=date(2026, 3, 30),
        reason="resigned",
        occurred_at=LATER,
    )
    support.given(*working).when(end_job).then(over)
    support.given(*working, over).when(end_job).then_nothing()
    other_day = end_job.model_copy(update={"ended_on": date(2026, 4, 1)})
    support.given(*working, over).when(other_day).then_refused(JobIsOver)
    support.given(*here).when(end_job).then_refused(NoSuchJob)


def test_a_job_does_not_end_before_it_began() -> None:
    early = end_job.model_copy(update={"ended_on": date(2026, 3, 1)})
    support.given(*working).when(early).then_refused(EndsBeforeItBegan)


def test_one_job_or_training_ends_and_the_others_go_on() -> None:
    other_job = take_job.model_copy(update={"job_id": OTHER_PLAN})
    other_training = enrol.model_copy(update={"training_id": OTHER_PLAN})
    busy = after(other_job, other_training, take_job, enrol, end_job, complete, since=here)
    assert len(busy) == len(here) + 6


def test_the_bank_is_asked_for_those_who_are_back_home() -> None:
    support.given(*here).when(refer_loan).then_refused(NotBackHome)
    support.given(*at_home).when(refer_loan).then(
        LoanReferred(
            plan_id=PLAN, loan_id=LOAN, bank="bank-for-social-policies", occurred_at=STARTED
        )
    )
    support.given(*asked).when(refer_loan).then_nothing()


def test_the_bank_answers_one_loan_after_the_other() -> None:
    another = refer_loan.model_copy(update={"loan_id": OTHER_LOAN})
    support.given(*asked).when(another).then_refused(LoanStillOpen)
    then = after(loan_refused, another, since=asked)
    assert then[-1].kind == "loan-referred.v1"
    granted = loan_granted.model_copy(update={"loan_id": OTHER_LOAN})
    assert after(granted, since=then)[-1].kind == "loan-granted.v1"


def test_the_bank_grants_or_refuses() -> None:
    granted = LoanGranted(plan_id=PLAN, loan_id=LOAN, amount=20_000_000, occurred_at=LATER)
    refused = LoanRefused(plan_id=PLAN, loan_id=LOAN, occurred_at=LATER)
    support.given(*asked).when(loan_granted).then(granted)
    support.given(*asked).when(loan_refused).then(refused)
    support.given(*asked, granted).when(loan_granted).then_nothing()
    support.given(*asked, refused).when(loan_refused).then_nothing()
    support.given(*asked, granted).when(loan_refused).then_refused(LoanWasAnswered)


def test_only_a_granted_loan_has_an_amount() -> None:
    without = loan_granted.model_copy(update={"amount": None})
    with_one = loan_refused.model_copy(update={"amount": 5})
    support.given(*asked).when(without).then_refused(LoanAmountDoesNotFit)
    support.given(*asked).when(with_one).then_refused(LoanAmountDoesNotFit)


def test_the_bank_does_not_answer_before_it_was_asked() -> None:
    early = loan_granted.model_copy(update={"occurred_at": NOON})
    support.given(*asked).when(early).then_refused(BeforeWhatItFollows)
    support.given(*at_home).when(loan_granted).then_refused(NoSuchLoan)
