"""Codes of the Law on Legal Aid 11/2017/QH14, as this room writes them."""

from typing import Annotated, Literal

from pydantic import Field

CentreCode = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=32)]
"""A centre's or branch's code, as it stands in the code of a matter."""

Sign = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A keyed digest of a name with a paper's number; whoever lacks the key cannot tell of whom."""

Signs = Annotated[tuple[Sign, ...], Field(max_length=10)]

Form = Literal["participation", "advice", "representation"]
"""Participation in proceedings, legal advice, out-of-court representation (Art 27)."""

LegalField = Literal[
    "criminal",
    "civil",
    "family",
    "labour",
    "land",
    "administrative",
    "social-policy",
    "other",
    "commerce",
]
"""Every field may be asked for; commerce is never accepted (Art 27)."""

LegalStatus = Literal[
    "victim", "under-identification", "accompanying-minor", "unverified", "not-victim"
]

StatusProof = Literal["confirmation-paper", "verification-in-progress", "relation-to-victim"]

Takeback = Literal["client", "referral-withdrawn"]
"""Who took a request back: the client, or the service that had referred them."""

Requester = Literal["client", "legal-representative", "relative", "proceeding-body", "referral"]

Document = Literal["request-form", "status-proof", "matter-documents"]
"""What a request's file consists of (Art 29)."""

CentreKind = Literal["centre", "branch"]

CompetentBy = Literal["client-resides", "matter-arises", "central-request"]
"""Why this centre may act (Art 26)."""

UrgentGround = Literal["limitation-ending", "hearing-near", "proceeding-body-asks", "avoid-harm"]
"""When a matter is accepted before its papers are complete (Art 30.4)."""

RefusalGround = Literal[
    "conditions-not-met", "unlawful-content", "client-deceased", "handled-elsewhere"
]
"""When a centre must refuse (Art 30.3)."""

DeclineReason = Literal["legal-aid-denied", "client-has-died", "not-entitled-to-legal-aid"]
"""By which rule no file is opened for whom another service refers."""

DiscontinuationGround = Literal[
    "conditions-not-met",
    "unlawful-content",
    "client-deceased",
    "handled-elsewhere",
    "prohibited-act",
    "client-withdraws",
]
"""When a matter ends before its result (Art 37)."""

ProviderKind = Literal[
    "legal-aid-assistant",
    "contracted-lawyer",
    "registered-lawyer",
    "legal-consultant",
    "collaborator",
]
"""Who may act for a client (Art 17)."""

FromElsewhere = Literal[
    "nobody-free", "conflict-of-interest", "language-or-field", "client-asks", "far-away"
]
"""Why somebody acts who is not of the centre that accepted the matter."""

Interest = Literal["represents", "relative", "other"]
"""How a provider stands to a party outside our matters."""

ReplacementReason = Literal[
    "conflict-of-interest", "illness", "no-longer-practising", "client-asks", "other"
]

StepType = Literal["meeting", "statement", "hearing", "filing", "advice"]

Result = Literal["advice-delivered", "representation-delivered", "settled", "stage-ended"]
"""How a matter ends; which result fits which form is a policy table."""

ReviewReason = Literal[
    "status-rejected",
    "client-deceased",
    "consent-withdrawn",
    "referral-withdrawn",
    "turned-eighteen",
    "age-corrected",
]
"""Why people look again at an open matter; nothing ends by itself."""

GoesOn = Literal[
    "status-regained", "other-listed-group", "consent-given-again", "client-still-asks"
]
"""Why a reviewed matter goes on; which other group of Art 7 is written in the decision."""

ProceedingBody = Literal["investigation-body", "procuracy", "court"]

NoticeType = Literal["aid-asked-for", "summons", "decision", "other"]
"""What a proceeding body writes about; the first must reach the centre within hours."""

InProceedings = Literal["held", "accused", "defendant", "injured-party"]
"""What the client is to the proceeding body."""

DeadlineKind = Literal["hearing", "limitation", "appeal", "filing", "answer", "other"]

Grade = Literal["good", "fair", "pass", "fail"]
"""The quality of what was done, by the grid of 100 points."""

Vnd = Annotated[int, Field(ge=0, le=10**13)]
"""An amount in dong."""

Paid = Annotated[int, Field(gt=0, le=10**13)]
