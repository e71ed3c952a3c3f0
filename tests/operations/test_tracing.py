"""A journey's causal tree: what belongs together, what followed from what, and how fast."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from services.operations.tracing import Step, Told, in_words, trace
from tests.operations.told import told

REFERRED = told(1, "case-referred")
REQUESTED = told(2, "placement-requested", service="shelter", cause=1, after_ms=12)
ASKED = told(3, "aid-requested", service="legal_aid", cause=1, after_ms=20)
OPENED = told(4, "plan-opened", service="reintegration", cause=2, after_ms=15)


def shape(steps: Sequence[Step]) -> list[Any]:
    """Return the tree as lists of positions: a step's own, then its consequences."""
    return [[*(fact.position for fact in step.facts), *shape(step.consequences)] for step in steps]


def test_a_journey_of_which_nothing_is_told_has_no_steps() -> None:
    empty = trace([])
    assert (empty.roots, empty.facts, empty.services, empty.hops) == ((), 0, (), ())


def test_what_people_decide_stands_side_by_side_in_the_order_it_was_recorded() -> None:
    assert shape(trace([told(2), told(1), told(3)]).roots) == [[1], [2], [3]]


def test_the_facts_of_one_command_belong_together() -> None:
    agreed = [told(1), told(3, command=3), told(4, command=3), told(5, command=3), told(2)]
    assert shape(trace(agreed).roots) == [[1], [2], [3, 4, 5]]


@pytest.mark.parametrize("facts", list(permutations([REFERRED, REQUESTED, ASKED, OPENED])))
def test_what_followed_hangs_below_its_cause_whatever_order_it_arrives_in(
    facts: Sequence[Told],
) -> None:
    assert shape(trace(facts).roots) == [[1, [2, [4]], [3]]]


def test_a_consequence_of_any_fact_of_a_command_hangs_below_that_command() -> None:
    facts = [told(1, command=1), told(2, command=1), told(3, cause=2), told(4, cause=1)]
    assert shape(trace(facts).roots) == [[1, 2, [3], [4]]]


def test_a_hop_is_measured_from_the_fact_that_caused_it() -> None:
    tree = trace([REFERRED, REQUESTED, ASKED, OPENED])
    assert [(hop, step.facts[0].words) for hop, step in tree.hops] == [
        (timedelta(milliseconds=20), "aid requested"),
        (timedelta(milliseconds=12), "placement requested"),
        (timedelta(milliseconds=3), "plan opened"),
    ]


def test_a_decision_of_its_own_has_no_hop() -> None:
    (root,) = trace([REFERRED]).roots
    assert root.hop is None
    assert not root.cause_unseen


def test_a_cause_that_is_not_among_the_facts_leaves_a_root_that_says_so() -> None:
    (root,) = trace([REQUESTED]).roots
    assert root.cause_unseen
    assert root.hop is None


def test_facts_that_name_each_other_as_cause_are_all_still_told() -> None:
    tree = trace([told(1, cause=2), told(2, cause=1), told(3, cause=3)])
    assert shape(tree.roots) == [[1, [2]], [3]]


def test_who_told_something_is_named_once_first_come_first() -> None:
    tree = trace([REFERRED, REQUESTED, ASKED, OPENED, told(5)])
    assert tree.services == ("intake", "shelter", "reintegration", "legal_aid")
    assert tree.facts == 5


@pytest.mark.parametrize(
    ("details", "codes"),
    [
        ({"channel": "rescue"}, "rescue"),
        ({"to_service": "legal_aid", "urgency": "immediate"}, "to legal aid, immediate"),
        ({"due_at": "2026-03-01T18:00:00Z"}, "due 2026-03-02"),
        ({"complete": True}, "complete: yes"),
        ({"basis": {"basis": "consent", "consent_id": str(UUID(int=7))}}, "consent"),
        ({"basis": {"basis": "ground", "ground": "urgent-protection"}}, "urgent protection"),
        ({"reasons": ["no-free-bed", "needs-not-met"]}, "no free bed, needs not met"),
        ({"stay_id": str(UUID(int=7)), "reference": str(UUID(int=7))}, ""),
        ({"group": "girls", "legal_status": "victim", "needs": ["medical"]}, ""),
        ({"note": "Someone's own words", "name": "Nguyễn", "long": "a" * 41}, ""),
        ({"count": 3, "nothing": None, "nested": {"deep": "word"}}, ""),
    ],
)
def test_only_codes_and_dates_are_put_into_words(details: dict[str, Any], codes: str) -> None:
    assert told(1, **details).codes == codes


def test_a_code_reads_as_words() -> None:
    assert told(1, "follow-up-done").words == "follow-up done"
    assert in_words("under-identification") == "under identification"
    assert in_words("legal_aid") == "legal aid"
