"""An entitlement waits for an offer or a decision, each with its clock."""

import pytest

from services.intake.domain.entitlement.messages import (
    EntitlementEvent,
    EntitlementOverdue,
    NoteEntitlementOverdue,
)
from services.intake.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.law.entitlements import Item
from tests.intake.entitled import (
    decided,
    declined,
    ended,
    exhausted,
    noted,
    of,
    offered,
    opens,
    opens_as_known,
    renewed,
    stopped,
    taken,
    waits,
)
from tests.intake.made_up import JOURNEY, NOON

CARE: Item = "b-medical"
OFFER = "entitlement-offer-b-medical"
DECISION = "entitlement-decision-b-medical"
overdue = EntitlementOverdue(**of(CARE), awaited="offer", due_at=NOON)


def test_what_the_law_gives_is_to_be_offered_in_time() -> None:
    limit = opens(CARE).offer_by
    assert limit is not None
    assert watch(opens(CARE)) == [SetClock(OFFER, JOURNEY, limit), SettleClock(DECISION, JOURNEY)]


def test_what_the_law_leaves_open_is_to_be_decided_in_time() -> None:
    event = waits(CARE)
    assert watch(event) == [
        SetClock(DECISION, JOURNEY, event.decide_by),
        SettleClock(OFFER, JOURNEY),
    ]


@pytest.mark.parametrize(
    ("event", "clocks"),
    [
        (opens_as_known(CARE), [DECISION]),
        (decided(CARE), [DECISION]),
        (offered(CARE), [OFFER]),
        (taken(CARE), [OFFER]),
        (exhausted(CARE), [OFFER]),
        (ended(CARE, "category"), [DECISION, OFFER]),
    ],
)
def test_what_is_done_needs_no_clock(event: EntitlementEvent, clocks: list[str]) -> None:
    assert watch(event) == [SettleClock(clock, JOURNEY) for clock in clocks]


@pytest.mark.parametrize(
    "event", [noted("victim"), stopped("death"), declined(CARE), renewed(CARE), overdue]
)
def test_other_news_moves_no_clock(event: EntitlementEvent) -> None:
    assert watch(event) == []


def test_the_clock_asks_for_the_item_it_was_set_for() -> None:
    assert ring(OFFER, JOURNEY, NOON) == NoteEntitlementOverdue(**of(CARE), awaited="offer")
    assert ring(DECISION, JOURNEY, NOON) == NoteEntitlementOverdue(**of(CARE), awaited="decision")
