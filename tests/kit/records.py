"""Made-up words for the record store, and a look at what it stores."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from secrets import token_bytes
from uuid import uuid4

from shared.kernel.ids import CommandId, JourneyId
from shared.runtime.keys.masters import MASTER_KEY_BYTES, Master, Ring, local_name
from shared.runtime.mongo import Client, Document
from shared.runtime.records.store import Words

STATEMENT = "Tôi tên là Người Được Bịa Ra, sinh ở một nơi không có thật."
AT_ONCE = timedelta(0)


class Held:
    """Master keys in memory, under the contract of those in files."""

    place = "the memory of a test"

    def __init__(self, *keys: bytes) -> None:
        self._keys = list(keys)

    def ring(self) -> Ring:
        """Return what is there now."""
        providers = {local_name(key): {"key": key} for key in self._keys}
        return Ring(Master(local_name(self._keys[-1])), providers)

    @contextmanager
    def alone(self) -> Generator[None]:
        """Let the test see to it."""
        yield

    def renew(self) -> None:
        """Make the next one."""
        if len(self._keys) == 1:
            self._keys.append(token_bytes(MASTER_KEY_BYTES))

    def retire(self) -> None:
        """Forget the old one."""
        del self._keys[:-1]


MASTER = Held(bytes(range(MASTER_KEY_BYTES)))


def a_command() -> CommandId:
    """Return the id of a command not yet seen."""
    return CommandId(uuid4())


def statement(text: str = STATEMENT, command_id: CommandId | None = None) -> Words:
    """Return words as a command to intake brings them."""
    return Words(
        kind="statement",
        text=text,
        command_id=command_id or a_command(),
        field="statement",
        subject="log.intake.case.1",
    )


async def always(_subject: str, _command: CommandId) -> bool:
    """Find every command in the log."""
    return True


async def never(_subject: str, _command: CommandId) -> bool:
    """Find no command in the log."""
    return False


async def stored(client: Client, service: str) -> list[Document]:
    """Return the records as they lie in the database."""
    return [row async for row in client[service]["records"].find()]


async def keys_made(client: Client, service: str, journey: JourneyId) -> int:
    """Count the data keys of a journey."""
    named = {"keyAltNames": str(journey)}
    return await client[f"{service}_vault"]["keys"].count_documents(named)
