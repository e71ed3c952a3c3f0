"""A claim for a grant: Form 07, nine working days, one payment."""

from datetime import datetime

import pytest

from services.reintegration.domain.grant.decider import decider
from services.reintegration.domain.grant.messages import (
    ClaimStopped,
    GrantApplied,
    GrantApproved,
    GrantCommand,
    GrantDecisionOverdue,
    GrantEvent,
    GrantPaid,
    GrantRejected,
    GrantUnderReview,
    StopClaim,
    StopGround,
)
from services.reintegration.domain.grant.refusals import (
    AmountBelowMinimum,
    ClaimIdTaken,
    ClaimIsDecided,
    ClaimIsStopped,
    DecisionDoesNotFit,
    GrantNotApproved,
    GrantWasPaid,
    NoSuchClaim,
    NotUnderReview,
)
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows
from tests.kit.scenario import Given
from tests.reintegration.participant import DAY, JOURNEY, NOON, NOTE, PLAN, STARTED
from tests.reintegration.support import (
    CLAIM,
    LATER,
    apply,
    approve,
    late_decision,
    pay,
    reject,
    review,
)

claim = Given(decider)
BY = datetime.fromisoformat("2026-03-19T23:59:59+07:00")


def history(*commands: GrantCommand) -> tuple[GrantEvent, ...]:
    """Return the history that these commands write."""
    found: tuple[GrantEvent, ...] = ()
    for command in commands:
        found = (*found, *decider.decide(command, decider.fold(found)))
    return found


def stop(ground: StopGround) -> StopClaim:
    """Stop what waits."""
    return StopClaim(claim_id=CLAIM, ground=ground, occurred_at=LATER)


applied = history(apply())
reviewed = history(apply(), review())
approved = history(apply(), review(), approve())
rejected = history(apply(), review(), reject())
paid = history(apply(), review(), approve(), pay)
stopped = history(apply(), stop("person-died"))
overdue = GrantDecisionOverdue(claim_id=CLAIM, occurred_at=BY)


def test_a_claim_is_decided_within_nine_working_days_of_its_receipt() -> None:
    claim.given().when(apply()).then(
        GrantApplied(
            claim_id=CLAIM,
            journey_id=JOURNEY,
            plan_id=PLAN,
            grant="hardship",
            school_year=None,
            form=NOTE,
            decide_by=BY,
            policy_version="grant-decision@2025-07-01",
            occurred_at=STARTED,
        )
    )


@pytest.mark.parametrize("past", [applied, reviewed, approved, rejected, paid, stopped])
def test_the_same_form_twice_is_one_claim(past: tuple[GrantEvent, ...]) -> None:
    claim.given(*past).when(apply()).then_nothing()
    claim.given(*past).when(apply("vocational")).then_refused(ClaimIdTaken)


def test_the_department_reviews_then_decides() -> None:
    claim.given(*applied).when(review()).then(
        GrantUnderReview(claim_id=CLAIM, occurred_at=STARTED + DAY)
    )
    claim.given(*reviewed).when(review()).then_nothing()
    claim.given(*applied).when(approve()).then_refused(NotUnderReview)


def test_a_grant_is_approved_with_its_amount() -> None:
    claim.given(*reviewed).when(approve()).then(
        GrantApproved(
            claim_id=CLAIM,
            plan_id=PLAN,
            grant="hardship",
            amount=3_000_000,
            decision_no=NOTE,
            in_time=True,
            occurred_at=STARTED + 5 * DAY,
        )
    )
    claim.given(*approved).when(approve()).then_nothing()
    claim.given(*paid).when(approve()).then_nothing()


def test_a_grant_is_rejected_with_its_ground() -> None:
    claim.given(*reviewed).when(reject()).then(
        GrantRejected(
            claim_id=CLAIM,
            plan_id=PLAN,
            grant="hardship",
            ground="papers-missing",
            decision_no=NOTE,
            in_time=True,
            occurred_at=STARTED + 5 * DAY,
        )
    )
    claim.given(*rejected).when(reject()).then_nothing()


def test_a_late_decision_is_a_decision_and_counts_as_late() -> None:
    (late,) = decider.decide(approve(at=LATER), decider.fold(reviewed))
    assert isinstance(late, GrantApproved)
    assert not late.in_time


