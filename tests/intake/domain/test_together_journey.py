"""A death and an alert change a case and its journey together, whoever tells of them."""

from uuid import UUID

from services.intake.domain import case as cases
from services.intake.domain import journey as journeys
from services.intake.domain.case_commands import (
    NoteRetrafficking,
    OpenCase,
    RecordDeath,
)
from services.intake.domain.journey_messages import (
    DoorClosed,
    DoorOpened,
    HearRetrafficking,
    JourneyEvent,
    NoteDeath,
    PersonDied,
    RetraffickingHeard,
)
from services.intake.domain.protection_messages import EndProtection
from services.intake.domain.together import (
    ends_case,
    takes_alert_up,
    tells_death,
)
from tests.intake.made_up import (
    CASE,
    JOURNEY,
    NOON,
    THIRD_CASE,
    TO_REQUEST,
)

ALERT = UUID(int=50)
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


def test_a_death_in_a_case_ends_the_journey_and_its_protection() -> None:
    assert tells_death(death, case.fold(TO_REQUEST)) == [note_death, end_protection]
    assert tells_death(death, nothing) == []


def test_a_death_told_by_another_room_ends_the_open_case() -> None:
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
