"""The room is whole: what the door plate promises is wired."""

from services.shelter import ROOM
from services.shelter.domain import tables
from services.shelter.main import SERVICE
from shared.kernel.dated import PolicyTable


def test_every_fact_the_room_hears_has_someone_who_listens() -> None:
    assert frozenset(fact for policy in SERVICE.policies for fact in policy.hears) == ROOM.hears


def test_policies_carry_the_name_of_the_room() -> None:
    assert all(policy.name.startswith(f"{ROOM.name}-") for policy in SERVICE.policies)


def test_every_table_of_the_domain_is_on_the_wall() -> None:
    written = {name for name, found in vars(tables).items() if isinstance(found, PolicyTable)}
    assert written == {table.name.upper().replace("-", "_") for table in tables.TABLES}
    assert all(table in SERVICE.tables for table in tables.TABLES)


def test_views_are_drawn_from_histories_that_exist() -> None:
    names = {aggregate.name for aggregate in SERVICE.log.aggregates}
    drawn = {name for view in SERVICE.views for name in view.of}
    drawn |= {name for ledger in SERVICE.ledgers for name in ledger.of}
    assert drawn <= names
    assert {"house", "stay", "residence", "rights"} <= drawn


def test_every_duty_is_called_something_in_both_languages() -> None:
    assert all(vietnamese and english for vietnamese, english in SERVICE.duties.values())
