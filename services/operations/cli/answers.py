"""What the rooms answer to operations, as far as the commands use it."""

from collections.abc import Mapping

from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.operations.tracing import Told


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Journey(_Answer):
    """A service's view of one journey."""

    journey_id: str
    legal_status: str
    standing: Mapping[str, str]
    entries: tuple[Told, ...]
    positions: Mapping[str, int]

    def told(self, name: str) -> Told | None:
        """Return the last fact of this name, `case-opened` for instance."""
        return next((fact for fact in reversed(self.entries) if fact.name == name), None)


class Readiness(_Answer):
    """Whether a service has all it needs."""

    service: str
    ready: bool
    missing: tuple[str, ...]


class Reader(_Answer):
    """How far one reader of a service has come; nothing is known while NATS is away."""

    reader: str
    stream: str
    position: int | None
    behind: int | None


class Lag(_Answer):
    """All readers of a service."""

    service: str
    readers: tuple[Reader, ...]


class Parked(_Answer):
    """One message that could not be handled, without its content."""

    sequence: int
    consumer: str
    lane: str
    reason: str
    stream: str
    origin: int
    parked_at: AwareDatetime


class Retried(_Answer):
    """How a lane fared: how many messages were handled, and why the next one was not."""

    done: int
    stopped_by: str | None


class Started(_Answer):
    """Long work that began, and the id to ask about it by."""

    run: str


class Rebuild(_Answer):
    """How a rebuild stands."""

    projection: str
    stage: str
    sequence: int
    target: int
    rows: int


class Fault(_Answer):
    """Where a history is not as it was written."""

    sequence: int
    history: str
    fault: str


class Verification(_Answer):
    """What a verification found so far."""

    messages: int
    histories: int
    last: int
    faults: tuple[Fault, ...]
    done: bool
    failed: bool = False
