"""The house rules, read from the syntax and the types.

Each rule stands here because breaking it once would do harm that no later commit undoes:
an event cannot be unsaid, and a decision that cannot be repeated cannot be retried.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest

from shared.kernel.aggregate import Aggregate
from shared.kernel.messages import Command
from shared.runtime.http.routes import CommandRoute
from shared.runtime.service import Service
from tests.architecture.house import (
    ROOMS,
    THINKING,
    commands,
    events,
    facts,
    files,
    nodes,
    place,
    tree,
)

CLOCKS_AND_DICE = {
    "choice",
    "monotonic",
    "now",
    "perf_counter",
    "randint",
    "random",
    "shuffle",
    "time_ns",
    "today",
    "token_bytes",
    "token_hex",
    "urandom",
    "utcnow",
    "uuid1",
    "uuid4",
}
OUTSIDE = {
    "asyncio",
    "logging",
    "os",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "sys",
    "threading",
    "time",
}
WAITING = ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await
CODE = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*")
KIND = re.compile(r"[a-z]+(?:-[a-z]+)*\.v[1-9]\d*")
TABLES = files("services/*/domain/tables.py")
DOMAIN_WITHOUT_TABLES = [path for path in files("services/*/domain/**/*.py") if path not in TABLES]


def called(node: ast.AST) -> str:
    """Return the last word of what is called, or nothing."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
        case _:
            return ""


def imported(node: ast.AST) -> set[str]:
    """Return the top packages that a statement imports."""
    match node:
        case ast.Import(names=names):
            return {alias.name.split(".")[0] for alias in names}
        case ast.ImportFrom(module=str(module)):
            return {module.split(".")[0]}
        case _:
            return set()


def test_thinking_code_asks_no_clock_and_throws_no_dice() -> None:
    """A retried command is decided again: chance or the hour would let it decide otherwise."""
    found = [place(path, n) for path, n in nodes(*THINKING) if called(n) in CLOCKS_AND_DICE]
    assert found == []


def test_thinking_code_never_waits() -> None:
    """Between a state and the decision on it nothing else may run, or the state is old."""
    found = [place(path, node) for path, node in nodes(*THINKING) if isinstance(node, WAITING)]
    assert found == []


def test_thinking_code_neither_speaks_nor_listens_to_the_outside() -> None:
    """What a rule prints or logs is a way out for content that must not travel."""
    found = [
        place(path, node)
        for path, node in nodes(*THINKING)
        if imported(node) & OUTSIDE or called(node) in {"print", "input", "breakpoint"}
    ]
    assert found == []


def test_the_numbers_of_the_law_stand_in_policy_tables_only() -> None:
    """The law changed three times in fifteen years; a limit in an `if` stays behind unseen."""
    found = [
        place(path, node)
        for path in DOMAIN_WITHOUT_TABLES
        for node in ast.walk(tree(path))
        if called(node) == "timedelta" and any(_literal_numbers(node))
    ]
    assert found == []


def _literal_numbers(node: ast.AST) -> Iterator[int]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, int) and abs(part.value) > 1:
            yield part.value


@pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)
def test_a_stored_name_has_a_version_and_means_one_thing(service: Service) -> None:
    """A kind used twice makes half of the old messages unreadable, and nobody knows which."""
    kinds = Counter(
        event.model_fields["kind"].default
        for event in events()
        if event.__module__.startswith(f"services.{service.room.name}.")
    )
    assert [kind for kind, uses in kinds.items() if uses > 1] == []
    assert [kind for kind in kinds if not KIND.fullmatch(str(kind))] == []


def test_a_told_kind_means_one_thing_in_the_whole_house() -> None:
    """Facts of all rooms share one stream, and are told apart by kind alone."""
    kinds = Counter(fact.model_fields["kind"].default for fact in facts())
    assert [kind for kind, uses in kinds.items() if uses > 1] == []
    assert [kind for kind in kinds if not KIND.fullmatch(str(kind))] == []


def test_nothing_personal_can_stand_in_a_subject() -> None:
    """Subjects appear in traces, in the broker's own log and in permissions."""
    for aggregate in all_aggregates():
        subject = aggregate.subject(UUID(int=1))
        assert subject == f"log.{aggregate.service}.{aggregate.name}.{UUID(int=1)}"
        assert CODE.fullmatch(aggregate.service)
        assert CODE.fullmatch(aggregate.name)
    for service in ROOMS:
        assert all(CODE.fullmatch(policy.name) for policy in service.policies)


def all_aggregates() -> list[Aggregate[object, object, object]]:
    """Return the aggregates of the four rooms."""
    return [aggregate for service in ROOMS for aggregate in service.log.aggregates]


def test_an_address_holds_nothing_but_opaque_ids() -> None:
    """Paths end up in proxies' logs and in browsers' histories."""
    for service in ROOMS:
        for door in service.doors:
            named = set(re.findall(r"{(\w+)}", door.path))
            assert all(name.endswith("_id") for name in named), door.path
            if isinstance(door, CommandRoute):
                fields = door.command.model_fields
                assert all(_is_id(fields[name].annotation) for name in named), door.path


def _is_id(annotation: object) -> bool:
    return getattr(annotation, "__supertype__", annotation) is UUID


def test_every_command_has_an_owner() -> None:
    """A command that no history decides would be a door that opens on a wall."""
    owned = {
        command
        for service in ROOMS
        for aggregate in service.log.aggregates
        for command in _members(aggregate)
    }
    assert {command.__name__ for command in set(commands()) - owned} == set()


def _members(aggregate: Aggregate[object, object, object]) -> tuple[type[Command], ...]:
    return getattr(aggregate.commands, "__args__", None) or (aggregate.commands,)


def test_every_test_module_says_what_it_is_about() -> None:
    found = [
        place(path) for path in files("tests/**/test_*.py") if not ast.get_docstring(tree(path))
    ]
    assert found == []


def test_no_test_is_skipped_and_none_sleeps() -> None:
    """A skipped test is green and proves nothing; a sleep hides what it waits for."""
    found = [
        place(path, node)
        for path, node in nodes("tests/**/*.py")
        if called(node) in {"skip", "skipif", "xfail", "importorskip"}
        or (isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail"})
        or _dotted(node) == "time.sleep"
    ]
    assert found == []


def _dotted(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)):
            return f"{module}.{name}"
        case _:
            return ""
