"""What is recorded of a person's participation."""

from typing import Annotated, Literal

from pydantic import Field

from services.reintegration.domain.codes import CalledWith, ConsentAnswer, ConsentPurpose, Grant
from services.reintegration.domain.ids import ClaimId, PlanId
from shared.kernel.ids import ConsentId, JourneyId
from shared.kernel.messages import Event, HeardBeside, Moment
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item


class ParticipationBegan(Event):
    kind: Literal["participation-began.v1"] = "participation-began.v1"
    journey_id: JourneyId
    plan_id: PlanId


class ParticipationEnded(Event):
    kind: Literal["participation-ended.v1"] = "participation-ended.v1"
    journey_id: JourneyId
    plan_id: PlanId


class DeathNoted(Event):
    kind: Literal["death-noted.v1"] = "death-noted.v1"
    journey_id: JourneyId


class CategoryNoted(Event):
    """`status_restored` when a rejection no longer stands against the person."""

    kind: Literal["category-noted.v1"] = "category-noted.v1"
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment
    status_restored: bool


class DecisionNoted(Event):
    kind: Literal["decision-noted.v1"] = "decision-noted.v1"
    journey_id: JourneyId
    item: Item
    granted: bool


class ComingOfAgeNoted(Event):
    kind: Literal["coming-of-age-noted.v1"] = "coming-of-age-noted.v1"
    journey_id: JourneyId


class AgeNoted(Event):
    kind: Literal["age-noted.v1"] = "age-noted.v1"
    journey_id: JourneyId
    under_18: bool


class AgreedForChild(Event):
    """Somebody agreed to a plan in the person's place, who is a child as far as is known here."""

    kind: Literal["agreed-for-child.v1"] = "agreed-for-child.v1"
    journey_id: JourneyId
    plan_id: PlanId


class CalledAdult(Event):
    """A worker called the person an adult, and nothing that is known here says otherwise."""

    kind: Literal["called-adult.v1"] = "called-adult.v1"
    journey_id: JourneyId
    plan_id: PlanId
    called_with: CalledWith


class StatusRejectionNoted(Event):
    """`wind_down_by` is set when a plan is open: its care is wound down, not cut off."""

    kind: Literal["status-rejection-noted.v1"] = "status-rejection-noted.v1"
    journey_id: JourneyId
    wind_down_by: Moment | None
    policy_version: str | None


class CaseReopeningNoted(Event):
    kind: Literal["case-reopening-noted.v1"] = "case-reopening-noted.v1"
    journey_id: JourneyId


class WindDownOverdue(Event):
    kind: Literal["wind-down-overdue.v1"] = "wind-down-overdue.v1"
    journey_id: JourneyId


class ConsentWithdrawalNoted(Event):
    kind: Literal["consent-withdrawal-noted.v1"] = "consent-withdrawal-noted.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    purpose: ConsentPurpose
    answer_by: Moment
    policy_version: str
    next_answer_by: Moment | None


class ConsentWithdrawalAnswered(Event):
    kind: Literal["consent-withdrawal-answered.v1"] = "consent-withdrawal-answered.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    answer: ConsentAnswer
    next_answer_by: Moment | None


class ConsentAnswerOverdue(Event):
    kind: Literal["consent-answer-overdue.v1"] = "consent-answer-overdue.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    next_answer_by: Moment | None


class GrantClaimed(Event):
    kind: Literal["grant-claimed.v1"] = "grant-claimed.v1"
    journey_id: JourneyId
    plan_id: PlanId
    claim_id: ClaimId
    grant: Grant
    school_year: int | None
    policy_versions: tuple[str, ...]


class ClaimSettled(Event):
    kind: Literal["claim-settled.v1"] = "claim-settled.v1"
    journey_id: JourneyId
    claim_id: ClaimId
    granted: bool


class ItemClaimed(Event):
    kind: Literal["item-claimed.v1"] = "item-claimed.v1"
    journey_id: JourneyId
    plan_id: PlanId
    item: Item
    policy_versions: tuple[str, ...]


class LoanClaimed(Event):
    kind: Literal["loan-claimed.v1"] = "loan-claimed.v1"
    journey_id: JourneyId
    plan_id: PlanId
    policy_versions: tuple[str, ...]


class LinkedPlanNoted(HeardBeside, Event):
    """Whether a plan is open in a linked journey; `is_open` is empty once it is linked no more.

    `two_open` while a plan is open here, too, and someone has to decide which goes on.
    """

    kind: Literal["linked-plan-noted.v1"] = "linked-plan-noted.v1"
    journey_id: JourneyId
    of_journey: JourneyId
    is_open: bool | None
    two_open: bool


RightsEvent = (
    CategoryNoted
    | DecisionNoted
    | ComingOfAgeNoted
    | AgeNoted
    | StatusRejectionNoted
    | CaseReopeningNoted
    | WindDownOverdue
)
ConsentEvent = ConsentWithdrawalNoted | ConsentWithdrawalAnswered | ConsentAnswerOverdue
ClaimEvent = GrantClaimed | ClaimSettled | ItemClaimed | LoanClaimed
PresenceEvent = ParticipationBegan | ParticipationEnded | DeathNoted
VouchedEvent = AgreedForChild | CalledAdult

ParticipationEvent = Annotated[
    PresenceEvent | RightsEvent | VouchedEvent | ConsentEvent | ClaimEvent | LinkedPlanNoted,
    Field(discriminator="kind"),
]
