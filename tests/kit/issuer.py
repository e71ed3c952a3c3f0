"""A made-up issuer as real ones are: a discovery document, published keys, signed tokens."""

import json
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from services.operations.embedded.ports import HOST, free_port
from shared.runtime.people.issuer_keys import DISCOVERY

AUDIENCE = "journey-of-a-test"
KEYS = "/keys"
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")


class Key:
    """One of the issuer's keys."""

    def __init__(self, algorithm: str, name: str, bits: int = 2_048) -> None:
        self.algorithm = algorithm
        self.kid = name
        self.private, jwk = _made(algorithm, bits)
        self.jwk: dict[str, Any] = {**jwk, "kid": name, "use": "sig"}


class MadeUpIssuer:
    """Publishes keys and signs tokens; may be away, and may lie."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}/realms/made-up"
        self.keys = {algorithm: Key(algorithm, f"{algorithm}-1") for algorithm in ALGORITHMS}
        self.asked = 0
        self.published: Any = None
        self.discovery: Any = None
        self.status = 200
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Answer from now on."""
        self._server = ThreadingHTTPServer((HOST, self.port), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Be away."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def rotate(self, algorithm: str = "RS256") -> None:
        """Replace a key by a new one, and publish the old one no more."""
        self.keys[algorithm] = Key(algorithm, f"{algorithm}-{uuid4()}")

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Return good claims but for these; `None` leaves one out."""
        now = int(time.time())
        good = {
            "iss": self.url,
            "aud": ["another-house", AUDIENCE],
            "sub": str(uuid4()),
            "realm_access": {"roles": ["offline_access", "ctx-intake"]},
            "unit": "unit-one",
            "iat": now,
            "exp": now + 600,
        }
        return {name: claim for name, claim in {**good, **changes}.items() if claim is not None}

    def token(
        self, algorithm: str = "RS256", headers: dict[str, Any] | None = None, **changes: Any
    ) -> str:
        """Return a token signed by the key of this algorithm."""
        key = self.keys[algorithm]
        named = {"kid": key.kid, **(headers or {})}
        return jwt.encode(self.claims(**changes), key.private, algorithm, headers=named)

    def _answer(self, path: str) -> Any:
        if path.endswith(DISCOVERY):
            told = {"issuer": self.url, "jwks_uri": f"http://{HOST}:{self.port}{KEYS}"}
            return self.discovery or told
        self.asked += 1
        return self.published or {"keys": [key.jwk for key in self.keys.values()]}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer = issuer._answer(self.path)
                body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
                self.send_response(issuer.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                """Say nothing."""

        return Handler


@contextmanager
def made_up_issuer() -> Generator[MadeUpIssuer]:
    """Run an issuer for as long as the block runs."""
    issuer = MadeUpIssuer()
    issuer.start()
    try:
        yield issuer
    finally:
        issuer.stop()


def _made(algorithm: str, bits: int) -> tuple[Any, dict[str, Any]]:
    if algorithm == "ES256":
        elliptic = ec.generate_private_key(ec.SECP256R1())
        return elliptic, ECAlgorithm.to_jwk(elliptic.public_key(), as_dict=True)
    if algorithm == "EdDSA":
        edwards = ed25519.Ed25519PrivateKey.generate()
        return edwards, OKPAlgorithm.to_jwk(edwards.public_key(), as_dict=True)
    whole = rsa.generate_private_key(65_537, bits)
    return whole, RSAAlgorithm.to_jwk(whole.public_key(), as_dict=True)
