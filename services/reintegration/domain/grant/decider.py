"""A claim for a grant: from Form 07 to the decision within nine working days, and one payment."""

from typing import assert_never

from services.reintegration.domain.grant import deciding as grant_deciding
from services.reintegration.domain.grant.messages import (
    ApplyGrant,
    ClaimStopped,
    DecideGrant,
    GrantApplied,
    GrantApproved,
    GrantCommand,
    GrantDecisionOverdue,
    GrantEvent,
    GrantPaid,
    GrantRejected,
    GrantUnderReview,
    NoteDecisionOverdue,
    PayGrant,
    ReviewGrant,
    StopClaim,
)
from services.reintegration.domain.grant.refusals import (
    ClaimIdTaken,
    ClaimIsDecided,
    ClaimIsStopped,
    GrantNotApproved,
    GrantWasPaid,
    NoSuchClaim,
)
from services.reintegration.domain.grant.states import (
    Application,
    Applied,
    Approved,
    GrantClaim,
    NoClaim,
    Paid,
    Rejected,
    Stopped,
    UnderReview,
)
from services.reintegration.domain.grant.tables import DECISION
from services.reintegration.domain.plan.standing import not_before
from shared.kernel.decider import Decider
from shared.kernel.terms import due


def decide(command: GrantCommand, claim: GrantClaim) -> list[GrantEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case ApplyGrant():
            return _apply(command, claim)
        case ReviewGrant():
            return _review(command, claim)
        case DecideGrant():
            return grant_deciding.decide(command, claim)
        case PayGrant():
            return _pay(command, claim)
        case StopClaim():
            return _stop(command, claim)
        case NoteDecisionOverdue():
            return _note_overdue(command, claim)
        case _:
            assert_never(command)


def _apply(command: ApplyGrant, claim: GrantClaim) -> list[GrantEvent]:
    at = command.occurred_at
    applied = GrantApplied(
        claim_id=command.claim_id,
        journey_id=command.journey_id,
        plan_id=command.plan_id,
        grant=command.grant,
        school_year=command.school_year,
        form=command.form,
        decide_by=due(at, DECISION.on(at).value),
        policy_version=DECISION.version(at),
        occurred_at=at,
    )
    match claim:
        case NoClaim():
            return [applied]
        case Applied() | UnderReview() | Approved() | Paid() | Rejected() | Stopped():
            if claim.application != _application(applied):
                raise ClaimIdTaken
            return []
        case _:
            assert_never(claim)


def _review(command: ReviewGrant, claim: GrantClaim) -> list[GrantEvent]:
    match claim:
        case NoClaim():
            raise NoSuchClaim
        case Applied(application):
            not_before(command.occurred_at, application.received_at)
            return [GrantUnderReview(claim_id=command.claim_id, occurred_at=command.occurred_at)]
        case UnderReview():
            return []
        case Approved() | Paid() | Rejected():
            raise ClaimIsDecided
        case Stopped():
            raise ClaimIsStopped
        case _:
            assert_never(claim)


def _pay(command: PayGrant, claim: GrantClaim) -> list[GrantEvent]:
    match claim:
        case NoClaim():
            raise NoSuchClaim
        case Approved(application, since):
            not_before(command.occurred_at, since)
            return [
                GrantPaid(
                    claim_id=command.claim_id,
                    plan_id=application.plan_id,
                    grant=application.grant,
                    voucher=command.voucher,
                    occurred_at=command.occurred_at,
                )
            ]
        case Paid(_, since):
            if since != command.occurred_at:
                raise GrantWasPaid
            return []
        case Applied() | UnderReview() | Rejected():
            raise GrantNotApproved
        case Stopped():
            raise ClaimIsStopped
        case _:
            assert_never(claim)


def _stop(command: StopClaim, claim: GrantClaim) -> list[GrantEvent]:
    """Stop what waits for a decision; what was decided stands unless nobody is left to pay."""
    match claim:
        case Applied() | UnderReview():
            return [_stopped(command)]
        case Approved():
            return [_stopped(command)] if command.ground == "person-died" else []
        case NoClaim() | Paid() | Rejected() | Stopped():
            return []
        case _:
            assert_never(claim)


def _stopped(command: StopClaim) -> ClaimStopped:
    return ClaimStopped(
        claim_id=command.claim_id, ground=command.ground, occurred_at=command.occurred_at
    )


def _note_overdue(command: NoteDecisionOverdue, claim: GrantClaim) -> list[GrantEvent]:
    match claim:
        case Applied(application, overdue=False) | UnderReview(application, _, overdue=False) if (
            application.decide_by <= command.occurred_at
        ):
            at = application.decide_by
            return [GrantDecisionOverdue(claim_id=command.claim_id, occurred_at=at)]
        case _:
            return []


def evolve(claim: GrantClaim, event: GrantEvent) -> GrantClaim:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, GrantApplied):
        return Applied(_application(event))
    if isinstance(claim, NoClaim):
        return claim
    application = claim.application
    match event:
        case GrantUnderReview():
            return UnderReview(application, event.occurred_at, overdue=_is_overdue(claim))
        case GrantDecisionOverdue():
            return _late(claim)
        case GrantApproved() | GrantRejected() | GrantPaid() | ClaimStopped():
            return _ended(application, event)
        case _:
            assert_never(event)


def _ended(
    application: Application, event: GrantApproved | GrantRejected | GrantPaid | ClaimStopped
) -> GrantClaim:
    match event:
        case GrantApproved():
            return Approved(application, event.occurred_at, event.amount)
        case GrantRejected():
            return Rejected(application, event.occurred_at)
        case GrantPaid():
            return Paid(application, event.occurred_at)
        case ClaimStopped():
            return Stopped(application)
        case _:
            assert_never(event)


def _is_overdue(claim: GrantClaim) -> bool:
    return isinstance(claim, Applied | UnderReview) and claim.overdue


def _late(claim: GrantClaim) -> GrantClaim:
    match claim:
        case Applied(application):
            return Applied(application, overdue=True)
        case UnderReview(application, since):
            return UnderReview(application, since, overdue=True)
        case NoClaim() | Approved() | Paid() | Rejected() | Stopped():
            return claim
        case _:
            assert_never(claim)


def _application(event: GrantApplied) -> Application:
    return Application(
        claim_id=event.claim_id,
        journey_id=event.journey_id,
        plan_id=event.plan_id,
        grant=event.grant,
        school_year=event.school_year,
        received_at=event.occurred_at,
        decide_by=event.decide_by,
    )


decider: Decider[GrantCommand, GrantClaim, GrantEvent] = Decider(NoClaim(), decide, evolve)
