"""An issuer's words become one worker, one role, one unit of this house; or nobody's."""

from typing import Any
from uuid import UUID

import pytest

from shared.runtime.people.wording import ROLES, Unplaced, Wording

LAN = UUID(int=10)
GOOD = {"sub": str(LAN), "role": "shelter-worker", "unit": "house-a"}


def test_our_own_words_are_taken_as_they_are() -> None:
    actor = Wording().actor(GOOD)
    assert (actor.staff, actor.role, actor.unit) == (LAN, "shelter-worker", "house-a")


def test_no_token_acts_as_the_house_itself() -> None:
    assert "policy" not in ROLES
    with pytest.raises(Unplaced):
        Wording().actor({**GOOD, "role": "policy"})


def test_an_issuers_own_claims_and_words_are_translated() -> None:
    wording = Wording(
        staff="https://id.example/oid",
        role="/realm_access/roles",
        unit="/a~1b/m~0n",
        roles={"ctx-shelter": "shelter-worker", "ctx-house": "shelter-worker"},
        units={"/houses/first": "house-a"},
    )
    actor = wording.actor(
        {
            "https://id.example/oid": str(LAN),
            "realm_access": {"roles": ["ctx-shelter", "ctx-house", "offline_access", 5]},
            "a/b": {"m~n": ["/houses/first", "/all"]},
        }
    )
    assert (actor.staff, actor.role, actor.unit) == (LAN, "shelter-worker", "house-a")


@pytest.mark.parametrize(
    "changes",
    [
        {"sub": "lan@example.vn"},
        {"sub": 5},
        {"role": ["shelter-worker", "psychologist"]},
        {"role": "Shelter-Worker"},
        {"role": {"$gt": ""}},
        {"unit": ["house-a", "house-b"]},
        {"unit": "12 Made-up Street"},
        {"unit": "a" * 65},
        {"unit": None},
    ],
)
def test_who_is_not_one_worker_in_one_role_for_one_unit_has_no_place(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(Unplaced):
        Wording().actor({**GOOD, **changes})


def test_a_path_through_what_is_no_object_leads_nowhere() -> None:
    with pytest.raises(Unplaced):
        Wording(role="/role/inner").actor(GOOD)
