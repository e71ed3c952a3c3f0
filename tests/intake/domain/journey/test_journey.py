"""One case of a person is open at a time, and each follows the last."""

from uuid import UUID

from services.intake.domain.case.appeal_messages import FollowAppeal
from services.intake.domain.ids import CaseId
from services.intake.domain.journey.decider import decider
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    CloseDoor,
    DoorClosed,
    DoorOpened,
    DoorReopened,
    HearRetrafficking,
    NoteDeath,
    NotePerson,
    NoteRepresentative,
    NoteSecondCase,
    NoteSecondCaseOver,
    OpenDoor,
    PersonDied,
    PersonNoted,
    RecogniseJourney,
    RecogniseRepresentative,
    ReopenByDecision,
    ReopenDoor,
    RetraffickingHeard,
    VouchForNoCase,
)
from services.intake.domain.journey.state import (
    AnotherCaseIsOpen,
    CaseOpenInLinkedJourney,
    DoorIsNotOurs,
    FollowsAnotherCase,
    JourneyHasEnded,
    NoSuchJourney,
)
from services.intake.domain.standing.age import OfficerDecidesAge
from services.intake.domain.standing.representation import (
    NoRepresentativeRecorded,
    RepresentativeSuspected,
)
from tests.intake.found_out import BESIDE, parent_noted, second_case, second_case_over
from tests.intake.made_up import CASE, JOURNEY, NOON, OTHER_CASE, THIRD_CASE
from tests.intake.represented import PARENT
from tests.kit.scenario import Given

journey = Given(decider)


def open_door(case_id: CaseId, follows: CaseId | None = None) -> OpenDoor:
    return OpenDoor(journey_id=JOURNEY, case_id=case_id, follows_case=follows, occurred_at=NOON)


def close_door(case_id: CaseId) -> CloseDoor:
    return CloseDoor(journey_id=JOURNEY, case_id=case_id, occurred_at=NOON)


def door_opened(case_id: CaseId, follows: CaseId | None = None) -> DoorOpened:
    return DoorOpened(journey_id=JOURNEY, case_id=case_id, follows_case=follows, occurred_at=NOON)


def door_closed(case_id: CaseId) -> DoorClosed:
    return DoorClosed(journey_id=JOURNEY, case_id=case_id, occurred_at=NOON)


first = (door_opened(CASE), door_closed(CASE))
second = (*first, door_opened(OTHER_CASE, CASE))


def test_a_first_case_opens_the_door() -> None:
    journey.given().when(open_door(CASE)).then(door_opened(CASE))


def test_opening_for_the_same_case_twice_records_nothing_new() -> None:
    journey.given(door_opened(CASE)).when(open_door(CASE)).then_nothing()
    journey.given(*first).when(open_door(CASE)).then_nothing()
    journey.given(*second).when(open_door(CASE)).then_nothing()


def test_a_linked_journey_stands_in_the_way_while_its_case_is_open() -> None:
    vouch = VouchForNoCase(journey_id=JOURNEY, occurred_at=NOON)
    journey.given(door_opened(CASE)).when(vouch).then_refused(CaseOpenInLinkedJourney)
    journey.given(*first).when(vouch).then_nothing()
    journey.given().when(vouch).then_nothing()


def test_a_person_never_has_two_open_cases() -> None:
    journey.given(door_opened(CASE)).when(open_door(OTHER_CASE, CASE)).then_refused(
        AnotherCaseIsOpen
    )


def test_a_new_case_follows_the_one_that_was_closed_last() -> None:
    journey.given(*first).when(open_door(OTHER_CASE, CASE)).then(door_opened(OTHER_CASE, CASE))


def test_a_new_case_in_a_known_journey_says_what_it_follows() -> None:
    journey.given(*first).when(open_door(OTHER_CASE)).then_refused(FollowsAnotherCase)
    both = (*second, door_closed(OTHER_CASE))
    journey.given(*both).when(open_door(THIRD_CASE, CASE)).then_refused(FollowsAnotherCase)
    journey.given(*both).when(open_door(THIRD_CASE, OTHER_CASE)).then(
        door_opened(THIRD_CASE, OTHER_CASE)
    )


def test_a_first_case_follows_nothing() -> None:
    journey.given().when(open_door(CASE, OTHER_CASE)).then_refused(FollowsAnotherCase)


def test_the_case_that_ends_closes_the_door() -> None:
    journey.given(door_opened(CASE)).when(close_door(CASE)).then(door_closed(CASE))


def test_a_door_is_closed_once() -> None:
    journey.given(*first).when(close_door(CASE)).then_nothing()


def test_an_old_case_does_not_close_the_door_of_a_new_one() -> None:
    journey.given(*second).when(close_door(CASE)).then_nothing()


