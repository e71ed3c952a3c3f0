"""How a person comes, and their first day at intake, as each of the four channels asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal
from uuid import UUID

from services.operations.demo.walk import Body, Done, Person, Walk, midnight
from shared.kernel.actors import Role

WORKER: Role = "intake-worker"

Channel = Literal["self", "rescue", "abroad", "foreigner"]

BODIES = {
    "self": "commune",
    "rescue": "border-guard",
    "abroad": "overseas-mission",
    "foreigner": "police",
}
"""Who receives a person, by the way they come."""


@dataclass(frozen=True)
class Arrival:
    """How someone came; `beside` is the journey of the adult whom a child came along with."""

    group: str
    days_ago: int
    channel: Channel = "self"
    nationality: str = "vn-citizen"
    language: str = "vi"
    needs: Sequence[str] = ("food", "medical")
    in_danger: bool = False
    age_class: str | None = None
    beside: UUID | None = None
    report: UUID | None = None

    @property
    def opening(self) -> Body:
        """What is written when the case is opened."""
        said = {
            "channel": self.channel,
            "group": self.group,
            "nationality": self.nationality,
            "age_class": self.age_class,
            "accompanies": self.beside and str(self.beside),
            "report_id": self.report and str(self.report),
        }
        return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True)
class Reception:
    """The first hours of one case: who came is received, and the right bodies are told."""

    person: Person
    case_id: UUID
    arrival: Arrival
    day: int = field(default=0)

    async def takes_place(self) -> None:
        """Receive the person, do what their channel asks for, and meet their needs."""
        await self._receives()
        match self.arrival.channel:
            case "self":
                await self._does("commune", 11, {"commune": "A made-up commune"})
            case "rescue":
                handed = {"from_body": "border-guard", "to_body": "commune"}
                await self._does("handover", 11, {**handed, "handover": "A made-up record."})
            case "abroad":
                asked = {"mission": "made-up-mission", "request": "A made-up letter."}
                await self._does("mission-request", 11, asked)
            case "foreigner":
                told = {"police_unit": "made-up-unit-9"}
                asked_for = {"embassy_told": False, "embassy_wished": False}
                await self._does("immigration-police", 11, {**told, **asked_for})
        await self._meets_needs()
        if self.arrival.channel != "abroad":
            await self._does("health-notice", 13, {})

    async def _receives(self) -> None:
        received = {
            "received_by": BODIES[self.arrival.channel],
            "safe_to_call": not self.arrival.in_danger,
            "in_danger": self.arrival.in_danger,
            "alerts": "Made up: asks for quiet.",
        }
        if self.arrival.in_danger:
            received["how_to_call"] = "Made up: never call, send somebody."
            received["danger"] = "Made up: was followed here."
        await self._does("reception", 10, received)
        note = {"note": f"{self.person.label}, made up"}
        await self._does("identity", 10, {"identity": note})

    async def _meets_needs(self) -> None:
        told = {"language": self.arrival.language, "injuries": False}
        await self._does("needs", 12, {"needs": self.arrival.needs, **told})

    async def _does(self, step: str, hour: int, body: Body) -> Done:
        path, at = f"/cases/{self.case_id}/{step}", self.person.day(self.day, hour)
        return await self.person.walk.ask("intake", path, at, WORKER, body)


async def opened(walk: Walk, label: str, arrival: Arrival) -> Person:
    """Open a case, and with it the person's journey."""
    came = midnight(arrival.days_ago)
    at = came + timedelta(hours=9)
    return Person(
        walk, label, came, await walk.ask("intake", "/cases", at, WORKER, arrival.opening)
    )
