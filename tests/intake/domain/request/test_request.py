"""What a person asks about what is held of them: acknowledged, answered, in time or late."""

from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

import pytest

from services.intake.domain.request.decider import decider
from services.intake.domain.request.messages import (
    AcknowledgeRequest,
    AnswerByExtract,
    Asks,
    CarryOutBy,
    CarryOutRequest,
    ExtendRequest,
    GrantRequest,
    NoteAcknowledgementOverdue,
    NoteAnswerOverdue,
    NoteCarryingOutOverdue,
    ReceiveRequest,
    RefusalGround,
    RefuseRequest,
    RequestCommand,
    TakeRequestBack,
)
from services.intake.domain.request.refusals import (
    BeforeItWasAsked,
    ConsentsNotNamed,
    ExtendedOnce,
    ExtendedTooLate,
    ExtensionNotProvided,
    MeasureBeforeRequest,
    MeasureDoesNotFit,
    NoLawfulGround,
    NoSuchRequest,
    RequestIdTaken,
    RequestIsAnswered,
    RequestLimitRunsOn,
    RequestNotGranted,
    RequestWasTakenBack,
)
from services.intake.domain.rights.tables import ANSWER, REFUSAL_GROUNDS
from shared.kernel.ids import JourneyId
from shared.kernel.terms import due
from tests.intake.asked_for import (
    ACKNOWLEDGE_BY,
    ERASE_BY,
    LOOK_BY,
    LOOK_LATER,
    NAMED,
    REQUEST,
    acknowledged,
    acknowledgement_overdue,
    answer_overdue,
    carried_out,
    extended,
    granted,
    not_carried_out,
    received,
    refused,
    taken_back,
)
from tests.intake.made_up import JOURNEY, LATER, NOON, ref
from tests.kit.scenario import Given

request = Given(decider)

LATE = LOOK_BY + timedelta(seconds=1)
receive = ReceiveRequest(
    request_id=REQUEST, journey_id=JOURNEY, asks="see", details=ref(90), occurred_at=NOON
)
acknowledge = AcknowledgeRequest(request_id=REQUEST, occurred_at=NOON)
extend = ExtendRequest(request_id=REQUEST, reason="many-services", occurred_at=NOON)
grant = GrantRequest(request_id=REQUEST, letter=ref(91), occurred_at=NOON)
refuse = RefuseRequest(
    request_id=REQUEST, ground="statutory-duty", letter=ref(91), occurred_at=NOON
)
take_back = TakeRequestBack(request_id=REQUEST, occurred_at=NOON)
carry_out = CarryOutRequest(request_id=REQUEST, measure="content-amended", occurred_at=NOON)
corrected = CarryOutBy(
    request_id=REQUEST, journey_id=JOURNEY, measure="entry-corrected", occurred_at=NOON
)
extract = AnswerByExtract(request_id=REQUEST, journey_id=JOURNEY, occurred_at=NOON)
ring_acknowledgement = NoteAcknowledgementOverdue(request_id=REQUEST, occurred_at=ACKNOWLEDGE_BY)
ring_answer = NoteAnswerOverdue(request_id=REQUEST, occurred_at=LOOK_BY)
erase = received("erase", answer_by=ERASE_BY)


def test_a_request_is_acknowledged_in_two_working_days_and_a_look_answered_in_ten() -> None:
    request.given().when(receive).then(received())


