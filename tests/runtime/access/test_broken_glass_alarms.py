"""Who breaks the glass too often: the officer is told, concludes why, and is told again."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx

from shared.casework.access_messages import BreakGlass, GrantId
from shared.casework.access_tables import MOST_USES, USES_COUNTED_FOR
from shared.kernel.ids import RecordId
from shared.kernel.messages import RecordRef
from tests.http.refusing import check_refused
from tests.kit.blanket_room import a_journey
from tests.kit.open_room import OpenRoom, items
from tests.runtime.access.asking import MINH

NOW = datetime.now(UTC)
CONTENT = RecordRef(record_id=RecordId(UUID(int=30)), digest="a" * 64)


async def break_glass(room: OpenRoom, at: datetime, said: datetime | None = None) -> None:
    """Break glass for yet another journey, in Minh's name, who says when that was."""
    await room.ask(
        BreakGlass(
            journey_id=a_journey(),
            grant_id=GrantId(uuid4()),
            staff=MINH,
            reason="urgent-health",
            explanation=CONTENT,
            minutes=60,
            scope="read",
            occurred_at=said or at,
        ),
        recorded_at=at,
    )


async def alarms(room: OpenRoom, officer: httpx.AsyncClient) -> list[Any]:
    """Return the alarms on the officer's worklist once the whole log is shown."""
    wait = {"Wait-For": await room.shown()}
    lines = items(await officer.get("/worklist", headers=wait))
    return [line for line in lines if line["duty"] == "look-into-broken-glass"]


async def conclude(
    officer: httpx.AsyncClient, alarm: Any, conclusion: str = "worker-instructed"
) -> httpx.Response:
    """Conclude why a worker broke glass so often, as far as the alarm shows it."""
    said = {"up_to": alarm["glass"]["up_to"], "conclusion": conclusion}
    return await officer.post(
        f"/workers/{alarm['aggregate_id']}/broken-glass/conclusion",
        json={**said, "occurred_at": datetime.now(UTC).isoformat()},
        headers={"Idempotency-Key": str(uuid4())},
    )


async def test_who_breaks_glass_too_often_is_told_to_the_officer_with_how_often(
    room: OpenRoom,
) -> None:
    most = MOST_USES.on(NOW).value
    for _ in range(most):
        await break_glass(room, NOW)
    async with room.client("data-protection-officer") as officer:
        wait = {"Wait-For": await room.shown()}
        reviews = items(await officer.get("/worklist", headers=wait))
        assert [line["glass"] for line in reviews] == [{"staff": str(MINH), "uses": most}] * most
        await break_glass(room, NOW)
        wait = {"Wait-For": await room.shown()}
        alarm, *reviews = items(await officer.get("/worklist", headers=wait))
        assert (alarm["duty"], alarm["journey_id"]) == ("look-into-broken-glass", None)
        assert {line["glass"]["uses"] for line in (alarm, *reviews)} == {most + 1}
        first = (await officer.get("/worklist", params={"limit": 1})).json()
        assert first["items"] == [alarm]
        after = {"after": first["next"]}
        assert items(await officer.get("/worklist", params=after)) == reviews
        assert alarm not in items(await officer.get("/worklist", params={"mine": True}))
    async with room.client("shelter-worker") as colleague:
        assert items(await colleague.get("/worklist")) == []


async def test_what_was_recorded_longer_ago_than_counts_raises_no_alarm(room: OpenRoom) -> None:
    await break_glass(room, NOW - USES_COUNTED_FOR - timedelta(hours=1))
    most = MOST_USES.on(NOW).value
    for days in range(most):
        await break_glass(room, NOW - timedelta(days=days))
    async with room.client("data-protection-officer") as officer:
        assert await alarms(room, officer) == []
        await break_glass(room, NOW - timedelta(days=most))
        (alarm,) = await alarms(room, officer)
        assert alarm["glass"]["uses"] == most + 1


async def test_whoever_spreads_the_days_on_which_they_broke_glass_is_told_to_the_officer_too(
    room: OpenRoom,
) -> None:
    most = MOST_USES.on(NOW).value
    for uses in range(most + 1):
        await break_glass(room, NOW - timedelta(minutes=uses), said=NOW - uses * USES_COUNTED_FOR)
    async with room.client("data-protection-officer") as officer:
        (alarm,) = await alarms(room, officer)
        assert alarm["glass"]["uses"] == most + 1
        assert (await conclude(officer, alarm)).status_code == 200
        assert await alarms(room, officer) == []


async def test_an_alarm_that_was_looked_into_comes_again_only_with_a_new_count_over_the_limit(
    room: OpenRoom,
) -> None:
    most = MOST_USES.on(NOW).value
    for days in range(most + 1):
        await break_glass(room, NOW - timedelta(days=1 + days))
    async with room.client("data-protection-officer") as officer:
        (alarm,) = await alarms(room, officer)
        await break_glass(room, NOW - timedelta(hours=most + 1))
        concluded = await conclude(officer, alarm)
        assert concluded.status_code == 200, concluded.text
        assert await alarms(room, officer) == []
        for hours in range(1, most):
            await break_glass(room, NOW - timedelta(hours=hours))
        assert await alarms(room, officer) == []
        await break_glass(room, NOW - timedelta(minutes=1))
        (again,) = await alarms(room, officer)
        assert again["since"] > alarm["since"]
        assert again["glass"]["uses"] == 2 * (most + 1)
        headers = {"Wait-For": await room.shown()}
        (row,) = items(await officer.get("/broken-glass-conclusions", headers=headers))
        assert (row["id"], row["conclusion"]) == (str(MINH), "worker-instructed")


async def test_an_alarm_is_closed_by_the_officer_alone(room: OpenRoom) -> None:
    for days in range(MOST_USES.on(NOW).value + 1):
        await break_glass(room, NOW - timedelta(days=days))
    async with (
        room.client("data-protection-officer") as officer,
        room.client("shelter-manager") as leader,
    ):
        (alarm,) = await alarms(room, officer)
        check_refused(await conclude(leader, alarm), 403, "role-may-not")
        assert await alarms(room, officer) == [alarm]