def test_nobody_closes_a_door_that_was_never_theirs() -> None:
    journey.given().when(close_door(CASE)).then_refused(NoSuchJourney)
    journey.given(door_opened(CASE)).when(close_door(OTHER_CASE)).then_refused(DoorIsNotOurs)
    journey.given(*first).when(close_door(OTHER_CASE)).then_refused(DoorIsNotOurs)


reopen_door = ReopenDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
door_reopened = DoorReopened(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
reopen_by_decision = ReopenByDecision(
    journey_id=JOURNEY,
    case_id=CASE,
    follow=FollowAppeal(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON),
    occurred_at=NOON,
)
note_second = NoteSecondCase(
    journey_id=JOURNEY, other_journey=BESIDE, other_case=OTHER_CASE, occurred_at=NOON
)
note_second_over = NoteSecondCaseOver(journey_id=JOURNEY, other_journey=BESIDE, occurred_at=NOON)
ALERT, OTHER_ALERT = UUID(int=50), UUID(int=51)
hear = HearRetrafficking(journey_id=JOURNEY, alert_id=ALERT, case_id=THIRD_CASE, occurred_at=NOON)
note_death = NoteDeath(journey_id=JOURNEY, occurred_at=NOON)
died = PersonDied(journey_id=JOURNEY, occurred_at=NOON)
note_woman = NotePerson(
    journey_id=JOURNEY,
    group="women",
    age_class="adult",
    nationality="vn-citizen",
    place="in-country",
    occurred_at=NOON,
)
woman_noted = PersonNoted(**dict(note_woman))
woman_came = door_opened(CASE).model_copy(
    update={"group": "women", "age_class": "adult", "nationality": "vn-citizen"}
)


girl_came = door_opened(CASE).model_copy(
    update={"group": "girls", "age_class": "seven-to-seventeen", "nationality": "vn-citizen"}
)
as_woman = open_door(OTHER_CASE, CASE).model_copy(
    update={"group": "women", "age_class": "adult", "nationality": "vn-citizen"}
)


def test_a_known_child_is_no_adult_in_the_next_case_before_their_age_is_decided() -> None:
    child = (girl_came, door_closed(CASE))
    journey.given(*child).when(as_woman).then_refused(OfficerDecidesAge)
    opened = DoorOpened(**dict(as_woman))
    journey.given(*child, woman_noted).when(as_woman).then(opened)
    journey.given(*first).when(as_woman).then(opened)
    as_girl = open_door(OTHER_CASE, CASE).model_copy(
        update={"group": "girls", "age_class": "under-seven"}
    )
    journey.given(*child).when(as_girl).then(DoorOpened(**dict(as_girl)))


def test_a_decision_opens_the_door_again_even_of_a_case_that_another_followed() -> None:
    journey.given(*first).when(reopen_by_decision).then(door_reopened)
    journey.given(*second, door_closed(OTHER_CASE)).when(reopen_by_decision).then(door_reopened)
    later = reopen_door.model_copy(update={"by_decision": True})
    journey.given(*second, door_closed(OTHER_CASE)).when(later).then(door_reopened)
    journey.given(*second).when(later).then_refused(AnotherCaseIsOpen)


def test_a_decision_is_never_refused_for_a_newer_open_case_or_a_death() -> None:
    journey.given(*second).when(reopen_by_decision).then_nothing()
    journey.given(*first, died).when(reopen_by_decision).then_nothing()
    journey.given(door_opened(CASE)).when(reopen_by_decision).then_nothing()
    journey.given(door_opened(OTHER_CASE)).when(reopen_by_decision).then_refused(DoorIsNotOurs)


def test_beside_an_open_case_it_is_noted_that_another_goes_on_in_a_linked_journey() -> None:
    journey.given(door_opened(CASE)).when(note_second).then(second_case)
    journey.given(door_opened(CASE), second_case).when(note_second).then_nothing()
    journey.given(*first).when(note_second).then_nothing()
    journey.given().when(note_second).then_nothing()


def test_two_cases_are_together_again_once_either_of_them_ends() -> None:
    beside = (door_opened(CASE), second_case)
    journey.given(*beside).when(close_door(CASE)).then(door_closed(CASE), second_case_over)
    journey.given(*beside).when(note_second_over).then(second_case_over)
    journey.given(*beside, second_case_over).when(note_second_over).then_nothing()
    journey.given(*beside).when(note_death).then(died, second_case_over)


note_parent = NoteRepresentative(
    journey_id=JOURNEY, representative_id=PARENT, suspected=False, occurred_at=NOON
)
note_suspected = note_parent.model_copy(update={"suspected": True})
parent_suspected = parent_noted.model_copy(update={"suspected": True})


def heard(case_id: CaseId | None) -> RetraffickingHeard:
    return RetraffickingHeard(journey_id=JOURNEY, alert_id=ALERT, case_id=case_id, occurred_at=NOON)


def test_a_case_that_goes_on_opens_its_door_again() -> None:
    journey.given(*first).when(reopen_door).then(door_reopened)
    journey.given(*first, door_reopened).when(reopen_door).then_nothing()
    journey.given(*first, door_reopened).when(close_door(CASE)).then(door_closed(CASE))


def test_only_the_last_case_goes_on_and_only_if_no_other_is_open() -> None:
    journey.given(*second).when(reopen_door).then_refused(AnotherCaseIsOpen)
    both = (*second, door_closed(OTHER_CASE))
    journey.given(*both).when(reopen_door).then_refused(FollowsAnotherCase)
    journey.given().when(reopen_door).then_refused(DoorIsNotOurs)
    journey.given(*first, died).when(reopen_door).then_refused(JourneyHasEnded)


def test_who_the_person_is_now_is_kept_for_the_next_case() -> None:
    journey.given(door_opened(CASE)).when(note_woman).then(woman_noted)
    journey.given(door_opened(CASE), woman_noted).when(note_woman).then_nothing()
    journey.given(woman_came).when(note_woman).then_nothing()


def test_a_person_whom_intake_never_met_is_not_recognised() -> None:
    recognise = RecogniseJourney(journey_id=JOURNEY, occurred_at=NOON)
    journey.given().when(recognise).then_refused(NoSuchJourney)
    journey.given(*first).when(recognise).then_nothing()


def test_who_represents_the_person_outlives_the_case() -> None:
    journey.given(*first).when(note_parent).then(parent_noted)
    journey.given(*first, parent_noted).when(note_parent).then_nothing()
    journey.given(*first, parent_noted).when(note_suspected).then(parent_suspected)


def test_nobody_asks_as_a_representative_unless_one_is_recorded_whom_nobody_suspects() -> None:
    ask = RecogniseRepresentative(journey_id=JOURNEY, occurred_at=NOON)
    journey.given().when(ask).then_refused(NoSuchJourney)
    journey.given(*first).when(ask).then_refused(NoRepresentativeRecorded)
    journey.given(*first, parent_noted).when(ask).then_nothing()
    journey.given(*first, parent_noted, parent_suspected).when(ask).then_refused(
        RepresentativeSuspected
    )


def test_an_alert_is_taken_up_by_the_case_that_is_open() -> None:
    journey.given(woman_came).when(hear).then(heard(CASE))
    journey.given(woman_came, heard(CASE)).when(hear).then_nothing()


def test_an_alert_opens_a_new_case_that_follows_the_last() -> None:
    following = woman_came.model_copy(update={"case_id": THIRD_CASE, "follows_case": CASE})
    journey.given(woman_came, door_closed(CASE)).when(hear).then(heard(THIRD_CASE), following)
    after = (woman_came, door_closed(CASE), heard(THIRD_CASE), following)
    journey.given(*after).when(hear).then_nothing()
    other = hear.model_copy(update={"alert_id": OTHER_ALERT, "case_id": OTHER_CASE})
    journey.given(*after).when(other).then(
        heard(THIRD_CASE).model_copy(update={"alert_id": OTHER_ALERT})
    )


def test_an_alert_that_a_case_of_a_linked_journey_takes_up_opens_none_here() -> None:
    elsewhere = hear.model_copy(update={"taken_up_by": OTHER_CASE})
    for history in ((woman_came, door_closed(CASE)), first):
        journey.given(*history).when(elsewhere).then(heard(OTHER_CASE))
        journey.given(*history, heard(OTHER_CASE)).when(elsewhere).then_nothing()
    ask = AskForOpenCase(journey_id=JOURNEY, alert=hear, occurred_at=NOON)
    journey.given().when(ask).then_nothing()
    journey.given(*first).when(ask).then_nothing()


def test_an_alert_about_someone_intake_knows_too_little_of_is_left_to_a_worker() -> None:
    journey.given(*first).when(hear).then(heard(None))
    journey.given().when(hear).then(heard(None))
    journey.given(heard(None)).when(hear).then_nothing()
    journey.given(heard(None)).when(open_door(CASE)).then(door_opened(CASE))


def test_a_death_is_noted_once_and_ends_the_journey() -> None:
    for history in ((), first, second):
        journey.given(*history).when(note_death).then(died)
    journey.given(*first, died).when(note_death).then_nothing()
    journey.given(*first, died).when(hear).then_nothing()
    journey.given(*first, died).when(open_door(OTHER_CASE, CASE)).then_refused(JourneyHasEnded)
    journey.given(door_opened(CASE), died).when(close_door(CASE)).then_nothing()
