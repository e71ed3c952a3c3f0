"""What the threat model says stops an attacker is shown by a test that exists."""

import re

from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "threat-model.md"
TEXT = PAGE.read_text(encoding="utf-8")
LINK = re.compile(r"\[(\w+)\]\((\.\./tests/[\w/]+\.py)\)")
ROWS = [
    line
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| what they try"))
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_test_that_is_named_exists() -> None:
    named = set(LINK.findall(TEXT))
    assert named
    missing = [
        (test, file)
        for test, file in named
        if not re.search(
            rf"^(?:async )?def {test}\(", (PAGE.parent / file).read_text("utf-8"), re.MULTILINE
        )
    ]
    assert missing == []


def test_every_answer_names_its_test() -> None:
    assert [row for row in ROWS if not LINK.search(row.split("|")[3])] == []


def test_every_attacker_is_told_what_does_not_stop_them() -> None:
    attackers = TEXT.split("\n## ")[1:]
    assert len(attackers) > 5
    assert [part for part in attackers if "What does not stop them" not in part] == []


def test_the_scans_are_part_of_the_quick_check() -> None:
    (static,) = re.findall(r"^static:.*\n\t(.*)$", MAKEFILE, re.MULTILINE)
    assert {"style", "scan"} <= set(static.split())
    (scan,) = re.findall(r"^scan:.*\n\t(.*)$", MAKEFILE, re.MULTILINE)
    assert "bandit" in scan
    assert "services shared" in scan
    assert re.search(r"^check: static\b", MAKEFILE, re.MULTILINE)


def test_the_audit_reads_what_is_locked() -> None:
    (audit,) = re.findall(r"^audit:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert "pip-audit" in audit
    assert "--requirement requirements/all.txt" in audit
