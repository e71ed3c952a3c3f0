"""Users at MongoDB: made once, set right, and not without leave."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from shared.runtime import mongo_users
from shared.runtime.mongo import Client, OperationFailure, open_client
from shared.runtime.mongo_users import NoUsersMade, provision_logins
from shared.runtime.passes import AS_WRITTEN, Login
from tests.kit.servers import Servers, bare


@pytest.fixture
async def admin(servers: Servers) -> AsyncIterator[Client]:
    """Someone who sees the users."""
    client = open_client(servers.mongo.url)
    yield client
    client.close()


@pytest.fixture
def login() -> Login:
    """A service that MongoDB has not met."""
    return Login(f"service-{uuid4().hex}", "first")


async def roles_of(admin: Client, login: Login) -> set[tuple[str, str]]:
    """Return what a user may do where."""
    (user,) = (await admin.admin.command("usersInfo", login.user))["users"]
    return {(role["role"], role["db"]) for role in user["roles"]}


async def comes_in(servers: Servers, login: Login) -> bool:
    """Tell whether this user is let in with this password."""
    client = open_client(bare(servers.mongo.url), login)
    try:
        await client[str(login.user)]["pages"].find_one({})
    except OperationFailure:
        return False
    else:
        return True
    finally:
        client.close()


async def test_a_user_is_made_once(servers: Servers, admin: Client, login: Login) -> None:
    await provision_logins(servers.mongo.url, AS_WRITTEN, [login])
    made = await admin.admin.command("usersInfo", {"user": login.user, "db": "admin"})
    await provision_logins(servers.mongo.url, AS_WRITTEN, [login])
    again = await admin.admin.command("usersInfo", {"user": login.user, "db": "admin"})
    assert made["users"] == again["users"]
    own = {("readWrite", str(login.user)), ("readWrite", f"{login.user}_vault")}
    assert await roles_of(admin, login) == own
    assert await comes_in(servers, login)


async def test_a_user_who_may_too_much_is_set_right(
    servers: Servers, admin: Client, login: Login
) -> None:
    await provision_logins(servers.mongo.url, AS_WRITTEN, [login])
    before = await roles_of(admin, login)
    await admin.admin.command("grantRolesToUser", login.user, roles=["readAnyDatabase"])
    await provision_logins(servers.mongo.url, AS_WRITTEN, [login])
    assert await roles_of(admin, login) == before


async def test_a_new_password_replaces_the_old_one(servers: Servers, login: Login) -> None:
    await provision_logins(servers.mongo.url, AS_WRITTEN, [login])
    new = Login(login.user, "second")
    await provision_logins(servers.mongo.url, AS_WRITTEN, [new])
    assert await comes_in(servers, new)
    assert not await comes_in(servers, login)


async def test_who_may_not_make_users_is_told_what_to_do(
    servers: Servers, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongo_users, "_PATIENCE", 0.0)
    with pytest.raises(NoUsersMade, match="MONGO_ADMIN_URL"):
        await provision_logins(bare(servers.mongo.url), Login("stranger", "x"), [login])
