"""The platform on one computer: it comes up, it stays up, it goes down in order."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import httpx
import pytest

from services.operations.embedded.claim import AlreadyUp
from services.operations.embedded.happenings import Ended, Happening, Ready, Stopping
from services.operations.embedded.ports import HOST
from services.operations.embedded.provisioning import NotProvisioned
from services.operations.embedded.rooms import NAMES, PortTaken
from services.operations.embedded.run_file import Run
from services.operations.embedded.supervisor import Plan, Supervisor
from services.operations.embedded.waiting import until
from shared.runtime.mongo import open_client, within
from shared.runtime.neighbours import ROOMS
from tests.kit.embedded import Diary, free_ports, living, tiny
from tests.kit.patient import PATIENCE
from tests.kit.servers import Servers, as_a_member


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(tmp_path / "data", free_ports())


async def test_every_room_comes_up_and_is_told_where_all_is(plan: Plan) -> None:
    async with living(plan) as (run, diary), httpx.AsyncClient(timeout=30) as client:
        for n, name in enumerate(NAMES):
            told = (await client.get(f"{run.base_urls[name]}/readyz")).json()
            assert told == {
                "JOURNEY_SERVICE_PORT": str(plan.port_base + n),
                "JOURNEY_KEYS": str(plan.data / "keys"),
                ROOMS: " ".join(f"{name}={run.base_urls[name]}" for name in NAMES),
                "NATS_URL": run.nats_url,
                "MONGO_URL": run.mongo_url,
            }
        ready = {page.name for page in diary.pages if isinstance(page, Ready)}
        assert ready == {"nats-server", "mongod", *NAMES}
        assert set(run.pids) == {"journey", *ready}


async def test_it_goes_down_in_order_and_leaves_nothing_behind(plan: Plan) -> None:
    async with living(plan) as (run, diary):
        pass
    stopped = [page.name for page in diary.pages if isinstance(page, Stopping)]
    assert stopped == [*NAMES, "mongod", "nats-server"]
    assert Run.read(plan.data) is None
    assert not any(_lives(pid) for name, pid in run.pids.items() if name != "journey")


async def test_a_room_that_dies_is_started_again_and_takes_no_other_down(plan: Plan) -> None:
    async with living(plan) as (before, diary):
        os.kill(before.pids["shelter"], signal.SIGKILL)
        after = await _once_started_again(plan, before, diary, "shelter")
        assert before.pids | {"shelter": 0} == after.pids | {"shelter": 0}
        await until(lambda: _answers(after.base_urls["shelter"]))


@pytest.mark.parametrize("name", ["nats-server", "mongod"])
async def test_a_server_that_dies_is_started_again_where_it_was(plan: Plan, name: str) -> None:
    async with living(plan) as (before, diary):
        os.kill(before.pids[name], signal.SIGKILL)
        after = await _once_started_again(plan, before, diary, name)
        assert (before.nats_url, before.mongo_url) == (after.nats_url, after.mongo_url)


async def test_it_finds_everything_again(plan: Plan) -> None:
    async with living(plan) as (run, _):
        client = open_client(run.mongo_url, as_a_member(plan.data / "keys"))
        with within(PATIENCE):
            await client["books"]["pages"].insert_one({"_id": "first"})
        client.close()
    async with living(plan) as (run, _):
        client = open_client(run.mongo_url, as_a_member(plan.data / "keys"))
        with within(PATIENCE):
            assert await client["books"]["pages"].find_one() == {"_id": "first"}
        client.close()


async def test_servers_that_exist_are_used_and_left_running(plan: Plan, servers: Servers) -> None:
    there = Plan(plan.data, plan.port_base, servers.nats.url, servers.mongo.url)
    async with living(there) as (run, _):
        assert (run.nats_url, run.mongo_url) == (servers.nats.url, servers.mongo.url)
    assert not (plan.data / "nats").exists()
    assert _lives(servers.nats.pid)
    assert _lives(servers.mongo.pid)


async def test_a_taken_port_is_told_before_anything_starts(plan: Plan) -> None:
    taken = plan.port_base + NAMES.index("shelter")
    with socket.create_server((HOST, taken)):
        with pytest.raises(PortTaken, match=rf"Port {taken} is taken, and shelter .*--port-base"):
            await tiny(plan, Diary().write).live(asyncio.Event())
        assert not (plan.data / "nats").exists()


async def test_streams_that_cannot_be_made_keep_it_from_opening(plan: Plan) -> None:
    diary = Diary()
    platform = tiny(plan, diary.write, provisioning="tests.kit.failing_provisioning")
    with pytest.raises(NotProvisioned, match="FACTS would be weaker"):
        await platform.live(asyncio.Event())
    assert Stopping("nats-server") in diary.pages
    assert Run.read(plan.data) is None


async def test_a_second_one_on_the_same_folder_is_told(plan: Plan) -> None:
    async with living(plan) as (run, _):
        second = Plan(plan.data, free_ports())
        with pytest.raises(AlreadyUp, match=r"--data"):
            await tiny(second, Diary().write).live(asyncio.Event())
        assert Run.read(plan.data) == run


async def test_it_may_be_told_to_stop_while_it_starts(plan: Plan) -> None:
    diary, stopping = Diary(), asyncio.Event()
    life = asyncio.create_task(tiny(plan, diary.write).live(stopping))
    await diary.until(lambda page: isinstance(page, Ready) and page.name == "nats-server")
    stopping.set()
    await life
    assert Run.read(plan.data) is None


async def _once_started_again(plan: Plan, before: Run, diary: Diary, name: str) -> Run:
    async def has_a_new_pid() -> bool:
        run = Run.read(plan.data)
        return run is not None and run.pids[name] != before.pids[name]

    async with asyncio.timeout(60):
        await diary.until(lambda page: _is_end_of(name, page))
        await until(has_a_new_pid)
    after = Run.read(plan.data)
    assert after
    return after


def _is_end_of(name: str, page: Happening) -> bool:
    return isinstance(page, Ended) and page.name == name


async def _answers(url: str) -> bool:
    try:
        async with httpx.AsyncClient() as client:
            return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx.TransportError:
        return False


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("issuer", "development"), [("", "true"), ("https://id.invalid/made-up", None)]
)
def test_the_development_issuer_is_on_unless_a_real_one_is_named(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, issuer: str, development: str | None
) -> None:
    monkeypatch.setenv("JOURNEY_ISSUER", issuer)
    monkeypatch.delenv("JOURNEY_DEVELOPMENT_ISSUER", raising=False)
    told = Supervisor(plan, tell=Diary().write)._environment()
    assert told.get("JOURNEY_DEVELOPMENT_ISSUER") == development
