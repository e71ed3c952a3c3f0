"""Who is what to a journey: units that took it up or may read it, its team, broken glass.

One row for each journey, drawn from everything that the room wrote of it; reading looks here.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, get_args
from uuid import UUID

from shared.casework import team
from shared.casework.access import ACCESS
from shared.casework.access_messages import BreakGlassReviewed, GlassBroken, Scope
from shared.casework.access_tables import RELATION_ENDS_AFTER
from shared.casework.alerts import Noted
from shared.casework.sharing.decider import SHARING
from shared.casework.sharing.messages import SharedWithUnit, SharingStopped
from shared.kernel.envelope import taken_up_by
from shared.kernel.involving import Work, asked_by, units_in
from shared.kernel.messages import HeardBeside, in_milliseconds
from shared.kernel.terms import due
from shared.kernel.views import Row, Seen, View

RELATIONS = "relations"

INCOMING = "*"
"""Stands among the units of a journey that nobody has taken up; no unit has such a code."""

Works = Mapping[str, Work]
"""What units have in hand in a room, by the name of its aggregate."""

_SCOPES: tuple[Scope, ...] = get_args(Scope)
_NOBODY: Row = {
    "units": [INCOMING],
    "leaving": [],
    "readers": [],
    "workers": [],
    "left": [],
    "glass": [],
    "anyone": False,
    "waits": True,
    "acted": [],
    "work": [],
    "heir": None,
}


def relations_of(works: Works) -> View:
    """Return the rows of a room in which this is what units have in hand."""
    index = ("units", "leaving.unit", "workers.staff", "glass.staff")
    return View(RELATIONS, (), partial(project, works=works), key="journey", index=index)


def project(row: Row | None, event: Any, seen: Seen, works: Works | None = None) -> Row | None:
    """Redraw who is what to a journey; a house and the like are nobody's journey.

    That a room heard of a consent, or of an alert elsewhere, makes no journey its own; nor does
    what a journey hears of another one of the same person's.
    """
    if isinstance(event, Noted | HeardBeside):
        return row
    if seen.aggregate == SHARING and seen.actor.role == "policy":
        return row and {**row, "readers": _readers(row["readers"], event)}
    row = _complete(row or _NOBODY)
    anyone = row["anyone"] or seen.journey is None
    row = {**row, "anyone": anyone, "readers": _readers(row["readers"], event)}
    if seen.aggregate == ACCESS:
        return {**row, "glass": _glass(row["glass"], event)}
    if seen.aggregate == team.TEAM:
        row = {**row, **team.project(row, event, seen), "waits": False}
    work = (works or {}).get(seen.aggregate)
    piece = work.piece_of(event, seen.aggregate_id) if work else None
    moved = _worked(row, event, seen, (work, piece)) if work and piece else _acted(row, event, seen)
    return {**moved, **_units(moved)} if moved is not row or seen.aggregate == team.TEAM else row


def has(row: Row, unit: str, now: datetime) -> bool:
    """Tell whether a journey is a unit's: it has work there, or had until not long ago."""
    leaving = row.get("leaving", ())
    return unit in row["units"] or any(
        one["unit"] == unit and now < one["until"] for one in leaving
    )


def _complete(row: Row) -> Row:
    """Return a row with all that is told of work; one drawn before that was told lacks it."""
    if "work" in row:
        return row
    units = [unit for unit in row["units"] if unit != INCOMING]
    return {**_NOBODY, **row, "acted": units, "waits": INCOMING in row["units"]}


def _acted(row: Row, event: Any, seen: Seen) -> Row:
    """Let a unit help that acted; what it does to hand work over brings it no work back."""
    acting = set(units_in(_acting(seen), [event]))
    if not acting or row["heir"] is not None:
        return row
    return {**row, "acted": sorted({*row["acted"], *acting}), "waits": False}


