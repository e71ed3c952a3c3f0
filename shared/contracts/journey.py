"""Every fact of a journey, and the picture of it that all rooms draw alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from shared.contracts import casework, intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact, FactReader

ALL_FACTS: frozenset[type[Fact]] = (
    casework.TELLS | intake.TELLS | shelter.TELLS | legal_aid.TELLS | reintegration.TELLS
)
reader = FactReader.of(ALL_FACTS)

STATUS = {
    "case-opened": "unverified",
    "identification-requested": "under-identification",
    "victim-status-confirmed": "victim",
    "victim-status-rejected": "not-victim",
    "case-reopened": "under-identification",
}

STAGE = {
    "case-opened": ("intake", "opened"),
    "initial-verification-recorded": ("intake", "verified"),
    "identification-requested": ("intake", "under-identification"),
    "victim-status-confirmed": ("intake", "confirmed"),
    "victim-status-rejected": ("intake", "rejected"),
    "rejection-appealed": ("intake", "appealed"),
    "case-reopened": ("intake", "under-identification"),
    "person-died": ("intake", "died"),
    "case-withdrawn": ("intake", "withdrawn"),
    "case-closed": ("intake", "closed"),
    "placement-requested": ("shelter", "requested"),
    "placement-approved": ("shelter", "approved"),
    "placement-waitlisted": ("shelter", "waitlisted"),
    "placement-declined": ("shelter", "declined"),
    "resident-admitted": ("shelter", "resident"),
    "child-lodged": ("shelter", "resident"),
    "child-moved-out": ("shelter", "left"),
    "emergency-placement-made": ("shelter", "emergency"),
    "resident-transferred": ("shelter", "resident"),
    "resident-absconded": ("shelter", "absent"),
    "resident-returned": ("shelter", "resident"),
    "resident-died": ("shelter", "died"),
    "discharge-planned": ("shelter", "discharge-planned"),
    "discharge-plan-withdrawn": ("shelter", "resident"),
    "resident-discharged": ("shelter", "left"),
    "aid-requested": ("legal_aid", "requested"),
    "aid-referral-declined": ("legal_aid", "declined"),
    "matter-accepted": ("legal_aid", "accepted"),
    "matter-refused": ("legal_aid", "refused"),
    "aid-request-withdrawn": ("legal_aid", "withdrawn"),
    "provider-appointed": ("legal_aid", "in-progress"),
    "matter-completed": ("legal_aid", "completed"),
    "matter-discontinued": ("legal_aid", "discontinued"),
    "client-died": ("legal_aid", "died"),
    "plan-opened": ("reintegration", "draft"),
    "plan-agreed": ("reintegration", "agreed"),
    "plan-started": ("reintegration", "active"),
    "follow-up-done": ("reintegration", "monitoring"),
    "plan-suspended": ("reintegration", "suspended"),
    "plan-resumed": ("reintegration", "active"),
    "setback-recorded": ("reintegration", "active"),
    "retrafficking-confirmed": ("reintegration", "re-trafficked"),
    "plan-closed": ("reintegration", "closed"),
}


@dataclass(frozen=True)
class Entry:
    """One thing that happened on a journey."""

    at: datetime
    recorded_at: datetime
    service: str
    what: str
    details: dict[str, Any]


@dataclass
class Journey:
    """Where a person stands: the legal status, and each service's last word.

    `linked_with` are the other journeys of the same person; `restricted` that nothing new
    is shared on their consent.
    """

    legal_status: str = "unknown"
    standing: dict[str, str] = field(default_factory=dict[str, str])
    consents: dict[str, str] = field(default_factory=dict[str, str])
    linked_with: set[str] = field(default_factory=set[str])
    restricted: bool = False
    erasure: Literal["none", "ordered", "completed"] = "none"
    last_at: datetime | None = None


def draw(entries: Iterable[Entry]) -> Journey:
    """Return the picture after these entries, given in the order they were recorded."""
    journey = Journey()
    for entry in entries:
        name = entry.what.rpartition(".v")[0]
        journey.legal_status = STATUS.get(name, journey.legal_status)
        if name in STAGE:
            service, standing = STAGE[name]
            journey.standing[service] = standing
        if name == "consent-recorded":
            journey.consents[str(entry.details["consent_id"])] = str(entry.details["purpose"])
        if name == "consent-withdrawn":
            journey.consents.pop(str(entry.details["consent_id"]), None)
        if name == "journeys-linked":
            journey.linked_with.add(str(entry.details["with_journey"]))
        if name == "journeys-unlinked":
            journey.linked_with.discard(str(entry.details["with_journey"]))
        _draw_rights(journey, name)
        journey.last_at = entry.recorded_at
    return journey


def _draw_rights(journey: Journey, name: str) -> None:
    match name:
        case "journey-restricted":
            journey.restricted = True
        case "restriction-lifted":
            journey.restricted = False
        case "erasure-ordered":
            journey.erasure = "ordered"
        case "erasure-completed":
            journey.erasure = "completed"
        case _:
            pass
