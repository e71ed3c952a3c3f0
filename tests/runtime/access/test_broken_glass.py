"""Who breaks the glass: what it opens, for how long, and who sees that it was broken."""

from datetime import timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import httpx
import pytest

from shared.kernel.actors import Actor, Relation, Role
from shared.kernel.ids import JourneyId
from shared.runtime.http.access import enough_for
from shared.runtime.reacting import duty
from tests.http.refusing import check_refused
from tests.kit.open_room import OpenRoom, items
from tests.runtime.access.asking import (
    FAR_AWAY,
    HOA,
    MINH,
    WORDS,
    history,
    now,
    opened,
    put,
    read_all,
    said,
)

ID = str(uuid4())


async def break_glass(
    client: httpx.AsyncClient, journey: JourneyId, **changes: Any
) -> httpx.Response:
    """Break the glass."""
    body = {
        "reason": "urgent-health",
        "explanation": "Made up: brought to us at night.",
        "minutes": 60,
        "scope": "read",
        **changes,
    }
    return await put(client, f"/journeys/{journey}/broken-glass", **body)


async def test_whoever_breaks_the_glass_reads_for_a_time_and_it_is_reviewed(
    room: OpenRoom, stranger: httpx.AsyncClient, officer: httpx.AsyncClient, journey: JourneyId
) -> None:
    check_refused(await read_all(stranger, journey), 404, "not-found")
    grant = (await said(await break_glass(stranger, journey)))["grant_id"]
    read = (await said(await read_all(stranger, journey)))["records"]
    assert [record["text"] for record in read] == [WORDS]
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")
    wait = {"Wait-For": await room.shown()}
    (line,) = items(await officer.get("/worklist", headers=wait))
    assert (line["duty"], line["journey_id"]) == ("review-broken-glass", str(journey))
    broken, reading = await history(officer, journey)
    assert (broken["what"], broken["staff"]) == ("glass-broken.v1", str(MINH))
    assert reading["relation"] == "broken-glass"
    path = f"/journeys/{journey}/broken-glass/{grant}/review"
    response = await put(officer, path, finding="justified")
    check_refused(response, 409, "glass-not-mended-yet")
    await said(await put(officer, path, finding="not-justified", note="Made up: no need."))
    wait = {"Wait-For": await room.shown()}
    assert items(await officer.get("/worklist", headers=wait)) == []
    check_refused(await read_all(stranger, journey), 404, "not-found")


