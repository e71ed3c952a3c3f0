"""Accepting a matter, in the ordinary way or at once."""

from datetime import datetime, timedelta

import pytest

from services.legal_aid.domain.ids import register_of
from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.refusals import (
    AlreadyAccepted,
    BeforeWhatItFollows,
    BodysNoticeMissing,
    ClientIsDead,
    CommerceNotAided,
    ConflictNotChecked,
    DeadlineNotNamed,
    FieldNotNamed,
    FileIsComplete,
    HeadMustDecide,
    MatterIsOver,
    MatterUnderReview,
    NoSuchMatter,
    NotUrgent,
    PapersMissing,
    RequestNotAnswered,
)
from services.legal_aid.domain.words import UrgentGround
from shared.kernel.terms import VIET_NAM
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    AFTER_ACCEPTANCE,
    COMPLETE,
    END_OF_MONDAY,
    ENDINGS,
    HOUR,
    NOON,
    PENDING,
    accepted,
    accepted_urgently,
    answered,
    flagged,
    flagged_dead,
    requested,
    reviewed,
    supplied,
)
from tests.legal_aid.made_up_commands import accept, accept_urgently
from tests.legal_aid.made_up_proceedings import notice_received

told_at_once = notice_received.model_copy(update={"occurred_at": NOON + HOUR, "late": False})
matter = Given(decider)
History = tuple[MatterEvent, ...]
NEXT_MONDAY = datetime(2026, 3, 9, tzinfo=VIET_NAM)  # five working days after a Monday


def test_a_complete_file_is_accepted_and_three_working_days_begin() -> None:
    matter.given(*COMPLETE).when(accept).then(accepted)


def test_a_file_that_was_completed_is_accepted() -> None:
    matter.given(*PENDING, supplied).when(accept).then(accepted)


def test_a_centre_may_grant_another_form_and_name_the_field() -> None:
    change = {"form": "representation", "field": "labour"}
    matter.given(*COMPLETE).when(accept.model_copy(update=change)).then(
        accepted.model_copy(update=change)
    )


def test_a_matter_accepted_at_new_year_is_in_the_register_of_its_day_in_viet_nam() -> None:
    last_evening = datetime(2026, 12, 31, 23, 30, tzinfo=VIET_NAM)
    for moment, year in ((last_evening, 2026), (last_evening + HOUR, 2027)):
        events = decider.decide(
            accept.model_copy(update={"occurred_at": moment}), decider.fold(COMPLETE)
        )
        assert [event.model_dump()["register_id"] for event in events] == [register_of("tt", year)]


def test_conflicts_are_looked_for_before_accepting() -> None:
    blind = accept.model_copy(update={"conflict_checked": False})
    matter.given(*COMPLETE).when(blind).then_refused(ConflictNotChecked)


def test_business_and_commerce_are_not_aided() -> None:
    trade = accept.model_copy(update={"field": "commerce"})
    matter.given(*COMPLETE).when(trade).then_refused(CommerceNotAided)
    asked = requested.model_copy(update={"field": "commerce"})
    matter.given(asked, answered).when(accept).then_refused(CommerceNotAided)
    matter.given(asked).when(accept_urgently).then_refused(CommerceNotAided)


def test_the_field_is_named_at_the_latest_when_accepting() -> None:
    unnamed = requested.model_copy(update={"field": None})
    matter.given(unnamed, answered).when(accept).then_refused(FieldNotNamed)
    named = accept.model_copy(update={"field": "criminal"})
    matter.given(unnamed, answered).when(named).then(accepted)


def test_nothing_is_accepted_before_it_was_answered() -> None:
    matter.given(requested).when(accept).then_refused(RequestNotAnswered)
    early = accept.model_copy(update={"occurred_at": NOON})
    matter.given(*COMPLETE).when(early).then_refused(BeforeWhatItFollows)


def test_nothing_is_accepted_in_the_ordinary_way_while_papers_are_missing() -> None:
    matter.given(*PENDING).when(accept).then_refused(PapersMissing)


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_accepting_again_in_the_same_register_is_nothing_new(history: History) -> None:
    matter.given(*history).when(accept).then_nothing()
    matter.given(*history).when(accept_urgently).then_nothing()


@pytest.mark.parametrize("history", AFTER_ACCEPTANCE)
def test_a_matter_is_in_one_register_only(history: History) -> None:
    elsewhere = {"centre": "cn1"}
    matter.given(*history).when(accept.model_copy(update=elsewhere)).then_refused(AlreadyAccepted)
    matter.given(*history).when(accept_urgently.model_copy(update=elsewhere)).then_refused(
        AlreadyAccepted
    )


