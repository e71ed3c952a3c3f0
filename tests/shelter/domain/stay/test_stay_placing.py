"""The way into a house, told as given / when / then."""

import pytest

from services.shelter.domain.order import HappenedTooEarly
from services.shelter.domain.stay.commands import StayCommand
from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.refusals import (
    AlreadyMovedIn,
    ApprovalLapsed,
    ApprovalStillOpen,
    ConflictNotChecked,
    ElsewhereNotNamed,
    NoPlaceOffered,
    NoSuchStay,
    NotEntitledToLodging,
    PlaceAlreadyOffered,
    PlacementAlreadyRequested,
    RulesNotExplained,
    StayIsOver,
    WishNotConfirmed,
)
from services.shelter.domain.words import ByGround
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    A_WEEK_ON,
    HOUR,
    NOON,
    OTHER_HOUSE,
    admit,
    admitted,
    approve,
    approved,
    decline,
    declined,
    discharged,
    expire,
    expired,
    planned,
    request,
    requested,
    wait,
    waitlisted,
    withdraw,
    withdrawn,
)

stay = Given(decider)

OVER: list[tuple[StayEvent, ...]] = [
    (declined,),
    (withdrawn,),
    (approved, expired),
    (approved, admitted, discharged),
]


def test_a_place_is_asked_for_because_the_person_wishes_it() -> None:
    stay.given().when(request).then(requested)


def test_asking_for_the_same_place_again_records_nothing_new() -> None:
    stay.given(requested).when(request).then_nothing()
    stay.given(requested, approved, admitted, planned).when(request).then_nothing()
    for ending in OVER:
        stay.given(requested, *ending).when(request).then_nothing()


def test_two_requests_never_share_an_id() -> None:
    another = request.model_copy(update={"group": "girls"})
    stay.given(requested).when(another).then_refused(PlacementAlreadyRequested)


def test_nobody_is_placed_without_their_wish_or_a_lawful_ground() -> None:
    unasked = request.model_copy(update={"wish_confirmed": False})
    stay.given().when(unasked).then_refused(WishNotConfirmed)


def test_urgent_protection_does_not_wait_for_a_question() -> None:
    update = {"wish_confirmed": False, "ground": "urgent-protection"}
    stay.given().when(request.model_copy(update=update)).then(requested.model_copy(update=update))


@pytest.mark.parametrize("status", ["unverified", "under-identification", "victim"])
def test_support_does_not_wait_for_verification(status: str) -> None:
    update = {"legal_status": status}
    stay.given().when(request.model_copy(update=update)).then(requested.model_copy(update=update))


def test_who_is_found_not_to_be_a_victim_is_not_lodged() -> None:
    rejected = request.model_copy(update={"legal_status": "not-victim"})
    stay.given().when(rejected).then_refused(NotEntitledToLodging)


def test_a_place_is_approved_and_waits_a_week() -> None:
    stay.given(requested).when(approve).then(approved)
    stay.given(requested, waitlisted).when(approve).then(approved)


def test_approving_the_same_house_again_records_nothing_new() -> None:
    later = approve.model_copy(update={"occurred_at": NOON + HOUR})
    stay.given(requested, approved).when(later).then_nothing()


def test_a_place_in_another_house_replaces_the_first_offer() -> None:
    update = {"house_id": OTHER_HOUSE}
    another = approved.model_copy(update=update)
    stay.given(requested, approved).when(approve.model_copy(update=update)).then(another)
    stay.given(requested, approved, another).when(admit).then(admitted.model_copy(update=update))


def test_nobody_is_placed_under_one_roof_with_those_who_harmed_them() -> None:
    unchecked = approve.model_copy(update={"conflict_checked": False})
    stay.given(requested).when(unchecked).then_refused(ConflictNotChecked)


def test_when_no_bed_is_free_the_person_waits() -> None:
    stay.given(requested).when(wait).then(waitlisted)
    stay.given(requested, waitlisted).when(wait).then_nothing()


def test_a_placement_is_declined_so_that_intake_looks_elsewhere() -> None:
    stay.given(requested).when(decline).then(declined)
    stay.given(requested, waitlisted).when(decline).then(declined)
    stay.given(requested, declined).when(decline).then_nothing()


