"""One worker's searches for persons, and looks at possible duplicates: each is written down.

Whom they looked for is not written, only why, by which signs, and whose journeys they were
shown. Nobody is answered before this is in the log, and nobody beyond what is allowed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.intake.domain.person.ids import PairId
from services.intake.domain.person.tables import SEARCH_LIMITS, Allowance
from shared.kernel.actors import Role
from shared.kernel.decider import Decider
from shared.kernel.errors import Refused
from shared.kernel.ids import JourneyId, StaffId
from shared.kernel.messages import Command, Event
from shared.kernel.terms import Term, due

SearchPurpose = Literal["reception", "protection", "duplicate-review", "rights-request"]
Signs = Literal["name-and-year", "document"]

_HOUR, _DAY = Term(1, "hours"), Term(24, "hours")


class NoteSearch(Command):
    staff: StaffId
    role: Role
    purpose: SearchPurpose
    signs: Signs
    found: tuple[JourneyId, ...]


class NoteLook(Command):
    staff: StaffId
    role: Role
    pair_id: PairId


SearchCommand = NoteSearch | NoteLook


class SearchMade(Event):
    kind: Literal["search-made.v1"] = "search-made.v1"
    staff: StaffId
    purpose: SearchPurpose
    signs: Signs
    found: tuple[JourneyId, ...]


class DuplicateLookedAt(Event):
    kind: Literal["duplicate-looked-at.v1"] = "duplicate-looked-at.v1"
    staff: StaffId
    pair_id: PairId


SearchEvent = Annotated[SearchMade | DuplicateLookedAt, Field(discriminator="kind")]


@dataclass(frozen=True)
class SearchLog:
    """When the worker last asked, within a day."""

    lately: tuple[datetime, ...] = ()


class TooManySearches(Refused):
    """You have searched as often as is allowed for now; every search is recorded."""

    slug = "too-many-searches"
    vi = "Bạn đã tra cứu hết số lần được phép lúc này; mọi lần tra cứu đều được ghi lại."
    source = "Law 91/2025/QH15: personal data are read only as far as the purpose needs"


def decide(command: SearchCommand, log: SearchLog) -> list[SearchEvent]:
    """Write an asking down, unless it is one too many; two askings are never one."""
    _must_be_allowed(command, log)
    match command:
        case NoteSearch():
            return [
                SearchMade(
                    staff=command.staff,
                    purpose=command.purpose,
                    signs=command.signs,
                    found=command.found,
                    occurred_at=command.occurred_at,
                )
            ]
        case NoteLook():
            return [
                DuplicateLookedAt(
                    staff=command.staff,
                    pair_id=command.pair_id,
                    occurred_at=command.occurred_at,
                )
            ]
        case _:
            assert_never(command)


def _must_be_allowed(command: SearchCommand, log: SearchLog) -> None:
    at = command.occurred_at
    allowed = _allowance(command.role, at)
    within_an_hour = sum(due(asked, _HOUR) > at for asked in log.lately)
    within_a_day = sum(due(asked, _DAY) > at for asked in log.lately)
    if within_an_hour >= allowed.an_hour or within_a_day >= allowed.a_day:
        raise TooManySearches


def _allowance(role: Role, at: datetime) -> Allowance:
    limits = SEARCH_LIMITS.on(at).value
    return limits.reviewer if role == "case-reviewer" else limits.others


def evolve(log: SearchLog, event: SearchEvent) -> SearchLog:
    """Apply one recorded event; never refuse, never look outside."""
    at = event.occurred_at
    return SearchLog((*(asked for asked in log.lately if due(asked, _DAY) > at), at))


decider: Decider[SearchCommand, SearchLog, SearchEvent] = Decider(SearchLog(), decide, evolve)
