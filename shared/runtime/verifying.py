"""Walks a whole log and checks every history: its chain, its versions, nothing missing."""

from collections import defaultdict
from dataclasses import dataclass, field

from shared.kernel.aggregate import Log
from shared.kernel.envelope import BEGINNING, Envelope, Malformed, link
from shared.kernel.errors import UnknownKind
from shared.runtime.event_store.interface import Unavailable
from shared.runtime.feed import reading
from shared.runtime.nats import Client as Nats
from shared.runtime.nats import api, is_not_found

FAULTS_SHOWN = 100


@dataclass
class Report:
    """What was found: how many messages and histories, and the faults by position."""

    messages: int = 0
    histories: int = 0
    last: int = 0
    faults: list[dict[str, str | int]] = field(default_factory=list[dict[str, str | int]])
    done: bool = False
    failed: bool = False


@dataclass
class _Head:
    version: int = 0
    link: str = BEGINNING


async def verify(nats: Nats, log: Log, report: Report) -> None:
    """Read the log from its first message to its present end and report every fault."""
    info = await api(nats, f"STREAM.INFO.{log.stream}")
    report.last = info["state"]["last_seq"]
    end = await _last_present(nats, log)
    heads: dict[str, _Head] = defaultdict(_Head)
    expected = 1
    if end:
        async with reading(nats, log.stream, 0) as feed:
            while expected <= end:
                for message in await feed.batch():
                    _compare_place(report, expected, message.sequence)
                    expected = message.sequence + 1
                    fault = _check(log, message.subject, message.data, heads[message.subject])
                    if fault:
                        _fault(report, message.sequence, message.subject, fault)
                    report.messages += 1
    _compare_place(report, expected, max(expected, report.last + 1))
    report.histories = len(heads)
    report.done = True


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


def _compare_place(report: Report, expected: int, found: int) -> None:
    if found != expected:
        _fault(report, expected, "", "message-missing")


def _check(log: Log, subject: str, data: bytes, head: _Head) -> str | None:
    """Return what is wrong with a message, and take it for the head of its history."""
    name = subject.split(".")[2]
    try:
        envelope = Envelope.decode(data)
    except Malformed:
        head.version, head.link = head.version + 1, link(data)
        return "unreadable:Malformed"
    fault = _chained(envelope, head) or _readable(log, name, envelope)
    head.version, head.link = envelope.version, link(data)
    return fault


def _chained(envelope: Envelope, head: _Head) -> str | None:
    if envelope.version != head.version + 1:
        return "version-gap"
    return None if envelope.prev == head.link else "chain-broken"


def _readable(log: Log, name: str, envelope: Envelope) -> str | None:
    try:
        for event in envelope.events:
            log.read(name, event)
    except UnknownKind:
        return "unreadable:UnknownKind"
    return None


def _fault(report: Report, sequence: int, subject: str, fault: str) -> None:
    if len(report.faults) < FAULTS_SHOWN:
        report.faults.append({"sequence": sequence, "history": subject, "fault": fault})
