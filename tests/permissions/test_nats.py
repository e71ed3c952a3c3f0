"""NATS: a service has its own log and facts, and no way to another's."""

import asyncio
from contextlib import suppress
from itertools import permutations
from typing import Any

import orjson
import pytest

from services.operations.embedded.waiting import until
from shared.runtime.feed import Delivered, Lost
from shared.runtime.feed import reading as feed_of
from shared.runtime.nats import API, NotLetIn, api, connect
from shared.runtime.nats import Client as Nats
from tests.kit.house import RunningHouse
from tests.permissions.trying import (
    ANSWERED_WITHIN,
    CENTRES,
    EVERYONE,
    WITH_LOG,
    Trier,
    calls,
    done_of,
    own_log,
    own_subjects,
    reading,
    said,
    unmaking,
)

OTHERS = [(one, other) for one, other in permutations(EVERYONE, 2) if other in WITH_LOG]
OWN_STREAMS = ("TIMERS", "PARKED", "RECEIPTS")
WITHIN = 30.0


async def test_nobody_comes_in_without_a_key(platform: RunningHouse) -> None:
    with pytest.raises(NotLetIn):
        await connect(platform.environment["NATS_URL"], "a stranger", buffering=False)


@pytest.mark.parametrize(("thief", "other"), OTHERS)
async def test_no_service_reads_or_harms_anothers_log(trier: Trier, thief: str, other: str) -> None:
    before = await trier.state(other, own_log(other))
    client = await trier.at_nats(thief)
    stream = own_log(other)
    assert await done_of(client, [*reading(stream), *unmaking(stream)]) == []
    assert await trier.state(other, stream) == before


@pytest.mark.parametrize(("thief", "other"), OTHERS)
async def test_no_service_says_anything_in_anothers_name(
    trier: Trier, thief: str, other: str
) -> None:
    client = await trier.at_nats(thief)
    kept = {subject: await said(client, subject, b"{}") for subject in own_subjects(other)}
    assert None not in kept.values()


@pytest.mark.parametrize("service", EVERYONE)
async def test_a_services_clocks_receipts_and_parked_messages_are_its_own(
    trier: Trier, service: str
) -> None:
    client = await trier.at_nats(service)
    for stream in OWN_STREAMS if service in WITH_LOG else OWN_STREAMS[1:]:
        found = await api(client, f"STREAM.MSG.GET.{stream}", {"seq": 1})
        assert found["message"]["subject"].split(".")[1] == service


@pytest.mark.parametrize("service", WITH_LOG)
async def test_a_service_cannot_unmake_even_its_own_log(trier: Trier, service: str) -> None:
    client, stream = await trier.at_nats(service), own_log(service)
    before = await trier.state(service, stream)
    assert await done_of(client, unmaking(stream)) == []
    for number in (1, 2):  # an answer sent to JetStream itself is an order, elsewhere
        for order in ("STREAM.DELETE", "STREAM.PURGE"):
            for prefix in (API, "$JS.API"):
                reply = f"{prefix}.{order}.{stream}"
                asked = orjson.dumps({"seq": number})
                await client.publish(f"{API}.DIRECT.GET.{stream}", asked, reply=reply)
    await client.flush()
    assert await trier.state(service, stream) == before


@pytest.mark.parametrize("service", EVERYONE)
async def test_nobody_harms_the_facts(trier: Trier, service: str) -> None:
    before = await trier.state("facts", "FACTS")
    client = await trier.at_nats(service)
    assert await done_of(client, unmaking("FACTS")) == []
    assert await trier.state("facts", "FACTS") == before


@pytest.mark.parametrize("service", EVERYONE)
async def test_everyone_reads_the_facts_and_their_own_log(trier: Trier, service: str) -> None:
    client = await trier.at_nats(service)
    await asyncio.gather(*(_reads(client, "FACTS", len(WITH_LOG)) for _ in range(2)))
    if service in WITH_LOG:
        first, *_ = await _reads(client, own_log(service), 1)
        assert first.subject == f"log.{service}.a.b"


