"""The doors of files and forms: what they tell of themselves, and how a paper is handed out."""

from pathlib import Path
from uuid import uuid4

from shared.kernel.ids import JourneyId
from shared.runtime.http.downloads import SAFELY
from shared.runtime.http.media import EXTENSIONS
from tests.http.refusing import check_refused, key
from tests.kit.at_work import eventually
from tests.kit.filing_room import FilingRoom, filing_room
from tests.kit.servers import Servers


async def a_file(room: FilingRoom, journey: JourneyId | None = None) -> str:
    """Keep a letter, and return the id it was given."""
    async with room.client() as client:
        answer = await client.post(
            f"/journeys/{journey or await room.journey()}/files?kind=letter",
            content="Thư bịa đặt".encode(),
            headers={"Content-Type": "text/plain; charset=utf-8", **key()},
        )
    file_id: str = answer.json()["file_id"]
    return file_id


async def test_the_openapi_document_tells_of_files_and_forms(room: FilingRoom) -> None:
    async with room.client() as client:
        paths = (await client.get("/openapi.json")).json()["paths"]
    bring_it = paths["/journeys/{journey_id}/files"]["post"]
    assert set(bring_it["requestBody"]["content"]) == set(EXTENSIONS)
    assert "shelter-worker" in bring_it["description"]
    assert {"get", "post"} <= paths["/journeys/{journey_id}/files"].keys()
    receipt = paths["/files/{file_id}/receipt"]["post"]["responses"]["200"]
    assert receipt["content"].keys() == {"application/pdf"}


async def test_a_form_is_handed_out_as_safely_as_a_file(room: FilingRoom) -> None:
    async with room.client() as client:
        address = f"/files/{await a_file(room)}/receipt"
        printed = await client.post(address, json={"place": "Nơi bịa đặt"})
        bare = await client.post(address)
    assert printed.content.startswith(b"%PDF-")
    assert bare.status_code == 200
    assert printed.headers["content-disposition"].startswith('attachment; filename="receipt-')
    assert {name: printed.headers[name] for name in SAFELY} == SAFELY


async def test_that_a_form_was_printed_is_in_the_access_history_before_it_leaves(
    room: FilingRoom,
) -> None:
    async with room.client() as client, room.client("data-protection-officer") as officer:
        journey = await room.journey()
        file_id = await a_file(room, journey)
        await client.post(f"/files/{file_id}/receipt", json={"place": "Nơi bịa đặt"})
        address = f"/journeys/{journey}/access-history"
        (printed,) = (await officer.get(address)).json()["items"]
    told = {name: printed[name] for name in ("what", "form", "ground", "role")}
    assert told == {
        "what": "form-printed.v1",
        "form": "receipt",
        "ground": "statutory-duty",
        "role": "shelter-worker",
    }
    assert "Nơi bịa đặt" not in str(printed)


async def test_a_form_is_printed_for_who_may_from_what_is_there(room: FilingRoom) -> None:
    address = f"/files/{await a_file(room)}/receipt"
    async with room.client() as client, room.client("shelter-manager") as leader:
        check_refused(await leader.post(address), 403, "role-may-not")
        check_refused(await client.post(f"/files/{uuid4()}/receipt"), 404, "not-found")
        check_refused(await client.post("/files/no-id/receipt"), 404, "not-found")
        check_refused(await client.post(address, json={"zq": "7"}), 422, "invalid-request")
        check_refused(await client.post(address, content=b"{"), 400, "not-json")
        check_refused(await client.post(address, content=bytes(70_000)), 413, "too-large")


async def test_without_the_log_no_paper_comes_in_or_goes_out(
    fresh_servers: Servers, tmp_path: Path
) -> None:
    """Who was shown it could not be written down."""
    nats, mongo = fresh_servers.nats, fresh_servers.mongo
    async with filing_room(nats.url, mongo.url, tmp_path / "keys") as room:
        file_id, journey = await a_file(room), await room.journey()
        await nats.stop()
        await eventually(lambda: _is_missed(room))
        async with room.client(patient=False) as client:
            address = f"/journeys/{journey}/files"
            check_refused(await client.get(f"{address}/{file_id}?purpose=casework"), 503, "away")
            check_refused(await client.post(f"{address}?kind=paper"), 503, "away")
            check_refused(await client.post(f"/files/{file_id}/receipt"), 503, "away")
        await nats.start()


async def _is_missed(room: FilingRoom) -> bool:
    return not room.house.vitals.nats
