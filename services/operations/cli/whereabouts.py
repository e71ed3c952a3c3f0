"""Where the rooms are, and with whose token they are asked: in a folder's house, or elsewhere."""

import os
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from services.operations.cli.failing import CannotGoOn, NothingRuns
from services.operations.cli.tokens import Issuer
from services.operations.embedded.rooms import NAMES
from services.operations.embedded.run_file import Run
from shared.kernel.actors import Role
from shared.runtime.neighbours import ROOMS, neighbours

TOKEN = "JOURNEY_TOKEN_FILE"  # noqa: S105  the name of a variable
TOKEN_LASTS = timedelta(minutes=15)


class Whereabouts(NamedTuple):
    """Where each room is reached, a token for whoever asks, and whether it is this folder's own."""

    base_urls: Mapping[str, str]
    token: Callable[[Role], str]
    here: bool


def whereabouts(data: Path, unit: str) -> Whereabouts:
    """Return where the rooms are that `JOURNEY_ROOMS` names, or those of the folder's own house.

    In the folder's house a unit's workers ask, with tokens of its development issuer.
    Elsewhere whoever the token in `JOURNEY_TOKEN_FILE` vouches for asks, in their own role.
    Raises `NothingRuns`, or `CannotGoOn` if a variable is not as it should be.
    """
    if elsewhere := os.environ.get(ROOMS, ""):
        return Whereabouts(_named(elsewhere), _kept_token, here=False)
    return _in_the_house_of(data, unit)


def _named(elsewhere: str) -> dict[str, str]:
    wrong = CannotGoOn(
        f"{ROOMS} names rooms like intake=https://intake.example, separated by spaces;"
        f" there are {', '.join(NAMES)}."
    )
    try:
        said = neighbours(elsewhere)
    except ValueError:
        raise wrong from None
    if said.keys() - set(NAMES):
        raise wrong
    return dict(said)


def _kept_token(_role: Role) -> str:
    file = os.environ.get(TOKEN, "")
    try:
        return Path(file).read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise CannotGoOn(
            f"{TOKEN} must name a file with a token of your issuer ({type(error).__name__})."
        ) from None


def _in_the_house_of(data: Path, unit: str) -> Whereabouts:
    try:
        run = Run.read(data)
    except ValidationError:
        raise NothingRuns(data) from None
    if run is None:
        raise NothingRuns(data)
    issuer, kept = Issuer.of(data), dict[Role, str]()

    def token(role: Role) -> str:
        if role not in kept:
            kept[role] = issuer.token(role, unit, TOKEN_LASTS)
        return kept[role]

    return Whereabouts(run.base_urls, token, here=True)
