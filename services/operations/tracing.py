"""A journey's causal tree: what was decided, what followed from it, how long each hop took.

Built from the facts that a journey's view shows: dates, codes and opaque references.
Whatever does not look like a code is never put into words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, JsonValue, TypeAdapter, ValidationError

from shared.kernel.terms import local_date

_CODE = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_LONGEST_CODE = 40
_MOMENT = TypeAdapter(AwareDatetime)
_QUIET = {"group", "legal_status", "needs"}
"""Codes that say more about the person than about what happened."""

_LEADS = {
    "to_service": "to",
    "due_at": "due",
    "until": "until",
    "planned_for": "for",
    "complete": "complete:",
    "under_18": "under 18:",
    "effective_from": "from",
}
"""What stands before a value that its words alone would not explain."""


class Told(BaseModel):
    """One fact as a journey's view shows it."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: UUID
    what: str
    service: str
    at: AwareDatetime
    recorded_at: AwareDatetime
    command: UUID
    cause: UUID | None
    position: int
    details: Mapping[str, JsonValue]

    @property
    def name(self) -> str:
        """What happened, without the version: `case-opened`."""
        return self.what.rpartition(".v")[0] or self.what

    @property
    def words(self) -> str:
        """What happened, in words: `case opened`."""
        return in_words(self.name)

    @property
    def codes(self) -> str:
        """The details that are codes, dates or yes and no; references are left out."""
        said = (_said(key, value) for key, value in self.details.items())
        return ", ".join(part for part in said if part)


@dataclass(frozen=True)
class Step:
    """One decision: the facts it told, what it followed from, and what followed from it."""

    facts: tuple[Told, ...]
    follows: Told | None
    consequences: tuple["Step", ...]

    @property
    def hop(self) -> timedelta | None:
        """How long after its cause it was recorded; nothing for a decision of its own."""
        if self.follows is None:
            return None
        return self.facts[0].recorded_at - self.follows.recorded_at

    @property
    def cause_unseen(self) -> bool:
        """Tell whether it followed from a fact that this view does not show."""
        return self.follows is None and self.facts[0].cause is not None


@dataclass(frozen=True)
class Trace:
    """The decisions that nobody's fact caused, each with all that followed."""

    roots: tuple[Step, ...]

    def steps(self) -> Iterator[Step]:
        """Go through all steps, causes before their consequences."""
        waiting = list(reversed(self.roots))
        while waiting:
            step = waiting.pop()
            yield step
            waiting.extend(reversed(step.consequences))

    @property
    def facts(self) -> int:
        """How many facts were told."""
        return sum(len(step.facts) for step in self.steps())

    @property
    def services(self) -> tuple[str, ...]:
        """Who told them, first come first."""
        return tuple(dict.fromkeys(step.facts[0].service for step in self.steps()))

    @property
    def hops(self) -> tuple[tuple[timedelta, Step], ...]:
        """Every hop from a fact to what followed from it, the slowest first."""
        known = [(step.hop, step) for step in self.steps() if step.hop is not None]
        return tuple(sorted(known, key=lambda hop: hop[0], reverse=True))


def trace(facts: Iterable[Told]) -> Trace:
    """Return the causal tree of these facts, whatever order they come in.

    Facts of one command belong together. A cause that is not among the facts, or that
    was recorded no earlier than what it is said to have caused, leaves its step a root.
    """
    decisions = _decisions(facts)
    seen = {fact.id: fact for decision in decisions for fact in decision}
    roots: list[Sequence[Told]] = []
    caused: dict[UUID, list[Sequence[Told]]] = defaultdict(list)
    for decision in decisions:
        cause = _cause(decision, seen)
        (roots if cause is None else caused[cause.id]).append(decision)
    return Trace(tuple(_step(decision, None, caused) for decision in roots))


def in_words(code: str) -> str:
    """Return a code as words: `under-identification` is `under identification`."""
    spaced = code.replace("-", " ").replace("_", " ")
    return spaced.replace("follow up", "follow-up").replace("re trafficked", "re-trafficked")


def _decisions(facts: Iterable[Told]) -> list[Sequence[Told]]:
    grouped: dict[UUID, list[Told]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.position):
        grouped[fact.command].append(fact)
    return list(grouped.values())


def _cause(decision: Sequence[Told], seen: Mapping[UUID, Told]) -> Told | None:
    named = decision[0].cause
    cause = None if named is None else seen.get(named)
    if cause is None or cause.position >= decision[0].position:
        return None
    return cause


def _step(
    decision: Sequence[Told], follows: Told | None, caused: Mapping[UUID, list[Sequence[Told]]]
) -> Step:
    consequences = [
        _step(consequence, fact, caused)
        for fact in decision
        for consequence in caused.get(fact.id, ())
    ]
    consequences.sort(key=lambda step: step.facts[0].position)
    return Step(tuple(decision), follows, tuple(consequences))


def _said(key: str, value: JsonValue) -> str:
    if key.endswith("_id") or key in _QUIET:
        return ""
    said = _value(value)
    lead = _LEADS.get(key)
    return f"{lead} {said}" if lead and said else said


def _value(value: JsonValue) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return _text(value)
        case list():
            return ", ".join(filter(None, map(_value, value)))
        case {"basis": "consent"}:
            return "consent"
        case {"basis": "ground", "ground": str(ground)}:
            return _text(ground)
        case _:
            return ""


def _text(value: str) -> str:
    if len(value) <= _LONGEST_CODE and _CODE.fullmatch(value) and not _is_reference(value):
        return in_words(value)
    moment = _moment(value)
    return "" if moment is None else local_date(moment).isoformat()


def _is_reference(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _moment(value: str) -> datetime | None:
    try:
        return _MOMENT.validate_python(value)
    except ValidationError:
        return None
