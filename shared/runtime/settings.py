"""What a process is told by its environment; secrets come from files only."""

import re
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.runtime.keys.kms import KmsMasters
from shared.runtime.keys.masters import FileMasters, Masters
from shared.runtime.neighbours import ROOMS
from shared.runtime.passes import Login, Pass

_NAMED = re.compile(r"//[^/@]+@")


class Settings(BaseSettings):
    """Where the servers and the keys are; addresses of servers may hold a password."""

    model_config = SettingsConfigDict(extra="ignore")

    nats_url: str = "nats://127.0.0.1:4222"
    mongo_url: str = "mongodb://127.0.0.1:27017/?replicaSet=journey"
    mongo_admin_url: SecretStr | None = None
    """Where provisioning makes MongoDB's users, if not as the user `provision`."""

    nats_nkey_file: Path | None = None
    nats_ca_file: Path | None = None
    mongo_password_file: Path | None = None
    mongo_ca_file: Path | None = None
    host: str = Field(default="127.0.0.1", validation_alias="JOURNEY_SERVICE_HOST")
    port: int = Field(default=8000, validation_alias="JOURNEY_SERVICE_PORT")
    keys: Path = Field(default=Path(".journey/keys"), validation_alias="JOURNEY_KEYS")
    largest_file: int = Field(
        default=10 * 2**20, gt=0, le=15 * 2**20, validation_alias="JOURNEY_LARGEST_FILE"
    )
    """Bytes; a record is one document, of which MongoDB takes 16 MiB."""

    master_key: Path | None = Field(default=None, validation_alias="JOURNEY_MASTER_KEY_FILE")
    """A service's master key, if it is not with the other keys."""

    kms: Path | None = Field(default=None, validation_alias="JOURNEY_KMS_FILE")
    """Which key management service wraps the data keys, if it is not told with the other keys."""

    seal_after: float = Field(default=3_600, gt=0, validation_alias="JOURNEY_SEAL_AFTER")
    """Seconds after which erasures are sealed by a new master key, however few they are."""

    replicas: int = Field(default=1, validation_alias="JOURNEY_STREAM_REPLICAS")
    rooms: str = Field(default="", validation_alias=ROOMS)
    """Where each room is reached; only operations carries a question on to the others."""

    def masters(self, service: str) -> Masters:
        """Return where a service's master keys come from; raises `WrongMasterKey`."""
        file = FileMasters(self.master_key or self.keys / f"master-{service}.key")
        told = self.kms or self.keys / f"kms-{service}.json"
        return KmsMasters(told, file) if self.kms or told.exists() else file

    def nats_pass(self, user: str) -> Pass:
        """Return who a user is to NATS: whom the address names, else the owner of their key."""
        seed = _there(self.nats_nkey_file, self.keys / f"nats-{user}.nk")
        if seed is None or _NAMED.search(self.nats_url):
            return Pass(authority=self.nats_ca_file)
        return Pass(user, seed, self.nats_ca_file)

    def mongo_login(self, user: str) -> Login:
        """Return who a user is to MongoDB: whom the address names, else who has the password."""
        file = _there(self.mongo_password_file, self.keys / f"mongo-{user}.password")
        if file is None or _NAMED.search(self.mongo_url):
            return Login(authority=self.mongo_ca_file)
        return Login(user, file.read_text().strip(), authority=self.mongo_ca_file)

    @model_validator(mode="after")
    def _encrypt_what_should_be(self) -> Self:
        """Refuse an authority for traffic that its address leaves in the open."""
        if self.nats_ca_file and not self.nats_url.startswith("tls://"):
            raise ValueError("NATS_CA_FILE is given, but NATS_URL does not begin with tls://")
        return self

    def idempotency_key(self) -> bytes:
        """Return the secret under which idempotency keys and requests are digested."""
        return (self.keys / "idempotency.key").read_bytes()

    def issuer_keys(self) -> str:
        """Return the development issuer's public keys as JWKS."""
        return (self.keys / "issuer.jwks.json").read_text()


def _there(named: Path | None, usual: Path) -> Path | None:
    """Return the file that was named, which must be there, or the usual one if it is."""
    if named is not None:
        named.stat()
        return named
    return usual if usual.exists() else None
