"""One person's way through the house, told in sentences, over the public doors only."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx

from services.intake.domain.case import commands as intake
from services.intake.domain.consent.messages import RecordConsent, WithdrawConsent
from services.legal_aid.domain.centre import RegisterCentre
from services.legal_aid.domain.matter import commands as legal_aid
from services.legal_aid.domain.provider.messages import RegisterProvider
from services.operations.embedded.waiting import PAUSE
from services.reintegration.domain.plan import commands as reintegration
from services.shelter.domain.stay import commands as shelter
from shared.kernel.actors import Role
from shared.kernel.messages import Command
from shared.kernel.terms import VIET_NAM
from tests.kit.house import RoomName
from tests.kit.staff import DOORS, Staff, answer, shown_from, wait_until_journey_shows

READERS: dict[RoomName, Role] = {
    "intake": "intake-worker",
    "shelter": "shelter-worker",
    "legal_aid": "legal-aid-receiver",
    "reintegration": "reintegration-worker",
    "operations": "operations",
}
"""Who looks at a journey in each service."""


WITHIN = 60
"""Seconds in which a service hears of what was recorded in another one."""


def _not_heard_of(response: httpx.Response) -> bool:
    told = response.json().get("type", "") if response.status_code == 409 else ""
    return bool(told.endswith("/consent-not-known-here"))


def half_a_year_ago() -> datetime:
    """Return a moment from which a whole journey fits into the past."""
    return (datetime.now(UTC) - timedelta(days=200)).astimezone(VIET_NAM).replace(microsecond=0)


@dataclass
class Walk:
    """A person on their way. Each step happens an hour after the one before.

    `ids` holds what has been opened for them so far, `consents` their consents by purpose,
    `steps` what was answered, newest last.
    """

    staff: Staff
    at: datetime = field(default_factory=half_a_year_ago)
    ids: dict[str, str] = field(default_factory=dict[str, str])
    consents: dict[str, str] = field(default_factory=dict[str, str])
    steps: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    known_from: dict[RoomName, str] = field(default_factory=dict[RoomName, str])

    @property
    def journey(self) -> str:
        """The person's journey."""
        return self.ids["journey_id"]

    def later(self, **time: float) -> None:
        """Let time pass before the next step."""
        self.at += timedelta(**time)

    async def ask(self, command: type[Command], **body: Any) -> httpx.Response:
        """Ask something an hour later, whatever the answer."""
        self.later(hours=1)
        return await self.staff.ask(command, self.ids, {"occurred_at": self.at.isoformat(), **body})

    async def do(self, command: type[Command], **body: Any) -> dict[str, Any]:
        """Ask something that must be answered yes."""
        return self.keep(command, await self.ask(command, **body))

    async def _once_heard(self, command: type[Command], **body: Any) -> dict[str, Any]:
        """Ask until the service has heard of the consent; it must then be answered yes."""
        async with asyncio.timeout(WITHIN):
            while _not_heard_of(response := await self.ask(command, **body)):
                self.later(hours=-1)
                await asyncio.sleep(PAUSE)
        return self.keep(command, response)

    def keep(self, command: type[Command], response: httpx.Response) -> dict[str, Any]:
        """Keep what a yes says: the ids that were made, and from where on it can be read."""
        told = answer(response)
        room, door = DOORS[command]
        self.ids |= {name: told[name] for name in door.mints}
        self.known_from[room] = told["position"]
        self.steps.append(told)
        return told

    # Reception

    async def open_case(self, group: str = "women", channel: str = "self") -> dict[str, Any]:
        """Open the case, and with it the journey."""
        return await self.do(intake.OpenCase, group=group, channel=channel)

    async def is_received(self) -> None:
        """Receive the person, bring them to the commune, and note what they need at once."""
        await self.do(intake.ReceivePerson)
        await self.do(intake.BringToCommune)
        await self.do(intake.RecordImmediateNeeds)
        await self.do(intake.RecordIdentity)

    async def consents_to(self, purpose: str, **body: Any) -> str:
        """Record a consent for one purpose and return its id."""
        told = await self.do(RecordConsent, purpose=purpose, **body)
        self.consents[purpose] = told["consent_id"]
        return self.consents[purpose]

    async def takes_consent_back(self, purpose: str) -> dict[str, Any]:
        """Withdraw the consent for a purpose."""
        self.ids["consent_id"] = self.consents[purpose]
        return await self.do(WithdrawConsent)

    async def tells_what_happened(self) -> dict[str, Any]:
        """Take a statement."""
        return await self.do(intake.TakeStatement)

    async def is_verified(self) -> None:
        """Notify the Department of Health, which verifies the initial information."""
        await self.do(intake.NotifyHealthDept)
        await self.do(intake.RecordInitialVerification)

    async def is_under_identification(self) -> None:
        """Ask the police who the person is."""
        await self.do(intake.RequestIdentification)

    async def is_confirmed(self) -> None:
        """Confirm by a paper that the person is a victim."""
        self.later(days=2)
        await self.do(intake.ConfirmVictim, issued_on=self.at.date().isoformat())

    async def is_rejected(self) -> None:
        """Record the finding that the person is not a victim."""
        self.later(days=2)
        await self.do(intake.RejectVictim)

    async def comes_as_far_as_identification(self, group: str = "women") -> None:
        """Go from the report to identification, with a consent to be referred."""
        await self.open_case(group)
        await self.is_received()
        await self.consents_to("referral")
        await self.tells_what_happened()
        await self.is_verified()
        await self.is_under_identification()

    async def asks_to_be_referred(self, to: RoomName, *needs: str, **body: Any) -> httpx.Response:
        """Ask to refer the case on the person's consent."""
        basis = {"basis": "consent", "consent_id": self.consents["referral"]}
        asked = {"to_service": to, "needs": needs, "basis": basis, **body}
        return await self.ask(intake.ReferCase, **asked)

    async def is_referred(self, to: RoomName, *needs: str, **body: Any) -> dict[str, Any]:
        """Refer the case on the person's consent, and wait until that service has taken it up."""
        told = self.keep(intake.ReferCase, await self.asks_to_be_referred(to, *needs, **body))
        fact, id_name = {
            "shelter": ("placement-requested.v1", "stay_id"),
            "legal_aid": ("aid-requested.v1", "matter_id"),
            "reintegration": ("plan-opened.v1", "plan_id"),
        }[to]
        self.ids[id_name] = (await self.until(to, fact))["details"][id_name]
        return told

    # Shelter

    async def is_offered_a_place(self, house_id: str) -> dict[str, Any]:
        """Approve the placement."""
        return await self.do(shelter.ApprovePlacement, house_id=house_id)

    async def moves_in(self, **body: Any) -> dict[str, Any]:
        """Admit the resident, on a consent to live there, once the shelter has heard of it."""
        consent_id = self.consents.get("shelter") or await self.consents_to("shelter")
        moved_in = {"basis": {"basis": "consent", "consent_id": consent_id}, "accompanying": 0}
        return await self._once_heard(shelter.Admit, **{**moved_in, **body})

    async def agrees_on_care(self) -> dict[str, Any]:
        """Agree on a plan of care."""
        return await self.do(shelter.AgreeCarePlan)

    async def leaves_the_shelter(self) -> None:
        """Assess the risk, plan the discharge, and let the resident leave."""
        self.later(days=30)
        await self.do(shelter.AssessDischargeRisk)
        planned_for = (self.at + timedelta(days=5)).isoformat()
        await self.do(shelter.PlanDischarge, planned_for=planned_for)
        self.later(days=5)
        await self.do(shelter.Discharge)

    async def has_a_plan_opened(self) -> None:
        """Wait until reintegration has opened a plan by itself."""
        opened = await self.until("reintegration", "plan-opened.v1")
        self.ids["plan_id"] = opened["details"]["plan_id"]

    # Legal aid

    async def is_given_legal_aid(self) -> None:
        """Answer the request, accept the matter, and appoint someone who takes a first step."""
        await self.do(RegisterCentre)
        await self.do(RegisterProvider)
        await self.do(legal_aid.CheckRequest, missing=[])
        await self.do(legal_aid.AcceptMatter, field="criminal")
        await self.do(legal_aid.AppointProvider, form="advice")
        await self.do(legal_aid.RecordStep)

    async def has_the_matter_completed(self) -> dict[str, Any]:
        """Complete the matter."""
        return await self.do(legal_aid.CompleteMatter, result="advice-delivered")

    # Reintegration

    async def agrees_on_a_plan(self) -> None:
        """Assess needs and risk, and agree on a plan with the participant."""
        await self.do(reintegration.AssessNeeds)
        await self.do(reintegration.AssessRisk)
        await self._once_heard(reintegration.AgreePlan, consent_id=self.consents["reintegration"])

    async def is_seen_at_home(self) -> None:
        """Start the plan and record the first follow-up of the calendar."""
        await self.do(reintegration.StartPlan)
        first = await self.until("reintegration", "follow-up-scheduled.v1")
        self.ids["follow_up_id"] = first["details"]["follow_up_id"]
        self.later(days=7)
        await self.do(reintegration.RecordFollowUp)

    async def goes_on_alone(self) -> dict[str, Any]:
        """Let support give way to monitoring, and close the plan as the participant asks."""
        await self.do(reintegration.BeginMonitoring)
        self.later(days=30)
        return await self.do(reintegration.ClosePlan, conclusion=None)

    # Looking

    async def journey_in(self, room: RoomName, **asked: str) -> dict[str, Any]:
        """Return what a service shows of the journey, not older than the last step there."""
        client = await self.staff.client(READERS[room], room)
        path = f"/journeys/{self.journey}"
        return await shown_from(client, path, self.known_from.get(room), **asked)

    async def reads(self, name: str, by: Role = "intake-worker") -> str:
        """Read back the newest text that intake keeps of this kind."""
        steps = (await self.journey_in("intake"))["own_steps"]
        newest = [step["details"][name] for step in steps if step["details"].get(name)][-1]
        client = await self.staff.client(by, "intake")
        path = f"/journeys/{self.journey}/records/{newest['record_id']}"
        record = answer(await client.get(path, params={"purpose": "casework"}))
        text: str = record["text"]
        return text if name != "identity" else str(json.loads(text)["note"])

    async def row(self, room: RoomName, path: str) -> dict[str, Any]:
        """Return a row of a service's boards, not older than the last step there."""
        client = await self.staff.client(READERS[room], room)
        return await shown_from(client, path.format(**self.ids), self.known_from[room])

    async def until(
        self,
        room: RoomName,
        fact: str,
        times: int = 1,
        among: Literal["entries", "own_steps"] = "entries",
    ) -> dict[str, Any]:
        """Wait until a service shows a fact on the journey, and return where it says so first."""
        await self._known_in(room)
        client = await self.staff.client(READERS[room], room)
        after = self.known_from[room]
        shown = await wait_until_journey_shows(
            client, self.journey, fact, after=after, times=times, among=among
        )
        return next(entry for entry in shown[among] if entry["what"] == fact)

    async def _known_in(self, room: RoomName) -> None:
        """Learn from which position on a service knows the journey: whoever opened it tells."""
        if room in self.known_from:
            return
        opened_in = next(iter(self.known_from))
        client = await self.staff.client(READERS[opened_in], opened_in)
        after = self.known_from[opened_in]
        first = "case-opened.v1" if opened_in == "intake" else "plan-opened.v1"
        shown = await wait_until_journey_shows(client, self.journey, first, after=after)
        self.known_from[room] = f"FACTS@{shown['entries'][0]['position']}"
