"""Everything that a house has stored, as bytes to be searched."""

from base64 import b64decode

import bson
from bson.binary import STANDARD
from bson.codec_options import CodecOptions

from shared.runtime.mongo import open_client, within
from shared.runtime.nats import Client, connect
from tests.kit.patient import ask_jetstream

_AS_STORED: CodecOptions[dict[str, object]] = CodecOptions(uuid_representation=STANDARD)

_OF_MONGODB = ("admin", "config", "local")
"""What MongoDB keeps about itself: not even a root user reads all of it, but its files show it."""

_OPLOG = "local.oplog.rs"

Found = tuple[str, bytes]
"""Where something lies, and what it is."""

SEARCHED_WITHIN = 300.0


async def everything_in_nats(*urls: str) -> list[Found]:
    """Return every message of every stream: subject, headers and payload together."""
    return [found for url in urls for found in await _everything_at(url)]


async def _everything_at(url: str) -> list[Found]:
    client = await connect(url, "a test", buffering=False)
    try:
        names: list[str] = (await ask_jetstream(client, "STREAM.NAMES"))["streams"]
        return [found for name in names for found in await _messages_of(client, name)]
    finally:
        await client.close()


async def _messages_of(client: Client, stream: str) -> list[Found]:
    found: list[Found] = []
    sequence = 0
    while True:
        asked = {"seq": sequence + 1, "next_by_subj": ">"}
        answer = await ask_jetstream(client, f"STREAM.MSG.GET.{stream}", asked)
        if "error" in answer:
            return found
        message = answer["message"]
        sequence = message["seq"]
        parts = [message["subject"].encode(), b64decode(message.get("hdrs", ""))]
        content = b"\n".join([*parts, b64decode(message.get("data", ""))])
        found.append((f"{stream}@{sequence}", content))


async def everything_in_mongo(url: str) -> list[Found]:
    """Return every document of every collection of ours, and of the oplog, as BSON."""
    client = open_client(url)
    try:
        with within(SEARCHED_WITHIN):
            found: list[Found] = []
            for database in await client.list_database_names():
                for collection in await client[database].list_collection_names():
                    place = f"{database}.{collection}"
                    if database not in _OF_MONGODB or place == _OPLOG:
                        documents = client[database][collection].find({})
                        found += [
                            (place, bson.encode(one, codec_options=_AS_STORED))
                            async for one in documents
                        ]
            return found
    finally:
        client.close()
