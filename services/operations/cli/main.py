"""`journey`: the one command of operations."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS = {
    "up": "up.up",
    "demo": "demo.demo",
    "token": "tokens.token",
    "trace": "trace.trace",
    "lag": "lag.lag",
    "rebuild": "rebuild.rebuild",
    "parked": "parked.app",
    "verify": "verify.verify",
    "extract": "extract.extract",
    "checkpoint": "checkpoint.checkpoint",
    "keys": "keys.app",
    "centre": "centre.centre",
}
"""Each command, and where it is written: file and name."""


class Commands(TyperGroup):
    """Loads a command when it is asked for: `up` need not wait for what only others use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return one command, or `None` if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        file, _, name = COMMANDS[cmd_name].partition(".")
        found = getattr(import_module(f"services.operations.cli.{file}"), name)
        if isinstance(found, typer.Typer):
            return get_command(found)
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(found)
        return get_command(alone)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def journey() -> None:
    """Run and look after the journey platform."""
