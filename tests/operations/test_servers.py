"""Real servers as child processes: what they keep, and when they end."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from base64 import b64decode
from importlib import metadata
from pathlib import Path

import pytest

from services.operations.embedded import binaries
from services.operations.embedded.ports import CHOICE, HOST, free_port, is_free
from services.operations.embedded.servers import DidNotStart, MongoServer, NatsServer
from services.operations.embedded.waiting import until
from shared.runtime.mongo import PyMongoError, open_client, within
from shared.runtime.nats import connect
from tests.kit.at_work import eventually
from tests.kit.patient import PATIENCE, ask_jetstream
from tests.kit.servers import Servers, in_folder, member_key, without_walls

SLOW_BY_DEFAULT = 0.1
ORPHAN = """
import asyncio, sys
from pathlib import Path
from tests.kit.servers import in_folder

async def main() -> None:
    servers = in_folder(Path(sys.argv[1]))
    await servers.start()
    print(servers.nats.pid, servers.mongo.pid, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def write_down(servers: Servers) -> None:
    client = open_client(servers.mongo.url)
    with within(PATIENCE):
        await client["books"]["pages"].insert_one({"_id": "first"})
    client.close()
    broker = await connect(servers.nats.url, "writer", buffering=False)
    await ask_jetstream(broker, "STREAM.CREATE.PAGES", {"name": "PAGES", "subjects": ["pages.>"]})
    acknowledged = await broker.request("pages.first", b"first", timeout=PATIENCE)
    assert json.loads(acknowledged.data)["seq"] == 1
    await broker.close()


async def is_written_down(servers: Servers) -> bool:
    client = open_client(servers.mongo.url)
    with within(PATIENCE):
        page = await client["books"]["pages"].find_one({"_id": "first"})
    client.close()
    broker = await connect(servers.nats.url, "reader", buffering=False)
    kept = await ask_jetstream(broker, "STREAM.MSG.GET.PAGES", {"seq": 1})
    await broker.close()
    return page is not None and b64decode(kept["message"]["data"]) == b"first"


async def test_what_was_written_is_there_after_an_orderly_restart(fresh_servers: Servers) -> None:
    await write_down(fresh_servers)
    await fresh_servers.stop()
    await fresh_servers.start()
    assert await is_written_down(fresh_servers)


async def test_what_was_acknowledged_is_there_after_a_power_cut(fresh_servers: Servers) -> None:
    await write_down(fresh_servers)
    ports = fresh_servers.nats.port, fresh_servers.mongo.port
    await fresh_servers.kill()
    await fresh_servers.start()
    assert await is_written_down(fresh_servers)
    assert ports == (fresh_servers.nats.port, fresh_servers.mongo.port)


async def test_the_same_data_may_be_served_on_another_port(
    tmp_path: Path, fresh_servers: Servers
) -> None:
    await write_down(fresh_servers)
    await fresh_servers.stop()
    moved = in_folder(tmp_path)
    try:
        await moved.start()
        assert moved.mongo.port != fresh_servers.mongo.port
        assert await is_written_down(moved)
    finally:
        await moved.discard()


async def test_a_transaction_may_be_made(mongo_url: str) -> None:
    client = open_client(mongo_url)
    pages = client["books"]["pages"]

    async def is_made() -> bool:
        page = {"_id": "in one go"}
        try:
            async with await client.start_session() as session, session.start_transaction():
                await pages.replace_one(page, page, upsert=True, session=session)
        except PyMongoError:  # It was left open for too long
            return False
        return True

    with within(PATIENCE):
        await eventually(is_made)
        assert await pages.find_one({"_id": "in one go"})
    client.close()


async def test_a_transaction_left_open_holds_no_one_up_for_long(mongo_url: str) -> None:
    client = open_client(mongo_url)
    with within(PATIENCE):
        told = await client.admin.command("getParameter", 1, transactionLifetimeLimitSeconds=1)
    assert told["transactionLifetimeLimitSeconds"] == 3
    client.close()


async def test_what_is_searched_for_is_never_printed(fresh_servers: Servers) -> None:
    client = open_client(fresh_servers.mongo.url)
    pages = client["books"]["pages"]
    others = [{"$match": {"words": {"$ne": "MADE UP"}}}]
    every_pair = {"$lookup": {"from": "pages", "pipeline": others, "as": "pair"}}
    with within(PATIENCE):
        await pages.insert_many([{"n": n} for n in range(1_000)])
        began = time.monotonic()
        found = pages.aggregate([every_pair, {"$unwind": "$pair"}, {"$count": "pairs"}])
        assert await found.to_list(1) == [{"pairs": 1_000_000}]
    assert time.monotonic() - began > SLOW_BY_DEFAULT
    client.close()
    await fresh_servers.mongo.stop()
    assert "MADE UP" not in fresh_servers.mongo.log.read_text()


async def test_a_port_that_was_asked_for_and_is_taken_is_told(tmp_path: Path) -> None:
    port = free_port()
    with socket.create_server((HOST, port)):
        nats = NatsServer(tmp_path / "n", without_walls(tmp_path), port)
        for server in (nats, MongoServer(tmp_path / "m", member_key(tmp_path), port)):
            with pytest.raises(DidNotStart, match=str(port)):
                await server.start()


async def test_a_port_that_was_chosen_and_lost_is_chosen_anew(tmp_path: Path) -> None:
    server = NatsServer(tmp_path, without_walls(tmp_path))
    lost = server.port
    with socket.create_server((HOST, lost)):
        await server.start()
        await server.stop()
    assert server.port != lost


def test_a_chosen_port_is_free_and_out_of_the_way_of_outgoing_connections() -> None:
    port = free_port()
    assert port in CHOICE
    assert is_free(port)


async def test_two_servers_never_write_to_one_folder(tmp_path: Path) -> None:
    walls = without_walls(tmp_path)
    first, second = NatsServer(tmp_path, walls), NatsServer(tmp_path, walls)
    await first.start()
    starting = asyncio.create_task(second.start())
    await until(lambda: _says(second, "another program still has this folder"))
    assert not starting.done()
    await first.stop()
    await starting
    await second.stop()


async def test_servers_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ORPHAN, str(tmp_path), stdout=subprocess.PIPE
    )
    assert parent.stdout
    pids = [int(pid) for pid in (await parent.stdout.readline()).split()]
    assert len(pids) == 2
    os.kill(parent.pid, signal.SIGKILL)
    await parent.wait()
    async with asyncio.timeout(60):
        await until(lambda: _are_gone(pids))


def test_a_missing_server_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> None:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "files", nothing)
    with pytest.raises(binaries.ServerMissing, match=r"`embedded`.*deploy/compose\.yaml"):
        binaries.mongod()


async def _says(server: NatsServer, words: str) -> bool:
    printed = server.data / "printed.log"
    return printed.exists() and words in printed.read_text()


async def _are_gone(pids: list[int]) -> bool:
    return not any(map(_lives, pids))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
