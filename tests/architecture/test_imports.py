"""Who may import whom: the contracts of pyproject.toml hold, and each of them bites."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[str] = [
    contract["name"] for contract in SETTINGS["tool"]["importlinter"]["contracts"]
]

TRESPASSES = {
    "services/shelter/policies/placement.py": "import services.intake.policies.referral_answers",
    "services/shelter/projections/stays.py": "import services.shelter.api",
    "shared/kernel/ids.py": "import shared.contracts.words",
    "shared/contracts/fact.py": "import logging",
    "services/intake/domain/ids.py": "import shared.contracts.words",
    "services/legal_aid/publishing.py": "import pymongo",
}
"""One forbidden import for each contract, in the order of pyproject.toml."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree."""
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def copied(folder: Path) -> Path:
    """Copy what import-linter reads into an empty folder, and return it."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("services", "shared"):
        bare = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=bare)
    return folder


def test_nobody_imports_what_they_may_not() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def trespassed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what import-linter says of a copy of the house in which every rule is broken."""
    copy = copied(tmp_path_factory.mktemp("trespassed"))
    for file, trespass in TRESPASSES.items():
        with (copy / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{trespass}\n")
    return lint(copy).stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_whoever_imports_what_they_may_not_is_told(trespassed: str, contract: str) -> None:
    assert f"{contract} BROKEN" in trespassed


def test_a_file_without_a_place_is_told(tmp_path: Path) -> None:
    """A new kind of file in a room must be given a layer, or nobody knows what it may import."""
    (copied(tmp_path) / "services" / "shelter" / "misplaced.py").write_text('"""Lost."""\n')
    said = lint(tmp_path)
    assert said.returncode != 0
    assert "services.shelter.misplaced" in said.stdout
