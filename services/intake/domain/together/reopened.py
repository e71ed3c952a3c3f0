"""A case that goes on after all: its door, and the linked journeys, together."""

from services.intake.domain.case.appeal import ended_with_a_no
from services.intake.domain.case.appeal_messages import (
    DecideAppeal,
    FollowAppeal,
    ReopenCase,
)
from services.intake.domain.case.commands import CaseCommand
from services.intake.domain.case.state import (
    Case,
    Closed,
    NoCase,
    RecordedCase,
    UnderIdentification,
)
from services.intake.domain.journey.messages import (
    NoteSecondCase,
    ReopenByDecision,
    ReopenDoor,
    VouchForNoCase,
)
from services.intake.domain.journey.state import CaseOpen, Died, Journey
from services.intake.domain.together.person import after, tells_accompanying
from shared.casework.linked import AskLinked
from shared.kernel.ids import derived
from shared.kernel.messages import Command


def reopens_door(command: ReopenCase, case: Case) -> list[Command]:
    """A closed case that we open again opens its journey's door, and asks the linked ones.

    Where a decision asks for it, the linked ones are told, and nothing there stands in the way.
    """
    if isinstance(case, NoCase | UnderIdentification):
        return []
    if not isinstance(after(command, case), UnderIdentification):
        return []
    journey, at = case.file.opening.journey_id, command.occurred_at
    decided = case.file.join_by is not None
    vouch = VouchForNoCase(journey_id=journey, occurred_at=at)
    linked = to_linked(command, case, _second_case(command, case) if decided else vouch)
    if not isinstance(case, Closed):
        return [linked]
    door = ReopenDoor(
        journey_id=journey, case_id=command.case_id, by_decision=decided, occurred_at=at
    )
    return [door, linked]


def _second_case(command: ReopenCase | DecideAppeal, case: RecordedCase) -> NoteSecondCase:
    journey = case.file.opening.journey_id
    return NoteSecondCase(
        journey_id=journey,
        other_journey=journey,
        other_case=command.case_id,
        occurred_at=command.occurred_at,
    )


def to_linked(command: CaseCommand, case: RecordedCase, question: Command) -> AskLinked:
    """Put something to each linked journey, every time anew."""
    at = command.occurred_at
    about = derived(command.case_id, type(command).__name__, case.since, at)
    journey = case.file.opening.journey_id
    return AskLinked(journey_id=journey, about=about, question=question, occurred_at=at)


def follows_decision(command: DecideAppeal, case: Case) -> list[Command]:
    """An upheld appeal is told to linked journeys; of a closed case it asks for the door."""
    if isinstance(case, NoCase):
        return []
    then = after(command, case)
    if not command.upheld or then is case or not ended_with_a_no(case):
        return []
    told = to_linked(command, case, _second_case(command, case))
    if not isinstance(case, Closed):
        return [told]
    assert command.police_unit is not None  # or the appeal could not have been upheld
    at = command.occurred_at
    follow = FollowAppeal(case_id=command.case_id, police_unit=command.police_unit, occurred_at=at)
    door = ReopenByDecision(
        journey_id=case.file.opening.journey_id,
        case_id=command.case_id,
        follow=follow,
        tells=tuple(tells_accompanying(follow, then)),
        occurred_at=at,
    )
    return [door, told]


def opens_or_waits(command: ReopenByDecision, journey: Journey) -> list[Command]:
    """The case goes on, or waits to be joined to the newer one; for the dead nobody identifies."""
    match journey:
        case Died():
            return []
        case CaseOpen(open_case) if open_case != command.case_id:
            return [command.follow.model_copy(update={"open_case": open_case})]
        case _:
            return [command.follow, *command.tells]
