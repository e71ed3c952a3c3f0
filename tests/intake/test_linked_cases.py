"""Two cases of a person in two linked journeys: a duty in both, until one goes on in the other."""

from collections.abc import Coroutine, Sequence
from typing import Any
from uuid import UUID

import pytest

from services.intake.application import CASE, JOURNEY, LOG
from services.intake.domain.case.appeal_messages import CloseAsJoined
from services.intake.domain.case.commands import RecordDeath
from services.intake.domain.case.joining import GoesOnInOtherCase
from services.intake.domain.case.refusals import CaseIsWithdrawn, NoSuchCase
from services.intake.domain.case.state import NoCase, Opened, UnderIdentification
from services.intake.domain.ids import CaseId
from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.journey.state import AllClosed, CaseOpen
from services.intake.domain.linking.refusals import NotLinked
from services.intake.domain.person.decider import TakeAlertUp
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.runtime.event_store.interface import Append
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.made_up import CASE as CASE_ID
from tests.intake.made_up import JOURNEY as JOURNEY_ID
from tests.intake.made_up import LATER, NOON, OTHER_CASE, THIRD_CASE
from tests.intake.test_at_the_desk import TO_REQUEST, ask, close, refused, reject, state
from tests.intake.test_two_cases import (
    CONTESTED,
    FOUND_ONE,
    LINKED,
    LINKS,
    elsewhere,
    leave,
    reopen,
    unlink,
    uphold,
)

across = CloseAsJoined(case_id=CASE_ID, to_journey=LINKED, to_case=THIRD_CASE, occurred_at=NOON)
back = CloseAsJoined(case_id=THIRD_CASE, to_journey=JOURNEY_ID, to_case=CASE_ID, occurred_at=NOON)
alert = TakeAlertUp(
    journey_id=JOURNEY_ID, alert_id=UUID(int=50), case_id=OTHER_CASE, occurred_at=NOON
)
LINKED_HERE = LOG.named("linked")


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)


async def test_the_case_a_decision_opened_is_joined_to_the_open_one_of_the_linked_journey(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, elsewhere, *FOUND_ONE, *LINKS, uphold)
    asked = await state(desk, CASE, CASE_ID)
    await ask(desk, across)
    old, newer = await state(desk, CASE, CASE_ID), await state(desk, CASE, THIRD_CASE)
    assert (old.reason, old.file.joined_to) == ("joined", THIRD_CASE)
    assert (newer.file.taken_over, newer.file.identify_by) == ({CASE_ID}, asked.due_at)
    assert isinstance(await state(desk, JOURNEY, JOURNEY_ID), AllClosed)
    there = await state(desk, JOURNEY, LINKED)
    assert isinstance(there, CaseOpen)
    assert there.known.beside == frozenset()
    await refused(desk, reopen, GoesOnInOtherCase)


async def test_the_case_of_the_linked_journey_is_joined_to_the_one_a_decision_opened(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, elsewhere, *FOUND_ONE, *LINKS, uphold, back)
    kept = await state(desk, CASE, CASE_ID)
    assert isinstance(kept, UnderIdentification)
    assert kept.file.taken_over == {THIRD_CASE}
    assert kept.file.identify_by is None
    there = await state(desk, JOURNEY, LINKED)
    assert isinstance(there, AllClosed)
    assert there.known.beside == frozenset()


async def test_nothing_is_joined_to_a_case_of_somebody_else_or_to_one_that_is_over(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, elsewhere)
    await refused(desk, across, NotLinked)
    await ask(desk, *FOUND_ONE)
    not_there = across.model_copy(update={"to_case": OTHER_CASE})
    await refused(desk, not_there, NoSuchCase)
    not_theirs = across.model_copy(update={"to_case": CASE_ID})
    await refused(desk, not_theirs, NoSuchCase)
    await ask(desk, leave)
    await refused(desk, across.model_copy(update={"occurred_at": LATER}), CaseIsWithdrawn)
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)


