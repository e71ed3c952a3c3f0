"""The shelter's workers: a place is found, taken up, lived in and left prepared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID

from services.operations.cli.failing import Refusal
from services.operations.demo.walk import Body, Done, Person, Walk, midnight
from shared.kernel.actors import Role

WORKER: Role = "shelter-worker"
MANAGER: Role = "shelter-manager"
LICENSED_FOR = timedelta(days=730)


@dataclass(frozen=True)
class House:
    """A house of the demonstration."""

    name: str
    registered: Done

    @property
    def id(self) -> UUID:
        """The id by which a place in it is offered."""
        return self.registered.made("house_id")


@dataclass(frozen=True)
class Houses:
    """One house for women, girls and boys, and one for men."""

    peaceful: House
    assistance: House

    @classmethod
    async def opened(cls, walk: Walk, days_ago: int) -> Self:
        """Register both before anyone comes; the first is small, so that it fills up."""
        first = {"region": "ha-noi", "capacity": 2, "accepted_groups": ["women", "girls", "boys"]}
        second = {"region": "nghe-an", "capacity": 5, "accepted_groups": ["men"]}
        return cls(
            House("Peaceful House", await _registered(walk, days_ago, first)),
            House("social assistance facility", await _registered(walk, days_ago, second)),
        )

    def __iter__(self) -> Iterator[House]:
        """Go through both."""
        return iter((self.peaceful, self.assistance))


async def _registered(walk: Walk, days_ago: int, house: Body) -> Done:
    licence_to = (midnight(0) + LICENSED_FOR).date()
    licence = {"licence_no": "made-up-001", "licence_to": licence_to.isoformat()}
    return await walk.ask("shelter", "/houses", midnight(days_ago), MANAGER, {**house, **licence})


@dataclass(frozen=True)
class Stay:
    """A person's stay, in the hands of the shelter's workers."""

    person: Person
    id: UUID

    @classmethod
    async def heard_of(cls, person: Person) -> Self:
        """Wait until the referral has become a request for a place, by itself."""
        return cls(person, await person.waits_for("placement-requested", "stay_id"))

    async def is_offered(self, house: House, day: int, unless: Sequence[str] = ()) -> bool:
        """Offer a place; return False if the house says no for a reason that is expected."""
        offer = {"house_id": str(house.id), "conflict_checked": True}
        try:
            await self._does("approval", day, 9, offer, MANAGER)
        except Refusal as no:
            if no.slug not in unless:
                raise
            return False
        return True

    async def waits(self, day: int) -> None:
        """Put the person on the waiting list, in order."""
        await self._does("waitlist", day, 10, {})

    async def begins(self, day: int, basis: Body) -> None:
        """Let the person move in, the rules explained."""
        await self._does("admission", day, 11, {"basis": basis, "rules_explained": True})

    async def is_planned(self, day: int) -> None:
        """Agree with the resident on a plan of care."""
        care = {"goals": ["safety", "health"], "services": ["psychological", "medical"]}
        await self._does("care-plan", day, 9, {**care, "signed_by_resident": True})

    async def ends(self, day: int) -> None:
        """Judge the risk of going home, plan the discharge, and let the resident leave."""
        home = {"destination": "family"}
        planned_for = self.person.day(day).isoformat()
        await self._does("discharge-risk", day - 14, 9, {**home, "level": "low", "factors": []})
        await self._does("discharge-plan", day - 10, 9, {**home, "planned_for": planned_for})
        await self._does("discharge", day, 9, {**home, "reason": "goals-reached"})

    async def request_is_taken_back(self, day: int) -> None:
        """Take the request for a place back, as the person wishes."""
        await self._does("request-withdrawal", day, 11, {"reason": "person-changed-mind"})

    async def _does(self, step: str, day: int, hour: int, body: Body, by: Role = WORKER) -> None:
        at = self.person.day(day, hour)
        await self.person.walk.ask("shelter", f"/stays/{self.id}/{step}", at, by, body)
