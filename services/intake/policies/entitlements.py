"""Keep each person's entitlements true: their standing in law, and what was given anywhere.

What another service gave is noted whatever the law says of it: it happened. What none of them
tells, a worker at intake records.
"""

from collections.abc import Mapping
from typing import assert_never, get_args

from services.intake.domain.entitlement.messages import (
    Elsewhere,
    NoteCategory,
    NoteElsewhere,
    ResumeEntitlements,
    Service,
    StopEntitlements,
)
from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Command
from shared.law.entitlements import Item

Heard = tuple[Service, Item, Elsewhere]

_MEANS: Mapping[type[Fact], Heard] = {
    shelter.PlacementApproved: ("shelter", "a-essential-needs", "offered"),
    shelter.EmergencyPlacementMade: ("shelter", "a-essential-needs", "taken"),
    shelter.ResidentAdmitted: ("shelter", "a-essential-needs", "taken"),
    shelter.ChildLodged: ("shelter", "a-essential-needs", "taken"),
    shelter.EssentialsProvided: ("shelter", "a-essential-needs", "taken"),
    shelter.StayLimitReached: ("shelter", "a-essential-needs", "exhausted"),
    shelter.StayExtended: ("shelter", "a-essential-needs", "renewed"),
    shelter.HealthCheckDone: ("shelter", "b-medical", "taken"),
    shelter.PsychSessionRecorded: ("shelter", "g-psychological", "taken"),
    shelter.SchoolEnrolled: ("shelter", "h-education", "taken"),
    shelter.TrainingStarted: ("shelter", "i-vocational", "taken"),
    legal_aid.AidRequested: ("legal_aid", "dd-legal-aid", "offered"),
    legal_aid.MatterAccepted: ("legal_aid", "dd-legal-aid", "taken"),
    legal_aid.AidRequestWithdrawn: ("legal_aid", "dd-legal-aid", "declined"),
    reintegration.ReturnedHome: ("reintegration", "e-travel", "taken"),
    reintegration.PsychosocialSupportGiven: ("reintegration", "g-psychological", "taken"),
    reintegration.TrainingEnrolled: ("reintegration", "i-vocational", "taken"),
    reintegration.LoanReferred: ("reintegration", "k-hardship-and-loan", "offered"),
    reintegration.LoanGranted: ("reintegration", "k-hardship-and-loan", "taken"),
}

_UNWANTED: frozenset[shelter.DeclineReason] = frozenset(
    {"person-declines", "declines-shelter", "changed-mind"}
)
"""Why a shelter has no place for someone who does not want one; any other no is not theirs."""

_GRANTS: Mapping[reintegration.Grant, Item] = {
    "education": "h-education",
    "vocational": "i-vocational",
    "hardship": "k-hardship-and-loan",
}

Asked = reintegration.GrantApplied | reintegration.GrantApproved

Standing = (
    intake.CategoryDetermined
    | intake.VictimStatusRejected
    | intake.PersonDied
    | intake.CaseReopened
)
HEARS: tuple[type[Fact], ...] = (
    *get_args(Standing),
    *_MEANS,
    *get_args(Asked),
    shelter.PlacementDeclined,
)


def react(fact: Fact) -> list[Command]:
    """Note what this fact changes in the person's entitlements."""
    if isinstance(fact, Standing):
        return [_standing(fact)]
    if isinstance(fact, Asked):
        became: Elsewhere = "offered" if isinstance(fact, reintegration.GrantApplied) else "taken"
        return [_elsewhere(fact, ("reintegration", _GRANTS[fact.grant], became))]
    if isinstance(fact, shelter.PlacementDeclined):
        unwanted: Heard = ("shelter", "a-essential-needs", "declined")
        return [_elsewhere(fact, unwanted)] if fact.reason in _UNWANTED else []
    return [_elsewhere(fact, _MEANS[type(fact)])]


def _elsewhere(fact: Fact, heard: Heard) -> NoteElsewhere:
    by_service, item, became = heard
    return NoteElsewhere(
        journey_id=fact.journey_id,
        item=item,
        became=became,
        by_service=by_service,
        occurred_at=fact.occurred_at,
    )


def _standing(fact: Standing) -> Command:
    journey_id, at = fact.journey_id, fact.occurred_at
    match fact:
        case intake.CategoryDetermined():
            return NoteCategory(
                journey_id=journey_id,
                category=fact.category,
                nationality=fact.nationality,
                under_18=fact.under_18,
                effective_from=fact.effective_from,
                occurred_at=at,
            )
        case intake.VictimStatusRejected():
            return StopEntitlements(journey_id=journey_id, reason="not-victim", occurred_at=at)
        case intake.PersonDied():
            return StopEntitlements(journey_id=journey_id, reason="death", occurred_at=at)
        case intake.CaseReopened():
            return ResumeEntitlements(journey_id=journey_id, occurred_at=at)
        case _:
            assert_never(fact)
