"""What people have to do about entitlements, and how well it is done."""

import pytest

from services.intake.domain.entitlement.messages import (
    Awaited,
    EntitlementEvent,
    EntitlementOverdue,
)
from services.intake.projections.entitlement_duties import (
    ENTITLEMENT_DUTIES,
    counts,
    duties,
)
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
    opens_by_decision,
    renewed,
    taken,
    waits,
)
from tests.intake.lines import lines_after
from tests.intake.made_up import NOON

CARE: Item = "b-medical"
SCHOOL: Item = "h-education"
DECIDE, OFFER = "entitlement-to-decide:b-medical", "entitlement-to-offer:b-medical"


def late(awaited: Awaited) -> EntitlementOverdue:
    return EntitlementOverdue(**of(CARE), awaited=awaited, due_at=NOON)


def test_what_a_person_has_is_to_be_offered_the_urgent_first() -> None:
    lines = lines_after(duties, opens(CARE), opens(SCHOOL))
    assert lines[OFFER]["due_at"] == opens(CARE).offer_by
    assert lines[OFFER]["roles"] == ["intake-worker", "health-department"]
    risks = [lines[OFFER]["risk"], lines["entitlement-to-offer:h-education"]["risk"]]
    assert risks == [1, 0]


def test_what_the_law_leaves_open_is_to_be_decided_by_the_department() -> None:
    lines = lines_after(duties, opens(CARE), waits(CARE))
    assert [*lines] == [DECIDE]
    assert lines[DECIDE]["roles"] == ["health-department"]
    assert lines[DECIDE]["due_at"] == waits(CARE).decide_by


@pytest.mark.parametrize(
    ("start", "awaited", "line"),
    [(opens(CARE), "offer", OFFER), (waits(CARE), "decision", DECIDE)],
)
def test_what_is_late_is_sorted_higher(
    start: EntitlementEvent, awaited: Awaited, line: str
) -> None:
    lines = lines_after(duties, start, late(awaited))
    assert [*lines] == [line]
    assert lines[line]["risk"] == 2


def test_a_decision_closes_its_line_and_a_yes_opens_the_next() -> None:
    assert lines_after(duties, waits(CARE), decided(CARE, granted=False)) == {}
    granted = lines_after(duties, waits(CARE), decided(CARE), opens_by_decision(CARE))
    assert [*granted] == [OFFER]
    assert lines_after(duties, waits(CARE), opens_as_known(CARE)) == {}


@pytest.mark.parametrize(
    "event", [offered(CARE), taken(CARE), exhausted(CARE), ended(CARE, "category")]
)
def test_what_was_offered_or_ended_is_no_duty_any_more(event: EntitlementEvent) -> None:
    assert lines_after(duties, opens(CARE), event) == {}


def test_other_news_opens_no_duty() -> None:
    assert lines_after(duties, noted("victim"), declined(CARE), renewed(CARE)) == {}


def test_what_people_have_is_counted_once_and_met_when_it_is_offered() -> None:
    line = {"figure": "cov", "at": NOON, "met": False}
    assert lines_after(counts, opens(CARE)) == {"cov:b-medical": line}
    for given in (offered(CARE), taken(CARE)):
        assert lines_after(counts, opens(CARE), given) == {"cov:b-medical": line | {"met": True}}
    assert lines_after(counts, opens_as_known(CARE)) == {"cov:b-medical": line | {"met": True}}
    assert lines_after(counts, opens(CARE), ended(CARE, "death")) == {"cov:b-medical": line}


def test_every_duty_has_its_words() -> None:
    named = {line.partition(":")[0] for line in (DECIDE, OFFER)}
    assert set(ENTITLEMENT_DUTIES) == named
