"""An issuer's keys are read once for all, kept while it is away, and trusted for a day."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from services.operations.embedded.waiting import until
from shared.runtime.ending import ended
from shared.runtime.people.issuer_keys import FixedKeys, IssuerAway, Pace, PublishedKeys, is_safe
from shared.runtime.people.signing_keys import ALGORITHMS, keys_in
from tests.kit.issuer import KEYS, Key, MadeUpIssuer, made_up_issuer
from tests.kit.own_time import own_time
from tests.runtime.people.clock import Clock

DAY = 24 * 3_600.0


@pytest.fixture
def issuer() -> Iterator[MadeUpIssuer]:
    with made_up_issuer() as issuer:
        yield issuer


def reading(issuer: MadeUpIssuer, clock: Clock, jwks: str | None = None) -> PublishedKeys:
    return PublishedKeys(issuer.url, jwks, ALGORITHMS, Pace(), clock)


async def test_the_keys_are_found_by_the_discovery_document_or_where_they_are_said_to_be(
    issuer: MadeUpIssuer,
) -> None:
    for jwks in (None, f"http://127.0.0.1:{issuer.port}{KEYS}"):
        keys = reading(issuer, Clock(), jwks)
        assert not keys.are_there
        assert await keys.find("RS256-1", may_ask=True)
        assert keys.are_there


async def test_many_who_ask_at_once_ask_the_issuer_once(issuer: MadeUpIssuer) -> None:
    keys = reading(issuer, Clock())
    found = await asyncio.gather(*(keys.find("RS256-1", may_ask=True) for _ in range(20)))
    assert all(found)
    assert issuer.asked == 1


async def test_an_unknown_key_is_asked_for_after_a_pause_only(issuer: MadeUpIssuer) -> None:
    clock = Clock()
    keys = reading(issuer, clock)
    for _ in range(5):
        assert await keys.find("nobody's", may_ask=True) is None
    assert issuer.asked == 1
    clock.now += Pace().apart
    assert await keys.find("nobody's", may_ask=False) is None
    assert issuer.asked == 1
    assert await keys.find("nobody's", may_ask=True) is None
    assert issuer.asked == 2


async def test_a_withdrawn_key_is_dropped_and_what_it_checked_is_checked_again(
    issuer: MadeUpIssuer,
) -> None:
    clock = Clock()
    keys = reading(issuer, clock)
    assert await keys.find("RS256-1", may_ask=True)
    before = keys.generation
    issuer.rotate()
    clock.now += Pace().apart
    assert await keys.find(issuer.keys["RS256"].kid, may_ask=True)
    assert keys.generation > before
    assert await keys.find("RS256-1", may_ask=False) is None


async def test_known_keys_serve_for_a_day_while_the_issuer_is_away(issuer: MadeUpIssuer) -> None:
    clock = Clock()
    keys = reading(issuer, clock)
    assert await keys.find("RS256-1", may_ask=True)
    issuer.stop()
    clock.now += DAY - 1
    assert await keys.find("RS256-1", may_ask=True)
    with pytest.raises(IssuerAway):
        await keys.find("perhaps a new one", may_ask=True)
    assert await keys.find("perhaps a new one", may_ask=False) is None
    clock.now += 1
    with pytest.raises(IssuerAway):
        await keys.find("RS256-1", may_ask=True)
    assert not keys.are_there
    issuer.start()
    clock.now += Pace().apart
    assert await keys.find("RS256-1", may_ask=True)


LIES: dict[str, Any] = {
    "another issuer": {"issuer": "https://example.invalid", "jwks_uri": "https://example.invalid"},
    "keys in the open": {"jwks_uri": "http://example.invalid/keys"},
    "keys in a file": {"jwks_uri": "file:///etc/passwd"},
    "no keys": {"jwks_uri": None},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
async def test_a_discovery_document_that_leads_astray_is_not_followed(
    issuer: MadeUpIssuer, lie: dict[str, Any]
) -> None:
    issuer.discovery = {"issuer": issuer.url, **lie}
    with pytest.raises(IssuerAway):
        await reading(issuer, Clock()).find("RS256-1", may_ask=True)


async def test_only_a_plain_answer_counts(issuer: MadeUpIssuer) -> None:
    issuer.status = 302
    with pytest.raises(IssuerAway):
        await reading(issuer, Clock()).find("RS256-1", may_ask=True)


async def test_the_keys_are_read_again_and_again_and_sooner_while_the_issuer_is_away(
    issuer: MadeUpIssuer,
) -> None:
    pace = Pace(fresh=0.02, first_retry=0.01)
    keys = PublishedKeys(issuer.url, None, ALGORITHMS, pace)
    issuer.stop()
    fresh = asyncio.create_task(keys.keep_fresh())
    issuer.start()

    async def often() -> bool:
        return issuer.asked > 3 and keys.are_there

    await until(often)
    await ended(fresh)


async def test_an_issuer_that_does_not_answer_keeps_nobody_waiting_long(
    issuer: MadeUpIssuer,
) -> None:
    issuer.stop()
    held: list[asyncio.StreamWriter] = []
    silent = await asyncio.start_server(lambda _, w: held.append(w), "127.0.0.1", issuer.port)
    keys = PublishedKeys(issuer.url, None, ALGORITHMS, Pace(waits=0.05))
    fresh = asyncio.create_task(keys.keep_fresh())
    async with own_time() as lived:
        with pytest.raises(IssuerAway):
            await keys.find("RS256-1", may_ask=True)
    assert lived.seconds < 3
    await ended(fresh)
    for writer in held:
        writer.close()
    silent.close()


async def test_the_development_issuers_keys_stay_as_they_are() -> None:
    keys = FixedKeys({})
    assert await keys.find("any", may_ask=True) is None
    fresh = asyncio.create_task(keys.keep_fresh())
    await asyncio.wait({fresh}, timeout=0.01)
    assert not fresh.done()
    await ended(fresh)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://id.example.vn", True),
        ("http://127.0.0.1:9000/realm", True),
        ("http://localhost/realm", True),
        ("http://id.example.vn", False),
        ("ftp://id.example.vn", False),
        ("https://", False),
        ("id.example.vn", False),
    ],
)
def test_keys_are_not_taken_from_where_anybody_could_change_them(url: str, *, safe: bool) -> None:
    assert is_safe(url) is safe


RSA, EC = Key("RS256", "rsa").jwk, Key("ES256", "ec").jwk


def published(*keys: Any) -> str:
    return json.dumps({"keys": keys})


def test_a_key_checks_by_its_own_algorithms_only() -> None:
    found = keys_in(published(RSA, EC, {**RSA, "kid": "pss", "alg": "PS256"}), ALGORITHMS)
    assert {kid: key.algorithms for kid, key in found.items()} == {
        "rsa": {"RS256", "PS256"},
        "ec": {"ES256"},
        "pss": {"PS256"},
    }
    assert keys_in(published(RSA, EC), frozenset({"ES256"})).keys() == {"ec"}


UNUSABLE: dict[str, Any] = {
    "for encrypting": {**RSA, "use": "enc"},
    "weak": Key("RS256", "weak", 1_024).jwk,
    "private": {**EC, "d": "bWFkZS11cA"},
    "a secret": {"kty": "oct", "kid": "s", "k": "bWFkZS11cA", "alg": "HS256"},
    "for another algorithm": {**RSA, "alg": "RS512"},
    "for an algorithm that is a number": {**RSA, "alg": 5},
    "on another curve": {**EC, "crv": "secp256k1"},
    "broken": {**EC, "x": "!"},
    "without an id": {**EC, "kid": None},
    "of an empty id": {**EC, "kid": ""},
    "of a kind that is a list": {**EC, "kty": ["EC"]},
    "for a use that is a list": {**EC, "use": ["sig"]},
}


@pytest.mark.parametrize("jwk", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_a_key_that_cannot_be_trusted_is_left_out(jwk: dict[str, Any]) -> None:
    good = {**RSA, "kid": "good"}
    assert keys_in(published(good, jwk), ALGORITHMS).keys() == {"good"}
    with pytest.raises(ValueError, match="no usable key"):
        keys_in(published(jwk), ALGORITHMS)


def test_two_keys_under_one_id_are_none() -> None:
    assert keys_in(published(RSA, EC, {**EC, "kid": "rsa"}), ALGORITHMS).keys() == {"ec"}


NO_KEY_SETS = ("", "[]", "{}", '{"keys": 5}', '{"keys": ["x"]}', "[" * 5_000)


@pytest.mark.parametrize("written", NO_KEY_SETS)
def test_what_is_no_key_set_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        keys_in(written, ALGORITHMS)
