"""What is due for a child beside a resident: looked at, decided, and seen to after a death."""

import pytest

from services.shelter.domain.residence.child_messages import RecordChildFarewell, ReviewChild
from services.shelter.domain.residence.states import Dues, Funded, MovedOut
from services.shelter.domain.rights.messages import (
    NoteAge,
    NoteComingOfAge,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteRejection,
)
from services.shelter.policies.clocks import ring
from shared.kernel.messages import Command
from tests.shelter.front_office import Office
from tests.shelter.made_up import (
    CONSENT,
    DAY,
    HOUR,
    NOON,
    admit,
    approve,
    register,
    request,
)
from tests.shelter.made_up_lives import (
    CHILD,
    bring,
    check,
    come_back,
    extend_child,
    lose_child,
    miss,
    record_death,
)

WITH_A_CHILD = (register, request, approve, admit, bring)


async def test_once_the_health_of_a_child_was_looked_at_no_clock_rings_for_it() -> None:
    office = Office()
    of_child = check.model_copy(update={"for_child": CHILD, "occurred_at": NOON + 2 * HOUR})
    await office.ask(*WITH_A_CHILD, of_child)
    assert not (await office.ask(of_child)).recorded
    late = ring("child-health-check", CHILD, NOON + 2 * DAY)
    assert not (await office.ask(late)).recorded
    await office.ask(miss.model_copy(update={"occurred_at": NOON + DAY}), come_back)
    assert not (await office.ask(late)).recorded


async def test_a_child_whose_health_nobody_looks_at_is_noticed() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD)
    late = ring("child-health-check", CHILD, NOON + 2 * DAY)
    assert (await office.ask(late)).recorded


async def test_when_others_stop_paying_for_a_child_someone_notices() -> None:
    office = Office()
    by_others = extend_child.model_copy(update={"funding": "other"})
    await office.ask(*WITH_A_CHILD, by_others)
    assert (await office.ask(ring("child-extension", CHILD, by_others.until))).recorded


HEARD = {"journey_id": CHILD, "occurred_at": NOON + DAY}
LOOK = ReviewChild(journey_id=CHILD, outcome="stays-on", occurred_at=NOON + 2 * DAY)


@pytest.mark.parametrize(
    ("heard", "turn"),
    [
        (NoteComingOfAge.model_validate(HEARD), "came-of-age"),
        (NoteAge.model_validate({**HEARD, "under_18": False}), "age-corrected"),
        (NoteRejection.model_validate(HEARD), "status-rejected"),
        (NoteDeath.model_validate(HEARD), "person-died"),
        (
            NoteConsentWithdrawal.model_validate(
                {**HEARD, "consent_id": CONSENT, "for_shelter": True}
            ),
            "consent-withdrawn",
        ),
    ],
)
async def test_what_is_heard_of_a_child_beside_a_resident_asks_for_a_look(
    heard: Command, turn: str
) -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, heard)
    child = await office.residence(CHILD)
    assert isinstance(child, Funded)
    assert child.dues.turned == {turn}
    assert not (await office.ask(heard)).recorded
    await office.ask(LOOK)
    looked_at = await office.residence(CHILD)
    assert isinstance(looked_at, Funded)
    assert looked_at.dues.turned == set()
    mothers = await office.residence()
    assert isinstance(mothers, Funded)
    assert mothers.dues == Dues()


async def test_a_consent_to_something_else_asks_for_no_look_at_the_child() -> None:
    office = Office()
    other = NoteConsentWithdrawal.model_validate(
        {**HEARD, "consent_id": CONSENT, "for_shelter": False}
    )
    await office.ask(*WITH_A_CHILD, other)
    child = await office.residence(CHILD)
    assert isinstance(child, Funded)
    assert child.dues.turned == set()


async def test_the_death_of_a_child_frees_its_place_and_leaves_a_funeral_to_see_to() -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, lose_child)
    assert await office.occupied() == 1
    died = await office.residence(CHILD)
    assert isinstance(died, MovedOut)
    assert died.dues.limits == {"relatives": NOON + 3 * DAY}
    assert not (await office.ask(lose_child)).recorded
    assert (await office.ask(ring("child-relatives", CHILD, NOON + 3 * DAY))).recorded
    bury = RecordChildFarewell(journey_id=CHILD, by="house", occurred_at=NOON + 3 * DAY)
    await office.ask(bury)
    assert not (await office.ask(bury)).recorded


@pytest.mark.parametrize("leave", [miss, record_death])
async def test_the_death_of_a_child_who_was_away_leaves_a_funeral_to_see_to(leave: Command) -> None:
    office = Office()
    await office.ask(*WITH_A_CHILD, leave, lose_child)
    assert await office.occupied() == 0
    dead = await office.residence(CHILD)
    assert isinstance(dead, MovedOut)
    assert dead.dues.limits == {"relatives": NOON + 3 * DAY}
    assert not (await office.ask(lose_child)).recorded
    await office.ask(RecordChildFarewell(journey_id=CHILD, by="house", occurred_at=NOON + 3 * DAY))
    assert not (await office.ask(ring("child-relatives", CHILD, NOON + 3 * DAY))).recorded
