"""Who died has died in each of their journeys: nothing stays open in a linked one."""

import pytest

from services.intake.application import CASE, JOURNEY, LOG, PROTECTION
from services.intake.domain.case.commands import RecordDeath
from services.intake.domain.case.state import EndedByDeath, Opened, UnderIdentification
from services.intake.domain.journey.messages import ConfirmDeathBeside, NoteDeath
from services.intake.domain.journey.state import CaseOpen, Died, JourneyHasEnded, NoDeathBeside
from services.intake.domain.person.decider import TellDeath
from services.intake.policies import deaths
from shared.contracts import intake
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Desk
from shared.runtime.receipts import MemoryReceipts
from tests.intake.made_up import CASE as CASE_ID
from tests.intake.made_up import JOURNEY as JOURNEY_ID
from tests.intake.made_up import LATER, NOON, OTHER_CASE, THIRD_CASE
from tests.intake.test_at_the_desk import TO_REQUEST, ask, close, protect, refused, reject, state
from tests.intake.test_linked_cases import Overtaken, beside
from tests.intake.test_two_cases import (
    CONTESTED,
    FOUND_ONE,
    LINKED,
    LINKS,
    elsewhere,
    following,
    leave,
    unlink,
    uphold,
)

here = NoteDeath(journey_id=JOURNEY_ID, occurred_at=NOON)
there = NoteDeath(journey_id=LINKED, occurred_at=NOON)
confirm = ConfirmDeathBeside(journey_id=LINKED, occurred_at=NOON)
in_the_case_here = RecordDeath(case_id=CASE_ID, occurred_at=NOON)
in_the_case_there = RecordDeath(case_id=THIRD_CASE, occurred_at=NOON)


