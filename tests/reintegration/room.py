"""The whole room in memory: a command and its partners are recorded together, or not at all."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

import pytest

from services.reintegration.application import LOG
from services.reintegration.domain.plan.events import PlanClosed
from shared.casework.sharing.messages import ConsentNoted
from shared.kernel.actors import Actor
from shared.kernel.errors import Refused
from shared.kernel.ids import StaffId
from shared.kernel.ledgers import Amend, AmendAll, Ledger, Put, Strike, StrikeAll
from shared.kernel.messages import Command, Event
from shared.kernel.views import Row, Seen, View
from tests.reintegration.participant import (
    CONSENT,
    JOURNEY,
    NOON,
    PLAN,
    agree,
    assess_needs,
    assess_risk,
    open_plan,
)

Name = tuple[str, UUID]
WORKER = Actor(staff=StaffId(UUID(int=21)), role="reintegration-worker", unit="made-up-unit")


SHARING: Name = ("sharing", JOURNEY)
CONSENTED = ConsentNoted(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="reintegration",
    scope=("needs",),
    recipient=None,
    expires_at=None,
    occurred_at=NOON,
)


@dataclass
class Room:
    """Histories by aggregate and id, and all that was recorded, in order.

    The made-up person has agreed to reintegration, and the room has heard of it.
    """

    histories: dict[Name, list[Event]] = field(
        default_factory=lambda: defaultdict[Name, list[Event]](list, {SHARING: [CONSENTED]})
    )
    recorded: list[tuple[Name, Event]] = field(default_factory=list[tuple[Name, Event]])

    def do(self, *commands: Command) -> Self:
        """Ask one after the other."""
        for command in commands:
            self.ask(command)
        return self

    def ask(self, command: Command) -> list[Event]:
        """Ask, and return what was recorded, the partners' events last.

        Each is decided after what was decided before it in the same breath.
        """
        partners = LOG.together.get(type(command))
        asked = [command, *(partners(command, self.state_for(command)) if partners else ())]
        decided: list[tuple[Name, Event]] = []
        for place, one in enumerate(asked):
            name, decider = self.name_of(one), LOG.of(type(one)).decider
            so_far = [event for whose, event in decided if whose == name]
            state = decider.fold(so_far, self.state_for(one))
            bringing = LOG.in_turn.get(type(one)) if place else None
            asked += bringing(one, state) if bringing else ()
            decided += [(name, event) for event in decider.decide(one, state)]
        for name, event in decided:
            self.histories[name].append(event)
        self.recorded += decided
        return [event for _, event in decided]

    def refuses(self, command: Command, refusal: type[Refused]) -> None:
        """Check which rule forbids it, and that nothing at all was recorded."""
        before = len(self.recorded)
        with pytest.raises(refusal):
            self.ask(command)
        assert len(self.recorded) == before

    def stays_quiet(self, command: Command) -> None:
        """Check that it is already so."""
        assert self.ask(command) == []

    def name_of(self, command: Command) -> Name:
        """Return whose history a command is for."""
        aggregate = LOG.of(type(command))
        return aggregate.name, aggregate.id_in(command)

    def state_for(self, command: Command) -> Any:
        """Return the state that a command meets."""
        aggregate = LOG.of(type(command))
        return aggregate.decider.fold(self.histories[self.name_of(command)])

    def row(self, view: View, row_id: UUID) -> Row:
        """Return a row as the view draws it."""
        row: Row | None = None
        for name, event in self.recorded:
            if name[0] in view.of and name[1] == row_id:
                row = view.project(row, event, seen(name))
        assert row is not None
        return row

    def lines(self, ledger: Ledger) -> dict[str, Row]:
        """Return a ledger's lines by key, of whichever history."""
        return {key: line for (_, key), line in self.by_history(ledger).items()}

    def by_history(self, ledger: Ledger) -> dict[tuple[Name, str], Row]:
        """Return a ledger's lines by history and key, as the machinery writes them."""
        lines: dict[tuple[Name, str], Row] = {}
        for name, event in self.recorded:
            if name[0] not in ledger.of:
                continue
            for mark in ledger.write(event, seen(name)):
                match mark:
                    case Put(key, line):
                        lines[name, key] = line
                    case Amend(key, changes):
                        if (name, key) in lines:
                            lines[name, key] = {**lines[name, key], **changes}
                    case Strike(key):
                        lines.pop((name, key), None)
                    case StrikeAll():
                        lines = {known: line for known, line in lines.items() if known[0] != name}
                    case AmendAll():
                        raise AssertionError("this room amends no other history's lines")
        return lines


def seen(name: Name) -> Seen:
    """Return what a view may know of a message."""
    return Seen(
        aggregate=name[0],
        aggregate_id=name[1],
        journey=JOURNEY,
        version=1,
        recorded_at=NOON,
        actor=WORKER,
    )


def opened() -> Room:
    """Return a room in which the participant's plan is open."""
    return Room().do(open_plan)


def agreed() -> Room:
    """Return a room in which the participant has agreed."""
    return opened().do(assess_needs, assess_risk(), agree)


def kinds(events: list[Event]) -> list[str]:
    """Return what happened, by name."""
    return [event.kind.removesuffix(".v1") for event in events]


def ending(room: Room) -> PlanClosed:
    """Return how the plan ended."""
    (end,) = [event for event in room.histories["plan", PLAN] if isinstance(event, PlanClosed)]
    return end
