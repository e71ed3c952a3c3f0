"""What a room does when intake links two journeys or unlinks them: its guards count over both."""

from typing import assert_never, get_args

from shared.casework.linked import NoteLinked, NoteUnlinked
from shared.contracts.intake import JourneysLinked, JourneysUnlinked
from shared.kernel.messages import Command
from shared.kernel.policy import Policy

Heard = JourneysLinked | JourneysUnlinked

HEARS = get_args(Heard)


def react(fact: Heard) -> list[Command]:
    """Note that two journeys are one person's, or are not; each side hears of the other."""
    said = {
        "journey_id": fact.journey_id,
        "with_journey": fact.with_journey,
        "occurred_at": fact.occurred_at,
    }
    match fact:
        case JourneysLinked():
            return [NoteLinked.model_validate(said)]
        case JourneysUnlinked():
            return [NoteUnlinked.model_validate(said)]
        case _:
            assert_never(fact)


def links_duty(room: str) -> Policy:
    """Return the duty of a room to know which journeys are one person's."""
    return Policy(f"{room}-links", hears=HEARS, react=react)
