"""The room is put together as its door plate says."""

from typing import get_args

import pytest

from services.intake import ROOM
from services.intake.application import LOG
from services.intake.consumers import POLICIES
from services.intake.domain import words as own
from services.intake.domain.case.commands import OpenCase
from services.intake.domain.report.messages import RegisterReport
from services.intake.domain.tables import TABLES
from services.intake.main import SERVICE
from services.intake.projections import VIEWS
from shared.contracts import intake as told
from shared.contracts import words as agreed
from shared.kernel.errors import Refused, refusals

OURS = [
    refusal for refusal in refusals().values() if refusal.__module__.startswith("services.intake")
]


def test_the_room_hears_what_its_policies_hear() -> None:
    assert ROOM.hears == {fact for policy in POLICIES for fact in policy.hears}


def test_every_policy_is_named_after_its_room() -> None:
    assert all(policy.name.startswith("intake-") for policy in POLICIES)


def test_every_view_is_drawn_from_aggregates_of_the_room() -> None:
    names = {aggregate.name for aggregate in LOG.aggregates}
    assert {name for view in VIEWS for name in view.of} <= names


def test_a_journey_is_opened_by_a_case_or_by_a_report() -> None:
    assert LOG.opens == {OpenCase, RegisterReport}
    assert SERVICE.room is ROOM


def test_every_number_of_the_law_says_where_it_was_read() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    assert all(edition.source for table in TABLES for edition in table.editions)


@pytest.mark.parametrize("refusal", OURS, ids=lambda refusal: refusal.slug)
def test_every_refusal_speaks_both_languages_and_names_its_source(
    refusal: type[Refused],
) -> None:
    assert refusal.__doc__
    assert refusal.vi
    assert refusal.source


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (own.Channel, told.Channel),
        (own.Group, agreed.Group),
        (own.Need, agreed.Need),
        (own.Purpose, agreed.Purpose),
        (own.Ground, agreed.Ground),
        (own.LegalStatus, agreed.LegalStatus),
        (own.Receiver, agreed.Receiver),
        (own.Urgency, agreed.Urgency),
    ],
)
def test_our_words_are_the_agreed_ones(ours: object, theirs: object) -> None:
    assert get_args(ours)
    assert get_args(ours) == get_args(theirs)
