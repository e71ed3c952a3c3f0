"""What is asked and recorded about a person's entitlements under Article 37."""

from typing import Annotated, Literal

from pydantic import Field

from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event, Kept, Moment, RecordRef
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item

Service = Literal["intake", "shelter", "legal_aid", "reintegration"]
"""Who offered or gave something."""

Progress = Literal["not-offered", "offered", "taken", "declined", "exhausted"]
"""How far the person came with one entitlement."""

Elsewhere = Literal["offered", "taken", "declined", "exhausted", "renewed"]
"""What another service says became of an entitlement."""

DecisionGround = Literal[
    "foreigner",
    "child-of-foreign-victim",
    "beside-not-victim",
    "stateless-not-resident",
    "category-unknown",
    "came-of-age",
    "legal-aid-abroad",
]
"""Why people decide: Art 37.4, or where Art 37 is silent or another law disagrees."""

StopReason = Literal["not-victim", "withdrawn", "limit-passed", "death"]
"""Found not to be a victim; left, or was left without an answer, and not a victim; died."""

EndReason = StopReason | Literal["category", "decision"]

Awaited = Literal["decision", "offer"]


class NoteCategory(Command):
    """The case found in which row of Article 37 the person stands."""

    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment


class StopEntitlements(Command):
    """Nothing more is given from now on; what was given stays recorded."""

    journey_id: JourneyId
    reason: StopReason


class ResumeEntitlements(Command):
    """The case goes on: what had stopped the entitlements no longer stands."""

    journey_id: JourneyId


class DecideEntitlement(Command):
    journey_id: JourneyId
    item: Item
    granted: bool
    ground: DecisionGround
    decision: Annotated[RecordRef, Kept("entitlement-decision")]


class OfferEntitlement(Command):
    journey_id: JourneyId
    item: Item


class RecordTaken(Command):
    journey_id: JourneyId
    item: Item


class RecordDeclined(Command):
    journey_id: JourneyId
    item: Item


class RecordExhausted(Command):
    journey_id: JourneyId
    item: Item


class NoteElsewhere(Command):
    """Another service offered or gave something: it happened, whatever the law says."""

    journey_id: JourneyId
    item: Item
    became: Elsewhere
    by_service: Service


class NoteEntitlementOverdue(Command):
    journey_id: JourneyId
    item: Item
    awaited: Awaited


Claiming = NoteCategory | StopEntitlements | ResumeEntitlements | DecideEntitlement
Giving = OfferEntitlement | RecordTaken | RecordDeclined | RecordExhausted | NoteElsewhere
EntitlementCommand = Claiming | Giving | NoteEntitlementOverdue


class CategoryNoted(Event):
    kind: Literal["category-noted.v1"] = "category-noted.v1"
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    under_18: bool
    effective_from: Moment
    policy_version: str


class EntitlementOpened(Event):
    """The person has it; `offer_by` is empty where it had been offered before."""

    kind: Literal["entitlement-opened.v1"] = "entitlement-opened.v1"
    journey_id: JourneyId
    item: Item
    by: Literal["law", "decision"]
    offer_by: Moment | None
    policy_version: str


class EntitlementAwaitsDecision(Event):
    kind: Literal["entitlement-awaits-decision.v1"] = "entitlement-awaits-decision.v1"
    journey_id: JourneyId
    item: Item
    decide_by: Moment
    policy_version: str


class EntitlementDecided(Event):
    kind: Literal["entitlement-decided.v1"] = "entitlement-decided.v1"
    journey_id: JourneyId
    item: Item
    granted: bool
    ground: DecisionGround
    decision: RecordRef


class EntitlementOffered(Event):
    kind: Literal["entitlement-offered.v1"] = "entitlement-offered.v1"
    journey_id: JourneyId
    item: Item
    by_service: Service
    covered: bool


class EntitlementTaken(Event):
    """`covered` tells whether the law or a decision gave it on that day."""

    kind: Literal["entitlement-taken.v1"] = "entitlement-taken.v1"
    journey_id: JourneyId
    item: Item
    by_service: Service
    covered: bool


class EntitlementDeclined(Event):
    kind: Literal["entitlement-declined.v1"] = "entitlement-declined.v1"
    journey_id: JourneyId
    item: Item
    by_service: Service = "intake"


class EntitlementExhausted(Event):
    kind: Literal["entitlement-exhausted.v1"] = "entitlement-exhausted.v1"
    journey_id: JourneyId
    item: Item
    by_service: Service


class EntitlementRenewed(Event):
    """Someone competent gave more of what was exhausted."""

    kind: Literal["entitlement-renewed.v1"] = "entitlement-renewed.v1"
    journey_id: JourneyId
    item: Item
    by_service: Service


class EntitlementEnded(Event):
    """The person has it no longer; what was given stays."""

    kind: Literal["entitlement-ended.v1"] = "entitlement-ended.v1"
    journey_id: JourneyId
    item: Item
    reason: EndReason


class EntitlementsStopped(Event):
    kind: Literal["entitlements-stopped.v1"] = "entitlements-stopped.v1"
    journey_id: JourneyId
    reason: StopReason


class EntitlementOverdue(Event):
    kind: Literal["entitlement-overdue.v1"] = "entitlement-overdue.v1"
    journey_id: JourneyId
    item: Item
    awaited: Awaited
    due_at: Moment


Held = (
    EntitlementOpened
    | EntitlementAwaitsDecision
    | EntitlementDecided
    | EntitlementEnded
    | EntitlementOverdue
)
"""What changes whether the person has an item."""

Given = (
    EntitlementOffered
    | EntitlementTaken
    | EntitlementDeclined
    | EntitlementExhausted
    | EntitlementRenewed
)
"""What changes how far they came with it."""

EntitlementEvent = Annotated[
    CategoryNoted | EntitlementsStopped | Held | Given, Field(discriminator="kind")
]
