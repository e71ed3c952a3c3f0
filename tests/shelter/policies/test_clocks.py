"""The shelter's clocks: what sets them, what settles them, what they ask."""

import pytest

from services.shelter.domain.house.messages import NoteLicenceEnding
from services.shelter.domain.ids import HouseId
from services.shelter.domain.residence.child_messages import (
    ChildChecked,
    ChildFarewellArranged,
    ChildReceived,
    NoteChildLimit,
)
from services.shelter.domain.residence.messages import (
    FundingAffirmed,
    FundingProlonged,
    NoteFundedDaysOver,
    OtherFundsFound,
    ResidenceMoved,
)
from services.shelter.domain.stay import commands as ask
from services.shelter.domain.stay.events import HouseCeilingNoted
from services.shelter.domain.stay.standing_messages import NoteLimitPassed
from services.shelter.policies.clocks import ring, watch
from shared.kernel.clocks import SetClock, SettleClock
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event
from tests.shelter.made_up import (
    A_WEEK_ON,
    AFTER_18_MONTHS,
    DAY,
    DAY_120,
    HOUSE,
    NEXT_NOON,
    NOON,
    OTHER_STAY,
    RENEW_FROM,
    STAY,
    admitted,
    agreed,
    approved,
    bed_taken,
    began,
    discharged,
    ended,
    extended,
    funded_began,
    house_closed,
    registered,
    requested,
    withdrawn,
)
from tests.shelter.made_up_lives import (
    AFTER_72_HOURS,
    CHILD,
    IN_TWO_WEEKS,
    buried,
    came_back,
    checked,
    child_died_away,
    child_lodged,
    child_moved_out,
    childs_days_go_on,
    died,
    missed,
    paid_by_others,
    taken_in,
    transferred,
    wind_down_began,
    wind_down_lifted,
)

