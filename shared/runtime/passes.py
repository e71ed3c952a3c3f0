"""Who a process is to the servers, and which servers it believes."""

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True)
class Pass:
    """Who someone is to NATS, the file with their seed, and the authority of its certificate."""

    user: str | None = None
    seed: Path | None = None
    authority: Path | None = None

    def trust(self) -> ssl.SSLContext | None:
        """Return which servers are believed; none, where traffic is not encrypted."""
        return ssl.create_default_context(cafile=self.authority) if self.authority else None


@dataclass(frozen=True)
class Login:
    """Who someone is to MongoDB, and the authority of its certificate if traffic is encrypted."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    source: str = "admin"
    authority: Path | None = None

    def options(self) -> dict[str, Any]:
        """Return what the driver is told of it."""
        told: dict[str, Any] = {}
        if self.user is not None:
            told |= {"username": self.user, "password": self.password, "authSource": self.source}
        if self.authority is not None:
            told |= {"tls": True, "tlsCAFile": str(self.authority)}
        return told


AS_ADDRESSED: Final = Pass()
"""Who comes with what NATS' address says, or with nothing."""

AS_WRITTEN: Final = Login()
"""Who comes with what MongoDB's address says, or with nothing."""
