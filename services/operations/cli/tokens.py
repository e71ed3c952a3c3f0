"""`journey token`: development tokens, made with the keys of this data folder."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self, get_args

import orjson
import typer
from pydantic import ValidationError

from services.operations.cli.failing import NothingRuns, told_in_one_line
from services.operations.cli.options import Data
from shared.kernel.actors import Actor, Role
from shared.kernel.ids import StaffId, derived
from shared.runtime.http.tokens import issue

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "policy")
LONGEST_HOURS = 24


@dataclass(frozen=True)
class Issuer:
    """The development issuer of one data folder."""

    pem: bytes
    kid: str

    @classmethod
    def of(cls, data: Path) -> Self:
        """Return the folder's issuer; raises `NothingRuns` if it has no keys yet."""
        keys = data / "keys"
        try:
            jwks: dict[str, Any] = orjson.loads((keys / "issuer.jwks.json").read_bytes())
            return cls((keys / "issuer.pem").read_bytes(), jwks["keys"][0]["kid"])
        except FileNotFoundError:
            raise NothingRuns(data) from None

    def token(self, role: Role, unit: str, good_for: timedelta) -> str:
        """Return a token for the worker of this role in this unit, always the same one.

        An idempotency key belongs to the worker who sent it, so a retry under a fresh
        token must still come from the same worker.
        """
        actor = Actor(staff=StaffId(derived("worker", role, unit)), role=role, unit=unit)
        return issue(self.pem, actor, kid=self.kid, seconds=int(good_for.total_seconds()))


def _known_role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    names = ", ".join(ROLES)
    raise typer.BadParameter(f"there is no such role. Choose one of: {names}", param_hint="--role")


def token(
    role: Annotated[str, typer.Option(help=f"One of: {', '.join(ROLES)}.")],
    unit: Annotated[str, typer.Option(help="The unit's code: lower case, hyphens.")],
    hours: Annotated[
        int, typer.Option(help="How long it is good for.", min=1, max=LONGEST_HOURS)
    ] = 8,
    data: Data = Path(".journey"),
) -> None:
    """Print a development token, and nothing else."""
    worker_role = _known_role(role)
    with told_in_one_line():
        issuer = Issuer.of(data)
    try:
        typer.echo(issuer.token(worker_role, unit, timedelta(hours=hours)))
    except ValidationError:
        raise typer.BadParameter(
            "a unit is a code: lower case letters, digits, hyphens", param_hint="--unit"
        ) from None
