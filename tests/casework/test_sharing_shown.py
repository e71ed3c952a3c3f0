"""What follows from sharing: who may read, what is to be confirmed, and what is shown."""

import pytest

from shared.casework.all import telling
from shared.casework.relations import INCOMING
from shared.casework.relations import project as relate
from shared.casework.sharing.board import project
from shared.casework.sharing.duties import CONFIRM, TELL, with_confirmations
from shared.casework.sharing.hearing import react, sharing_duty
from shared.casework.sharing.messages import HearWithdrawal, SharingEvent
from shared.contracts import casework, intake
from shared.contracts.words import Receiver
from shared.kernel.actors import Actor
from shared.kernel.ids import ErasureId
from shared.kernel.ledgers import Ledger, Put, Strike
from shared.kernel.messages import Command
from shared.kernel.views import Row, Seen
from shared.kernel.worklist import worklist
from shared.law.consent import ToOrganisation
from tests.casework.made_up import EVENING, JOURNEY, LAN, NOON, raised, seen
from tests.casework.shared_out import (
    CONFIRM_BY,
    CONSENT,
    LATER,
    SHARING,
    TELL_BY,
    acknowledged,
    consent_noted,
    expiry_heard,
    hear_expiry,
    hear_restriction,
    hospital_stopped,
    note_consent,
    receiver_stopped,
    receiver_told,
    receivers_to_tell,
    restriction_heard,
    shared_with_hospital,
    shared_with_unit,
    stop_all,
    unit_stopped,
    withdrawal_heard,
)

HOUSE = seen("sharing")._replace(actor=Actor(staff=LAN, role="policy", unit="house"))


def drawn(*events: SharingEvent) -> Row:
    """Return the row after these events."""
    row: Row | None = None
    for event in events:
        row = project(row, event, seen("sharing"))
    assert row is not None
    return row


def test_the_board_shows_each_consent_and_what_became_of_it() -> None:
    row = drawn(consent_noted, withdrawal_heard, acknowledged)
    (consent,) = row["consents"]
    assert (consent["purpose"], consent["given_at"]) == ("support", NOON)
    assert (consent["withdrawn_at"], consent["acknowledged_at"]) == (EVENING, EVENING)
    (other,) = drawn(consent_noted, expiry_heard)["consents"]
    assert other["expired_at"] == EVENING


def test_the_board_shows_with_whom_it_is_shared_and_on_whose_word() -> None:
    row = drawn(consent_noted, shared_with_unit, shared_with_hospital, hospital_stopped)
    within, outside = row["sharings"]
    assert within["recipient"] == {"to": "unit", "unit": "made-up-unit", "unit_kind": "centre"}
    assert within["basis"] == {"basis": "consent", "consent_id": str(CONSENT)}
    assert within["stopped_at"] is None
    assert outside["recipient"] == {"to": "organisation", "organisation": "hospital"}
    assert (outside["stopped_because"], outside["confirm_by"]) == (
        "consent-withdrawn",
        CONFIRM_BY,
    )
    assert "receiver" not in outside
    row = drawn(consent_noted, shared_with_hospital, hospital_stopped, receiver_stopped)
    assert row["sharings"][0]["confirmed_at"] == LATER


def test_the_board_shows_a_restriction() -> None:
    assert drawn(restriction_heard)["restricted"]


def written(*events: SharingEvent) -> list[Put | Strike]:
    """Return what the worklist of a room writes."""
    (ledger,) = with_confirmations((worklist((), lambda *_: []),), ("shelter-worker",))
    marks = [mark for event in events for mark in ledger.write(event, seen("sharing"))]
    return [mark for mark in marks if isinstance(mark, Put | Strike)]


def test_whoever_received_outside_the_house_is_to_confirm_that_they_stopped() -> None:
    put, told, strike = written(shared_with_hospital, hospital_stopped, receiver_stopped)
    assert isinstance(put, Put)
    assert told.key.startswith(TELL)
    assert (put.line["duty"], put.line["due_at"]) == (CONFIRM, CONFIRM_BY)
    assert put.line["roles"] == ["shelter-worker", "data-protection-officer"]
    assert strike == Strike(put.key)


