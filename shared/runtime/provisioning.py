"""Makes the streams and durable consumers, and never weakens what is there.

A step of its own, before any service: services only use what they find. Running it
again changes nothing.
"""

import logging
from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

from shared.contracts import casework
from shared.contracts.fact import Fact, kind_of
from shared.kernel.policy import Policy
from shared.runtime.nats import Client, api

log = logging.getLogger(__name__)

_NANO = 1_000_000_000
_DAY = 86_400 * _NANO
_PATIENCE = 60.0
"""Seconds for one answer: nobody waits for it who could do anything else meanwhile."""

FOREVER: Mapping[str, Any] = {
    "retention": "limits",
    "storage": "file",
    "deny_delete": True,
    "deny_purge": True,
    "allow_atomic": True,
    "allow_direct": True,
    "compression": "s2",
    "max_age": 0,
    "max_msgs": -1,
    "max_bytes": -1,
    "max_msgs_per_subject": -1,
}
"""What a log or the facts must be: kept for ever, nothing taken out."""

STREAMS: Mapping[str, Mapping[str, Any]] = {
    "FACTS": {"subjects": ["facts.*.>"], **FOREVER},
    "CENTRES": {"subjects": ["centres.*.inbox.>", "centres.*.reply.>"], "storage": "file"},
    "TIMERS": {
        "subjects": ["timers.>", "due.>"],
        "storage": "file",
        "allow_msg_schedules": True,
        "allow_direct": True,
    },
    "PARKED": {"subjects": ["parked.>"], "storage": "file"},
    "RECEIPTS": {
        "subjects": ["receipts.>"],
        "storage": "file",
        "max_age": 7 * _DAY,
        "max_msgs_per_subject": 1,
    },
}

_FLAGS = ("deny_delete", "deny_purge", "allow_atomic", "allow_msg_schedules")
_LIMITS = ("max_age", "max_msgs", "max_bytes", "max_msgs_per_subject")


class Weakening(Exception):
    """What is there is stronger than what was asked, or cannot be made as strong."""


def log_stream(service: str) -> tuple[str, Mapping[str, Any]]:
    """Return the name and settings of a service's log."""
    return f"LOG_{service.upper()}", {"subjects": [f"log.{service}.*.*"], **FOREVER}


async def provision_stream(
    client: Client, name: str, wanted: Mapping[str, Any], replicas: int = 1
) -> None:
    """Make a stream, or make sure that it is as wanted; raises `Weakening`."""
    config = {"name": name, "num_replicas": replicas, **wanted}
    info = await api(client, f"STREAM.INFO.{name}", wait=_PATIENCE)
    if "error" in info:
        answer = await api(client, f"STREAM.CREATE.{name}", config, wait=_PATIENCE)
        if "error" in answer:
            raise Weakening(f"{name} cannot be made: {answer['error']['description']}")
        return
    there: Mapping[str, Any] = info["config"]
    _refuse_weakening(name, there, config)
    if any(there.get(key) != value for key, value in config.items()):
        log.warning("a stream becomes stronger", extra={"stream": name})
        answer = await api(client, f"STREAM.UPDATE.{name}", {**there, **config}, wait=_PATIENCE)
        if "error" in answer:
            raise Weakening(f"{name} cannot be updated: {answer['error']['description']}")


def _refuse_weakening(name: str, there: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for flag in _FLAGS:
        if there.get(flag) and not wanted.get(flag):
            raise Weakening(f"{name}: {flag} is set and would be taken away")
    if there.get("num_replicas", 1) > wanted["num_replicas"]:
        raise Weakening(f"{name}: has {there['num_replicas']} replicas, fewer were asked for")
    if there.get("storage", "file") != wanted["storage"]:
        raise Weakening(f"{name}: is not kept on disk, and cannot be moved there")
    for limit in _LIMITS:
        if limit in wanted and _drops_at(there.get(limit)) > _drops_at(wanted[limit]):
            raise Weakening(f"{name}: {limit} would begin to drop messages")
    lost = set(there.get("subjects", ())) - set(wanted["subjects"])
    if lost:
        raise Weakening(f"{name}: would stop keeping {', '.join(sorted(lost))}")


def _drops_at(limit: int | None) -> float:
    """Return where a limit begins to drop messages; none, 0 and -1 mean never."""
    return limit if limit is not None and limit > 0 else inf


async def provision_consumer(
    client: Client, stream: str, name: str, filters: Iterable[str]
) -> None:
    """Make a policy's durable consumer, or bring an existing one up to date."""
    config = {
        "durable_name": name,
        "name": name,
        "ack_policy": "explicit",
        "ack_wait": 3 * _NANO,
        "max_ack_pending": 1,
        "max_deliver": -1,
        "deliver_policy": "all",
        "filter_subjects": sorted(filters),
    }
    answer = await api(
        client,
        f"CONSUMER.DURABLE.CREATE.{stream}.{name}",
        {"stream_name": stream, "config": config},
        wait=_PATIENCE,
    )
    if "error" in answer:
        raise Weakening(f"{name} cannot be made: {answer['error']['description']}")


def heard_subjects(policy: Policy) -> list[str]:
    """Return the subjects a policy hears: each of its facts, in every version.

    An unknown version is heard too, so that it is parked and not missed. What all rooms tell
    alike is heard from each.
    """
    return [f"facts.{_teller(fact)}.{kind_of(fact).rpartition('.')[0]}.*" for fact in policy.hears]


def _teller(fact: type[Fact]) -> str:
    return "*" if fact in casework.TELLS else fact.__module__.rpartition(".")[2]


def clocks_consumer(service: str) -> str:
    """Return the name of the consumer of a service's due clocks."""
    return f"{service}-clocks"
