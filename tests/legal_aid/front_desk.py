"""A legal-aid desk with an empty log, and whoever asks at it."""

from services.legal_aid.application import LOG
from shared.kernel.actors import Actor
from shared.kernel.ids import CommandId, derived
from shared.kernel.messages import Command
from shared.runtime.event_store.memory import MemoryStore
from shared.runtime.handling import Asked, Desk
from shared.runtime.receipts import MemoryReceipts
from tests.legal_aid.made_up import DAY, NOON, STAFF

WORKER = Actor(staff=STAFF, role="legal-aid-head", unit="made-up-unit")


def opened(store: MemoryStore | None = None) -> Desk:
    """Return a desk over a log; over an empty one if none is given."""
    return Desk(LOG, store or MemoryStore(), MemoryReceipts(), now=lambda: NOON + 60 * DAY)


async def ask(desk: Desk, *commands: Command) -> None:
    """Put commands to the desk, each once."""
    for command in commands:
        command_id = CommandId(derived(command.model_dump_json(), type(command).__name__))
        asked = Asked(command_id, WORKER, "legal-aid", command_id, None, "", "made-up")
        await desk.handle(command, asked)
