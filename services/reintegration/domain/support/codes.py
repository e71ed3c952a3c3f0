"""The lists for what a participant is given: a way home, learning, work, someone to talk to."""

from typing import Annotated, Literal

from pydantic import Field

PaidBy = Literal["state", "organisation", "participant", "nobody"]
"""Only what the state pays for asks for an entitlement."""

Relation = Literal["parent", "guardian", "grandparent", "sibling", "spouse", "other-relative"]

FamilyResult = Literal["suitable", "suitable-with-support", "unsuitable", "not-found"]

ReturnTo = Literal["family", "relatives", "own-home", "rented-home", "institution", "other"]

Escort = Literal["none", "worker", "relative", "police", "border-guard", "organisation"]

SessionType = Literal["individual", "group", "family", "crisis", "by-phone"]

Minutes = Annotated[int, Field(ge=5, le=600)]

Course = Literal[
    "agriculture",
    "beauty",
    "cooking",
    "crafts",
    "driving",
    "languages",
    "literacy",
    "mechanics",
    "office-skills",
    "sewing",
    "trade",
    "other",
]

DropReason = Literal["illness", "moved", "found-work", "unsafe", "family-duties", "not-suited"]

JobType = Literal[
    "agriculture",
    "construction",
    "domestic-work",
    "factory",
    "handicraft",
    "office",
    "own-business",
    "sales",
    "service",
    "other",
]

JobEnd = Literal["term-over", "resigned", "dismissed", "unsafe", "exploited", "moved"]

Bank = Literal["bank-for-social-policies"]

LoanAnswer = Literal["granted", "refused"]

Dong = Annotated[int, Field(ge=1, le=10_000_000_000)]
