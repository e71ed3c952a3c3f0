"""The keys of a platform: made once, and for their owner only."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt

from services.operations.embedded.keys import OWNERS, prepare


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_each_service_has_a_master_key_of_its_own(tmp_path: Path) -> None:
    prepare(tmp_path / "keys")
    masters = {(tmp_path / "keys" / f"master-{owner}.key").read_bytes() for owner in OWNERS}
    assert [len(master) for master in masters] == [96] * len(OWNERS)
    assert len((tmp_path / "keys" / "idempotency.key").read_bytes()) == 32


def test_no_one_but_the_owner_may_read_them(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    prepare(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_keys_that_are_there_are_never_made_again(tmp_path: Path) -> None:
    prepare(tmp_path)
    before = content(tmp_path)
    prepare(tmp_path)
    assert content(tmp_path) == before


def test_a_missing_key_is_made_beside_the_others(tmp_path: Path) -> None:
    prepare(tmp_path)
    before = content(tmp_path)
    (tmp_path / "issuer.jwks.json").unlink()
    prepare(tmp_path)
    assert content(tmp_path) == before


def test_the_public_key_checks_what_the_issuer_signs(tmp_path: Path) -> None:
    prepare(tmp_path)
    [key] = jwt.PyJWKSet.from_json((tmp_path / "issuer.jwks.json").read_text()).keys
    claims = {"sub": "worker-1", "exp": datetime.now(UTC) + timedelta(minutes=1)}
    token = jwt.encode(claims, (tmp_path / "issuer.pem").read_text(), algorithm="EdDSA")
    assert key.key_id
    assert jwt.decode(token, key, algorithms=["EdDSA"])["sub"] == "worker-1"