async def test_whoever_works_through_broken_glass_does_not_bring_their_unit_along(
    room: OpenRoom, stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    await said(await break_glass(stranger, journey, scope="work"))
    await said(await put(stranger, f"/journeys/{journey}/alerts", alert="other", content=WORDS))
    async with room.client("shelter-worker", HOA, unit=FAR_AWAY) as colleague:
        check_refused(await read_all(colleague, journey), 404, "not-found")
        raising = {"alert": "other", "content": WORDS}
        response = await put(colleague, f"/journeys/{journey}/alerts", **raising)
        check_refused(response, 404, "not-found")


async def test_why_the_glass_was_broken_is_read_by_officers_alone(
    worker: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    officer: httpx.AsyncClient,
    journey: JourneyId,
) -> None:
    await said(await break_glass(stranger, journey))
    kinds = [one["kind"] for one in (await said(await read_all(officer, journey)))["records"]]
    assert kinds == ["glass-explanation"]
    kinds = [one["kind"] for one in (await said(await read_all(worker, journey)))["records"]]
    assert kinds == ["alert"]


async def test_no_glass_is_broken_for_what_is_not_here_or_for_too_long(
    stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    check_refused(await break_glass(stranger, JourneyId(uuid4())), 404)
    check_refused(await break_glass(stranger, journey, minutes=241), 409, "glass-broken-too-long")


async def test_broken_glass_that_is_over_opens_nothing(
    stranger: httpx.AsyncClient, journey: JourneyId
) -> None:
    long_ago = (now() - timedelta(hours=2)).isoformat()
    await said(await break_glass(stranger, journey, occurred_at=long_ago, scope="work"))
    check_refused(await read_all(stranger, journey), 404, "not-found")
    raising = {"alert": "other", "content": WORDS}
    check_refused(await put(stranger, f"/journeys/{journey}/alerts", **raising), 404, "not-found")


async def test_whoever_broke_glass_lets_nobody_in_nor_themselves_for_longer(
    room: OpenRoom, journey: JourneyId
) -> None:
    at = f"/journeys/{journey}"
    part = {"role": "shelter-manager", "from_at": now().isoformat()}
    receiver = {"unit": FAR_AWAY, "unit_kind": "centre", "purpose": "support", "scope": ["needs"]}
    ways: dict[str, dict[str, Any]] = {
        f"{at}/team": {"staff": str(MINH), **part},
        f"{at}/team/handover": {"from_staff": str(HOA), "to_staff": str(MINH), "note": WORDS},
        f"{at}/sharings/units": {**receiver, "basis": {"basis": "consent", "consent_id": ID}},
    }
    async with room.client("shelter-manager", MINH, unit=FAR_AWAY) as leader:
        await said(await break_glass(leader, journey, scope="work"))
        await said(await put(leader, f"{at}/alerts", alert="other", content=WORDS))
        for path, body in ways.items():
            check_refused(await put(leader, path, **body), 403, "glass-lets-nobody-in")
    async with room.client("shelter-manager") as theirs:
        await said(await put(theirs, f"{at}/team", staff=str(MINH), **part))
    async with room.client("shelter-manager", MINH, unit=FAR_AWAY) as leader:
        await said(await put(leader, f"{at}/team", staff=str(HOA), **part))


async def test_whoever_broke_glass_takes_up_what_nobody_has_as_anyone_of_their_role_does(
    room: OpenRoom,
) -> None:
    hiring = {"staff": str(HOA), "role": "shelter-manager", "from_at": now().isoformat()}
    raising = {"alert": "other", "content": WORDS}
    lets_in, lets_nobody_in = ("team", hiring), ("alerts", raising)
    for glass, (path, body) in product((True, False), (lets_in, lets_nobody_in)):
        journey = await opened(room, duty("made-up"))
        at = f"/journeys/{journey}"
        async with room.client("shelter-manager", MINH, unit=FAR_AWAY) as leader:
            if glass:
                await said(await break_glass(leader, journey, scope="work"))
            await said(await put(leader, f"{at}/{path}", **body))
        await room.shown()
        async with room.client("shelter-worker", unit=FAR_AWAY) as colleague:
            await said(await put(colleague, f"{at}/alerts", **raising))
        async with room.client("shelter-manager") as others:
            check_refused(await put(others, f"{at}/team", **hiring), 404, "not-found")


async def test_whoever_broke_glass_takes_nothing_up_where_their_role_never_does(
    room: OpenRoom, stranger: httpx.AsyncClient
) -> None:
    journey, registry = await opened(room, duty("made-up")), room.house.inside.registry
    await said(await break_glass(stranger, journey, scope="work"))
    roles: dict[Role, Relation] = {"psychologist": "broken-glass", "shelter-worker": "incoming"}
    for role, relation in roles.items():
        minh = Actor(staff=MINH, role=role, unit=FAR_AWAY)
        assert await registry.to_named(minh, enough_for(role), journey) == relation


async def test_broken_glass_opens_also_while_the_rows_do_not_show_the_whole_log(
    room: OpenRoom, stranger: httpx.AsyncClient, journey: JourneyId, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> bool:
        return False

    raising = {"alert": "other", "content": WORDS}
    await said(await break_glass(stranger, journey, scope="work"))
    monkeypatch.setattr(room.house.inside.projectors["own"], "wait_for", never)
    await said(await put(stranger, f"/journeys/{journey}/alerts", **raising))
    async with room.client("shelter-worker", HOA, unit=FAR_AWAY, patient=False) as colleague:
        response = await put(colleague, f"/journeys/{journey}/alerts", **raising)
        check_refused(response, 503, "away")
