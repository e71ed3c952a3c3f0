"""How often each worker broke glass lately: beside each review, and as an alarm of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shared.casework.access import ACCESS
from shared.casework.access_duties import LATE, OFTEN, REVIEW, REVIEWERS, USES
from shared.casework.access_tables import MOST_USES, USES_COUNTED_FOR
from shared.casework.glass_habit import GLASS_HABIT, LOOKED_INTO
from shared.kernel.views import Row
from shared.kernel.worklist import NO_LIMIT
from shared.runtime.mongo import Database
from shared.runtime.views.painting import rows_of


@dataclass(frozen=True)
class Uses:
    """When it was recorded in the days that count that a worker broke glass, the first first.

    `looked_into` is up to when somebody has concluded why a worker did so that often: what lies
    before raises no alarm again.
    """

    by_staff: Mapping[str, Sequence[datetime]]
    staff_of: Mapping[str, str]
    most: int = 0
    looked_into: Mapping[str, datetime] = field(default_factory=dict[str, datetime])

    @classmethod
    async def read(
        cls, database: Database, generation: int, now: datetime, lines: Sequence[Row] = ()
    ) -> "Uses":
        """Read who broke glass lately, and who broke that which these lines are about."""
        rows = database[rows_of(USES.name, generation)]
        since = {"at": {"$gt": now - USES_COUNTED_FOR, "$lte": now}}
        by_staff: dict[str, list[datetime]] = {}
        async for row in rows.find(since).sort([("at", 1)]):
            by_staff.setdefault(row["staff"], []).append(row["at"])
        ids = [_use_of(line) for line in lines if line["duty"] in (REVIEW, LATE)]
        about = {"_id": {"$in": ids}}
        staff_of = {row["_id"]: row["staff"] async for row in rows.find(about)} if ids else {}
        most = MOST_USES.on(now).value
        often = {"_id": {"$in": [staff for staff, uses in by_staff.items() if len(uses) > most]}}
        concluded = database[rows_of(LOOKED_INTO.name, generation)].find(often)
        looked_into = {row["_id"]: row["up_to"] async for row in concluded}
        return cls(by_staff, staff_of, most, looked_into)

    def beside(self, line: Row) -> dict[str, Any]:
        """Return what a line tells of the worker it is about, if it is about broken glass."""
        staff = line.get("staff") or self.staff_of.get(_use_of(line))
        if staff is None:
            return {}
        uses = self.by_staff.get(staff, ())
        last = {"up_to": uses[-1]} if line["duty"] == OFTEN else {}
        return {"glass": {"staff": staff, "uses": len(uses), **last}}

    def alarms(self) -> list[Row]:
        """Return a line for each worker who broke glass more often than is taken as rare."""
        new = {staff: self._not_looked_into(staff) for staff in self.by_staff}
        return [
            _alarm(staff, uses[self.most]) for staff, uses in new.items() if len(uses) > self.most
        ]

    def _not_looked_into(self, staff: str) -> Sequence[datetime]:
        up_to = self.looked_into.get(staff)
        return [at for at in self.by_staff[staff] if up_to is None or at > up_to]


def _use_of(line: Row) -> str:
    """Return where the use lies that a review is about: both lines end with the grant."""
    grant = line["_id"].rpartition(":")[2]
    return f"{ACCESS}:{line['aggregate_id']}:{grant}"


def _alarm(staff: str, since: datetime) -> Row:
    """It stands from the use that was one too many until somebody concludes why.

    Or until enough of them are long ago.
    """
    return {
        "_id": f"{GLASS_HABIT}:{staff}:{OFTEN}:",
        "duty": OFTEN,
        "roles": list(REVIEWERS),
        "staff": staff,
        "due_at": None,
        "sort_at": NO_LIMIT,
        "risk": 3,
        "waiting_since": since,
        "journey_id": None,
        "aggregate": GLASS_HABIT,
        "aggregate_id": staff,
    }
