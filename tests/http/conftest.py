"""A quiet house: nobody works in it, so that a test sees whether anything was stored."""

from collections.abc import Iterator

import pytest

from tests.kit.house import RunningHouse, house_for_the_run


@pytest.fixture(scope="session")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """Intake and shelter, running, and used by nobody but tests that ask in vain."""
    with house_for_the_run(tmp_path_factory.mktemp("quiet"), ("intake", "shelter")) as shared:
        yield shared
