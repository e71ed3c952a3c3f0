"""Reintegration's workers: a plan is made with the participant, and someone looks in on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
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

    @property
    def is_past(self) -> bool:
        """Tell whether its day is over."""
        return self.due_at < datetime.now(UTC) - timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """A participant's plan, in the hands of reintegration's workers."""

    person: Person
    id: UUID

    @classmethod
    async def heard_of(cls, person: Person) -> Self:
        """Wait until the discharge or the referral has opened a plan, by itself."""
        return cls(person, await person.waits_for("plan-opened", "plan_id"))

    async def is_agreed(
        self, day: int, consent: Body, risk: str = "low", group: str = "women"
    ) -> Sequence[Visit]:
        """Assess, agree and begin; return the visits that the agreement brings."""
        endangers = {"individual": ["low-education"], "structural": ["no-income"]}
        protects = {"household": ["supportive-family"], "community": ["trusted-person"]}
        await self._does("needs", day - 2, {"risk": endangers, "protective": protects})
        await self._does("risk", day - 1, {"level": risk, "factors": ["no-income"]})
        child = group in {"girls", "boys"}
        agreement = {
            "goals": GOALS,
            "services": ["vocational", "psychological"],
            "consent_id": consent["consent_id"],
            "agreed_by": "representative" if child else "participant",
            "safe_channels": ["meeting-place", "phone-call"],
            "group": group,
            "child_best_interests": child,
        }
        agreed = await self._does("agreement", day, agreement)
        await self._does("start", day + 1, {})
        row = await self.person.walk.row(
            "reintegration", f"/follow-ups/{self.id}", WORKER, after=agreed
        )
        return [Visit.model_validate(follow_up) for follow_up in row["follow_ups"]]

    async def leads_home(self, day: int, province: str, group: str, escort: str = "none") -> None:
        """Record the return home; the state pays for the journey."""
        home = {"to": "family", "province": province, "commune": "A made-up commune"}
        way = {"escort": escort, "travel_paid_by": "state", "group": group}
        await self._does("return", day, {**home, **way})

    async def finds_family(self, day: int, relation: str) -> None:
        """Look at a child's family before the child goes there."""
        found = {"relation": relation, "result": "suitable", "report": "A made-up report."}
        await self._does("family-verifications", day, found)

    async def learns(self, day: int, course: str) -> UUID:
        """Enrol in a training that the state pays for; return it."""
        enrolled = {"course": course, "paid_by": "state", "school": "A made-up school"}
        return (await self._does("trainings", day, enrolled)).made("training_id")

    async def works(self, training: UUID, day: int, job: str) -> None:
        """Complete a training, and record the job that follows; the employer learns nothing."""
        await self._does(f"trainings/{training}/completion", day, {"certificate": True})
        started_on = self.person.day(day + 10).date().isoformat()
        work = {"job": job, "started_on": started_on, "employer": "A made-up employer"}
        await self._does("jobs", day + 10, work)

    async def brings_a_loan(self, day: int) -> None:
        """Ask the bank for a loan, which is granted."""
        basis = {"basis": "ground", "ground": "statutory-duty"}
        loan = {"bank": "bank-for-social-policies", "basis": basis}
        asked = await self._does("loans", day, loan)
        answer = {"answer": "granted", "amount": 30_000_000}
        await self._does(f"loans/{asked.made('loan_id')}/answer", day + 20, answer)

    async def has_someone_near(self, day: int, trusted_address: UUID) -> None:
        """Let a Trusted Address look in on the participant, too."""
        near = {"trusted_place_id": str(trusted_address)}
        await self._does("follow-up-point", day, near)

    async def is_only_monitored(self, day: int) -> None:
        """Let support give way to monitoring."""
        await self._does("monitoring", day, {})

    async def is_set_back(self, day: int) -> None:
        """Record that things went wrong: support begins again."""
        await self._does("setback", day, {"factors": ["no-income"]})

    async def will_be_seen(self, day: int, at: datetime) -> None:
        """Arrange another visit, by hand."""
        visit = {"due_at": at.isoformat(), "safe_channel": "phone-call"}
        await self._does("follow-ups", day, visit)

    async def is_looked_in_on(self, visits: Sequence[Visit]) -> None:
        """Record visits that took place on their days, with the risk as judged at each."""
        seen: Body = {
            "scores": {"safety": 3, "housing": 2, "livelihood": 2},
            "risk_level": "low",
            "risk_factors": [],
            "note": "A made-up note.",
        }
        for visit in visits:
            await self._does_at(f"follow-ups/{visit.follow_up_id}/done", visit.morning, seen)

    async def misses(self, visits: Sequence[Visit]) -> None:
        """Record visits that did not take place, because the participant was not reached."""
        for visit in visits:
            step = f"follow-ups/{visit.follow_up_id}/missed"
            await self._does_at(step, visit.due_at, {"reason": "not-reached"})

    async def ends(self, last: Visit, outcome: str, *, exit_asked: bool = False) -> None:
        """Close the plan the day after a visit, with what was reached."""
        reached = "reached" if outcome == "sustained" else "partly-reached"
        reviews = [{"goal": goal, "result": reached} for goal in GOALS]
        closing = {"outcome": outcome, "goal_reviews": reviews, "exit_asked": exit_asked}
        await self._does_at("closing", last.morning + timedelta(days=1), closing)

    async def ends_on(self, day: int, outcome: str) -> None:
        """Close the plan because life went another way."""
        await self._does("closing", day, {"outcome": outcome, "goal_reviews": []})

    async def _does(self, step: str, day: int, body: Body) -> Done:
        return await self._does_at(step, self.person.day(day), body)

    async def _does_at(self, step: str, at: datetime, body: Body) -> Done:
        path = f"/plans/{self.id}/{step}"
        return await self.person.walk.ask("reintegration", path, at, WORKER, body)
