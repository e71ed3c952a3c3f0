"""What rooms tell becomes what a person has, and what they were given."""

from collections.abc import Mapping
from typing import Any, get_args
from uuid import UUID

import pytest

from services.intake.domain.entitlement.messages import (
    Elsewhere,
    NoteElsewhere,
    ResumeEntitlements,
    Service,
)
from services.intake.policies.entitlements import HEARS, Standing, react
from shared.contracts import intake, legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.law.entitlements import ITEMS, Item
from tests.intake.entitled import note, stop
from tests.intake.made_up import JOURNEY, NOON, REFERRAL

_HERE: dict[str, Any] = {"journey_id": JOURNEY, "occurred_at": NOON}
_STAY: dict[str, Any] = {**_HERE, "stay_id": UUID(int=11)}
_MATTER: dict[str, Any] = {**_HERE, "matter_id": UUID(int=12), "referral_id": REFERRAL}
_PLAN: dict[str, Any] = {**_HERE, "plan_id": UUID(int=13)}

GRANTS: tuple[tuple[reintegration.Grant, Item], ...] = (
    ("education", "h-education"),
    ("vocational", "i-vocational"),
    ("hardship", "k-hardship-and-loan"),
)
UNWANTED: tuple[shelter.DeclineReason, ...] = (
    "person-declines",
    "declines-shelter",
    "changed-mind",
)

GIVEN: list[tuple[Fact, Service, Item, Elsewhere]] = [
    (
        shelter.PlacementApproved(**_STAY, referral_id=None),
        "shelter",
        "a-essential-needs",
        "offered",
    ),
    *(
        (
            shelter.PlacementDeclined(**_STAY, referral_id=None, reason=why),
            "shelter",
            "a-essential-needs",
            "declined",
        )
        for why in UNWANTED
    ),
    (shelter.EmergencyPlacementMade(**_STAY), "shelter", "a-essential-needs", "taken"),
    (
        shelter.ResidentAdmitted(**_STAY, referral_id=None),
        "shelter",
        "a-essential-needs",
        "taken",
    ),
    (
        shelter.ChildLodged(**_STAY, funded_until=NOON),
        "shelter",
        "a-essential-needs",
        "taken",
    ),
    (shelter.EssentialsProvided(**_STAY), "shelter", "a-essential-needs", "taken"),
    (shelter.StayLimitReached(**_STAY), "shelter", "a-essential-needs", "exhausted"),
    (shelter.StayExtended(**_STAY, until=NOON), "shelter", "a-essential-needs", "renewed"),
    (shelter.HealthCheckDone(**_STAY), "shelter", "b-medical", "taken"),
    (shelter.PsychSessionRecorded(**_STAY), "shelter", "g-psychological", "taken"),
    (shelter.SchoolEnrolled(**_STAY), "shelter", "h-education", "taken"),
    (shelter.TrainingStarted(**_STAY), "shelter", "i-vocational", "taken"),
    (legal_aid.AidRequested(**_MATTER), "legal_aid", "dd-legal-aid", "offered"),
    (legal_aid.MatterAccepted(**_MATTER), "legal_aid", "dd-legal-aid", "taken"),
    (
        legal_aid.AidRequestWithdrawn(**_MATTER),
        "legal_aid",
        "dd-legal-aid",
        "declined",
    ),
    (reintegration.ReturnedHome(**_PLAN), "reintegration", "e-travel", "taken"),
    (
        reintegration.PsychosocialSupportGiven(**_PLAN),
        "reintegration",
        "g-psychological",
        "taken",
    ),
    (reintegration.TrainingEnrolled(**_PLAN), "reintegration", "i-vocational", "taken"),
    (reintegration.LoanReferred(**_PLAN), "reintegration", "k-hardship-and-loan", "offered"),
    (reintegration.LoanGranted(**_PLAN), "reintegration", "k-hardship-and-loan", "taken"),
    *(
        (reintegration.GrantApplied(**_PLAN, grant=grant), "reintegration", item, "offered")
        for grant, item in GRANTS
    ),
    (
        reintegration.GrantApproved(**_PLAN, grant="education"),
        "reintegration",
        "h-education",
        "taken",
    ),
    (
        reintegration.GrantApproved(**_PLAN, grant="vocational"),
        "reintegration",
        "i-vocational",
        "taken",
    ),
    (
        reintegration.GrantApproved(**_PLAN, grant="hardship"),
        "reintegration",
        "k-hardship-and-loan",
        "taken",
    ),
]


RECORDED_AT_INTAKE: Mapping[Item, frozenset[Elsewhere]] = {
    "a-essential-needs": frozenset(),
    "b-medical": frozenset({"offered", "declined", "exhausted"}),
    "c-interpretation": frozenset({"offered", "taken", "declined", "exhausted"}),
    "d-legal-support": frozenset({"offered", "taken", "declined", "exhausted"}),
    "dd-legal-aid": frozenset({"exhausted"}),
    "e-travel": frozenset({"offered", "declined", "exhausted"}),
    "g-psychological": frozenset({"offered", "declined", "exhausted"}),
    "h-education": frozenset({"declined", "exhausted"}),
    "i-vocational": frozenset({"declined", "exhausted"}),
    "k-hardship-and-loan": frozenset({"declined", "exhausted"}),
}
"""What no other service tells: a worker at intake records it.

Interpretation and legal support are given at intake. Legal aid is used up by no matter, and of
an allowance and a loan together nobody says that all is used up because one of them was given.
"""


@pytest.mark.parametrize(("fact", "by_service", "item", "became"), GIVEN)
def test_what_another_room_gave_is_noted(
    fact: Fact, by_service: Service, item: Item, became: Elsewhere
) -> None:
    assert react(fact) == [
        NoteElsewhere(
            journey_id=JOURNEY, item=item, became=became, by_service=by_service, occurred_at=NOON
        )
    ]


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("became", ["offered", "taken", "declined", "exhausted"])
def test_each_step_of_each_item_is_told_by_a_service_or_recorded_at_intake(
    item: Item, became: Elsewhere
) -> None:
    told = any((of, how) == (item, became) for _, _, of, how in GIVEN)
    assert told != (became in RECORDED_AT_INTAKE[item])


def test_a_shelter_that_has_no_place_says_nothing_of_what_the_person_wants() -> None:
    for why in set(get_args(shelter.DeclineReason)) - set(UNWANTED):
        full = shelter.PlacementDeclined(**_STAY, referral_id=None, reason=why)
        assert react(full) == []


def test_the_category_that_the_case_found_is_noted() -> None:
    fact = intake.CategoryDetermined(
        **_HERE,
        category="under-18-with-victim",
        nationality="unknown",
        under_18=True,
        effective_from=NOON,
    )
    assert react(fact) == [note("under-18-with-victim", "unknown", under_18=True)]


def test_a_no_and_a_death_stop_what_the_person_had() -> None:
    assert react(intake.VictimStatusRejected(**_HERE)) == [stop("not-victim")]
    assert react(intake.PersonDied(**_HERE)) == [stop("death")]


def test_a_reopened_case_gives_it_back() -> None:
    resume = ResumeEntitlements(journey_id=JOURNEY, occurred_at=NOON)
    assert react(intake.CaseReopened(**_HERE)) == [resume]


def test_every_fact_that_is_heard_means_something() -> None:
    assert {type(fact) for fact, *_ in GIVEN} | {*get_args(Standing)} == set(HEARS)
