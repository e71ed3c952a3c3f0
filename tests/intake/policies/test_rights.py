"""Limits of requests, erasures, keys, proposals and breaches; who is heard about an erasure."""

from datetime import datetime
from uuid import UUID

import pytest

from services.intake.domain.request.messages import (
    CarryOutBy,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    NoteCarryingOutOverdue,
)
from services.intake.domain.rights.breach_messages import BreachEvent, NoteBreachNoticeOverdue
from services.intake.domain.rights.erasure import AcknowledgeErasure, NoteErasureOverdue
from services.intake.domain.rights.retention_messages import (
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposeErasure,
    RetentionEvent,
)
from services.intake.domain.rights.rotation import KEY_CHANGES, NoteRotationOverdue, NoteSealed
from services.intake.policies import corrections, erasures, retention
from services.intake.policies.clocks import ring, watch
from shared.contracts import casework, intake, legal_aid, reintegration, shelter
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event
from tests.intake.asked_for import (
    ACKNOWLEDGE_BY,
    BREACH,
    DECIDE_BY,
    ERASED_BY,
    ERASURE,
    KEYS_BY,
    LOOK_BY,
    LOOK_LATER,
    NOTIFY_BY,
    PROPOSE_AT,
    REQUEST,
    acknowledged,
    acknowledgement_overdue,
    answer_overdue,
    approved,
    assessed,
    breach_closed,
    carried_out,
    completed,
    erased_in,
    erasure_overdue,
    extended,
    granted,
    kept_longer,
    key_changed,
    keys_awaited,
    keys_overdue,
    not_carried_out,
    notice_overdue,
    notified,
    ordered,
    proposal_overdue,
    proposed,
    received,
    recorded,
    refused,
    retention_ended,
    support_ended,
    supported,
    taken_back,
)
from tests.intake.made_up import JOURNEY, NOON

SETTLED = [
    SettleClock("request-acknowledgement", REQUEST),
    SettleClock("request-answer", REQUEST),
]


def test_a_request_has_a_clock_for_each_of_its_limits() -> None:
    assert watch(received()) == [
        SetClock("request-acknowledgement", REQUEST, ACKNOWLEDGE_BY),
        SetClock("request-answer", REQUEST, LOOK_BY),
    ]
    assert watch(acknowledged) == watch(acknowledgement_overdue) == [SETTLED[0]]
    assert watch(extended) == [SetClock("request-answer", REQUEST, LOOK_LATER)]
    assert watch(answer_overdue) == [SETTLED[1]]
    assert watch(granted()) == watch(refused) == watch(taken_back) == SETTLED


def test_what_was_granted_has_a_clock_until_it_is_done() -> None:
    to_do = granted("correct")
    by = SetClock("request-carrying-out", REQUEST, LOOK_BY)
    assert watch(to_do) == [*SETTLED, by]
    over = SettleClock("request-carrying-out", REQUEST)
    assert watch(carried_out("entry-corrected")) == watch(not_carried_out) == [over]


def test_an_erasure_and_its_keys_have_their_clocks() -> None:
    clock = SettleClock("erasure-acknowledgement", JOURNEY)
    assert watch(ordered) == [SetClock("erasure-acknowledgement", JOURNEY, ERASED_BY)]
    assert watch(erased_in("shelter")) == []
    assert watch(completed) == watch(erasure_overdue) == [clock]
    assert watch(keys_awaited) == [SetClock("key-rotation", KEY_CHANGES, KEYS_BY)]
    assert watch(key_changed("shelter")) == []
    assert watch(keys_overdue) == [SettleClock("key-rotation", KEY_CHANGES)]


RETENTION = SettleClock("retention", JOURNEY)
PROPOSAL = SettleClock("erasure-proposal", JOURNEY)


