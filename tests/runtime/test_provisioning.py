"""Streams are made once, made stronger aloud, and never made weaker."""

import logging
from collections.abc import Mapping
from typing import Any

import pytest

from shared.contracts.shelter import ResidentDischarged
from shared.kernel.policy import Policy
from shared.runtime.nats import api
from shared.runtime.provisioning import (
    FOREVER,
    STREAMS,
    Weakening,
    heard_subjects,
    log_stream,
    provision_consumer,
    provision_stream,
)
from tests.kit.at_work import PATIENCE, AtWork, provisioned
from tests.kit.blanket_room import BlanketRoom, thanking


async def config(work: AtWork, stream: str) -> dict[str, Any]:
    """Return a stream's settings as the server knows them."""
    info = await api(work.nats, f"STREAM.INFO.{stream}")
    settings: dict[str, Any] = info["config"]
    return settings


async def made(work: AtWork, **other: Any) -> tuple[str, Mapping[str, Any]]:
    """Make a log's stream with some other settings; return its name and what is wanted."""
    name, wanted = log_stream(BlanketRoom.new().name)
    settings = {"name": name, **wanted, **other}
    answer = await api(work.nats, f"STREAM.CREATE.{name}", settings, wait=PATIENCE)
    assert "error" not in answer, answer
    return name, wanted


async def test_a_log_keeps_everything_for_ever(work: AtWork) -> None:
    there = await config(work, work.stream)
    assert {key: there.get(key) for key in FOREVER} == dict(FOREVER)
    for call, body in (("PURGE", None), ("MSG.DELETE", {"seq": 1})):
        await work.lent()
        answer = await api(work.nats, f"STREAM.{call}.{work.stream}", body)
        assert "error" in answer
    answer = await api(work.nats, f"STREAM.UPDATE.{work.stream}", {**there, "deny_delete": False})
    assert "error" in answer


async def test_provisioning_again_changes_nothing_and_says_nothing(
    work: AtWork, caplog: pytest.LogCaptureFixture
) -> None:
    names = [*STREAMS, work.stream]
    before = [await config(work, name) for name in names]
    consumer = f"CONSUMER.INFO.FACTS.{work.room.policy.name}"
    known = (await api(work.nats, consumer))["config"]
    with caplog.at_level(logging.WARNING):
        await provisioned(work.nats, work.room)
    assert [await config(work, name) for name in names] == before
    assert (await api(work.nats, consumer))["config"] == known
    assert caplog.records == []


@pytest.mark.parametrize(
    "missing",
    [
        {"deny_delete": False},
        {"deny_purge": False},
        {"max_age": 3_600_000_000_000},
        {"max_msgs": 10},
        {"max_msgs_per_subject": 1},
    ],
    ids=str,
)
async def test_what_is_weaker_than_wanted_is_made_stronger_aloud(
    work: AtWork, missing: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    name, wanted = await made(work, **missing)
    with caplog.at_level(logging.WARNING):
        await provision_stream(work.nats, name, wanted)
    there = await config(work, name)
    assert {key: there.get(key) for key in FOREVER} == dict(FOREVER)
    (said,) = caplog.records
    assert getattr(said, "stream", None) == name


@pytest.mark.parametrize(
    "weaker",
    [
        {"deny_delete": False},
        {"deny_purge": False},
        {"allow_atomic": False},
        {"max_age": 3_600_000_000_000},
        {"max_msgs": 10},
        {"max_bytes": 1_000},
        {"max_msgs_per_subject": 1},
        {"subjects": ["log.elsewhere.*.*"]},
        {"storage": "memory"},
    ],
    ids=str,
)
async def test_nothing_is_made_weaker(work: AtWork, weaker: dict[str, Any]) -> None:
    name, wanted = await made(work)
    before = await config(work, name)
    with pytest.raises(Weakening, match=name):
        await provision_stream(work.nats, name, {**wanted, **weaker})
    assert await config(work, name) == before


async def test_a_limit_is_not_drawn_tighter(work: AtWork) -> None:
    name, wanted = await made(work, max_age=7_200_000_000_000)
    with pytest.raises(Weakening, match="max_age"):
        await provision_stream(work.nats, name, {**wanted, "max_age": 3_600_000_000_000})


async def test_no_replica_is_taken_away(work: AtWork) -> None:
    name, wanted = await made(work)
    with pytest.raises(Weakening, match=name):
        await provision_stream(work.nats, name, wanted, replicas=0)


async def test_a_stream_in_memory_is_not_taken_for_one_on_disk(work: AtWork) -> None:
    name, wanted = await made(work, storage="memory")
    with pytest.raises(Weakening, match=f"{name}.*disk"):
        await provision_stream(work.nats, name, wanted)


async def test_what_cannot_be_made_says_which_and_why(work: AtWork) -> None:
    taken = {**FOREVER, "subjects": [f"log.{work.room.name}.*.*"]}
    with pytest.raises(Weakening, match="LOG_OTHER cannot be made: subjects overlap"):
        await provision_stream(work.nats, "LOG_OTHER", taken)


async def test_a_consumer_that_is_there_learns_what_it_must_hear_now(work: AtWork) -> None:
    name = work.room.policy.name
    heard = [f"facts.{work.room.name}.blanket-lent.*"]
    await provision_consumer(work.nats, "FACTS", name, heard)
    info = await api(work.nats, f"CONSUMER.INFO.FACTS.{name}")
    assert info["config"]["filter_subjects"] == heard
    assert (info["config"]["max_ack_pending"], info["config"]["max_deliver"]) == (1, -1)


def test_a_policy_hears_every_version_of_its_facts() -> None:
    policy = Policy("reintegration-opening", (ResidentDischarged,), thanking)
    assert heard_subjects(policy) == ["facts.shelter.resident-discharged.*"]
