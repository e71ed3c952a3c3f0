"""Sharing asks first, says on whose word, and stops when that word is taken back."""

from typing import Any, get_args
from uuid import UUID

import pytest

from shared.casework.erasing import EraseJourney
from shared.casework.files import FileKind
from shared.casework.reach import files_of, records_of
from shared.casework.sharing import decider_of
from shared.casework.sharing_messages import Shared, Sharing, SharingEvent
from shared.casework.sharing_refusals import (
    ConsentNotKnownHere,
    GroundNotForSharing,
    NoSuchSharing,
    SharingEndsWithErasure,
    SharingGoesOn,
    SharingHasStopped,
    SharingIsAnother,
    SharingIsRestrictedHere,
)
from shared.casework.sharing_state import Sharings
from shared.casework.sharing_together import (
    erases_once_told,
    erases_when_told,
    with_a_working_unit,
)
from shared.casework.unit_messages import VouchForUnit, unit_id_of
from shared.kernel.errors import Refused
from shared.kernel.ids import ConsentId
from shared.law.consent import (
    ByConsent,
    ConsentForOtherPurpose,
    ConsentHasExpired,
    ConsentMissing,
    ConsentReachesLess,
    ConsentToAnother,
    ConsentWasWithdrawn,
    Scope,
    ToCentre,
    ToService,
    ToUnits,
)
from shared.runtime.service import Service
from tests.architecture.house import ROOMS
from tests.casework.made_up import NOON
from tests.casework.shared_out import (
    CENTRE,
    CONSENT,
    IN_DANGER,
    LATER,
    acknowledged,
    consent_noted,
    erase_once_told,
    expiry_heard,
    hear_expiry,
    hear_restriction,
    hear_withdrawal,
    hospital_stopped,
    note_consent,
    note_stopped,
    note_told,
    receiver_stopped,
    receiver_told,
    receivers_to_tell,
    restriction_heard,
    share_with_centre,
    share_with_hospital,
    share_with_unit,
    shared_with_centre,
    shared_with_hospital,
    shared_with_unit,
    stop_all,
    stop_sharing,
    to_hospital,
    to_legal_aid,
    unit_stopped,
    until_later,
    vouch,
    vouch_for_consent,
    withdrawal_heard,
)
from tests.kit.scenario import Given

decider = decider_of("shelter")
sharing = Given(decider)

NEVER_SHARED = {
    "address",
    "age-evidence",
    "assessment-sheet",
    "consent-evidence",
    "death-conclusion",
    "duplicate-judgement",
    "glass-explanation",
    "glass-review",
    "incident",
    "licence",
    "mission-request",
    "opposing-party",
    "protection-commitment",
    "receiver",
    "reminder",
    "reporter",
    "request-answer",
    "request-details",
    "step-note",
}


def to(recipient: Any) -> SharingEvent:
    """Return the consent, given for this recipient."""
    return consent_noted.model_copy(update={"recipient": recipient})


def test_a_consent_is_noted_once() -> None:
    sharing.given().when(note_consent).then(consent_noted)
    sharing.given(consent_noted).when(note_consent).then_nothing()


@pytest.mark.parametrize(
    ("asked", "shared", "agreed"),
    [
        (share_with_unit, shared_with_unit, consent_noted),
        (share_with_unit, shared_with_unit, to(ToUnits(unit_kind="centre"))),
        (share_with_hospital, shared_with_hospital, to_hospital),
        (share_with_centre, shared_with_centre, to_legal_aid),
        (
            share_with_centre,
            shared_with_centre,
            to_legal_aid.model_copy(update={"recipient": ToService(service="legal_aid")}),
        ),
    ],
    ids=str,
)
def test_what_the_person_agreed_to_is_shared_and_says_so(
    asked: Sharing, shared: Shared, agreed: SharingEvent
) -> None:
    sharing.given(agreed).when(asked).then(shared)
    sharing.given(agreed, shared).when(asked).then_nothing()