@pytest.mark.parametrize("history", ENDINGS)
def test_what_is_over_is_not_accepted(history: History) -> None:
    matter.given(*history).when(accept).then_refused(MatterIsOver)
    matter.given(*history).when(accept_urgently).then_refused(MatterIsOver)


def test_only_what_was_asked_for_is_accepted() -> None:
    matter.given().when(accept).then_refused(NoSuchMatter)
    matter.given().when(accept_urgently).then_refused(NoSuchMatter)


def test_after_an_urgent_acceptance_the_papers_follow_in_five_working_days() -> None:
    matter.given(requested).when(accept_urgently).then(accepted_urgently)
    answered_before = accepted_urgently.model_copy(update={"answers_in_time": None})
    matter.given(*PENDING).when(accept_urgently).then(answered_before)


def test_an_urgent_acceptance_may_be_a_late_first_answer() -> None:
    late = {"occurred_at": END_OF_MONDAY + HOUR}
    events = decider.decide(accept_urgently.model_copy(update=late), decider.fold((requested,)))
    assert [event.model_dump()["answers_in_time"] for event in events] == [False]


def test_a_matter_under_review_is_not_accepted_until_someone_decided() -> None:
    matter.given(*COMPLETE, flagged).when(accept).then_refused(MatterUnderReview)
    matter.given(requested, flagged).when(accept_urgently).then_refused(MatterUnderReview)
    matter.given(*COMPLETE, flagged, reviewed).when(accept).then(accepted)


def test_the_matter_of_someone_who_died_is_not_accepted() -> None:
    matter.given(*COMPLETE, flagged_dead).when(accept).then_refused(ClientIsDead)


@pytest.mark.parametrize("ground", ["limitation-ending", "hearing-near"])
@pytest.mark.parametrize("left", [timedelta(0), NEXT_MONDAY - timedelta(seconds=1) - NOON])
def test_a_deadline_less_than_five_working_days_away_is_urgent(
    ground: UrgentGround, left: timedelta
) -> None:
    now = {"occurred_at": NOON, "ground": ground, "deadline": NOON + left}
    matter.given(requested).when(accept_urgently.model_copy(update=now)).then(
        accepted_urgently.model_copy(update=now)
    )


@pytest.mark.parametrize("ground", ["limitation-ending", "hearing-near"])
@pytest.mark.parametrize("left", [timedelta(seconds=-1), NEXT_MONDAY - NOON])
def test_a_deadline_that_is_past_or_far_is_not_urgent(
    ground: UrgentGround, left: timedelta
) -> None:
    now = {"occurred_at": NOON, "ground": ground, "deadline": NOON + left}
    matter.given(requested).when(accept_urgently.model_copy(update=now)).then_refused(NotUrgent)


def test_an_urgent_deadline_is_named() -> None:
    unnamed = accept_urgently.model_copy(update={"ground": "hearing-near"})
    matter.given(requested).when(unnamed).then_refused(DeadlineNotNamed)


def test_avoiding_harm_is_the_heads_decision() -> None:
    harm = accept_urgently.model_copy(update={"head_decision": None})
    matter.given(requested).when(harm).then_refused(HeadMustDecide)
    matter.given(requested).when(accept_urgently).then(accepted_urgently)


def test_a_proceeding_body_asks_at_once_by_its_notice() -> None:
    asks = {"ground": "proceeding-body-asks", "head_decision": None}
    command = accept_urgently.model_copy(update=asks)
    matter.given(requested).when(command).then_refused(BodysNoticeMissing)
    matter.given(requested, told_at_once).when(command).then(
        accepted_urgently.model_copy(update=asks)
    )


def test_what_a_proceeding_body_asked_for_is_not_accepted_without_its_notice() -> None:
    by_body = requested.model_copy(update={"requester": "proceeding-body"})
    matter.given(by_body, answered).when(accept).then_refused(BodysNoticeMissing)
    matter.given(by_body).when(accept_urgently).then_refused(BodysNoticeMissing)
    matter.given(by_body, answered, told_at_once).when(accept).then(accepted)


def test_a_complete_file_needs_no_urgency() -> None:
    matter.given(*COMPLETE).when(accept_urgently).then_refused(FileIsComplete)


def test_urgency_does_not_come_before_the_request() -> None:
    early = accept_urgently.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(requested).when(early).then_refused(BeforeWhatItFollows)
