"""The gate: who is let in, who is kept waiting, and what is remembered of either."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import jwt
import orjson
import pytest
from starlette.requests import Request

from shared.kernel.actors import Actor
from shared.runtime.http import auth
from shared.runtime.http.auth import OPEN, Gate
from shared.runtime.http.problems import AWAY, ROLE, TOKEN, TOO_MANY_BAD_TOKENS, Kind, Problem
from shared.runtime.people.issuer import Issuer
from shared.runtime.people.issuer_keys import FixedKeys, Pace, PublishedKeys
from shared.runtime.people.lockout import Limits, Lockout
from shared.runtime.people.signing_keys import ALGORITHMS, keys_in
from shared.runtime.people.wording import Wording
from tests.kit.issuer import AUDIENCE, MadeUpIssuer, made_up_issuer
from tests.runtime.people.clock import Clock

HERE, THERE = "192.0.2.1", "192.0.2.2"
WORKER: dict[str, Any] = {"realm_access": None, "role": "intake-worker"}


@pytest.fixture(scope="module")
def issuer() -> Iterator[MadeUpIssuer]:
    with made_up_issuer() as issuer:
        yield issuer


class Porch:
    """A gate with few tries, and requests that come to it."""

    def __init__(self, issuer: MadeUpIssuer) -> None:
        self.issuer = issuer
        self.clock = Clock()
        jwks = orjson.dumps({"keys": [key.jwk for key in issuer.keys.values()]})
        self.keys = FixedKeys(keys_in(jwks, ALGORITHMS))
        self.gate = self.watched_by(self.keys)

    def watched_by(self, keys: FixedKeys | PublishedKeys) -> Gate:
        """Return a gate that checks by these keys."""
        trusted = Issuer(self.issuer.url, AUDIENCE, ALGORITHMS, keys, Wording())
        return Gate(trusted, Lockout(Limits(failures=3, within=60, turns=1), self.clock))

    def token(self, **changes: Any) -> str:
        """Return a token that is good but for these changes."""
        return self.issuer.token("EdDSA", None, **{**WORKER, **changes})

    async def asks(self, token: str | None, address: str = HERE, path: str = "/cases") -> Actor:
        """Return whom the gate lets in."""
        headers = [] if token is None else [(b"authorization", f"Bearer {token}".encode())]
        scope = {"type": "http", "path": path, "headers": headers, "client": (address, 5_000)}
        request = Request(scope)
        await self.gate.enter(scope)
        return self.gate.recognise(request)

    async def refuses(self, kind: Kind, token: str | None, address: str = HERE) -> Problem:
        """Check that the gate says this."""
        with pytest.raises(Problem) as refused:
            await self.asks(token, address)
        assert refused.value.kind is kind
        return refused.value

    async def is_locked(self, address: str = HERE) -> None:
        """Send bad tokens until the gate has had enough."""
        for _ in range(2):
            await self.refuses(TOKEN, "made-up", address)
        await self.refuses(TOO_MANY_BAD_TOKENS, "made-up", address)


@pytest.fixture
def porch(issuer: MadeUpIssuer) -> Porch:
    return Porch(issuer)


async def test_a_door_without_an_entrance_before_it_is_shut(porch: Porch) -> None:
    request = Request({"type": "http", "path": "/cases", "headers": []})
    with pytest.raises(Problem) as refused:
        porch.gate.recognise(request)
    assert refused.value.kind is TOKEN


async def test_where_nothing_is_told_of_anybody_no_token_is_needed(porch: Porch) -> None:
    for path in OPEN:
        scope = {"type": "http", "path": path, "headers": []}
        await porch.gate.enter(scope)
        with pytest.raises(Problem):
            porch.gate.recognise(Request(scope))


async def test_a_role_that_may_not_is_not_admitted(porch: Porch) -> None:
    headers = [(b"authorization", f"bearer {porch.token()}".encode())]
    scope = {"type": "http", "path": "/cases", "headers": headers, "client": None}
    await porch.gate.enter(scope)
    assert porch.gate.admit(Request(scope), frozenset({"intake-worker"})).role == "intake-worker"
    with pytest.raises(Problem) as refused:
        porch.gate.admit(Request(scope), frozenset({"operations"}))
    assert refused.value.kind is ROLE


async def test_too_many_bad_tokens_are_told_to_wait(porch: Porch) -> None:
    await porch.is_locked()
    porch.clock.now += 10.5
    refused = await porch.refuses(TOO_MANY_BAD_TOKENS, "made-up")
    assert refused.headers == {"Retry-After": "50"}
    assert (await porch.refuses(TOO_MANY_BAD_TOKENS, "x")).headers == {"Retry-After": "1"}
    await porch.refuses(TOKEN, "made-up", THERE)
    porch.clock.now += 60
    await porch.refuses(TOKEN, "made-up")


async def test_who_brings_no_token_is_not_counted(porch: Porch) -> None:
    for _ in range(10):
        await porch.refuses(TOKEN, None)


async def test_a_token_that_merely_ended_is_not_counted(porch: Porch) -> None:
    for _ in range(10):
        await porch.refuses(TOKEN, porch.token(exp=1_000_000_000, sub=str(uuid4())))


async def test_a_huge_token_is_counted_and_not_read(porch: Porch) -> None:
    huge = porch.token(padding="x" * auth.LONGEST)
    for _ in range(2):
        await porch.refuses(TOKEN, huge)
    await porch.refuses(TOO_MANY_BAD_TOKENS, huge)


async def test_a_worker_at_work_does_not_notice_the_lock(porch: Porch) -> None:
    token = porch.token()
    await porch.asks(token)
    await porch.is_locked()
    for _ in range(5):
        await porch.asks(token)


async def test_a_worker_who_was_here_before_gets_in_with_a_new_token(porch: Porch) -> None:
    worker = str(uuid4())
    await porch.asks(porch.token(sub=worker))
    await porch.is_locked()
    await porch.refuses(TOO_MANY_BAD_TOKENS, "made-up")
    assert str((await porch.asks(porch.token(sub=worker, jti="new"))).staff) == worker


async def test_a_worker_who_is_new_here_gets_in_when_it_is_her_turn(porch: Porch) -> None:
    await porch.is_locked()
    await porch.refuses(TOO_MANY_BAD_TOKENS, "made-up")
    token = porch.token()
    await porch.refuses(TOO_MANY_BAD_TOKENS, token)
    porch.clock.now += 1
    await porch.asks(token)


async def test_forging_in_a_workers_name_shuts_her_out_nowhere(porch: Porch) -> None:
    worker = str(uuid4())
    forged = jwt.encode({"sub": worker}, "made-up-secret-of-32-bytes-at-least")
    for n in range(2):
        await porch.refuses(TOKEN, forged, f"198.51.100.{n}")
    await porch.refuses(TOO_MANY_BAD_TOKENS, forged, "198.51.100.3")
    await porch.asks(porch.token(sub=worker))


async def test_under_a_lock_the_issuer_is_asked_nothing(porch: Porch) -> None:
    keys = PublishedKeys(porch.issuer.url, None, ALGORITHMS, Pace(), porch.clock)
    porch.gate = porch.watched_by(keys)
    assert not porch.gate.is_ready
    await porch.asks(porch.token())
    assert porch.gate.is_ready
    await porch.is_locked()
    asked = porch.issuer.asked
    porch.clock.now += Pace().apart
    unknown = porch.issuer.token("EdDSA", {"kid": "nobody's"}, **WORKER)
    await porch.refuses(TOO_MANY_BAD_TOKENS, unknown)
    assert porch.issuer.asked == asked


async def test_who_cannot_be_checked_now_is_told_so_and_not_counted(porch: Porch) -> None:
    keys = PublishedKeys("http://127.0.0.1:9/nobody", None, ALGORITHMS, Pace(), porch.clock)
    porch.gate = porch.watched_by(keys)
    for _ in range(10):
        await porch.refuses(AWAY, porch.token())


async def test_a_remembered_token_is_checked_again_when_keys_have_changed(porch: Porch) -> None:
    token = porch.token()
    await porch.asks(token)
    porch.keys._keys = {}
    await porch.asks(token)
    porch.keys.generation += 1
    await porch.refuses(TOKEN, token)


async def test_no_more_tokens_are_remembered_than_there_is_room_for(
    porch: Porch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auth, "_REMEMBERED", 2)
    for _ in range(5):
        await porch.asks(porch.token())
    assert len(porch.gate._known) == 2
