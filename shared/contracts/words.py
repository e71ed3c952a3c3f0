"""Codes that more than one room uses; the law's terms, see docs/glossary.md."""

from typing import Literal

from shared.law import consent as law

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

Purpose = law.Purpose
"""What a consent is for; one consent, one purpose."""

Ground = law.Ground
"""Why content may be shared or taken without consent."""

ByConsent = law.ByConsent
ByGround = law.ByGround
Basis = law.Basis
"""On whose word something is shared."""
