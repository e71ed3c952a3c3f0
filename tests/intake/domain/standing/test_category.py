"""Which row of Article 37 somebody stands in; what the law leaves open has none."""

from itertools import product
from typing import get_args

import pytest

from services.intake.domain.standing.category import InLaw, Standing, category, in_question
from services.intake.domain.words import LegalStatus
from shared.law.categories import Category, NationalityClass, Place

NATIONALITIES: tuple[NationalityClass, ...] = get_args(NationalityClass)
PLACES: tuple[Place, ...] = get_args(Place)

VICTIM: LegalStatus = "victim"
ASKED: LegalStatus = "under-identification"


def someone(status: LegalStatus, nationality: NationalityClass, place: Place) -> InLaw:
    return InLaw(status, nationality, place)


ROWS: dict[tuple[LegalStatus, NationalityClass, Place], Category] = {
    (VICTIM, "vn-citizen", "in-country"): "victim",
    (VICTIM, "vn-citizen", "abroad"): "victim",
    (VICTIM, "stateless-permanent-resident", "in-country"): "victim",
    (VICTIM, "stateless-permanent-resident", "abroad"): "victim",
    (VICTIM, "foreign", "in-country"): "foreign",
    (ASKED, "vn-citizen", "abroad"): "under-identification-abroad",
    (ASKED, "vn-citizen", "in-country"): "under-identification-in-country",
    (ASKED, "stateless-permanent-resident", "in-country"): "under-identification-in-country",
    (ASKED, "foreign", "in-country"): "foreign",
}
"""Article 37 as it is printed; every other combination is left to a decision."""


@pytest.mark.parametrize(
    ("status", "nationality", "place"), [*product((VICTIM, ASKED), NATIONALITIES, PLACES)]
)
def test_a_person_stands_in_the_row_that_the_law_names_or_in_none(
    status: LegalStatus, nationality: NationalityClass, place: Place
) -> None:
    standing = Standing(someone(status, nationality, place), under_18=False)
    assert in_question(standing)
    assert category(standing) == ROWS.get((status, nationality, place))


@pytest.mark.parametrize("status", ["unverified", "not-victim"])
def test_without_a_status_and_after_a_no_article_37_is_not_asked(status: LegalStatus) -> None:
    standing = Standing(someone(status, "vn-citizen", "in-country"), under_18=True)
    assert not in_question(standing)
    assert category(standing) is None


def beside(other: InLaw, *, under_18: bool = True) -> Standing:
    """Return the standing of someone who came along with this person."""
    return Standing(someone("unverified", "vn-citizen", "in-country"), under_18, other)


@pytest.mark.parametrize(
    ("other", "row"),
    [
        (someone(VICTIM, "vn-citizen", "in-country"), "under-18-with-victim"),
        (someone(VICTIM, "stateless-permanent-resident", "in-country"), "under-18-with-victim"),
        (someone(ASKED, "vn-citizen", "abroad"), "under-identification-abroad"),
        (someone(ASKED, "vn-citizen", "in-country"), "under-identification-in-country"),
        (someone(VICTIM, "foreign", "in-country"), None),
        (someone(ASKED, "foreign", "in-country"), None),
        (someone(VICTIM, "unknown", "in-country"), None),
        (someone("not-victim", "vn-citizen", "in-country"), None),
    ],
)
def test_an_under_18_stands_beside_the_person_they_came_with(
    other: InLaw, row: Category | None
) -> None:
    assert in_question(beside(other))
    assert category(beside(other)) == row


def test_whom_a_child_came_with_gives_nothing_before_they_have_a_status() -> None:
    assert not in_question(beside(someone("unverified", "vn-citizen", "in-country")))


def test_who_has_come_of_age_is_no_longer_decided_by_whom_they_came_with() -> None:
    grown = beside(someone(VICTIM, "vn-citizen", "in-country"), under_18=False)
    assert in_question(grown)
    assert category(grown) is None


def test_a_child_who_is_a_victim_stands_in_a_row_of_their_own() -> None:
    other = someone(ASKED, "vn-citizen", "abroad")
    child = Standing(someone(VICTIM, "vn-citizen", "in-country"), under_18=True, accompanies=other)
    assert category(child) == "victim"
