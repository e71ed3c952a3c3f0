"""Codes that more than one room uses; the law's terms, see docs/glossary.md."""

from typing import Annotated, Literal

from pydantic import Field

from shared.kernel.ids import ConsentId
from shared.kernel.messages import Message

Receiver = Literal["shelter", "legal_aid", "reintegration"]
"""A service that a case can be referred to."""

LegalStatus = Literal["unverified", "under-identification", "victim", "not-victim"]

Group = Literal["women", "men", "girls", "boys"]
"""Whom a house accepts; under 18 are girls and boys."""

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

Purpose = Literal[
    "support",
    "interview",
    "referral",
    "legal-aid",
    "shelter",
    "reintegration",
    "follow-up",
    "statistics",
]
"""What a consent is for; one consent, one purpose."""

Ground = Literal["urgent-protection", "statutory-duty", "crime-prevention"]
"""Why content may be shared or taken without consent (PDPL Art 19.1)."""


class ByConsent(Message):
    """Shared because the person agreed."""

    basis: Literal["consent"] = "consent"
    consent_id: ConsentId


class ByGround(Message):
    """Shared on a lawful ground that needs no consent; the ground is named."""

    basis: Literal["ground"] = "ground"
    ground: Ground


Basis = Annotated[ByConsent | ByGround, Field(discriminator="basis")]
