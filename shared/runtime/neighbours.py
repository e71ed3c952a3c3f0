"""Where the rooms are reached, as `JOURNEY_ROOMS` names them: `intake=https://… shelter=https://…`.

No room does its work by asking another. Only what is asked on a person's own behalf over all of
them is carried on, by the room that merely listens, with the token of whoever asks.
"""

from collections.abc import Mapping

ROOMS = "JOURNEY_ROOMS"


def neighbours(said: str) -> Mapping[str, str]:
    """Return the address of each room that is named; raises `ValueError`."""
    named: dict[str, str] = {}
    for part in said.split():
        room, _, url = part.partition("=")
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"{ROOMS} names rooms like intake=https://intake.example")
        named[room] = url.rstrip("/")
    return named
