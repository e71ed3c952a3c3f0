"""What runs where: written when the platform is up, so that other commands find it."""

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

from services.operations.embedded import files


class Run(BaseModel):
    """One running platform. The addresses of its servers may hold credentials: never print them."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    base_urls: dict[str, str]
    nats_url: str
    mongo_url: str
    pids: dict[str, int]

    @classmethod
    def read(cls, data: Path) -> Self | None:
        """Return what runs on this data folder, if something does."""
        try:
            return cls.model_validate_json(_file(data).read_bytes())
        except FileNotFoundError:
            return None

    def write(self, data: Path) -> None:
        """Tell the other commands, in one stroke."""
        files.replace(_file(data), self.model_dump_json(indent=2).encode())


def forget(data: Path) -> None:
    """Take the file away; nothing runs any more."""
    _file(data).unlink(missing_ok=True)


def _file(data: Path) -> Path:
    return data / "run.json"
