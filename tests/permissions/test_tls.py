"""Traffic to servers that want it encrypted: who is believed, and what is not sent in the open."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from faststream.nats import NatsBroker
from pydantic import ValidationError

from services.operations.embedded import certificates
from services.operations.embedded.servers import REPLICA_SET, MongoServer, NatsServer
from shared.runtime.mongo import PyMongoError, open_client, within
from shared.runtime.nats import NotLetIn, api, connect
from shared.runtime.passes import Login, Pass
from shared.runtime.reacting import broker_at
from shared.runtime.settings import Settings
from tests.kit.servers import PASSWORD, TESTS, as_a_member, member_key, without_walls

HERE = ("127.0.0.1", "localhost")


class NatsInPrivate(NatsServer):
    """A nats-server that speaks in private only."""

    certificates: Path

    def _settings(self) -> dict[str, object]:
        own = {f"{kind}_file": str(self.certificates / f"nats.{end}") for kind, end in _FILES}
        return {**super()._settings(), "tls": own}


class MongoInPrivate(MongoServer):
    """A mongod that speaks in private only, with everyone but its own keeper."""

    certificates: Path

    def _argv(self) -> list[str | Path]:
        own: list[str | Path] = ["--tlsCertificateKeyFile", self.certificates / "mongo.pem"]
        believed: list[str | Path] = ["--tlsCAFile", self.certificates / certificates.AUTHORITY]
        alone = ["--tlsMode", "preferTLS", "--tlsAllowConnectionsWithoutCertificates"]
        return [*super()._argv(), *own, *believed, *alone]


_FILES = (("cert", "crt"), ("key", "key"))
_ENDS = ("crt", "key", "pem")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificates of this computer's servers."""
    folder = tmp_path_factory.mktemp("tls")
    certificates.prepare(folder, ("nats", "mongo"), HERE)
    return folder


@pytest.fixture
async def nats(tmp_path: Path, made: Path) -> AsyncIterator[NatsServer]:
    """A nats-server behind TLS."""
    server = NatsInPrivate(tmp_path, without_walls(tmp_path))
    server.certificates = made
    await server.start()
    yield server
    await server.kill()


def address(server: NatsServer) -> str:
    """Return where the tests reach it, in private."""
    return f"tls://{TESTS}:{PASSWORD}@127.0.0.1:{server.port}"


async def test_nats_is_spoken_to_in_private(nats: NatsServer, made: Path) -> None:
    who = Pass(authority=made / certificates.AUTHORITY)
    client = await connect(address(nats), "in private", buffering=False, who=who)
    assert "error" not in await api(client, "INFO")
    await client.close()


async def test_policies_speak_in_private_too(nats: NatsServer, made: Path) -> None:
    who = Pass(authority=made / certificates.AUTHORITY)
    broker: NatsBroker = broker_at(address(nats), "policies", who)
    await broker.start()
    assert await broker.ping(timeout=30)
    await broker.stop()


async def test_a_server_that_no_authority_vouches_for_is_not_spoken_to(
    nats: NatsServer, tmp_path: Path
) -> None:
    others = tmp_path / "others"
    certificates.prepare(others, ("nats",), HERE)
    who = Pass(authority=others / certificates.AUTHORITY)
    with pytest.raises(NotLetIn, match="NATS_CA_FILE"):
        await connect(address(nats), "doubting", buffering=False, who=who)


async def test_a_password_is_not_sent_where_the_address_leaves_it_in_the_open(made: Path) -> None:
    authority = made / certificates.AUTHORITY
    with pytest.raises(ValidationError, match="tls://"):
        Settings.model_validate({"nats_url": "nats://nats:4222", "nats_ca_file": authority})


async def test_mongodb_is_spoken_to_in_private(tmp_path: Path, made: Path) -> None:
    keys = member_key(tmp_path)
    server = MongoInPrivate(tmp_path / "mongo", keys)
    server.certificates = made
    await server.start()
    url = f"mongodb://127.0.0.1:{server.port}/?replicaSet={REPLICA_SET}"
    member = as_a_member(keys)
    try:
        believed = Login(member.user, member.password, "local", made / certificates.AUTHORITY)
        client = open_client(url, believed)
        status = await client.admin.command({"whatsmyuri": 1})
        assert status["ok"]
        client.close()
        others = tmp_path / "others"
        certificates.prepare(others, ("mongo",), HERE)
        doubted = Login(member.user, member.password, "local", others / certificates.AUTHORITY)
        stranger = open_client(url, doubted)
        with pytest.raises(PyMongoError), within(2):
            await stranger.admin.command("ping")
        stranger.close()
    finally:
        await server.kill()


def test_certificates_are_made_once_and_the_authoritys_key_is_not_kept(made: Path) -> None:
    before = {file.name: file.read_bytes() for file in made.iterdir()}
    certificates.prepare(made, ("nats", "mongo"), HERE)
    assert {file.name: file.read_bytes() for file in made.iterdir()} == before
    assert sorted(before) == sorted(
        ["ca.crt", *(f"{server}.{end}" for server in ("nats", "mongo") for end in _ENDS)]
    )
    assert {file.stat().st_mode & 0o777 for file in made.iterdir()} == {0o600}
