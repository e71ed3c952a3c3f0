"""Policies at work: ordered FastStream consumers that acknowledge after their append."""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from faststream.nats.security import NatsNKey
from faststream.security import BaseSecurity
from opentelemetry.trace import SpanKind

from shared.contracts.fact import Fact, FactReader, Heard, MalformedFact
from shared.kernel.actors import Actor
from shared.kernel.aggregate import Log
from shared.kernel.errors import Refused, UnknownKind
from shared.kernel.ids import CommandId, StaffId, derived
from shared.kernel.messages import Command
from shared.kernel.policy import Policy
from shared.runtime import telemetry
from shared.runtime.event_store.interface import Conflict, Unavailable
from shared.runtime.feed import Delivered
from shared.runtime.handling import Asked, Contended, Desk
from shared.runtime.mongo import UNAVAILABLE, Database
from shared.runtime.nats import API, UNREACHABLE
from shared.runtime.parking import Parking, lane_of
from shared.runtime.passes import AS_ADDRESSED, Pass
from shared.runtime.records.store import RecordStore

log = logging.getLogger(__name__)

ACK_WAIT = 3.0
AWAY: tuple[type[BaseException], ...] = (Unavailable, Contended, *UNAVAILABLE, *UNREACHABLE)
"""What passes by itself: a message that meets it is tried again and never parked."""

_LATER: tuple[type[BaseException], ...] = (Conflict, *AWAY)
_LONGEST_DELAY = 5.0

React = Callable[[Delivered], Awaitable[str | None]]
"""Handle one message; return why it cannot be handled, or `None`. Raises what passes."""


class Reactor:
    """Turns facts into commands for one room's policies."""

    def __init__(self, service: Log, desk: Desk, records: RecordStore, database: Database) -> None:
        self._log = service
        self._desk = desk
        self._records = records
        self._database = database

    def react(self, policy: Policy) -> React:
        """Return how a policy handles one fact."""
        reader = FactReader.of(frozenset(policy.hears))

        async def handle(message: Delivered) -> str | None:
            try:
                heard = reader.read(message.data)
                commands = policy.commands(heard.fact, heard.time)
            except (MalformedFact, UnknownKind) as error:
                return type(error).__name__
            except Exception as error:
                return f"bug:{type(error).__name__}"
            with telemetry.span(
                f"policy {policy.name}", heard.traceparent, SpanKind.CONSUMER
            ) as at:
                return await self._issue(policy, heard, commands, at)

        return handle

    async def _issue(
        self, policy: Policy, heard: Heard[Fact], commands: Sequence[Command], traceparent: str
    ) -> str | None:
        for number, command in enumerate(commands):
            asked = Asked(
                CommandId(derived(heard.id, policy.name, number)),
                duty(self._log.service),
                policy.name,
                heard.correlation,
                heard.id,
                traceparent,
                request="",
            )
            try:
                if type(command) in self._log.opens:
                    await self._records.open_journey(heard.fact.journey_id)
                await self._desk.handle(command, asked)
                outcome = "done"
            except Refused as refusal:
                outcome = refusal.slug
                await self._note(policy, heard, outcome)
            except AWAY:
                raise
            except Exception as error:
                return f"bug:{type(error).__name__}"
            telemetry.reactions.add(1, {"policy": policy.name, "outcome": outcome})
        return None

    async def _note(self, policy: Policy, heard: Heard[Fact], slug: str) -> None:
        """Put a duty that the domain refused where people see it."""
        await self._database.refused_duties.update_one(
            {"_id": f"{policy.name}:{heard.id}"},
            {
                "$setOnInsert": {
                    "policy": policy.name,
                    "journey_id": str(heard.fact.journey_id),
                    "fact": heard.fact.kind,
                    "slug": slug,
                    "at": datetime.now(UTC),
                }
            },
            upsert=True,
        )


class Lanes:
    """One consumer's way with messages: in order, lane by lane, nothing lost."""

    def __init__(self, consumer: str, stream: str, parking: Parking, handle: React) -> None:
        self.consumer = consumer
        self.stream = stream
        self._parking = parking
        self._handle = handle
        self._failures: Counter[int] = Counter()

    async def take(self, message: NatsMessage) -> None:
        """Handle one delivered message and acknowledge it, or ask for it again later."""
        raw = message.raw_message
        delivered = Delivered(raw.subject, raw.metadata.sequence.stream, raw.data)
        keeping = asyncio.create_task(_keep_in_progress(message))
        try:
            await self._in_lane(delivered)
        except _LATER as error:
            self._failures[delivered.sequence] += 1
            delay = min(0.1 * 2.0 ** min(self._failures[delivered.sequence], 10), _LONGEST_DELAY)
            log.warning("will try again", extra={"consumer": self.consumer})
            log.debug("because", extra={"error": type(error).__name__})
            with contextlib.suppress(*UNREACHABLE):
                await message.nack(delay)
        else:
            self._failures.pop(delivered.sequence, None)
            with contextlib.suppress(*UNREACHABLE):
                await message.ack()
        finally:
            keeping.cancel()

    async def retry(self, lane: str) -> tuple[int, str | None]:
        """Work a parked lane again."""
        return await self._parking.retry(self.consumer, lane, self._handle)

    async def _in_lane(self, delivered: Delivered) -> None:
        lane = lane_of(delivered)
        behind = await self._parking.occupied(self.consumer, lane)
        reason = "behind-a-parked-message" if behind else await self._handle(delivered)
        if reason is None:
            return
        telemetry.parked.add(1, {"consumer": self.consumer})
        log.error("parked", extra={"consumer": self.consumer, "reason": reason})
        await self._parking.park(self.consumer, delivered, reason, self.stream, behind)


def broker_at(url: str, name: str, who: Pass = AS_ADDRESSED) -> NatsBroker:
    """Return a broker that comes back by itself."""
    trust = who.trust()
    pause: Any = 0.1  # FastStream asks for whole seconds, and hands it on to nats-py as it is
    return NatsBroker(
        url,
        name=name,
        security=NatsNKey(who.seed, ssl_context=trust) if who.seed else BaseSecurity(trust),
        js_options={"prefix": API},
        max_reconnect_attempts=-1,
        reconnect_time_wait=pause,
        apply_types=False,
        logger=None,
    )


def subscribe(broker: NatsBroker, lanes: Lanes, stream: str) -> None:
    """Bind a provisioned durable consumer to its lanes."""

    async def consume(message: NatsMessage) -> None:
        await lanes.take(message)

    broker.subscriber(
        f"{stream.lower()}.>",  # only a name here: the provisioned consumer's filters hold
        durable=lanes.consumer,
        stream=JStream(stream, declare=False),
        pull_sub=PullSub(batch_size=1, timeout=1),
        ack_policy=AckPolicy.MANUAL,
        decoder=_as_it_is,
        no_reply=True,
    )(consume)


def duty(service: str) -> Actor:
    """Return the house itself, acting on a fact."""
    return Actor(staff=StaffId(derived("duty", service)), role="policy", unit="house")


def duty_asked(service: str, name: str, key: UUID, at: int, traceparent: str) -> Asked:
    """Return the frame of a command that a clock asks for."""
    command = CommandId(derived("clock", service, name, key, at))
    return Asked(command, duty(service), name, command, None, traceparent, request="")


async def _as_it_is(message: NatsMessage) -> NatsMessage:
    """Decode nothing: a body that cannot be read must reach the handler too."""
    return message


async def _keep_in_progress(message: NatsMessage) -> None:
    while True:
        await asyncio.sleep(ACK_WAIT / 3)
        with contextlib.suppress(*UNREACHABLE):
            await message.in_progress()
