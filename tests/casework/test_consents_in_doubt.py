"""A consent in doubt carries nothing new, stops nothing that was begun, and is asked for anew."""

import pytest

from shared.casework.relations import project as relate
from shared.casework.sharing.board import project
from shared.casework.sharing.decider import decider_of
from shared.casework.sharing.duties import DOUBTED, DUTIES, with_confirmations
from shared.casework.sharing.hearing import react
from shared.casework.sharing.messages import (
    DoubtHeard,
    DoubtSettled,
    FoundedAnew,
    HearDoubt,
    NoteFoundedAnew,
    SharingEvent,
    VouchForConsent,
)
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.contracts.intake import ConsentDoubted
from shared.contracts.words import Receiver
from shared.kernel.actors import Actor
from shared.kernel.ids import ConsentId
from shared.kernel.ledgers import Put, Strike
from shared.kernel.room import ServiceName
from shared.kernel.worklist import worklist
from shared.law.consent import ByConsent, ConsentHasExpired, ConsentInDoubt, ConsentWasWithdrawn
from tests.casework.made_up import EVENING, JOURNEY, LAN, seen
from tests.casework.shared_out import (
    CONSENT,
    IN_DANGER,
    LATER,
    OTHER_CONSENT,
    OTHER_SHARING,
    consent_noted,
    expiry_heard,
    hear_expiry,
    hear_withdrawal,
    note_consent,
    share_with_centre,
    share_with_unit,
    shared_with_unit,
    stop_sharing,
    to_legal_aid,
    unit_stopped,
    until_later,
    vouch,
    vouch_for_consent,
    withdrawal_heard,
)
from tests.kit.scenario import Given

sharing = Given(decider_of("shelter"))
ROOMS: tuple[ServiceName, ...] = ("intake", "shelter", "legal_aid", "reintegration")

hear_doubt = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=False, occurred_at=EVENING)
doubt_heard = DoubtHeard(
    journey_id=JOURNEY, consent_id=CONSENT, ask_anew=False, received=False, occurred_at=EVENING
)
to_ask = doubt_heard.model_copy(update={"ask_anew": True})
received = to_ask.model_copy(update={"received": True})
found_anew = NoteFoundedAnew(journey_id=JOURNEY, consent_id=CONSENT, occurred_at=LATER)
founded_anew = FoundedAnew(**dict(found_anew))
settled = DoubtSettled(journey_id=JOURNEY, consent_id=CONSENT, occurred_at=LATER)
stop_later = stop_sharing.model_copy(update={"occurred_at": LATER})
stopped_later = unit_stopped.model_copy(update={"reason": "mistaken", "occurred_at": LATER})
note_anew = note_consent.model_copy(update={"consent_id": OTHER_CONSENT, "occurred_at": LATER})
given_anew = consent_noted.model_copy(
    update={"consent_id": OTHER_CONSENT, "occurred_at": LATER, "in_place_of": (CONSENT,)}
)


def test_that_a_consent_is_in_doubt_is_noted_once() -> None:
    sharing.given(consent_noted).when(hear_doubt).then(doubt_heard)
    sharing.given(consent_noted, doubt_heard).when(hear_doubt).then_nothing()


def test_nothing_new_is_shared_on_a_consent_in_doubt() -> None:
    for heard in ((consent_noted, doubt_heard), (doubt_heard, consent_noted)):
        sharing.given(*heard).when(share_with_unit).then_refused(ConsentInDoubt)
    sharing.given(to_legal_aid, doubt_heard).when(share_with_centre).then_refused(ConsentInDoubt)
    on_ground = share_with_unit.model_copy(update={"basis": IN_DANGER})
    shared = shared_with_unit.model_copy(update={"basis": IN_DANGER})
    sharing.given(consent_noted, doubt_heard).when(on_ground).then(shared)


def test_nothing_new_rests_on_a_consent_in_doubt() -> None:
    for heard in ((consent_noted, doubt_heard), (doubt_heard, consent_noted)):
        sharing.given(*heard).when(vouch_for_consent).then_refused(ConsentInDoubt)
    sharing.given(doubt_heard).when(vouch_for_consent).then_refused(ConsentNotKnownHere)


def test_what_is_over_is_called_over_and_not_in_doubt() -> None:
    sharing.given(consent_noted, doubt_heard, withdrawal_heard).when(
        vouch_for_consent
    ).then_refused(ConsentWasWithdrawn)
    sharing.given(consent_noted, doubt_heard, expiry_heard).when(vouch_for_consent).then_refused(
        ConsentHasExpired
    )
    late = vouch_for_consent.model_copy(update={"occurred_at": LATER})
    sharing.given(until_later, doubt_heard).when(late).then_refused(ConsentHasExpired)


