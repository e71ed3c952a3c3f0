"""What a process is told by its environment; secrets come from files only."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the servers and the keys are. Nothing here is a secret."""

    model_config = SettingsConfigDict(extra="ignore")

    nats_url: str = "nats://127.0.0.1:4222"
    mongo_url: str = "mongodb://127.0.0.1:27017/?replicaSet=journey"
    host: str = Field(default="127.0.0.1", validation_alias="JOURNEY_SERVICE_HOST")
    port: int = Field(default=8000, validation_alias="JOURNEY_SERVICE_PORT")
    keys: Path = Field(default=Path(".journey/keys"), validation_alias="JOURNEY_KEYS")
    replicas: int = Field(default=1, validation_alias="JOURNEY_STREAM_REPLICAS")

    def master_key(self, service: str) -> bytes:
        """Return a service's master key; raises `FileNotFoundError` with the path it needs."""
        return (self.keys / f"master-{service}.key").read_bytes()

    def idempotency_key(self) -> bytes:
        """Return the secret under which idempotency keys and requests are digested."""
        return (self.keys / "idempotency.key").read_bytes()

    def issuer_keys(self) -> str:
        """Return the development issuer's public keys as JWKS."""
        return (self.keys / "issuer.jwks.json").read_text()
