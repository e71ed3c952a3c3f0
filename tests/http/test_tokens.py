"""Nobody comes in without a good token."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator
from functools import partial
from ipaddress import IPv6Address
from typing import Any
from uuid import uuid4

import httpx
import jwt
import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from services.operations.embedded.waiting import until
from shared.runtime.http.tokens import AUDIENCE, ISSUER, issue
from tests.http.refusing import check_refused, key, opening
from tests.kit.at_work import eventually
from tests.kit.house import ALL_ROOMS, RoomName, RunningHouse

OPEN_TO_ALL = {"/healthz", "/readyz", "/policies", "/openapi.json", "/docs"}
NOBODY = "00000000-0000-4000-8000-0000000000aa"
ILL_ASKED = {"limit": "0", "after": "[", "as_of": "yesterday", "made-up": "1"}


class Forger:
    """Makes tokens that are not quite right."""

    def __init__(self, house: RunningHouse) -> None:
        self.pem = (house.keys / "issuer.pem").read_bytes()
        jwks = orjson.loads((house.keys / "issuer.jwks.json").read_bytes())
        self.jwk: dict[str, str] = jwks["keys"][0]
        self.kid = self.jwk["kid"]

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Return good claims but for these; `None` leaves one out."""
        now = int(time.time())
        good = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": str(uuid4()),
            "role": "intake-worker",
            "unit": "unit-one",
            "iat": now,
            "exp": now + 600,
        }
        return {name: claim for name, claim in {**good, **changes}.items() if claim is not None}

    def signed(self, headers: dict[str, Any] | None = None, **changes: Any) -> str:
        """Return a token signed by the issuer's own key."""
        named = {"kid": self.kid} if headers is None else headers
        return jwt.encode(self.claims(**changes), self.pem, "EdDSA", headers=named)

    def by_another(self) -> str:
        """Return a token under the issuer's name, signed by someone else."""
        key = Ed25519PrivateKey.generate()
        return jwt.encode(self.claims(), key, "EdDSA", headers={"kid": self.kid})

    def unsigned(self) -> str:
        """Return a token that says it needs no signature."""
        return f"{_part({'alg': 'none', 'kid': self.kid})}.{_part(self.claims())}."

    def confused(self, secret: bytes) -> str:
        """Return a token whose shared secret is what everyone knows of the issuer's key."""
        header = {"alg": "HS256", "typ": "JWT", "kid": self.kid}
        signed = f"{_part(header)}.{_part(self.claims())}"
        signature = hmac.digest(secret, signed.encode(), "sha256")
        return f"{signed}.{_base64url(signature)}"

    def public(self) -> dict[str, bytes]:
        """Return the issuer's public key in every way it is written."""
        public = load_pem_private_key(self.pem, None).public_key()
        return {
            "raw": public.public_bytes(Encoding.Raw, PublicFormat.Raw),
            "pem": public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
            "x": self.jwk["x"].encode(),
            "jwk": orjson.dumps(self.jwk),
        }


def _part(content: dict[str, Any]) -> str:
    return _base64url(json.dumps(content).encode())


def from_anywhere() -> dict[str, str]:
    """Return the header that the proxy writes for a caller whom nobody has seen before."""
    return {"X-Forwarded-For": str(IPv6Address(uuid4().int))}


def _base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@pytest.fixture
def forger(house: RunningHouse) -> Forger:
    """Someone who would like to come in."""
    return Forger(house)


@pytest.fixture
async def stranger(house: RunningHouse) -> AsyncGenerator[httpx.AsyncClient]:
    """A client without any token, at an address of its own."""
    async with httpx.AsyncClient(
        base_url=house.url("intake"), headers=from_anywhere(), trust_env=False, timeout=30
    ) as client:
        yield client


async def check_kept_out(client: httpx.AsyncClient, authorization: str | bytes | None) -> None:
    """Check that nobody comes in with this, neither to read nor to write."""
    said: dict[str, Any] = {} if authorization is None else {"Authorization": authorization}
    for response in (
        await client.post("/cases", json=opening(), headers={**key(), **said}),
        await client.get("/cases", headers=said),
        await client.get(f"/journeys/{NOBODY}", headers=said),
        await client.get("/admin/lag", headers=said),
    ):
        check_refused(response, 401, "token-needed")
        assert response.headers["www-authenticate"] == "Bearer"
        if authorization:
            assert str(authorization) not in response.text


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer garbage",
        "Bearer a.b.c",
        "Bearer ..",
        "Basic dXNlcjpwYXNz",
        "Bearer " + "x" * 5_000,
        "Bearer " + "x" * 50_000,
        f"Bearer {urlsafe_b64encode(b'[' * 3_000).decode()}.e30.e30",
        "Bearer " + "a." * 1_000,
        "Bearer ế".encode(),
        "Bearer eyJhbGciOiJub25lIn0.e30.",
    ],
)
async def test_what_is_no_token_opens_nothing(
    stranger: httpx.AsyncClient, authorization: str | bytes | None
) -> None:
    await check_kept_out(stranger, authorization)


async def test_a_good_token_in_the_wrong_place_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger
) -> None:
    await check_kept_out(stranger, forger.signed())
    await check_kept_out(stranger, f"Token {forger.signed()}")
    response = await stranger.get("/cases", params={"access_token": forger.signed()})
    assert response.status_code == 401


BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "expired": {"exp": int(time.time()) - 60},
    "from tomorrow": {"iat": int(time.time()) + 86_400},
    "not yet valid": {"nbf": int(time.time()) + 86_400},
    "for another audience": {"aud": "elsewhere"},
    "from another issuer": {"iss": "elsewhere"},
    "without an end": {"exp": None},
    "without a beginning": {"iat": None},
    "without a worker": {"sub": None},
    "without an issuer": {"iss": None},
    "without an audience": {"aud": None},
    "of a worker who is a number": {"sub": 5},
    "with an end in words": {"exp": "tomorrow"},
    "with an end beyond all numbers": {"exp": 10**400},
    "with an end that is no number": {"exp": float("nan")},
    "without any end": {"exp": float("inf")},
}


