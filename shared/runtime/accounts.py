"""Who may do what at NATS: every service, every centre, and every store in an account of its own.

An account is a world of its own, and what leads from one to another is said here, subject by
subject. Permissions within one account would not be enough: JetStream sends its answers to
whatever subject is named for them, so that whoever may read anything at all could have it
written into another's log, or have a stream deleted (docs/adr/0019).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from shared.runtime.nats import API, reader_names
from shared.runtime.provisioning import clocks_consumer, log_stream

Configuration: TypeAlias = dict[str, Any]
"""A part of nats-server's configuration."""

KeyOf: TypeAlias = Callable[[str], str]
"""Gives the public key of a user."""

SHARED: Final = ("FACTS", "CENTRES")
"""Streams of several services' concern."""

OWN_API: Final = {f"{API}.>": "$JS.API.>"}
"""Lets who works inside a store speak as those outside must."""

_PATIENCE: Final = "10s"
"""How long an answer across accounts may pause; a reader's heartbeats come every second."""


@dataclass(frozen=True)
class Tenant:
    """One service: what it has at NATS, and what it listens to."""

    name: str
    has_log: bool
    policies: Sequence[str] = ()
    speaks_with_centres: bool = False


@dataclass(frozen=True)
class Centre:
    """One legal-aid centre, by the number of its post: random, and telling nothing."""

    id: str

    @property
    def called(self) -> str:
        """What its key is called, and its one consumer."""
        return f"centre-{self.id}"


def store_of(name: str) -> str:
    """Return the account in which a service's streams are, or a shared stream."""
    return f"STORE_{name.upper()}"


def provisioner(name: str) -> str:
    """Return the user who makes the streams of a store, which nobody else does."""
    return f"provision-{name.lower()}"


def users(services: Iterable[str], centres: Iterable[Centre] = ()) -> list[str]:
    """Return everyone who needs a key."""
    names = list(services)
    makers = [provisioner(name) for name in (*names, *SHARED)]
    return [*names, *makers, *(centre.called for centre in centres)]


def accounts(
    tenants: Sequence[Tenant], centres: Sequence[Centre], key_of: KeyOf
) -> Mapping[str, Configuration]:
    """Return all accounts, each user known by their public key."""
    told: dict[str, Configuration] = {}
    for tenant in tenants:
        told[tenant.name.upper()] = _account(key_of(tenant.name), _ways_of_a_service(tenant))
        told[store_of(tenant.name)] = _store(tenant.name, _said(tenant), key_of)
    for centre in centres:
        told[f"CENTRE_{centre.id}"] = _account(key_of(centre.called), _ways_of_a_centre(centre))
    letters = ["centres.*.inbox.>", *(f"centres.{centre.id}.reply.>" for centre in centres)]
    told[store_of("FACTS")] = _store("FACTS", [_facts(t) for t in tenants if t.has_log], key_of)
    told[store_of("CENTRES")] = _store("CENTRES", letters, key_of)
    return told


def _ways_of_a_service(tenant: Tenant) -> list[Configuration]:
    """Return what leads out of a service's account: write, read, settle; unmake nothing."""
    own, facts, centres = store_of(tenant.name), store_of("FACTS"), store_of("CENTRES")
    ways = [_way(own, subject) for subject in _said(tenant)]
    ways += [_call(own, call) for call in _own_calls(tenant)]
    ways += [_call(facts, call) for call in _facts_calls(tenant)]
    ways += [_way(facts, f"$JS.ACK.FACTS.{policy}.>") for policy in tenant.policies]
    if tenant.has_log:
        ways.append(_way(facts, _facts(tenant)))
    if tenant.speaks_with_centres:
        ways.append(_way(centres, "centres.*.inbox.>"))
        ways += [_call(centres, call) for call in _centres_calls(tenant)]
    return ways


def _facts(tenant: Tenant) -> str:
    return f"facts.{tenant.name}.>"


def _said(tenant: Tenant) -> list[str]:
    """Return what a service says to its own store."""
    name = tenant.name
    said = [f"parked.{name}.>", f"receipts.{name}.>"]
    if tenant.has_log:
        clocks = f"$JS.ACK.TIMERS.{clocks_consumer(name)}.>"
        said += [f"log.{name}.>", f"timers.{name}.>", clocks]
    return said


def _own_calls(tenant: Tenant) -> list[str]:
    calls = ["INFO", *_reading("PARKED"), "STREAM.MSG.DELETE.PARKED"]
    calls += [*_reading("RECEIPTS"), *_feeding("RECEIPTS", ["*"])]
    if tenant.has_log:
        log, _ = log_stream(tenant.name)
        clocks = clocks_consumer(tenant.name)
        calls += [*_reading(log), *_feeding(log, ["*"]), f"DIRECT.GET.{log}"]
        calls += [*_reading("TIMERS"), "STREAM.PURGE.TIMERS"]
        calls += [f"CONSUMER.INFO.TIMERS.{clocks}", f"CONSUMER.MSG.NEXT.TIMERS.{clocks}"]
    return calls


def _facts_calls(tenant: Tenant) -> list[str]:
    """Return how facts are read: by a service's own readers and policies, each by its name.

    A wildcard stands for a whole token, so it would also lead to another's consumers.
    """
    calls = [*_reading("FACTS"), *_feeding("FACTS", reader_names(tenant.name))]
    for policy in tenant.policies:
        calls += [f"CONSUMER.INFO.FACTS.{policy}", f"CONSUMER.MSG.NEXT.FACTS.{policy}"]
    return calls


def _centres_calls(tenant: Tenant) -> list[str]:
    readers = reader_names(tenant.name)
    return [*_reading("CENTRES"), *_feeding("CENTRES", readers), "STREAM.PURGE.CENTRES"]


def _ways_of_a_centre(centre: Centre) -> list[Configuration]:
    """Return what leads out of a centre's account: fetch its own letters, and answer."""
    store = store_of("CENTRES")
    calls = [f"CONSUMER.{call}.CENTRES.{centre.called}" for call in ("INFO", "MSG.NEXT")]
    said = [f"$JS.ACK.CENTRES.{centre.called}.>", f"centres.{centre.id}.reply.>"]
    return [*(_call(store, call) for call in calls), *(_way(store, subject) for subject in said)]


def _reading(stream: str) -> list[str]:
    return [f"STREAM.INFO.{stream}", f"STREAM.MSG.GET.{stream}"]


def _feeding(stream: str, readers: Iterable[str]) -> list[str]:
    calls = ("CREATE", "MSG.NEXT", "DELETE")
    return [f"CONSUMER.{call}.{stream}.{reader}" for reader in readers for call in calls]


def _store(name: str, said: Iterable[str], key_of: KeyOf) -> Configuration:
    """Return an account that keeps streams. What it offers is taken only where it is imported."""
    many = {"response_type": "stream", "response_threshold": _PATIENCE}
    offered = [{"service": subject} for subject in (*said, "$JS.ACK.>")]
    return {
        "jetstream": "enabled",
        "mappings": OWN_API,
        "exports": [{"service": "$JS.API.>", **many}, *offered],
        "users": [{"nkey": key_of(provisioner(name))}],
    }


def _account(key: str, ways: list[Configuration]) -> Configuration:
    return {"users": [{"nkey": key}], "imports": ways}


def _call(store: str, call: str) -> Configuration:
    return {**_way(store, f"$JS.API.{call}"), "to": f"{API}.{call}"}


def _way(store: str, subject: str) -> Configuration:
    return {"service": {"account": store, "subject": subject}}