@pytest.mark.parametrize("asked", [share_with_unit, share_with_hospital, share_with_centre])
def test_a_lawful_ground_that_is_named_stands_in_for_consent(asked: Sharing) -> None:
    (event,) = decider.decide(asked.model_copy(update={"basis": IN_DANGER}), Sharings())
    assert isinstance(event, Shared)
    assert event.basis == IN_DANGER


@pytest.mark.parametrize(
    ("agreed", "refusal"),
    [
        ((), ConsentMissing),
        ((consent_noted, withdrawal_heard), ConsentWasWithdrawn),
        ((withdrawal_heard, consent_noted), ConsentWasWithdrawn),
        ((consent_noted, expiry_heard), ConsentHasExpired),
        (
            (consent_noted.model_copy(update={"expires_at": share_with_unit.occurred_at}),),
            ConsentHasExpired,
        ),
        ((consent_noted.model_copy(update={"purpose": "statistics"}),), ConsentForOtherPurpose),
        ((to(ToUnits(unit_kind="house")),), ConsentToAnother),
        ((to(ToCentre(centre_id=CENTRE)),), ConsentToAnother),
        ((consent_noted.model_copy(update={"scope": ("health",)}),), ConsentReachesLess),
        ((consent_noted, restriction_heard), SharingIsRestrictedHere),
    ],
    ids=str,
)
def test_nothing_is_shared_beyond_what_the_person_agreed_to(
    agreed: tuple[SharingEvent, ...], refusal: type[Refused]
) -> None:
    sharing.given(*agreed).when(share_with_unit).then_refused(refusal)


def test_nothing_leaves_the_house_on_a_consent_to_nobody_in_particular() -> None:
    sharing.given(consent_noted).when(share_with_hospital).then_refused(ConsentToAnother)


def test_a_restriction_does_not_stand_in_the_way_of_protecting_a_life() -> None:
    urgently = share_with_unit.model_copy(update={"basis": IN_DANGER})
    sharing.given(restriction_heard).when(urgently).then(
        shared_with_unit.model_copy(update={"basis": IN_DANGER})
    )
    lifted = restriction_heard.model_copy(update={"standing": False})
    sharing.given(consent_noted, restriction_heard, lifted).when(share_with_unit).then(
        shared_with_unit
    )


def test_no_ground_stands_in_for_consent_to_statistics() -> None:
    counted = share_with_unit.model_copy(update={"basis": IN_DANGER, "purpose": "statistics"})
    sharing.given().when(counted).then_refused(GroundNotForSharing)


def test_a_sharing_is_never_rewritten() -> None:
    other = share_with_unit.model_copy(update={"unit": "another-unit"})
    sharing.given(consent_noted, shared_with_unit).when(other).then_refused(SharingIsAnother)


def test_a_restriction_is_noted_once() -> None:
    sharing.given().when(hear_restriction).then(restriction_heard)
    sharing.given(restriction_heard).when(hear_restriction).then_nothing()


def test_within_the_house_a_withdrawal_stops_and_is_answered_at_once() -> None:
    shared = (consent_noted, shared_with_unit)
    told = (withdrawal_heard, unit_stopped, acknowledged)
    sharing.given(*shared).when(hear_withdrawal).then(*told)
    sharing.given(*shared, *told).when(hear_withdrawal).then_nothing()


def test_a_withdrawal_is_answered_also_where_nothing_was_shared() -> None:
    sharing.given().when(hear_withdrawal).then(withdrawal_heard, acknowledged)
    unasked = hear_withdrawal.model_copy(update={"answer": False})
    sharing.given(consent_noted).when(unasked).then(
        withdrawal_heard.model_copy(update={"answer": False})
    )


def test_who_shared_without_being_asked_to_answer_answers_too() -> None:
    unasked = hear_withdrawal.model_copy(update={"answer": False})
    sharing.given(consent_noted, shared_with_unit).when(unasked).then(
        withdrawal_heard.model_copy(update={"answer": False}), unit_stopped, acknowledged
    )