@pytest.mark.parametrize(
    ("event", "clocks"),
    [
        (support_ended("intake"), [SetClock("retention", JOURNEY, PROPOSE_AT)]),
        (support_ended("intake", None), []),
        (proposed, [SetClock("erasure-proposal", JOURNEY, DECIDE_BY)]),
        (proposal_overdue, [PROPOSAL]),
        (kept_longer, [SetClock("retention", JOURNEY, kept_longer.propose_at), PROPOSAL]),
        (supported("intake"), [RETENTION, PROPOSAL]),
        (approved, [RETENTION, PROPOSAL]),
        (retention_ended, [RETENTION, PROPOSAL]),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_data_are_proposed_for_erasing_long_after_support(
    event: RetentionEvent, clocks: list[SetClock | SettleClock]
) -> None:
    assert watch(event) == clocks


NOTICE = SetClock("breach-notice", BREACH, NOTIFY_BY)
NO_NOTICE = SettleClock("breach-notice", BREACH)


@pytest.mark.parametrize(
    ("event", "clocks"),
    [
        (recorded(), [NOTICE]),
        (recorded(notify_by=None), []),
        (assessed(), [NO_NOTICE]),
        (assessed(notify_by=NOTIFY_BY), [NOTICE]),
        (assessed(notify_by=NOTIFY_BY, notified=True), [NO_NOTICE]),
        (notified, [NO_NOTICE]),
        (notice_overdue, [NO_NOTICE]),
        (breach_closed, [NO_NOTICE]),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_a_breach_that_may_harm_has_72_hours(
    event: BreachEvent, clocks: list[SetClock | SettleClock]
) -> None:
    assert watch(event) == clocks


@pytest.mark.parametrize(
    ("name", "key", "command"),
    [
        (
            "request-acknowledgement",
            REQUEST,
            NoteAcknowledgementOverdue(request_id=REQUEST, occurred_at=NOON),
        ),
        ("request-answer", REQUEST, NoteAnswerOverdue(request_id=REQUEST, occurred_at=NOON)),
        (
            "request-carrying-out",
            REQUEST,
            NoteCarryingOutOverdue(request_id=REQUEST, occurred_at=NOON),
        ),
        (
            "erasure-acknowledgement",
            JOURNEY,
            NoteErasureOverdue(journey_id=JOURNEY, occurred_at=NOON),
        ),
        (
            "key-rotation",
            KEY_CHANGES,
            NoteRotationOverdue(rotation_id=KEY_CHANGES, occurred_at=NOON),
        ),
        ("retention", JOURNEY, ProposeErasure(journey_id=JOURNEY, occurred_at=NOON)),
        ("erasure-proposal", JOURNEY, NoteProposalOverdue(journey_id=JOURNEY, occurred_at=NOON)),
        ("breach-notice", BREACH, NoteBreachNoticeOverdue(breach_id=BREACH, occurred_at=NOON)),
    ],
)
def test_each_clock_asks_its_own_question(name: str, key: UUID, command: Command) -> None:
    at: datetime = NOON
    assert ring(name, key, at) == command


def test_other_events_move_none_of_these_clocks() -> None:
    class Unheard(Event):
        kind: str = "unheard.v1"

    assert watch(Unheard(occurred_at=NOON)) == []


def test_each_services_word_is_taken_down() -> None:
    said = casework.JourneyErased(
        journey_id=JOURNEY, erasure_id=ERASURE, service="shelter", occurred_at=NOON
    )
    word = AcknowledgeErasure(journey_id=JOURNEY, service="shelter", occurred_at=NOON)
    assert erasures.react(said) == [word]
    assert erasures.react(said.model_copy(update={"service": "unknown"})) == []


def test_the_word_that_a_services_key_is_replaced_is_taken_down() -> None:
    said = casework.MasterKeyReplaced(
        journey_id=JOURNEY, erasure_id=ERASURE, service="shelter", began_at=NOON, occurred_at=NOON
    )
    word = NoteSealed(
        rotation_id=KEY_CHANGES,
        erasure_id=ERASURE,
        service="shelter",
        began_at=NOON,
        occurred_at=NOON,
    )
    assert erasures.react(said) == [word]


def test_support_anywhere_begins_and_ends_what_is_counted() -> None:
    closed = intake.CaseClosed(journey_id=JOURNEY, occurred_at=NOON)
    end = NoteSupportEnd(journey_id=JOURNEY, service="intake", occurred_at=NOON)
    assert retention.react(closed) == [end]
    admitted = shelter.ResidentAdmitted(
        journey_id=JOURNEY, occurred_at=NOON, stay_id=UUID(int=1), referral_id=None
    )
    begin = NoteSupport(journey_id=JOURNEY, service="shelter", about=UUID(int=1), occurred_at=NOON)
    assert retention.react(admitted) == [begin]
    lodged = shelter.ChildLodged(
        journey_id=JOURNEY, occurred_at=NOON, stay_id=UUID(int=1), funded_until=None
    )
    assert retention.react(lodged) == [begin.model_copy(update={"about": None})]
    moved = shelter.ChildMovedOut(journey_id=JOURNEY, occurred_at=NOON, stay_id=UUID(int=4))
    assert retention.react(moved) == [end.model_copy(update={"service": "shelter"})]
    completed = legal_aid.MatterCompleted(
        journey_id=JOURNEY, occurred_at=NOON, matter_id=UUID(int=2)
    )
    over = end.model_copy(update={"service": "legal_aid", "about": UUID(int=2)})
    assert retention.react(completed) == [over]
    left = reintegration.PlanClosed(
        journey_id=JOURNEY, occurred_at=NOON, plan_id=UUID(int=3), outcome="sustained"
    )
    done = end.model_copy(update={"service": "reintegration", "about": UUID(int=3)})
    assert retention.react(left) == [done]
    assert retention.react(intake.PersonTurned18(journey_id=JOURNEY, occurred_at=NOON)) == []


def test_who_moved_to_another_house_is_supported_by_that_house_alone() -> None:
    stays = {"journey_id": JOURNEY, "occurred_at": NOON}
    moved = shelter.ResidentTransferred.model_validate({**stays, "stay_id": UUID(int=1)})
    there = shelter.ResidentAdmitted.model_validate(
        {**stays, "stay_id": UUID(int=2), "referral_id": None}
    )
    told = {"service": "shelter", **stays}
    assert [*retention.react(there), *retention.react(moved)] == [
        NoteSupport.model_validate({**told, "about": UUID(int=2)}),
        NoteSupportEnd.model_validate({**told, "about": UUID(int=1)}),
    ]


def test_a_correction_anywhere_carries_out_the_request_that_it_names() -> None:
    corrected = casework.EntryCorrected(
        journey_id=JOURNEY, of_fact=UUID(int=9), reason="mistaken", occurred_at=NOON
    )
    assert corrections.react(corrected) == []
    assert corrections.react(corrected.model_copy(update={"request_id": REQUEST})) == [
        CarryOutBy(
            request_id=REQUEST, journey_id=JOURNEY, measure="entry-corrected", occurred_at=NOON
        )
    ]
