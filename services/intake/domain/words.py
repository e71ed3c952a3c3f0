"""The words intake thinks in: codes from the law and from practice, never free text."""

from typing import Annotated, Literal

from pydantic import Field

from shared.kernel.messages import Code, Involves
from shared.law import consent as law

Channel = Literal["self", "rescue", "abroad", "foreigner"]
"""How the person came: Arts 27, 28, 29-30 and 31 of Law 53/2024."""

Group = Literal["women", "men", "girls", "boys"]
"""Under 18 are girls and boys (Law 53/2024, Art 2.1)."""

AgeClass = Literal["under-seven", "seven-to-seventeen", "adult"]

ProofOfAge = Literal["identity-paper", "birth-record", "age-assessment", "authority-confirmation"]
AgeBasis = ProofOfAge | Literal["own-statement", "statement-of-others"]
"""What a corrected age rests on: word alone makes someone younger, never older."""

DoubtReason = Literal["representative-suspected", "found-to-be-child"]
"""Why a consent is in doubt: whoever gave it is suspected, or was too young to."""

AgeGap = Literal["representative", "own-view"]
"""What a child has a right to and whoever was taken for older has not had yet."""

ReceivingBody = Literal[
    "commune",
    "police",
    "border-guard",
    "coast-guard",
    "hotline",
    "overseas-mission",
    "rescue-force",
    "other-agency",
]

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

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
"""An ISO 639 code."""

Purpose = law.Purpose
"""What a consent is for; one consent, one purpose."""

Scope = law.Scope
"""Which kind of content a consent reaches."""

ConsentForm = Literal["written", "electronic", "recorded-call", "spoken-before-witness"]
"""Forms that can be shown later; silence is none of them."""

GivenBy = Literal["person", "representative", "guardian", "health-department"]
"""A guardian or the department stands in where the representative is suspected."""

OwnView = Literal["agrees", "does-not-agree"]
"""What a child of seven or older says of it themself."""

RepresentativeKind = Literal["parent", "adoptive-parent", "guardian-by-law", "named-by-court"]

GuardianKind = Literal["guardian-ad-litem", "relative", "facility-head", "health-department"]

AtOnce = Literal["commune", "notice"]
"""What the law wants at once: the way to the commune, the notice to the Department of Health."""

AppointingBody = Literal["court", "commune", "health-department"]

Ground = law.Ground
"""Why consent is not needed (Law 91/2025, Art 19.1)."""

LegalStatus = Literal["unverified", "under-identification", "victim", "not-victim"]

VerificationResult = Literal["verified", "partly-verified", "not-verified"]

PaperType = Literal[
    "police-confirmation",
    "rescue-confirmation",
    "procedural-document",
    "foreign-legalised",
    "mission-confirmation",
]
"""Papers that prove victim status (Law 53/2024, Art 33)."""

IssuerKind = Literal[
    "district-police",
    "provincial-police",
    "ministry-of-public-security",
    "ministry-of-national-defence",
    "border-guard",
    "coast-guard",
    "investigation-body",
    "procuracy",
    "court",
    "foreign-authority",
    "overseas-mission",
]

Document = PaperType | Literal["declaration", "identity-paper", "travel-paper", "handover-record"]
"""What was found at initial verification."""

ExtensionGround = Literal["complicated-case", "foreign-inquiry"]

EvidenceSource = Literal[
    "procedural-body",
    "rescue-agency",
    "overseas-mission",
    "other-domestic-body",
    "foreign-authority",
    "person-or-relative",
    "trafficker",
    "other-victim-or-witness",
    "other-lawful",
]
"""Where evidence for identification comes from (Law 53/2024, Art 32.1)."""

SomeEvidence = Annotated[tuple[EvidenceSource, ...], Field(min_length=1, max_length=20)]

Act = Literal["recruit", "transport", "harbour", "transfer", "receive"]
Means = Literal["force", "threat", "deception", "other-means"]
Exploitation = Literal[
    "material-benefit", "sexual-exploitation", "forced-labour", "organ-removal", "other-inhuman"
]
"""The elements of trafficking: act, means, purpose (Law 53/2024, Art 2.1)."""

Sign = Literal["absence-matches", "found-with-victims", "time-spent", "other-sign"]
"""What is weighed where evidence fails (Law 53/2024, Art 32.2; the list was read in part)."""

AppealGround = Literal[
    "new-evidence", "evidence-misread", "signs-not-considered", "procedure-not-kept"
]
Appellant = Literal["person", "representative", "guardian", "legal-aid-provider"]
AppealBody = Literal["deciding-body", "higher-body", "court"]
ReopeningReason = Literal["new-evidence", "appeal"]

RejectionGround = Literal["evidence-insufficient", "not-trafficking", "false-claim"]

Receiver = Literal["shelter", "legal_aid", "reintegration"]

Urgency = Literal["routine", "urgent", "immediate"]

Answer = Literal["received", "accepted", "waitlisted", "declined", "started"]
"""What became of a referral, as the receiving service tells it."""

WithdrawalReason = Literal["wish-of-person", "left-unannounced", "moved-away"]

ClosingReason = Literal[
    "handed-on", "support-declined", "not-victim", "withdrawn", "limit-passed", "deceased"
]
Closure = ClosingReason | Literal["joined"]
"""Why a case is closed; as joined only by the step that says where it goes on."""


PoliceUnit = Annotated[Code, Involves()]
"""The police unit that a case is sent to; from then on it is theirs too."""

ByConsent = law.ByConsent
ByGround = law.ByGround
Basis = law.Basis
BY_LAW = law.BY_LAW
