"""Two at the same time: of what is there once, exactly one gets it, and nothing is missed."""

import asyncio
from collections.abc import Sequence

import pytest

from services.reintegration.application import LOG, PLANS, SUPPORTS
from services.reintegration.domain.codes import Group
from services.reintegration.domain.participation.rights_refusals import StillAChild
from services.reintegration.domain.plan.states import Agreed
from services.reintegration.domain.support.states import AtHome, NotYetHome
from shared.casework.linked import NoteLinked
from shared.kernel.errors import Refused
from shared.kernel.ids import CommandId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.interface import Append
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Answer, Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.reintegration.participant import (
    JOURNEY,
    MONITORED,
    OTHER_PLAN,
    PLAN,
    agree,
    assess_needs,
    assess_risk,
    open_plan,
)
from tests.reintegration.room import WORKER
from tests.reintegration.support import (
    KEEPER,
    OTHER_CLAIM,
    a_child_after_all,
    agree_for_her,
    apply,
    assign_place,
    category,
    confirm,
    consents,
    dies,
    go_home,
    open_girls,
    raise_alert,
    register_place,
    triage,
    turns_18,
)

OTHER_JOURNEY = KEEPER


class FarStore(MemoryStore):
    """A store that is a way off: while a desk waits for it, others decide."""

    async def append(self, *appends: Append) -> Sequence[int]:
        """Write all or none, after others had their turn."""
        await asyncio.sleep(0)
        return await super().append(*appends)


def desks(number: int) -> list[Desk]:
    """Open desks at one log that know nothing of each other."""
    store = FarStore()
    return [Desk(LOG, store, MemoryReceipts()) for _ in range(number)]


async def ask(desk: Desk, command: Command) -> Answer | Refused:
    """Ask at a desk; a refusal is an answer here."""
    asked = CommandId(derived(type(command).__name__, command.model_dump_json()))
    frame = Asked(asked, WORKER, "reintegration", asked, None, "00-0-0-01", request="")
    try:
        return await desk.handle(command, frame)
    except Refused as refusal:
        return refusal


async def do(desk: Desk, *commands: Command) -> None:
    """Ask one after the other; each is recorded."""
    for command in commands:
        answer = await ask(desk, command)
        assert isinstance(answer, Answer), answer
        assert answer.recorded


def won(answers: Sequence[Answer | Refused]) -> int:
    """Return how many were recorded."""
    return sum(isinstance(answer, Answer) and answer.recorded for answer in answers)


async def test_of_two_claims_for_the_allowance_one_is_taken() -> None:
    one, other = desks(2)
    await do(one, consents, open_plan, category())
    claims = [ask(one, apply()), ask(other, apply(claim_id=OTHER_CLAIM))]
    assert won(await asyncio.gather(*claims)) == 1


async def test_of_two_plans_one_is_opened() -> None:
    one, other = desks(2)
    second = open_plan.model_copy(update={"plan_id": OTHER_PLAN})
    await do(one, consents)
    assert won(await asyncio.gather(ask(one, open_plan), ask(other, second))) == 1


async def test_of_two_participants_one_gets_the_last_place_at_a_trusted_address() -> None:
    one, other = desks(2)
    theirs = {"plan_id": OTHER_PLAN}
    opening = open_plan.model_copy(update={**theirs, "journey_id": OTHER_JOURNEY})
    steps: tuple[Command, ...] = (assess_needs, assess_risk(), agree)
    theirs_too = consents.model_copy(update={"journey_id": OTHER_JOURNEY})
    await do(one, consents, theirs_too, register_place, open_plan, *steps, opening)
    await do(one, *(step.model_copy(update=theirs) for step in steps))
    second = assign_place.model_copy(update=theirs)
    assert won(await asyncio.gather(ask(one, assign_place), ask(other, second))) == 1


async def test_a_confirmed_alert_closes_the_plan_that_another_desk_opened() -> None:
    one, other = desks(2)
    await do(one, consents, open_plan, raise_alert)
    await do(other, triage, confirm)
    plan = await one.state_of(LOG.named("plan"), PLAN)
    assert plan.state.outcome == "re-trafficked"
    assert plan.journey == JOURNEY


