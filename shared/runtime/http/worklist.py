"""The worklist: what is to be done by whoever asks, what is most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from shared.casework.access_duties import REVIEWERS
from shared.casework.alert_board import JOURNEY_ALERTS
from shared.casework.team import TEAM
from shared.kernel.actors import Actor
from shared.kernel.terms import VIET_NAM, local_date
from shared.kernel.views import Row
from shared.kernel.worklist import NO_LIMIT, WORKLIST, Duties
from shared.runtime.house import House
from shared.runtime.http.admitting import theirs
from shared.runtime.http.answering import After, Limit, WaitFor, hang, shown, words
from shared.runtime.http.broken_glass import Uses
from shared.runtime.http.paging import is_plain, only
from shared.runtime.http.problems import INVALID, Problem, speaks_vietnamese
from shared.runtime.http.reading import Reading
from shared.runtime.relating import Look
from shared.runtime.views.painting import rows_of

When = Annotated[
    Literal["all", "overdue", "today", "upcoming", "waiting"],
    Query(description="Past its limit; due today; due later; without a limit."),
]
Mine = Annotated[bool, Query(description="Only journeys that are assigned to me.")]

IN_DANGER = 3
RISKS = (3, 2, 1, 0)

_ORDER = [("sort_at", 1), ("_id", 1)]


@dataclass(frozen=True)
class Asked:
    """What of the worklist is asked for, and since when `now` is."""

    actor: Actor
    when: str
    mine: bool
    limit: int
    after: str | None
    vietnamese: bool
    now: datetime


@dataclass(frozen=True)
class Page:
    """Where one page begins: at a risk, after a line."""

    risk: int = IN_DANGER
    sort_at: datetime | None = None
    line: str = ""

    @classmethod
    def after(cls, bookmark: str | None) -> "Page":
        """Read a bookmark; raises a 422 problem for none of ours."""
        if bookmark is None:
            return cls()
        try:
            risk, sort_at, line = orjson.loads(bookmark)
            if risk not in RISKS or not isinstance(line, str) or not is_plain(line):
                raise ValueError
            return cls(int(risk), datetime.fromisoformat(sort_at).astimezone(UTC), line)
        except (ValueError, TypeError, OverflowError):
            raise Problem(INVALID, [{"pointer": "/after", "code": "bookmark"}]) from None


class Worklist:
    """Reads one service's worklist.

    Risks are read one after the other, each along its index. A journey with an alert of
    danger counts as the highest risk, whenever its duties were written down.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self._reading = Reading(house)

    async def page(self, asked: Asked) -> dict[str, Any]:
        """Return one page, with `next` when there is more."""
        projector = self._reading.projector("own")
        # Read before the lines: these may be newer than the position told, never older.
        position = projector.position
        lines = await self._lines(asked, position.generation)
        uses = await self._uses(asked, position.generation, lines)
        lines = _with_alarms(lines, uses, asked)
        more = len(lines) > asked.limit
        duties, vietnamese = self._house.service.duties, asked.vietnamese
        return {
            "items": [
                {**told(line, duties, asked.now, vietnamese=vietnamese), **uses.beside(line)}
                for line in lines[: asked.limit]
            ],
            "next": _bookmark(lines[asked.limit - 1]) if more else None,
            "position": f"{projector.drawing.stream}@{position.sequence}",
        }

    async def _lines(self, asked: Asked, generation: int) -> list[Row]:
        """Return one line more than asked for, if there are as many."""
        start = Page.after(asked.after)
        danger = await self._journeys(generation, JOURNEY_ALERTS.name, {"in_danger": True})
        mine = await self._mine(asked, generation) if asked.mine else None
        rows = self._house.inside.database[rows_of(WORKLIST, generation)]
        lines: list[Row] = []
        for risk in RISKS:
            left = asked.limit + 1 - len(lines)
            if risk > start.risk or not left:
                continue
            always: list[Row] = [
                {"roles": asked.actor.role, **_due(asked)},
                *([{"journey_id": {"$in": mine}}] if mine is not None else []),
                *(_beyond(start) if risk == start.risk else []),
            ]
            found: list[Row] = []
            for where in _of_risk(risk, danger):
                look = Look(rows, {"$and": [*always, where]}, _ORDER)
                lines_here = await theirs(self._house, asked.actor, look, left)
                found += [{**line, "risk": risk} for line in lines_here]
            lines += sorted(found, key=_place)[:left]
        return lines

    async def _uses(self, asked: Asked, generation: int, lines: Sequence[Row]) -> Uses:
        """Return how often glass was broken lately, for whom this concerns."""
        if asked.actor.role not in REVIEWERS:
            return Uses({}, {})
        return await Uses.read(self._house.inside.database, generation, asked.now, lines)

    async def _mine(self, asked: Asked, generation: int) -> Sequence[str]:
        still = [{"until": None}, {"until": {"$gt": asked.now}}]
        here = {"staff": str(asked.actor.staff), "from_at": {"$lte": asked.now}, "$or": still}
        return await self._journeys(generation, TEAM, {"workers": {"$elemMatch": here}})

    async def _journeys(self, generation: int, view: str, where: Row) -> Sequence[str]:
        rows = self._house.inside.database[rows_of(view, generation)]
        return [row["_id"] async for row in rows.find(where, {"_id": 1})]


