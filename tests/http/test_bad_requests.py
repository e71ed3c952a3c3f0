"""Addresses, headers and parameters that are not as they should be; and who is answered how."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import pytest

from services.intake.domain.case.commands import NotifyHealthDept
from tests.http.refusing import MARKER, check_refused, key, nothing_stored, now, opening
from tests.kit.house import RunningHouse
from tests.kit.staff import DOORS, Staff
from tests.kit.walk import Walk

NOBODY = "00000000-0000-4000-8000-0000000000aa"
FAR = 10**17


@pytest.fixture
async def intake(house: RunningHouse) -> AsyncGenerator[httpx.AsyncClient]:
    """An intake worker; whatever they ask in a test must leave nothing behind."""
    async with nothing_stored(house), house.client("intake-worker", "intake") as client:
        yield client


COMMAND_PATHS = {
    "no id": (f"/cases/{MARKER}/health-notice", "not-found"),
    "an id and more": (f"/cases/{NOBODY}{MARKER}/health-notice", "not-found"),
    "an operator": ('/cases/{"$gt":""}/health-notice', "not-found"),
    "a zero byte": (f"/cases/{NOBODY}%00/health-notice", "not-found"),
    "a way up": (f"/cases/..%2f..%2f{NOBODY}/health-notice", "no-such-route"),
    "wildcards": ("/cases/*.>/health-notice", "not-found"),
    "nobody's case": (f"/cases/{NOBODY}/health-notice", "not-found"),
    "no such door": (f"/cases/{NOBODY}/{MARKER}", "no-such-route"),
    "nothing there": (f"/{MARKER}", "no-such-route"),
}


@pytest.mark.parametrize(("path", "slug"), COMMAND_PATHS.values(), ids=COMMAND_PATHS.keys())
async def test_where_nothing_is_nothing_can_be_done(
    intake: httpx.AsyncClient, path: str, slug: str
) -> None:
    response = await intake.post(path, json={"occurred_at": now()}, headers=key())
    check_refused(response, 404, slug)


@pytest.mark.parametrize(
    "path",
    [
        f"/cases/{NOBODY}",
        f"/cases/{MARKER}",
        f"/referrals/{NOBODY}",
        f"/journeys/{NOBODY}",
        f"/journeys/{MARKER}",
        f"/journeys/{NOBODY}/records/{NOBODY}?purpose=casework",
        f"/journeys/{MARKER}/records/{NOBODY}?purpose=casework",
        f"/{MARKER}",
    ],
)
async def test_where_nothing_is_nothing_can_be_read(intake: httpx.AsyncClient, path: str) -> None:
    check_refused(await intake.get(path), 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/cases"),
        ("DELETE", "/cases"),
        ("PATCH", f"/cases/{NOBODY}/health-notice"),
        ("GET", f"/cases/{NOBODY}/health-notice"),
        ("POST", f"/journeys/{NOBODY}"),
        ("DELETE", f"/journeys/{NOBODY}/records/{NOBODY}"),
        ("POST", "/readyz"),
    ],
)
async def test_what_is_not_done_here_is_refused(
    intake: httpx.AsyncClient, method: str, path: str
) -> None:
    check_refused(await intake.request(method, path, headers=key()), 405, "method-not-allowed")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Idempotency-Key": ""},
        {"Idempotency-Key": f"{MARKER} with spaces"},
        {"Idempotency-Key": MARKER + "x" * 255},
        {"Idempotency-Key": f"{MARKER}ế".encode()},
    ],
)
async def test_a_command_needs_a_good_idempotency_key(
    intake: httpx.AsyncClient, headers: dict[str, Any]
) -> None:
    response = await intake.post("/cases", json=opening(), headers=headers)
    check_refused(response, 400, "idempotency-key-missing")


@pytest.mark.parametrize(
    "version", ["*", "1", '"x"', 'W/"1"', '"1", "2"', '"-1"', "", '"' + "9" * 40 + '"', MARKER]
)
async def test_a_bad_if_match_is_refused(intake: httpx.AsyncClient, version: str) -> None:
    response = await intake.post("/cases", json=opening(), headers={**key(), "If-Match": version})
    check_refused(response, 400, "bad-precondition")


@pytest.mark.parametrize(
    "position", [MARKER, "", "LOG_INTAKE", "LOG_INTAKE@", "LOG_INTAKE@-1", "LOG_SHELTER@1", "@1"]
)
@pytest.mark.parametrize("path", ["/cases", f"/cases/{NOBODY}", f"/journeys/{NOBODY}"])
async def test_a_bad_wait_for_is_refused(
    intake: httpx.AsyncClient, path: str, position: str
) -> None:
    response = await intake.get(path, headers={"Wait-For": position})
    check_refused(response, 400, "bad-precondition")


async def test_a_position_that_is_not_reached_is_said_so(house: RunningHouse) -> None:
    hasty = replace(house, patient=False)
    async with nothing_stored(house), hasty.client("intake-worker", "intake") as client:
        response = await client.get("/cases", headers={"Wait-For": f"LOG_INTAKE@{FAR}"})
    check_refused(response, 504, "not-there-yet")


@pytest.mark.parametrize(
    "moment",
    ["", "yesterday", MARKER, "2026-03-02T12:00:00", "2026-03-02", "5", '{"$gt": ""}', "0x1"],
)
async def test_a_bad_as_of_is_refused(intake: httpx.AsyncClient, moment: str) -> None:
    response = await intake.get(f"/journeys/{NOBODY}", params={"as_of": moment})
    check_refused(response, 422, "invalid-request")


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1969-12-31T23:59:59Z"]
)
async def test_a_journey_as_of_any_moment_can_be_asked_for(
    intake: httpx.AsyncClient, moment: str
) -> None:
    response = await intake.get(f"/journeys/{NOBODY}", params={"as_of": moment})
    assert response.status_code in {404, 422}


BAD_QUERIES: dict[str, dict[str, Any]] = {
    "unknown": {MARKER: "1"},
    "an operator on a filter": {"state[$ne]": MARKER},
    "a field that is no filter": {"opened_at": MARKER},
    "an inner field": {"_gone": "true"},
    "a where": {"$where": MARKER},
    "given twice": {"state": ["opened", MARKER]},
    "a limit of nothing": {"limit": "0"},
    "a limit that is too large": {"limit": "501"},
    "a limit in words": {"limit": MARKER},
    "an operator for a limit": {"limit": '{"$gt": 0}'},
    "no bookmark": {"after": MARKER},
    "an operator for a bookmark": {"after": '{"$gt": ""}'},
    "an operator in a bookmark": {"after": '[{"$gt": ""}, "x"]'},
    "an operator for a bookmark's row": {"after": '["x", {"$gt": ""}]'},
    "a list in a bookmark": {"after": '[["x"], "x"]'},
    "a bookmark's date that is none": {"after": f'[{{"at": "{MARKER}"}}, "x"]'},
    "a number for a bookmark's date": {"after": '[{"at": 5}, "x"]'},
    "a short bookmark": {"after": '["x"]'},
    "a long bookmark": {"after": MARKER * 30},
    "a bookmark's number beyond all stores": {"after": f'[{2**64 - 1}, "x"]'},
    "an operator in a bookmark's text": {"after": '["$ne", "x"]'},
    "a control character in a bookmark": {"after": '[1e308, "\\u007f"]'},
    "an operator for a state": {"state": '{"$gt": ""}'},
    "a bare operator for a state": {"legal_status": "$where"},
    "a state of nothing": {"state": ""},
    "a state with a zero byte": {"state": "\x00"},
    "a state turned around": {"state": "\u202eopened"},
}


@pytest.mark.parametrize("query", BAD_QUERIES.values(), ids=BAD_QUERIES.keys())
async def test_a_board_refuses_what_it_cannot_be_asked(
    intake: httpx.AsyncClient, query: dict[str, Any]
) -> None:
    check_refused(await intake.get("/cases", params=query), 422, "invalid-request")


@pytest.mark.parametrize(
    "query",
    [
        {"state": "no-such-state"},
        {"legal_status": "ne"},
        {"after": '[null, "x"]'},
        {"after": '[1e308, "x"]'},
    ],
)
async def test_an_unknown_value_finds_nothing(
    intake: httpx.AsyncClient, query: dict[str, str]
) -> None:
    response = await intake.get("/referrals", params={"case_id": NOBODY})
    assert response.json()["items"] == []
    response = await intake.get("/cases", params={**query, "state": query.get("state", MARKER)})
    assert response.status_code == 200
    assert response.json()["items"] == []


@pytest.mark.parametrize(
    ("path", "known"),
    [
        (f"/cases/{NOBODY}", {}),
        (f"/journeys/{NOBODY}", {}),
        (f"/journeys/{NOBODY}/records/{NOBODY}", {"purpose": "casework"}),
    ],
)
@pytest.mark.parametrize("query", [{MARKER: "1"}, {"as_off": "2026-03-02T12:00:00+07:00"}])
async def test_a_typing_error_in_a_question_is_not_passed_over(
    intake: httpx.AsyncClient, path: str, known: dict[str, str], query: dict[str, str]
) -> None:
    response = await intake.get(path, params={**known, **query})
    check_refused(response, 422, "invalid-request")


STRANGE_HEADERS: dict[str, dict[str, Any]] = {
    "a trace that is none": {"traceparent": f"00-{MARKER}"},
    "a trace of zeros": {"traceparent": f"00-{'0' * 32}-{'0' * 16}-01"},
    "a long trace": {"traceparent": "0" * 5_000},
    "a language with odd weights": {"Accept-Language": "vi;q=nan, en;q=inf, xx;q=, ;;,"},
    "a type that is no JSON": {"Content-Type": "text/plain"},
    "a type that is unknown": {"Content-Type": MARKER},
    "a preference that is none": {"Prefer": "wait=never"},
    "an older version of ours": {"If-None-Match": MARKER},
}


@pytest.mark.parametrize("headers", STRANGE_HEADERS.values(), ids=STRANGE_HEADERS.keys())
async def test_strange_headers_break_nothing(house: RunningHouse, headers: dict[str, Any]) -> None:
    async with house.client("intake-worker", "intake") as client:
        content = json.dumps(opening())
        sent = {**key(uuid4().hex), **headers}
        opened = await client.post("/cases", content=content, headers=sent)
        assert opened.status_code == 201
        assert MARKER not in f"{opened.text}{opened.headers}"
        wait = {"Wait-For": opened.headers["Position"], **headers}
        read = await client.get(f"/journeys/{opened.json()['journey_id']}", headers=wait)
        assert read.status_code == 200


IN_VIETNAMESE: dict[str, tuple[str, str, str, str]] = {
    "bad JSON": ("POST", "/cases", "{", "Nội dung không phải JSON hợp lệ."),
    "a bad field": ("POST", "/cases", "{}", "Một số trường không hợp lệ."),
    "no such address": ("GET", "/nowhere", "", "Không có địa chỉ này."),
    "nothing there": ("GET", f"/cases/{NOBODY}", "", "Không tìm thấy."),
    "not here": ("PUT", "/cases", "", "Không thực hiện được thao tác này tại đây."),
}


@pytest.mark.parametrize("asked", IN_VIETNAMESE.values(), ids=IN_VIETNAMESE.keys())
async def test_a_problem_speaks_vietnamese_to_whoever_does(
    intake: httpx.AsyncClient, asked: tuple[str, str, str, str]
) -> None:
    method, path, content, title = asked
    said = {**key(), "Accept-Language": "vi-VN, en;q=0.5"}
    response = await intake.request(method, path, headers=said, content=content)
    check_refused(response, response.status_code)
    assert response.json()["title"] == title
    assert response.headers["content-language"] == "vi"


async def test_a_refusal_speaks_vietnamese_and_names_its_source(house: RunningHouse) -> None:
    async with Staff(house) as staff:
        walk = Walk(staff)
        await walk.open_case()
        _, door = DOORS[NotifyHealthDept]
        client = await staff.client("intake-worker", "intake")
        path, body = door.path.format(**walk.ids), {"occurred_at": now()}
        english = await client.post(path, json=body, headers=key("in-english"))
        said = {**key("in-vietnamese"), "Accept-Language": "vi"}
        vietnamese = await client.post(path, json=body, headers=said)
        for response in (english, vietnamese):
            check_refused(response, 409, "person-not-received")
        assert english.json()["title"] != vietnamese.json()["title"]


async def test_a_refusal_leaves_the_connection_to_the_next_request(house: RunningHouse) -> None:
    async with house.client("intake-worker", "intake") as client:
        ours = set[object]()
        for path in ("/admin/lag", f"/cases/{NOBODY}", f"/{MARKER}", "/cases?limit=0", "/readyz"):
            for method in ("GET", "POST"):
                response = await client.request(method, path)
                ours.add(response.extensions["network_stream"].get_extra_info("client_addr"))
        assert len(ours) == 1
