"""What the rooms answer to operations, as far as the commands use it."""

from collections.abc import Mapping

from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.operations.tracing import Told
from shared.kernel.chains import Fault


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class OwnStep(_Answer):
    """One step of a service's own, told to nobody else: what happened, and in whose history."""

    what: str
    of_id: str


class Journey(_Answer):
    """A service's view of one journey."""

    journey_id: str
    legal_status: str
    standing: Mapping[str, str]
    entries: tuple[Told, ...]
    own_steps: tuple[OwnStep, ...] = ()
    positions: Mapping[str, int]

    def told(self, name: str) -> Told | None:
        """Return the last fact of this name, `case-opened` for instance."""
        return next((fact for fact in reversed(self.entries) if fact.name == name), None)

    def histories(self, name: str) -> tuple[str, ...]:
        """Return the histories that began with this step of the service's own, in order."""
        return tuple(step.of_id for step in self.own_steps if step.what.startswith(f"{name}.v"))


class Readiness(_Answer):
    """Whether a service has all it needs."""

    service: str
    ready: bool
    missing: tuple[str, ...]


class Reader(_Answer):
    """How far one reader of a service has come; how much lies before it, only NATS knows.

    One without a consumer has no position, and the whole stream lies before it.
    """

    reader: str
    does: str
    stream: str
    position: int | None
    behind: int | None


class Lag(_Answer):
    """All readers of a service, and how many seconds ago NATS last answered it."""

    service: str
    age: int = 0
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


class Verification(_Answer):
    """What a verification found so far."""

    messages: int
    histories: int
    last: int
    faults: tuple[Fault, ...]
    done: bool
    failed: bool = False


class Lying(_Answer):
    """A master key, and how many data keys lie under it."""

    master: str
    count: int


class Rotated(_Answer):
    """When a master key was replaced."""

    began_at: AwareDatetime
    ended_at: AwareDatetime


class Keys(_Answer):
    """How a service's master key stands."""

    service: str
    master: str
    keys: tuple[Lying, ...]
    unsealed_erasures: int
    last_rotation: Rotated | None


class KeysOfErasures(_Answer):
    """Whose new master keys the erasures of intake wait for."""

    id: str
    awaited: tuple[str, ...]


class KeysAwaited(_Answer):
    """All of them."""

    items: tuple[KeysOfErasures, ...]


class Turning(_Answer):
    """How far a rotation has come."""

    step: str
    wrapped: int
    total: int
    reason: str | None
