"""What a search at intake's doors looks for, what is written down of it, and what is told."""

from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from services.intake.api.persons import (
    PERSONS,
    DuplicateLook,
    PersonSearch,
    note_look,
    note_search,
    seek_pair,
    seek_person,
)
from services.intake.application import LOG
from services.intake.domain.linking.decider import NoSuspicion, decider
from services.intake.domain.person.finding import FINDABLE
from services.intake.domain.person.search import NoteLook, NoteSearch
from services.intake.publishing import publish
from shared.contracts import intake as told
from shared.contracts.journey import Entry, draw
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId
from shared.runtime.http.routes import SearchRoute
from tests.intake.domain.linking.pairs import ONE, OTHER, PAIR, noted, tied, untied
from tests.intake.made_up import JOURNEY, NOON, identity_known, opened

BY_NAME: dict[str, Any] = {"full_name": "Nguyễn Thị Bịa", "birth_year": 1995}
BY_PAPER: dict[str, Any] = {"document_number": "B1234567"}

SEARCHES = [door for door in PERSONS if isinstance(door, SearchRoute)]


def search(**sought: Any) -> PersonSearch:
    return PersonSearch.model_validate({"purpose": "reception", **sought})


def worker(role: Role) -> Actor:
    return Actor(staff=StaffId(UUID(int=51)), role=role, unit="made-up-unit")


@pytest.mark.parametrize("door", SEARCHES, ids=lambda door: door.path)
def test_the_example_at_the_door_is_a_question(door: SearchRoute) -> None:
    question = door.question.model_validate(door.example)
    command = door.note(question, worker("case-reviewer"), NOON, ())
    assert LOG.of(type(command)).name == "search-log"
    assert set(door.may) <= {"case-reviewer", "intake-worker"}


@pytest.mark.parametrize(
    "sought",
    [
        {},
        {"full_name": "Nguyễn Thị Bịa"},
        {"birth_year": 1995},
        {"full_name": "Bịa", "birth_year": 1995},
        {**BY_NAME, **BY_PAPER},
        {"birth_year": 1995, **BY_PAPER},
        {"phone": "0900000000"},
        {**BY_NAME, "purpose": "curiosity"},
    ],
)
def test_a_search_names_a_whole_person_or_a_paper(sought: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        search(**sought)


def test_a_reviewer_also_finds_who_was_born_a_year_before_or_after() -> None:
    by_reviewer = seek_person(search(**BY_NAME), "case-reviewer").signs
    by_worker = seek_person(search(**BY_NAME), "intake-worker").signs
    assert set(by_reviewer.values()) == {"same-name", "same-letters", "near-year"}
    assert set(by_worker.values()) == {"same-name", "same-letters"}
    assert set(seek_person(search(**BY_PAPER), "intake-worker").signs.values()) == {"document"}


def test_of_a_search_is_written_down_why_and_what_it_showed_but_not_whom_it_sought() -> None:
    noted_search = note_search(search(**BY_NAME), worker("intake-worker"), NOON, (ONE,))
    assert noted_search == NoteSearch(
        staff=StaffId(UUID(int=51)),
        role="intake-worker",
        purpose="reception",
        signs="name-and-year",
        found=(ONE,),
        occurred_at=NOON,
    )
    assert note_search(search(**BY_PAPER), worker("intake-worker"), NOON, ()).signs == "document"


def test_a_look_at_a_pair_shows_both_journeys_and_is_written_down() -> None:
    look = DuplicateLook(pair_id=PAIR)
    where = seek_pair(look, "case-reviewer")
    assert LOG.named(where.aggregate).decider is decider
    assert where.aggregate_id == PAIR
    assert where.shows(decider.fold([noted()])) == {ONE: "same-name", OTHER: "same-name"}
    assert where.shows(NoSuspicion()) == {}
    assert note_look(look, worker("case-reviewer"), NOON, (ONE, OTHER)) == NoteLook(
        staff=StaffId(UUID(int=51)), role="case-reviewer", pair_id=PAIR, occurred_at=NOON
    )


def test_a_person_is_found_again_by_the_record_of_their_identity_only() -> None:
    assert FINDABLE.refers(identity_known) == identity_known.identity
    assert FINDABLE.refers(opened) is None
    assert LOG.of(type(FINDABLE.note(ONE, OTHER, "document", NOON))).name == "sameness"
    assert LOG.of(type(FINDABLE.nothing(identity_known.identity.record_id, NOON))).name == (
        "comparison"
    )


def test_a_link_is_told_on_both_journeys_and_so_is_its_end() -> None:
    assert publish(tied, ONE) == told.JourneysLinked(
        journey_id=ONE, with_journey=OTHER, occurred_at=NOON
    )
    assert publish(untied, ONE) == told.JourneysUnlinked(
        journey_id=ONE, with_journey=OTHER, occurred_at=NOON
    )


def test_that_two_may_be_one_person_is_told_to_nobody() -> None:
    assert publish(noted(), JOURNEY) is None


def test_every_room_shows_which_journeys_are_one_persons() -> None:
    def entry(what: str) -> Entry:
        return Entry(NOON, NOON, "intake", what, {"with_journey": str(OTHER)})

    linked, unlinked = entry("journeys-linked.v1"), entry("journeys-unlinked.v1")
    assert draw([linked]).linked_with == {str(OTHER)}
    assert draw([linked, unlinked]).linked_with == set()
    assert draw([unlinked, linked]).linked_with == {str(OTHER)}
