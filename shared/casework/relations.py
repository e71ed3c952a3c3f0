"""Who is what to a journey: units that took it up or may read it, its team, broken glass.

One row for each journey, drawn from everything that the room wrote of it; reading looks here.
"""

from typing import Any, get_args

from shared.casework import team
from shared.casework.access import ACCESS
from shared.casework.access_messages import BreakGlassReviewed, GlassBroken, Scope
from shared.casework.alerts import Noted
from shared.casework.sharing import SHARING
from shared.casework.sharing_messages import SharedWithUnit, SharingStopped
from shared.kernel.envelope import taken_up_by
from shared.kernel.involving import units_in
from shared.kernel.views import Row, Seen

RELATIONS = "relations"

INCOMING = "*"
"""Stands among the units of a journey that nobody has taken up; no unit has such a code."""

_SCOPES: tuple[Scope, ...] = get_args(Scope)
_NOBODY: Row = {
    "units": [INCOMING],
    "readers": [],
    "workers": [],
    "left": [],
    "glass": [],
    "anyone": False,
}


def project(row: Row | None, event: Any, seen: Seen) -> Row | None:
    """Redraw who is what to a journey; a house and the like are nobody's journey.

    That a room heard of a consent, or of an alert elsewhere, makes no journey its own.
    """
    if isinstance(event, Noted):
        return row
    if seen.aggregate == SHARING and seen.actor.role == "policy":
        return row and {**row, "readers": _readers(row["readers"], event)}
    row = row or _NOBODY
    row = {**row, "anyone": row["anyone"] or seen.journey is None}
    row = {**row, "readers": _readers(row["readers"], event)}
    if seen.aggregate == ACCESS:
        return {**row, "glass": _glass(row["glass"], event)}
    units = {one for one in row["units"] if one != INCOMING}
    if seen.aggregate == team.TEAM:
        row = {**row, **team.project(row, event, seen), "units": sorted(units)}
    units |= set(units_in(taken_up_by(seen.actor.role, seen.actor.unit, seen.relation), [event]))
    return {**row, "units": sorted(units)} if units else row


def _readers(readers: list[Row], event: Any) -> list[Row]:
    """Return the units that the journey is shared with: they read so much, and do no more."""
    match event:
        case SharedWithUnit():
            shared = {"unit": event.unit, "scope": list(event.scope)}
            return [*readers, {"sharing_id": str(event.sharing_id), **shared}]
        case SharingStopped():
            return [one for one in readers if one["sharing_id"] != str(event.sharing_id)]
        case _:
            return readers


def _glass(glass: list[Row], event: Any) -> list[Row]:
    match event:
        case GlassBroken():
            opened = _SCOPES[: _SCOPES.index(event.scope) + 1]
            broken = {"staff": str(event.staff), "scopes": list(opened), "until": event.until}
            return [*glass, {"grant_id": str(event.grant_id), **broken}]
        case BreakGlassReviewed(finding="not-justified"):
            return [_mended(one, event) for one in glass]
        case _:
            return glass


def _mended(broken: Row, event: BreakGlassReviewed) -> Row:
    if broken["grant_id"] != str(event.grant_id):
        return broken
    return {**broken, "until": min(broken["until"], event.occurred_at)}
