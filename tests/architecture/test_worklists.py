"""Every duty on a worklist has a name in both languages, and every figure says where it is from."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.kernel.figures import FIGURES
from shared.kernel.worklist import WORKLIST
from shared.runtime.service import Service
from tests.architecture.house import ROOMS, ROOT, files, tree

rooms = pytest.mark.parametrize("service", ROOMS, ids=lambda service: service.room.name)


def projections(service: Service) -> list[Path]:
    """Return the files in which a room writes its lines, and those that all rooms share."""
    return files(f"services/{service.room.name}/projections/**/*.py", "shared/casework/**/*.py")


def duties_used(service: Service) -> Iterator[str]:
    """Return the duties that a room puts on its worklist, where the code names them."""
    for path in projections(service):
        for node in ast.walk(tree(path)):
            match node:
                case ast.Call(func=ast.Name(id="to_do"), args=[ast.Constant(value=str(duty)), *_]):
                    yield duty
                case ast.Call(func=ast.Name(id="to_do"), args=[ast.Name(id=name), *_]):
                    named = _constant(path, name)
                    if named is not None:
                        yield named
                case _:
                    pass


def _constant(path: Path, name: str) -> str | None:
    """Return a module's constant, or nothing for a parameter."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    found: str | None = getattr(importlib.import_module(module), name, None)
    return found


@rooms
def test_a_room_has_a_worklist_and_figures(service: Service) -> None:
    assert {WORKLIST, FIGURES} <= {ledger.name for ledger in service.ledgers}
    assert service.figures


@rooms
def test_every_duty_has_a_name_in_both_languages(service: Service) -> None:
    assert set(duties_used(service)) <= service.duties.keys()
    for duty, (vietnamese, english) in service.duties.items():
        assert vietnamese, duty
        assert not vietnamese.isascii(), duty
        assert english.isascii(), duty
        assert english, duty


@rooms
def test_every_name_is_the_name_of_a_duty(service: Service) -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in projections(service))
    assert [duty for duty in service.duties if f'"{duty}"' not in written] == []


@rooms
def test_every_figure_is_counted_under_one_code_and_says_its_source(service: Service) -> None:
    codes = [figure.code for figure in service.figures]
    assert len(codes) == len(set(codes))
    for figure in service.figures:
        assert figure.meaning
        assert figure.numerator
        assert figure.denominator
        assert figure.source
        assert figure.target is None or 0 <= figure.target <= 1


@rooms
def test_what_all_rooms_keep_alike_is_kept_here_too(service: Service) -> None:
    kept = {aggregate.name for aggregate in service.log.aggregates}
    assert {"team", "unit", "alerts", "correction", "file"} <= kept
    assert {"alert", "handover"} <= {record.kind for record in service.records}
    assert "/journeys/{journey_id}/corrections" in {door.path for door in service.doors}
