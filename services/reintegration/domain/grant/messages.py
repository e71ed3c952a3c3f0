"""What is asked of a claim for a grant, and what is recorded of it."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.ids import ClaimId, PlanId
from services.reintegration.domain.support.codes import Dong
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef

SchoolYear = Annotated[int, Field(ge=2000, le=2199)]
"""The year in which a school year begins."""

RejectionGround = Literal[
    "not-entitled", "papers-missing", "outside-period", "granted-elsewhere", "not-needed"
]

StopGround = Literal["person-died", "status-rejected"]


class ApplyGrant(Command):
    """`occurred_at` is when Form 07 was received; the days of the decision run from there."""

    claim_id: ClaimId
    journey_id: JourneyId
    plan_id: PlanId
    grant: Grant
    school_year: SchoolYear | None = Field(
        default=None, description="For schooling: the year in which the school year begins."
    )
    form: Annotated[RecordRef, Kept("form-07", max_chars=20_000)]


class ReviewGrant(Command):
    claim_id: ClaimId


class DecideGrant(Command):
    claim_id: ClaimId
    decision: Literal["approved", "rejected"]
    amount: Dong | None = Field(default=None, description="In dong; only of an approved grant.")
    ground: RejectionGround | None = None
    decision_no: Annotated[RecordRef, Kept("decision-number", max_chars=100)]


class PayGrant(Command):
    claim_id: ClaimId
    voucher: Annotated[RecordRef, Kept("voucher", max_chars=100)]


class StopClaim(Command):
    """What a death or a rejected status asks of a claim that waits."""

    claim_id: ClaimId
    ground: StopGround


class NoteDecisionOverdue(Command):
    """What the clock asks: has the claim been decided?"""

    claim_id: ClaimId


GrantCommand = ApplyGrant | ReviewGrant | DecideGrant | PayGrant | StopClaim | NoteDecisionOverdue


class GrantApplied(Event):
    kind: Literal["grant-applied.v1"] = "grant-applied.v1"
    claim_id: ClaimId
    journey_id: JourneyId
    plan_id: PlanId
    grant: Grant
    school_year: SchoolYear | None
    form: RecordRef
    decide_by: Moment
    policy_version: str


class GrantUnderReview(Event):
    kind: Literal["grant-under-review.v1"] = "grant-under-review.v1"
    claim_id: ClaimId


class GrantApproved(Event):
    kind: Literal["grant-approved.v1"] = "grant-approved.v1"
    claim_id: ClaimId
    plan_id: PlanId
    grant: Grant
    amount: Dong
    decision_no: RecordRef
    in_time: bool


class GrantRejected(Event):
    kind: Literal["grant-rejected.v1"] = "grant-rejected.v1"
    claim_id: ClaimId
    plan_id: PlanId
    grant: Grant
    ground: RejectionGround
    decision_no: RecordRef
    in_time: bool


class GrantPaid(Event):
    kind: Literal["grant-paid.v1"] = "grant-paid.v1"
    claim_id: ClaimId
    plan_id: PlanId
    grant: Grant
    voucher: RecordRef


class ClaimStopped(Event):
    kind: Literal["claim-stopped.v1"] = "claim-stopped.v1"
    claim_id: ClaimId
    ground: StopGround


class GrantDecisionOverdue(Event):
    kind: Literal["grant-decision-overdue.v1"] = "grant-decision-overdue.v1"
    claim_id: ClaimId


GrantEvent = Annotated[
    GrantApplied
    | GrantUnderReview
    | GrantApproved
    | GrantRejected
    | GrantPaid
    | ClaimStopped
    | GrantDecisionOverdue,
    Field(discriminator="kind"),
]