def test_what_was_shared_before_a_doubt_goes_on() -> None:
    begun = (consent_noted, shared_with_unit)
    sharing.given(*begun).when(hear_doubt).then(to_ask)
    sharing.given(*begun, to_ask).when(vouch).then_nothing()
    sharing.given(*begun, to_ask).when(share_with_unit).then_nothing()


def test_it_still_stops_when_the_consent_is_taken_back_or_runs_out() -> None:
    begun = (consent_noted, shared_with_unit, to_ask)
    answer = hear_withdrawal.model_copy(update={"answer": False})
    heard = withdrawal_heard.model_copy(update={"answer": False})
    events = decider_of("shelter").decide(answer, decider_of("shelter").fold(begun))
    assert events[:2] == [heard, unit_stopped]
    stopped = unit_stopped.model_copy(update={"reason": "consent-expired"})
    sharing.given(*begun).when(hear_expiry).then(expiry_heard, stopped)


def test_what_is_over_is_asked_for_by_nobody() -> None:
    asks = hear_doubt.model_copy(update={"ask": True})
    sharing.given(consent_noted).when(asks).then(received)
    sharing.given().when(asks).then(received)
    no_more = doubt_heard.model_copy(update={"received": True})
    for over in (withdrawal_heard.model_copy(update={"answer": False}), expiry_heard):
        sharing.given(consent_noted, over).when(asks).then(no_more)


@pytest.mark.parametrize("service", ROOMS)
def test_a_consent_on_which_nothing_is_shared_any_more_need_not_be_given_anew(
    service: ServiceName,
) -> None:
    room = Given(decider_of(service))
    shared = (consent_noted, shared_with_unit, to_ask)
    on_ground = shared_with_unit.model_copy(
        update={"sharing_id": OTHER_SHARING, "basis": IN_DANGER, "occurred_at": LATER}
    )
    room.given(*shared, on_ground).when(stop_later).then(stopped_later, settled)
    twice = shared_with_unit.model_copy(update={"sharing_id": OTHER_SHARING})
    room.given(*shared, twice).when(stop_later).then(stopped_later)
    again = consent_noted.model_copy(update={"consent_id": OTHER_CONSENT, "occurred_at": LATER})
    replaced = again.model_copy(update={"in_place_of": (CONSENT,)})
    room.given(*shared, replaced).when(stop_later).then(stopped_later)


def test_what_a_service_received_on_it_is_founded_anew_before_it_is_settled() -> None:
    shared = (consent_noted, shared_with_unit, received)
    sharing.given(*shared).when(stop_later).then(stopped_later)
    sharing.given(*shared).when(found_anew).then(founded_anew)
    sharing.given(*shared, founded_anew).when(found_anew).then_nothing()
    sharing.given(*shared, founded_anew).when(stop_later).then(stopped_later, settled)
    sharing.given(*shared, stopped_later).when(found_anew).then(founded_anew, settled)
    sharing.given(consent_noted, received).when(found_anew).then(founded_anew, settled)


def test_who_hears_of_the_doubt_after_all_was_founded_anew_asks_nobody() -> None:
    asks = hear_doubt.model_copy(update={"ask": True})
    sharing.given(consent_noted).when(found_anew).then(founded_anew)
    sharing.given(consent_noted, founded_anew).when(asks).then(doubt_heard)
    sharing.given(consent_noted, shared_with_unit, founded_anew).when(asks).then(to_ask)


def test_what_was_settled_is_settled_once() -> None:
    over = (consent_noted, received, founded_anew, settled)
    sharing.given(*over).when(found_anew).then_nothing()
    sharing.given(*over).when(hear_doubt).then_nothing()
    sharing.given(*over).when(share_with_unit).then_refused(ConsentInDoubt)


def test_an_early_doubt_that_does_not_tell_is_held_to_be_of_what_was_received() -> None:
    early = DoubtHeard.model_validate(to_ask.model_dump(exclude={"received"}))
    assert early == received


def test_a_consent_that_is_given_anew_takes_the_place_of_the_one_in_doubt() -> None:
    sharing.given(consent_noted, received).when(note_anew).then(given_anew)
    elsewhere = note_anew.model_copy(update={"purpose": "interview"})
    sharing.given(consent_noted, received).when(elsewhere).then(
        given_anew.model_copy(update={"purpose": "interview", "in_place_of": ()})
    )
    on_it: dict[str, object] = {"basis": ByConsent(consent_id=OTHER_CONSENT), "occurred_at": LATER}
    sharing.given(consent_noted, received, given_anew).when(
        share_with_unit.model_copy(update=on_it)
    ).then(shared_with_unit.model_copy(update=on_it))
    asks: VouchForConsent = vouch_for_consent.model_copy(update={"consent_id": OTHER_CONSENT})
    sharing.given(consent_noted, received, given_anew).when(asks).then_nothing()


