"""What a claim must happen with: the person's right to it, across all their plans and journeys."""

from collections.abc import Sequence
from typing import assert_never

from services.reintegration.domain.grant.messages import ApplyGrant, DecideGrant
from services.reintegration.domain.grant.states import GrantClaim, NoClaim, UnderReview
from services.reintegration.domain.participation.commands import (
    ClaimGrant,
    ClaimLoan,
    SettleClaim,
    VouchForGrant,
    VouchForLoan,
)
from services.reintegration.domain.support.commands import ReferLoan
from services.reintegration.domain.support.loans import find as find_loan
from services.reintegration.domain.support.states import Support, Supported
from shared.casework.linked import AskLinked
from shared.casework.vouching import vouching
from shared.kernel.ids import derived
from shared.kernel.messages import Command
from shared.law.consent import ByConsent, ByGround


def with_application(command: ApplyGrant, claim: GrantClaim) -> list[Command]:
    """A claim needs the person's right to it, across all their plans."""
    if not isinstance(claim, NoClaim):
        return []
    return [
        ClaimGrant(
            journey_id=command.journey_id,
            plan_id=command.plan_id,
            claim_id=command.claim_id,
            grant=command.grant,
            school_year=command.school_year,
            occurred_at=command.occurred_at,
        ),
        AskLinked(
            journey_id=command.journey_id,
            about=command.claim_id,
            question=VouchForGrant(
                journey_id=command.journey_id,
                grant=command.grant,
                school_year=command.school_year,
                occurred_at=command.occurred_at,
            ),
            occurred_at=command.occurred_at,
        ),
    ]


def with_decision(command: DecideGrant, claim: GrantClaim) -> list[Command]:
    """What was granted counts for the person; what was rejected may be asked again.

    Two journeys may be linked after each has claimed: the linked one is asked once more.
    """
    if not isinstance(claim, UnderReview):
        return []
    asked, at, granted = claim.application, command.occurred_at, command.decision == "approved"
    settled = SettleClaim(
        journey_id=asked.journey_id, claim_id=command.claim_id, granted=granted, occurred_at=at
    )
    once_more = AskLinked(
        journey_id=asked.journey_id,
        about=derived(command.claim_id, "granted"),
        question=VouchForGrant(
            journey_id=asked.journey_id,
            grant=asked.grant,
            school_year=asked.school_year,
            occurred_at=at,
        ),
        occurred_at=at,
    )
    return [settled, once_more] if granted else [settled]


def with_loan(command: ReferLoan, support: Support) -> list[Command]:
    """A loan is for those to whom the law gives it; the bank is told what may be told."""
    if not isinstance(support, Supported) or find_loan(support, command.loan_id):
        return []
    return [
        *_with_consent(command, support),
        ClaimLoan(
            journey_id=support.journey_id,
            plan_id=support.plan_id,
            occurred_at=command.occurred_at,
        ),
        AskLinked(
            journey_id=support.journey_id,
            about=command.loan_id,
            question=VouchForLoan(journey_id=support.journey_id, occurred_at=command.occurred_at),
            occurred_at=command.occurred_at,
        ),
    ]


def _with_consent(command: ReferLoan, support: Supported) -> Sequence[Command]:
    """Nobody is named to the bank on a consent that is not to the bank, or stands no more."""
    match command.basis:
        case ByConsent(consent_id=consent_id):
            return vouching(
                support.journey_id,
                consent_id,
                "reintegration",
                command.occurred_at,
                organisation="social-policy-bank",
            )
        case ByGround():
            return []
        case _:
            assert_never(command.basis)
