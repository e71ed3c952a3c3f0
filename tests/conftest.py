"""What every test may ask for: real servers, shared or its own."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from services.operations.embedded import ports
from tests.kit.house import RunningHouse, house_for_the_run
from tests.kit.servers import Servers, fresh, kept_for_the_run

REAL = {"servers", "fresh_servers", "house"}


def pytest_configure() -> None:
    """Let each process of a run choose from ports of its own: no two choose the same."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    share = len(ports.CHOICE) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    ports.CHOICE = ports.CHOICE[number * share :][:share]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use real servers as slow, and run all others before them."""
    for item in items:
        if REAL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """The pair of servers that this test process shares; never stop or kill them."""
    with kept_for_the_run(tmp_path_factory.mktemp("servers")) as shared:
        yield shared


@pytest.fixture(scope="session")
def real_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder of keys for real rooms: the shared servers know what was encrypted under them."""
    return tmp_path_factory.mktemp("keys-of-real-rooms")


@pytest.fixture(scope="session")
def nats_url(servers: Servers) -> str:
    """Where the shared nats-server is reached."""
    return servers.nats.url


@pytest.fixture(scope="session")
def mongo_url(servers: Servers) -> str:
    """Where the shared mongod is reached."""
    return servers.mongo.url


@pytest.fixture
async def fresh_servers(tmp_path: Path) -> AsyncIterator[Servers]:
    """Servers of the test's own, running and empty, to be stopped and killed at will."""
    async with fresh(tmp_path) as own:
        yield own


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHouse]:
    """All services, running; shared by this test process: never stop or kill any of them."""
    with house_for_the_run(tmp_path_factory.mktemp("house")) as shared:
        yield shared
