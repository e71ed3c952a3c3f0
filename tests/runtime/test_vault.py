"""The vault opens with the master key it was made with, and with no other."""

import re

import pytest

from shared.kernel.ids import JourneyId
from shared.runtime.mongo import Client, Unreadable
from shared.runtime.records import RecordStore, WrongMasterKey
from tests.kit.records import MASTER, keys_made

OTHER_MASTER = bytes(reversed(range(96)))


async def test_the_service_does_not_start_with_another_master_key(
    records: RecordStore, client: Client, service: str
) -> None:
    await records.check()
    with pytest.raises(WrongMasterKey, match=re.escape(f"{service}_vault.keys")):
        await RecordStore(client, service, OTHER_MASTER).check()
    await RecordStore(client, service, MASTER).check()


async def test_a_journey_whose_key_does_not_open_is_not_given_a_second_one(
    records: RecordStore, journey: JourneyId, client: Client, service: str
) -> None:
    await records.check()
    await client[f"{service}_vault"]["journeys"].delete_one({"_id": journey})
    with pytest.raises(Unreadable):
        await RecordStore(client, service, OTHER_MASTER).open_journey(journey)
    assert await keys_made(client, service, journey) == 1


@pytest.mark.parametrize("key", [b"", MASTER[:32]])
async def test_the_service_does_not_start_without_a_whole_master_key(
    client: Client, service: str, key: bytes
) -> None:
    with pytest.raises(WrongMasterKey):
        RecordStore(client, service, key)