@pytest.mark.parametrize(
    ("asks", "days", "with_others", "extension"),
    [
        ("see", 10, 15, 10),
        ("correct", 10, 15, 10),
        ("restrict", 15, 20, 15),
        ("object", 15, 20, 15),
        ("withdraw-consent", 15, 20, 15),
        ("erase", 20, 30, 20),
        ("protect", 15, 15, 15),
    ],
)
def test_each_right_has_the_limit_of_the_decree(
    asks: Asks, days: int, with_others: int, extension: int
) -> None:
    terms = ANSWER.on(NOON).value[asks]
    amounts = [term.amount for term in (terms.plain, terms.with_others, terms.extension) if term]
    assert amounts == [days, with_others, extension]
    named = NAMED if asks == "withdraw-consent" else ()
    asked = receive.model_copy(update={"asks": asks, "consents": named})
    request.given().when(asked).then(received(asks, answer_by=due(NOON, terms.plain)))
    elsewhere = asked.model_copy(update={"others_hold_it": True})
    longer = due(NOON, terms.with_others)
    request.given().when(elsewhere).then(received(asks, answer_by=longer, others_hold_it=True))


def test_before_2026_there_was_one_limit_of_three_days_and_no_extension() -> None:
    before = datetime.fromisoformat("2025-12-30T05:00:00+00:00")
    late = before + timedelta(hours=72)
    of_old = received(
        "see",
        answer_by=late,
        acknowledge_by=late,
        occurred_at=before,
        policy_versions=("request-acknowledgement@2023-07-01", "request-answer@2023-07-01"),
    )
    asked = receive.model_copy(update={"occurred_at": before})
    request.given().when(asked).then(of_old)
    then = extend.model_copy(update={"occurred_at": before})
    request.given(of_old).when(then).then_refused(ExtensionNotProvided)


def test_asking_the_same_again_is_one_request() -> None:
    request.given(received()).when(receive).then_nothing()
    again = receive.model_copy(update={"asks": "erase"})
    request.given(received()).when(again).then_refused(RequestIdTaken)
    request.given(received(), granted()).when(receive).then_nothing()
    request.given(received(), taken_back).when(receive).then_nothing()


def test_a_request_is_acknowledged_once() -> None:
    request.given(received()).when(acknowledge).then(acknowledged)
    request.given(received(), acknowledged).when(acknowledge).then_nothing()
    late = ACKNOWLEDGE_BY + timedelta(seconds=1)
    request.given(received()).when(acknowledge.model_copy(update={"occurred_at": late})).then(
        acknowledged.model_copy(update={"in_time": False, "occurred_at": late})
    )


def test_the_limit_is_extended_once_for_a_reason_and_before_it_ends() -> None:
    request.given(received()).when(extend).then(extended)
    request.given(received(), extended).when(extend).then_nothing()
    other = extend.model_copy(update={"reason": "complicated"})
    request.given(received(), extended).when(other).then_refused(ExtendedOnce)
    too_late = extend.model_copy(update={"occurred_at": LATE})
    request.given(received()).when(too_late).then_refused(ExtendedTooLate)


def test_an_extended_request_is_answered_in_time_until_the_later_day() -> None:
    late = grant.model_copy(update={"occurred_at": LATE})
    in_time = granted().model_copy(update={"occurred_at": LATE})
    request.given(received(), extended).when(late).then(in_time)
    missed = in_time.model_copy(update={"in_time": False})
    request.given(received()).when(late).then(missed)


def test_a_request_is_granted_or_refused_in_writing() -> None:
    request.given(received()).when(grant).then(granted())
    request.given(erase).when(refuse).then(refused)
    request.given(received(), granted()).when(grant).then_nothing()
    request.given(erase, refused).when(refuse).then_nothing()
    request.given(erase, refused).when(grant).then_refused(RequestIsAnswered)
    other = refuse.model_copy(update={"ground": "impossible"})
    request.given(erase, refused).when(other).then_refused(RequestIsAnswered)


@pytest.mark.parametrize(
    "command",
    [acknowledge, extend, grant, refuse, take_back],
    ids=lambda one: type(one).__name__,
)
def test_nothing_is_decided_of_a_request_before_it_was_made(command: RequestCommand) -> None:
    early = command.model_copy(update={"occurred_at": NOON - timedelta(seconds=1)})
    request.given(erase).when(early).then_refused(BeforeItWasAsked)


