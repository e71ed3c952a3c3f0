"""`journey centre`: lets a legal-aid centre in, by a key of its own."""

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from services.operations.cli.looks import console
from services.operations.cli.options import Data
from services.operations.embedded import files, keys
from shared.runtime.accounts import Centre


def centre(
    post: Annotated[UUID, typer.Argument(help="The number of its post, as legal aid shows it.")],
    data: Data = Path(".journey"),
) -> None:
    """Make the key by which a legal-aid centre fetches its letters and answers them."""
    folder = files.private_folder(data / "keys")
    seed = keys.let_in(folder, Centre(str(post)).called)
    console.print(f"Its key is in {seed}: hand it over in person, and keep no copy.")
    console.print("The centre is let in by the next `journey up`, or as deploy/README.md says.")
