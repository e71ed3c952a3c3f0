"""A made-up room's policy behind FastStream, as a service runs it, and what it left."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from faststream.nats import NatsBroker

from shared.contracts.fact import Fact, Heard
from shared.kernel.envelope import Envelope
from shared.kernel.ids import CommandId, JourneyId
from shared.kernel.messages import Command
from shared.kernel.policy import Policy
from shared.runtime.reacting import Lanes, Reactor, subscribe
from shared.runtime.records.store import RecordStore
from tests.kit.at_work import AtWork
from tests.kit.blanket_room import NOON, BlanketReturned, a_journey, give_back, thanking
from tests.kit.cupboards import LoanId
from tests.kit.patient import ask_jetstream
from tests.kit.records import MASTER


def lanes(work: AtWork, react: Callable[[Any], Sequence[Command]] = thanking) -> Lanes:
    """Return the lanes of the policy that thanks."""
    policy = Policy(work.room.policy.name, work.room.policy.hears, react)
    records = RecordStore(work.mongo, work.room.name, MASTER)
    reactor = Reactor(work.room.log, work.desk, records, work.database)
    return Lanes(policy.name, "FACTS", work.parking, reactor.react(policy))


@asynccontextmanager
async def listening(work: AtWork, *all_lanes: Lanes) -> AsyncGenerator[None]:
    """Run the lanes' consumers behind a broker of their own, as one replica."""
    broker = NatsBroker(
        work.nats_url,
        max_reconnect_attempts=-1,
        reconnect_time_wait=0.1,  # type: ignore[arg-type]
        apply_types=False,
        logger=None,
    )
    for one in all_lanes:
        subscribe(broker, one, one.stream)
    await broker.start()
    try:
        yield
    finally:
        await broker.stop()


async def a_returned_loan(work: AtWork, journey: JourneyId | None = None) -> LoanId:
    """Lend a blanket and have it back."""
    (loan,) = await work.lent(journey=journey or a_journey())
    await work.put(give_back(loan))
    return loan


async def tell_returned(
    work: AtWork, loan: LoanId, journey: JourneyId, fact_no: int = 1
) -> Heard[Fact]:
    """Publish that a blanket is back, as the room would."""
    fact = BlanketReturned(journey_id=journey, occurred_at=NOON, loan_id=loan)
    heard: Heard[Fact] = Heard(
        fact=fact,
        id=uuid4(),
        source=work.room.name,
        time=NOON,
        traceparent="",
        command_id=CommandId(uuid4()),
        causation=None,
        correlation=uuid4(),
        logseq=fact_no,
        logindex=0,
        cursor=(fact_no, 0),
        factno=fact_no,
    )
    await tell(work, heard.encode())
    return heard


async def tell(work: AtWork, data: bytes, version: str = "v1") -> int:
    """Publish any bytes where the policy listens."""
    subject = f"facts.{work.room.name}.blanket-returned.{version}"
    return await work.publish(subject, data)


async def thanks(work: AtWork) -> list[Envelope]:
    """Return the decisions to thank, in the order of the log."""
    decided = [Envelope.decode(message.data) for message in await work.logged()]
    return [one for one in decided if one.events[0]["kind"] == "borrower-thanked.v1"]


async def has_thanked(work: AtWork, times: int) -> bool:
    """Tell whether so many were thanked."""
    return len(await thanks(work)) >= times


async def has_settled(work: AtWork) -> bool:
    """Tell whether the policy's consumer has acknowledged everything there is.

    What was written a moment ago its server may not count as waiting yet: it is the last
    message that must have been acknowledged, with all before it.
    """
    heard = f"facts.{work.room.name}.blanket-returned.*"
    last = await ask_jetstream(work.nats, "STREAM.MSG.GET.FACTS", {"last_by_subj": heard})
    if "error" in last:
        return True
    info = await _consumer(work)
    return bool(info["ack_floor"]["stream_seq"] >= last["message"]["seq"])


async def waiting(work: AtWork) -> int:
    """Return how many facts the policy has yet to acknowledge."""
    info = await _consumer(work)
    return int(info["num_pending"] + info["num_ack_pending"])


async def _consumer(work: AtWork) -> dict[str, Any]:
    call = f"CONSUMER.INFO.FACTS.{work.room.policy.name}"
    info: dict[str, Any] = await ask_jetstream(work.nats, call)
    return info