def test_a_withdrawal_of_consent_is_never_refused() -> None:
    grounds = REFUSAL_GROUNDS.on(NOON).value
    withdrawal = received("withdraw-consent")
    for ground in get_args(RefusalGround):
        no = refuse.model_copy(update={"ground": ground})
        request.given(withdrawal).when(no).then_refused(NoLawfulGround)
        assert any(ground in lawful for lawful in grounds.values())


def test_to_see_what_is_held_is_not_refused_for_a_statutory_duty() -> None:
    request.given(received()).when(refuse).then_refused(NoLawfulGround)


def test_who_asked_may_take_it_back_until_it_is_answered() -> None:
    request.given(received()).when(take_back).then(taken_back)
    request.given(received(), taken_back).when(take_back).then_nothing()
    request.given(received(), granted()).when(take_back).then_refused(RequestIsAnswered)


@pytest.mark.parametrize("command", [grant, extend], ids=lambda one: type(one).__name__)
def test_what_was_taken_back_is_not_answered(command: RequestCommand) -> None:
    request.given(received(), taken_back).when(command).then_refused(RequestWasTakenBack)


@pytest.mark.parametrize(
    "command", [acknowledge, ring_acknowledgement, ring_answer], ids=lambda one: type(one).__name__
)
def test_after_the_end_nothing_is_late_and_nothing_more_is_said(command: RequestCommand) -> None:
    request.given(received(), taken_back).when(command).then_nothing()
    request.given(received(), granted()).when(command).then_nothing()


def test_an_answered_request_is_not_extended() -> None:
    request.given(received(), granted()).when(extend).then_refused(RequestIsAnswered)


@pytest.mark.parametrize(
    "command",
    [acknowledge, extend, grant, refuse, take_back, ring_answer],
    ids=lambda one: type(one).__name__,
)
def test_nothing_happens_to_a_request_nobody_made(command: RequestCommand) -> None:
    request.given().when(command).then_refused(NoSuchRequest)


def test_an_extract_is_made_for_what_is_asked_or_granted() -> None:
    request.given(received()).when(extract).then_nothing()
    request.given(received(), granted()).when(extract).then_nothing()


def test_no_extract_is_made_for_what_is_refused_taken_back_or_of_another_person() -> None:
    request.given(received(), refused).when(extract).then_refused(RequestIsAnswered)
    request.given(received(), taken_back).when(extract).then_refused(RequestWasTakenBack)
    elsewhere = extract.model_copy(update={"journey_id": JourneyId(UUID(int=99))})
    request.given(received()).when(elsewhere).then_refused(NoSuchRequest)
    request.given().when(extract).then_refused(NoSuchRequest)


def test_a_limit_that_runs_out_is_recorded_once() -> None:
    request.given(received()).when(ring_acknowledgement).then(acknowledgement_overdue)
    request.given(received()).when(ring_answer).then(answer_overdue)
    late = (received(), acknowledgement_overdue, answer_overdue)
    request.given(*late).when(ring_acknowledgement).then_nothing()
    request.given(*late).when(ring_answer).then_nothing()
    request.given(received(), acknowledged).when(ring_acknowledgement).then_nothing()


def test_a_clock_that_rings_early_rings_in_vain() -> None:
    early = ring_answer.model_copy(update={"occurred_at": LATER})
    request.given(received()).when(early).then_refused(RequestLimitRunsOn)
    request.given(received(), extended).when(ring_answer).then_refused(RequestLimitRunsOn)
    later = ring_answer.model_copy(update={"occurred_at": LOOK_LATER})
    overdue = answer_overdue.model_copy(update={"due_at": LOOK_LATER, "occurred_at": LOOK_LATER})
    request.given(received(), extended).when(later).then(overdue)


def test_a_withdrawal_names_its_consents_and_nothing_else_names_any() -> None:
    unnamed = receive.model_copy(update={"asks": "withdraw-consent"})
    request.given().when(unnamed).then_refused(ConsentsNotNamed)
    named = receive.model_copy(update={"consents": NAMED})
    request.given().when(named).then_refused(ConsentsNotNamed)
    request.given(received("withdraw-consent", consents=())).when(unnamed).then_refused(
        RequestIdTaken
    )


