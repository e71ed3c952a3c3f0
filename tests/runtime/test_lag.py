"""How far behind every reader is: whoever is on call sees who stands still, and what is late."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest

from services.intake.main import SERVICE as INTAKE
from services.legal_aid.main import SERVICE as LEGAL_AID
from shared.runtime.feed import Delivered
from shared.runtime.following import Errand, Follower
from shared.runtime.http.filing import file_doors
from shared.runtime.http.routes import FileRights
from shared.runtime.nats import Came, api, connect
from shared.runtime.provisioning import clocks_consumer, provision_consumer
from shared.runtime.records.store import RecordStore
from shared.runtime.service import Service
from shared.runtime.waiting import end_of
from tests.kit.at_work import AtWork, eventually, working
from tests.kit.casework_room import casework_room
from tests.kit.open_room import OpenRoom, open_room
from tests.kit.servers import Servers
from tests.runtime.correcting import NOW, Case, key, opened

PAPERS = (FileRights("paper", ("shelter-worker",), ("shelter-worker",)),)
EVERYWHERE = {
    "projection own",
    "projection journeys",
    "publishing",
    "clocks",
    "destroying",
    "correcting",
    "erasing",
    "receipts",
}


async def lag(room: OpenRoom) -> dict[str, dict[str, Any]]:
    """Return the readers of a room by their names, as whoever is on call sees them."""
    async with room.client("operations") as client:
        answer = await client.get("/admin/lag")
    assert answer.status_code == httpx.codes.OK, answer.text
    readers = answer.json()["readers"]
    named: dict[str, dict[str, Any]] = {one["reader"]: one for one in readers}
    assert len(named) == len(readers)
    return named


async def is_behind(room: OpenRoom, reader: str, behind: int) -> bool:
    """Tell whether so much waits for a reader, and nothing for anyone else."""
    waiting = {name: one["behind"] for name, one in (await lag(room)).items() if one["behind"]}
    return waiting == ({reader: behind} if behind else {})


@pytest.mark.parametrize(
    ("service", "more"),
    [(INTAKE, {"noticing"}), (LEGAL_AID, {"letters", "replies"})],
    ids=["intake", "legal_aid"],
)
async def test_everyone_who_can_fall_behind_is_shown_with_what_they_do(
    servers: Servers, real_keys: Path, service: Service, more: set[str]
) -> None:
    async with open_room(replace(service, policies=()), servers, real_keys) as room:
        readers = await lag(room)
        lanes = set(room.house.inside.lanes)
        assert readers.keys() == EVERYWHERE | more | lanes
        does = [one["does"] for one in readers.values()]
        assert all(does)
        assert len(set(does)) == len(does)
        await eventually(partial(is_behind, room, "", 0))


@pytest.fixture
async def case(servers: Servers, tmp_path: Path) -> AsyncIterator[Case]:
    """Open a made-up room that keeps papers."""
    room = casework_room()
    papers = file_doors(PAPERS, ("shelter-manager",))
    async with opened(replace(room, doors=(*room.doors, *papers)), servers, tmp_path) as ready:
        yield ready


async def a_paper(case: Case) -> str:
    """Keep a paper, and return its address."""
    files = f"/journeys/{case.journey}/files"
    said = {**key(), "Content-Type": "application/pdf"}
    kept = await case.worker.post(f"{files}?kind=paper", content=b"%PDF-1.7 made up", headers=said)
    assert kept.status_code == httpx.codes.CREATED, kept.text
    return f"{files}/{kept.json()['file_id']}"


async def destroy(case: Case, paper: str) -> None:
    """Have a paper destroyed."""
    destroyed = await case.manager.post(
        f"{paper}/destruction",
        json={"reason": "no-longer-needed", "occurred_at": NOW},
        headers=key(),
    )
    assert destroyed.status_code == httpx.codes.OK, destroyed.text


async def test_what_cannot_be_carried_out_now_is_seen_until_it_is(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def is_away(*_: object) -> None:
        raise TimeoutError

    papers = [await a_paper(case), await a_paper(case)]
    await eventually(partial(is_behind, case.room, "", 0))
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(RecordStore, "destroy", is_away)
        for number, paper in enumerate(papers, start=1):
            await destroy(case, paper)
            await eventually(partial(is_behind, case.room, "destroying", number))
    await eventually(partial(is_behind, case.room, "", 0))


async def test_where_a_stream_ends_is_asked_once_however_many_read_it(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    feeds, log = case.room.house.inside.feeds, case.room.house.service.log
    asked: Counter[str] = Counter()
    ask = feeds.ask

    async def noting(subject: str, data: bytes, **how: Any) -> Came:
        if data == orjson.dumps({"last_by_subj": ">"}):
            asked[subject.rpartition(".")[2]] += 1
        return await ask(subject, data, **how)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(feeds, "ask", noting)
        await lag(case.room)
    assert asked == {"FACTS": 1, log.stream: 1}


async def test_while_nats_is_away_everyone_is_shown_where_they_stood_and_that_their_end_is_unknown(
    fresh_servers: Servers, real_keys: Path
) -> None:
    service = replace(INTAKE, policies=())
    async with open_room(service, fresh_servers, real_keys) as room:
        await eventually(partial(is_behind, room, "", 0))
        stood = await lag(room)
        await fresh_servers.nats.stop()
        await eventually(partial(is_old, room, old=True))
        readers = await lag(room)
        assert readers.keys() == stood.keys()
        assert {one["behind"] for one in readers.values()} == {None}
        assert all(one["does"].endswith("unknown: NATS is away") for one in readers.values())
        kept_there = room.house.inside.lanes.keys()
        assert {name: one["position"] for name, one in readers.items()} == {
            name: None if name in kept_there else one["position"] for name, one in stood.items()
        }
        await fresh_servers.nats.start()
        await eventually(partial(is_old, room, old=False))
        await eventually(partial(is_behind, room, "", 0))
        assert None not in {one["behind"] for one in (await lag(room)).values()}


async def is_old(room: OpenRoom, *, old: bool) -> bool:
    """Tell whether what is shown is some seconds old, or of this moment."""
    async with room.client("operations") as client:
        return bool((await client.get("/admin/lag")).json()["age"]) is old


async def test_a_reader_whose_consumer_is_gone_is_named_with_the_whole_stream_before_it(
    case: Case, servers: Servers
) -> None:
    name = clocks_consumer(case.room.house.service.room.name)
    await eventually(partial(is_behind, case.room, "", 0))
    nats = await connect(servers.nats.url, "a test", buffering=False)
    try:
        assert (await api(nats, f"CONSUMER.DELETE.TIMERS.{name}"))["success"]
        last = await end_of(nats, "TIMERS")
        assert last
        await eventually(partial(is_behind, case.room, name, last))
        reader = (await lag(case.room))[name]
        assert reader["position"] is None
        assert "has no consumer" in reader["does"]
        due = [f"due.{case.room.house.service.room.name}.>"]
        await provision_consumer(nats, "TIMERS", name, due)
    finally:
        await nats.close()
    await eventually(partial(is_behind, case.room, "", 0))
    assert "has no consumer" not in (await lag(case.room))[name]["does"]


async def follows(_: Delivered) -> None:
    """Do nothing with a message, and be done."""


async def is_still(follower: Follower, behind: int) -> bool:
    """Tell whether so much waits for a follower."""
    return await follower.behind() == behind


async def test_of_a_log_only_what_concerns_a_follower_is_counted(work: AtWork) -> None:
    errand = Errand("noting", "notes loans", ("loan", "cupboard"), follows)
    follower = Follower(errand, work.room.log, work.feeds, work.database, work.rejects.park)
    assert await follower.behind() == 0
    for name, count in {"loan": 3, "other": 50, "cupboard": 2}.items():
        await work.fill(count, name)
    assert await follower.behind() == 5
    async with working(follower.run):
        await eventually(partial(is_still, follower, 0))
    await work.fill(7, "other")
    assert await follower.behind() == 0


async def test_of_a_stream_that_many_share_it_is_told_how_far_ahead_the_last_lies(
    work: AtWork,
) -> None:
    post = uuid4()
    elsewhere = "CENTRES", (f"centres.{post}.reply.>",)
    errand = Errand("replies", "takes replies in", (), follows, elsewhere)
    follower = Follower(errand, work.room.log, work.feeds, work.database, work.rejects.park)
    assert await follower.behind() == 0
    last = await work.publish(f"centres.{post}.reply.received", b"{}")
    await work.publish(f"centres.{uuid4()}.reply.received", b"{}")
    assert await follower.behind() == last
    async with working(follower.run):
        await eventually(partial(is_still, follower, 0))
    assert follower.position == last
