"""A room that trusts a real issuer: its tokens open, its keys change, and it may be away."""

import asyncio
import hmac
import json
import os
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator, Iterator
from ipaddress import IPv6Address
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from services.operations.embedded.waiting import until
from tests.http.refusing import check_refused, key, opening
from tests.kit.house import RunningHouse
from tests.kit.issuer import ALGORITHMS, AUDIENCE, Key, MadeUpIssuer, made_up_issuer
from tests.kit.patient import Patient

PAUSE = 0.3


@pytest.fixture(scope="module")
def issuer() -> Iterator[MadeUpIssuer]:
    """An issuer, not yet running when the house starts."""
    with made_up_issuer() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def intake(
    issuer: MadeUpIssuer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningHouse]:
    """Intake, told of a real issuer that has words of its own."""
    told = {
        "JOURNEY_DEVELOPMENT_ISSUER": "",
        "JOURNEY_ISSUER": issuer.url,
        "JOURNEY_ISSUER_AUDIENCE": AUDIENCE,
        "JOURNEY_ISSUER_PAUSE": str(PAUSE),
        "JOURNEY_ISSUER_ROLE_CLAIM": "/realm_access/roles",
        "JOURNEY_ISSUER_ROLES": json.dumps({"ctx-intake": "intake-worker", "ops": "operations"}),
    }
    folder = tmp_path_factory.mktemp("issued")
    house = asyncio.run(RunningHouse.start(folder, ("intake",), environment=told))
    try:
        yield house
    finally:
        asyncio.run(house.stop())


@pytest.fixture
async def client(intake: RunningHouse, issuer: MadeUpIssuer) -> AsyncGenerator[httpx.AsyncClient]:
    """A client at an address of its own, while the issuer is there."""
    async with at_intake(intake, Patient(httpx.AsyncHTTPTransport())) as client:
        yield client
    issuer.stop()
    issuer.start()


@pytest.fixture
async def hasty(intake: RunningHouse) -> AsyncGenerator[httpx.AsyncClient]:
    """A client that asks for nothing again."""
    async with at_intake(intake, httpx.AsyncHTTPTransport()) as client:
        yield client


def at_intake(intake: RunningHouse, transport: httpx.AsyncBaseTransport) -> httpx.AsyncClient:
    """Return a client of intake; use it as a context."""
    return httpx.AsyncClient(
        transport=transport, base_url=intake.url("intake"), trust_env=False, timeout=30
    )


async def shown(client: httpx.AsyncClient, token: str) -> httpx.Response:
    """Ask for the cases with a token, from where nobody has asked before."""
    said = {"Authorization": f"Bearer {token}", "X-Forwarded-For": str(IPv6Address(uuid4().int))}
    return await client.get("/cases", headers=said)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("kind", ["JWT", "at+jwt", "application/at+jwt", "AT+JWT"])
async def test_a_worker_comes_in_with_a_token_of_the_issuer(
    client: httpx.AsyncClient, issuer: MadeUpIssuer, algorithm: str, kind: str
) -> None:
    assert (await shown(client, issuer.token(algorithm, {"typ": kind}))).status_code == 200


