"""Walks a whole log and checks every history: its chain, its versions, nothing missing."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from shared.kernel.aggregate import Log
from shared.kernel.chains import Chain, Fault, Standing, sealed
from shared.kernel.envelope import Envelope, Malformed, link
from shared.kernel.errors import UnknownKind
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import Delivered, reading
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import api, is_not_found

FAULTS_SHOWN = 100


@dataclass
class Report:
    """What was found: how many messages and histories, and the faults by position.

    `standing` is where the log stands, or stood at the position that was asked for.
    """

    messages: int = 0
    histories: int = 0
    last: int = 0
    faults: list[Fault] = field(default_factory=list[Fault])
    done: bool = False
    failed: bool = False
    standing: Standing = field(default_factory=Standing)

    def told(self) -> dict[str, Any]:
        """Return what is said of it while it runs, and when it is done."""
        said = {name: value for name, value in vars(self).items() if name != "standing"}
        return {**said, "faults": [fault._asdict() for fault in self.faults]}


@dataclass
class _Walk:
    """One walk along a log: what was seen so far, and where its standing is to be noted."""

    log: Log
    report: Report
    note_at: int
    chains: dict[str, Chain] = field(default_factory=lambda: defaultdict(Chain))
    seal: str = ""
    expected: int = 1
    noted: bool = False

    def take(self, message: Delivered) -> None:
        """Check one message."""
        if message.sequence > self.note_at:
            self.note()
        if message.sequence != self.expected:
            self.fault(Fault(self.expected, "", "message-missing"))
        self.expected = message.sequence + 1
        hashed = link(message.data)
        self.seal = sealed(self.seal, message.sequence, message.subject, hashed)
        for fault in self._faults(message, hashed):
            self.fault(fault)
        self.report.messages += 1

    def note(self) -> None:
        """Note where the log stands here, unless that was noted further up."""
        if not self.noted:
            heads = {history: chain.head for history, chain in self.chains.items()}
            self.report.standing = Standing(self.expected - 1, self.seal, heads)
            self.noted = True

    def end(self) -> None:
        """Say what only the end of the log shows."""
        self.note()
        if self.expected <= self.report.last:
            self.fault(Fault(self.expected, "", "message-missing"))
        for history, chain in self.chains.items():
            for position, wrong in chain.unsettled():
                self.fault(Fault(position, history, wrong))
        self.report.faults.sort()
        self.report.histories = len(self.chains)
        self.report.done = True

    def fault(self, fault: Fault) -> None:
        """Report a fault, unless there are more than anyone reads."""
        if len(self.report.faults) < FAULTS_SHOWN:
            self.report.faults.append(fault)

    def _faults(self, message: Delivered, hashed: str) -> list[Fault]:
        history, chain = message.subject, self.chains[message.subject]
        try:
            envelope = Envelope.decode(message.data)
        except Malformed:
            chain.pass_over(message.sequence)
            return [Fault(message.sequence, history, "unreadable:Malformed")]
        wrong = chain.follow(message.sequence, envelope, hashed)
        faults = [Fault(position, history, what) for position, what in wrong]
        if not _is_readable(self.log, history.split(".")[2], envelope):
            faults.append(Fault(message.sequence, history, "unreadable:UnknownKind"))
        return faults


async def verify(nats: Nats, log: Log, report: Report, note_at: int | None = None) -> None:
    """Read the log from its first message to its present end and report every fault.

    With `note_at` the report's standing is the one at that position, for comparing it with
    what was kept; otherwise the one at the end.
    """
    info = await api(nats, f"STREAM.INFO.{log.stream}")
    report.last = info["state"]["last_seq"]
    end = await _last_present(nats, log)
    walk = _Walk(log, report, report.last if note_at is None else note_at)
    reached = 0
    if end:
        async with reading(nats, log.stream, 0) as feed:
            while reached < min(end, report.last):
                for message in await feed.batch():
                    reached = message.sequence
                    if reached <= report.last:
                        walk.take(message)
    walk.end()


async def _last_present(nats: Nats, log: Log) -> int:
    """Return the sequence of the last message that is really there: the tail may be cut."""
    last = {"last_by_subj": f"log.{log.service}.>"}
    answer = await api(nats, f"STREAM.MSG.GET.{log.stream}", last)
    if "error" in answer:
        if is_not_found(answer):
            return 0
        raise Unavailable
    sequence: int = answer["message"]["seq"]
    return sequence


def _is_readable(log: Log, name: str, envelope: Envelope) -> bool:
    try:
        for event in envelope.events:
            log.read(name, event)
    except UnknownKind:
        return False
    return True
