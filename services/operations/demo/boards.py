"""What the demonstration's workers look at when all is done: their lists, and the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from services.operations.demo.steps.places import House, Places
from services.operations.demo.walk import Walk, midnight
from shared.kernel.actors import Role
from shared.kernel.terms import local_date

SERVICES = ("intake", "shelter", "legal_aid", "reintegration")

LISTS: Sequence[tuple[str, Role]] = (
    ("intake", "health-department"),
    ("reintegration", "health-department"),
    ("intake", "intake-worker"),
    ("shelter", "shelter-manager"),
    ("legal_aid", "legal-aid-head"),
    ("reintegration", "reintegration-worker"),
)
"""Whose worklists are shown."""

EXACT: Role = "health-department"
OTHERS: Role = "intake-worker"
"""Who sees small numbers as they are, and who must not."""

MOST = 500
YEARS_BACK = 1_094


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Duty(_Shown):
    """One line of a worklist, as one language says it."""

    id: str
    label: str
    journey_id: str | None
    due_at: datetime | None
    overdue: bool
    risk: int

    @property
    def when(self) -> str:
        """Overdue, today, later, or without a limit."""
        if self.due_at is None:
            return "waiting"
        if self.overdue:
            return "overdue"
        return "today" if local_date(self.due_at) == local_date(midnight(0)) else "later"


@dataclass(frozen=True)
class Worklist:
    """What one role has to do in one service, most urgent first, in two languages."""

    service: str
    role: Role
    duties: Sequence[Duty]
    vietnamese: Mapping[str, str]

    def number(self, when: str) -> int:
        """Return how many lines there are of a time."""
        return sum(duty.when == when for duty in self.duties)


class Cell(_Shown):
    """A number, or how it is shown to those who must not tell one person from few."""

    number: int | str


class Figure(_Shown):
    """One figure as one role sees it."""

    code: str
    meaning: str
    target: float | None
    numerator: Cell
    denominator: Cell
    share: float | None

    @property
    def counts_something(self) -> bool:
        """Tell whether there was anything to count."""
        return self.denominator.number != 0

    @property
    def counted(self) -> str:
        """The two numbers."""
        return f"{self.numerator.number} of {self.denominator.number}"


@dataclass(frozen=True)
class Seen:
    """One figure, to those who may see it exactly and to the others."""

    service: str
    exact: Figure
    others: Figure


async def worklists(walk: Walk) -> Sequence[Worklist]:
    """Return the worklists of a role in every service."""
    return [await _worklist(walk, service, role) for service, role in LISTS]


async def _worklist(walk: Walk, service: str, role: Role) -> Worklist:
    path = f"/worklist?limit={MOST}"
    english = await walk.row(service, path, role, language="en")
    vietnamese = await walk.row(service, path, role, language="vi")
    return Worklist(
        service,
        role,
        [Duty.model_validate(one) for one in english["items"]],
        {one["id"]: one["label"] for one in vietnamese["items"]},
    )


async def figures(walk: Walk) -> Sequence[Seen]:
    """Return every figure of every service, over all the years that were walked."""
    path = f"/figures?from={midnight(YEARS_BACK).date()}"
    seen: list[Seen] = []
    for service in SERVICES:
        exact = (await walk.row(service, path, EXACT))["figures"]
        others = (await walk.row(service, path, OTHERS))["figures"]
        seen += [
            Seen(service, Figure.model_validate(one), Figure.model_validate(other))
            for one, other in zip(exact, others, strict=True)
        ]
    return seen


async def beds(walk: Walk, places: Places) -> Sequence[tuple[House, Mapping[str, Any]]]:
    """Return how full each house is."""
    return [
        (house, await walk.row("shelter", f"/houses/{house.id}", "shelter-worker"))
        for house in places.houses
    ]