@pytest.mark.parametrize(
    ("past", "command"),
    [
        (approved, reject()),
        (approved, approve(amount=5_000_000)),
        (rejected, approve()),
        (paid, reject()),
        (approved, review()),
        (rejected, review()),
    ],
)
def test_what_was_decided_stays_decided(
    past: tuple[GrantEvent, ...], command: GrantCommand
) -> None:
    claim.given(*past).when(command).then_refused(ClaimIsDecided)


@pytest.mark.parametrize(
    "decision",
    [
        approve().model_copy(update={"amount": None}),
        approve().model_copy(update={"ground": "not-needed"}),
        reject().model_copy(update={"ground": None}),
        reject().model_copy(update={"amount": 5}),
    ],
)
def test_a_decision_says_what_it_must(decision: GrantCommand) -> None:
    claim.given(*reviewed).when(decision).then_refused(DecisionDoesNotFit)


def test_the_hardship_allowance_has_a_minimum_and_other_grants_have_none() -> None:
    claim.given(*reviewed).when(approve(amount=1_499_999)).then_refused(AmountBelowMinimum)
    trade = history(apply("vocational"), review())
    assert decider.decide(approve(amount=100_000), decider.fold(trade))


def test_a_grant_is_paid_once() -> None:
    claim.given(*approved).when(pay).then(
        GrantPaid(
            claim_id=CLAIM,
            plan_id=PLAN,
            grant="hardship",
            voucher=NOTE,
            occurred_at=pay.occurred_at,
        )
    )
    claim.given(*paid).when(pay).then_nothing()
    again = pay.model_copy(update={"occurred_at": LATER})
    claim.given(*paid).when(again).then_refused(GrantWasPaid)


@pytest.mark.parametrize("past", [applied, reviewed, rejected])
def test_only_an_approved_grant_is_paid(past: tuple[GrantEvent, ...]) -> None:
    claim.given(*past).when(pay).then_refused(GrantNotApproved)


@pytest.mark.parametrize(
    ("past", "command"), [(applied, review()), (reviewed, approve()), (approved, pay)]
)
def test_a_step_does_not_come_before_the_one_it_follows(
    past: tuple[GrantEvent, ...], command: GrantCommand
) -> None:
    early = command.model_copy(update={"occurred_at": NOON})
    claim.given(*past).when(early).then_refused(BeforeWhatItFollows)


@pytest.mark.parametrize("command", [review(), approve(), pay])
def test_nothing_is_done_with_a_claim_that_was_never_made(command: GrantCommand) -> None:
    claim.given().when(command).then_refused(NoSuchClaim)


@pytest.mark.parametrize("past", [applied, reviewed])
@pytest.mark.parametrize("ground", ["person-died", "status-rejected"])
def test_what_waits_is_stopped_by_a_death_or_a_rejection(
    past: tuple[GrantEvent, ...], ground: StopGround
) -> None:
    claim.given(*past).when(stop(ground)).then(
        ClaimStopped(claim_id=CLAIM, ground=ground, occurred_at=LATER)
    )


def test_an_approved_grant_outlives_the_status_not_the_person() -> None:
    claim.given(*approved).when(stop("status-rejected")).then_nothing()
    claim.given(*approved).when(stop("person-died")).then(
        ClaimStopped(claim_id=CLAIM, ground="person-died", occurred_at=LATER)
    )
    for past in ((), rejected, paid, stopped):
        claim.given(*past).when(stop("person-died")).then_nothing()


@pytest.mark.parametrize("command", [review(), approve(), pay])
def test_a_stopped_claim_goes_no_further(command: GrantCommand) -> None:
    claim.given(*stopped).when(command).then_refused(ClaimIsStopped)


@pytest.mark.parametrize("past", [applied, reviewed])
def test_a_late_decision_is_noted_once_on_its_day(past: tuple[GrantEvent, ...]) -> None:
    claim.given(*past).when(late_decision).then(overdue)
    claim.given(*past, overdue).when(late_decision).then_nothing()
    early = late_decision.model_copy(update={"occurred_at": STARTED})
    claim.given(*past).when(early).then_nothing()


@pytest.mark.parametrize("past", [(), approved, rejected, paid, stopped])
def test_nobody_waits_for_a_decision_that_was_taken(past: tuple[GrantEvent, ...]) -> None:
    claim.given(*past).when(late_decision).then_nothing()
    assert decider.fold([*past, overdue]) == decider.fold(past)


def test_a_claim_that_was_late_stays_late_under_review() -> None:
    late = history(apply(), late_decision, review())
    claim.given(*late).when(late_decision).then_nothing()
