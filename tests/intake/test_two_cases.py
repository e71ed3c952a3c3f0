"""A decision on an appeal is recorded whatever else is open; what follows, a person sees to."""

from typing import Any
from uuid import UUID

import pytest

from services.intake.application import CASE, JOURNEY, LOG
from services.intake.domain.case.appeal_messages import (
    AppealRejection,
    DecideAppeal,
    JoinCase,
    ReopenCase,
)
from services.intake.domain.case.commands import RecordDeath, WithdrawCase
from services.intake.domain.case.joining import NothingToJoin
from services.intake.domain.case.refusals import CaseIsWithdrawn
from services.intake.domain.case.state import Closed, EndedByDeath, Opened, UnderIdentification
from services.intake.domain.journey.messages import NoteDeath
from services.intake.domain.journey.state import (
    AnotherCaseIsOpen,
    CaseOpen,
    CaseOpenInLinkedJourney,
    Died,
)
from services.intake.domain.linking.messages import (
    JudgeDuplicate,
    LinkJourneys,
    SuspectDuplicate,
    UnlinkJourneys,
)
from services.intake.domain.linking.same_person import PERSON
from shared.casework.linked import NoteLinked
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.made_up import CASE as CASE_ID
from tests.intake.made_up import JOURNEY as JOURNEY_ID
from tests.intake.made_up import LATER, NOON, OTHER_CASE, THIRD_CASE, ref
from tests.intake.test_at_the_desk import (
    TO_REQUEST,
    ask,
    close,
    link,
    open_case,
    open_childs,
    refused,
    reject,
    standing_of,
    state,
)

LINKED = JourneyId(UUID(int=79))
appeal = AppealRejection(case_id=CASE_ID, ground="evidence-misread", by="person", occurred_at=NOON)
uphold = DecideAppeal(
    case_id=CASE_ID, upheld=True, decided_by="court", police_unit="unit", occurred_at=NOON
)
reopen = ReopenCase(
    case_id=CASE_ID, sources=("foreign-authority",), police_unit="unit", occurred_at=NOON
)
following = open_case.model_copy(update={"case_id": THIRD_CASE, "follows_case": CASE_ID})
elsewhere = open_case.model_copy(update={"case_id": THIRD_CASE, "journey_id": LINKED})
join = JoinCase(case_id=CASE_ID, to_case=THIRD_CASE, occurred_at=NOON)
leave = WithdrawCase(case_id=THIRD_CASE, reason="wish-of-person", occurred_at=NOON)
two: dict[str, Any] = {"one": JOURNEY_ID, "other": LINKED, "occurred_at": NOON}
CONTESTED = (*TO_REQUEST, reject, close, appeal)
LINKS = (
    NoteLinked(journey_id=JOURNEY_ID, with_journey=LINKED, occurred_at=NOON),
    NoteLinked(journey_id=LINKED, with_journey=JOURNEY_ID, occurred_at=NOON),
)

judge = JudgeDuplicate.model_validate({**two, "same": True, "basis": ref(1)})
FOUND_ONE = (SuspectDuplicate(**two), judge, LinkJourneys(**two))
unlink = UnlinkJourneys(**two, reason="linked-by-mistake")


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)


async def test_what_a_court_decides_is_recorded_beside_a_newer_open_case(desk: Desk) -> None:
    await ask(desk, *CONTESTED, following, uphold)
    old = await state(desk, CASE, CASE_ID)
    assert isinstance(old, Closed)
    assert old.file.appeal is not None
    assert old.file.appeal.upheld
    assert old.file.join_by is not None
    door = await state(desk, JOURNEY, JOURNEY_ID)
    assert isinstance(door, CaseOpen)
    assert door.case_id == THIRD_CASE


async def test_what_the_court_asks_goes_on_in_the_newer_case_once_they_are_joined(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, following, uphold, join)
    old, newer = await state(desk, CASE, CASE_ID), await state(desk, CASE, THIRD_CASE)
    assert old.file.joined_to == THIRD_CASE
    assert old.file.join_by is None
    assert newer.file.taken_over == {CASE_ID}
    assert isinstance(newer, Opened)


