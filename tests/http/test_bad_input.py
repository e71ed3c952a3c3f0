"""Bodies that are not as they should be: a clear problem, nothing repeated, nothing stored."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.intake.domain.case.commands import ReceivePerson
from tests.http.refusing import MARKER, check_refused, key, nothing_stored, now, opening
from tests.kit.house import RunningHouse
from tests.kit.staff import Staff
from tests.kit.walk import Walk

KIB = 1024


@pytest.fixture
async def intake(house: RunningHouse) -> AsyncGenerator[httpx.AsyncClient]:
    """An intake worker; whatever they ask in a test must leave nothing behind."""
    async with nothing_stored(house), house.client("intake-worker", "intake") as client:
        yield client


def _json(**changes: Any) -> str:
    return json.dumps(opening(**changes))


NOT_JSON = {
    "empty": "",
    "a space": " ",
    "cut off": f'{{"channel": "{MARKER}',
    "single quotes": f"{{'channel': '{MARKER}'}}",
    "two values": f'{_json()} "{MARKER}"',
    "a trailing comma": f'{{"channel": "{MARKER}",}}',
    "NaN": f'{{"channel": NaN, "group": "{MARKER}"}}',
    "infinity": f'{{"channel": Infinity, "group": "{MARKER}"}}',
    "minus infinity": f'{{"channel": -Infinity, "group": "{MARKER}"}}',
    "lists 30,000 deep": "[" * 30_000,
    "objects 10,000 deep": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "a number of 60,000 digits": f'{{"channel": {"9" * 60_000}}}',
    "latin-1": f'{{"channel": "{MARKER}\xe9"}}'.encode("latin-1"),
    "utf-16": _json(channel=MARKER).encode("utf-16"),
    "bytes": bytes(range(256)),
}

DUPLICATES = {
    "twice": f'{{"channel": "self", "channel": "{MARKER}"}}',
    "twice, one escaped": f'{{"channel": "self", "\\u0063hannel": "{MARKER}"}}',
    "nested": f'{{"basis": {{"basis": "ground", "basis": "{MARKER}"}}}}',
    "nested in a list": f'{{"needs": [{{"a": 1, "a": "{MARKER}"}}]}}',
    "of an unknown field": f'{{"{MARKER}": 1, "{MARKER}": 2}}',
}

NOT_AN_OBJECT = {
    "a list": f'["{MARKER}"]',
    "a string": f'"{MARKER}"',
    "a number": "5",
    "nothing": "null",
    "a truth": "true",
}


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON.keys())
async def test_what_is_not_json_is_refused(intake: httpx.AsyncClient, body: str | bytes) -> None:
    check_refused(await intake.post("/cases", content=body, headers=key()), 400, "not-json")


@pytest.mark.parametrize("body", DUPLICATES.values(), ids=DUPLICATES.keys())
async def test_a_field_that_occurs_twice_is_refused(intake: httpx.AsyncClient, body: str) -> None:
    check_refused(await intake.post("/cases", content=body, headers=key()), 400, "duplicate-field")


@pytest.mark.parametrize("body", NOT_AN_OBJECT.values(), ids=NOT_AN_OBJECT.keys())
async def test_what_is_no_object_is_refused(intake: httpx.AsyncClient, body: str) -> None:
    check_refused(await intake.post("/cases", content=body, headers=key()), 422, "invalid-request")


async def test_more_than_64_kib_is_refused(
    intake: httpx.AsyncClient,
) -> None:
    body = _json(channel=MARKER + "x" * 256 * KIB)
    check_refused(await intake.post("/cases", content=body, headers=key()), 413, "too-large")


async def test_more_than_64_kib_is_refused_also_without_a_length(intake: httpx.AsyncClient) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(80):
            yield b"x" * KIB

    response = await intake.post("/cases", content=in_pieces(), headers=key())
    assert "content-length" not in response.request.headers
    check_refused(response, 413, "too-large")


BAD_FIELDS: dict[str, dict[str, Any]] = {
    "an unknown field": {MARKER: 1},
    "a field of the path": {"purpose": MARKER},
    "an unknown code": {"group": MARKER},
    "a number for a code": {"group": 5},
    "a list for a code": {"group": ["women"]},
    "a truth for a code": {"group": True},
    "nothing for a code": {"group": None},
    "an operator for a code": {"group": {"$gt": ""}},
    "another operator for a code": {"channel": {"$where": MARKER}},
    "a code with a zero byte": {"group": "women\x00"},
    "a code turned around": {"group": "\u202ewomen"},
    "a code with a line break": {"group": "women\n"},
    "a code in capitals": {"group": "WOMEN"},
    "half a character for a code": {"group": "\ud800"},
    "an id that is none": {"case_id": MARKER},
    "a number for an id": {"case_id": 5},
    "an operator for an id": {"journey_id": {"$ne": None}},
    "a list for an id": {"journey_id": []},
    "nothing for a date": {"occurred_at": None},
    "a number for a date": {"occurred_at": 5},
    "a number in quotes for a date": {"occurred_at": "1767225600"},
    "words for a date": {"occurred_at": MARKER},
    "an operator for a date": {"occurred_at": {"$gt": "2026-01-01"}},
    "a date without a zone": {"occurred_at": "2026-03-02T12:00:00"},
    "a date without a time": {"occurred_at": "2026-03-02"},
    "a day that is none": {"occurred_at": "2026-02-30T12:00:00+07:00"},
    "a zone that is none": {"occurred_at": "2026-03-02T12:00:00+99:00"},
    "ten years ago": {"occurred_at": "2016-03-02T12:00:00+07:00"},
    "the first year": {"occurred_at": "0001-01-01T00:00:00Z"},
    "before the first year": {"occurred_at": "0001-01-01T00:00:00+14:00"},
    "the last year": {"occurred_at": "9999-12-31T23:59:59Z"},
    "after the last year": {"occurred_at": "9999-12-31T23:59:59-14:00"},
}


@pytest.mark.parametrize("changes", BAD_FIELDS.values(), ids=BAD_FIELDS.keys())
async def test_a_field_that_is_not_as_it_should_be_is_refused(
    intake: httpx.AsyncClient, changes: dict[str, Any]
) -> None:
    response = await intake.post("/cases", content=_json(**changes), headers=key())
    check_refused(response, 422, "invalid-request")
    assert response.json()["errors"]


@pytest.mark.parametrize("name", ["occurred_at", "channel", "group"])
async def test_a_missing_field_is_named(intake: httpx.AsyncClient, name: str) -> None:
    body = {field: value for field, value in opening().items() if field != name}
    response = await intake.post("/cases", json=body, headers=key())
    check_refused(response, 422, "invalid-request")
    says = "This has to be filled in."
    assert response.json()["errors"] == [{"pointer": f"/{name}", "code": "missing", "says": says}]


BAD_STEPS: dict[str, dict[str, Any]] = {
    "a string for a truth": {"in_danger": "true"},
    "a number for a truth": {"in_danger": 1},
    "a list for a text": {"alerts": [MARKER]},
    "an operator for a text": {"alerts": {"$gt": MARKER}},
    "a record reference for a text": {"alerts": {"record_id": str(uuid4()), "digest": "0" * 64}},
    "an empty text": {"alerts": ""},
    "a blank text": {"alerts": " \t\n"},
    "a text that is too long": {"alerts": MARKER * 401},
    "half a character in a text": {"alerts": f"{MARKER}\ud800"},
    "a zero byte in a text": {"alerts": f"{MARKER}\x00"},
    "an escape in a text": {"alerts": f"{MARKER}\x1b[2J"},
    "a text turned around": {"alerts": f"\u202e{MARKER}"},
    "a byte order mark in a text": {"alerts": f"\ufeff{MARKER}"},
    "a hidden tag in a text": {"alerts": f"{MARKER}\U000e0041"},
}


@pytest.mark.parametrize("changes", BAD_STEPS.values(), ids=BAD_STEPS.keys())
async def test_a_step_with_a_bad_field_is_refused_and_not_taken(
    house: RunningHouse, changes: dict[str, Any]
) -> None:
    body = {"occurred_at": now(), "received_by": "commune", "safe_to_call": True, **changes}
    async with Staff(house) as staff:
        walk = Walk(staff)
        opened = await walk.open_case()
        client = await staff.client("intake-worker", "intake")
        content = json.dumps({"in_danger": False, **body})
        path = f"/cases/{opened['case_id']}/reception"
        response = await client.post(path, content=content, headers=key())
        check_refused(response, 422, "invalid-request")
        assert (await walk.do(ReceivePerson))["version"] == opened["version"] + 1


BAD_HOUSES: dict[str, dict[str, Any]] = {
    "a number in quotes": {"capacity": "5"},
    "a broken number": {"capacity": 5.5},
    "a truth for a number": {"capacity": True},
    "a number that is too large": {"capacity": 2**70},
    "less than nobody": {"capacity": -1},
    "a moment for a day": {"licence_to": "2027-12-31T00:00:00Z"},
    "a number for a day": {"licence_to": 20271231},
    "nobody accepted": {"accepted_groups": []},
    "a string for a list": {"accepted_groups": "women"},
    "an operator in a list": {"accepted_groups": [{"$gt": ""}]},
    "a code with a space": {"region": f"ha noi {MARKER}"},
    "a code with a line break": {"region": "ha-noi\n"},
    "a code that is too long": {"region": "a" * 65},
    "a code with a zero byte": {"region": "ha-noi\x00"},
    "a code turned around": {"region": "ha\u202enoi"},
}


@pytest.mark.parametrize("changes", BAD_HOUSES.values(), ids=BAD_HOUSES.keys())
async def test_a_house_with_a_bad_field_is_refused(
    house: RunningHouse, changes: dict[str, Any]
) -> None:
    body = {
        "region": "ha-noi",
        "capacity": 5,
        "accepted_groups": ["women"],
        "licence_no": "made-up-1",
        "licence_to": "2045-12-31",
        "occurred_at": now(),
        **changes,
    }
    async with nothing_stored(house), house.client("shelter-manager", "shelter") as client:
        response = await client.post("/houses", content=json.dumps(body), headers=key())
        check_refused(response, 422, "invalid-request")


@pytest.mark.parametrize(
    "text", ["Nguyễn Thị Thử", "một dòng\r\nhai\tba", "ភាសា\u200bខ្មែរ", "👩\u200d👧", "𠀋" * 1_000]
)
async def test_whatever_people_write_may_stand_in_a_text(house: RunningHouse, text: str) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.open_case()
        await walk.is_received()
        staff.words = f"Made up: {text}."
        await walk.tells_what_happened()
        assert await walk.reads("statement") == staff.words


async def test_a_text_may_be_as_long_as_a_statement_is(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.open_case()
        await walk.is_received()
        staff.words = "ẩ" * 20_000
        await walk.tells_what_happened()
        assert await walk.reads("statement") == staff.words
