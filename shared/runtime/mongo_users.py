"""Makes each service's user at MongoDB: its own two databases, and nothing else."""

import asyncio
from collections.abc import Iterable
from typing import Any

from shared.runtime.mongo import (
    UNAVAILABLE,
    Client,
    Database,
    OperationFailure,
    PyMongoError,
    open_client,
)
from shared.runtime.passes import Login

_NOT_LET_IN = (13, 18)
"""Not authorized; authentication failed."""

_PAUSE = 0.1
_PATIENCE = 30.0
"""Seconds for a server that is being set up to learn of its first user."""


class NoUsersMade(Exception):
    """MongoDB does not let this process make users."""


def databases_of(service: str) -> tuple[str, str]:
    """Return the databases of a service: its rows and records, and its key vault."""
    return service, f"{service}_vault"


async def provision_logins(url: str, admin: Login, logins: Iterable[Login]) -> None:
    """Make the users that are missing, and set right those that are not as they should be.

    Waits for MongoDB as long as it takes. Raises `NoUsersMade`.
    """
    client = open_client(url, admin)
    try:
        await _until_let_in(client)
        await asyncio.gather(*(_provision_login(client, url, login) for login in logins))
    finally:
        client.close()


async def _until_let_in(client: Client) -> None:
    until = asyncio.get_running_loop().time() + _PATIENCE
    while True:
        try:
            await client.admin.command("usersInfo")
        except UNAVAILABLE:
            await asyncio.sleep(_PAUSE)
        except OperationFailure as error:
            if error.code not in _NOT_LET_IN or asyncio.get_running_loop().time() > until:
                raise NoUsersMade(
                    "MongoDB does not let provisioning make users: give an address that may in "
                    "MONGO_ADMIN_URL, or make the user `provision` with its password there."
                ) from error
            await asyncio.sleep(_PAUSE)
        else:
            return


async def _provision_login(client: Client, url: str, login: Login) -> None:
    assert login.user
    roles = [{"role": "readWrite", "db": name} for name in databases_of(login.user)]
    there = (await client.admin.command("usersInfo", login.user))["users"]
    if not there:
        await _write(client.admin, "createUser", login, roles)
    elif not (_same(there[0]["roles"], roles) and await _opens(url, login)):
        await _write(client.admin, "updateUser", login, roles)


async def _write(admin: Database, command: str, login: Login, roles: list[dict[str, str]]) -> None:
    how: dict[str, Any] = {"roles": roles, "mechanisms": ["SCRAM-SHA-256"]}
    await admin.command({command: login.user, "pwd": login.password, **how})


def _same(there: list[dict[str, Any]], wanted: list[dict[str, str]]) -> bool:
    return sorted(map(_key, there)) == sorted(map(_key, wanted))


def _key(role: dict[str, Any]) -> tuple[str, str]:
    return role["role"], role["db"]


async def _opens(url: str, login: Login) -> bool:
    client = open_client(url, login)
    try:
        await client.admin.command("ping")
    except PyMongoError:
        return False
    else:
        return True
    finally:
        client.close()
