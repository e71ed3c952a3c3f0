"""The shelter's workers: a place is found, taken up, lived in and left prepared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Self
from uuid import UUID

from services.operations.cli.failing import Refusal
from services.operations.demo.steps.places import MANAGER, House
from services.operations.demo.walk import Body, Done, Person
from shared.kernel.actors import Role

WORKER: Role = "shelter-worker"
PSYCHOLOGIST: Role = "psychologist"
DEPARTMENT: Role = "health-department"


@dataclass(frozen=True)
class Stay:
    """A person's stay, in the hands of the shelter's workers."""

    person: Person
    id: UUID

    @classmethod
    async def heard_of(cls, person: Person) -> Self:
        """Wait until the referral has become a request for a place, by itself."""
        return cls(person, await person.waits_for("placement-requested", "stay_id"))

    @classmethod
    async def at_the_door(cls, person: Person, house: House, day: int) -> Self:
        """Take a woman in at night, before anybody could verify anything."""
        taken = {
            "journey_id": str(person.journey),
            "house_id": str(house.id),
            "group": "women",
            "account": "A made-up account of the arrival.",
        }
        at = person.day(day, 22)
        done = await person.walk.ask("shelter", "/emergencies", at, WORKER, taken)
        return cls(person, done.made("stay_id"))

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

    async def is_declined(self, day: int) -> None:
        """Say that this house takes in no men, and where he is sent on."""
        elsewhere = {"elsewhere": "social-assistance-facility"}
        await self._does("decline", day, 10, {"reason": "group-not-accepted", **elsewhere}, MANAGER)

    async def waits(self, day: int) -> None:
        """Put the person on the waiting list, in order."""
        await self._does("waitlist", day, 10, {})

    async def begins(self, day: int, basis: Body, children: int = 0) -> None:
        """Let the person move in, the rules explained; look at their health."""
        moved_in = {"basis": basis, "rules_explained": True, "accompanying": children}
        await self._does("admission", day, 11, moved_in)
        await self._is_looked_at(day)

    async def brings(self, child: Person, day: int) -> None:
        """Name a child who came along by its own journey; look at its health, count its days."""
        own = {"child_id": str(child.journey), "funding": "state"}
        await self._does("children", day, 12, own)
        await self._is_looked_at(day, {"for_child": str(child.journey)})

    async def is_regularised(self, day: int, basis: Body) -> None:
        """Give a stay that began at the door all that it lacked."""
        await self._is_looked_at(day)
        lacked = {"needs": ["shelter", "medical"], "legal_status": "under-identification"}
        body = {**lacked, "basis": basis, "rules_explained": True}
        await self._does("regularisation", day, 17, body)

    async def _is_looked_at(self, day: int, whom: Body | None = None) -> None:
        check = {"occasion": "on-reception", "provider": "house-nurse", **(whom or {})}
        await self._does("health-checks", day, 15, {**check, "findings": "Made-up findings."})

    async def is_planned(self, day: int) -> None:
        """Agree with the resident on a plan of care."""
        care = {"goals": ["safety", "health"], "services": ["psychological", "medical"]}
        await self._does("care-plan", day, 9, {**care, "signed_by_resident": True})

    async def is_listened_to(self, *days: int) -> None:
        """Record sessions with the psychologist."""
        session = {"session": "individual", "minutes": 50, "note": "A made-up note."}
        for day in days:
            await self._does("sessions", day, 14, session, PSYCHOLOGIST)

    async def goes_to_school(self, day: int, level: str) -> None:
        """Enrol the resident in a school."""
        await self._does("schooling", day, 8, {"level": level})

    async def learns_a_trade(self, day: int, trade: str) -> None:
        """Let the resident learn a trade."""
        await self._does("training", day, 8, {"trade": trade})

    async def asks_for_more_days(self, day: int) -> None:
        """Ask for more days that the state pays for; nobody has decided yet."""
        await self._does("extension-request", day, 9, {"ground": "treatment-continues"})

    async def is_extended(self, day: int, until: int) -> None:
        """Let the department decide that the stay goes on, paid for by the state."""
        granted = {"answer": "granted", "funding": "state"}
        decision = {**granted, "until": self.person.day(until).isoformat()}
        decided = {"decided_by": "health-department", "ground": "treatment-continues"}
        await self._does("extension", day, 11, {"decision": decision, **decided}, DEPARTMENT)

    async def is_threatened(self, day: int) -> None:
        """Report a threat; nobody has looked into it yet."""
        threat = {"incident": "threat", "severity": "serious"}
        await self._does("incidents", day, 21, {**threat, "account": "A made-up account."})

    async def moves_to(self, house: House, day: int, basis: Body) -> Self:
        """Ask another house, which agrees, and move; the stay there is another one, of its unit."""
        asked = {"house_id": str(house.id), "reason": "closer-to-family"}
        await self._does("transfer-request", day, 9, asked)
        there = replace(self, person=replace(self.person, walk=house.keepers))
        await there.is_agreed_to(day)
        body = {"basis": basis, "rules_explained": True}
        moved = await self._does("transfer", day + 2, 10, body)
        return replace(there, id=moved.made("to_stay_id"))

    async def is_agreed_to(self, day: int) -> None:
        """Let the house that is asked for a transfer agree."""
        await self._does("transfer-answer", day, 15, {"answer": "accepted"}, MANAGER)

    async def ends(self, day: int, destination: str = "family", *, child: bool = False) -> None:
        """Judge the risk of leaving, plan the discharge, and let the resident leave."""
        there = {"destination": destination}
        risk: Body = {**there, "level": "low", "factors": []}
        await self._does("discharge-risk", day - 14, 9, risk)
        planned = {**there, "planned_for": self.person.day(day).isoformat()}
        safely = {"relative_verified": child, "escort_arranged": child}
        await self._does("discharge-plan", day - 10, 9, {**planned, **safely})
        await self._does("discharge", day, 9, {**there, "reason": "goals-reached"})

    async def is_prepared_to_end(self, day: int, leaves_on: timedelta) -> None:
        """Judge the risk of going home and plan a discharge that is still to come."""
        home = {"destination": "family"}
        await self._does("discharge-risk", day, 9, {**home, "level": "low", "factors": []})
        planned_for = (self.person.day(day) + leaves_on).isoformat()
        await self._does("discharge-plan", day, 10, {**home, "planned_for": planned_for})

    async def request_is_taken_back(self, day: int) -> None:
        """Take the request for a place back, as the person wishes."""
        await self._does("request-withdrawal", day, 11, {"reason": "person-changed-mind"})

    async def _does(self, step: str, day: int, hour: int, body: Body, by: Role = WORKER) -> Done:
        at = self.person.day(day, hour)
        return await self.person.walk.ask("shelter", f"/stays/{self.id}/{step}", at, by, body)
