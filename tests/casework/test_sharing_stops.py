"""Sharing stops when the consent to it ends, and with an erasure; those who received are told."""

from uuid import UUID

from shared.casework.erasing import EraseJourney
from shared.casework.sharing.refusals import NoSuchSharing, SharingEndsWithErasure, SharingGoesOn
from shared.casework.sharing.state import Sharings
from shared.casework.sharing.together import erases_once_told, erases_when_told
from shared.kernel.ids import ConsentId
from shared.law.consent import ByConsent
from tests.casework.shared_out import (
    CONSENT,
    IN_DANGER,
    LATER,
    acknowledged,
    consent_noted,
    decider,
    erase_once_told,
    expiry_heard,
    hear_expiry,
    hear_withdrawal,
    hospital_stopped,
    note_stopped,
    note_told,
    receiver_stopped,
    receiver_told,
    receivers_to_tell,
    share_with_unit,
    shared_with_centre,
    shared_with_hospital,
    shared_with_unit,
    stop_all,
    stop_sharing,
    to_hospital,
    unit_stopped,
    withdrawal_heard,
)
from tests.kit.scenario import Given

sharing = Given(decider)


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


def test_nobody_says_that_they_stopped_while_it_goes_on() -> None:
    sharing.given(to_hospital, shared_with_hospital).when(note_stopped).then_refused(SharingGoesOn)
    sharing.given().when(note_stopped).then_refused(NoSuchSharing)


def test_what_is_stopped_without_having_been_shared_changes_nothing() -> None:
    assert decider.fold([unit_stopped, receiver_stopped]) == Sharings()
    assert CONSENT in decider.fold([withdrawal_heard]).withdrawn


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


def test_nothing_is_shared_beside_an_erasure_that_waits_for_nobody() -> None:
    nobody = receivers_to_tell.model_copy(update={"sharings": ()})
    sharing.given(consent_noted).when(erase_once_told).then(nobody)
    sharing.given(consent_noted, nobody).when(erase_once_told).then_nothing()
    sharing.given(consent_noted, nobody).when(share_with_unit).then_refused(SharingEndsWithErasure)


def test_the_journey_is_erased_with_the_last_receiver_who_was_told() -> None:
    fold = decider.fold
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
    assert decider.fold(told).untold() == ()