def test_a_receiver_is_told_of_an_erasure_and_still_has_to_confirm_after_it() -> None:
    confirm, tell, told = written(
        shared_with_hospital, hospital_stopped, receivers_to_tell, receiver_told
    )
    assert isinstance(confirm, Put)
    assert isinstance(tell, Put)
    assert (tell.line["duty"], tell.line["due_at"]) == (TELL, TELL_BY)
    assert told == Strike(tell.key)
    row = drawn(shared_with_hospital, hospital_stopped, receivers_to_tell, receiver_told)
    assert row["sharings"][0]["told_at"] == LATER


def test_a_unit_of_the_house_has_nothing_to_confirm() -> None:
    assert written(shared_with_unit, unit_stopped) == []


def test_other_lines_are_written_as_before() -> None:
    lines = Ledger("worklist", ("alerts",), lambda *_: [Strike("said")])
    other = Ledger("counts", ("alerts",), lambda *_: [])
    minded, same = with_confirmations((lines, other), ())
    assert minded.of == ("alerts", "sharing")
    assert list(minded.write(raised(), seen("alerts"))) == [Strike("said")]
    assert same is other


def related(row: Row | None, event: SharingEvent, where: Seen) -> Row | None:
    return relate(row, event, where)


def test_a_unit_reads_the_journey_as_long_as_it_is_shared() -> None:
    row = related(None, shared_with_unit, seen("sharing"))
    assert row is not None
    assert row["readers"] == [
        {"sharing_id": str(SHARING), "unit": "made-up-unit", "scope": ["needs"]}
    ]
    row = related(row, unit_stopped, HOUSE)
    assert row is not None
    assert row["readers"] == []


def test_hearing_of_a_consent_makes_no_journey_a_rooms_own() -> None:
    assert related(None, consent_noted, HOUSE) is None
    arrived = relate(None, raised(), HOUSE._replace(aggregate="alerts"))
    assert arrived is not None
    assert arrived["units"] == [INCOMING]


@pytest.mark.parametrize(
    ("fact", "command"),
    [
        (
            intake.ConsentRecorded(
                journey_id=JOURNEY,
                occurred_at=NOON,
                consent_id=CONSENT,
                purpose="support",
                scope=("health", "needs"),
            ),
            note_consent,
        ),
        (
            intake.ConsentRecorded(
                journey_id=JOURNEY,
                occurred_at=NOON,
                consent_id=CONSENT,
                purpose="support",
                scope=("health", "needs"),
                recipient=ToOrganisation(organisation="hospital"),
                expires_at=LATER,
            ),
            note_consent.model_copy(
                update={
                    "recipient": ToOrganisation(organisation="hospital"),
                    "expires_at": LATER,
                }
            ),
        ),
        (
            intake.ConsentExpired(
                journey_id=JOURNEY, occurred_at=EVENING, consent_id=CONSENT, purpose="support"
            ),
            hear_expiry,
        ),
        (
            intake.JourneyRestricted(journey_id=JOURNEY, occurred_at=NOON),
            hear_restriction,
        ),
        (
            intake.RestrictionLifted(journey_id=JOURNEY, occurred_at=NOON),
            hear_restriction.model_copy(update={"standing": False}),
        ),
        (
            intake.ErasureOrdered(
                journey_id=JOURNEY, occurred_at=EVENING, erasure_id=ErasureId(SHARING)
            ),
            stop_all,
        ),
    ],
    ids=str,
)
def test_a_room_hears_of_consents_and_restrictions(fact: object, command: Command) -> None:
    duty = sharing_duty("shelter", "shelter")
    assert (duty.name, list(duty.react(fact))) == ("shelter-sharing", [command])


@pytest.mark.parametrize(("services", "answers"), [(("shelter",), True), (("legal_aid",), False)])
def test_a_room_answers_a_withdrawal_if_it_is_named(
    services: tuple[Receiver, ...], answers: object
) -> None:
    fact = intake.ConsentWithdrawn(
        journey_id=JOURNEY,
        occurred_at=EVENING,
        consent_id=CONSENT,
        purpose="support",
        services=services,
    )
    (heard,) = react("shelter", fact)
    assert isinstance(heard, HearWithdrawal)
    assert heard.answer is answers


def test_the_answer_is_told() -> None:
    tell = telling(lambda *_: None, "made_up")
    assert tell(acknowledged, JOURNEY) == casework.ConsentWithdrawalAcknowledged(
        journey_id=JOURNEY, occurred_at=EVENING, consent_id=CONSENT, service="shelter"
    )
    assert tell(shared_with_unit, JOURNEY) is None
