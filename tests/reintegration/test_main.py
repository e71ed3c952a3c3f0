"""The room as it is put together."""

from services.reintegration import ROOM
from services.reintegration.domain.tables import (
    FOLLOW_UP_CADENCE,
    FOLLOW_UP_CADENCE_HIGH_RISK,
    FOLLOW_UP_GRACE,
    FOLLOW_UP_PERIOD,
    TABLES,
)
from services.reintegration.main import SERVICE
from services.reintegration.projections.worklist import DUTIES
from shared.kernel.errors import refusals
from shared.kernel.terms import Term
from tests.reintegration.participant import NOON

OURS = "services.reintegration."


def test_the_room_hears_what_its_duties_need() -> None:
    heard = [fact for policy in SERVICE.policies for fact in policy.hears]
    assert frozenset(heard) == ROOM.hears


def test_each_duty_is_named_after_its_room() -> None:
    assert all(policy.name.startswith(f"{ROOM.name}-") for policy in SERVICE.policies)


def test_the_room_says_how_often_and_how_long_it_follows_up() -> None:
    visits = [visit.code for visit in FOLLOW_UP_CADENCE.on(NOON).value]
    assert visits == ["day-7", "month-1", "month-3", "month-6", "month-12", "month-18", "month-24"]
    dense = [visit.code for visit in FOLLOW_UP_CADENCE_HIGH_RISK.on(NOON).value]
    assert dense[:5] == ["day-7", "day-14", "day-21", "day-28", "month-2"]
    assert FOLLOW_UP_PERIOD.on(NOON).value == Term(24, "months")
    assert FOLLOW_UP_GRACE.on(NOON).value == Term(14, "days")


def test_every_refusal_says_where_it_comes_from() -> None:
    ours = [rule for rule in refusals().values() if rule.__module__.startswith(OURS)]
    assert [rule.__name__ for rule in ours if "source" not in vars(rule)] == []


def test_every_number_says_where_it_comes_from_and_how_sure_it_is() -> None:
    marks = {table.name: table.on(NOON).confidence for table in TABLES}
    assert marks == {
        "wind-down": "D",
        "consent-withdrawal-answer": "V2",
        "own-agreement": "D",
        "alert-triage": "D",
        "referral-answer": "D",
        "grant-decision": "V",
        "grant-window": "U",
        "education-grant-years": "V2",
        "hardship-minimum": "U",
        "psychological-support": "U",
        "article-37-matrix": "V",
        "loan-nationalities": "V2",
        "follow-up-cadence": "D",
        "follow-up-cadence-high-risk": "D",
        "follow-up-period": "V",
        "follow-up-grace": "D",
    }
    assert all(table.on(NOON).source for table in TABLES)
    assert all(table in SERVICE.tables for table in TABLES)


def test_every_duty_and_figure_of_the_room_is_named() -> None:
    assert SERVICE.duties.items() >= DUTIES.items()
    assert {ledger.name for ledger in SERVICE.ledgers} == {"worklist", "figures", "broken_glass"}
    assert [figure.code for figure in SERVICE.figures] == ["g9", "fu", "rt", "sr", "sr-lost"]
