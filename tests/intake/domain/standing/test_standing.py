"""Who the person is in law, and what changes when that is learned, corrected, or outgrown."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.intake.domain.case.appeal_messages import ReopenCase
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEndedByDeath, CaseEvent
from services.intake.domain.case.refusals import CaseStepOutOfOrder, NoSuchCase, PersonHasDied
from services.intake.domain.standing.describing import (
    AccompaniesNobody,
    AccompaniesThemselves,
    AlreadyOfAge,
    ForeignerIsNoCitizen,
)
from services.intake.domain.standing.messages import (
    AccompaniedNoted,
    AccompanyingRecorded,
    AgeReviewScheduled,
    DescribePerson,
    NoteAccompanied,
    PersonTurned18,
    RecordAccompanying,
    RecordTurned18,
    ScheduleAgeReview,
)
from shared.kernel.ids import JourneyId
from tests.intake.contested import reopened
from tests.intake.made_up import (
    CASE,
    EARLIER,
    LATER,
    NOON,
    OTHER_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_REQUEST,
    TO_VERIFIED,
    as_victim,
    closed,
    confirmed,
    described,
    determined,
    opened,
    opened_for,
    received,
    rejected,
    requested,
    verified,
    withdrawn,
)
from tests.kit.scenario import Given

case = Given(decider)
BESIDE = JourneyId(UUID(int=77))
girl = opened_for("girls")
describe = DescribePerson(case_id=CASE, nationality="foreign", place="in-country", occurred_at=NOON)
schedule = ScheduleAgeReview(case_id=CASE, review_on=date(2027, 5, 20), occurred_at=NOON)
scheduled = AgeReviewScheduled(
    case_id=CASE, due_at=datetime(2027, 5, 31, 17, tzinfo=UTC), occurred_at=NOON
)
turn_18 = RecordTurned18(case_id=CASE, occurred_at=NOON)
turned_18 = PersonTurned18(case_id=CASE, occurred_at=NOON)
link = RecordAccompanying(case_id=CASE, accompanying_case_id=OTHER_CASE, occurred_at=NOON)
linked = AccompanyingRecorded(case_id=CASE, accompanying_case_id=OTHER_CASE, occurred_at=NOON)
along = girl.model_copy(update={"accompanies": BESIDE})
note_victim = NoteAccompanied(
    case_id=CASE,
    beside=BESIDE,
    status="victim",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
victim_noted = AccompaniedNoted(
    case_id=CASE,
    beside=BESIDE,
    status="victim",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
died = CaseEndedByDeath(case_id=CASE, occurred_at=NOON)


def test_who_the_person_is_may_be_learned_before_they_have_any_status() -> None:
    case.given(opened).when(describe).then(described("foreign"))


def test_the_same_description_is_recorded_once() -> None:
    case.given(opened, described("foreign")).when(describe).then_nothing()


def test_a_corrected_nationality_moves_the_person_to_another_row() -> None:
    case.given(*TO_REQUEST).when(describe).then(
        described("foreign"), determined("foreign", nationality="foreign")
    )


def test_coming_home_moves_the_person_from_abroad_into_the_country() -> None:
    abroad = opened.model_copy(update={"place": "abroad"})
    history = (abroad, received, verified, requested, determined("under-identification-abroad"))
    home = describe.model_copy(update={"nationality": "vn-citizen"})
    case.given(*history).when(home).then(
        described("vn-citizen"), determined("under-identification-in-country")
    )


def test_a_correction_reaches_a_closed_case_too() -> None:
    case.given(*TO_CLOSED).when(describe).then(
        described("foreign"), determined("foreign", nationality="foreign")
    )


def test_where_the_law_says_nothing_no_row_is_assumed() -> None:
    unknown = describe.model_copy(update={"nationality": "unknown"})
    case.given(*TO_CONFIRMED).when(unknown).then(
        described("unknown"), determined(None, nationality="unknown")
    )


def test_a_description_is_refused_without_a_case_before_it_or_after_a_death() -> None:
    case.given().when(describe).then_refused(NoSuchCase)
    early = describe.model_copy(update={"occurred_at": EARLIER})
    case.given(opened).when(early).then_refused(CaseStepOutOfOrder)
    case.given(opened, died).when(describe).then_refused(PersonHasDied)


def test_who_came_as_a_foreigner_does_not_become_a_citizen() -> None:
    came = opened.model_copy(update={"channel": "foreigner", "nationality": "foreign"})
    citizen = describe.model_copy(update={"nationality": "vn-citizen"})
    case.given(came).when(citizen).then_refused(ForeignerIsNoCitizen)


def test_the_review_of_an_age_names_a_month_and_never_a_birthday() -> None:
    case.given(girl).when(schedule).then(scheduled)
    other_day = schedule.model_copy(update={"review_on": date(2027, 5, 1)})
    case.given(girl, scheduled).when(other_day).then_nothing()


def test_a_review_at_the_end_of_a_year_is_due_in_the_next() -> None:
    december = schedule.model_copy(update={"review_on": date(2026, 12, 31)})
    case.given(girl).when(december).then(
        scheduled.model_copy(update={"due_at": datetime(2026, 12, 31, 17, tzinfo=UTC)})
    )


def test_no_review_is_scheduled_for_an_adult_nor_into_the_past() -> None:
    case.given(opened).when(schedule).then_refused(AlreadyOfAge)
    past = schedule.model_copy(update={"review_on": date(2026, 1, 20)})
    case.given(girl).when(past).then_refused(CaseStepOutOfOrder)


def test_a_person_who_comes_of_age_is_an_adult_from_then_on() -> None:
    case.given(girl).when(turn_18).then(turned_18)
    case.given(girl, turned_18).when(turn_18).then_nothing()
    case.given(girl, turned_18).when(schedule).then_refused(AlreadyOfAge)


def test_an_adult_does_not_come_of_age() -> None:
    case.given(opened).when(turn_18).then_refused(AlreadyOfAge)
    early = turn_18.model_copy(update={"occurred_at": EARLIER})
    case.given(girl).when(early).then_refused(CaseStepOutOfOrder)


def test_what_coming_of_age_changes_for_one_who_came_along_is_left_to_people() -> None:
    beside_victim = (along, victim_noted, determined("under-18-with-victim", under_18=True))
    case.given(*beside_victim).when(turn_18).then(turned_18, determined(None))


def test_a_victim_who_comes_of_age_stays_a_victim() -> None:
    history = (girl, received, verified, confirmed, determined("victim", under_18=True))
    case.given(*history).when(turn_18).then(turned_18, as_victim)


def test_the_case_of_a_child_who_came_along_is_linked_once() -> None:
    case.given(opened).when(link).then(linked)
    case.given(opened, linked).when(link).then_nothing()


def test_nobody_comes_along_with_themselves() -> None:
    own = link.model_copy(update={"accompanying_case_id": CASE})
    case.given(opened).when(own).then_refused(AccompaniesThemselves)


def test_a_child_beside_a_victim_stands_in_the_row_of_those_who_accompany() -> None:
    row = determined("under-18-with-victim", under_18=True)
    case.given(along).when(note_victim).then(victim_noted, row)
    again = note_victim.model_copy(update={"occurred_at": LATER})
    case.given(along, victim_noted, row).when(again).then_nothing()


def test_a_child_whose_case_is_closed_still_hears_how_the_other_stands() -> None:
    history: tuple[CaseEvent, ...] = (along, received, verified, confirmed, as_victim)
    case.given(*history).when(note_victim).then(victim_noted, determined("victim", under_18=True))


def test_where_the_other_is_found_no_victim_people_decide_about_the_child() -> None:
    history = (along, victim_noted, determined("under-18-with-victim", under_18=True))
    no_victim = {"status": "not-victim"}
    case.given(*history).when(note_victim.model_copy(update=no_victim)).then(
        victim_noted.model_copy(update=no_victim), determined(None, under_18=True)
    )


def test_nothing_is_noted_beside_someone_else_or_without_a_case_or_after_a_death() -> None:
    case.given(girl).when(note_victim).then_refused(AccompaniesNobody)
    case.given().when(note_victim).then_refused(NoSuchCase)
    case.given(along, died).when(note_victim).then_nothing()


@pytest.mark.parametrize("history", [TO_VERIFIED, (*TO_REQUEST, rejected)])
def test_without_a_status_no_row_is_determined(history: tuple[CaseEvent, ...]) -> None:
    case.given(*history).when(describe).then(described("foreign"))


def test_a_correction_after_the_person_left_opens_nothing_anew_until_the_case_goes_on() -> None:
    left = (*TO_REQUEST, withdrawn)
    case.given(*left).when(describe).then(described("foreign"))
    over = closed.model_copy(update={"reason": "withdrawn"})
    reopen = ReopenCase(
        case_id=CASE, sources=("foreign-authority",), police_unit="made-up-unit", occurred_at=NOON
    )
    row = determined("foreign", nationality="foreign")
    case.given(*left, described("foreign"), over).when(reopen).then(reopened, row)