async def test_no_case_is_joined_to_one_that_is_over_but_goes_on_itself(desk: Desk) -> None:
    await ask(desk, *CONTESTED, following, uphold)
    await refused(desk, reopen, AnotherCaseIsOpen)
    await ask(desk, leave)
    await refused(desk, join, CaseIsWithdrawn)
    await ask(desk, reopen.model_copy(update={"occurred_at": LATER}))
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)
    door = await state(desk, JOURNEY, JOURNEY_ID)
    assert (door.case_id, door.earlier) == (CASE_ID, (THIRD_CASE,))


async def test_an_upheld_appeal_opens_a_case_again_though_a_newer_one_had_followed_and_is_over(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, following, leave, uphold)
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)


async def test_those_who_came_along_hear_of_a_decision_that_opens_the_case_again(
    desk: Desk,
) -> None:
    await ask(desk, TO_REQUEST[0], open_childs, link, *TO_REQUEST[1:], reject, close, appeal)
    assert await standing_of(desk, OTHER_CASE) != "under-identification-in-country"
    await ask(desk, uphold)
    assert await standing_of(desk, OTHER_CASE) == "under-identification-in-country"


async def test_what_a_court_decides_after_a_death_is_recorded_and_nobody_identifies_the_dead(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON), uphold)
    old = await state(desk, CASE, CASE_ID)
    assert isinstance(old, Closed)
    assert old.file.appeal is not None
    assert old.file.appeal.upheld
    assert isinstance(await state(desk, JOURNEY, JOURNEY_ID), Died)


async def test_we_open_no_case_again_while_one_is_open_in_a_linked_journey(desk: Desk) -> None:
    await ask(desk, *CONTESTED, *LINKS, elsewhere)
    await refused(desk, reopen, CaseOpenInLinkedJourney)
    await ask(desk, leave, reopen.model_copy(update={"occurred_at": LATER}))
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)


async def test_a_decision_opens_the_case_again_and_the_linked_journey_knows_of_two_open_cases(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, *LINKS, elsewhere, uphold)
    assert isinstance(await state(desk, CASE, CASE_ID), UnderIdentification)
    assert (await state(desk, JOURNEY, LINKED)).known.beside == {JOURNEY_ID}


@pytest.mark.parametrize("ended", [THIRD_CASE, CASE_ID])
async def test_two_cases_are_no_longer_open_once_either_of_them_ends(
    desk: Desk, ended: UUID
) -> None:
    await ask(desk, *CONTESTED, *LINKS, elsewhere, uphold)
    await ask(desk, leave.model_copy(update={"case_id": ended}))
    assert (await state(desk, JOURNEY, LINKED)).known.beside == frozenset()


async def test_whoever_turns_out_to_be_two_persons_has_no_two_cases(desk: Desk) -> None:
    await ask(desk, *CONTESTED, elsewhere, *FOUND_ONE, *LINKS, uphold)
    assert (await state(desk, PERSON, LINKED)).others == {JOURNEY_ID}
    assert (await state(desk, JOURNEY, LINKED)).known.beside == {JOURNEY_ID}
    await ask(desk, unlink)
    assert (await state(desk, JOURNEY, LINKED)).known.beside == frozenset()


@pytest.mark.parametrize(
    "death",
    [
        RecordDeath(case_id=THIRD_CASE, occurred_at=NOON),
        NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON),
    ],
)
async def test_nothing_waits_to_be_joined_after_a_death(desk: Desk, death: Command) -> None:
    await ask(desk, *CONTESTED, following, uphold, death)
    old = await state(desk, CASE, CASE_ID)
    assert old.file.join_by is None
    assert old.file.appeal.upheld
    assert isinstance(await state(desk, CASE, THIRD_CASE), EndedByDeath)
    await refused(desk, join, NothingToJoin)