class Overtaken(MemoryStore):
    """A store in which somebody else writes first, once."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: list[Coroutine[Any, Any, None]] = []

    async def append(self, *appends: Append) -> Sequence[int]:
        """Let whoever was quicker write, then try."""
        while self.meanwhile:
            await self.meanwhile.pop()
        return await super().append(*appends)


async def test_who_joins_two_cases_hears_that_the_journeys_were_unlinked_meanwhile() -> None:
    store = Overtaken()
    here, there = (Desk(LOG, store, MemoryReceipts(), now=lambda: NOON) for _ in range(2))
    await ask(here, *TO_REQUEST, elsewhere, *FOUND_ONE)
    store.meanwhile.append(ask(here, unlink))
    await refused(there, across, NotLinked)


async def test_an_alert_is_taken_up_by_the_case_that_is_open_in_a_linked_journey(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, reject, close, elsewhere, *FOUND_ONE, alert, alert)
    noted = await state(desk, CASE, THIRD_CASE)
    assert noted.file.retrafficking == {alert.alert_id}
    here, there = await state(desk, JOURNEY, JOURNEY_ID), await state(desk, JOURNEY, LINKED)
    assert isinstance(here, AllClosed)
    assert here.known.alerts == there.known.alerts == {alert.alert_id}
    assert isinstance(await state(desk, CASE, OTHER_CASE), NoCase)
    await ask(desk, leave, alert.model_copy(update={"occurred_at": LATER}))
    assert isinstance(await state(desk, CASE, OTHER_CASE), NoCase)


async def test_an_alert_opens_a_case_where_none_is_open_in_any_journey_of_the_person(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, reject, close, elsewhere, leave, *FOUND_ONE, *LINKS, alert)
    new = await state(desk, CASE, OTHER_CASE)
    assert isinstance(new, Opened)
    assert new.file.opening.journey_id == JOURNEY_ID
    assert len((await state(desk, LINKED_HERE, LINKED)).consulted) == 1


async def test_an_alert_finds_the_case_that_was_opened_in_a_linked_journey_meanwhile() -> None:
    store = Overtaken()
    here, there = (Desk(LOG, store, MemoryReceipts(), now=lambda: NOON) for _ in range(2))
    await ask(here, *TO_REQUEST, reject, close, elsewhere, leave, *FOUND_ONE, *LINKS)
    fourth = CaseId(UUID(int=11))
    again = elsewhere.model_copy(update={"case_id": fourth, "follows_case": THIRD_CASE})
    store.meanwhile.append(ask(here, again))
    await ask(there, alert)
    assert isinstance(await state(there, CASE, OTHER_CASE), NoCase)
    assert (await state(there, CASE, fourth)).file.retrafficking == {alert.alert_id}


async def beside(desk: Desk) -> list[set[JourneyId]]:
    """Return in which journeys a second case is open, as each of the two knows it."""
    both = (JOURNEY_ID, LINKED)
    return [set((await state(desk, JOURNEY, one)).known.beside) for one in both]


@pytest.mark.parametrize(
    "ends",
    [
        leave,
        leave.model_copy(update={"case_id": CASE_ID}),
        across,
        back,
        unlink,
        NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON),
        RecordDeath(case_id=THIRD_CASE, occurred_at=NOON),
    ],
)
async def test_two_cases_that_a_link_meets_are_a_duty_in_both_journeys_until_one_ends(
    desk: Desk, ends: Command
) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, *FOUND_ONE, *LINKS)
    assert await beside(desk) == [{LINKED}, {JOURNEY_ID}]
    await ask(desk, ends)
    assert await beside(desk) == [set(), set()]


async def test_a_link_is_no_duty_where_a_case_is_open_in_one_journey_only(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, reject, close, elsewhere, *FOUND_ONE, *LINKS)
    assert await beside(desk) == [set(), set()]


@pytest.mark.parametrize(
    "death",
    [
        RecordDeath(case_id=CASE_ID, occurred_at=NOON),
        NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON),
    ],
)
async def test_a_case_that_a_decision_opened_is_no_second_one_after_a_death(
    desk: Desk, death: Command
) -> None:
    await ask(desk, *CONTESTED, *LINKS, elsewhere, uphold)
    assert await beside(desk) == [set(), {JOURNEY_ID}]
    await ask(desk, death)
    assert await beside(desk) == [set(), set()]
