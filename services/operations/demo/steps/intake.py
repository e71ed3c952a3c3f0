"""Intake's workers: a person is received and heard, and told whether they are a victim in law."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from uuid import UUID

from services.operations.demo.walk import Body, Done, Person, Walk, midnight
from shared.kernel.actors import Role

WORKER: Role = "intake-worker"
OFFICER: Role = "verification-officer"
POLICE = "made-up-unit-7"


@dataclass(frozen=True)
class Arrival:
    """How someone came."""

    group: str
    days_ago: int
    channel: str = "self"
    in_danger: bool = False


@dataclass(frozen=True)
class Case:
    """A person's intake case, in the hands of its workers."""

    person: Person

    @classmethod
    async def opened(cls, walk: Walk, label: str, arrival: Arrival) -> Self:
        """Open a case, receive the person, meet their needs and notify the health department."""
        came = midnight(arrival.days_ago)
        told = {"channel": arrival.channel, "group": arrival.group}
        done = await walk.ask("intake", "/cases", came + timedelta(hours=9), WORKER, told)
        case = cls(Person(walk, label, came, done))
        await case._first_day(in_danger=arrival.in_danger)
        return case

    async def _first_day(self, *, in_danger: bool) -> None:
        received = {"received_by": "commune", "safe_to_call": False, "in_danger": in_danger}
        needs = {"needs": ["food", "medical"], "language": "vi", "injuries": False}
        await self._does("reception", 0, 10, {**received, "alerts": "Made up: asks for quiet."})
        await self._does("identity", 0, 10, {"identity": f"{self.person.label}, made up"})
        await self._does("commune", 0, 11, {"commune": "A made-up commune"})
        await self._does("needs", 0, 12, needs)
        await self._does("health-notice", 0, 13, {})

    async def hears_consent(self, purpose: str, day: int, given_by: str = "person") -> UUID:
        """Record what the person, or who speaks for a child, agrees to; return the consent."""
        consent = {
            "purpose": purpose,
            "scope": ["needs", "legal-status"],
            "form": "written",
            "given_by": given_by,
            "own_view_heard": True,
            "evidence": "A made-up form, signed.",
        }
        return (await self._does("consents", day, 9, consent)).made("consent_id")

    async def hears_it_taken_back(self, consent: UUID, day: int) -> None:
        """Record that the person takes a consent back."""
        await self._does(f"consents/{consent}/withdrawal", day, 9, {})

    async def listens(self, day: int, basis: Body) -> None:
        """Take a statement, written down by an official."""
        taken = {"interpreter": False, "written_by_official": True, "basis": basis}
        await self._does("statements", day, 10, {"statement": "A made-up statement.", **taken})

    async def verifies(self, day: int, *papers: str) -> None:
        """Record the initial verification, with the papers it found."""
        found = {"result": "verified", "documents": papers or ("declaration",)}
        await self._judges("initial-verification", day, {**found, "police_unit": POLICE})

    async def asks_the_police(self, day: int) -> None:
        """Ask the police to identify the person; their time begins."""
        await self._judges("identification", day, {"police_unit": POLICE})

    async def confirms(
        self, day: int, paper: str = "police-confirmation", issuer: str = "provincial-police"
    ) -> None:
        """Confirm by a paper of Art 33 that the person is a victim."""
        proof = {
            "paper_type": paper,
            "issuer_kind": issuer,
            "issued_on": self.person.day(day).date().isoformat(),
            "paper": "A made-up paper, number 1",
        }
        await self._judges("confirmation", day, proof)

    async def rejects(self, day: int) -> None:
        """Record the finding that the person is not a victim; the signs were weighed."""
        finding = {"ground": "not-trafficking", "art_32_2_signs_considered": True}
        await self._judges("rejection", day, finding)

    async def refers(self, to_service: str, day: int, basis: Body, *needs: str) -> None:
        """Ask another service to take the person up."""
        asked = {"to_service": to_service, "needs": needs, "urgency": "urgent", "basis": basis}
        await self._does("referrals", day, 17, asked)

    async def lets_go(self, day: int) -> None:
        """Record that the person leaves the case, as they wish."""
        await self._does("withdrawal", day, 10, {"reason": "wish-of-person"})

    async def closes(self, day: int, reason: str = "handed-on") -> None:
        """Close the case; support elsewhere goes on."""
        await self._does("closing", day, 18, {"reason": reason})

    async def _judges(self, step: str, day: int, body: Body) -> None:
        await self._does(step, day, 16, body, OFFICER)

    async def _does(self, step: str, day: int, hour: int, body: Body, by: Role = WORKER) -> Done:
        path = f"/cases/{self.person.opened.made('case_id')}/{step}"
        return await self.person.walk.ask("intake", path, self.person.day(day, hour), by, body)


def by_consent(consent: UUID) -> Body:
    """Return what rests on the person's agreement."""
    return {"basis": "consent", "consent_id": str(consent)}


def by_ground(ground: str) -> Body:
    """Return what rests on a ground that the law names."""
    return {"basis": "ground", "ground": ground}
