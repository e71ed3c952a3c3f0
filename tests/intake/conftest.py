"""Intake running alone, and workers at its desk."""

from collections.abc import Iterator

import pytest

from tests.intake.front_desk import FrontDesk
from tests.kit.house import RunningHouse, house_for_the_run


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Intake, running alone."""
    with house_for_the_run(tmp_path_factory.mktemp("persons"), ("intake",)) as shared:
        yield shared


@pytest.fixture
def desk(intake: RunningHouse) -> FrontDesk:
    """Workers of a unit of their own."""
    return FrontDesk.new(intake)