def told(of: JourneyId) -> Command:
    """Return what intake does once it has told that the person of a journey died."""
    (tell,) = deaths.react(intake.PersonDied(journey_id=of, occurred_at=NOON))
    return tell


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an empty log."""
    return Desk(LOG, MemoryStore(), MemoryReceipts(), now=lambda: NOON)


async def nothing_is_open(desk: Desk) -> None:
    """Expect that the person died in both journeys, and that neither has a case or a measure."""
    for journey in (JOURNEY_ID, LINKED):
        assert isinstance(await state(desk, JOURNEY, journey), Died)
        assert (await state(desk, PROTECTION, journey)).standing == {}
    for case in (CASE_ID, THIRD_CASE):
        assert isinstance(await state(desk, CASE, case), EndedByDeath)
    assert await beside(desk) == [set(), set()]


@pytest.mark.parametrize(
    ("death", "of"),
    [
        (here, JOURNEY_ID),
        (in_the_case_here, JOURNEY_ID),
        (there, LINKED),
        (in_the_case_there, LINKED),
    ],
)
async def test_a_death_ends_the_case_and_the_protection_in_each_journey_of_the_person(
    desk: Desk, death: Command, of: JourneyId
) -> None:
    protected = [protect, protect.model_copy(update={"journey_id": LINKED})]
    await ask(desk, *TO_REQUEST, elsewhere, *protected, *FOUND_ONE, *LINKS, death, told(of))
    await nothing_is_open(desk)
    again = elsewhere.model_copy(update={"case_id": OTHER_CASE, "follows_case": THIRD_CASE})
    await refused(desk, again, JourneyHasEnded)


async def test_a_death_that_comes_back_from_a_linked_journey_ends_nothing_again(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, *FOUND_ONE, *LINKS, here, told(JOURNEY_ID))
    before = (await desk.state_of(JOURNEY, JOURNEY_ID)).version
    await ask(desk, told(LINKED), there, told(JOURNEY_ID).model_copy(update={"occurred_at": LATER}))
    assert (await desk.state_of(JOURNEY, JOURNEY_ID)).version == before
    await nothing_is_open(desk)


async def test_a_death_reaches_a_linked_journey_in_which_no_case_is_open(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, leave, *FOUND_ONE, *LINKS, here, told(JOURNEY_ID))
    assert isinstance(await state(desk, JOURNEY, LINKED), Died)


@pytest.mark.parametrize("links", [LINKS, LINKS[::-1]], ids=["told here first", "there first"])
async def test_a_death_that_was_known_before_the_link_ends_nothing_until_it_is_confirmed(
    desk: Desk, links: tuple[Command, ...]
) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, here, told(JOURNEY_ID), *FOUND_ONE, *links)
    assert isinstance(await state(desk, JOURNEY, LINKED), CaseOpen)
    assert (await state(desk, JOURNEY, LINKED)).known.died_beside == {JOURNEY_ID}
    await ask(desk, confirm)
    await nothing_is_open(desk)
    assert (await state(desk, JOURNEY, LINKED)).known.died_beside == set()
    await ask(desk, confirm.model_copy(update={"occurred_at": LATER}))


async def test_a_death_is_confirmed_also_where_no_case_is_open_any_more(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, leave, here, *FOUND_ONE, *LINKS, confirm)
    assert isinstance(await state(desk, JOURNEY, LINKED), Died)


async def test_a_link_to_somebody_who_had_died_is_undone_and_nobody_has_died_here(
    desk: Desk,
) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, here, *FOUND_ONE, *LINKS, unlink)
    assert (await state(desk, JOURNEY, LINKED)).known.died_beside == set()
    await refused(desk, confirm, NoDeathBeside)
    assert isinstance(await state(desk, CASE, THIRD_CASE), Opened)


async def test_no_death_is_confirmed_that_no_linked_journey_tells_of(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, *FOUND_ONE, *LINKS)
    await refused(desk, confirm, NoDeathBeside)


async def test_a_death_that_is_recorded_here_need_not_be_confirmed(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, here, *FOUND_ONE, *LINKS, in_the_case_there)
    assert (await state(desk, JOURNEY, LINKED)).known.died_beside == set()
    await nothing_is_open(desk)


async def test_whoever_turned_out_to_be_another_person_has_not_died(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, elsewhere, *FOUND_ONE, *LINKS, unlink, here, told(JOURNEY_ID))
    assert isinstance(await state(desk, JOURNEY, LINKED), CaseOpen)
    assert isinstance(await state(desk, CASE, THIRD_CASE), Opened)


async def test_no_death_is_told_to_a_journey_that_was_unlinked_in_the_same_moment() -> None:
    store = Overtaken()
    one, other = (Desk(LOG, store, MemoryReceipts(), now=lambda: NOON) for _ in range(2))
    await ask(one, *TO_REQUEST, elsewhere, *FOUND_ONE, *LINKS, here)
    store.meanwhile.append(ask(one, unlink))
    await ask(other, TellDeath(journey_id=JOURNEY_ID, occurred_at=NOON))
    assert isinstance(await state(one, JOURNEY, LINKED), CaseOpen)


async def test_an_upheld_appeal_in_a_linked_journey_waits_for_nothing_after_a_death(
    desk: Desk,
) -> None:
    await ask(desk, *CONTESTED, following, uphold, *_third_linked(), there, told(LINKED))
    assert (await state(desk, CASE, CASE_ID)).file.join_by is None
    assert isinstance(await state(desk, CASE, THIRD_CASE), EndedByDeath)


def _third_linked() -> tuple[Command, ...]:
    """Let a linked journey in which the person was met before be found."""
    met = elsewhere.model_copy(update={"case_id": OTHER_CASE})
    return (met, *FOUND_ONE, *LINKS)


async def test_a_death_ends_no_case_that_is_over(desk: Desk) -> None:
    await ask(desk, *TO_REQUEST, reject, close, elsewhere, *FOUND_ONE, *LINKS, there, told(LINKED))
    assert not isinstance(await state(desk, CASE, CASE_ID), EndedByDeath | UnderIdentification)
    assert isinstance(await state(desk, JOURNEY, JOURNEY_ID), Died)
