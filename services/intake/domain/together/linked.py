"""What linked journeys hear of each other: that a case is open in both, and that the person died.

No case is ended by a link: the two may be far along, and only people know which goes on. A death
that is heard of while they are linked ends all. One that was known before may show that the two are
not one person's: a reviewer looks at it, and confirms the death here, or undoes the link.
"""

from services.intake.domain.journey.messages import (
    CloseDoor,
    ConfirmDeathBeside,
    NoteDeath,
    NoteDeathBeside,
    NoteSecondCase,
    NoteSecondCaseOver,
    ShareOpenCase,
)
from services.intake.domain.journey.state import CaseOpen, Died, Journey
from services.intake.domain.person.decider import TellDeath, Ties
from shared.casework.linked import Linked, NoteLinked, seen_from_both
from shared.kernel.messages import Command


def shares_cases(command: NoteLinked, _: Linked) -> list[Command]:
    """Each of two linked journeys tells the other whether a case is open there, and of a death."""
    return [ShareOpenCase(**dict(told)) for told in seen_from_both(command)]


def shares_open_case(command: ShareOpenCase, journey: Journey) -> list[Command]:
    """The other journey hears of the case that is open in this one, or of a death here."""
    match journey:
        case CaseOpen(case_id):
            return [
                NoteSecondCase(
                    journey_id=command.with_journey,
                    other_journey=command.journey_id,
                    other_case=case_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case Died():
            return [
                NoteDeathBeside(
                    journey_id=command.with_journey,
                    other_journey=command.journey_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            return []


def tells_death_on(command: TellDeath, ties: Ties) -> list[Command]:
    """Who died has died in each of their journeys: what is open there ends as it does here."""
    return [NoteDeath(journey_id=one, occurred_at=command.occurred_at) for one in ties.untold]


def ends_here_too(command: ConfirmDeathBeside, journey: Journey) -> list[Command]:
    """What a reviewer finds to be this person's death ends what is open here."""
    if isinstance(journey, Died):
        return []
    return [NoteDeath(**dict(command))]


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
