"""What the others hear of a stay, and what they never hear."""

import pytest

from services.shelter import ROOM
from services.shelter.domain.stay.child_messages import ChildEvent
from services.shelter.domain.together.children import beside
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
    began,
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
    CHILD,
    buried,
    came_back,
    ceiling_passed,
    checked,
    child_died,
    child_extended,
    child_lodged,
    child_moved_out,
    childs_days_over,
    consent_lost,
    died,
    doubt_heard,
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

BESIDE = beside(STAY, CHILD)

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
            ("place-found-elsewhere", "found-elsewhere"),
            ("no-longer-needed", "not-needed"),
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

TOLD_OF_A_CHILD: list[tuple[Event, type[Fact], dict[str, object]]] = [
    (child_lodged, shelter.ChildLodged, {"funded_until": DAY_120}),
    (
        began.model_copy(update={"journey_id": CHILD, "stay_id": BESIDE, "child_id": CHILD}),
        shelter.ChildLodged,
        {"funded_until": None},
    ),
    (child_extended, shelter.StayExtended, {"until": child_extended.until}),
    (child_died, shelter.ResidentDied, {}),
    (childs_days_over, shelter.StayLimitReached, {}),
    (child_moved_out, shelter.ChildMovedOut, {}),
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
        doubt_heard,
        ceiling_passed,
        parties_registered,
    ],
)
def test_the_rest_stays_in_the_room(event: Event) -> None:
    assert publish(event, JOURNEY) is None


def test_every_fact_on_the_door_plate_is_told() -> None:
    told = {fact for _, fact, _ in (*TOLD, *TOLD_OF_A_CHILD)}
    assert told == ROOM.tells - casework.TELLS


@pytest.mark.parametrize(("event", "_fact", "_fields"), TOLD)
def test_nobody_outside_learns_which_house(
    event: Event, _fact: type[Fact], _fields: dict[str, object]
) -> None:
    fact = publish(event, JOURNEY)
    assert fact is not None
    assert str(HOUSE) not in fact.model_dump_json()


@pytest.mark.parametrize(("event", "kind", "fields"), TOLD_OF_A_CHILD)
def test_the_days_of_a_child_are_told_of_its_own_journey(
    event: Event, kind: type[Fact], fields: dict[str, object]
) -> None:
    fact = publish(event, JOURNEY if isinstance(event, ChildEvent) else CHILD)
    own = {"journey_id": CHILD, "stay_id": beside(STAY, CHILD), "occurred_at": event.occurred_at}
    assert fact == kind.model_validate({**own, **fields})


@pytest.mark.parametrize("event", [checked, given, session_held, enrolled])
def test_the_care_of_a_child_is_told_of_the_child_and_not_of_the_resident(event: Event) -> None:
    of_resident = publish(event, JOURNEY)
    of_child = publish(event.model_copy(update={"for_child": CHILD}), JOURNEY)
    assert of_resident is not None
    own = {"journey_id": CHILD, "stay_id": beside(STAY, CHILD)}
    assert of_child == of_resident.model_copy(update=own)
