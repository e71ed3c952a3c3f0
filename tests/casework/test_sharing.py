"""Sharing asks first, says on whose word, and goes no further than that word."""

from typing import Any, get_args

import pytest

from shared.casework.files import FileKind
from shared.casework.reach import files_of, records_of
from shared.casework.sharing.decider import decider_of
from shared.casework.sharing.messages import Shared, Sharing, SharingEvent
from shared.casework.sharing.refusals import (
    ConsentNotKnownHere,
    GroundNotForSharing,
    SharingHasStopped,
    SharingIsAnother,
    SharingIsRestrictedHere,
)
from shared.casework.sharing.state import Sharings
from shared.casework.sharing.together import with_a_working_unit
from shared.casework.unit_messages import VouchForUnit, unit_id_of
from shared.kernel.errors import Refused
from shared.law.consent import (
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
    IN_DANGER,
    LATER,
    consent_noted,
    decider,
    expiry_heard,
    hear_restriction,
    note_consent,
    restriction_heard,
    share_with_centre,
    share_with_hospital,
    share_with_unit,
    shared_with_centre,
    shared_with_hospital,
    shared_with_unit,
    to_hospital,
    to_legal_aid,
    unit_stopped,
    until_later,
    vouch,
    vouch_for_consent,
    withdrawal_heard,
)
from tests.kit.scenario import Given

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
