"""What is to be done: danger first, then risk, then what is due; for a role, and for me."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest

from shared.casework.alerts import AlertId, LiftAlert, RaiseAlert
from shared.casework.team import AssignWorker, ReleaseWorker
from shared.kernel.ids import JourneyId, RecordId, StaffId
from shared.kernel.messages import RecordRef
from shared.runtime.views.painting import rows_of
from tests.kit import blankets
from tests.kit.blanket_room import a_cupboard, a_journey, a_loan, give_back, lend, remind, stock
from tests.kit.casework_room import casework_room
from tests.kit.cupboards import LoanId
from tests.kit.open_room import LAN, OpenRoom, items, open_room
from tests.kit.servers import Servers

MINH = StaffId(UUID(int=11))
NOW = datetime.now(UTC)
ALERT = AlertId(UUID(int=20))
CONTENT = RecordRef(record_id=RecordId(UUID(int=30)), digest="a" * 64)


@pytest.fixture
async def room(servers: Servers, tmp_path: Path) -> AsyncIterator[OpenRoom]:
    """Open a made-up room with a worklist."""
    async with open_room(casework_room(), servers, tmp_path) as opened:
        yield opened


@pytest.fixture
async def worker(room: OpenRoom) -> AsyncIterator[httpx.AsyncClient]:
    """Let a worker come."""
    async with room.client("shelter-worker") as client:
        yield client


async def lent(
    room: OpenRoom, due_in: timedelta = timedelta(days=30), journey: JourneyId | None = None
) -> LoanId:
    """Lend a blanket that is due so much later than now."""
    cupboard, loan = a_cupboard(), a_loan()
    await room.ask(stock(cupboard, 1))
    await room.ask(lend(cupboard, loan, journey=journey, due_at=NOW + due_in))
    return loan


async def worklist(
    room: OpenRoom, client: httpx.AsyncClient, **asked: str | int
) -> list[tuple[str, str]]:
    """Return what is to be done once the whole log is shown: whose loan, which duty."""
    headers = {"Wait-For": await room.shown()}
    found = items(await client.get("/worklist", params=asked, headers=headers))
    return [(line["aggregate_id"], line["duty"]) for line in found]


async def test_a_duty_stands_until_it_is_done(room: OpenRoom, worker: httpx.AsyncClient) -> None:
    loan = await lent(room)
    assert await worklist(room, worker) == [(str(loan), "ask-back")]
    await room.ask(give_back(loan))
    assert await worklist(room, worker) == []


async def test_a_line_says_what_is_to_be_done_for_whom_and_until_when(
    room: OpenRoom, worker: httpx.AsyncClient
) -> None:
    journey = a_journey()
    loan = await lent(room, timedelta(days=-1), journey)
    response = await worker.get("/worklist", headers={"Wait-For": await room.shown()})
    (line,) = items(response)
    assert response.headers["content-language"] == "en"
    assert datetime.fromisoformat(line.pop("since")) >= NOW - timedelta(minutes=1)
    due_at = datetime.fromisoformat(line.pop("due_at"))
    assert abs(due_at - (NOW - timedelta(days=1))) < timedelta(seconds=1)
    assert line == {
        "id": f"loan:{loan}:ask-back:",
        "duty": "ask-back",
        "label": "Ask for the blanket",
        "journey_id": str(journey),
        "aggregate": "loan",
        "aggregate_id": str(loan),
        "overdue": True,
        "risk": 0,
    }


async def test_a_duty_is_named_in_the_readers_language(room: OpenRoom) -> None:
    await lent(room)
    async with room.client("shelter-worker", language="vi") as client:
        response = await client.get("/worklist", headers={"Wait-For": await room.shown()})
    assert items(response)[0]["label"] == "Đề nghị trả chăn"
    assert response.headers["content-language"] == "vi"


async def test_each_role_sees_its_own_duties(room: OpenRoom, worker: httpx.AsyncClient) -> None:
    loan = await lent(room, timedelta(days=-1))
    await room.ask(blankets.NoteOverdue(loan_id=loan, occurred_at=NOW))
    async with room.client("shelter-manager") as manager:
        assert await worklist(room, manager) == [(str(loan), "find-blanket")]
    assert len(await worklist(room, worker)) == 2
    async with room.client("operations") as operations:
        assert await worklist(room, operations) == []


async def test_what_is_riskier_comes_first_and_then_what_is_due_earlier(
    room: OpenRoom, worker: httpx.AsyncClient
) -> None:
    late, soon, later = [await lent(room, timedelta(days=days)) for days in (-1, 1, 2)]
    await room.ask(blankets.NoteOverdue(loan_id=late, occurred_at=NOW))
    await room.ask(remind(soon))
    assert await worklist(room, worker) == [
        (str(late), "find-blanket"),
        (str(late), "ask-back"),
        (str(soon), "ask-back"),
        (str(later), "ask-back"),
        (str(soon), "hear-answer"),
    ]


async def test_who_is_in_danger_comes_before_everyone_until_the_alert_is_lifted(
    room: OpenRoom, worker: httpx.AsyncClient
) -> None:
    journey = a_journey()
    late = await lent(room, timedelta(days=-1))
    await room.ask(blankets.NoteOverdue(loan_id=late, occurred_at=NOW))
    before = await lent(room, timedelta(days=3), journey)
    danger = RaiseAlert(
        journey_id=journey, alert_id=ALERT, alert="in-danger", content=CONTENT, occurred_at=NOW
    )
    await room.ask(danger)
    after = await lent(room, timedelta(days=2), journey)
    found = await worklist(room, worker)
    assert found[:3] == [
        (str(after), "ask-back"),
        (str(before), "ask-back"),
        (str(late), "find-blanket"),
    ]
    first = items(await worker.get("/worklist"))[0]
    assert first["risk"] == 3
    await room.ask(LiftAlert(journey_id=journey, alert_id=ALERT, occurred_at=NOW))
    assert (await worklist(room, worker))[0] == (str(late), "find-blanket")


@pytest.mark.parametrize(
    ("when", "days"), [("overdue", -1), ("today", 0), ("upcoming", 3)], ids=str
)
async def test_one_may_ask_for_what_is_overdue_due_today_or_later(
    room: OpenRoom, worker: httpx.AsyncClient, when: str, days: int
) -> None:
    in_time = {
        days_from_now: await lent(room, timedelta(days=days_from_now)) for days_from_now in (-1, 3)
    }
    in_time[0] = await lent(room, _until_tonight())
    await room.ask(remind(in_time[3]))
    assert await worklist(room, worker, when=when) == [(str(in_time[days]), "ask-back")]
    assert await worklist(room, worker, when="waiting") == [(str(in_time[3]), "hear-answer")]


def _until_tonight() -> timedelta:
    """Return how long it is to the last moment of this day in Viet Nam."""
    today = datetime.now(UTC) + timedelta(hours=7)  # a run may go on over midnight there
    midnight = today.replace(hour=23, minute=59, second=59, microsecond=0)
    return midnight - timedelta(hours=7) - NOW


async def test_one_may_ask_for_ones_own_journeys(room: OpenRoom, worker: httpx.AsyncClient) -> None:
    ours, theirs, ended = a_journey(), a_journey(), a_journey()
    loan = await lent(room, journey=ours)
    for journey in (theirs, ended):
        await lent(room, journey=journey)
    await assign(room, ours, LAN)
    await assign(room, theirs, MINH)
    await assign(room, ended, LAN, until=NOW - timedelta(hours=1))
    assert await worklist(room, worker, mine="true") == [(str(loan), "ask-back")]
    await room.ask(ReleaseWorker(journey_id=ours, staff=LAN, occurred_at=NOW))
    assert await worklist(room, worker, mine="true") == []


async def assign(
    room: OpenRoom, journey: JourneyId, staff: StaffId, until: datetime | None = None
) -> None:
    """Assign a worker to a journey since yesterday."""
    await room.ask(
        AssignWorker(
            journey_id=journey,
            staff=staff,
            role="shelter-worker",
            from_at=NOW - timedelta(days=1),
            until=until,
            occurred_at=NOW,
        )
    )


async def test_pages_follow_each_other_without_gap_or_repetition(
    room: OpenRoom, worker: httpx.AsyncClient
) -> None:
    await room.shown()
    rows = room.house.inside.database[rows_of("worklist", 1)]
    danger = [str(uuid4()) for _ in range(2)]
    alerts = room.house.inside.database[rows_of("journey_alerts", 1)]
    await alerts.insert_many([{"_id": journey, "in_danger": True} for journey in danger])
    lines = [_line(number, danger) for number in range(100)]
    await rows.insert_many(lines)
    relations = room.house.inside.database[rows_of("relations", 1)]
    journeys = {line["journey_id"] for line in lines}
    await relations.insert_many([{"_id": one, "units": ["made-up-unit"]} for one in journeys])
    whole = items(await worker.get("/worklist", params={"limit": 500}))
    risks = [line["risk"] for line in whole]
    assert risks == sorted(risks, reverse=True)
    paged: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await worker.get("/worklist", params={"limit": 7, **after})).json()
        paged += [line["id"] for line in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert paged == [line["id"] for line in whole]
    assert len(paged) == len(set(paged)) == 100


def _line(number: int, danger: list[str]) -> dict[str, object]:
    due_at = NOW + timedelta(minutes=number % 5)
    return {
        "_id": f"loan:{number:03}:ask-back:",
        "duty": "ask-back",
        "roles": ["shelter-worker"],
        "risk": number % 4,
        "sort_at": due_at,
        "due_at": due_at,
        "waiting_since": NOW,
        "journey_id": danger[number % 2] if number % 10 == 0 else str(uuid4()),
        "aggregate": "loan",
        "aggregate_id": str(number),
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"after": "nonsense"},
        {"after": '[9,"2026-03-02T12:00:00Z","x"]'},
        {"after": '[1,"yesterday","x"]'},
        {"after": '[1,5,"x"]'},
        {"after": '[1,"2026-03-02T12:00:00Z",{"$gt":""}]'},
        {"when": "never"},
        {"mine": "perhaps"},
        {"limit": "0"},
        {"role": "shelter-manager"},
    ],
    ids=str,
)
async def test_what_cannot_be_asked_is_told_so(
    worker: httpx.AsyncClient, asked: dict[str, str]
) -> None:
    response = await worker.get("/worklist", params=asked)
    assert response.status_code == 422
    assert response.json()["type"] == "/problems/invalid-request"


async def test_nobody_without_a_token_sees_a_worklist(room: OpenRoom) -> None:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(room.app), base_url="http://room"
    ) as outsider:
        assert (await outsider.get("/worklist")).status_code == 401
