"""The lists that a worker chooses from; what is not on a list is a record, never a code.

A health finding is never a code here: `psychological-strain` says that support is
needed, not why.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from shared.kernel.messages import Message

Source = Literal["discharge", "referral", "direct"]

DeclineReason = Literal[
    "no-capacity",
    "outside-area",
    "needs-not-met",
    "declines-reintegration",
    "helped-elsewhere",
]

WhyDeclined = Literal[DeclineReason, "person-declines"]
"""Why a referral was declined: of old it was not said what it is that a person declines."""

Group = Literal["women", "men", "girls", "boys"]
"""Under 18 are girls and boys."""

GROWN: Mapping[Group, Group] = {"girls": "women", "boys": "men", "women": "women", "men": "men"}
YOUNG: Mapping[Group, Group] = {"women": "girls", "men": "boys", "girls": "girls", "boys": "boys"}

CalledWith = Literal["agreement", "return"]
"""What a worker writes down when they call a participant an adult."""

RiskLevel = Literal["low", "medium", "high"]

RiskFactor = Literal[
    "outstanding-debt",
    "knows-the-trafficker",
    "trafficker-at-large",
    "trafficker-in-contact",
    "family-involved",
    "no-support-network",
    "low-education",
    "psychological-strain",
    "no-identity-papers",
    "no-housing",
    "no-income",
    "stigma",
    "unresolved-proceedings",
    "language-isolation",
]

ProtectiveFactor = Literal[
    "supportive-family",
    "trusted-person",
    "safe-housing",
    "steady-income",
    "in-education",
    "vocational-skill",
    "valid-papers",
    "health-insurance",
    "uses-local-services",
    "community-acceptance",
    "own-safety-plan",
]


class RiskFactors(Message):
    """What endangers the participant, on the four levels."""

    individual: tuple[RiskFactor, ...] = ()
    household: tuple[RiskFactor, ...] = ()
    community: tuple[RiskFactor, ...] = ()
    structural: tuple[RiskFactor, ...] = ()


class ProtectiveFactors(Message):
    """What protects the participant, on the four levels."""

    individual: tuple[ProtectiveFactor, ...] = ()
    household: tuple[ProtectiveFactor, ...] = ()
    community: tuple[ProtectiveFactor, ...] = ()
    structural: tuple[ProtectiveFactor, ...] = ()


Goal = Literal[
    "safety",
    "housing",
    "family",
    "health",
    "well-being",
    "education",
    "vocational",
    "livelihood",
    "documents",
    "legal",
    "community-life",
]

GoalResult = Literal["reached", "partly-reached", "not-reached", "given-up", "unknown"]


class GoalReview(Message):
    """How far one agreed goal was reached."""

    goal: Goal
    result: GoalResult


PlanService = Literal[
    "medical",
    "psychological",
    "legal-support",
    "legal-aid",
    "travel",
    "education",
    "vocational",
    "hardship",
    "loan",
    "job-counselling",
    "family-counselling",
]

AgreedBy = Literal["participant", "representative"]

SafeChannel = Literal[
    "home-visit", "meeting-place", "office-visit", "phone-call", "text-message", "trusted-person"
]
"""How the participant may be reached without anyone learning why."""

LifeDomain = Literal[
    "safety",
    "housing",
    "health",
    "well-being",
    "livelihood",
    "education",
    "family",
    "community",
    "documents",
]

Score = Annotated[int, Field(ge=0, le=3)]
"""0 in crisis, 1 vulnerable, 2 stable, 3 thriving."""

Scores = Annotated[Mapping[LifeDomain, Score], Field(min_length=1)]

AbsenceReason = Literal["not-reached", "participant-declined", "unsafe-to-contact", "no-worker"]
"""Why a follow-up did not take place, as the worker says it."""

MissReason = Literal[
    "not-reached",
    "participant-declined",
    "unsafe-to-contact",
    "no-worker",
    "grace-passed",
    "plan-suspended",
]

SuspensionReason = Literal[
    "asked-by-participant", "in-treatment", "in-shelter", "detained", "away", "safety"
]

LeavingReason = Literal["no-longer-needed", "address-closed"]

ClosingOutcome = Literal[
    "sustained",
    "partial",
    "voluntary-exit",
    "lost-to-follow-up",
    "relocated",
    "repatriated",
    "referred-out",
    "re-trafficked",
    "not-victim",
    "deceased",
]
"""What a worker may say of a plan that ends."""

Outcome = ClosingOutcome | Literal["not-taken-up"]

ConsentPurpose = Literal["reintegration", "follow-up"]

ConsentAnswer = Literal["sharing-stopped", "agreed-anew"]
"""What was done when a consent was taken back; what the law asks to keep is kept."""

Grant = Literal["education", "vocational", "hardship"]
"""What Form 07 of Decree 162/2025 can ask for."""

EndedByLife = Literal["re-trafficked", "deceased"]

Province = Annotated[str, Field(pattern=r"^[0-9]{2}$")]
"""The province's number in the state's list; nothing finer is ever kept in the open."""
