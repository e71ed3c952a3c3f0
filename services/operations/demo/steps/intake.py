"""Intake's workers: a person is heard, told whether they are a victim in law, and referred."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self, get_args
from uuid import UUID

from services.operations.demo.steps.arriving import WORKER, Arrival, Reception, opened
from services.operations.demo.walk import Body, Done, Person, Walk
from shared.kernel.actors import Role
from shared.law.entitlements import Item

OFFICER: Role = "verification-officer"
DEPARTMENT: Role = "health-department"
POLICE = "made-up-unit-7"


@dataclass(frozen=True)
class Case:
    """A person's intake case, in the hands of its workers."""

    person: Person
    id: UUID

    @classmethod
    async def opened(cls, walk: Walk, label: str, arrival: Arrival) -> Self:
        """Open a case, receive the person, meet their needs and tell whom the law names."""
        person = await opened(walk, label, arrival)
        case_id = person.opened.made("case_id")
        await Reception(person, case_id, arrival).takes_place()
        return cls(person, case_id)

    async def opened_again(self, arrival: Arrival, day: int) -> Self:
        """Wait for the case that an alert opens by itself, and receive the person again."""
        case_id = await self.person.waits_for_another_case()
        await Reception(self.person, case_id, arrival, day).takes_place()
        return replace(self, id=case_id)

    async def hears_consents(
        self, day: int, *purposes: str, given_by: str = "person"
    ) -> Sequence[Body]:
        """Record what the person agrees to, purpose by purpose; return what may rest on each."""
        return [by_consent(await self.hears_consent(one, day, given_by)) for one in purposes]

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

    async def hears_it_taken_back(self, consent: Body, day: int) -> None:
        """Record that the person takes a consent back."""
        await self._does(f"consents/{consent['consent_id']}/withdrawal", day, 9, {})

    async def names_a_parent(self, day: int) -> None:
        """Note who represents a child: a parent whom nobody suspects."""
        parent = {"representative_kind": "parent", "suspected": False, "who": "A made-up parent."}
        await self._does("representatives", day, 8, parent)

    async def names_a_guardian(self, day: int) -> None:
        """Note that a parent is suspected; the department appoints someone in their place."""
        parent = {"representative_kind": "parent", "suspected": True, "who": "A made-up parent."}
        await self._does("representatives", day, 8, parent)
        guardian = {"guardian_kind": "guardian-ad-litem", "appointed_by": "commune"}
        body = {**guardian, "who": "A made-up guardian."}
        await self._does("guardians", day, 8, body, DEPARTMENT)

    async def notes_beside(self, child: Self, day: int) -> None:
        """Note that a child came along, whose case is their own."""
        beside = {"accompanying_case_id": str(child.id)}
        await self._does("accompanying", day, 9, beside)

    async def listens(self, day: int, basis: Body, *, interpreter: bool = False) -> None:
        """Take a statement, written down by an official."""
        taken = {"interpreter": interpreter, "written_by_official": True, "basis": basis}
        await self._does("statements", day, 10, {"statement": "A made-up statement.", **taken})

    async def verifies(self, day: int, *papers: str) -> None:
        """Record the initial verification, with the papers it found."""
        found = {"result": "verified", "documents": papers or ("declaration",)}
        await self._judges("initial-verification", day, {**found, "police_unit": POLICE})

    async def asks_the_police(self, day: int) -> None:
        """Ask the police to identify the person; their time begins."""
        await self._judges("identification", day, {"police_unit": POLICE})

    async def lists_evidence(self, day: int, purpose: str, *, child: bool = False) -> None:
        """Fill in the checklist; of a child nobody asks by which means."""
        shown = {"acts": ["recruit", "transport"], "means": [] if child else ["deception"]}
        sources = {"sources": ["person-or-relative", "procedural-body"]}
        await self._judges("evidence", day, {**sources, **shown, "purposes": [purpose]})

    async def extends(self, day: int) -> None:
        """Give the police more time: the case is complicated."""
        await self._judges("identification/extension", day, {"ground": "complicated-case"})

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

    async def rejects(self, day: int, ground: str = "not-trafficking") -> None:
        """Record the finding that the person is not a victim; the signs were weighed."""
        finding = {"ground": ground, "art_32_2_signs_considered": True}
        await self._judges("rejection", day, finding)

    async def appeals(self, day: int, upheld_on: int) -> None:
        """Take the person's appeal, which is upheld: identification goes on."""
        appeal = {"ground": "evidence-misread", "by": "person", "appeal": "A made-up letter."}
        await self._does("appeal", day, 9, appeal)
        decision = {"upheld": True, "decided_by": "higher-body", "police_unit": POLICE}
        body = {**decision, "decision": "A made-up decision."}
        await self._judges("appeal/decision", upheld_on, body)

    async def offers(self, day: int, *items: str) -> None:
        """Tell the person what they have a right to; a victim has a right to all ten."""
        told = items or get_args(Item)
        await self._entitles("offers", day, WORKER, *({"item": item} for item in told))

    async def decides(self, day: int, *items: str) -> None:
        """Let the department sign what the law leaves to a decision."""
        signed = {"granted": True, "ground": "foreigner", "decision": "A made-up decision."}
        await self._entitles(
            "decisions", day, DEPARTMENT, *({**signed, "item": item} for item in items)
        )

    async def refers(
        self, to_service: str, day: int, basis: Body, *needs: str, urgency: str = "urgent"
    ) -> UUID:
        """Ask another service to take the person up; return the referral."""
        asked = {"to_service": to_service, "needs": needs, "urgency": urgency, "basis": basis}
        return (await self._does("referrals", day, 17, asked)).made("referral_id")

    async def finds_another_place(self, referral: UUID, day: int, found: str) -> None:
        """Record where a person went whom a service had to decline."""
        path = f"/referrals/{referral}/other-place"
        at = self.person.day(day, 15)
        await self.person.walk.ask("intake", path, at, WORKER, {"found": found})

    async def lets_go(self, day: int, reason: str = "wish-of-person") -> None:
        """Record that the person leaves the case, as they wish or because they move on."""
        await self._does("withdrawal", day, 10, {"reason": reason})

    async def closes(self, day: int, reason: str = "handed-on") -> None:
        """Close the case; support elsewhere goes on."""
        await self._does("closing", day, 18, {"reason": reason})

    async def _entitles(self, step: str, day: int, by: Role, *bodies: Body) -> None:
        path, at = f"/entitlements/{self.person.journey}/{step}", self.person.day(day, 16)
        for body in bodies:
            await self.person.walk.ask("intake", path, at, by, body)

    async def _judges(self, step: str, day: int, body: Body) -> None:
        await self._does(step, day, 16, body, OFFICER)

    async def _does(self, step: str, day: int, hour: int, body: Body, by: Role = WORKER) -> Done:
        path = f"/cases/{self.id}/{step}"
        return await self.person.walk.ask("intake", path, self.person.day(day, hour), by, body)


def by_consent(consent: UUID) -> Body:
    """Return what rests on the person's agreement."""
    return {"basis": "consent", "consent_id": str(consent)}


def by_ground(ground: str) -> Body:
    """Return what rests on a ground that the law names."""
    return {"basis": "ground", "ground": ground}