@pytest.mark.parametrize("asks", ["correct", "protect"])
def test_what_granting_alone_does_not_do_is_to_be_carried_out_within_the_limit(asks: Asks) -> None:
    request.given(received(asks)).when(grant).then(granted(asks))
    request.given(received(asks), granted(asks)).when(grant).then_nothing()


def test_what_was_done_of_a_granted_request_is_recorded_once() -> None:
    asked = (received("correct"), granted("correct"))
    request.given(*asked).when(carry_out).then(carried_out("content-amended"))
    request.given(*asked, carried_out("content-amended")).when(carry_out).then_nothing()
    also = (*asked, carried_out("content-amended"))
    request.given(*also).when(corrected).then(carried_out("entry-corrected"))
    late = carry_out.model_copy(update={"occurred_at": LATE})
    done_late = carried_out("content-amended").model_copy(
        update={"in_time": False, "occurred_at": LATE}
    )
    request.given(*asked).when(late).then(done_late)
    request.given(*also).when(grant).then_nothing()


def test_what_was_granted_and_not_done_by_its_limit_is_recorded_once() -> None:
    ring = NoteCarryingOutOverdue(request_id=REQUEST, occurred_at=LOOK_BY)
    asked = (received("correct"), granted("correct"))
    request.given(*asked).when(ring).then(not_carried_out)
    early = ring.model_copy(update={"occurred_at": NOON})
    request.given(*asked).when(early).then_refused(RequestLimitRunsOn)
    request.given(*asked, not_carried_out).when(ring).then_nothing()
    request.given(*asked, carried_out("entry-corrected")).when(ring).then_nothing()
    request.given().when(ring).then_refused(NoSuchRequest)
    for other in ((received(), granted()), (erase, refused), (received("correct"), taken_back)):
        request.given(*other).when(ring).then_nothing()
    late = carried_out("content-amended").model_copy(update={"occurred_at": LATE, "in_time": False})
    done_late = carry_out.model_copy(update={"occurred_at": LATE})
    request.given(*asked, not_carried_out).when(done_late).then(late)


def test_only_what_was_granted_is_carried_out_and_by_what_it_asks() -> None:
    request.given().when(carry_out).then_refused(NoSuchRequest)
    request.given(received("correct")).when(carry_out).then_refused(RequestNotGranted)
    request.given(erase, refused).when(carry_out).then_refused(RequestNotGranted)
    request.given(received("correct"), taken_back).when(carry_out).then_refused(RequestNotGranted)
    request.given(received(), granted()).when(carry_out).then_refused(MeasureDoesNotFit)
    asked = (received("correct"), granted("correct"))
    wrong = carry_out.model_copy(update={"measure": "access-narrowed"})
    request.given(*asked).when(wrong).then_refused(MeasureDoesNotFit)
    elsewhere = corrected.model_copy(update={"journey_id": JourneyId(UUID(int=99))})
    request.given(*asked).when(elsewhere).then_refused(NoSuchRequest)


def test_what_was_done_before_it_was_asked_for_does_not_carry_the_request_out() -> None:
    early = carry_out.model_copy(update={"occurred_at": NOON - timedelta(days=1)})
    asked = (received("correct"), granted("correct"))
    request.given(*asked).when(early).then_refused(MeasureBeforeRequest)


def test_a_measure_of_nothing_that_was_granted_changes_nothing() -> None:
    request.given(received("correct"), carried_out("content-amended")).when(grant).then(
        granted("correct")
    )


def test_another_request_of_the_same_person_has_its_own_history() -> None:
    other = receive.model_copy(update={"request_id": UUID(int=95)})
    request.given().when(other).then(received(request_id=UUID(int=95)))