SETTLED = SettleClock("stay-limit", STAY)
OVER = [
    SettleClock(name, STAY)
    for name in (
        "care-plan",
        "health-check",
        "regularisation",
        "facility-ceiling",
        "extension",
        "absence",
        "wind-down",
    )
]


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (approved, [SetClock("approval-expiry", STAY, A_WEEK_ON)]),
        (
            admitted,
            [
                SettleClock("approval-expiry", STAY),
                SettleClock("regularisation", STAY),
                SetClock("care-plan", STAY, A_WEEK_ON),
                SetClock("facility-ceiling", STAY, AFTER_18_MONTHS),
                SetClock("health-check", STAY, NEXT_NOON),
            ],
        ),
        (agreed, [SettleClock("care-plan", STAY)]),
        (paid_by_others, [SetClock("extension", STAY, paid_by_others.until)]),
        (extended, [SettleClock("extension", STAY)]),
        (discharged, OVER),
        (transferred, OVER),
        (died, [*OVER, SetClock("relatives", STAY, died.relatives_due_at)]),
        (buried, [SettleClock("relatives", STAY)]),
        (withdrawn, [SettleClock("approval-expiry", STAY)]),
        (checked, [SettleClock("health-check", STAY)]),
        (missed, [SetClock("absence", STAY, missed.return_by)]),
        (came_back, [SettleClock("absence", STAY)]),
        (
            taken_in,
            [
                SetClock("regularisation", STAY, AFTER_72_HOURS),
                SetClock("health-check", STAY, NEXT_NOON),
            ],
        ),
        (
            wind_down_began,
            [
                SetClock("wind-down", STAY, IN_TWO_WEEKS),
                SettleClock("care-plan", STAY),
                SettleClock("health-check", STAY),
                SettleClock("stay-limit", STAY),
            ],
        ),
        (
            wind_down_lifted,
            [
                SettleClock("wind-down", STAY),
                SetClock("care-plan", STAY, A_WEEK_ON),
                SetClock("health-check", STAY, NEXT_NOON),
            ],
        ),
        (registered, [SetClock("licence", HOUSE, RENEW_FROM)]),
        (
            registered.model_copy(update={"renew_from": None}),
            [SettleClock("licence", HOUSE)],
        ),
        (house_closed, [SettleClock("licence", HOUSE)]),
        (
            ResidenceMoved(
                stay_id=STAY, to_stay_id=OTHER_STAY, funded_until=DAY_120, occurred_at=NOON
            ),
            [SETTLED, SetClock("stay-limit", OTHER_STAY, DAY_120)],
        ),
        (
            ResidenceMoved(
                stay_id=STAY, to_stay_id=OTHER_STAY, funded_until=None, occurred_at=NOON
            ),
            [SETTLED, SettleClock("stay-limit", OTHER_STAY)],
        ),
        (
            FundingAffirmed(stay_id=STAY, funded_until=DAY_120, occurred_at=NOON),
            [SetClock("stay-limit", STAY, DAY_120)],
        ),
        (funded_began, [SetClock("stay-limit", STAY, DAY_120)]),
        (
            FundingProlonged(stay_id=STAY, funded_until=DAY_120 + DAY, occurred_at=NOON),
            [SetClock("stay-limit", STAY, DAY_120 + DAY)],
        ),
        (OtherFundsFound(stay_id=STAY, funded_days=1, occurred_at=NOON), [SETTLED]),
        (ended, [SETTLED]),
        (
            child_lodged,
            [SetClock("child-days", CHILD, DAY_120), SettleClock("child-health-check", CHILD)],
        ),
        (
            child_lodged.model_copy(update={"health_check_due_at": NEXT_NOON}),
            [
                SetClock("child-days", CHILD, DAY_120),
                SetClock("child-health-check", CHILD, NEXT_NOON),
            ],
        ),
        (
            began.model_copy(
                update={"child_id": CHILD, "health_check_due_at": NEXT_NOON, "until": DAY_120}
            ),
            [
                SetClock("child-health-check", CHILD, NEXT_NOON),
                SetClock("child-extension", CHILD, DAY_120),
            ],
        ),
        (
            OtherFundsFound(
                stay_id=STAY, funded_days=1, child_id=CHILD, until=DAY_120, occurred_at=NOON
            ),
            [SettleClock("child-days", CHILD), SetClock("child-extension", CHILD, DAY_120)],
        ),
        (
            ChildChecked(stay_id=STAY, child_id=CHILD, occurred_at=NOON),
            [SettleClock("child-health-check", CHILD)],
        ),
        (
            child_moved_out.model_copy(update={"relatives_due_at": NEXT_NOON}),
            [
                SettleClock("child-days", CHILD),
                SettleClock("child-health-check", CHILD),
                SettleClock("child-extension", CHILD),
                SetClock("child-relatives", CHILD, NEXT_NOON),
            ],
        ),
        (
            child_died_away,
            [SetClock("child-relatives", CHILD, child_died_away.relatives_due_at)],
        ),
        (
            ChildFarewellArranged(child_id=CHILD, by="house", occurred_at=NOON),
            [SettleClock("child-relatives", CHILD)],
        ),
        (childs_days_go_on, [SetClock("child-days", CHILD, childs_days_go_on.funded_until)]),
        (
            child_moved_out,
            [
                SettleClock("child-days", CHILD),
                SettleClock("child-health-check", CHILD),
                SettleClock("child-extension", CHILD),
                SettleClock("child-relatives", CHILD),
            ],
        ),
        (
            ResidenceMoved(
                stay_id=STAY,
                to_stay_id=OTHER_STAY,
                funded_until=DAY_120,
                child_id=CHILD,
                occurred_at=NOON,
            ),
            [],
        ),
        (
            ChildReceived(
                stay_id=OTHER_STAY,
                child_id=CHILD,
                unit=None,
                health_check_due_at=NEXT_NOON,
                health_check_policy="health-check@2025-07-01",
                occurred_at=NOON,
            ),
            [SetClock("child-health-check", CHILD, NEXT_NOON)],
        ),
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
        ("child-days", NoteFundedDaysOver(journey_id=JourneyId(STAY), occurred_at=NOON)),
        (
            "child-health-check",
            NoteChildLimit(journey_id=JourneyId(STAY), limit="health-check", occurred_at=NOON),
        ),
        (
            "child-extension",
            NoteChildLimit(journey_id=JourneyId(STAY), limit="extension", occurred_at=NOON),
        ),
        (
            "child-relatives",
            NoteChildLimit(journey_id=JourneyId(STAY), limit="relatives", occurred_at=NOON),
        ),
        ("absence", NoteLimitPassed(stay_id=STAY, limit="absence", occurred_at=NOON)),
        ("extension", NoteLimitPassed(stay_id=STAY, limit="extension", occurred_at=NOON)),
        ("licence", NoteLicenceEnding(house_id=HouseId(STAY), occurred_at=NOON)),
    ],
)
def test_a_clock_only_asks_the_stay_decides(name: str, question: Command) -> None:
    assert ring(name, STAY, NOON) == question


def test_a_clock_that_nobody_set_asks_nothing() -> None:
    with pytest.raises(KeyError):
        ring("midnight", STAY, NOON)


def test_looking_at_a_childs_health_settles_no_clock_of_the_resident() -> None:
    assert watch(checked.model_copy(update={"for_child": CHILD})) == []


def test_the_ceiling_is_a_clock_that_the_house_and_a_decision_move() -> None:
    noted = HouseCeilingNoted(stay_id=STAY, ceiling_at=DAY_120, occurred_at=NOON)
    assert watch(noted) == [SetClock("facility-ceiling", STAY, DAY_120)]
    moved = extended.model_copy(update={"house_ceiling": True})
    assert SetClock("facility-ceiling", STAY, moved.until) in watch(moved)
