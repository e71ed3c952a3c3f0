"""Two cases of a person that are open when a link is found: both journeys say so, until one ends.

Neither is ended by the link: the two may be far along, and only people know which goes on.
"""

from services.intake.domain.journey.messages import (
    CloseDoor,
    NoteDeath,
    NoteSecondCase,
    NoteSecondCaseOver,
    ShareOpenCase,
)
from services.intake.domain.journey.state import CaseOpen, Journey
from shared.casework.linked import Linked, NoteLinked, seen_from_both
from shared.kernel.messages import Command


def shares_cases(command: NoteLinked, _: Linked) -> list[Command]:
    """Each of two linked journeys tells the other whether a case is open there."""
    return [ShareOpenCase(**dict(told)) for told in seen_from_both(command)]


def shares_open_case(command: ShareOpenCase, journey: Journey) -> list[Command]:
    """The other journey hears of the case that is open in this one."""
    if not isinstance(journey, CaseOpen):
        return []
    return [
        NoteSecondCase(
            journey_id=command.with_journey,
            other_journey=command.journey_id,
            other_case=journey.case_id,
            occurred_at=command.occurred_at,
        )
    ]


def tells_beside(command: CloseDoor | NoteDeath, journey: Journey) -> list[Command]:
    """Journeys beside this one hear that its case has ended."""
    if not isinstance(journey, CaseOpen):
        return []
    if isinstance(command, CloseDoor) and command.case_id != journey.case_id:
        return []
    return [
        NoteSecondCaseOver(
            journey_id=other, other_journey=command.journey_id, occurred_at=command.occurred_at
        )
        for other in sorted(journey.known.beside)
    ]
