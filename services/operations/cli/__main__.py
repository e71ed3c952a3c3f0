"""`python -m services.operations.cli`: the command, also where nothing was installed."""

from services.operations.cli.main import app

app(prog_name="journey")
