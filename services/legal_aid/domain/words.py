"""Codes of the Law on Legal Aid 11/2017/QH14, as this room writes them."""

from typing import Annotated, Literal

from pydantic import Field

CentreCode = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=32)]
"""A centre's or branch's code, as it stands in the code of a matter."""

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

Requester = Literal["client", "legal-representative", "relative", "proceeding-body", "referral"]

Document = Literal["request-form", "status-proof", "matter-documents"]
"""What a request's file consists of (Art 29)."""

CompetentBy = Literal["client-resides", "matter-arises", "central-request"]
"""Why this centre may act (Art 26)."""

UrgentGround = Literal["limitation-ending", "hearing-near", "proceeding-body-asks", "avoid-harm"]
"""When a matter is accepted before its papers are complete (Art 30.4)."""

RefusalGround = Literal[
    "conditions-not-met", "unlawful-content", "client-deceased", "handled-elsewhere"
]
"""When a centre must refuse (Art 30.3)."""

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

ReplacementReason = Literal[
    "conflict-of-interest", "illness", "no-longer-practising", "client-asks", "other"
]

StepType = Literal["meeting", "statement", "hearing", "filing", "advice"]

Result = Literal["advice-delivered", "representation-delivered", "settled", "stage-ended"]
"""How a matter ends; which result fits which form is a policy table."""
