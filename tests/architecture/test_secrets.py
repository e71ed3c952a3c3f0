"""No secret is kept with the code: everything that looks like one is looked at, and named here."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, place, tracked

LOOKS_LIKE_ONE: Mapping[tuple[str, str], str] = {
    (
        "deploy/kubernetes/",
        "Secret Keyword",
    ): "the names of secrets that Kubernetes keeps, and which file goes into which",
    ("tests/", "Secret Keyword"): "made-up passwords and names: tests make their servers and keys",
    (
        "tests/architecture/test_deploy.py",
        "Basic Auth Credentials",
    ): "addresses of a cluster that never runs",
    (
        "tests/http/test_document.py",
        "Base64 High Entropy String",
    ): "the public key of RFC 8037's example",
    ("tests/http/test_tokens.py", "JSON Web Token"): "a token without a signature, to be refused",
}
"""What the scan finds and is none: where, what it looks like, and why it is none."""


def looks_like_a_secret(folder: Path, *files: str) -> set[tuple[str, str]]:
    """Return which files hold what looks like a secret; nobody outside is asked whether it is."""
    scan = (sys.executable, "-m", "detect_secrets", "scan", "--no-verify")
    ran = subprocess.run([*scan, *files], cwd=folder, capture_output=True, check=True)
    found: dict[str, list[dict[str, str]]] = json.loads(ran.stdout)["results"]
    return {(file, one["type"]) for file, many in found.items() for one in many}


def excused(file: str, kind: str) -> list[tuple[str, str]]:
    """Return what excuses a find."""
    return [excuse for excuse in LOOKS_LIKE_ONE if file.startswith(excuse[0]) and kind == excuse[1]]


def test_nothing_but_what_is_named_here_looks_like_a_secret() -> None:
    # A lock file is nothing but hashes; pip compares each with what it downloads.
    files = [place(path) for path in tracked() if path.parent.name != "requirements"]
    found = looks_like_a_secret(ROOT, *files)
    assert {find for find in found if not excused(*find)} == set()
    assert {excuse for find in found for excuse in excused(*find)} == set(LOOKS_LIKE_ONE)


@pytest.mark.parametrize(
    "line",
    [
        'aws = "AKIA' + "J7Q2M4X6P8R1T3V5" + '"',
        'password = "' + "Zk8!vQ2p#Lm5" + '"',
        "url = 'mongodb://intake:" + "h7Gd0sPq@db:27017'",
        "-----BEGIN " + "PRIVATE KEY-----",
    ],
    ids=["an access key", "a password", "a password in an address", "a private key"],
)
def test_a_secret_would_be_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "leaked.py").write_text(f"{line}\n")
    assert looks_like_a_secret(tmp_path, "leaked.py")