def test_a_withdrawal_is_answered_only_when_those_outside_have_stopped_too() -> None:
    shared = (to_hospital, shared_with_hospital)
    told = (withdrawal_heard, hospital_stopped)
    sharing.given(*shared).when(hear_withdrawal).then(*told)
    sharing.given(*shared, *told).when(note_stopped).then(
        receiver_stopped, acknowledged.model_copy(update={"occurred_at": LATER})
    )
    sharing.given(*shared, *told, receiver_stopped, acknowledged).when(note_stopped).then_nothing()


def test_taking_one_consent_back_leaves_what_rests_on_another() -> None:
    another = ConsentId(UUID(int=99))
    other_way = shared_with_unit.model_copy(update={"basis": ByConsent(consent_id=another)})
    on_ground = shared_with_hospital.model_copy(update={"basis": IN_DANGER})
    sharing.given(consent_noted, other_way, on_ground).when(hear_withdrawal).then(
        withdrawal_heard, acknowledged
    )


def test_what_rests_on_a_consent_stops_when_it_runs_out() -> None:
    stopped = unit_stopped.model_copy(update={"reason": "consent-expired"})
    shared = (consent_noted, shared_with_unit)
    sharing.given(*shared).when(hear_expiry).then(expiry_heard, stopped)
    sharing.given(*shared, expiry_heard, stopped).when(hear_expiry).then_nothing()


def test_a_worker_stops_what_is_not_needed() -> None:
    sharing.given(consent_noted, shared_with_unit).when(stop_sharing).then(
        unit_stopped.model_copy(update={"reason": "mistaken"})
    )
    over = (consent_noted, shared_with_unit, unit_stopped, acknowledged)
    sharing.given(*over).when(stop_sharing).then_nothing()
    sharing.given().when(stop_sharing).then_refused(NoSuchSharing)


def test_an_erasure_stops_everything_on_whatever_basis() -> None:
    on_ground = shared_with_unit.model_copy(update={"basis": IN_DANGER})
    sharing.given(to_hospital, on_ground, shared_with_hospital).when(stop_all).then(
        unit_stopped.model_copy(update={"reason": "erasure", "consent_id": None}),
        hospital_stopped.model_copy(update={"reason": "erasure"}),
    )
    sharing.given().when(stop_all).then_nothing()


def test_who_received_is_told_before_the_record_of_who_they_are_is_destroyed() -> None:
    shared = (to_hospital, shared_with_hospital, hospital_stopped)
    sharing.given(*shared).when(erase_once_told).then(receivers_to_tell)
    sharing.given(*shared, receivers_to_tell).when(erase_once_told).then_nothing()
    sharing.given(*shared, receivers_to_tell).when(note_told).then(receiver_told)
    sharing.given(*shared, receivers_to_tell, receiver_told).when(note_told).then_nothing()
    sharing.given(to_hospital, shared_with_hospital).when(note_told).then_refused(SharingGoesOn)
    sharing.given().when(note_told).then_refused(NoSuchSharing)


def test_nothing_new_is_shared_of_a_person_who_is_being_erased() -> None:
    waits = (consent_noted, to_hospital, shared_with_hospital, hospital_stopped, receivers_to_tell)
    sharing.given(*waits).when(share_with_unit).then_refused(SharingEndsWithErasure)


def test_the_journey_is_erased_with_the_last_receiver_who_was_told() -> None:
    fold = decider_of("shelter").fold
    erase = EraseJourney(
        journey_id=erase_once_told.journey_id,
        erasure_id=erase_once_told.erasure_id,
        occurred_at=LATER,
    )
    at_once = erase.model_copy(update={"occurred_at": erase_once_told.occurred_at})
    shared = (to_hospital, shared_with_hospital, hospital_stopped)
    waiting = fold([*shared, receivers_to_tell])
    assert erases_once_told(erase_once_told, Sharings()) == [at_once]
    assert erases_once_told(erase_once_told, fold(shared)) == []
    assert erases_once_told(erase_once_told, fold([*shared, receiver_told])) == [at_once]
    assert erases_when_told(note_told, fold(shared)) == []
    assert erases_when_told(note_told, waiting) == [erase]
    assert erases_when_told(note_stopped, waiting) == [erase]
    elsewhere = note_told.model_copy(update={"sharing_id": share_with_unit.sharing_id})
    assert erases_when_told(elsewhere, waiting) == []