async def _reads(client: Nats, stream: str, count: int) -> list[Delivered]:
    """Read a stream until so many messages came, again from its beginning after a loss.

    What is ready comes in as many batches as it likes.
    """
    async with asyncio.timeout(WITHIN):
        while True:
            came: list[Delivered] = []
            with suppress(Lost):
                async with feed_of(client, stream, 0) as feed:
                    while len(came) < count:
                        came += await feed.batch()
                return came


async def test_operations_has_no_log_and_tells_no_facts(trier: Trier) -> None:
    client = await trier.at_nats("operations")
    assert await said(client, "log.operations.a.b", b"{}") is not None
    assert await said(client, "facts.operations.a.v1", b"{}") is not None


async def test_no_answer_of_a_server_is_written_into_anothers_log(trier: Trier) -> None:
    before = [await trier.state("shelter", "LOG_SHELTER"), await trier.state("facts", "FACTS")]
    client = await trier.at_nats("intake")
    asked = orjson.dumps({"seq": 1})
    for reply in ("log.shelter.stay.a", "facts.shelter.stay-began.v1"):
        await client.publish(f"{API}.DIRECT.GET.LOG_INTAKE", asked, reply=reply)
        await client.publish(f"{API}.STREAM.MSG.GET.FACTS", asked, reply=reply)
        await client.publish("receipts.intake.b", b"{}", reply=reply)
    await client.flush()
    after = [await trier.state("shelter", "LOG_SHELTER"), await trier.state("facts", "FACTS")]
    assert after == before


@pytest.mark.parametrize(
    ("stream", "target"),
    [
        ("LOG_INTAKE", "log.shelter.stay.a"),
        ("LOG_INTAKE", "facts.shelter.stay-began.v1"),
        ("LOG_INTAKE", "$JS.API.STREAM.DELETE.LOG_INTAKE"),
        ("FACTS", "facts.shelter.stay-began.v1"),
        ("FACTS", "$JS.API.STREAM.DELETE.FACTS"),
        ("FACTS", "$JS.API.CONSUMER.DELETE.FACTS.legal-aid-requests"),
    ],
)
async def test_no_consumer_delivers_into_what_is_anothers(
    trier: Trier, stream: str, target: str
) -> None:
    store = "intake" if stream == "LOG_INTAKE" else "facts"
    before = [await trier.state("facts", "FACTS"), await trier.state("shelter", "LOG_SHELTER")]
    names = await api(await trier.inside("facts"), "CONSUMER.NAMES.FACTS")
    client = await trier.at_nats("intake")
    name = "intake-reader-31"
    config = {"name": name, "ack_policy": "none", "deliver_subject": target}
    made = {"stream_name": stream, "config": config}
    await api(client, f"CONSUMER.CREATE.{stream}.{name}", made)
    await _until_nothing_moves(await trier.inside(store), stream)
    await api(client, f"CONSUMER.DELETE.{stream}.{name}")
    assert [
        await trier.state("facts", "FACTS"),
        await trier.state("shelter", "LOG_SHELTER"),
    ] == before
    after = await api(await trier.inside("facts"), "CONSUMER.NAMES.FACTS")
    assert set(after["consumers"]) >= set(names["consumers"])
    assert (await trier.state("intake", "LOG_INTAKE"))["messages"] > 0


async def test_no_clock_is_aimed_at_anothers_log(trier: Trier) -> None:
    client = await trier.at_nats("intake")
    for target in ("log.shelter.stay.a", "facts.shelter.stay-began.v1", "due.shelter.a.b"):
        when = {"Nats-Schedule": "@at 2020-01-01T00:00:00Z", "Nats-Schedule-Target": target}
        why = await said(client, "timers.intake.a.c", b"{}", headers=when)
        heard_by_none = await trier.state("shelter", "TIMERS")
        assert heard_by_none["messages"] == 1
        assert why is not None or target.startswith("due.")


