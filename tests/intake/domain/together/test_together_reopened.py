"""A case that goes on after all: what is done together with it, or not at all."""

from collections.abc import Sequence

from services.intake.domain.case import decider as cases
from services.intake.domain.case.appeal_messages import (
    DecideAppeal,
    FollowAppeal,
    ReopenCase,
)
from services.intake.domain.case.commands import WithdrawCase
from services.intake.domain.journey.messages import (
    NoteSecondCase,
    NoteSecondCaseOver,
    ReopenByDecision,
    ReopenDoor,
    VouchForNoCase,
)
from services.intake.domain.journey.state import AllClosed, CaseOpen, Died
from services.intake.domain.together.doors import closes_door
from services.intake.domain.together.reopened import (
    follows_decision,
    opens_or_waits,
    reopens_door,
)
from shared.casework.linked import AskLinked
from shared.kernel.messages import Command
from tests.intake.contested import (
    appealed,
    reopened,
    reopened_by_appeal,
    taken_over,
    upheld,
    upheld_beside,
)
from tests.intake.domain.standing.test_standing import linked
from tests.intake.made_up import (
    CASE,
    JOURNEY,
    LATER,
    NOON,
    OTHER_CASE,
    TO_REJECTED,
    TO_REQUEST,
    closed,
    rejected,
    told,
)

case = cases.decider


leave = WithdrawCase(case_id=CASE, reason="wish-of-person", occurred_at=NOON)


reopen = ReopenCase(
    case_id=CASE, sources=("foreign-authority",), police_unit="made-up-unit", occurred_at=NOON
)


uphold = DecideAppeal(
    case_id=CASE,
    upheld=True,
    decided_by="court",
    police_unit="made-up-unit",
    occurred_at=NOON,
)


reopen_door = ReopenDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)


follow = FollowAppeal(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)


by_decision = ReopenByDecision(journey_id=JOURNEY, case_id=CASE, follow=follow, occurred_at=NOON)


second_case = NoteSecondCase(
    journey_id=JOURNEY, other_journey=JOURNEY, other_case=CASE, occurred_at=NOON
)


closed_with_a_no = closed.model_copy(update={"reason": "not-victim"})


nothing = case.initial


def asked_of_linked(asked: Sequence[Command]) -> list[Command]:
    """Return what is put to each linked journey, once."""
    return [one.question for one in asked if isinstance(one, AskLinked)]


def test_a_closed_case_that_we_open_again_opens_its_door_and_asks_the_linked_journeys() -> None:
    closed_case = case.fold([*TO_REJECTED, closed_with_a_no])
    vouch = VouchForNoCase(journey_id=JOURNEY, occurred_at=NOON)
    door, linked_asked = reopens_door(reopen, closed_case)
    assert door == reopen_door
    assert asked_of_linked([linked_asked]) == [vouch]
    assert asked_of_linked(reopens_door(reopen, case.fold(TO_REJECTED))) == [vouch]
    assert reopens_door(reopen, case.fold(TO_REQUEST)) == []
    assert reopens_door(reopen, nothing) == []


def test_each_reopening_asks_the_linked_journeys_anew() -> None:
    closed_case = [*TO_REJECTED, closed_with_a_no]
    again = closed_with_a_no.model_copy(update={"occurred_at": LATER})
    later = reopen.model_copy(update={"occurred_at": LATER})
    asked = [
        *reopens_door(reopen, case.fold(closed_case)),
        *reopens_door(later, case.fold([*closed_case, reopened, rejected, again])),
    ]
    assert len({one.about for one in asked if isinstance(one, AskLinked)}) == 2


def test_an_upheld_appeal_of_a_closed_case_asks_for_the_door_and_tells_the_linked_journeys() -> (
    None
):
    contested = [*TO_REJECTED, closed_with_a_no, appealed]
    door, told_linked = follows_decision(uphold, case.fold(contested))
    assert door == by_decision
    assert asked_of_linked([told_linked]) == [second_case]
    (beside, _) = follows_decision(uphold, case.fold([*contested, linked]))
    assert beside == by_decision.model_copy(update={"tells": (told("under-identification"),)})
    dismiss = uphold.model_copy(update={"upheld": False})
    assert follows_decision(dismiss, case.fold(contested)) == []
    assert follows_decision(uphold, case.fold([*contested, upheld])) == []
    still_open = follows_decision(uphold, case.fold([*TO_REJECTED, appealed]))
    assert asked_of_linked(still_open) == [second_case]
    assert len(still_open) == 1
    assert follows_decision(uphold, nothing) == []


def test_the_door_says_whether_the_case_goes_on_or_waits_to_be_joined() -> None:
    tells = by_decision.model_copy(update={"tells": (told("under-identification"),)})
    assert opens_or_waits(tells, AllClosed((CASE,))) == [follow, told("under-identification")]
    waits = follow.model_copy(update={"open_case": OTHER_CASE})
    assert opens_or_waits(tells, CaseOpen(OTHER_CASE, (CASE,))) == [waits]
    assert opens_or_waits(tells, Died((CASE,))) == []


def test_a_case_that_waited_to_be_joined_is_opened_as_the_decision_asks() -> None:
    waits = [*TO_REJECTED, closed_with_a_no, appealed, upheld, upheld_beside]
    door, told_linked = reopens_door(reopen, case.fold(waits))
    assert door == reopen_door.model_copy(update={"by_decision": True})
    assert asked_of_linked([told_linked]) == [second_case]


def test_linked_journeys_hear_that_a_case_which_went_on_by_a_decision_has_ended() -> None:
    goes_on = [*TO_REJECTED, appealed, upheld, reopened_by_appeal]
    over = NoteSecondCaseOver(journey_id=JOURNEY, other_journey=JOURNEY, occurred_at=NOON)
    assert asked_of_linked(closes_door(leave, case.fold(goes_on))) == [over]
    assert asked_of_linked(closes_door(leave, case.fold([*TO_REQUEST, taken_over]))) == [over]
    assert asked_of_linked(closes_door(leave, case.fold(TO_REQUEST))) == []
