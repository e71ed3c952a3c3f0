"""Files over real HTTP: kept once, encrypted, handed out safely, gone when they are destroyed."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest

from shared.kernel.ids import JourneyId
from shared.runtime.http.downloads import SAFELY
from tests.http.refusing import check_refused, key
from tests.kit.at_work import eventually
from tests.kit.filing_room import LARGEST, FilingRoom

PDF = b"%PDF-1.7\nmade-up-secret-of-a-paper " + bytes(range(256)) * 40
WHY = {"purpose": "casework"}
SAMPLES = {
    "application/pdf": PDF,
    "image/jpeg": b"\xff\xd8\xff\xe0 made up",
    "image/png": b"\x89PNG\r\n\x1a\n made up",
    "image/webp": b"RIFF\x10\x00\x00\x00WEBPVP8 made up",
    "image/heic": b"\x00\x00\x00\x18ftypheic made up",
    "text/plain": "Thư của một người được bịa ra.\r\n".encode(),
}


async def bring(
    client: httpx.AsyncClient,
    journey: JourneyId,
    content: bytes = PDF,
    *,
    media_type: str = "application/pdf",
    as_key: str = "once",
    **query: str,
) -> httpx.Response:
    """Bring a file to the door."""
    return await client.post(
        f"/journeys/{journey}/files",
        params={"kind": "paper", **query},
        content=content,
        headers={"Content-Type": media_type, **key(as_key)},
    )


async def kept(client: httpx.AsyncClient, journey: JourneyId, **how: Any) -> str:
    """Keep a file, and return its address."""
    answer = await bring(client, journey, **how)
    assert answer.status_code == 201, answer.text
    return f"/journeys/{journey}/files/{answer.json()['file_id']}"


async def destroy(client: httpx.AsyncClient, address: str) -> httpx.Response:
    """Ask that a file be destroyed."""
    body = {"occurred_at": "2026-03-02T12:00:00+07:00", "reason": "wrong-person"}
    return await client.post(f"{address}/destruction", json=body, headers=key(address))


@pytest.mark.parametrize("media_type", SAMPLES)
async def test_a_file_comes_back_as_it_was_brought(room: FilingRoom, media_type: str) -> None:
    async with room.client() as client:
        journey = await room.journey()
        address = await kept(client, journey, content=SAMPLES[media_type], media_type=media_type)
        found = await client.get(address, params=WHY)
    assert (found.status_code, found.content) == (200, SAMPLES[media_type])
    assert found.headers["content-type"].partition(";")[0] == media_type


async def test_a_file_is_a_download_that_no_browser_opens_or_keeps(room: FilingRoom) -> None:
    async with room.client() as client:
        address = await kept(client, await room.journey())
        found = await client.get(address, params=WHY)
    assert {name: found.headers[name] for name in SAFELY} == SAFELY
    name = f"paper-{address.rpartition('/')[2].replace('-', '')[:8]}.pdf"
    assert found.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert found.headers["content-length"] == str(len(PDF))


async def test_a_file_is_handed_out_only_to_who_says_why(room: FilingRoom) -> None:
    async with room.client() as client:
        address = await kept(client, await room.journey())
        check_refused(await client.get(address), 422, "invalid-request")
        check_refused(await client.get(address, params={"purpose": "curiosity"}), 422)
        assert (await client.get(address, params={"purpose": "court"})).status_code == 200


async def test_the_same_key_twice_keeps_one_file(room: FilingRoom) -> None:
    async with room.client() as client:
        journey = await room.journey()
        first, second = [await bring(client, journey) for _ in range(2)]
        other = await bring(client, journey, PDF + b"more")
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    check_refused(other, 422, "idempotency-key-reused")
    assert await room.inside.database.records.count_documents({"journey_id": journey}) == 1


async def test_the_same_key_at_the_same_moment_keeps_one_file(room: FilingRoom) -> None:
    async with room.client() as client:
        journey = await room.journey()
        answers = await asyncio.gather(*(bring(client, journey) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["file_id"] for answer in answers}) == 1
    assert await room.inside.database.records.count_documents({"journey_id": journey}) == 1


async def test_content_of_another_type_than_declared_is_refused(room: FilingRoom) -> None:
    async with room.client() as client:
        journey = await room.journey()
        for media_type in SAMPLES.keys() - {"image/png"}:
            answer = await bring(client, journey, SAMPLES["image/png"], media_type=media_type)
            check_refused(answer, 422, "file-not-as-declared")
        check_refused(await bring(client, journey, b""), 422, "file-not-as-declared")
        for text in (b"", b"a\x00b", b"\xff\xfe"):
            answer = await bring(client, journey, text, media_type="text/plain")
            check_refused(answer, 422, "file-not-as-declared")
    assert await room.inside.database.records.count_documents({}) == 0


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/zip", "", "x"])
async def test_what_could_run_is_not_taken(room: FilingRoom, media_type: str) -> None:
    async with room.client() as client:
        answer = await bring(client, await room.journey(), b"<html>", media_type=media_type)
    check_refused(answer, 415, "media-type-not-kept")


async def test_a_file_too_large_is_refused_by_what_it_says_of_itself(room: FilingRoom) -> None:
    async with room.client() as client:
        answer = await bring(client, await room.journey(), PDF + bytes(LARGEST))
    check_refused(answer, 413, "file-too-large")
    assert answer.headers["connection"] == "close"


async def test_a_stream_that_does_not_end_is_cut_off(room: FilingRoom) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", room.port)
    head = [
        f"POST /journeys/{await room.journey()}/files?kind=paper HTTP/1.1",
        "Host: here",
        "Content-Type: application/pdf",
        "Transfer-Encoding: chunked",
        "Idempotency-Key: endless",
        *(f"{name}: {value}" for name, value in room.headers().items()),
    ]
    writer.write("\r\n".join([*head, "", ""]).encode())
    chunk = b"10000\r\n" + bytes(65_536) + b"\r\n"
    for _ in range(LARGEST // 65_536 + 1):
        writer.write(chunk)
    await writer.drain()
    async with asyncio.timeout(60):
        told = await reader.read()
    writer.close()
    assert told.startswith(b"HTTP/1.1 413 ")
    assert b"file-too-large" in told
    assert await room.inside.database.records.count_documents({}) == 0


async def test_no_plain_byte_of_a_file_lies_in_the_database(room: FilingRoom) -> None:
    async with room.client() as client:
        await kept(client, await room.journey())
    (row,) = [row async for row in room.inside.database.records.find()]
    raw = repr(row).encode() + b"".join(value for value in row.values() if type(value) is bytes)
    raw += b"".join(bytes(value) for value in row.values() if isinstance(value, bytes))
    assert b"made-up-secret" not in raw
    assert b"%PDF" not in raw


async def test_each_kind_is_brought_and_read_by_its_own_roles(room: FilingRoom) -> None:
    async with room.client() as worker, room.client("shelter-manager") as leader:
        journey = await room.journey()
        letter = await kept(worker, journey, kind="letter", as_key="letter")
        paper = await kept(worker, journey, as_key="paper")
        check_refused(await bring(leader, journey, as_key="leader"), 403, "role-may-not")
        check_refused(await bring(worker, journey, kind="signed-consent"), 403, "role-may-not")
        check_refused(await worker.get(letter, params=WHY), 404, "file-not-there")
        assert (await leader.get(letter, params=WHY)).status_code == 200
        assert (await worker.get(paper, params=WHY)).status_code == 200
    async with room.client("operations") as outsider:
        check_refused(await outsider.get(paper, params=WHY), 404, "file-not-there")
        check_refused(await outsider.get(f"/journeys/{journey}/files"), 403, "role-may-not")
        check_refused(await destroy(outsider, paper), 403, "role-may-not")


async def test_a_file_of_another_journey_is_not_there(room: FilingRoom) -> None:
    async with room.client() as client, room.client("shelter-manager") as leader:
        address = await kept(client, await room.journey())
        elsewhere = f"/journeys/{await room.journey()}/files/{address.rpartition('/')[2]}"
        check_refused(await client.get(elsewhere, params=WHY), 404, "not-found")
        check_refused(await destroy(leader, elsewhere), 404, "file-not-there")
        check_refused(await client.get(f"{address[:-1]}z", params=WHY), 404, "not-found")


async def test_nothing_is_kept_for_a_journey_that_is_not_open(room: FilingRoom) -> None:
    async with room.client() as client:
        answer = await bring(client, JourneyId(uuid4()))
    check_refused(answer, 404, "not-found")


async def test_an_erased_journey_has_no_files_and_takes_none(room: FilingRoom) -> None:
    async with room.client() as client:
        journey = await room.journey()
        address = await kept(client, journey)
        await room.inside.records.erase(journey)
        check_refused(await client.get(address, params=WHY), 404, "no-such-record")
        check_refused(await bring(client, journey, as_key="late"), 404, "journey-erased")


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "selfie"},
        {"kind": ""},
        {"about_id": "no-id"},
        {"occurred_at": "1700000000"},
        {"occurred_at": "2090-01-01T00:00:00Z"},
        {"name": "passport-of-somebody.pdf"},
    ],
    ids=str,
)
async def test_a_wrong_query_is_refused_and_not_repeated(
    room: FilingRoom, query: dict[str, str]
) -> None:
    async with room.client() as client:
        answer = await bring(client, await room.journey(), PDF, **query)
    check_refused(answer, 422, "invalid-request")
    assert not any(value and value in answer.text for value in query.values())


async def test_without_a_key_or_a_token_nothing_is_taken(room: FilingRoom) -> None:
    journey = await room.journey()
    async with room.client() as client:
        address = f"/journeys/{journey}/files?kind=paper"
        headers = {"Content-Type": "application/pdf"}
        answer = await client.post(address, content=PDF, headers=headers)
        check_refused(answer, 400, "idempotency-key-missing")
        client.headers.pop("Authorization")
        check_refused(await bring(client, journey), 401, "token-needed")


async def test_files_are_listed_the_newest_first_as_far_as_one_may_read(room: FilingRoom) -> None:
    journey, matter = await room.journey(), str(uuid4())
    async with room.client() as worker, room.client("shelter-manager") as leader:
        await kept(worker, journey, as_key="a", occurred_at="2026-03-01T00:00:00Z")
        await kept(worker, journey, as_key="b", occurred_at="2026-03-02T00:00:00Z", about_id=matter)
        last = await bring(worker, journey, as_key="c", kind="letter")
        shown = {"Wait-For": last.headers["position"]}
        mine = (await worker.get(f"/journeys/{journey}/files", headers=shown)).json()["items"]
        all_of_them = (await leader.get(f"/journeys/{journey}/files")).json()["items"]
        about = await leader.get(f"/journeys/{journey}/files", params={"about_id": matter})
        letters = await worker.get(f"/journeys/{journey}/files", params={"file_kind": "letter"})
    assert [item["kept_at"][:10] for item in mine] == ["2026-03-02", "2026-03-01"]
    assert [item["file_kind"] for item in all_of_them] == ["letter", "paper", "paper"]
    assert {"media_type", "size", "destroyed_at"} <= mine[0].keys()
    assert [item["about_id"] for item in about.json()["items"]] == [matter]
    check_refused(letters, 403, "role-may-not")


async def test_a_destroyed_file_is_gone_with_its_content(room: FilingRoom) -> None:
    async with room.client() as worker, room.client("shelter-manager") as leader:
        journey = await room.journey()
        address = await kept(worker, journey)
        destroyed = await destroy(leader, address)
        assert destroyed.status_code == 200, destroyed.text
        check_refused(await worker.get(address, params=WHY), 404, "file-not-there")
        await eventually(lambda: _content_gone(room, journey))
        headers = {"Wait-For": destroyed.headers["position"]}
        listed = await worker.get(f"/journeys/{journey}/files", headers=headers)
        again = await bring(worker, journey)
    assert [item["reason"] for item in listed.json()["items"]] == ["wrong-person"]
    assert again.status_code == 201
    assert await _content_gone(room, journey), "a late retry brought the content back"


async def _content_gone(room: FilingRoom, journey: JourneyId) -> bool:
    return await room.inside.database.records.count_documents({"journey_id": journey}) == 0
