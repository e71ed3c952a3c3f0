"""The shelter's own words: codes from lists, never free text."""

from typing import Annotated, Literal

from pydantic import Field

from shared.kernel.ids import ConsentId
from shared.kernel.messages import Message, Moment

Group = Literal["women", "men", "girls", "boys"]
CHILDREN: frozenset[Group] = frozenset({"girls", "boys"})

Need = Literal[
    "shelter",
    "food",
    "medical",
    "psychological",
    "interpretation",
    "legal-support",
    "legal-aid",
    "travel",
    "education",
    "vocational",
    "hardship",
    "safety",
    "family-contact",
    "documents",
]

Urgency = Literal["routine", "urgent", "immediate"]

LegalStatus = Literal["unverified", "under-identification", "victim", "not-victim"]

Ground = Literal["urgent-protection", "statutory-duty", "crime-prevention"]
"""Why a person may be referred here before they could be asked."""

DeclineReason = Literal[
    "no-free-bed", "group-not-accepted", "conflict-in-house", "needs-not-met", "person-declines"
]

WithdrawalReason = Literal["person-changed-mind", "place-found-elsewhere", "no-longer-needed"]

Funding = Literal["state", "other"]
"""Who pays for lodging and essentials; only the state's days are limited by law."""

Goal = Literal[
    "safety",
    "health",
    "psychological-recovery",
    "documents",
    "education",
    "vocational",
    "family-contact",
    "legal-proceedings",
    "independent-living",
]

DecidedBy = Literal["facility-director", "health-department"]

ExtensionGround = Literal[
    "treatment-continues",
    "not-safe-to-leave",
    "proceedings-continue",
    "no-place-to-go",
    "schooling-continues",
    "needs-met",
]

RiskLevel = Literal["low", "medium", "high"]

RiskFactor = Literal[
    "outstanding-debt",
    "knows-trafficker",
    "trafficker-at-large",
    "no-support-network",
    "low-education",
    "no-identity-papers",
    "no-housing",
    "no-income",
    "stigma",
    "open-proceedings",
    "language-isolation",
]

Destination = Literal["family", "independent", "relatives", "other-facility", "abroad", "unknown"]

DischargeReason = Literal["goals-reached", "return-home", "moved-on", "limit-reached"]

UnplannedReason = Literal[
    "own-wish", "unsafe-here", "health-care-elsewhere", "status-rejected", "gone-without-word"
]


class ByConsent(Message):
    """The person agreed to live here."""

    basis: Literal["consent"] = "consent"
    consent_id: ConsentId


class ByGround(Message):
    """A duty to protect at once; preventing crime may justify sharing, never lodging."""

    basis: Literal["ground"] = "ground"
    ground: Literal["urgent-protection", "statutory-duty"]


Basis = Annotated[ByConsent | ByGround, Field(discriminator="basis")]


class Granted(Message):
    """The stay goes on until this moment, paid for by the state or by others."""

    answer: Literal["granted"] = "granted"
    until: Moment
    funding: Funding


class Denied(Message):
    """The stay is not extended."""

    answer: Literal["denied"] = "denied"


ExtensionDecision = Annotated[Granted | Denied, Field(discriminator="answer")]

PolicyVersion = Annotated[str, Field(pattern=r"^[a-z-]+@\d{4}-\d{2}-\d{2}$")]
"""Which edition of which table a limit was computed by."""

Needs = Annotated[tuple[Need, ...], Field(max_length=20)]
Goals = Annotated[tuple[Goal, ...], Field(min_length=1, max_length=20)]
Factors = Annotated[tuple[RiskFactor, ...], Field(max_length=20)]
Children = Annotated[int, Field(ge=0, le=20)]
