"""The legal-aid centre's workers: a request is answered, accepted and carried to its result."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID, uuid4

from services.operations.demo.walk import Body, Person
from shared.kernel.actors import Role

RECEIVER: Role = "legal-aid-receiver"
HEAD: Role = "legal-aid-head"
ASSISTANT: Role = "legal-aid-assistant"
CENTRE = {"centre": "tt", "competent_by": "client-resides"}


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

    async def is_accepted(self, day: int) -> None:
        """Enter the matter in the register; the next day someone acts for the client."""
        accepted = {**CENTRE, "conflict_checked": True, "field": "civil"}
        await self._does("acceptance", day, 9, RECEIVER, accepted)
        await self._is_assigned(day + 1, "advice")

    async def is_accepted_at_once(self, day: int, *missing: str) -> None:
        """Accept because a hearing is near; the missing papers follow."""
        hearing = {"ground": "hearing-near", "deadline": self.person.day(day + 2).isoformat()}
        matter = {"missing": missing, "field": "criminal", "form": "participation"}
        await self._does("urgent-acceptance", day, 19, RECEIVER, {**CENTRE, **hearing, **matter})
        await self._is_assigned(day + 1, "participation")
        await self._does("documents", day + 1, 15, RECEIVER, {"documents": missing})

    async def moves(self, day: int, step: str) -> None:
        """Record a step taken for the client."""
        await self._does("steps", day, 14, ASSISTANT, {"step_type": step, "note": "Made up."})

    async def is_completed(self, day: int) -> None:
        """Complete the matter with its result."""
        result = {"result": "advice-delivered", "result_document": "A made-up document."}
        await self._does("completion", day, 15, ASSISTANT, result)

    async def _is_assigned(self, day: int, form: str) -> None:
        provider = {"provider_ref": str(uuid4()), "provider_kind": "legal-aid-assistant"}
        appointed = {**provider, "form": form, "conflict_declared": False}
        await self._does("provider", day, 9, HEAD, appointed)

    async def _does(self, step: str, day: int, hour: int, by: Role, body: Body) -> None:
        at = self.person.day(day, hour)
        await self.person.walk.ask("legal_aid", f"/matters/{self.id}/{step}", at, by, body)
