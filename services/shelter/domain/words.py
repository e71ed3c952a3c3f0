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
    "no-free-bed", "group-not-accepted", "conflict-in-house", "needs-not-met", "declines-shelter"
]

WhyDeclined = Literal[DeclineReason, "person-declines"]
"""Why someone was declined: of old it was not said what it is that a person declines."""

Elsewhere = Literal[
    "social-assistance-facility",
    "victim-support-facility",
    "trusted-address",
    "other-shelter",
    "relatives",
]
"""Where someone who cannot be placed here is sent on."""

UNSUITABLE: frozenset[DeclineReason] = frozenset(
    {"group-not-accepted", "conflict-in-house", "needs-not-met"}
)
"""No bed of ours will ever suit: waiting is of no use, another place must be named."""

WithdrawalReason = Literal[
    "person-changed-mind",
    "place-found-elsewhere",
    "no-longer-needed",
    "referral-withdrawn",
    "status-rejected",
    "person-died",
]

OutOfOrder = Literal[
    "conflict-in-house",
    "needs-met-only-there",
    "danger-grew",
    "next-declined",
    "family-together",
]
"""Why someone is offered a place before those who waited longer."""

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

FOR_A_CHILD: frozenset[Destination] = frozenset({"family", "relatives", "other-facility"})
"""Where someone looks after a child."""

DischargeReason = Literal["goals-reached", "return-home", "moved-on", "limit-reached"]

UnplannedReason = Literal[
    "own-wish",
    "unsafe-here",
    "health-care-elsewhere",
    "status-rejected",
    "gone-without-word",
    "emergency-over",
]

SENT_AWAY: frozenset[UnplannedReason] = frozenset({"status-rejected", "emergency-over"})
"""The house ends the stay; the person did not go by themselves."""

Occasion = Literal["on-reception", "routine", "emergency", "before-leaving"]

Provider = Literal["house-nurse", "commune-health-station", "hospital", "visiting-doctor"]
"""Who looked at the resident's health."""

Essential = Literal[
    "food", "clothing", "hygiene", "bedding", "medicine", "school-items", "baby-items"
]

SessionType = Literal["assessment", "individual", "group", "family", "crisis"]

SchoolLevel = Literal["preschool", "primary", "lower-secondary", "upper-secondary", "continuing"]

Trade = Literal[
    "tailoring",
    "cooking",
    "hairdressing",
    "handicraft",
    "agriculture",
    "hospitality",
    "office-work",
    "mechanics",
    "other",
]

IncidentType = Literal[
    "threat",
    "violence",
    "self-harm",
    "illness-or-injury",
    "stranger-at-the-house",
    "address-disclosed",
    "property",
    "other",
]

Severity = Literal["low", "serious", "critical"]

IncidentOutcome = Literal[
    "settled", "safety-plan-changed", "resident-moved", "reported-to-police", "staff-matter"
]

TransferReason = Literal[
    "safety",
    "conflict-in-house",
    "needs-met-there",
    "closer-to-family",
    "own-wish",
    "house-closing",
]

TransferAnswer = Literal["accepted", "no-free-bed", "group-not-accepted", "needs-not-met"]

WindDownCause = Literal["status-rejected", "person-died"]

Farewell = Literal["relatives", "house"]
"""Who sees to the funeral of a resident who died."""

ChildLeaving = Literal[
    "to-relatives",
    "to-alternative-care",
    "to-a-stay-of-its-own",
    "came-of-age",
    "gone-without-word",
]
"""Why a child who came along leaves before the resident does."""

ChildEnd = Literal[ChildLeaving, "died"]
"""How it ends that a child lives here beside the resident."""

ChildTurn = Literal[
    "came-of-age",
    "age-corrected",
    "status-rejected",
    "not-entitled",
    "consent-withdrawn",
    "person-died",
]
"""What was heard of a child who lives here beside a resident: what holds for it now?"""

ChildReview = Literal["stays-on", "stay-of-its-own", "leaves"]
"""What a look at a child's standing came to."""

Limit = Literal[
    "health-check",
    "regularisation",
    "absence",
    "wind-down",
    "facility-ceiling",
    "extension",
    "relatives",
]
"""What is due by a moment that was frozen when it began."""

ChildLimit = Literal["health-check", "extension", "relatives"]
"""What of it is due for a child who lives here beside a resident, by a clock of its own."""


PartyIndex = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A keyed digest that stands for someone; whoever lacks the key cannot tell for whom."""

Indexes = Annotated[tuple[PartyIndex, ...], Field(max_length=50)]


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
    """The stay goes on until this moment, paid for by the state or by others.

    The days that the state pays for and the house's ceiling are two limits: `funding` says
    whether the first is moved, `house_ceiling` whether the second is, too.
    """

    answer: Literal["granted"] = "granted"
    until: Moment
    funding: Funding
    house_ceiling: bool = False


class Extension(Message):
    """A decision that stands, and goes with the resident to another house."""

    until: Moment
    funding: Funding
    decided_by: DecidedBy
    ground: ExtensionGround


class Denied(Message):
    """The stay is not extended."""

    answer: Literal["denied"] = "denied"


class Parties(Message):
    """Who the resident is, and who stands against them: keyed codes, of use only to compare."""

    own: Indexes = ()
    opposing: Indexes = ()

    def clashes_with(self, others: "Parties") -> bool:
        """Tell whether one of them is among those who stand against the other."""
        return bool(set(self.own) & set(others.opposing) or set(self.opposing) & set(others.own))


ExtensionDecision = Annotated[Granted | Denied, Field(discriminator="answer")]

PolicyVersion = Annotated[str, Field(pattern=r"^[a-z0-9-]+@\d{4}-\d{2}-\d{2}$")]
"""Which edition of which table a limit was computed by."""

Needs = Annotated[tuple[Need, ...], Field(max_length=20)]
Goals = Annotated[tuple[Goal, ...], Field(min_length=1, max_length=20)]
Factors = Annotated[tuple[RiskFactor, ...], Field(max_length=20)]
Essentials = Annotated[tuple[Essential, ...], Field(min_length=1, max_length=20)]
Minutes = Annotated[int, Field(ge=5, le=480)]
Children = Annotated[int, Field(ge=0, le=20)]
