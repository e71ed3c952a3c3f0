"""`journey`: the one command of operations."""

import typer

from services.operations.cli.up import up

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command()(up)


@app.callback()
def journey() -> None:
    """Run and look after the journey platform."""
