"""Which searches and looks showed a journey, for its own access history."""

from uuid import UUID

from services.intake.projections.sightings import SIGHTINGS, write
from shared.casework.sightings import SHOWN, pairs_in, told
from shared.kernel.actors import Actor
from shared.kernel.ids import StaffId
from shared.kernel.ledgers import Put
from shared.kernel.messages import Event
from shared.kernel.views import Row, Seen
from tests.intake.domain.linking.pairs import ONE, OTHER, PAIR, linked, looked, noted, searched
from tests.intake.made_up import NOON

WHO = Actor(staff=StaffId(UUID(int=51)), role="case-reviewer", unit="made-up-unit")


def line(event: Event, aggregate: str = "search-log") -> Row:
    """Return the one line that an event writes."""
    (mark,) = write(event, Seen(aggregate, PAIR, None, 7, NOON, WHO))
    assert isinstance(mark, Put)
    return mark.line


def test_a_journey_tells_who_was_shown_it_in_a_search_and_why() -> None:
    found = line(searched)
    assert found[SHOWN] == [str(ONE)]
    assert told(found) == {
        "what": "search-made.v1",
        "at": NOON,
        "staff": str(WHO.staff),
        "role": "case-reviewer",
        "unit": "made-up-unit",
        "purpose": "reception",
        "signs": "name-and-year",
    }


def test_a_look_at_a_pair_is_a_look_at_each_of_its_journeys() -> None:
    pair = line(noted(), "sameness")
    assert set(pair[SHOWN]) == {str(ONE), str(OTHER)}
    assert pairs_in([pair, line(searched)]) == [str(PAIR)]
    assert line(looked)[SHOWN] == [str(PAIR)]
    assert told(line(looked))["purpose"] == "duplicate-review"


def test_no_line_tells_which_other_journeys_were_shown_beside_it() -> None:
    both = searched.model_copy(update={"found": (ONE, OTHER)})
    shown = f"{told(line(both))}{told(line(looked))}"
    assert not [one for one in (ONE, OTHER, PAIR) if str(one) in shown]


def test_a_search_that_found_nobody_is_in_no_journeys_history() -> None:
    seen = Seen("search-log", WHO.staff, None, 1, NOON, WHO)
    assert write(searched.model_copy(update={"found": ()}), seen) == []
    assert write(linked, seen) == []
    assert set(SIGHTINGS.of) == {"search-log", "sameness"}
