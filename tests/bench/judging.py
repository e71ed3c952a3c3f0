"""Validating and judging a command, without any server: every door of every room."""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from shared.casework.correction import CorrectEntry
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Refused
from shared.kernel.ids import RecordId
from shared.kernel.messages import Command, RecordRef
from shared.runtime.http.bodies import Body
from shared.runtime.http.routes import CommandRoute
from shared.runtime.service import Service
from tests.architecture.house import ROOMS
from tests.bench.table import Line
from tests.kit.examples import examples

ROUNDS = 30
AN_ID = UUID(int=99)
A_UNIT = "made-up-unit"
A_RECORD = RecordRef(record_id=RecordId(UUID(int=98)), digest="0" * 64)


def measure() -> list[Line]:
    """Measure every door's example, judged in a state that every kind of event has been through."""
    taken = sorted(
        seconds for service in ROOMS for judge in _judgements(service) for seconds in _times(judge)
    )
    median, slowest = (taken[int(share * len(taken))] * 1000 for share in (0.5, 0.99))
    return [
        Line(
            f"validate and judge a command, {len(taken) // ROUNDS} doors",
            f"p50 {median:.2f} ms, p99 {slowest:.2f} ms",
            "–",
            "p99 < 1 ms",
            met=slowest < 1,
        )
    ]


def _times(judge: Callable[[], None]) -> list[float]:
    judge()
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        judge()
        times.append(time.perf_counter() - began)
    return times


def _judgements(service: Service) -> list[Callable[[], None]]:
    """Return what is measured; what a correction corrects is looked up first, in the log."""
    stored = examples(service.room.name)
    states = {a.name: _lived(a, stored) for a in service.log.aggregates}
    return [
        _judgement(route, service.log.of(route.command), states)
        for route in service.doors
        if isinstance(route, CommandRoute) and route.command is not CorrectEntry
    ]


def _judgement(
    route: CommandRoute, aggregate: Aggregate[Any, Any, Any], states: dict[str, Any]
) -> Callable[[], None]:
    body = Body(route, frozenset(re.findall(r"{(\w+)}", route.path)))
    raw = json.dumps(dict(route.example)).encode()
    state = states[aggregate.name]

    def judge() -> None:
        command = _command(route, body, body.read(raw))
        with suppress(Refused):
            aggregate.decider.decide(command, state)

    return judge


def _command(route: CommandRoute, body: Body, given: BaseModel) -> Command:
    fields = {name: getattr(given, name) for name in given.model_fields_set}
    ids = dict.fromkeys([*body.in_path, *route.mints], AN_ID)
    kept = dict.fromkeys(body.texts, A_RECORD)
    asker = {**dict.fromkeys(body.askers, AN_ID), **dict.fromkeys(body.asking_units, A_UNIT)}
    return route.command.model_validate(
        {**ids, **fields, **kept, **asker, **body.codes(given, b"made up")}
    )


def _lived(aggregate: Aggregate[Any, Any, Any], stored: dict[str, dict[str, Any]]) -> Any:
    """Return a state that has seen one event of every kind the aggregate knows."""
    events: list[Any] = []
    for event in stored.values():
        with suppress(ValueError):
            events.append(aggregate.read(event))
    return aggregate.decider.fold(events)
