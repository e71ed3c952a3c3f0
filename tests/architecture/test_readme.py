"""What the README and the examples say can be done, can be done."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from services.operations.cli.main import COMMANDS
from services.operations.embedded.rooms import NAMES
from services.operations.embedded.supervisor import Plan
from tests.architecture.house import ROOT
from tests.kit.at_work import eventually
from tests.kit.house import RunningHouse

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BASH = re.compile(r"```bash\n(.*?)```", re.DOTALL)
HERE = Path(sys.executable).parent


def bash(script: str, **environment: str) -> str:
    """Run what a reader would type, and return what they would see."""
    ran: subprocess.CompletedProcess[str] = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", script],
        cwd=ROOT,
        env={**os.environ, "no_proxy": "127.0.0.1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return str(ran.stdout)


def by_curl(house: RunningHouse) -> str:
    """Return the README's example, told where this house is."""
    blocks: list[str] = BASH.findall(README)
    (script,) = (block for block in blocks if "curl" in block)
    script = script.replace("http://127.0.0.1:8101", house.url("intake"))
    return script.replace(".venv/bin/journey token", f"{HERE}/journey token --data {house.folder}")


async def answered(script: str) -> dict[str, Any]:
    """Return what a reader is told, who asks again where something is away for a moment."""
    told: dict[str, Any] = {}

    async def stands() -> bool:
        told.clear()
        told.update(json.loads(bash(script)))
        return told.get("type") != "/problems/away"

    await eventually(stands)
    return told


@pytest.mark.slow
async def test_a_reader_opens_a_journey_by_curl_and_asking_again_opens_no_other(
    house: RunningHouse,
) -> None:
    moment = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    script = by_curl(house).replace("$(date -u +%Y-%m-%dT%H:%M:%SZ)", moment)
    first, again = await answered(script), await answered(script)
    assert first["recorded"]
    assert first["version"] == 1
    assert again == first


@pytest.mark.slow
def test_a_reader_follows_the_example_to_the_view_of_operations(house: RunningHouse) -> None:
    told = bash(
        "examples/open-a-journey",
        JOURNEY_HOUSE=str(house.folder),
        INTAKE=house.url("intake"),
        OPERATIONS=house.url("operations"),
    )
    assert "/problems/needs-come-first" in told
    assert "immediate-needs-recorded.v1" in told
    assert "do not call" not in told


@pytest.mark.slow
def test_a_reader_goes_all_the_way_by_curl(house: RunningHouse) -> None:
    told = bash(
        "examples/all-the-way",
        JOURNEY_HOUSE=str(house.folder),
        INTAKE=house.url("intake"),
        SHELTER=house.url("shelter"),
        REINTEGRATION=house.url("reintegration"),
    )
    assert "'shelter': 'left', 'reintegration': 'active'" in told


@pytest.mark.parametrize(
    ("example", "rooms"),
    [
        ("open-a-journey", ("INTAKE", "OPERATIONS")),
        ("all-the-way", ("INTAKE", "SHELTER", "REINTEGRATION")),
    ],
)
def test_an_example_asks_the_rooms_where_they_are_after_make_up(
    example: str, rooms: tuple[str, ...]
) -> None:
    script = (ROOT / "examples" / example).read_text(encoding="utf-8")
    asked = dict(re.findall(r"^([A-Z]+)=.*:-http://127\.0\.0\.1:(\d+)}", script, re.MULTILINE))
    first = Plan(ROOT).port_base
    assert asked == {name: str(first + NAMES.index(name.lower())) for name in rooms}
    assert f"http://127.0.0.1:{asked['INTAKE']}/" in README


@pytest.mark.parametrize(
    "target", ["up", "demo", "test", "check", "bench", "lock", "watch", "docs", "audit"]
)
def test_what_make_is_asked_for_it_can_do(target: str) -> None:
    assert re.search(rf"^{target}:.*##", MAKEFILE, re.MULTILINE)


def test_the_readme_lists_what_the_command_can_do() -> None:
    section = README.partition("## The command `journey`")[2].partition("\n## ")[0]
    listed = set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))
    assert listed == set(COMMANDS)


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text().rstrip().endswith("make test")
    assert "make test" in README
