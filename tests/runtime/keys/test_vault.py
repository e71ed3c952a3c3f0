"""The vault opens with the master key it was made with, and with no other."""

import re
from pathlib import Path
from uuid import uuid4

import pytest

from shared.kernel.ids import JourneyId
from shared.runtime.keys.masters import FileMasters, local_name
from shared.runtime.mongo import Client
from shared.runtime.records.store import RecordStore, WrongMasterKey
from tests.kit.records import MASTER, Held, keys_made, statement

OTHER_MASTER = Held(bytes(reversed(range(96))))


async def test_the_service_does_not_start_with_another_master_key(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    await records.keep(journey, statement())
    with pytest.raises(WrongMasterKey, match=re.escape(f"{service}_vault.keys")):
        await RecordStore(client, service, OTHER_MASTER).check()
    await RecordStore(client, service, MASTER).check()


@pytest.mark.usefixtures("records")
async def test_the_service_does_not_start_with_another_master_key_though_nothing_is_kept_yet(
    client: Client, service: str
) -> None:
    with pytest.raises(WrongMasterKey):
        await RecordStore(client, service, OTHER_MASTER).check()
    await RecordStore(client, service, MASTER).check()


@pytest.mark.usefixtures("journey")
async def test_a_vault_that_names_no_master_yet_takes_none_that_does_not_open_it(
    client: Client, service: str
) -> None:
    await client[f"{service}_vault"]["state"].delete_many({})
    with pytest.raises(WrongMasterKey):
        await RecordStore(client, service, OTHER_MASTER).check()
    await RecordStore(client, service, MASTER).check()


async def test_the_service_does_not_start_where_only_some_keys_open(
    records: RecordStore, journey: JourneyId, client: Client, service: str, tmp_path: Path
) -> None:
    await records.keep(journey, statement())
    file = tmp_path / "master.key"
    file.write_bytes(bytes(range(96)))
    store = RecordStore(client, service, FileMasters(file))
    with store.keyring.masters.alone():
        store.keyring.masters.renew()
        await store.keyring.turn_to_newest("a test")
        await store.open_journey(JourneyId(uuid4()))
    store.keyring.masters.retire()
    with pytest.raises(WrongMasterKey, match="1 of its keys need") as told:
        await RecordStore(client, service, FileMasters(file)).check()
    assert local_name(bytes(range(96))) in str(told.value)
    assert str(file) in str(told.value)
    assert "Khóa chủ không mở được" in str(told.value)


async def test_a_journey_whose_key_does_not_open_is_not_given_a_second_one(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    await records.check()
    await client[f"{service}_vault"]["journeys"].delete_one({"_id": journey})
    with pytest.raises(WrongMasterKey):
        await RecordStore(client, service, OTHER_MASTER).open_journey(journey)
    assert await keys_made(client, service, journey) == 1


@pytest.mark.parametrize("key", [b"", b"k" * 32, b"k" * 97])
async def test_the_service_does_not_start_without_a_whole_master_key(
    client: Client, service: str, key: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "master.key"
    file.write_bytes(key)
    with pytest.raises(WrongMasterKey, match="96 bytes") as told:
        RecordStore(client, service, FileMasters(file))
    assert "96 byte" in str(told.value)


async def test_the_service_does_not_start_without_a_master_key(
    client: Client, service: str, tmp_path: Path
) -> None:
    file = tmp_path / "master.key"
    with pytest.raises(WrongMasterKey, match="There is no master key at") as told:
        RecordStore(client, service, FileMasters(file))
    assert "Không có khóa chủ" in str(told.value)
    assert not file.exists()
