"""What a stay rests on: a consent that is taken back or in doubt, and what takes its place."""

import pytest

from services.shelter.domain.stay.decider import decider
from services.shelter.domain.stay.events import StayEvent
from services.shelter.domain.stay.refusals import StayIsOver
from services.shelter.domain.words import ByConsent
from shared.kernel.ids import ConsentId
from shared.law.consent import ConsentInDoubt, ConsentWasWithdrawn
from tests.kit.scenario import Given
from tests.shelter.made_up import (
    CONSENT,
    DAY,
    NOON,
    STAY,
    admit,
    admitted,
    approved,
    discharged,
    planned,
    requested,
)
from tests.shelter.made_up_lives import (
    basis_renewed,
    consent_lost,
    doubt_heard,
    hear_doubt,
    lose_consent,
    missed,
    regularise,
    renew_basis,
    taken_in,
    transfer,
    transfer_accepted,
    transfer_asked,
)

stay = Given(decider)
HOME: tuple[StayEvent, ...] = (requested, approved, admitted)
ALIVE: list[tuple[StayEvent, ...]] = [HOME, (*HOME, planned), (*HOME, missed), (taken_in,)]
ON_IT = {"basis": ByConsent(consent_id=CONSENT)}
ANOTHER = ConsentId(STAY)
ON_ANOTHER = {"basis": ByConsent(consent_id=ANOTHER)}
NOT_YET = doubt_heard.model_copy(update={"rests_on_it": False})


@pytest.mark.parametrize("history", [(requested,), *ALIVE], ids=len)
def test_a_consent_to_live_here_that_is_taken_back_is_seen(history: tuple[StayEvent, ...]) -> None:
    stay.given(*history).when(lose_consent).then(consent_lost)
    stay.given(*history, consent_lost).when(lose_consent).then_nothing()


def test_another_consent_matters_only_to_the_stay_that_rests_on_it() -> None:
    other = lose_consent.model_copy(update={"for_shelter": False})
    stay.given(*HOME).when(other).then(consent_lost)
    stay.given(*HOME, missed).when(other).then(consent_lost)
    stay.given(requested).when(other).then_nothing()
    stay.given(taken_in).when(other).then_nothing()
    on_a_ground = admitted.model_copy(update={"basis": renew_basis.basis})
    stay.given(requested, approved, on_a_ground).when(other).then_nothing()


def test_a_stay_goes_on_when_it_rests_on_something_else() -> None:
    stay.given(*HOME, consent_lost).when(renew_basis).then(basis_renewed)
    stay.given(*HOME, consent_lost, basis_renewed).when(renew_basis).then_nothing()
    stay.given(*HOME).when(renew_basis).then_nothing()
    stay.given(*HOME, discharged).when(renew_basis).then_refused(StayIsOver)


@pytest.mark.parametrize("history", [HOME, (*HOME, planned), (*HOME, missed)], ids=len)
def test_a_stay_goes_on_that_rests_on_a_consent_in_doubt_and_is_founded_anew(
    history: tuple[StayEvent, ...],
) -> None:
    stay.given(*history).when(hear_doubt).then(doubt_heard)
    stay.given(*history, doubt_heard).when(hear_doubt).then_nothing()
    stay.given(*history, doubt_heard).when(renew_basis).then(basis_renewed)
    stay.given(*history, doubt_heard, basis_renewed).when(renew_basis).then_nothing()
    stay.given(*history, doubt_heard, basis_renewed).when(hear_doubt).then_nothing()


def test_no_stay_is_founded_anew_on_the_consent_in_doubt() -> None:
    again = renew_basis.model_copy(update=ON_IT)
    stay.given(*HOME, doubt_heard).when(again).then_refused(ConsentInDoubt)
    another = renew_basis.model_copy(update=ON_ANOTHER)
    renewed = basis_renewed.model_copy(update=ON_ANOTHER)
    stay.given(*HOME, doubt_heard).when(another).then(renewed)


def test_nothing_new_begins_on_a_consent_that_fell_in_doubt_before() -> None:
    for history, begins in (
        ((requested, approved), admit),
        ((taken_in,), regularise.model_copy(update=ON_IT)),
    ):
        stay.given(*history).when(hear_doubt).then(NOT_YET)
        stay.given(*history, NOT_YET).when(hear_doubt).then_nothing()
        stay.given(*history, NOT_YET).when(begins).then_refused(ConsentInDoubt)
        stay.given(*history, NOT_YET).when(renew_basis).then_nothing()
    moving = (*HOME, transfer_asked, transfer_accepted, doubt_heard)
    stay.given(*moving).when(transfer).then_refused(ConsentInDoubt)


def test_a_doubt_about_another_consent_is_nothing_to_a_stay() -> None:
    other = hear_doubt.model_copy(update={"consent_id": ANOTHER})
    stay.given(*HOME).when(other).then_nothing()
    elsewhere = hear_doubt.model_copy(update={"for_shelter": False})
    stay.given(requested).when(elsewhere).then_nothing()
    stay.given(*HOME).when(elsewhere).then(doubt_heard)


def test_what_a_stay_was_founded_on_anew_may_fall_in_doubt_or_be_taken_back_in_turn() -> None:
    renewed = basis_renewed.model_copy(update=ON_ANOTHER)
    home = (*HOME, doubt_heard, renewed)
    of_another: dict[str, object] = {"consent_id": ANOTHER, "for_shelter": False}
    stay.given(*home).when(hear_doubt.model_copy(update=of_another)).then(
        doubt_heard.model_copy(update={"consent_id": ANOTHER})
    )
    stay.given(*home).when(lose_consent.model_copy(update=of_another)).then(
        consent_lost.model_copy(update={"consent_id": ANOTHER})
    )
    first = lose_consent.model_copy(update={"for_shelter": False})
    stay.given(*home).when(first).then_nothing()


def test_who_moves_in_rests_on_what_was_named_then_and_not_on_what_replaced_a_lost_consent() -> (
    None
):
    renewed = basis_renewed.model_copy(update=ON_ANOTHER)
    history = (requested, approved, consent_lost, renewed, admitted)
    stay.given(*history).when(hear_doubt).then(doubt_heard)


def test_a_consent_that_was_lost_and_one_in_doubt_are_replaced_at_once() -> None:
    both = (*HOME, doubt_heard, consent_lost)
    stay.given(*both).when(renew_basis).then(basis_renewed)
    again = renew_basis.model_copy(update=ON_IT)
    stay.given(*both).when(again).then_refused(ConsentWasWithdrawn)
    late = renew_basis.model_copy(update={"occurred_at": NOON + 3 * DAY})
    stay.given(*both, basis_renewed).when(late).then_nothing()
