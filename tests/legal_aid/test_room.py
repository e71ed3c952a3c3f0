"""The room as it is handed to the machinery."""

from services.legal_aid.main import SERVICE
from shared.contracts import casework, legal_aid
from shared.kernel.errors import refusals


def test_the_room_hears_what_its_policies_hear() -> None:
    assert SERVICE.room.hears == {fact for policy in SERVICE.policies for fact in policy.hears}


def test_the_room_tells_its_contract() -> None:
    assert SERVICE.room.tells == legal_aid.TELLS | casework.TELLS


def test_every_no_of_this_room_says_where_it_comes_from() -> None:
    ours = (rule for rule in refusals().values() if rule.__module__.startswith("services.legal"))
    assert [rule.slug for rule in ours if "source" not in vars(rule)] == []


def test_every_view_is_drawn_from_histories_of_this_room() -> None:
    names = {aggregate.name for aggregate in SERVICE.log.aggregates}
    assert all(set(view.of) <= names for view in SERVICE.views)


def test_policies_are_named_after_the_room() -> None:
    assert all(policy.name.startswith("legal-aid-") for policy in SERVICE.policies)