def test_a_person_may_change_their_mind() -> None:
    stay.given(requested).when(withdraw).then(withdrawn)
    stay.given(requested, waitlisted).when(withdraw).then(withdrawn)
    stay.given(requested, approved).when(withdraw).then(withdrawn)
    stay.given(requested, withdrawn).when(withdraw).then_nothing()


@pytest.mark.parametrize("command", [wait, decline])
def test_an_offered_place_is_taken_up_or_expires(command: StayCommand) -> None:
    stay.given(requested, approved).when(command).then_refused(PlaceAlreadyOffered)


@pytest.mark.parametrize("command", [approve, wait, decline, withdraw])
def test_nobody_decides_on_a_request_that_was_fulfilled(command: StayCommand) -> None:
    stay.given(requested, approved, admitted).when(command).then_refused(AlreadyMovedIn)
    stay.given(requested, approved, admitted, planned).when(command).then_refused(AlreadyMovedIn)


@pytest.mark.parametrize("command", [approve, wait, decline, withdraw])
def test_a_request_is_not_decided_before_it_was_made(command: StayCommand) -> None:
    early = command.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(requested).when(early).then_refused(HappenedTooEarly)
    stay.given(requested, waitlisted).when(
        approve.model_copy(update={"occurred_at": NOON - HOUR})
    ).then_refused(HappenedTooEarly)


def test_a_resident_moves_into_the_approved_house() -> None:
    stay.given(requested, approved).when(admit).then(admitted)
    stay.given(requested, approved, admitted).when(admit).then_nothing()
    stay.given(requested, approved, admitted, planned).when(admit).then_nothing()


def test_urgent_protection_opens_the_door_too() -> None:
    update = {"basis": ByGround(ground="urgent-protection")}
    stay.given(requested, approved).when(admit.model_copy(update=update)).then(
        admitted.model_copy(update=update)
    )


def test_nobody_moves_in_without_knowing_the_rules() -> None:
    unexplained = admit.model_copy(update={"rules_explained": False})
    stay.given(requested, approved).when(unexplained).then_refused(RulesNotExplained)


@pytest.mark.parametrize("history", [(requested,), (requested, waitlisted)])
def test_nobody_moves_in_where_no_place_is_approved(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(admit).then_refused(NoPlaceOffered)


def test_nobody_moves_in_before_the_place_was_approved() -> None:
    early = admit.model_copy(update={"occurred_at": NOON - HOUR})
    stay.given(requested, approved).when(early).then_refused(HappenedTooEarly)


def test_nobody_moves_in_after_the_approval_lapsed() -> None:
    late = admit.model_copy(update={"occurred_at": A_WEEK_ON + HOUR})
    stay.given(requested, approved).when(late).then_refused(ApprovalLapsed)


def test_an_approval_expires_when_its_week_is_over() -> None:
    stay.given(requested, approved).when(expire).then(expired)
    stay.given(requested, approved, expired).when(expire).then_nothing()


def test_an_approval_does_not_expire_early() -> None:
    early = expire.model_copy(update={"occurred_at": A_WEEK_ON - HOUR})
    stay.given(requested, approved).when(early).then_refused(ApprovalStillOpen)


@pytest.mark.parametrize("history", [(requested,), (requested, approved, admitted)])
def test_only_an_open_approval_expires(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(expire).then_nothing()


@pytest.mark.parametrize("ending", OVER)
@pytest.mark.parametrize("command", [approve, wait, admit])
def test_a_finished_stay_is_never_reopened(
    ending: tuple[StayEvent, ...], command: StayCommand
) -> None:
    stay.given(requested, *ending).when(command).then_refused(StayIsOver)


@pytest.mark.parametrize("command", [approve, wait, decline, withdraw, expire, admit])
def test_a_stay_nobody_asked_for_is_not_found(command: StayCommand) -> None:
    stay.given().when(command).then_refused(NoSuchStay)


@pytest.mark.parametrize("reason", ["group-not-accepted", "conflict-in-house", "needs-not-met"])
def test_who_will_never_fit_in_is_sent_on_to_somewhere_else(reason: str) -> None:
    nowhere = decline.model_copy(update={"reason": reason})
    stay.given(requested).when(nowhere).then_refused(ElsewhereNotNamed)
    sent_on = {"reason": reason, "elsewhere": "social-assistance-facility"}
    stay.given(requested).when(decline.model_copy(update=sent_on)).then(
        declined.model_copy(update=sent_on)
    )