@pytest.mark.parametrize("claims", BAD_CLAIMS.values(), ids=BAD_CLAIMS.keys())
async def test_a_token_with_a_bad_claim_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger, claims: dict[str, Any]
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.signed(**claims)}")


UNPLACED: dict[str, dict[str, Any]] = {
    "without a role": {"role": None},
    "without a unit": {"unit": None},
    "of a policy": {"role": "policy"},
    "of an unknown role": {"role": "minister"},
    "of many roles": {"role": ["intake-worker", "operations"]},
    "of an operator": {"role": {"$ne": ""}},
    "of a worker with a name": {"sub": "made-up-name"},
    "of a unit with an address": {"unit": "12 Made-up Street"},
    "of many units": {"unit": ["unit-one", "unit-two"]},
}


@pytest.mark.parametrize("claims", UNPLACED.values(), ids=UNPLACED.keys())
async def test_a_token_that_names_no_one_role_and_unit_says_so(
    stranger: httpx.AsyncClient, forger: Forger, claims: dict[str, Any]
) -> None:
    said = {"Authorization": f"Bearer {forger.signed(**claims)}"}
    for response in (
        await stranger.post("/cases", json=opening(), headers={**key(), **said}),
        await stranger.get("/cases", headers=said),
    ):
        check_refused(response, 403, "no-role-and-unit")


HEADERS: dict[str, dict[str, Any]] = {
    "of another kind": {"typ": "dpop+jwt"},
    "of a kind that is a number": {"typ": 5},
    "with something critical": {"crit": ["made-up"], "made-up": True},
    "with a key of its own": {"jwk": {"kty": "OKP"}, "kid": "unknown"},
    "with a key elsewhere": {"jku": "https://example.invalid/keys", "kid": "unknown"},
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
async def test_a_token_with_a_strange_header_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger, headers: dict[str, Any]
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.signed({'kid': forger.kid, **headers})}")


async def test_two_tokens_at_once_open_nothing(stranger: httpx.AsyncClient, forger: Forger) -> None:
    said = f"Bearer {forger.signed()}"
    twice = [("Authorization", said), ("Authorization", said)]
    check_refused(await stranger.get("/cases", headers=twice), 401, "token-needed")


@pytest.mark.parametrize(
    "headers",
    [{}, {"kid": "unknown"}, {"kid": ""}, {"kid": "../../issuer"}],
    ids=["none", "unknown", "empty", "a path"],
)
async def test_a_token_under_an_unknown_key_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger, headers: dict[str, Any]
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.signed(headers)}")


async def test_a_token_signed_by_another_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.by_another()}")


async def test_a_token_that_needs_no_signature_opens_nothing(
    stranger: httpx.AsyncClient, forger: Forger
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.unsigned()}")


@pytest.mark.parametrize("written", ["raw", "pem", "x", "jwk"])
async def test_the_public_key_is_no_shared_secret(
    stranger: httpx.AsyncClient, forger: Forger, written: str
) -> None:
    await check_kept_out(stranger, f"Bearer {forger.confused(forger.public()[written])}")


async def test_a_changed_token_opens_nothing(stranger: httpx.AsyncClient, forger: Forger) -> None:
    header, _, signature = forger.signed().split(".")
    claims = _part(forger.claims(role="operations"))
    await check_kept_out(stranger, f"Bearer {header}.{claims}.{signature}")
    await check_kept_out(stranger, f"Bearer {header}.{claims}.")


async def test_a_token_that_was_good_a_moment_ago_is_forgotten_when_it_ends(
    house: RunningHouse, stranger: httpx.AsyncClient, forger: Forger
) -> None:
    actor = house.actor("intake-worker", unit="soon-over")
    said: dict[str, str] = {}
    for seconds in (3, 10, 30):  # A busy machine may take more than a moment to look at it.
        token = issue(forger.pem, actor, kid=forger.kid, seconds=seconds)
        said = {"Authorization": f"Bearer {token}"}
        if (await stranger.get("/cases", headers=said)).status_code == 200:
            break
    else:
        pytest.fail("it was never good")

    async def kept_out() -> bool:
        return (await stranger.get("/cases", headers=said)).status_code == 401

    await until(kept_out)


@pytest.mark.parametrize("room", ALL_ROOMS)
async def test_every_address_asks_for_a_token_first(house: RunningHouse, room: RoomName) -> None:
    async with httpx.AsyncClient(base_url=house.url(room), trust_env=False, timeout=30) as stranger:
        document = (await stranger.get("/openapi.json")).json()
        asked = 0
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                if path in OPEN_TO_ALL:
                    await eventually(partial(_is_answered, stranger, method, path))
                    continue
                address = _fill(path, operation)
                response = await stranger.request(method, address, params=ILL_ASKED)
                check_refused(response, 401, "token-needed")
                asked += 1
        assert asked >= 10
        check_refused(await stranger.get("/nowhere"), 401, "token-needed")


async def _is_answered(stranger: httpx.AsyncClient, method: str, path: str) -> bool:
    """Tell whether a stranger is answered; a service that just misses something is not ready."""
    return (await stranger.request(method, path)).status_code == 200


def _fill(path: str, operation: dict[str, Any]) -> str:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            value = "1" if parameter["schema"]["type"] == "integer" else NOBODY
            path = path.replace(f"{{{parameter['name']}}}", value)
    return path
