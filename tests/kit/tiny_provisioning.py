"""Provisioning for tiny rooms, which have no streams: NATS has no one to keep apart."""

import sys
from pathlib import Path

if __name__ == "__main__":
    Path(sys.argv[-1]).touch()
