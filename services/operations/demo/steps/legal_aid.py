"""The legal-aid centre's workers: a request is answered, accepted and carried to its result."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from services.operations.demo.steps.places import CENTRE, HEAD
from services.operations.demo.walk import Body, Done, Person
from shared.kernel.actors import Role

RECEIVER: Role = "legal-aid-receiver"
ASSISTANT: Role = "legal-aid-assistant"
COMPETENT = {"centre": CENTRE, "competent_by": "client-resides", "province": "01"}


@dataclass(frozen=True)
class Matter:
    """A client's matter, in the hands of the centre's workers."""

    person: Person
    id: UUID

    @classmethod
    async def heard_of(cls, person: Person) -> Self:
        """Wait until the referral has become a request for aid, by itself."""
        return cls(person, await person.waits_for("aid-requested", "matter_id"))

    async def is_answered(self, day: int, *missing: str) -> None:
        """Answer the request on its day: complete, or which papers are missing."""
        await self._does("answer", day, 18, RECEIVER, {"missing": missing})

    async def is_accepted(self, day: int, provider: UUID, form: str = "advice") -> None:
        """Enter the matter in the register; the next day someone acts for the client."""
        field = "criminal" if form == "participation" else "civil"
        accepted = {**COMPETENT, "conflict_checked": True, "field": field, "form": form}
        await self._does("acceptance", day, 9, RECEIVER, accepted)
        await self._is_assigned(day + 1, provider, form)

    async def is_accepted_at_once(self, day: int, provider: UUID, *missing: str) -> None:
        """Accept because a hearing is near; the missing papers follow."""
        hearing = {"ground": "hearing-near", "deadline": self.person.day(day + 2).isoformat()}
        matter = {"missing": missing, "field": "criminal", "form": "participation"}
        await self._does("urgent-acceptance", day, 19, RECEIVER, {**COMPETENT, **hearing, **matter})
        await self._is_assigned(day + 1, provider, "participation")
        await self._does("documents", day + 1, 15, RECEIVER, {"documents": missing})

    async def faces(self, day: int, name_and_number: str) -> None:
        """Name who is on the other side, and by what they are recognised in another matter."""
        other = {"identity": "A made-up party.", "signs": [name_and_number]}
        await self._does("opposing-parties", day, 9, ASSISTANT, other)

    async def moves(self, day: int, step: str) -> None:
        """Record a step taken for the client."""
        await self._does("steps", day, 14, ASSISTANT, {"step_type": step, "note": "Made up."})

    async def will_be_heard(self, day: int, begins: int, hour: int = 8) -> UUID:
        """Put a hearing into the calendar; return it."""
        at = self.person.day(begins, hour).isoformat()
        return (await self._does("hearings", day, 10, ASSISTANT, {"begins_at": at})).made(
            "deadline_id"
        )

    async def is_heard(self, hearing: UUID, day: int) -> None:
        """Record that a hearing took place."""
        await self._does(f"deadlines/{hearing}/fulfilment", day, 12, ASSISTANT, {})

    async def wins_compensation(self, claimed_on: int, awarded_on: int, *paid_on: int) -> None:
        """Claim compensation, which the court awards, and which is paid in parts."""
        claim, award = {"amount": 90_000_000}, {"amount": 60_000_000}
        await self._does("compensation-claim", claimed_on, 9, ASSISTANT, claim)
        await self._does("compensation-award", awarded_on, 13, ASSISTANT, award)
        for day in paid_on:
            await self._does("compensation-payments", day, 9, ASSISTANT, {"amount": 20_000_000})

    async def is_completed(self, day: int, result: str = "advice-delivered") -> None:
        """Complete the matter with its result."""
        ended = {"result": result, "result_document": "A made-up document."}
        await self._does("completion", day, 15, ASSISTANT, ended)

    async def is_filed_and_assessed(self, day: int) -> None:
        """Put the file in order; somebody who never acted in it judges its quality."""
        await self._does("file", day, 9, ASSISTANT, {})
        sheet = {"grade": "good", "sheet": "A made-up sheet."}
        await self._does("assessment", day + 20, 9, HEAD, sheet)

    async def goes_on(self, day: int) -> None:
        """Decide that aid goes on although the client is no victim: another group of the law."""
        review = {"reason": "status-rejected", "goes_on": "other-listed-group"}
        await self._does("review", day, 9, HEAD, {**review, "decision": "A made-up decision."})

    async def _is_assigned(self, day: int, provider: UUID, form: str) -> None:
        appointed = {
            "provider_ref": str(provider),
            "provider_kind": "legal-aid-assistant",
            "form": form,
            "conflict_declared": False,
        }
        await self._does("provider", day, 9, HEAD, appointed)

    async def _does(self, step: str, day: int, hour: int, by: Role, body: Body) -> Done:
        at = self.person.day(day, hour)
        return await self.person.walk.ask("legal_aid", f"/matters/{self.id}/{step}", at, by, body)