def duties(*events: SharingEvent) -> list[str]:
    """Return what stands on a room's worklist after these events."""
    (ledger,) = with_confirmations((worklist((), lambda *_: []),), ("shelter-worker",))
    standing: dict[str, str] = {}
    for event in events:
        for mark in ledger.write(event, seen("sharing")):
            if isinstance(mark, Put):
                assert mark.line["roles"] == ["shelter-worker"]
                standing[mark.key] = mark.line["duty"]
            elif isinstance(mark, Strike):
                standing.pop(mark.key, None)
    return list(standing.values())


@pytest.mark.parametrize("after", [given_anew, withdrawal_heard, expiry_heard, settled])
def test_whoever_relied_on_it_has_it_given_anew_until_it_is_or_nothing_rests_on_it(
    after: SharingEvent,
) -> None:
    assert duties(consent_noted, to_ask) == [DOUBTED]
    assert duties(consent_noted, to_ask, founded_anew) == [DOUBTED]
    assert duties(consent_noted, to_ask, after) == []
    another = given_anew.model_copy(update={"in_place_of": (ConsentId(JOURNEY),)})
    assert duties(consent_noted, to_ask, another) == [DOUBTED]
    assert DOUBTED in DUTIES


def test_a_doubt_after_the_first_was_settled_is_a_new_doubt_with_its_own_duty() -> None:
    asks = hear_doubt.model_copy(update={"ask": True, "occurred_at": LATER})
    again = received.model_copy(update={"occurred_at": LATER})
    settled = (consent_noted, received, given_anew)
    sharing.given(*settled).when(asks).then(again)
    sharing.given(*settled, again).when(asks).then_nothing()
    assert duties(*settled, again) == [DOUBTED]
    third = given_anew.model_copy(update={"consent_id": ConsentId(JOURNEY)})
    assert duties(*settled, again, third) == []


def test_while_a_doubt_is_open_another_is_noted_only_if_it_is_to_be_given_anew_now() -> None:
    asks = hear_doubt.model_copy(update={"ask": True, "occurred_at": LATER})
    then = received.model_copy(update={"occurred_at": LATER})
    sharing.given(consent_noted, received).when(asks).then_nothing()
    sharing.given(consent_noted, received).when(hear_doubt).then_nothing()
    sharing.given(consent_noted, doubt_heard).when(asks).then(then)
    assert duties(consent_noted, doubt_heard, then) == [DOUBTED]
    sharing.given(consent_noted, doubt_heard, expiry_heard).when(asks).then_nothing()


def test_what_is_in_doubt_carries_nothing_new_also_after_it_was_given_anew() -> None:
    settled = (consent_noted, received, given_anew)
    sharing.given(*settled).when(share_with_unit).then_refused(ConsentInDoubt)


def test_a_room_in_which_nothing_rests_on_it_has_nothing_to_do() -> None:
    assert duties(consent_noted, doubt_heard) == []


def test_the_board_shows_since_when_a_consent_is_in_doubt() -> None:
    row = project(project(None, consent_noted, seen("sharing")), to_ask, seen("sharing"))
    (consent,) = row["consents"]
    assert consent["doubted_at"] == EVENING


def test_the_board_shows_since_when_nothing_rests_on_it_any_more() -> None:
    row = project(None, consent_noted, seen("sharing"))
    for event in (received, founded_anew, settled):
        row = project(row, event, seen("sharing"))
    (consent,) = row["consents"]
    assert (consent["founded_anew_at"], consent["doubt_settled_at"]) == (LATER, LATER)


@pytest.mark.parametrize(("services", "asks"), [(("shelter",), True), (("legal_aid",), False)])
def test_a_room_that_received_under_a_consent_in_doubt_has_it_asked_anew(
    services: tuple[Receiver, ...], asks: object
) -> None:
    fact = ConsentDoubted(
        journey_id=JOURNEY,
        occurred_at=EVENING,
        consent_id=CONSENT,
        purpose="support",
        services=services,
    )
    assert react("shelter", fact) == [hear_doubt.model_copy(update={"ask": asks})]


def test_hearing_of_a_doubt_makes_no_journey_a_rooms_own() -> None:
    house = seen("sharing")._replace(actor=Actor(staff=LAN, role="policy", unit="house"))
    assert relate(None, to_ask, house) is None
