"""Legal aid at its own doors, on real servers: the rules across histories, and the calendar."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from icalendar import Calendar

from services.legal_aid.domain.centre import RegisterCentre
from services.legal_aid.domain.matter import commands as asked
from services.legal_aid.domain.provider.messages import RegisterProvider
from shared.kernel.messages import Command
from tests.kit.house import RunningHouse, house_for_the_run
from tests.kit.staff import Staff, answer

START = datetime.now(UTC) - timedelta(days=30)
AHEAD = START + timedelta(days=40)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Legal aid alone, with real servers."""
    with house_for_the_run(tmp_path_factory.mktemp("legal-aid"), ("legal_aid",)) as house:
        yield house


class Desk:
    """Workers of a centre who carry one client's matter."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._hours = 0
        self.ids: dict[str, str] = {}
        self.position = ""

    async def does(self, command: type[Command], **body: Any) -> dict[str, Any]:
        """Ask something that must be answered yes, an hour after what was asked before."""
        self._hours += 1
        at = START + timedelta(hours=self._hours)
        said = {"occurred_at": at.isoformat(), **body}
        told = answer(await self._staff.ask(command, self.ids, said))
        self.ids |= {name: told[name] for name in told if name.endswith("_id")}
        self.position = told["position"]
        return told

    async def opens(self) -> None:
        """Open the centre and accept a matter."""
        await self.does(RegisterCentre)
        await self.does(RegisterProvider)
        await self.does(asked.RequestAid, journey_id=str(uuid4()))
        await self.does(asked.CheckRequest, missing=[])
        await self.does(asked.AcceptMatter)


async def seen(house: RunningHouse, path: str, position: str, **asked_for: str) -> Any:
    """Return what a board shows to the head, not older than a position."""
    async with house.client("legal-aid-head", "legal_aid") as client:
        answered = await client.get(path, params=asked_for, headers={"Wait-For": position})
        return answer(answered)


@pytest.mark.slow
async def test_a_hearing_is_taken_along_with_a_code_and_nothing_else(centre: RunningHouse) -> None:
    async with Staff(centre) as staff:
        desk = Desk(staff)
        await desk.opens()
        await desk.does(asked.ScheduleHearing, begins_at=AHEAD.isoformat())
        deadline = desk.ids["deadline_id"]
        async with centre.client("legal-aid-assistant", "legal_aid") as client:
            headers = {"Wait-For": desk.position, "Accept-Language": "vi"}
            file = await client.get("/calendar.ics", headers=headers)
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    assert file.headers["cache-control"] == "no-store"
    (event,) = [one for one in Calendar.from_ical(file.text).events if one.uid == deadline]
    assert str(event.summary).startswith("Phiên xử: TT.TGTT.")
    assert event.start == AHEAD.replace(microsecond=0)
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS"}


@pytest.mark.slow
async def test_the_worklist_and_the_load_follow_a_matter(centre: RunningHouse) -> None:
    async with Staff(centre) as staff:
        desk = Desk(staff)
        await desk.opens()
        lines = (await seen(centre, "/worklist", desk.position, limit="500"))["items"]
        mine = {one["duty"] for one in lines if one["aggregate_id"] == desk.ids["matter_id"]}
        assert mine == {"appoint-provider"}
        provider = f"/providers/{desk.ids['provider_id']}"
        before = (await seen(centre, provider, desk.position))["load"]
        await desk.does(asked.AppointProvider)
        assert (await seen(centre, provider, desk.position))["load"] == before + 1


@pytest.mark.slow
async def test_the_same_provider_is_refused_on_the_other_side(centre: RunningHouse) -> None:
    async with Staff(centre) as staff:
        one, other = Desk(staff), Desk(staff)
        await one.opens()
        await one.does(asked.AppointProvider)
        await other.opens()
        await other.does(asked.NameOpposingParty, party_id=one.ids["journey_id"])
        at = (START + timedelta(days=1)).isoformat()
        refused = await staff.ask(asked.AppointProvider, other.ids, {"occurred_at": at})
    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/provider-on-other-side"


@pytest.mark.slow
async def test_matters_accepted_at_once_have_codes_of_their_own(centre: RunningHouse) -> None:
    async with Staff(centre) as staff:
        desks = [Desk(staff) for _ in range(5)]
        await desks[0].does(RegisterCentre)
        await asyncio.gather(*(desk.opens() for desk in desks))
        last = max(desks, key=lambda desk: int(desk.position.partition("@")[2]))
        registers = (await seen(centre, "/registers", last.position))["items"]
    entries = [entry for register in registers for entry in register["entries"]]
    mine = {desk.ids["matter_id"] for desk in desks}
    codes = {entry["code"] for entry in entries if entry["matter_id"] in mine}
    assert len(codes) == len(desks)