async def test_a_death_that_another_desk_hears_of_ends_everything_once() -> None:
    one, other = desks(2)
    await do(one, consents, open_plan, category(), apply())
    assert won(await asyncio.gather(ask(one, dies), ask(other, dies))) >= 1
    claim = await other.state_of(LOG.named("grant"), apply().claim_id)
    assert claim.version == 2


FOR_A_GIRL = (consents, open_girls, assess_needs, assess_risk())


async def asked_themselves(desk: Desk) -> bool:
    """Return whether the participant is to be asked about what a representative agreed."""
    plan = (await desk.state_of(PLANS, PLAN)).state
    assert isinstance(plan, Agreed)
    return plan.course.own_agreement is not None


async def test_what_was_agreed_before_a_birthday_and_is_told_after_it_is_asked_about() -> None:
    (desk,) = desks(1)
    await do(desk, *FOR_A_GIRL, turns_18, agree_for_her)
    assert await asked_themselves(desk)


async def test_a_birthday_that_is_told_with_the_agreement_does_not_miss_the_plan() -> None:
    one, other = desks(2)
    await do(one, *FOR_A_GIRL)
    assert won(await asyncio.gather(ask(one, agree_for_her), ask(other, turns_18))) == 2
    assert await asked_themselves(one)


async def test_a_birthday_told_in_a_linked_journey_does_not_miss_what_is_agreed_here() -> None:
    one, other = desks(2)
    link = NoteLinked(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=MONITORED)
    back = NoteLinked(journey_id=OTHER_JOURNEY, with_journey=JOURNEY, occurred_at=MONITORED)
    there = turns_18.model_copy(update={"journey_id": OTHER_JOURNEY})
    await do(one, *FOR_A_GIRL, link, back)
    assert won(await asyncio.gather(ask(one, agree_for_her), ask(other, there))) == 2
    assert await asked_themselves(one)


@pytest.mark.parametrize("group", ["women", None])
@pytest.mark.parametrize("agreed_first", [True, False])
async def test_nobody_agrees_as_an_adult_whose_age_is_corrected_in_the_same_moment(
    group: Group | None, *, agreed_first: bool
) -> None:
    one, other = desks(2)
    as_a_woman = agree.model_copy(update={"group": "women"})
    opening = open_plan.model_copy(update={"group": group})
    await do(one, consents, opening, assess_needs, assess_risk())
    both = [ask(one, as_a_woman), ask(other, a_child_after_all)]
    answers = await asyncio.gather(*(both if agreed_first else both[::-1]))
    agreed = isinstance((await one.state_of(PLANS, PLAN)).state, Agreed)
    assert agreed == agreed_first
    assert any(isinstance(answer, StillAChild) for answer in answers) != agreed_first
    assert (await one.state_of(SUPPORTS, PLAN)).state.group != "women"


@pytest.mark.parametrize("group", ["women", None])
@pytest.mark.parametrize("home_first", [True, False])
async def test_nobody_goes_home_as_an_adult_whose_age_was_corrected_a_moment_before(
    group: Group | None, *, home_first: bool
) -> None:
    one, other = desks(2)
    await do(one, consents, open_plan.model_copy(update={"group": group}))
    both = [ask(one, go_home.model_copy(update={"group": "women"})), ask(other, a_child_after_all)]
    answers = await asyncio.gather(*(both if home_first else both[::-1]))
    assert any(isinstance(answer, StillAChild) for answer in answers) != home_first
    home = (await one.state_of(SUPPORTS, PLAN)).state.home
    assert isinstance(home, AtHome if home_first else NotYetHome)


async def test_an_age_that_intake_finds_with_the_agreement_does_not_miss_the_plan() -> None:
    one, other = desks(2)
    await do(one, *FOR_A_GIRL)
    adult = category(at=MONITORED)
    assert won(await asyncio.gather(ask(one, agree_for_her), ask(other, adult))) == 2
    assert await asked_themselves(one)
