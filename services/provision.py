"""Makes what the rooms need before they open: streams, durable consumers and users.

Run as `python -m services.provision`; running it again changes nothing. With `--accounts FILE`
it first writes who may do what at NATS, for nats-server to include; with `--only` it stops there.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from services.intake import ROOM as INTAKE
from services.intake.consumers import POLICIES as OF_INTAKE
from services.legal_aid import ROOM as LEGAL_AID
from services.legal_aid.consumers import POLICIES as OF_LEGAL_AID
from services.operations import ROOM as OPERATIONS
from services.operations.embedded import files, keys
from services.reintegration import ROOM as REINTEGRATION
from services.reintegration.consumers import POLICIES as OF_REINTEGRATION
from services.shelter import ROOM as SHELTER
from services.shelter.consumers import POLICIES as OF_SHELTER
from shared.kernel.policy import Policy
from shared.kernel.room import Room
from shared.runtime.accounts import SHARED, Configuration, Tenant, accounts, provisioner
from shared.runtime.nats import Client, connect
from shared.runtime.passes import Login
from shared.runtime.provisioning import (
    STREAMS,
    clocks_consumer,
    heard_subjects,
    log_stream,
    provision_consumer,
    provision_stream,
)
from shared.runtime.settings import Settings

# Not from each room's `main`: nats-server waits for what is written here, and a room's doors take
# twice as long to load as its duties.
ROOMS: tuple[tuple[Room, Sequence[Policy]], ...] = (
    (INTAKE, OF_INTAKE),
    (SHELTER, OF_SHELTER),
    (LEGAL_AID, OF_LEGAL_AID),
    (REINTEGRATION, OF_REINTEGRATION),
    (OPERATIONS, ()),
)
WRITES_LETTERS = LEGAL_AID.name


def tenants() -> list[Tenant]:
    """Return what each room needs at NATS: who tells something has a log to tell it from."""
    return [
        Tenant(
            name=room.name,
            has_log=bool(room.tells),
            policies=[policy.name for policy in policies],
            speaks_with_centres=room.name == WRITES_LETTERS,
        )
        for room, policies in ROOMS
    ]


def accounts_of(folder: Path) -> Mapping[str, Configuration]:
    """Return who may do what at NATS, by the public keys in a folder."""
    return accounts(tenants(), keys.centres(folder), lambda user: keys.key_of(folder, user))


def write_accounts(told: Mapping[str, Configuration], file: Path) -> None:
    """Write accounts as nats-server reads them."""
    files.replace(file, b"accounts: " + orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n")


async def provision(settings: Settings) -> None:
    """Make everything; raises `Weakening` rather than weaken what is there.

    A room opens its database once its streams are there: its user is made before them.
    """
    await asyncio.gather(_provision_logins(settings), _provision_shared(settings))
    await asyncio.gather(*(_provision_room(settings, tenant) for tenant in tenants()))


async def _provision_room(settings: Settings, tenant: Tenant) -> None:
    name = tenant.name
    client = await _into(settings, name)
    try:
        for stream in ("PARKED", "RECEIPTS"):
            await provision_stream(client, stream, STREAMS[stream], settings.replicas)
        if tenant.has_log:
            await provision_stream(client, *log_stream(name), settings.replicas)
            await provision_stream(client, "TIMERS", STREAMS["TIMERS"], settings.replicas)
            due = [f"due.{name}.>"]
            await provision_consumer(client, "TIMERS", clocks_consumer(name), due)
    finally:
        await client.close()


async def _provision_shared(settings: Settings) -> None:
    for stream in SHARED:
        client = await _into(settings, stream)
        try:
            await provision_stream(client, stream, STREAMS[stream], settings.replicas)
            for name, filters in _readers_of(stream, settings).items():
                await provision_consumer(client, stream, name, filters)
        finally:
            await client.close()


def _readers_of(stream: str, settings: Settings) -> Mapping[str, list[str]]:
    """Return the durable consumers of a shared stream, with what each hears."""
    if stream == "FACTS":
        return {p.name: heard_subjects(p) for _, policies in ROOMS for p in policies}
    return {c.called: [f"centres.{c.id}.inbox.>"] for c in keys.centres(settings.keys)}


async def _into(settings: Settings, store: str) -> Client:
    user = provisioner(store)
    who = settings.nats_pass(user)
    return await connect(settings.nats_url, user, buffering=False, who=who)


async def _provision_logins(settings: Settings) -> None:
    """Make MongoDB's users, unless all are to be who MONGO_URL says."""
    # Imported here: the driver takes a while to load, and nats-server waits for the accounts.
    from shared.runtime.mongo_users import provision_logins  # noqa: PLC0415

    logins = [settings.mongo_login(room.name) for room, _ in ROOMS]
    named = [login for login in logins if login.user]
    if not named:
        return
    if settings.mongo_admin_url:
        admin = Login(authority=settings.mongo_ca_file)
        url = settings.mongo_admin_url.get_secret_value()
    else:
        admin, url = settings.mongo_login(keys.PROVISION), settings.mongo_url
    await provision_logins(url, admin, named)


def main() -> None:
    """Provision the servers named by the environment."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--accounts", type=Path, help="write NATS' accounts to this file first")
    options.add_argument("--only", action="store_true", help="write the accounts and nothing else")
    asked = options.parse_args()
    settings = Settings()
    if asked.accounts:
        write_accounts(accounts_of(settings.keys), asked.accounts)
    if not asked.only:
        asyncio.run(provision(settings))


if __name__ == "__main__":
    main()
