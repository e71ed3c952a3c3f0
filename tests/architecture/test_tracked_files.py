"""What git keeps: small, the same on every computer, and nothing that should be secret."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, place, tracked

LARGEST = 1_000_000
KEPT = tracked()
TEXTS = [path for path in KEPT if b"\0" not in path.read_bytes()[:8_192]]
"""No pattern below matches its own text: each breaks its word up."""

OF_ONE_COMPUTER = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt)/[\w.]")
DOWNLOAD_HOST = re.compile(
    r"python[h]osted|pypi[.](?:org|python)|npmjs[.]|ghcr[.]io|docker[.]io|quay[.]io|"
    r"--(?:extra-)?index-url[ =]\S|--find-links[ =]\S|--trusted-host[ =]\S"
)
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{20,}\.eyJ|\bSU[A-Z2-7]{56}\b"
)
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|X{3})\b")


def told(pattern: re.Pattern[str]) -> list[str]:
    """Return where a pattern is found."""
    return [
        f"{place(path)}: {found.group()}"
        for path in TEXTS
        if (found := pattern.search(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize(
    "pattern",
    [OF_ONE_COMPUTER, DOWNLOAD_HOST, SECRET, UNFINISHED],
    ids=["a path of one computer", "a host to download from", "a secret", "unfinished work"],
)
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    assert told(pattern) == []


def test_no_file_is_large() -> None:
    assert [place(path) for path in KEPT if path.stat().st_size > LARGEST] == []


def lines(lock: str, pattern: str) -> set[str]:
    """Return what a pattern finds at the beginning of a lock file's lines."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return set(re.findall(f"^{pattern}", text, re.MULTILINE))


@pytest.mark.parametrize("lock", ["all", "run"])
def test_every_requirement_is_locked_by_hash(lock: str) -> None:
    """A package that was changed after we looked at it is not installed."""
    named = lines(lock, r"([a-z0-9][\w.-]*)")
    assert named
    assert lines(lock, r"([\w.-]+)==\S+.*\\\n +--hash=sha256:") == named


def test_an_image_holds_what_was_tested() -> None:
    """The requirements of an image are a part of those that the tests run with."""
    assert lines("run", r"[\w.-]+==\S+") - lines("all", r"[\w.-]+==\S+") == set()


def test_what_is_kept_beside_the_code_is_not_kept_with_it() -> None:
    ours = {Path(part).name for part in (ROOT / ".gitignore").read_text().split()}
    assert {".venv", ".journey", ".coverage"} <= ours
    names = {part for path in KEPT for part in path.relative_to(ROOT).parts}
    assert names & {".venv", ".journey", ".coverage", "run.json", "issuer.pem"} == set()
