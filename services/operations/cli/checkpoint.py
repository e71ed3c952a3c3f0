"""`journey checkpoint`: signs where every log stands, to be kept elsewhere."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.operations.checkpoints import Checkpoint, name_of, private_key
from services.operations.cli.failing import CannotGoOn, told_in_one_line
from services.operations.cli.looks import console, count
from services.operations.cli.options import Data
from services.operations.cli.rooms import in_the_house
from services.operations.cli.walking import walk_all
from services.operations.embedded import files
from services.operations.embedded.keys import checkpoint_key


def checkpoint(
    out: Annotated[Path, typer.Argument(help="The folder that takes the file, on another disk.")],
    data: Data = Path(".journey"),
    key: Annotated[
        Path | None, typer.Option(help="The Ed25519 key that signs; this folder's own if left out.")
    ] = None,
) -> None:
    """Sign where every log stands; run it daily and keep the files where no service reaches."""
    with told_in_one_line():
        signing = _key(key or checkpoint_key(data / "keys"))
    found = in_the_house(walk_all(data))
    faulty = [walked.service for walked in found if walked.report.faults]
    with told_in_one_line():
        if faulty:
            named = ", ".join(faulty)
            raise CannotGoOn(f"Nothing is signed: `journey verify` finds faults in {named}.")
        made = Checkpoint(
            made_at=datetime.now(UTC), logs={walked.service: walked.stood for walked in found}
        )
        file = _written(made, signing, out)
    heads = count(sum(len(walked.stood.heads) for walked in found), "history", "histories")
    console.print(f"{file}: {heads}, signed by {name_of(signing.public_key())}", soft_wrap=True)


def _key(file: Path) -> Ed25519PrivateKey:
    try:
        return private_key(file)
    except (OSError, ValueError, TypeError) as error:
        raise CannotGoOn(f"{file} is no Ed25519 key ({type(error).__name__}).") from None


def _written(made: Checkpoint, key: Ed25519PrivateKey, folder: Path) -> Path:
    file = folder / f"checkpoint-{made.made_at:%Y-%m-%dT%H%M%SZ}.json"
    try:
        files.private_folder(folder)
        files.replace(file, made.signed(key))
    except OSError as error:
        raise CannotGoOn(f"{folder} cannot be written to ({type(error).__name__}).") from None
    return file