async def test_no_service_touches_anothers_policies(trier: Trier) -> None:
    inside = await trier.inside("facts")
    policies = (await api(inside, "CONSUMER.NAMES.FACTS"))["consumers"]
    before = {name: await _settings(inside, name) for name in policies}
    for thief in EVERYONE:
        client, may = await trier.at_nats(thief), 0
        for name in policies:
            made = {"stream_name": "FACTS", "config": {"name": name, "ack_policy": "explicit"}}
            tries: list[tuple[str, Any]] = [
                (f"CONSUMER.CREATE.FACTS.{name}", made),
                (f"CONSUMER.DURABLE.CREATE.FACTS.{name}", made),
                (f"CONSUMER.DELETE.FACTS.{name}", None),
                (f"CONSUMER.PAUSE.FACTS.{name}", {"pause_until": "2099-01-01T00:00:00Z"}),
            ]
            assert await done_of(client, tries) == []
            may += await calls(client, f"CONSUMER.INFO.FACTS.{name}") is None
        assert may < len(policies)
    assert {name: await _settings(inside, name) for name in policies} == before


async def test_no_one_hears_what_others_ask_and_are_answered(trier: Trier) -> None:
    heard: list[str] = []
    thief, other = await trier.at_nats("shelter"), await trier.at_nats("intake")
    await thief.hear(">", lambda came: heard.append(came.subject))
    await thief.flush()
    assert await said(other, "log.intake.a.c", b"{}", within=ANSWERED_WITHIN) is None
    await other.publish("_INBOX.anything", b"{}")
    await other.flush()
    await thief.publish("_INBOX.own", b"{}")
    await thief.flush()
    await until(lambda: _is_in("_INBOX.own", heard))
    assert not [subject for subject in heard if subject != "_INBOX.own"]


async def test_a_centre_fetches_its_own_letters_and_answers(trier: Trier) -> None:
    client, centre = await trier.at_nats(f"centre-{CENTRES[0]}"), CENTRES[0]
    stream = client.jetstream(prefix=API)
    letters = await stream.pull_subscribe_bind(f"centre-{centre}", stream="CENTRES")
    (letter,) = await letters.fetch(1, timeout=WITHIN)
    assert letter.subject == f"centres.{centre}.inbox.letter"
    await letter.ack()
    await client.flush()
    inside = await trier.inside("centres")
    await until(lambda: _is_settled(inside, f"centre-{centre}"))
    assert (
        await said(client, f"centres.{centre}.reply.received", b"{}", within=ANSWERED_WITHIN)
        is None
    )


async def test_a_centre_can_do_nothing_else(trier: Trier) -> None:
    mine, theirs = CENTRES
    client = await trier.at_nats(f"centre-{mine}")
    before = await trier.state("centres", "CENTRES")
    streams = ("CENTRES", "FACTS", "LOG_INTAKE", "LOG_LEGAL_AID", "PARKED")
    tries = [one for stream in streams for one in (*reading(stream), *unmaking(stream))]
    asked = ("INFO", "MSG.NEXT", "DELETE")
    tries += [(f"CONSUMER.{call}.CENTRES.centre-{theirs}", None) for call in asked]
    tries += [(f"CONSUMER.DELETE.CENTRES.centre-{mine}", None)]
    assert await done_of(client, tries) == []
    subjects = [f"centres.{theirs}.reply.received", f"centres.{theirs}.inbox.letter"]
    subjects += [f"centres.{mine}.inbox.letter", *own_subjects("intake"), "$JS.ACK.CENTRES.x.1"]
    assert None not in [await said(client, subject, b"{}") for subject in subjects]
    assert await trier.state("centres", "CENTRES") == before


async def _settings(inside: Nats, name: str) -> Any:
    return (await api(inside, f"CONSUMER.INFO.FACTS.{name}"))["config"]


async def _is_in(one: str, heard: list[str]) -> bool:
    return one in heard


async def _is_settled(inside: Nats, name: str) -> bool:
    info = await api(inside, f"CONSUMER.INFO.CENTRES.{name}")
    return bool(info["num_ack_pending"] == 0 and info["ack_floor"]["stream_seq"])


async def _until_nothing_moves(inside: Nats, stream: str) -> None:
    """Give what was ordered the time in which it would be done: two answers that are the same."""
    seen: list[Any] = []

    async def stands_still() -> bool:
        info = await api(inside, f"STREAM.INFO.{stream}")
        seen.append(info.get("state"))
        return len(seen) > 10 and seen[-1] == seen[-2]

    await until(stands_still)