async def test_what_a_worker_does_is_written_under_the_issuers_name_for_them(
    client: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    said = {"Authorization": f"Bearer {issuer.token()}"}
    opened = await client.post("/cases", json=opening(), headers={**key(uuid4().hex), **said})
    assert opened.status_code == 201


async def test_a_clock_that_is_a_little_ahead_keeps_nobody_out(
    client: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    now = int(time.time())
    assert (await shown(client, issuer.token(nbf=now + 10, iat=now + 10))).status_code == 200
    assert (await shown(client, issuer.token(exp=now - 10))).status_code == 200


async def test_a_role_of_the_issuer_is_ours_by_the_map_only(
    client: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    for roles, status, slug in (
        (["ops"], 403, "role-may-not"),
        (["intake-worker"], 403, "no-role-and-unit"),
        (["ctx-intake", "ops"], 403, "no-role-and-unit"),
        ([], 403, "no-role-and-unit"),
        ([["ctx-intake"]], 403, "no-role-and-unit"),
        ({"ctx-intake": True}, 403, "no-role-and-unit"),
    ):
        response = await shown(client, issuer.token(realm_access={"roles": roles}))
        check_refused(response, status, slug)
    check_refused(await shown(client, issuer.token(realm_access="ctx-intake")), 403)


NOW = int(time.time())
BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "expired": {"exp": NOW - 600},
    "not yet valid": {"nbf": NOW + 86_400},
    "from tomorrow": {"iat": NOW + 86_400},
    "for another audience": {"aud": ["another-house"]},
    "for an audience that is a number": {"aud": 5},
    "for nobody": {"aud": None},
    "from another issuer": {"iss": "https://example.invalid"},
    "of the development issuer": {"iss": "journey-development", "aud": "journey"},
    "without an issuer": {"iss": None},
    "without an end": {"exp": None},
    "of a worker who is a list": {"sub": ["x"]},
    "with a start in words": {"nbf": "now"},
}


@pytest.mark.parametrize("claims", BAD_CLAIMS.values(), ids=BAD_CLAIMS.keys())
async def test_a_token_with_a_bad_claim_opens_nothing(
    client: httpx.AsyncClient, issuer: MadeUpIssuer, claims: dict[str, Any]
) -> None:
    check_refused(await shown(client, issuer.token(**claims)), 401, "token-needed")


def _part(content: Any) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def forged(issuer: MadeUpIssuer, name: str) -> str:
    """Return a token that somebody else made."""
    claims = issuer.claims()
    published = issuer.keys["RS256"]
    if name == "unsigned":
        return f"{_part({'alg': 'none', 'kid': published.kid})}.{_part(claims)}."
    if name == "by the public key as a secret":
        head = _part({"alg": "HS256", "kid": published.kid})
        signed = f"{head}.{_part(claims)}"
        secret = json.dumps(published.jwk).encode()
        mac = urlsafe_b64encode(hmac.digest(secret, signed.encode(), "sha256"))
        return f"{signed}.{mac.rstrip(b'=').decode()}"
    if name == "under another key's name":
        return issuer.token("RS256", {"kid": issuer.keys["ES256"].kid})
    if name == "under an algorithm that is not on the list":
        own = issuer.keys["RS256"]
        return jwt.encode(claims, own.private, "RS512", headers={"kid": own.kid})
    stranger = rsa.generate_private_key(65_537, 2_048)
    kid = published.kid if name == "by another" else name
    return jwt.encode(claims, stranger, "RS256", headers={"kid": kid})


FORGED = (
    "unsigned",
    "by the public key as a secret",
    "under another key's name",
    "under an algorithm that is not on the list",
    "by another",
    "under a key that nobody has",
    "../../keys",
    "k" * 3_000,
)


@pytest.mark.parametrize("name", FORGED, ids=[name[:40] for name in FORGED])
async def test_a_token_that_somebody_else_made_opens_nothing(
    client: httpx.AsyncClient, issuer: MadeUpIssuer, name: str
) -> None:
    check_refused(await shown(client, forged(issuer, name)), 401, "token-needed")


async def test_an_unknown_key_is_asked_for_once_and_not_by_every_request(
    client: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    asked, began = issuer.asked, time.monotonic()
    tokens = [forged(issuer, f"unknown-{n}") for n in range(12)]
    answers = await asyncio.gather(*(shown(client, token) for token in tokens))
    assert {answer.status_code for answer in answers} == {401}
    assert issuer.asked - asked <= 1 + (time.monotonic() - began) / PAUSE


async def test_a_new_key_opens_and_the_old_one_no_more(
    client: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    old = issuer.token()
    assert (await shown(client, old)).status_code == 200
    issuer.rotate()
    new = issuer.token()

    async def opens() -> bool:
        return (await shown(client, new)).status_code == 200

    await until(opens)
    check_refused(await shown(client, old), 401, "token-needed")


async def test_work_goes_on_while_the_issuer_is_away(
    client: httpx.AsyncClient, hasty: httpx.AsyncClient, issuer: MadeUpIssuer
) -> None:
    assert (await shown(client, issuer.token())).status_code == 200
    issuer.stop()
    said = {"Authorization": f"Bearer {issuer.token('ES256')}"}
    opened = await client.post("/cases", json=opening(), headers={**key(uuid4().hex), **said})
    assert opened.status_code == 201
    issuer.rotate()
    token = issuer.token()

    async def nobody_can_tell() -> bool:
        return (await shown(hasty, token)).status_code == 503

    await until(nobody_can_tell)
    issuer.start()

    async def opens() -> bool:
        return (await shown(client, token)).status_code == 200

    await until(opens)


async def test_a_room_opens_when_the_issuer_comes(
    intake: RunningHouse,
    client: httpx.AsyncClient,
    hasty: httpx.AsyncClient,
    issuer: MadeUpIssuer,
) -> None:
    await intake.stop_room("intake")
    issuer.stop()
    await intake.rooms["intake"].start()

    async def waits_for_the_issuer_only() -> bool:
        try:
            return bool((await hasty.get("/readyz")).json()["missing"] == ["issuer"])
        except httpx.TransportError:
            return False

    await until(waits_for_the_issuer_only)
    refused = await shown(hasty, issuer.token())
    check_refused(refused, 503, "away")
    assert refused.headers["retry-after"]
    issuer.start()
    await intake.until_ready("intake")
    assert (await shown(client, issuer.token())).status_code == 200


PUBLISHED: dict[str, Any] = {
    "nothing": b"",
    "an error page": b"<html>",
    "no keys": {"keys": []},
    "a secret": {"keys": [{"kty": "oct", "kid": "s", "k": "bWFkZS11cA", "alg": "HS256"}]},
    "a weak key": {"keys": [Key("RS256", "weak", 1_024).jwk]},
    "more than anyone publishes": b" " * 300_000,
}


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=PUBLISHED.keys())
async def test_what_is_no_key_set_replaces_no_key(
    client: httpx.AsyncClient, hasty: httpx.AsyncClient, issuer: MadeUpIssuer, published: Any
) -> None:
    asked = issuer.asked
    issuer.published = published
    try:

        async def was_asked() -> bool:
            await shown(hasty, forged(issuer, f"unknown-{uuid4()}"))
            return issuer.asked > asked

        await until(was_asked)
        assert (await shown(client, issuer.token())).status_code == 200
    finally:
        issuer.published = None


NO_ONE_ISSUER: dict[str, tuple[dict[str, str], str, str]] = {
    "both": (
        {"JOURNEY_ISSUER": "https://example.invalid", "JOURNEY_DEVELOPMENT_ISSUER": "true"},
        "are both set",
        "được đặt cùng lúc",
    ),
    "neither": ({}, "Nobody could come in", "Chưa ai có thể vào"),
    "no audience": ({"JOURNEY_ISSUER": "https://example.invalid"}, "is missing", "Thiếu"),
    "no https": (
        {"JOURNEY_ISSUER": "http://example.invalid", "JOURNEY_ISSUER_AUDIENCE": "x"},
        "by https only",
        "Chỉ đọc",
    ),
}


@pytest.mark.parametrize("told", NO_ONE_ISSUER.values(), ids=NO_ONE_ISSUER.keys())
def test_a_room_that_cannot_tell_whose_tokens_open_it_does_not_start(
    told: tuple[dict[str, str], str, str],
) -> None:
    settings, english, vietnamese = told
    ours = {name: value for name, value in os.environ.items() if not name.startswith("JOURNEY_")}
    ran = subprocess.run(
        [sys.executable, "-m", "services.operations.main"],
        env={**ours, "PYTHONIOENCODING": "utf-8", **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 1
    assert english in ran.stderr
    assert vietnamese in ran.stderr
    assert "Traceback" not in ran.stderr