def told(line: Row, duties: Duties, now: datetime, *, vietnamese: bool) -> dict[str, Any]:
    """Return one line as it is shown."""
    duty, due_at = line["duty"], line["due_at"]
    in_vietnamese, in_english = duties.get(duty, (duty, duty))
    return {
        "id": line["_id"],
        "duty": duty,
        "label": in_vietnamese if vietnamese else in_english,
        "journey_id": line["journey_id"],
        "aggregate": line["aggregate"],
        "aggregate_id": line["aggregate_id"],
        "due_at": due_at,
        "overdue": due_at is not None and due_at < now,
        "risk": line["risk"],
        "since": line["waiting_since"],
    }


def add_worklist(router: APIRouter, house: House) -> None:
    """Hang the worklist of a service that keeps one."""
    work = Worklist(house)

    async def worklist(
        request: Request,
        wait_for: WaitFor = None,
        when: When = "all",
        mine: Mine = False,  # noqa: FBT002 - a query flag
        limit: Limit = 50,
        after: After = None,
    ) -> Response:
        actor = house.gate.recognise(request)
        only(request, frozenset({"when", "mine", "limit", "after"}))
        await Reading(house).wait(wait_for)
        vietnamese = speaks_vietnamese(request)
        asked = Asked(actor, when, mine, limit, after, vietnamese, datetime.now(UTC))
        language = {"Content-Language": "vi" if vietnamese else "en"}
        return shown(house, await work.page(asked), extra=language)

    hang(router, "/worklist", worklist, words("See what is to be done by your role", ()))


def _with_alarms(lines: Sequence[Row], uses: Uses, asked: Asked) -> list[Row]:
    """Put alarms, which are of no journey and have no limit, where they stand among the lines."""
    if asked.mine or asked.when not in ("all", "waiting"):
        return list(lines)
    start = Page.after(asked.after)
    passed = (-start.risk, start.sort_at, start.line)
    alarms = [one for one in uses.alarms() if start.sort_at is None or _rank(one) > passed]
    return sorted([*lines, *alarms], key=_rank)[: asked.limit + 1]


def _rank(line: Row) -> tuple[int, datetime, str]:
    return (-line["risk"], *_place(line))


def _due(asked: Asked) -> Row:
    now, tomorrow = asked.now, _tomorrow(asked.now)
    match asked.when:
        case "overdue":
            return {"sort_at": {"$lt": now}}
        case "today":
            return {"sort_at": {"$gte": now, "$lt": tomorrow}}
        case "upcoming":
            return {"sort_at": {"$gte": tomorrow, "$lt": NO_LIMIT}}
        case "waiting":
            return {"sort_at": NO_LIMIT}
        case _:
            return {}


def _tomorrow(now: datetime) -> datetime:
    """Return when tomorrow begins in Viet Nam."""
    return datetime.combine(local_date(now) + timedelta(days=1), time(), VIET_NAM).astimezone(UTC)


def _of_risk(risk: int, danger: Sequence[str]) -> list[Row]:
    """Return the questions that find a risk's lines, each to be answered from an index."""
    if not danger:
        return [{"risk": risk}]
    others = {"risk": risk, "journey_id": {"$nin": danger}}
    return [{"journey_id": {"$in": danger}}, others] if risk == IN_DANGER else [others]


def _place(line: Row) -> tuple[datetime, str]:
    return (line["sort_at"], line["_id"])


def _beyond(start: Page) -> list[Row]:
    if start.sort_at is None:
        return []
    same = {"sort_at": start.sort_at, "_id": {"$gt": start.line}}
    return [
        {"sort_at": {"$gte": start.sort_at}},
        {"$or": [same, {"sort_at": {"$gt": start.sort_at}}]},
    ]


def _bookmark(line: Row) -> str:
    return orjson.dumps([line["risk"], line["sort_at"], line["_id"]]).decode()
