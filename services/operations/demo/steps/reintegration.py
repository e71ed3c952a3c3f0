"""Reintegration's workers: a plan is made with the participant, and someone looks in on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self
from uuid import UUID

from pydantic import BaseModel

from services.operations.demo.walk import Body, Done, Person
from shared.kernel.actors import Role
from shared.kernel.terms import VIET_NAM, local_date

WORKER: Role = "reintegration-worker"
GOALS = ("housing", "livelihood")


class Visit(BaseModel):
    """One follow-up of the calendar, due by the end of a day."""

    follow_up_id: UUID
    due_at: datetime

    @property
    def morning(self) -> datetime:
        """A good hour of that day."""
        return datetime.combine(local_date(self.due_at), time(10), VIET_NAM)


@dataclass(frozen=True)
class Plan:
    """A participant's plan, in the hands of reintegration's workers."""

    person: Person
    id: UUID

    @classmethod
    async def heard_of(cls, person: Person) -> Self:
        """Wait until the discharge or the referral has opened a plan, by itself."""
        return cls(person, await person.waits_for("plan-opened", "plan_id"))

    async def is_agreed(self, day: int, consent: UUID, risk: str) -> Sequence[Visit]:
        """Assess, agree and begin; return the visits that the agreement brings."""
        endangers = {"individual": ["low-education"], "structural": ["no-income"]}
        protects = {"household": ["supportive-family"], "community": ["trusted-person"]}
        await self._does("needs", day - 2, {"risk": endangers, "protective": protects})
        await self._does("risk", day - 1, {"level": risk, "factors": ["no-income"]})
        agreement = {
            "goals": GOALS,
            "services": ["vocational", "psychological"],
            "consent_id": str(consent),
            "agreed_by": "participant",
            "safe_channels": ["meeting-place", "phone-call"],
            "group": "women",
        }
        agreed = await self._does("agreement", day, agreement)
        await self._does("start", day + 1, {})
        row = await self.person.walk.row(
            "reintegration", f"/follow-ups/{self.id}", WORKER, after=agreed
        )
        return [Visit.model_validate(follow_up) for follow_up in row["follow_ups"]]

    async def is_only_monitored(self, day: int) -> None:
        """Let support give way to monitoring."""
        await self._does("monitoring", day, {})

    async def is_looked_in_on(self, visit: Visit) -> None:
        """Record a visit that took place on its day, with the risk as judged at it."""
        seen: Body = {
            "scores": {"safety": 3, "housing": 2, "livelihood": 2},
            "risk_level": "low",
            "risk_factors": [],
            "note": "A made-up note.",
        }
        await self._does_at(f"follow-ups/{visit.follow_up_id}/done", visit.morning, seen)

    async def misses(self, visit: Visit) -> None:
        """Record that a visit did not take place, because the participant was not reached."""
        step = f"follow-ups/{visit.follow_up_id}/missed"
        await self._does_at(step, visit.due_at, {"reason": "not-reached"})

    async def holds(self, last: Visit) -> None:
        """Close the plan the day after its last visit: life in the community holds."""
        reviews = [{"goal": goal, "result": "reached"} for goal in GOALS]
        closing = {"outcome": "sustained", "goal_reviews": reviews}
        await self._does_at("closing", last.morning + timedelta(days=1), closing)

    async def _does(self, step: str, day: int, body: Body) -> Done:
        return await self._does_at(step, self.person.day(day), body)

    async def _does_at(self, step: str, at: datetime, body: Body) -> Done:
        path = f"/plans/{self.id}/{step}"
        return await self.person.walk.ask("reintegration", path, at, WORKER, body)
