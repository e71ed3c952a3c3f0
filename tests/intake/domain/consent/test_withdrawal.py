"""A consent taken back: everyone who received under it says, in time, that they stopped."""

from datetime import timedelta
from typing import get_args
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import WITHDRAWAL
from services.intake.domain.consent.withdrawal import (
    AwaitStop,
    NobodyAwaited,
    NoteStopOverdue,
    NoteStopped,
    ServiceStopped,
    StopAwaited,
    StopOverdue,
    StopTimeRunsOn,
    WithdrawalEvent,
    decider,
)
from services.intake.domain.words import Receiver
from shared.kernel.ids import ConsentId, JourneyId
from tests.intake.made_up import NOON
from tests.kit.lives import lived
from tests.kit.scenario import Given

CONSENT = ConsentId(UUID(int=60))
withdrawal = Given(decider)
await_both = AwaitStop(
    consent_id=CONSENT,
    journey_id=JourneyId(UUID(int=61)),
    services=("legal_aid", "shelter"),
    elsewhere=True,
    occurred_at=NOON,
)
awaited = StopAwaited(
    consent_id=CONSENT,
    services=("legal_aid", "shelter"),
    stop_by=NOON + timedelta(days=21, hours=11, minutes=59, seconds=59),
    policy_version="consent-withdrawal-elsewhere@2026-01-01",
    occurred_at=NOON,
)
LIMIT = awaited.stop_by
note_shelter = NoteStopped(consent_id=CONSENT, service="shelter", occurred_at=NOON)
shelter_stopped = ServiceStopped(
    consent_id=CONSENT, service="shelter", awaited=("legal_aid",), occurred_at=NOON
)
note_legal_aid = NoteStopped(consent_id=CONSENT, service="legal_aid", occurred_at=NOON)
all_stopped = ServiceStopped(consent_id=CONSENT, service="legal_aid", awaited=(), occurred_at=NOON)
late = NoteStopOverdue(consent_id=CONSENT, occurred_at=LIMIT)
overdue = StopOverdue(consent_id=CONSENT, awaited=("legal_aid",), stop_by=LIMIT, occurred_at=LIMIT)


def test_each_service_that_received_has_the_laws_days_to_stop() -> None:
    history = withdrawal.given()
    told = history.when(await_both)
    told.then(awaited.model_copy(update={"stop_by": LIMIT}))


def test_within_the_house_the_days_are_fewer() -> None:
    inside = await_both.model_copy(update={"elsewhere": False})
    (event,) = decider.decide(inside, decider.initial)
    assert isinstance(event, StopAwaited)
    assert event.policy_version == "consent-withdrawal@2026-01-01"
    assert event.stop_by < LIMIT


def test_waiting_begins_once() -> None:
    withdrawal.given(awaited).when(await_both).then_nothing()


def test_each_service_answers_until_nobody_is_left() -> None:
    withdrawal.given(awaited).when(note_shelter).then(shelter_stopped)
    withdrawal.given(awaited, shelter_stopped).when(note_shelter).then_nothing()
    withdrawal.given(awaited, shelter_stopped).when(note_legal_aid).then(all_stopped)


def test_an_answer_that_nobody_waited_for_says_nothing_new() -> None:
    withdrawal.given().when(note_shelter).then_nothing()
    uninvited = note_shelter.model_copy(update={"service": "reintegration"})
    withdrawal.given(awaited).when(uninvited).then_nothing()


def test_who_has_not_answered_in_time_is_named_once() -> None:
    withdrawal.given(awaited, shelter_stopped).when(late).then(overdue)
    withdrawal.given(awaited, shelter_stopped, overdue).when(late).then_nothing()
    withdrawal.given(awaited, shelter_stopped, all_stopped).when(late).then_nothing()


def test_a_limit_is_not_passed_before_its_time_nor_where_nobody_waits() -> None:
    early = late.model_copy(update={"occurred_at": NOON})
    withdrawal.given(awaited).when(early).then_refused(StopTimeRunsOn)
    withdrawal.given().when(late).then_refused(NobodyAwaited)


commands = st.sampled_from(
    [
        await_both,
        note_shelter,
        note_legal_aid,
        late,
        late.model_copy(update={"occurred_at": NOON}),
        *(note_shelter.model_copy(update={"service": one}) for one in get_args(Receiver)),
    ]
)
strange = st.sampled_from([awaited, shelter_stopped, all_stopped, overdue])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(commands, max_size=10), st.lists(strange, max_size=6))
def test_whatever_is_asked_the_history_can_be_read_again(
    asked: list[AwaitStop | NoteStopped | NoteStopOverdue], odd: list[WithdrawalEvent]
) -> None:
    lived(WITHDRAWAL, asked)
    assert decider.fold(odd) == decider.fold(odd)
