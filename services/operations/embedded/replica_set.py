"""The replica set of one member that gives the embedded mongod its transactions."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from services.operations.embedded.keys import MEMBER_KEY, PROVISION
from services.operations.embedded.waiting import until
from shared.runtime.mongo import Client, PyMongoError, open_client
from shared.runtime.passes import Login


@dataclass(frozen=True)
class Member:
    """The one member: of which set, under which address, with its data where."""

    replica_set: str
    address: str
    store: Path
    keys: Path

    @property
    def login(self) -> Login:
        """Who a member is to the others; a stranger could not answer to it."""
        return Login("__system", (self.keys / MEMBER_KEY).read_text(), "local")


async def until_writable(url: str, member: Member) -> None:
    """Return once this member, and no stranger on its port, takes writes and knows who makes users.

    The member's own key opens it, so that it need not let anyone in without a password, not
    even for its first user.
    """
    client = open_client(url, member.login)
    try:
        await until(partial(_is_writable, client, member))
        await until(partial(_knows_provisioning, client, member))
    finally:
        client.close()


async def _knows_provisioning(client: Client, member: Member) -> bool:
    password = (member.keys / f"mongo-{PROVISION}.password").read_text()
    try:
        if (await client.admin.command("usersInfo", PROVISION))["users"]:
            return True
        roles = ["userAdminAnyDatabase"]
        await client.admin.command("createUser", PROVISION, pwd=password, roles=roles)
    except PyMongoError:
        return False
    return True


async def _is_writable(client: Client, member: Member) -> bool:
    try:
        options = await client.admin.command("getCmdLineOpts")
        if options["parsed"]["storage"]["dbPath"] != str(member.store):
            return False
        hello = await client.admin.command("hello")
        if not hello["isWritablePrimary"]:
            await _lead(client, member)
    except PyMongoError:
        return False
    return bool(hello["isWritablePrimary"])


async def _lead(client: Client, member: Member) -> None:
    """Make this server the one member, under the address it has now."""
    try:
        told = await client.admin.command("replSetGetConfig")
    except PyMongoError:
        with suppress(PyMongoError):
            only = {"_id": 0, "host": member.address}
            fresh = {"_id": member.replica_set, "members": [only]}
            await client.admin.command("replSetInitiate", fresh)
        return
    config: dict[str, Any] = told["config"]
    there: dict[str, Any] = config["members"][0]
    if there["host"] != member.address:
        moved = {**config, "members": [{**there, "host": member.address}]}
        await client.admin.command("replSetReconfig", moved, force=True)