def test_a_centre_is_told_by_its_letter_and_nothing_waits_for_it() -> None:
    told = (consent_noted, shared_with_centre)
    assert decider_of("shelter").fold(told).untold() == ()


def test_nobody_says_that_they_stopped_while_it_goes_on() -> None:
    sharing.given(to_hospital, shared_with_hospital).when(note_stopped).then_refused(SharingGoesOn)
    sharing.given().when(note_stopped).then_refused(NoSuchSharing)


def test_with_each_thing_told_the_basis_is_asked_again() -> None:
    sharing.given(consent_noted, shared_with_unit).when(vouch).then_nothing()
    sharing.given(until_later, shared_with_unit).when(vouch).then_nothing()
    later = vouch.model_copy(update={"occurred_at": LATER})
    sharing.given(until_later, shared_with_unit).when(later).then_refused(ConsentHasExpired)
    sharing.given(consent_noted, shared_with_unit, unit_stopped).when(vouch).then_refused(
        SharingHasStopped
    )


def test_what_rests_on_a_consent_asks_whether_it_is_known_here_and_stands() -> None:
    sharing.given(consent_noted).when(vouch_for_consent).then_nothing()
    sharing.given(until_later).when(vouch_for_consent).then_nothing()
    sharing.given().when(vouch_for_consent).then_refused(ConsentNotKnownHere)
    later = vouch_for_consent.model_copy(update={"occurred_at": LATER})
    sharing.given(until_later).when(later).then_refused(ConsentHasExpired)
    sharing.given(consent_noted, expiry_heard).when(vouch_for_consent).then_refused(
        ConsentHasExpired
    )
    for heard in ((consent_noted, withdrawal_heard), (withdrawal_heard, consent_noted)):
        sharing.given(*heard).when(vouch_for_consent).then_refused(ConsentWasWithdrawn)
    sharing.given(withdrawal_heard).when(vouch_for_consent).then_refused(ConsentWasWithdrawn)


def test_a_consent_for_something_else_carries_nothing() -> None:
    sharing.given(to_legal_aid).when(vouch_for_consent).then_refused(ConsentForOtherPurpose)
    sharing.given(to_hospital).when(vouch_for_consent).then_refused(ConsentToAnother)


def test_what_is_stopped_without_having_been_shared_changes_nothing() -> None:
    assert decider.fold([unit_stopped, receiver_stopped]) == Sharings()
    assert CONSENT in decider.fold([withdrawal_heard]).withdrawn


def test_nothing_is_shared_with_a_unit_unless_that_unit_vouches_for_itself() -> None:
    (asked,) = with_a_working_unit(share_with_unit, decider_of("intake").initial)
    assert asked == VouchForUnit(
        unit_id=unit_id_of("made-up-unit"), unit_kind="centre", occurred_at=NOON
    )
    shared = decider_of("intake").fold([shared_with_unit], decider_of("intake").initial)
    assert with_a_working_unit(share_with_unit, shared) == []


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_every_kind_of_record_is_of_some_scope_or_shared_with_nobody(service: Service) -> None:
    kinds = {kind.kind for kind in service.records}
    assert kinds - records_of(get_args(Scope)) <= NEVER_SHARED


def test_every_kind_of_file_but_a_signed_consent_is_a_document() -> None:
    assert set(get_args(FileKind)) - files_of(["documents"]) == {"signed-consent"}
    assert files_of(["needs", "health"]) == frozenset()
