"""Two open cases of a person, in two linked journeys, become one."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.case.appeal_messages import (
    CloseAsJoined,
    JoinCase,
    ReopenCase,
    TakeOver,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.joining import FindingStays, GoesOnInOtherCase, asked_by
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    NoSuchCase,
)
from services.intake.domain.case.state import Case, RecordedCase, recorded
from services.intake.domain.journey.messages import CloseDoor
from services.intake.domain.person.decider import JoinAcross
from services.intake.domain.together.doors import closes_door
from services.intake.domain.together.joined import goes_on_across, hands_over
from shared.kernel.ids import JourneyId
from tests.intake.contested import (
    appealed,
    joined,
    reopened_by_appeal,
    taken_over,
    upheld,
    upheld_beside,
)
from tests.intake.made_up import (
    CASE,
    EARLIER,
    IDENTIFY_BY,
    JOURNEY,
    NOON,
    OTHER_CASE,
    THIRD_CASE,
    TO_CLOSED,
    TO_CONFIRMED,
    TO_RECEIVED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    TO_WITHDRAWN,
    closed,
    in_country,
    opened,
    requested,
)
from tests.kit.scenario import Given

case = Given(decider)
LINKED = JourneyId(UUID(int=79))
across = CloseAsJoined(case_id=CASE, to_journey=LINKED, to_case=OTHER_CASE, occurred_at=NOON)
closed_as_joined = closed.model_copy(update={"reason": "joined"})
take_over = TakeOver(
    case_id=CASE,
    journey_id=JOURNEY,
    from_case=OTHER_CASE,
    identify_by=None,
    by_decision=False,
    occurred_at=NOON,
)
reopen = ReopenCase(
    case_id=CASE, sources=("foreign-authority",), police_unit="made-up-unit", occurred_at=NOON
)


def after(*history: CaseEvent) -> RecordedCase:
    """Return the case as this history leaves it."""
    state: Case = decider.fold(history)
    return recorded(state)


@pytest.mark.parametrize("history", [(opened,), TO_RECEIVED, TO_VERIFIED, TO_REQUEST])
def test_an_open_case_is_closed_as_joined_to_the_case_of_a_linked_journey(
    history: tuple[CaseEvent, ...],
) -> None:
    case.given(*history).when(across).then(joined, closed_as_joined)
    over = (*history, joined, closed_as_joined)
    case.given(*over).when(across).then_nothing()
    elsewhere = across.model_copy(update={"to_case": THIRD_CASE})
    case.given(*over).when(elsewhere).then_refused(CaseIsClosed)
    case.given(*over).when(reopen).then_refused(GoesOnInOtherCase)
    early = across.model_copy(update={"occurred_at": EARLIER})
    case.given(*history).when(early).then_refused(CaseStepOutOfOrder)


def test_what_was_found_or_is_over_is_not_closed_as_joined() -> None:
    case.given(*TO_CONFIRMED).when(across).then_refused(FindingStays)
    case.given(*TO_REJECTED).when(across).then_refused(FindingStays)
    case.given(*TO_CLOSED).when(across).then_refused(CaseIsClosed)
    case.given(*TO_WITHDRAWN).when(across).then_refused(CaseIsWithdrawn)
    case.given().when(across).then_refused(NoSuchCase)


def test_the_earliest_limit_that_was_taken_over_holds_until_the_police_are_asked() -> None:
    tomorrow = IDENTIFY_BY + timedelta(days=1)
    later = taken_over.model_copy(update={"from_case": THIRD_CASE, "identify_by": tomorrow})
    assert asked_by(after(*TO_VERIFIED)) is None
    for limits in ((taken_over, later), (later, taken_over)):
        assert asked_by(after(*TO_VERIFIED, *limits)) == IDENTIFY_BY
    asked = after(*TO_VERIFIED, later, requested, in_country)
    assert asked.file.identify_by is None
    assert asked_by(asked) == requested.due_at


def test_what_is_taken_over_later_moves_the_limit_to_no_later_day() -> None:
    tomorrow = IDENTIFY_BY + timedelta(days=1)
    later = take_over.model_copy(update={"from_case": THIRD_CASE, "identify_by": tomorrow})
    taken = taken_over.model_copy(update={"from_case": THIRD_CASE, "by_decision": False})
    case.given(*TO_VERIFIED, taken_over).when(later).then(taken)
    case.given(*TO_VERIFIED).when(later).then(taken.model_copy(update={"identify_by": tomorrow}))


def test_a_case_that_no_appeal_asked_for_is_taken_over_as_such() -> None:
    taken = taken_over.model_copy(update={"identify_by": None, "by_decision": False})
    case.given(*TO_VERIFIED).when(take_over).then(taken)
    file = after(*TO_VERIFIED, taken).file
    assert not file.by_decision
    assert file.taken_over == {OTHER_CASE}
    goes_on = after(*TO_REJECTED, appealed, upheld, reopened_by_appeal, taken)
    assert goes_on.file.by_decision


def test_the_limit_of_identification_goes_with_the_case_to_the_linked_journey() -> None:
    join = JoinAcross(
        journey_id=JOURNEY,
        with_journey=LINKED,
        case_id=CASE,
        to_case=OTHER_CASE,
        occurred_at=NOON,
    )
    over = TakeOver(
        case_id=OTHER_CASE,
        journey_id=LINKED,
        from_case=CASE,
        identify_by=IDENTIFY_BY,
        by_decision=False,
        occurred_at=NOON,
    )
    assert goes_on_across(across, after(*TO_REQUEST)) == [join, over]
    decided = after(*TO_REJECTED, appealed, upheld, reopened_by_appeal)
    by_decision = over.model_copy(update={"by_decision": True})
    assert goes_on_across(across, decided) == [join, by_decision]
    assert goes_on_across(across, after(*TO_REQUEST, joined, closed_as_joined)) == []


def test_what_an_appeal_asks_is_taken_over_by_the_case_it_is_joined_to() -> None:
    join = JoinCase(case_id=CASE, to_case=OTHER_CASE, occurred_at=NOON)
    closed_with_a_no = closed.model_copy(update={"reason": "not-victim"})
    contested = [*TO_REJECTED, closed_with_a_no, appealed, upheld]
    taken = TakeOver(
        case_id=OTHER_CASE,
        journey_id=JOURNEY,
        from_case=CASE,
        identify_by=IDENTIFY_BY,
        occurred_at=NOON,
    )
    assert hands_over(join, decider.fold([*contested, upheld_beside])) == [taken]
    assert hands_over(join, decider.fold([*contested, upheld_beside, joined])) == []
    assert hands_over(join, decider.initial) == []


def test_joining_closes_the_door_here_and_ends_no_support() -> None:
    door = CloseDoor(journey_id=JOURNEY, case_id=CASE, occurred_at=NOON)
    assert closes_door(across, after(*TO_REQUEST)) == [door]
    assert closes_door(across, after(*TO_REQUEST, joined, closed_as_joined)) == []
