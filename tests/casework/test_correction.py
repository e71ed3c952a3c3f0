"""A wrong entry is struck by a new event; its content is moved or destroyed."""

from typing import Any
from uuid import UUID

from shared.casework.access import ACCESS
from shared.casework.all import telling
from shared.casework.correction import (
    AccessStands,
    CorrectionStands,
    DestroyedGoesNowhere,
    MoveNeedsJourney,
    decider,
    records_in,
    with_move,
)
from shared.casework.striking import standing, struck_entries, struck_steps
from shared.contracts.casework import EntryCorrected as Told
from shared.contracts.intake import CaseClosed
from shared.kernel.envelope import stored
from tests.casework.made_up import (
    ENTRY,
    EVENING,
    FACT,
    JOURNEY,
    NOON,
    OTHER_JOURNEY,
    RECORD,
    correct,
    corrected,
    handed_over,
    raised,
    take_over,
    taken_over,
)
from tests.kit.scenario import Given

correction = Given(decider)


def test_an_entry_about_the_wrong_person_is_struck() -> None:
    correction.given().when(correct()).then(corrected())


def test_what_was_written_about_someone_else_is_moved_to_them() -> None:
    correction.given().when(correct("move", OTHER_JOURNEY)).then(corrected("move", OTHER_JOURNEY))


def test_a_correction_that_a_person_asked_for_names_their_request() -> None:
    asked = correct().model_copy(update={"request_id": ENTRY})
    struck = corrected().model_copy(update={"request_id": ENTRY})
    correction.given().when(asked).then(struck)
    fact = telling(lambda *_: None, "shelter")(struck, JOURNEY)
    assert isinstance(fact, Told)
    assert fact.request_id == ENTRY


def test_striking_an_entry_twice_is_striking_it_once() -> None:
    correction.given(corrected()).when(correct()).then_nothing()
    correction.given(corrected()).when(correct("move", OTHER_JOURNEY)).then_nothing()


def test_a_correction_is_not_corrected() -> None:
    again = correct(of_aggregate="correction")
    correction.given(corrected()).when(again).then_refused(CorrectionStands)


def test_who_broke_glass_cannot_have_it_struck_before_it_is_reviewed() -> None:
    correction.given().when(correct(of_aggregate=ACCESS)).then_refused(AccessStands)


def test_content_is_moved_to_another_journey_only() -> None:
    correction.given().when(correct("move")).then_refused(MoveNeedsJourney)
    correction.given().when(correct("move", JOURNEY)).then_refused(MoveNeedsJourney)


def test_destroyed_content_goes_nowhere() -> None:
    correction.given().when(correct("destroy", OTHER_JOURNEY)).then_refused(DestroyedGoesNowhere)


def test_the_other_journey_takes_over_what_is_moved() -> None:
    correction.given().when(take_over).then(taken_over)
    correction.given(taken_over).when(take_over).then_nothing()


def test_a_move_concerns_both_journeys_or_none() -> None:
    move = correct("move", OTHER_JOURNEY)
    assert list(with_move(move, decider.initial)) == [take_over]
    assert list(with_move(correct(), decider.initial)) == []
    assert list(with_move(move, decider.fold([corrected()]))) == []


def test_an_entrys_records_are_found_wherever_they_stand_in_it() -> None:
    assert list(records_in(stored(handed_over))) == [RECORD]
    deep = {"parts": [{"paper": stored(raised())["content"]}, "text", 3, None]}
    assert list(records_in(deep)) == [RECORD]
    assert list(records_in({"record_id": str(UUID(int=1))})) == []


def test_every_room_tells_that_an_entry_was_struck_and_nothing_of_it() -> None:
    tells = telling(
        lambda _event, journey: CaseClosed(journey_id=journey, occurred_at=NOON), "made_up"
    )
    assert tells(corrected(), JOURNEY) == Told(
        journey_id=JOURNEY, occurred_at=EVENING, of_fact=FACT, reason="wrong-person"
    )
    assert isinstance(tells(handed_over, JOURNEY), CaseClosed)


def step(version: int, index: int = 0, **told: Any) -> dict[str, Any]:
    """Return a step as it is drawn."""
    place = {"of": "alerts", "of_id": str(ENTRY), "version": version, "index": index}
    return {"what": "alert-raised.v1", "at": NOON, "details": {}, **place, **told}


def test_a_rooms_own_steps_show_what_was_struck_and_why() -> None:
    striking = step(3, of="correction", what=corrected().kind, details=stored(corrected()))
    steps = struck_steps([step(1), step(1, 1), step(2), {**striking, "at": EVENING}])
    assert [entry.get("struck") for entry in steps] == [
        {"at": EVENING, "reason": "wrong-person"},
        None,
        None,
        None,
    ]
    assert standing(steps) == steps[1:]
    assert struck_steps([step(1)]) == [step(1)]


def test_every_rooms_picture_shows_which_facts_were_struck() -> None:
    told = {"what": "case-opened.v1", "id": str(FACT), "at": NOON, "details": {}}
    other = {**told, "id": str(ENTRY)}
    fact = Told(journey_id=JOURNEY, occurred_at=EVENING, of_fact=FACT, reason="mistaken")
    striking = {
        "what": fact.kind,
        "id": "another",
        "at": EVENING,
        "details": fact.model_dump(mode="json"),
    }
    shown = struck_entries([told, other, striking])
    assert shown[0]["struck"] == {"at": EVENING, "reason": "mistaken"}
    assert standing(shown) == [other, striking]
    assert struck_entries([other]) == [other]
