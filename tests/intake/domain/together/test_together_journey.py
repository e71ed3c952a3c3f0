"""A death and an alert change a case and its journey together, whoever tells of them."""

from uuid import UUID

from services.intake.domain.case import decider as cases
from services.intake.domain.case.commands import (
    NoteRetrafficking,
    OpenCase,
    RecordDeath,
)
from services.intake.domain.journey import decider as journeys
from services.intake.domain.journey.messages import (
    AskForOpenCase,
    DoorClosed,
    DoorOpened,
    HearRetrafficking,
    JourneyEvent,
    NoteDeath,
    PersonDied,
    RetraffickingHeard,
    VouchForNoCase,
)
from services.intake.domain.journey.state import NoJourney
from services.intake.domain.person.decider import TakeAlertUp, Ties
from services.intake.domain.protection.messages import EndProtection
from services.intake.domain.together.alerts import (
    asks_for_open_case,
    passes_alert_on,
    takes_alert_up,
)
from services.intake.domain.together.doors import ends_case, tells_death
from shared.casework.linked import AskLinked
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from tests.intake.made_up import (
    CASE,
    JOURNEY,
    NOON,
    OTHER_CASE,
    THIRD_CASE,
    TO_REQUEST,
)

ALERT = UUID(int=50)
SECOND, THIRD = JourneyId(UUID(int=71)), JourneyId(UUID(int=72))
case = cases.decider
journey = journeys.decider
nothing = case.initial
death = RecordDeath(case_id=CASE, occurred_at=NOON)
note_death = NoteDeath(journey_id=JOURNEY, occurred_at=NOON)
end_protection = EndProtection(journey_id=JOURNEY, occurred_at=NOON)
hear = HearRetrafficking(journey_id=JOURNEY, alert_id=ALERT, case_id=THIRD_CASE, occurred_at=NOON)
woman_came = DoorOpened(
    journey_id=JOURNEY,
    case_id=CASE,
    follows_case=None,
    group="women",
    age_class="adult",
    nationality="vn-citizen",
    occurred_at=NOON,
)
door_closed = DoorClosed(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)


def test_a_death_in_a_case_ends_the_journey() -> None:
    assert tells_death(death, case.fold(TO_REQUEST)) == [note_death]
    assert tells_death(death, nothing) == []


def test_a_death_ends_the_open_case_and_its_protection_whoever_tells_of_it() -> None:
    assert ends_case(note_death, journey.fold([woman_came])) == [end_protection, death]
    over = journey.fold([woman_came, door_closed])
    assert ends_case(note_death, over) == [end_protection]
    died = PersonDied(journey_id=JOURNEY, occurred_at=NOON)
    assert ends_case(note_death, journey.fold([woman_came, died])) == [end_protection]


def test_an_alert_is_noted_in_the_open_case() -> None:
    note = NoteRetrafficking(case_id=CASE, alert_id=ALERT, occurred_at=NOON)
    assert takes_alert_up(hear, journey.fold([woman_came])) == [note]


def test_an_alert_opens_a_case_that_follows_the_last_in_the_same_journey() -> None:
    following = OpenCase(
        case_id=THIRD_CASE,
        journey_id=JOURNEY,
        channel="self",
        group="women",
        age_class="adult",
        nationality="vn-citizen",
        place="in-country",
        follows_case=CASE,
        occurred_at=NOON,
    )
    assert takes_alert_up(hear, journey.fold([woman_came, door_closed])) == [following]


def test_an_alert_is_taken_up_once_and_only_where_intake_knows_the_person() -> None:
    assert takes_alert_up(hear, journey.initial) == []
    heard = RetraffickingHeard(journey_id=JOURNEY, alert_id=ALERT, case_id=CASE, occurred_at=NOON)
    history: list[JourneyEvent] = [woman_came, heard]
    assert takes_alert_up(hear, journey.fold(history)) == []
    elsewhere = hear.model_copy(update={"taken_up_by": OTHER_CASE})
    assert takes_alert_up(elsewhere, journey.fold([woman_came, door_closed])) == []


def asked_next(at: JourneyId, *others: JourneyId) -> AskForOpenCase:
    """Return what a journey is asked, and which are asked after it."""
    return AskForOpenCase(journey_id=at, alert=hear, others=others, occurred_at=NOON)


def test_the_journey_an_alert_came_for_is_asked_first_then_those_linked_with_it() -> None:
    take = TakeAlertUp(journey_id=JOURNEY, alert_id=ALERT, case_id=THIRD_CASE, occurred_at=NOON)
    assert asks_for_open_case(take, Ties()) == [asked_next(JOURNEY)]
    ties = Ties(frozenset((THIRD, SECOND)))
    assert asks_for_open_case(take, ties) == [asked_next(JOURNEY, SECOND, THIRD)]
    over = journey.fold([woman_came, door_closed])
    ask_here = asked_next(JOURNEY, SECOND, THIRD)
    assert passes_alert_on(ask_here, over) == [asked_next(SECOND, THIRD)]
    assert passes_alert_on(asked_next(SECOND, THIRD), NoJourney()) == [asked_next(THIRD)]


def test_an_alert_is_heard_where_a_case_is_open_and_noted_where_it_came_from() -> None:
    is_open = journey.fold([woman_came])
    assert passes_alert_on(asked_next(JOURNEY, SECOND), is_open) == [hear]
    there = hear.model_copy(update={"journey_id": SECOND})
    here = hear.model_copy(update={"taken_up_by": CASE})
    assert passes_alert_on(asked_next(SECOND, THIRD), is_open) == [there, here]


def test_an_alert_that_no_open_case_takes_up_opens_one_and_puts_it_to_the_linked_journeys() -> None:
    over = journey.fold([woman_came, door_closed])
    died = journey.fold([woman_came, PersonDied(journey_id=JOURNEY, occurred_at=NOON)])
    question = VouchForNoCase(journey_id=JOURNEY, occurred_at=NOON)
    put = AskLinked(journey_id=JOURNEY, about=THIRD_CASE, question=question, occurred_at=NOON)
    opens: list[Command] = [hear, put]
    assert passes_alert_on(asked_next(JOURNEY), over) == opens
    for elsewhere in (over, died):
        assert passes_alert_on(asked_next(SECOND), elsewhere) == opens
    assert passes_alert_on(asked_next(JOURNEY, SECOND), died) == [hear]


def test_an_alert_that_was_heard_is_not_passed_on_again() -> None:
    heard = RetraffickingHeard(journey_id=JOURNEY, alert_id=ALERT, case_id=CASE, occurred_at=NOON)
    over = journey.fold([woman_came, door_closed, heard])
    assert passes_alert_on(asked_next(JOURNEY, SECOND), over) == []
