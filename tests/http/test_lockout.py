"""Too many bad tokens from one place, over HTTP: what the sender hears, and what others notice."""

from ipaddress import IPv4Address
from uuid import uuid4

import httpx

from tests.http.refusing import check_refused, key, opening
from tests.kit.house import RunningHouse
from tests.kit.patient import Patient


def from_one_place() -> dict[str, str]:
    """Return the header that the proxy writes for one caller whom nobody has seen before."""
    return {"X-Forwarded-For": str(IPv4Address(0x0A000000 + uuid4().int % 2**24))}


async def test_a_place_that_sends_rubbish_is_told_to_wait_while_its_workers_work(
    house: RunningHouse,
) -> None:
    place = from_one_place()
    worker = {"Authorization": f"Bearer {house.token('intake-worker', uuid4().hex)}", **place}
    rubbish = {"Authorization": "Bearer made-up", **place, "Accept-Language": "vi"}
    async with httpx.AsyncClient(
        transport=Patient(httpx.AsyncHTTPTransport()),
        base_url=house.url("intake"),
        trust_env=False,
        timeout=30,
    ) as client:
        assert (await client.get("/cases", headers=worker)).status_code == 200
        said = [await client.get("/cases", headers=rubbish) for _ in range(25)]
        assert {response.status_code for response in said[:19]} == {401}
        assert {response.status_code for response in said[20:]} == {429}
        check_refused(said[-1], 429, "too-many-bad-tokens")
        assert said[-1].json()["title"].startswith("Có quá nhiều mã truy cập")
        assert int(said[-1].headers["retry-after"]) >= 1
        command = await client.post("/cases", json=opening(), headers={**key(), **rubbish})
        check_refused(command, 429, "too-many-bad-tokens")
        assert (await client.get("/cases", headers=worker)).status_code == 200
        elsewhere = {**rubbish, **from_one_place()}
        check_refused(await client.get("/cases", headers=elsewhere), 401, "token-needed")
