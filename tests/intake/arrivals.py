"""Made-up people who come to intake, and what its log says of them."""

import secrets
from uuid import UUID

from services.intake.domain.person.ids import pair_of
from services.intake.domain.person.tables import SEARCH_LIMITS
from shared.kernel.ids import JourneyId
from shared.runtime.nats import connect
from tests.kit.at_work import eventually, everything
from tests.kit.house import RunningHouse

NAME, BARE = "Nguyễn Thị Bịa Đặt", "nguyen thi bia dat"
PAPER = "001095314159"
SUPPORTED = "retention-support-noted.v1"
LIMITS = SEARCH_LIMITS.editions[-1].value


def a_name() -> str:
    """Return a made-up name that no other test bears, in Vietnamese letters."""
    return f"Đặng Thị {''.join(secrets.choice('bcdghklmn') for _ in range(8))}ễ"


def pair(one: str, other: str) -> str:
    """Return the id of two journeys together."""
    return str(pair_of(JourneyId(UUID(one)), JourneyId(UUID(other))))


async def written(house: RunningHouse, kind: str) -> list[str]:
    """Return the messages of intake's log that hold an event of this kind."""
    nats = await connect(house.nats_url("intake"), "a test", buffering=False)
    try:
        messages = await everything(nats, "LOG_INTAKE")
    finally:
        await nats.close()
    return [message.data.decode() for message in messages if kind.encode() in message.data]


async def until_compared(house: RunningHouse, count: int) -> None:
    """Wait until so many identities were found to be like no other."""
    await until_logged(house, count, "nothing-alike-noted.v1")


async def until_supported(house: RunningHouse, *journeys: str) -> None:
    """Wait until each journey is known to be supported: no more is heard of who just came."""

    async def known() -> bool:
        noted = await written(house, SUPPORTED)
        return all(any(journey in message for message in noted) for journey in journeys)

    await eventually(known)


async def until_logged(house: RunningHouse, count: int, kind: str = "") -> None:
    """Wait until so many messages, with an event of a kind or all, are in the log."""

    async def logged() -> bool:
        return len(await written(house, kind)) >= count

    await eventually(logged)
