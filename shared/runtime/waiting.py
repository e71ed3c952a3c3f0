"""How much of a stream lies before a reader: as the server knows it, and not the reader."""

from collections.abc import Sequence

import orjson

from shared.runtime.event_store.interface import Unavailable
from shared.runtime.nats import API, Client, api, is_not_found

_PATIENCE = 3.0
_NONE = "404"


async def waiting(client: Client, log: str, subjects: Sequence[str], after: int) -> int:
    """Return how many messages of these subjects lie in a log after a sequence."""
    return sum([await _waiting(client, log, subject, after) for subject in subjects])


async def _waiting(client: Client, log: str, subject: str, after: int) -> int:
    """Ask for the next message alone: it says how many there are behind it."""
    asked = {"seq": after + 1, "next_by_subj": subject, "batch": 1}
    found = await client.ask(f"{API}.DIRECT.GET.{log}", orjson.dumps(asked), wait=_PATIENCE)
    if found.status == _NONE:
        return 0
    more = found.headers.get("Nats-Num-Pending")
    if more is None:
        raise Unavailable
    return 1 + int(more)


async def distance(client: Client, stream: str, subjects: Sequence[str], after: int) -> int:
    """Return how far the last message of these subjects lies before whoever is at a sequence.

    What others keep in the same stream is counted with it: only a log is open to counting.
    """
    return max([0, *[await end_of(client, stream, subject) - after for subject in subjects]])


async def end_of(client: Client, stream: str, subject: str = ">") -> int:
    """Return where the last message of a subject lies; 0 where there is none."""
    answer = await api(client, f"STREAM.MSG.GET.{stream}", {"last_by_subj": subject})
    if "error" not in answer:
        return int(answer["message"]["seq"])
    if is_not_found(answer):
        return 0
    raise Unavailable
