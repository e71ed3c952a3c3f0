"""Two cases of a person that become one: the case that takes over changes with the other.

After a death nothing waits to be joined any more.
"""

from services.intake.domain.case.appeal_messages import (
    CloseAsJoined,
    JoinCase,
    LeaveUnjoined,
    TakeOver,
)
from services.intake.domain.case.joining import asked_by
from services.intake.domain.case.state import Case, NoCase, OpenStage
from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.journey.state import Died, Journey, cases_of
from services.intake.domain.person.decider import JoinAcross
from shared.kernel.messages import Command


def hands_over(command: JoinCase, case: Case) -> list[Command]:
    """What is joined to an open case is taken over there."""
    if isinstance(case, NoCase) or case.file.join_by is None:
        return []
    return [
        TakeOver(
            case_id=command.to_case,
            journey_id=case.file.opening.journey_id,
            from_case=command.case_id,
            identify_by=case.file.join_by,
            occurred_at=command.occurred_at,
        )
    ]


def goes_on_across(command: CloseAsJoined, case: Case) -> list[Command]:
    """What is joined to a case of a linked journey is taken over there, while they are linked."""
    if not isinstance(case, OpenStage):
        return []
    at = command.occurred_at
    return [
        JoinAcross(
            journey_id=case.file.opening.journey_id,
            with_journey=command.to_journey,
            case_id=command.case_id,
            to_case=command.to_case,
            occurred_at=at,
        ),
        TakeOver(
            case_id=command.to_case,
            journey_id=command.to_journey,
            from_case=command.case_id,
            identify_by=asked_by(case),
            by_decision=case.file.by_decision,
            occurred_at=at,
        ),
    ]


def leaves_unjoined(command: NoteDeath, journey: Journey) -> list[Command]:
    """Where an upheld appeal waited beside a newer case, a death ends the waiting."""
    if isinstance(journey, Died):
        return []
    return [
        LeaveUnjoined(case_id=case_id, occurred_at=command.occurred_at)
        for case_id in cases_of(journey)[:-1]
    ]
