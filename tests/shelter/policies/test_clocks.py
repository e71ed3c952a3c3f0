"""The shelter's clocks: what sets them, what settles them, what they ask."""

import pytest

from services.shelter.domain import stay_commands as ask
from services.shelter.domain.residence_messages import FundingProlonged, OtherFundsFound
from services.shelter.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.messages import Command, Event
from tests.shelter.made_up import (
    A_WEEK_ON,
    DAY,
    DAY_120,
    NOON,
    STAY,
    admitted,
    agreed,
    approved,
    bed_taken,
    began,
    discharged,
    ended,
    funded_began,
    requested,
)

SETTLED = SettleClock("stay-limit", STAY)


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (approved, [SetClock("approval-expiry", STAY, A_WEEK_ON)]),
        (
            admitted,
            [SettleClock("approval-expiry", STAY), SetClock("care-plan", STAY, A_WEEK_ON)],
        ),
        (agreed, [SettleClock("care-plan", STAY)]),
        (discharged, [SettleClock("care-plan", STAY)]),
        (funded_began, [SetClock("stay-limit", STAY, DAY_120)]),
        (
            FundingProlonged(stay_id=STAY, funded_until=DAY_120 + DAY, occurred_at=NOON),
            [SetClock("stay-limit", STAY, DAY_120 + DAY)],
        ),
        (OtherFundsFound(stay_id=STAY, funded_days=1, occurred_at=NOON), [SETTLED]),
        (ended, [SETTLED]),
        (began, []),
        (requested, []),
        (bed_taken, []),
    ],
)
def test_what_happens_sets_and_settles_clocks(
    event: Event, changes: list[SetClock | SettleClock]
) -> None:
    assert list(watch(event)) == changes


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("approval-expiry", ask.ExpireApproval(stay_id=STAY, occurred_at=NOON)),
        ("care-plan", ask.NoteCarePlanOverdue(stay_id=STAY, occurred_at=NOON)),
        ("stay-limit", ask.NoteStayLimit(stay_id=STAY, occurred_at=NOON)),
    ],
)
def test_a_clock_only_asks_the_stay_decides(name: str, question: Command) -> None:
    assert ring(name, STAY, NOON) == question


def test_a_clock_that_nobody_set_asks_nothing() -> None:
    with pytest.raises(KeyError):
        ring("midnight", STAY, NOON)
