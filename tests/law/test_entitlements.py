"""The matrix of Article 37, cell by cell, and what it leaves to people."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import ITEMS, Answer, Item, granted, judged, judged_loan

DAY = datetime(2026, 3, 2, 5, tzinfo=UTC)

OWN_NATIONALITY: dict[Category, NationalityClass] = {
    "victim": "vn-citizen",
    "under-18-with-victim": "vn-citizen",
    "under-identification-abroad": "vn-citizen",
    "under-identification-in-country": "vn-citizen",
    "foreign": "foreign",
}

CELLS: list[tuple[Category, Item, Answer]] = [
    ("victim", "a-essential-needs", "yes"),
    ("victim", "b-medical", "yes"),
    ("victim", "c-interpretation", "yes"),
    ("victim", "d-legal-support", "yes"),
    ("victim", "dd-legal-aid", "yes"),
    ("victim", "e-travel", "yes"),
    ("victim", "g-psychological", "yes"),
    ("victim", "h-education", "yes"),
    ("victim", "i-vocational", "yes"),
    ("victim", "k-hardship-and-loan", "yes"),
    ("under-18-with-victim", "a-essential-needs", "yes"),
    ("under-18-with-victim", "b-medical", "yes"),
    ("under-18-with-victim", "c-interpretation", "yes"),
    ("under-18-with-victim", "d-legal-support", "yes"),
    ("under-18-with-victim", "dd-legal-aid", "yes"),
    ("under-18-with-victim", "e-travel", "yes"),
    ("under-18-with-victim", "g-psychological", "yes"),
    ("under-18-with-victim", "h-education", "yes"),
    ("under-18-with-victim", "i-vocational", "no"),
    ("under-18-with-victim", "k-hardship-and-loan", "no"),
    ("under-identification-abroad", "a-essential-needs", "yes"),
    ("under-identification-abroad", "b-medical", "yes"),
    ("under-identification-abroad", "c-interpretation", "yes"),
    ("under-identification-abroad", "d-legal-support", "yes"),
    ("under-identification-abroad", "dd-legal-aid", "no"),
    ("under-identification-abroad", "e-travel", "no"),
    ("under-identification-abroad", "g-psychological", "no"),
    ("under-identification-abroad", "h-education", "no"),
    ("under-identification-abroad", "i-vocational", "no"),
    ("under-identification-abroad", "k-hardship-and-loan", "no"),
    ("under-identification-in-country", "a-essential-needs", "yes"),
    ("under-identification-in-country", "b-medical", "yes"),
    ("under-identification-in-country", "c-interpretation", "yes"),
    ("under-identification-in-country", "d-legal-support", "yes"),
    ("under-identification-in-country", "dd-legal-aid", "yes"),
    ("under-identification-in-country", "e-travel", "yes"),
    ("under-identification-in-country", "g-psychological", "yes"),
    ("under-identification-in-country", "h-education", "no"),
    ("under-identification-in-country", "i-vocational", "no"),
    ("under-identification-in-country", "k-hardship-and-loan", "no"),
    ("foreign", "a-essential-needs", "case-by-case"),
    ("foreign", "b-medical", "case-by-case"),
    ("foreign", "c-interpretation", "case-by-case"),
    ("foreign", "d-legal-support", "case-by-case"),
    ("foreign", "dd-legal-aid", "case-by-case"),
    ("foreign", "e-travel", "no"),
    ("foreign", "g-psychological", "case-by-case"),
    ("foreign", "h-education", "no"),
    ("foreign", "i-vocational", "no"),
    ("foreign", "k-hardship-and-loan", "no"),
]


@pytest.mark.parametrize(("category", "item", "answer"), CELLS)
def test_every_cell_is_as_the_law_has_it(category: Category, item: Item, answer: Answer) -> None:
    assert granted(category, item, OWN_NATIONALITY[category], DAY) == answer


def test_no_cell_of_the_law_is_missing_here() -> None:
    every = {(category, item) for category in get_args(Category) for item in get_args(Item)}
    assert {(category, item) for category, item, _ in CELLS} == every
    assert len(CELLS) == len(every) == 50


def test_from_point_a_to_point_d_leaves_out_legal_aid() -> None:
    row = [granted("under-identification-abroad", item, "vn-citizen", DAY) for item in ITEMS]
    assert ITEMS[3:5] == ("d-legal-support", "dd-legal-aid")
    assert row == ["yes"] * 4 + ["no"] * 6


@pytest.mark.parametrize("category", ["victim", "under-identification-in-country"])
@pytest.mark.parametrize("item", ITEMS)
def test_a_stateless_permanent_resident_stands_like_a_citizen(
    category: Category, item: Item
) -> None:
    as_citizen = granted(category, item, "vn-citizen", DAY)
    assert granted(category, item, "stateless-permanent-resident", DAY) == as_citizen


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize(
    ("category", "nationality"),
    [
        (None, "vn-citizen"),
        (None, "foreign"),
        ("victim", "stateless-other"),
        ("victim", "unknown"),
        ("foreign", "stateless-other"),
    ],
)
def test_where_the_law_is_silent_somebody_decides(
    category: Category | None, nationality: NationalityClass, item: Item
) -> None:
    grant = judged(category, item, nationality, DAY)
    assert grant.answer == "case-by-case"
    assert grant.by_decision


@pytest.mark.parametrize("nationality", get_args(NationalityClass))
def test_a_child_has_what_the_row_gives_whatever_passport_it_has(
    nationality: NationalityClass,
) -> None:
    assert granted("under-18-with-victim", "h-education", nationality, DAY) == "yes"
    assert granted("under-identification-in-country", "b-medical", nationality, DAY) == "yes"


def test_a_grant_names_the_edition_it_was_judged_by() -> None:
    grant = judged("victim", "b-medical", "vn-citizen", DAY)
    assert grant.policy_version == "article-37-matrix@2025-07-01"
    assert not grant.by_decision


def test_what_the_law_gives_needs_no_decision_and_no_decision_takes_it() -> None:
    grant = judged("victim", "b-medical", "vn-citizen", DAY)
    assert grant.stands(decided=None)
    assert grant.stands(decided=False)


def test_what_the_law_leaves_open_stands_only_by_a_decision() -> None:
    grant = judged("foreign", "b-medical", "foreign", DAY)
    assert not grant.stands(decided=None)
    assert not grant.stands(decided=False)
    assert grant.stands(decided=True)


def test_what_the_law_denies_no_decision_gives() -> None:
    grant = judged("foreign", "i-vocational", "foreign", DAY)
    assert not grant.by_decision
    assert not grant.stands(decided=True)


def test_legal_aid_abroad_is_decided_because_two_laws_disagree() -> None:
    grant = judged("under-identification-abroad", "dd-legal-aid", "vn-citizen", DAY)
    assert grant.answer == "no"
    assert grant.by_decision
    assert grant.stands(decided=True)
    assert not grant.stands(decided=None)


@pytest.mark.parametrize(
    ("category", "nationality", "answer"),
    [
        ("victim", "vn-citizen", "yes"),
        ("victim", "stateless-permanent-resident", "no"),
        ("victim", "stateless-other", "no"),
        ("victim", "unknown", "case-by-case"),
        ("under-18-with-victim", "vn-citizen", "no"),
        ("foreign", "foreign", "no"),
        (None, "vn-citizen", "case-by-case"),
    ],
)
def test_only_citizens_who_are_victims_borrow(
    category: Category | None, nationality: NationalityClass, answer: Answer
) -> None:
    assert judged_loan(category, nationality, DAY).answer == answer


def test_a_stateless_permanent_resident_has_the_allowance_without_the_loan() -> None:
    standing: NationalityClass = "stateless-permanent-resident"
    assert judged("victim", "k-hardship-and-loan", standing, DAY).answer == "yes"
    assert judged_loan("victim", standing, DAY).answer == "no"
