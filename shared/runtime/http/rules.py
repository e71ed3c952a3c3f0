"""Which rules may refuse a command: read from the code that judges it, so the page cannot lie."""

import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from inspect import get_annotations, isfunction
from types import CodeType, FunctionType, ModuleType
from typing import Any, get_args

from shared.kernel.aggregate import Log
from shared.kernel.errors import Refused
from shared.kernel.messages import Command

_OURS = ("services.", "shared.casework", "shared.law", "shared.kernel")


def rules_for(command: type[Command], log: Log) -> list[type[Refused]]:
    """Return the refusals that a command may meet, its partners' too, by slug."""
    met = set(_rules(command, log.of(command).decider.decide))
    judging = frozenset(_plain(aggregate.decider.decide) for aggregate in log.aggregates)
    bringing = [log.together.get(command)]
    brought = set[type[Command]]()
    for partners in bringing:
        for asked in _commands_in(partners, judging) if partners else ():
            met |= _rules(asked, log.of(asked).decider.decide)
            if asked not in brought:
                brought.add(asked)
                bringing.append(log.in_turn.get(asked))
    return sorted(met, key=lambda rule: rule.slug)


@cache
def _rules(command: type[Command], decide: Callable[..., Any]) -> frozenset[type[Refused]]:
    """Follow the way of a command from `decide` on, past all that judges others."""
    decide = _plain(decide)
    methods = _methods(decide.__module__.rpartition(".")[0])
    met: set[type[Refused]] = set()
    seen: set[Any] = set()
    waiting: list[Any] = [decide]
    while waiting:
        function = waiting.pop()
        if function in seen or not isfunction(function) or not _judges(function, command):
            continue
        seen.add(function)
        names = frozenset(_names(function.__code__))
        for name in names:
            named: Any = function.__globals__.get(name)
            if isinstance(named, ModuleType):
                waiting += [vars(named)[told] for told in names & vars(named).keys()]
            elif _is_rule(named):
                met.add(named)
            elif isfunction(named) and named.__module__.startswith(_OURS):
                waiting.append(named)
            elif named is None:
                waiting += methods.get(name, ())
    return frozenset(rule for rule in met if "slug" in vars(rule))


def _plain(function: Callable[..., Any]) -> Callable[..., Any]:
    return function.func if isinstance(function, partial) else function


def _is_rule(named: Any) -> bool:
    return isinstance(named, type) and issubclass(named, Refused)


def _judges(function: FunctionType, command: type[Command]) -> bool:
    """Tell whether a function is given this command, or none in particular."""
    kinds = {
        kind
        for wanted in get_annotations(function).values()
        for kind in (get_args(wanted) or (wanted,))
        if isinstance(kind, type) and issubclass(kind, Command)
    }
    return not kinds or command in kinds or kinds == {Command}


@cache
def _methods(package: str) -> dict[str, list[FunctionType]]:
    """Return the methods of a package's loaded modules, by name."""
    found: dict[str, list[FunctionType]] = {}
    for name, module in list(sys.modules.items()):
        if name.startswith(package):
            for method in _of_module(module):
                found.setdefault(method.__name__, []).append(method)
    return found


def _of_module(module: ModuleType) -> Iterator[FunctionType]:
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield from (method for method in vars(value).values() if isfunction(method))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _commands_in(
    partners: Callable[..., Any], judging: frozenset[Callable[..., Any]]
) -> Iterator[type[Command]]:
    """Yield the commands that a partner function may ask for, itself or by what it calls.

    Who judges commands names them all, and asks for none.
    """
    seen: set[Any] = set(judging)
    waiting: list[Any] = [partners]
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        for named in _named_in(function):
            if isinstance(named, FunctionType):
                if named.__module__.startswith(_OURS):
                    waiting.append(named)
            elif isinstance(named, type) and issubclass(named, Command):
                yield named


def _named_in(function: FunctionType) -> Iterator[Any]:
    """Yield what a function names: of its module, of modules it knows, and what it closes over."""
    names = frozenset(_names(function.__code__))
    for name in names:
        named = function.__globals__.get(name)
        if isinstance(named, ModuleType):
            yield from (vars(named)[told] for told in names & vars(named).keys())
        else:
            yield named
    for cell in function.__closure__ or ():
        kept = cell.cell_contents
        yield from kept if isinstance(kept, tuple) else (kept,)
