"""Each history is a chain and each log one seal: what changed after it was written shows.

A message points at the one before it in its history by that one's hash. The seal runs over
every message of a log, in order, so that nothing before it can change unseen.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shared.kernel.envelope import BEGINNING, Envelope

UNKNOWN = "unknown"
"""Stands for the hash of a message that cannot be read: nobody can say what it was."""


class Fault(NamedTuple):
    """Where a log is not as it was written: a position, whose history, and what is wrong.

    `altered`: the next message points at other bytes than lie here. `inserted`: another
    message has this place in the history. `out-of-place`: it stands behind a later one.
    `missing-before`: the history lacks what stood before this. `message-missing`: the
    stream has a hole here. `cut-off`: what once followed is gone. `unreadable:…`: says why.
    """

    sequence: int
    history: str
    fault: str


class Head(NamedTuple):
    """The last message of a history: its number there, its place in the log, its hash."""

    version: int
    position: int
    link: str


class Claim(NamedTuple):
    """A second message for a place that is taken; the next one shows which was there."""

    position: int
    link: str


@dataclass(slots=True)
class Chain:
    """One history, as far as it was followed."""

    version: int = 0
    position: int = 0
    link: str = BEGINNING
    claim: Claim | None = None

    @property
    def head(self) -> Head:
        """Return where it ends."""
        return Head(self.version, self.position, self.link)

    def follow(self, position: int, envelope: Envelope, link: str) -> list[tuple[int, str]]:
        """Take in a message; return which positions are now known to be wrong, and how."""
        if envelope.version <= self.version:
            return self._contested(position, envelope.version, link)
        if envelope.version > self.version + 1:
            wrong = [*self.unsettled(), (position, "missing-before")]
        else:
            wrong = self._joined(position, envelope.prev)
        self.version, self.position, self.link = envelope.version, position, link
        self.claim = None
        return wrong

    def pass_over(self, position: int) -> None:
        """Pass a message that cannot be read, and ask the next one nothing about it."""
        self.version, self.position, self.link = self.version + 1, position, UNKNOWN

    def unsettled(self) -> list[tuple[int, str]]:
        """Return the claim that nothing has borne out."""
        return [(self.claim.position, "inserted")] if self.claim else []

    def _joined(self, position: int, prev: str) -> list[tuple[int, str]]:
        if self.link in {prev, UNKNOWN}:
            return self.unsettled()
        if self.claim and prev == self.claim.link:
            return [(self.position, "inserted")]
        return [*self.unsettled(), (self.position or position, "altered")]

    def _contested(self, position: int, version: int, link: str) -> list[tuple[int, str]]:
        if version < self.version:
            return [(position, "out-of-place")]
        if link == self.link or self.claim:
            return [(position, "inserted")]
        self.claim = Claim(position, link)
        return []


@dataclass
class Standing:
    """Where a log stood: its last position, the seal over all up to there, every head."""

    at: int = 0
    seal: str = ""
    heads: dict[str, Head] = field(default_factory=dict[str, Head])


def sealed(seal: str, position: int, subject: str, link: str) -> str:
    """Return the seal over one message more."""
    return hashlib.sha256(f"{seal}\x1f{position}\x1f{subject}\x1f{link}".encode()).hexdigest()


def since(kept: Standing, found: Standing) -> list[Fault]:
    """Say how a log differs from what was kept of it, at the position it was kept at."""
    wrong = [*_heads_changed(kept.heads, found.heads)]
    wrong += [
        Fault(head.position, history, "inserted")
        for history, head in found.heads.items()
        if history not in kept.heads
    ]
    if found.at < kept.at:
        wrong.append(Fault(found.at + 1, "", "cut-off"))
    if not wrong and found.seal != kept.seal:
        wrong.append(Fault(kept.at, "", "seal-broken"))
    return sorted(wrong)


def _heads_changed(kept: Mapping[str, Head], found: Mapping[str, Head]) -> Iterator[Fault]:
    for history, head in kept.items():
        there = found.get(history)
        if there is None or there.version < head.version:
            yield Fault(head.position, history, "cut-off")
        elif there.version > head.version:
            yield Fault(there.position, history, "inserted")
        elif there.link != head.link:
            yield Fault(there.position, history, "altered")
        elif there.position != head.position:
            yield Fault(there.position, history, "out-of-place")
