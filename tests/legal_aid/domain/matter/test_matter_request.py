"""A request for legal aid, from the first word to its answer."""

import pytest

from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import LaterEvent, MatterEvent
from services.legal_aid.domain.matter.refusals import (
    AlreadyAccepted,
    AlreadyAnswered,
    BeforeWhatItFollows,
    DifferentRequest,
    MatterIsOver,
    NoSuchMatter,
    RequestNotAnswered,
)
from shared.casework.referring import Urgency
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    AFTER_ACCEPTANCE,
    BEFORE_ACCEPTANCE,
    COMPLETE,
    COMPLETED,
    DAY,
    DECIDE_BY,
    DISCONTINUED,
    END_OF_MONDAY,
    ENDINGS,
    HOUR,
    NOON,
    PENDING,
    REFUSED,
    URGENT,
    WITHDRAWN,
    answered,
    answered_missing,
    appointed,
    documents_overdue,
    flagged,
    interpreter_needed,
    refused,
    requested,
    stepped,
    supplied,
    withdrawn,
)
from tests.legal_aid.made_up_commands import (
    check,
    check_missing,
    need_interpreter,
    refuse,
    request,
    supply,
    take_back,
    withdraw,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
supplied_later = supplied.model_copy(update={"after_acceptance": True, "decide_by": None})


def test_a_victim_asks_for_aid_and_is_answered_by_the_end_of_the_day() -> None:
    matter.given().when(request).then(requested)


def test_the_same_request_told_twice_is_one_request() -> None:
    matter.given(requested).when(request).then_nothing()


@pytest.mark.parametrize("history", ENDINGS)
def test_the_same_request_told_again_later_reopens_nothing(history: History) -> None:
    matter.given(*history).when(request).then_nothing()


def test_another_request_is_not_written_over_the_first() -> None:
    another = request.model_copy(update={"form": "advice"})
    matter.given(requested).when(another).then_refused(DifferentRequest)


def test_a_client_may_need_an_interpreter_from_the_first_word_on() -> None:
    change = {"interpreter_needed": True}
    matter.given().when(request.model_copy(update=change)).then(requested.model_copy(update=change))


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_that_a_client_needs_an_interpreter_is_noted_once(history: History) -> None:
    no_longer = {"needed": False}
    matter.given(*history).when(need_interpreter).then(interpreter_needed)
    matter.given(*history, interpreter_needed).when(need_interpreter).then_nothing()
    matter.given(*history, interpreter_needed).when(
        need_interpreter.model_copy(update=no_longer)
    ).then(interpreter_needed.model_copy(update=no_longer))


def test_a_need_does_not_come_before_the_request() -> None:
    early = need_interpreter.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(requested).when(early).then_refused(BeforeWhatItFollows)


def test_a_referral_that_is_taken_back_takes_back_what_is_only_asked_for() -> None:
    for history in BEFORE_ACCEPTANCE:
        matter.given(*history).when(take_back).then(
            withdrawn.model_copy(
                update={
                    "taken_back_by": "referral-withdrawn",
                    "occurred_at": take_back.occurred_at,
                }
            )
        )


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_whether_an_accepted_matter_goes_on_without_its_referral_people_decide(
    history: History,
) -> None:
    doubt = flagged.model_copy(update={"reason": "referral-withdrawn"})
    matter.given(*history).when(take_back).then(doubt)
    matter.given(*history, doubt).when(take_back).then_nothing()


@pytest.mark.parametrize("history", ENDINGS)
def test_a_referral_taken_back_after_the_end_changes_nothing(history: History) -> None:
    matter.given(*history).when(take_back).then_nothing()


def test_a_request_is_answered_complete() -> None:
    matter.given(requested).when(check).then(answered)


def test_a_request_is_answered_with_what_is_missing() -> None:
    matter.given(requested).when(check_missing).then(answered_missing)


def test_an_answer_at_the_end_of_the_day_is_in_time() -> None:
    last = check.model_copy(update={"occurred_at": END_OF_MONDAY})
    matter.given(requested).when(last).then(
        answered.model_copy(update={"occurred_at": END_OF_MONDAY})
    )


def test_a_late_answer_is_recorded_as_late() -> None:
    tomorrow = check.model_copy(update={"occurred_at": END_OF_MONDAY + HOUR})
    a_day_later = DECIDE_BY.model_copy(update={"due_at": DECIDE_BY.due_at + DAY})
    matter.given(requested).when(tomorrow).then(
        answered.model_copy(
            update={
                "occurred_at": END_OF_MONDAY + HOUR,
                "late": True,
                "decide_by": a_day_later,
            }
        )
    )


@pytest.mark.parametrize(
    ("urgency", "hours"), [("urgent", 24), ("immediate", 4)], ids=["urgent", "immediate"]
)
def test_an_urgent_request_is_decided_sooner_from_when_it_is_complete(
    urgency: Urgency, hours: int
) -> None:
    change = {"urgency": urgency}
    pressing = requested.model_copy(update=change)
    matter.given().when(request.model_copy(update=change)).then(pressing)

    def decided_after(event: MatterEvent) -> MatterEvent:
        limit = DECIDE_BY.model_copy(update={"due_at": event.occurred_at + hours * HOUR})
        return event.model_copy(update={**change, "decide_by": limit})

    matter.given(pressing).when(check).then(decided_after(answered))
    waiting = answered_missing.model_copy(update=change)
    matter.given(pressing).when(check_missing).then(waiting)
    matter.given(pressing, waiting).when(supply).then(decided_after(supplied))


def test_an_answer_does_not_come_before_the_request() -> None:
    before = check.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(requested).when(before).then_refused(BeforeWhatItFollows)


def test_the_same_answer_again_is_nothing_new() -> None:
    matter.given(*COMPLETE).when(check).then_nothing()
    matter.given(*PENDING).when(check_missing).then_nothing()


def test_another_answer_does_not_replace_the_first() -> None:
    matter.given(*COMPLETE).when(check_missing).then_refused(AlreadyAnswered)
    matter.given(*PENDING).when(check).then_refused(AlreadyAnswered)


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_an_accepted_matter_needs_no_answer(history: History) -> None:
    matter.given(*history).when(check).then_refused(AlreadyAccepted)


@pytest.mark.parametrize("history", ENDINGS)
def test_nothing_is_answered_or_supplied_when_it_is_over(history: History) -> None:
    matter.given(*history).when(check).then_refused(MatterIsOver)
    matter.given(*history).when(supply).then_refused(MatterIsOver)


def test_missing_papers_are_supplied() -> None:
    matter.given(*PENDING).when(supply).then(supplied)


def test_papers_may_come_one_by_one() -> None:
    one = supply.model_copy(update={"documents": ("status-proof",)})
    matter.given(*PENDING).when(one).then(
        supplied.model_copy(
            update={
                "documents": ("status-proof",),
                "still_missing": ("matter-documents",),
                "decide_by": None,
            }
        )
    )


def test_papers_that_are_there_need_not_come_again() -> None:
    matter.given(*PENDING, supplied).when(supply).then_nothing()
    matter.given(*COMPLETE).when(supply).then_nothing()
    request_form = supply.model_copy(update={"documents": ("request-form",)})
    matter.given(*PENDING).when(request_form).then_nothing()


def test_papers_do_not_come_before_the_request() -> None:
    before = supply.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(*PENDING).when(before).then_refused(BeforeWhatItFollows)


def test_a_request_is_checked_before_papers_are_added() -> None:
    matter.given(requested).when(supply).then_refused(RequestNotAnswered)


@pytest.mark.parametrize("since", [(), (appointed,), (appointed, stepped), (documents_overdue,)])
def test_after_an_urgent_acceptance_the_papers_follow_even_late(
    since: tuple[LaterEvent, ...],
) -> None:
    matter.given(*URGENT, *since).when(supply).then(supplied_later)
    matter.given(*URGENT, *since, supplied_later).when(supply).then_nothing()


def test_after_an_urgent_acceptance_some_papers_may_still_be_missing() -> None:
    one = supply.model_copy(update={"documents": ("status-proof",)})
    part = supplied.model_copy(
        update={
            "documents": ("status-proof",),
            "still_missing": ("matter-documents",),
            "after_acceptance": True,
            "decide_by": None,
        }
    )
    matter.given(*URGENT).when(one).then(part)
    matter.given(*URGENT, part).when(one).then_nothing()


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_an_ordinary_acceptance_awaits_no_papers(history: History) -> None:
    matter.given(*history).when(supply).then_nothing()


@pytest.mark.parametrize("history", BEFORE_ACCEPTANCE)
def test_a_request_is_refused_in_writing_on_a_listed_ground(history: History) -> None:
    first_answer = True if history == (requested,) else None
    matter.given(*history).when(refuse).then(
        refused.model_copy(update={"answers_in_time": first_answer})
    )


def test_a_refusal_that_is_also_the_first_answer_may_come_late() -> None:
    late = {"occurred_at": END_OF_MONDAY + HOUR}
    matter.given(requested).when(refuse.model_copy(update=late)).then(
        refused.model_copy(update={**late, "answers_in_time": False})
    )


@pytest.mark.parametrize("history", BEFORE_ACCEPTANCE)
def test_a_request_may_be_taken_back(history: History) -> None:
    matter.given(*history).when(withdraw).then(withdrawn)


def test_a_refusal_or_withdrawal_does_not_come_before_the_request() -> None:
    early = {"occurred_at": NOON - HOUR}
    matter.given(requested).when(refuse.model_copy(update=early)).then_refused(BeforeWhatItFollows)
    matter.given(requested).when(withdraw.model_copy(update=early)).then_refused(
        BeforeWhatItFollows
    )


def test_refusing_or_withdrawing_twice_is_nothing_new() -> None:
    matter.given(*REFUSED).when(refuse).then_nothing()
    matter.given(*WITHDRAWN).when(withdraw).then_nothing()


def test_a_refusal_keeps_its_ground() -> None:
    other = refuse.model_copy(update={"ground": "client-deceased"})
    matter.given(*REFUSED).when(other).then_refused(MatterIsOver)


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_what_is_in_the_register_is_neither_refused_nor_taken_back(history: History) -> None:
    matter.given(*history).when(refuse).then_refused(AlreadyAccepted)
    matter.given(*history).when(withdraw).then_refused(AlreadyAccepted)


@pytest.mark.parametrize("history", [WITHDRAWN, COMPLETED, DISCONTINUED])
def test_what_is_over_is_not_refused(history: History) -> None:
    matter.given(*history).when(refuse).then_refused(MatterIsOver)


@pytest.mark.parametrize("history", [REFUSED, COMPLETED, DISCONTINUED])
def test_what_is_over_is_not_taken_back(history: History) -> None:
    matter.given(*history).when(withdraw).then_refused(MatterIsOver)


def test_there_must_be_a_request() -> None:
    for command in (check, supply, need_interpreter, refuse, withdraw, take_back):
        matter.given().when(command).then_refused(NoSuchMatter)
