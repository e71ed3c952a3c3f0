"""Facts as a journey's view shows them, made up for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.operations.tracing import Told

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
JOURNEY = "00000000-0000-4000-8000-000000000001"


def told(
    number: int,
    what: str = "case-opened",
    *,
    service: str = "intake",
    command: int | None = None,
    cause: int | None = None,
    after_ms: int = 0,
    **details: Any,
) -> Told:
    """Return the fact of this number; a command of its own unless said otherwise."""
    return Told.model_validate(
        {
            "id": UUID(int=number),
            "what": f"{what}.v1",
            "service": service,
            "at": NOON,
            "recorded_at": NOON + timedelta(milliseconds=after_ms),
            "command": UUID(int=1_000 + (number if command is None else command)),
            "cause": None if cause is None else UUID(int=cause),
            "position": number,
            "details": details,
        }
    )


def view(*facts: Told, **standing: str) -> dict[str, Any]:
    """Return a journey's view as a service answers it."""
    return {
        "journey_id": JOURNEY,
        "legal_status": "victim",
        "standing": standing,
        "entries": [fact.model_dump(mode="json") for fact in facts],
        "positions": {"FACTS": len(facts)},
    }
