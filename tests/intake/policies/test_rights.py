"""Limits of requests, erasures, keys, proposals and breaches; who is heard about an erasure."""

from datetime import datetime
from uuid import UUID

import pytest

from services.intake.domain.breach_messages import BreachEvent, NoteBreachNoticeOverdue
from services.intake.domain.erasure import AcknowledgeErasure, NoteErasureOverdue
from services.intake.domain.request_messages import NoteAcknowledgementOverdue, NoteAnswerOverdue
from services.intake.domain.retention_messages import (
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposeErasure,
    RetentionEvent,
)
from services.intake.domain.rotation import KEY_CHANGES, NoteRotationOverdue
from services.intake.policies import erasures, retention
from services.intake.policies.clocks import ring, watch
from shared.contracts import casework, intake, shelter
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
    completed,
    erased_in,
    erasure_overdue,
    extended,
    granted,
    kept_longer,
    key_changed,
    keys_awaited,
    keys_overdue,
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


def test_support_anywhere_begins_and_ends_what_is_counted() -> None:
    closed = intake.CaseClosed(journey_id=JOURNEY, occurred_at=NOON)
    end = NoteSupportEnd(journey_id=JOURNEY, service="intake", occurred_at=NOON)
    assert retention.react(closed) == [end]
    admitted = shelter.ResidentAdmitted(
        journey_id=JOURNEY, occurred_at=NOON, stay_id=UUID(int=1), referral_id=None
    )
    begin = NoteSupport(journey_id=JOURNEY, service="shelter", occurred_at=NOON)
    assert retention.react(admitted) == [begin]
    assert retention.react(intake.PersonTurned18(journey_id=JOURNEY, occurred_at=NOON)) == []
