"""The figures: what share of what was to be done was done, in a period, and who is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BeforeValidator
from starlette.responses import Response

from shared.kernel.actors import Role
from shared.kernel.figures import FIGURES, Figure
from shared.kernel.terms import VIET_NAM, local_date
from shared.law.figures import SMALL_CELL
from shared.runtime.house import House
from shared.runtime.http.answering import After, Limit, WaitFor, hang, shown, words
from shared.runtime.http.bodies import CALENDAR
from shared.runtime.http.paging import beyond, bookmark, only, written_out
from shared.runtime.http.problems import INVALID, NOT_FOUND, Problem
from shared.runtime.http.reading import Reading
from shared.runtime.views.painting import rows_of, visible

BEHIND: tuple[Role, ...] = ("health-department", "data-protection-officer")
"""Who may see the journeys behind a figure."""

EXACT: frozenset[Role] = frozenset({*BEHIND, "operations"})
"""Who sees small numbers as they are."""

_DAYS = frozenset({"from", "to"})

Day = Annotated[date | None, BeforeValidator(written_out)]


@dataclass(frozen=True)
class Period:
    """Days in Viet Nam, the first and the last included."""

    first: date
    last: date

    @classmethod
    def asked(cls, first: date | None, last: date | None, now: datetime) -> "Period":
        """Return what was asked for, else this year so far; raises a 422 problem."""
        last = last or local_date(now)
        first = first or date(last.year, 1, 1)
        if first > last or {first.year, last.year} - set(CALENDAR):
            raise Problem(INVALID, [{"pointer": "/from", "code": "period"}])
        return cls(first, last)

    def where(self) -> dict[str, Any]:
        """Return what is true of the lines of these days."""
        return {"$gte": _begin(self.first), "$lt": _begin(self.last + timedelta(days=1))}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), VIET_NAM).astimezone(UTC)


def in_period(
    first: Annotated[Day, Query(alias="from", description="The first day, in Viet Nam.")] = None,
    last: Annotated[Day, Query(alias="to", description="The last day; today if not given.")] = None,
) -> Period:
    """Return the period that an address names."""
    return Period.asked(first, last, datetime.now(UTC))


InPeriod = Annotated[Period, Depends(in_period)]


@dataclass(frozen=True)
class Wanted:
    """Which of the journeys behind a figure, and how many."""

    met: bool | None = None
    limit: Limit = 50
    after: After = None


class Figures:
    """Reads one service's figures."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._projector = Reading(house).projector

    async def all(self, period: Period, *, exact: bool) -> dict[str, Any]:
        """Return every figure in a period."""
        position = self._projector("own").position
        counts = await self._counts(period, position.generation)
        return {
            "from": period.first,
            "to": period.last,
            "figures": [
                told(figure, counts.get((figure.code, True), 0), counts, exact=exact)
                for figure in self._house.service.figures
            ],
            "position": f"{self._projector('own').drawing.stream}@{position.sequence}",
        }

    async def behind(self, figure: str, period: Period, wanted: Wanted) -> dict[str, Any]:
        """Return the journeys that a figure counts, the first first."""
        if figure not in {one.code for one in self._house.service.figures}:
            raise Problem(NOT_FOUND)
        query: dict[str, Any] = {"figure": figure, "at": period.where()}
        if wanted.met is not None:
            query["met"] = wanted.met
        if wanted.after is not None:
            query["$or"] = beyond("at", 1, wanted.after)
        position = self._projector("own").position
        rows = self._house.inside.database[rows_of(FIGURES, position.generation)]
        limit = wanted.limit
        cursor = rows.find(query).sort([("at", 1), ("_id", 1)]).limit(limit + 1)
        found = [visible(row) async for row in cursor]
        return {
            "items": found[:limit],
            "next": bookmark(found[limit - 1], "at") if len(found) > limit else None,
            "position": f"{self._projector('own').drawing.stream}@{position.sequence}",
        }

    async def _counts(self, period: Period, generation: int) -> dict[tuple[str, bool], int]:
        rows = self._house.inside.database[rows_of(FIGURES, generation)]
        codes = [figure.code for figure in self._house.service.figures]
        counting: Sequence[dict[str, Any]] = [
            {"$match": {"figure": {"$in": codes}, "at": period.where()}},
            {"$group": {"_id": {"figure": "$figure", "met": "$met"}, "count": {"$sum": 1}}},
        ]
        return {
            (one["_id"]["figure"], one["_id"]["met"]): one["count"]
            async for one in rows.aggregate(counting)
        }


def add_figures(router: APIRouter, house: House) -> None:
    """Hang the figures of a service that counts."""
    figures = Figures(house)

    async def every(request: Request, period: InPeriod, wait_for: WaitFor = None) -> Response:
        actor = house.gate.recognise(request)
        only(request, _DAYS)
        await Reading(house).wait(wait_for)
        return shown(house, await figures.all(period, exact=actor.role in EXACT))

    async def behind(
        request: Request,
        code: str,
        period: InPeriod,
        wanted: Annotated[Wanted, Depends()],
        wait_for: WaitFor = None,
    ) -> Response:
        house.gate.admit(request, frozenset(BEHIND))
        only(request, _DAYS | {"met", "limit", "after"})
        await Reading(house).wait(wait_for)
        return shown(house, await figures.behind(code, period, wanted))

    hang(router, "/figures", every, words("See the figures of a period", ()))
    said = words("See the journeys behind a figure", BEHIND)
    hang(router, "/figures/{code}/journeys", behind, said)


def told(
    figure: Figure, met: int, counts: dict[tuple[str, bool], int], *, exact: bool
) -> dict[str, Any]:
    """Return one figure as it is shown."""
    counted = met + counts.get((figure.code, False), 0)
    hidden = not exact and min(met, counted - met) < _small()
    return {
        "code": figure.code,
        "meaning": figure.meaning,
        "source": figure.source,
        "target": figure.target,
        "numerator": {"counts": figure.numerator, "number": _cell(met, counted, hidden=hidden)},
        "denominator": {
            "counts": figure.denominator,
            "number": _cell(counted, counted, hidden=not exact and counted < _small()),
        },
        "share": None if hidden or not counted else met / counted,
    }


def _cell(number: int, of: int, *, hidden: bool) -> int | str:
    """Return a number, or how it is shown to those who must not tell one person from few.

    Where few are missing, those few could be told: then only "nearly all" is shown.
    """
    if not hidden:
        return number
    small = _small()
    return f"<{small}" if number < small else f">{of - small}"


def _small() -> int:
    return SMALL_CELL.on(datetime.now(UTC)).value