def _worked(row: Row, event: Any, seen: Seen, at_work: tuple[Work, UUID]) -> Row:
    """Move on one piece of work: who has it, and when it ended."""
    work, piece_id = at_work
    of = f"{seen.aggregate}.{piece_id}"
    others = [one for one in row["work"] if one["of"] != of]
    known = next((one for one in row["work"] if one["of"] == of), None)
    lasts = known and known["until"] is None and not row["waits"]
    if known and lasts and work.goes_on_with(event, _acting(seen), known["units"]):
        return row
    inherits = type(event) in work.received and row["heir"] is not None
    acting = row["heir"] if inherits else _acting(seen)
    begun: Row = {"of": of, "units": [], "named": None, "until": None}
    piece = _moved_on(known or begun, event, acting, seen, work)
    units, named = piece["units"], piece["named"]
    if type(event) in work.hands_over:
        gone = set(units) - {named}
        early = any(one.get("early") for one in others)
        heir = None if early else named
        others = [_handed_to(named, one) for one in others]
        row = {**row, "heir": heir, "acted": sorted(set(row["acted"]) - gone)}
        piece = {**piece, "units": list[str]()}
    elif inherits:
        row = {**row, "heir": None}
    elif type(event) in work.received:
        piece = {**piece, "early": True}
    row = {**row, "work": [*others, piece]}
    begins = piece["until"] is None and (known is None or known["until"] is not None)
    waits = begins and not _in_hand(row)
    return {**row, "waits": waits or (row["waits"] and not units)}


def _moved_on(piece: Row, event: Any, acting: str | None, seen: Seen, work: Work) -> Row:
    """Return a piece of work after an event: who has it, who was asked to, and until when."""
    asked = asked_by(event, set(piece["units"]), piece.get("asked"))
    named = next(units_in(None, [event]), piece["named"])
    units = {*piece["units"], *units_in(acting, [event])}
    if asked and work.hands_back(event):
        units, named, asked = units - {asked}, None, None
    until = _until(piece["until"], event, seen, work)
    return {**piece, "units": sorted(units), "named": named, "asked": asked, "until": until}


def _handed_to(named: str | None, piece: Row) -> Row:
    """Return a piece of work; what was begun for the heir before it was handed over is theirs.

    Both are written together, and what begins comes first in the log.
    """
    if not piece.get("early"):
        return piece
    return {**piece, "early": False, "units": [named] if named else piece["units"]}


def _until(until: datetime | None, event: Any, seen: Seen, work: Work) -> datetime | None:
    """Return until when its units keep the journey: nothing while the work goes on."""
    if type(event) in work.hands_over:
        return in_milliseconds(seen.recorded_at)
    if not work.is_over(event, before=until is not None):
        return None
    at = seen.recorded_at
    return until or due(at, RELATION_ENDS_AFTER.on(at).value)


def _acting(seen: Seen) -> str | None:
    return taken_up_by(seen.actor.role, seen.actor.unit, seen.relation)


def _in_hand(row: Row) -> set[str]:
    """Return the units that have open work, and whoever helps while there is any."""
    going_on = [one for one in row["work"] if one["until"] is None]
    theirs = _units_of(going_on)
    return theirs | _helping(row) if going_on or not row["work"] else theirs


def _helping(row: Row) -> set[str]:
    """Return the units that acted and have no work of their own."""
    return set(row["acted"]) - _units_of(row["work"])


def _units_of(work: Iterable[Row]) -> set[str]:
    return {unit for one in work for unit in one["units"]}


def _units(row: Row) -> Row:
    """Return whose the journey is now, and whose it was, each with its last moment."""
    now = _in_hand(row)
    until: dict[str, datetime] = {}
    for one in row["work"]:
        for unit in {*one["units"], *_helping(row)} - now:
            until[unit] = max(one["until"], until.get(unit, one["until"]))
    leaving = [{"unit": unit, "until": last} for unit, last in sorted(until.items())]
    waiting = [INCOMING] if row["waits"] else []
    return {"units": sorted(now) or waiting, "leaving": leaving}


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
