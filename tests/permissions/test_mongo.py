"""MongoDB: a service has its own two databases, and sees nothing of another's."""

from collections.abc import Awaitable, Callable
from itertools import permutations
from typing import Any

import pytest

from shared.runtime.mongo import Database, OperationFailure, open_client, transaction
from shared.runtime.mongo_users import databases_of
from tests.kit.house import RunningHouse
from tests.permissions.trying import EVERYONE, Trier

DENIED = {13, 18, 8000}
"""Not authorized; authentication failed."""

TRIES: dict[str, Callable[[Database], Awaitable[Any]]] = {
    "find": lambda there: there["pages"].find_one({}),
    "count": lambda there: there["pages"].count_documents({}),
    "insert": lambda there: there["pages"].insert_one({"_id": "thief"}),
    "update": lambda there: there["pages"].update_many({}, {"$set": {"read": True}}),
    "delete": lambda there: there["pages"].delete_many({}),
    "drop": lambda there: there["pages"].drop(),
    "drop database": lambda there: there.command("dropDatabase"),
    "list": lambda there: there.list_collection_names(),
    "index": lambda there: there["pages"].create_index("x"),
    "statistics": lambda there: there.command("dbStats"),
    "users": lambda there: there.command("usersInfo", 1),
    "make a user": lambda there: there.command("createUser", "thief", pwd="thief", roles=[]),
}
ORDERS: dict[str, dict[str, Any]] = {
    "shutdown": {"shutdown": 1},
    "getCmdLineOpts": {"getCmdLineOpts": 1},
    "getLog": {"getLog": "global"},
    "currentOp": {"currentOp": 1, "$all": True},
    "setParameter": {"setParameter": 1, "logLevel": 5},
    "replSetGetConfig": {"replSetGetConfig": 1},
    "grantRolesToUser": {"grantRolesToUser": "intake", "roles": ["root"]},
}


@pytest.mark.parametrize(("thief", "other"), list(permutations(EVERYONE, 2)))
async def test_no_service_reads_or_writes_anothers_databases(
    trier: Trier, thief: str, other: str
) -> None:
    mongo = await trier.at_mongo(thief)
    for name in databases_of(other):
        there = mongo[name]
        assert {how for how, trying in TRIES.items() if not await denied(trying(there))} == set()


@pytest.mark.parametrize("thief", EVERYONE)
async def test_no_service_reads_the_oplog_or_commands_the_server(trier: Trier, thief: str) -> None:
    mongo = await trier.at_mongo(thief)
    assert await denied(mongo["local"]["oplog.rs"].find_one({}))
    assert await denied(mongo["admin"]["system.users"].find_one({}))
    done = {name for name, order in ORDERS.items() if not await denied(mongo.admin.command(order))}
    assert done == set()


@pytest.mark.parametrize("thief", EVERYONE)
async def test_no_service_has_a_pipeline_carry_rows_across(trier: Trier, thief: str) -> None:
    other = next(name for name in EVERYONE if name != thief)
    mine = (await trier.at_mongo(thief))[thief]["pages"]
    out = {"$out": {"db": other, "coll": "pages"}}
    merge = {"$merge": {"into": {"db": other, "coll": "pages"}}}
    for stage in (out, merge):
        assert await denied(mine.aggregate([stage]).to_list(None))


@pytest.mark.parametrize("service", EVERYONE)
async def test_a_service_sees_and_uses_its_own_two_databases(trier: Trier, service: str) -> None:
    mongo = await trier.at_mongo(service)
    assert set(await mongo.list_database_names()) == set(databases_of(service))
    async with transaction(mongo) as session:
        for name in databases_of(service):
            assert await mongo[name]["pages"].find_one({}, session=session) == {"_id": service}
    await mongo[service]["leaves"].create_index("x")
    await mongo[service]["leaves"].insert_one({"_id": 1})
    await mongo[service]["leaves"].rename("pressed")
    await mongo[service]["pressed"].drop()


async def test_nobody_comes_in_without_a_password(platform: RunningHouse) -> None:
    nobody = open_client(platform.environment["MONGO_URL"])
    assert await denied(nobody["intake"]["pages"].find_one({}))
    assert await denied(nobody.admin.command("createUser", "first", pwd="first", roles=["root"]))
    nobody.close()


async def test_provisioning_makes_users_and_reads_nothing(trier: Trier) -> None:
    maker = await trier.at_mongo("provision")
    assert await denied(maker["intake"]["pages"].find_one({}))
    assert await denied(maker["intake_vault"]["pages"].find_one({}))
    assert await denied(maker["local"]["oplog.rs"].find_one({}))


async def denied(trying: Awaitable[Any]) -> bool:
    """Tell whether MongoDB refuses; raises what is neither done nor refused."""
    try:
        await trying
    except OperationFailure as refusal:
        if refusal.code in DENIED:
            return True
        raise
    return False
