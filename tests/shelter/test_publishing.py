"""What the others hear of a stay, and what they never hear."""

import pytest

from services.shelter import ROOM
from services.shelter.publishing import publish
from shared.contracts import casework, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Event
from tests.shelter.made_up import (
    DAY,
    DAY_120,
    HOUSE,
    JOURNEY,
    NOON,
    REFERRAL,
    STAY,
    admitted,
    agreed,
    approved,
    assessed,
    bed_taken,
    care_plan_overdue,
    declined,
    denied,
    discharged,
    ended,
    expired,
    extended,
    funded_began,
    left_unplanned,
    limit_reached,
    note_recorded,
    plan_withdrawn,
    planned,
    registered,
    requested,
    revised,
    waitlisted,
    withdrawn,
)
from tests.shelter.made_up_lives import (
    buried,
    came_back,
    ceiling_passed,
    checked,
    consent_lost,
    died,
    enrolled,
    extension_asked,
    given,
    missed,
    parties_registered,
    received,
    reported,
    session_held,
    taken_in,
    training,
    transfer_accepted,
    transfer_asked,
    transferred,
    wind_down_began,
)

TOLD: list[tuple[Event, type[Fact], dict[str, object]]] = [
    (requested, shelter.PlacementRequested, {"referral_id": REFERRAL}),
    (approved, shelter.PlacementApproved, {"referral_id": REFERRAL}),
    (waitlisted, shelter.PlacementWaitlisted, {"referral_id": REFERRAL}),
    (
        declined,
        shelter.PlacementDeclined,
        {"referral_id": REFERRAL, "reason": "no-free-bed"},
    ),
    (
        withdrawn,
        shelter.PlacementDeclined,
        {"referral_id": REFERRAL, "reason": "changed-mind"},
    ),
    *(
        (
            withdrawn.model_copy(update={"reason": reason}),
            shelter.PlacementDeclined,
            {"referral_id": REFERRAL, "reason": told},
        )
        for reason, told in (
            ("person-died", "died"),
            ("status-rejected", "rejected"),
            ("referral-withdrawn", "request-withdrawn"),
            ("place-found-elsewhere", "request-withdrawn"),
            ("no-longer-needed", "request-withdrawn"),
        )
    ),
    (
        expired,
        shelter.PlacementDeclined,
        {"referral_id": REFERRAL, "reason": "not-taken-up"},
    ),
    (admitted, shelter.ResidentAdmitted, {"referral_id": REFERRAL}),
    (agreed, shelter.CarePlanAgreed, {}),
    (extended, shelter.StayExtended, {"until": DAY_120 + 60 * DAY}),
    (limit_reached, shelter.StayLimitReached, {}),
    (planned, shelter.DischargePlanned, {"planned_for": NOON + 14 * DAY}),
    (plan_withdrawn, shelter.DischargePlanWithdrawn, {}),
    (
        discharged,
        shelter.ResidentDischarged,
        {"destination": "family", "referral_id": REFERRAL},
    ),
    (
        left_unplanned,
        shelter.ResidentDischarged,
        {"destination": "unknown", "referral_id": REFERRAL},
    ),
    (
        declined.model_copy(update={"elsewhere": "trusted-address"}),
        shelter.PlacementDeclined,
        {"referral_id": REFERRAL, "reason": "no-free-bed", "elsewhere": "trusted-address"},
    ),
    (denied, shelter.ExtensionDenied, {}),
    (taken_in, shelter.EmergencyPlacementMade, {}),
    (checked, shelter.HealthCheckDone, {}),
    (given, shelter.EssentialsProvided, {}),
    (session_held, shelter.PsychSessionRecorded, {}),
    (enrolled, shelter.SchoolEnrolled, {}),
    (training, shelter.TrainingStarted, {}),
    (reported, shelter.ProtectionRequested, {}),
    (transferred, shelter.ResidentTransferred, {"referral_id": REFERRAL}),
    (missed, shelter.ResidentAbsconded, {}),
    (came_back, shelter.ResidentReturned, {}),
    (died, shelter.ResidentDied, {"referral_id": REFERRAL}),
]


@pytest.mark.parametrize(("event", "fact", "fields"), TOLD)
def test_others_hear_that_it_happened(
    event: Event, fact: type[Fact], fields: dict[str, object]
) -> None:
    expected = fact.model_validate(
        {
            "journey_id": JOURNEY,
            "stay_id": STAY,
            "occurred_at": event.occurred_at,
            **fields,
        }
    )
    assert publish(event, JOURNEY) == expected


@pytest.mark.parametrize(
    "event",
    [
        registered,
        bed_taken,
        funded_began,
        ended,
        revised,
        care_plan_overdue,
        assessed,
        note_recorded,
        reported.model_copy(update={"incident": "illness-or-injury"}),
        extension_asked,
        received,
        transfer_asked,
        transfer_accepted,
        buried,
        wind_down_began,
        consent_lost,
        ceiling_passed,
        parties_registered,
    ],
)
def test_the_rest_stays_in_the_room(event: Event) -> None:
    assert publish(event, JOURNEY) is None


def test_every_fact_on_the_door_plate_is_told() -> None:
    assert {fact for _, fact, _ in TOLD} == ROOM.tells - casework.TELLS


@pytest.mark.parametrize(("event", "_fact", "_fields"), TOLD)
def test_nobody_outside_learns_which_house(
    event: Event, _fact: type[Fact], _fields: dict[str, object]
) -> None:
    fact = publish(event, JOURNEY)
    assert fact is not None
    assert str(HOUSE) not in fact.model_dump_json()
