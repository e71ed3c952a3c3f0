"""What is asked of a person's participation: their plan, their rights, what they claim."""

from typing import Literal

from services.reintegration.domain.codes import CalledWith, ConsentAnswer, ConsentPurpose, Grant
from services.reintegration.domain.ids import ClaimId, PlanId
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Command, Moment
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item

FundedItem = Literal["e-travel", "g-psychological", "i-vocational"]
"""What the state pays for directly; the rest is applied for."""


class BeginParticipation(Command):
    journey_id: JourneyId
    plan_id: PlanId


class EndParticipation(Command):
    journey_id: JourneyId
    plan_id: PlanId


class EndOpenPlan(Command):
    """What a confirmed alert asks: whichever plan the person has open now is over."""

    journey_id: JourneyId


class VouchForPlan(Command):
    """Asked with an alert: is this the plan that the person has open, if any?"""

    journey_id: JourneyId
    plan_id: PlanId | None


class VouchForOnePlan(Command):
    """Asked of each linked journey with a plan: has the person one open there?"""

    journey_id: JourneyId


class NoteCategory(Command):
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment
    told_at: Moment | None = None


class NoteDecision(Command):
    journey_id: JourneyId
    item: Item
    granted: bool


class NoteComingOfAge(Command):
    """`told_at` is when intake had it recorded, often long after the birthday."""

    journey_id: JourneyId
    told_at: Moment | None = None


class NoteAge(Command):
    """Intake corrected how old the person is: from now on they are a child, or are not."""

    journey_id: JourneyId
    under_18: bool
    told_at: Moment | None = None


class VouchForAdult(Command):
    """Asked when somebody is called an adult: `known_child` if this room had it otherwise."""

    journey_id: JourneyId
    plan_id: PlanId
    called_with: CalledWith
    known_child: bool


class VouchForChild(Command):
    """Asked when somebody agrees in a child's place: does intake have the person as an adult?"""

    journey_id: JourneyId
    plan_id: PlanId


class AskWhetherOfAge(Command):
    """Asked of each of a person's journeys at a follow-up, or when somebody agrees for a child.

    Is the person of age by now? The plan is that of the journey that asks.
    """

    journey_id: JourneyId
    plan_id: PlanId


class HearAge(Command):
    """Told by a linked journey in which an age was learnt: it is the same person's."""

    journey_id: JourneyId
    under_18: bool
    told_at: Moment | None = None


class NoteStatusRejected(Command):
    journey_id: JourneyId


class VouchForRejection(Command):
    """Asked when a plan is closed as not a victim's: has intake rejected the status?"""

    journey_id: JourneyId


class NoteCaseReopened(Command):
    journey_id: JourneyId


class NoteDeath(Command):
    journey_id: JourneyId


class NoteWindDownOverdue(Command):
    """What the clock asks: is the plan of a rejected person still open?"""

    journey_id: JourneyId


class NoteConsentWithdrawn(Command):
    journey_id: JourneyId
    consent_id: ConsentId
    purpose: ConsentPurpose


class AnswerConsentWithdrawal(Command):
    journey_id: JourneyId
    consent_id: ConsentId
    answer: ConsentAnswer


class NoteConsentAnswersOverdue(Command):
    """What the clock asks: which withdrawals has nobody answered in time?"""

    journey_id: JourneyId


class ClaimGrant(Command):
    journey_id: JourneyId
    plan_id: PlanId
    claim_id: ClaimId
    grant: Grant
    school_year: int | None = None


class SettleClaim(Command):
    journey_id: JourneyId
    claim_id: ClaimId
    granted: bool


class ClaimItem(Command):
    """Asked with what the state pays for: does the person have a right to it?"""

    journey_id: JourneyId
    plan_id: PlanId
    item: FundedItem


class ClaimLoan(Command):
    journey_id: JourneyId
    plan_id: PlanId


class VouchForGrant(Command):
    """Asked of each linked journey with a claim: would it give the person too much?"""

    journey_id: JourneyId
    grant: Grant
    school_year: int | None


class VouchForLoan(Command):
    """Asked of each linked journey with a loan: was one asked for under a plan that is open?"""

    journey_id: JourneyId


class SharePlan(Command):
    """Two journeys are one person's: the other is told whether a plan is open here."""

    journey_id: JourneyId
    with_journey: JourneyId


class NoteLinkedPlan(Command):
    """Whether a plan is open in a linked journey; `None` once it is linked no more."""

    journey_id: JourneyId
    of_journey: JourneyId
    is_open: bool | None


RightsCommand = (
    NoteCategory
    | NoteDecision
    | NoteComingOfAge
    | NoteAge
    | NoteStatusRejected
    | NoteCaseReopened
    | NoteWindDownOverdue
)
ConsentCommand = NoteConsentWithdrawn | AnswerConsentWithdrawal | NoteConsentAnswersOverdue
ClaimCommand = ClaimGrant | SettleClaim | ClaimItem | ClaimLoan | VouchForGrant | VouchForLoan
PresenceCommand = (
    BeginParticipation | EndParticipation | EndOpenPlan | VouchForPlan | VouchForOnePlan | NoteDeath
)
VouchCommand = VouchForAdult | VouchForChild | AskWhetherOfAge | HearAge | VouchForRejection
LinkedPlanCommand = SharePlan | NoteLinkedPlan
ParticipationCommand = (
    PresenceCommand
    | VouchCommand
    | RightsCommand
    | ConsentCommand
    | ClaimCommand
    | LinkedPlanCommand
)
