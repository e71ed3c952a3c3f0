"""Gives each part of a house in containers the keys that are its own, in a folder of its own.

Run as `python -m services.operations.embedded.handing_out FOLDER`: the keys are made in
`FOLDER/all`, which no part sees. Running it again only adds what is missing: a master key is its
room's alone from then on, which may have replaced it.
"""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from services.operations.embedded import certificates, files, keys

SERVERS = ("nats", "mongo")
ADDRESSES = (*SERVERS, *(f"{server}-{n}" for server in SERVERS for n in (1, 2, 3)), "localhost")
ROOM, DATABASE = 10001, 999
"""Who the processes are in their containers."""


def hand_out(folder: Path) -> None:
    """Make what is missing, and lay out what each part may see."""
    all_of_them = files.private_folder(folder / "all")
    keys.prepare(all_of_them)
    certificates.prepare(all_of_them, SERVERS, ADDRESSES)
    for owner in keys.OWNERS:
        _lay_out(all_of_them, folder / owner, keys.of(owner))
        (all_of_them / keys.master_of(owner)).unlink()
    opening = [keys.MEMBER_KEY, "mongo.pem", f"mongo-{keys.PROVISION}.password"]
    _lay_out(all_of_them, folder / "mongo", opening)
    _lay_out(all_of_them, folder / "nats", ["nats.crt", "nats.key"])
    makers = [file.name for file in all_of_them.glob("nats-provision-*.nk")]
    known = [file.name for file in all_of_them.glob("nats-*.pub")]
    passwords = [file.name for file in all_of_them.glob("mongo-*.password")]
    _lay_out(all_of_them, folder / keys.PROVISION, [*makers, *known, *passwords])


def _lay_out(there: Path, part: Path, names: Iterable[str]) -> None:
    files.private_folder(part)
    for name in (certificates.AUTHORITY, *names):
        if not (part / name).exists():
            files.create(part / name, (there / name).read_bytes())


def _give_to(folder: Path, owner: int) -> None:
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, owner, owner)


def main(folder: str) -> None:
    """Hand out, and let each part read its own."""
    whole = Path(folder)
    hand_out(whole)
    for owner in (*keys.OWNERS, keys.PROVISION):
        _give_to(whole / owner, ROOM)
    _give_to(whole / "mongo", DATABASE)


if __name__ == "__main__":
    main(*sys.argv[1:])
