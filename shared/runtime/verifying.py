"""Walks a whole log and checks every history: its chain, its versions, nothing missing."""

from dataclasses import dataclass, field

from nats.aio.client import Client as Nats

from shared.kernel.aggregate import Log
from shared.kernel.envelope import BEGINNING, Envelope, Malformed, link
from shared.kernel.errors import UnknownKind
from shared.runtime.feed import reading
from shared.runtime.nats import api

FAULTS_SHOWN = 100


@dataclass
class Report:
    """What was found: how many messages and histories, and the faults by position."""

    messages: int = 0
    histories: int = 0
    last: int = 0
    faults: list[dict[str, str | int]] = field(default_factory=list[dict[str, str | int]])
    done: bool = False


@dataclass
class _Head:
    version: int = 0
    link: str = BEGINNING


async def verify(nats: Nats, log: Log, report: Report) -> None:
    """Read the log from its first message to its present end and report every fault."""
    info = await api(nats, f"STREAM.INFO.{log.stream}")
    report.last = info["state"]["last_seq"]
    heads: dict[str, _Head] = {}
    expected = 1
    if report.last:
        async with reading(nats, log.stream, 0) as feed:
            while expected <= report.last:
                for message in await feed.batch():
                    if message.sequence != expected:
                        _fault(report, expected, "", "message-missing")
                    expected = message.sequence + 1
                    head = heads.setdefault(message.subject, _Head())
                    fault = _check(log, message.subject, message.data, head)
                    if fault:
                        _fault(report, message.sequence, message.subject, fault)
                    report.messages += 1
    report.histories = len(heads)
    report.done = True


def _check(log: Log, subject: str, data: bytes, head: _Head) -> str | None:
    try:
        envelope = Envelope.decode(data)
        for event in envelope.events:
            log.read(subject.split(".")[2], event)
    except (Malformed, UnknownKind) as error:
        return f"unreadable:{type(error).__name__}"
    if envelope.version != head.version + 1:
        fault = "version-gap"
    elif envelope.prev != head.link:
        fault = "chain-broken"
    else:
        fault = None
    head.version, head.link = envelope.version, link(data)
    return fault


def _fault(report: Report, sequence: int, subject: str, fault: str) -> None:
    if len(report.faults) < FAULTS_SHOWN:
        report.faults.append({"sequence": sequence, "history": subject, "fault": fault})
