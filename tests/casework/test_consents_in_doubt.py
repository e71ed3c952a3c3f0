"""A consent in doubt carries nothing new, stops nothing that was begun, and is asked for anew."""

import pytest

from shared.casework.relations import project as relate
from shared.casework.sharing.board import project
from shared.casework.sharing.decider import decider_of
from shared.casework.sharing.duties import DOUBTED, DUTIES, with_confirmations
from shared.casework.sharing.hearing import react
from shared.casework.sharing.messages import (
    DoubtHeard,
    HearDoubt,
    SharingEvent,
    VouchForConsent,
)
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.contracts.intake import ConsentDoubted
from shared.contracts.words import Receiver
from shared.kernel.actors import Actor
from shared.kernel.ids import ConsentId
from shared.kernel.ledgers import Put, Strike
from shared.kernel.worklist import worklist
from shared.law.consent import ByConsent, ConsentHasExpired, ConsentInDoubt, ConsentWasWithdrawn
from tests.casework.made_up import EVENING, JOURNEY, LAN, seen
from tests.casework.shared_out import (
    CONSENT,
    IN_DANGER,
    LATER,
    OTHER_CONSENT,
    consent_noted,
    expiry_heard,
    hear_expiry,
    hear_withdrawal,
    note_consent,
    share_with_centre,
    share_with_unit,
    shared_with_unit,
    to_legal_aid,
    unit_stopped,
    until_later,
    vouch,
    vouch_for_consent,
    withdrawal_heard,
)
from tests.kit.scenario import Given

sharing = Given(decider_of("shelter"))

hear_doubt = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=False, occurred_at=EVENING)
doubt_heard = DoubtHeard(
    journey_id=JOURNEY, consent_id=CONSENT, ask_anew=False, occurred_at=EVENING
)
to_ask = doubt_heard.model_copy(update={"ask_anew": True})
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
    sharing.given(consent_noted).when(asks).then(to_ask)
    sharing.given().when(asks).then(to_ask)
    for over in (withdrawal_heard.model_copy(update={"answer": False}), expiry_heard):
        sharing.given(consent_noted, over).when(asks).then(doubt_heard)


def test_a_consent_that_is_given_anew_takes_the_place_of_the_one_in_doubt() -> None:
    sharing.given(consent_noted, to_ask).when(note_anew).then(given_anew)
    elsewhere = note_anew.model_copy(update={"purpose": "interview"})
    sharing.given(consent_noted, to_ask).when(elsewhere).then(
        given_anew.model_copy(update={"purpose": "interview", "in_place_of": ()})
    )
    on_it: dict[str, object] = {"basis": ByConsent(consent_id=OTHER_CONSENT), "occurred_at": LATER}
    sharing.given(consent_noted, to_ask, given_anew).when(
        share_with_unit.model_copy(update=on_it)
    ).then(shared_with_unit.model_copy(update=on_it))
    asks: VouchForConsent = vouch_for_consent.model_copy(update={"consent_id": OTHER_CONSENT})
    sharing.given(consent_noted, to_ask, given_anew).when(asks).then_nothing()


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


@pytest.mark.parametrize("settled", [given_anew, withdrawal_heard, expiry_heard])
def test_whoever_relied_on_it_has_it_given_anew_until_it_is_or_is_over(
    settled: SharingEvent,
) -> None:
    assert duties(consent_noted, to_ask) == [DOUBTED]
    assert duties(consent_noted, to_ask, settled) == []
    another = given_anew.model_copy(update={"in_place_of": (ConsentId(JOURNEY),)})
    assert duties(consent_noted, to_ask, another) == [DOUBTED]
    assert DOUBTED in DUTIES


def test_a_room_in_which_nothing_rests_on_it_has_nothing_to_do() -> None:
    assert duties(consent_noted, doubt_heard) == []


def test_the_board_shows_since_when_a_consent_is_in_doubt() -> None:
    row = project(project(None, consent_noted, seen("sharing")), to_ask, seen("sharing"))
    (consent,) = row["consents"]
    assert consent["doubted_at"] == EVENING


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
