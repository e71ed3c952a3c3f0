"""`journey`: the one command of operations."""

import typer

from services.operations.cli.demo import demo
from services.operations.cli.lag import lag
from services.operations.cli.parked import app as parked
from services.operations.cli.rebuild import rebuild
from services.operations.cli.tokens import token
from services.operations.cli.trace import trace
from services.operations.cli.up import up
from services.operations.cli.verify import verify

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
for command in (up, demo, token, trace, lag, rebuild, verify):
    app.command()(command)
app.add_typer(parked, name="parked")


@app.callback()
def journey() -> None:
    """Run and look after the journey platform."""
