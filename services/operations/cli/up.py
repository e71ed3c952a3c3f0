"""`journey up`: bring up the whole platform on this computer, and stop it in order."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated, assert_never
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.markup import escape

from services.operations.embedded.binaries import ServerMissing
from services.operations.embedded.claim import AlreadyUp
from services.operations.embedded.happenings import (
    AllReady,
    Ended,
    Happening,
    Ready,
    Slow,
    Stopping,
)
from services.operations.embedded.provisioning import NotProvisioned
from services.operations.embedded.rooms import NAMES, PortTaken
from services.operations.embedded.servers import DidNotStart
from services.operations.embedded.supervisor import Plan, Supervisor

HIGHEST_PORT = 2**16 - 1

console = Console(highlight=False)


def up(
    data: Annotated[Path, typer.Option(help="The folder that holds all data.")] = Path(".journey"),
    port_base: Annotated[
        int,
        typer.Option(
            help="The first of the rooms' ports.", min=1024, max=HIGHEST_PORT - len(NAMES) + 1
        ),
    ] = 8100,
    nats_url: Annotated[
        str | None, typer.Option(envvar="NATS_URL", help="Use this NATS, start none.")
    ] = None,
    mongo_url: Annotated[
        str | None, typer.Option(envvar="MONGO_URL", help="Use this MongoDB, start none.")
    ] = None,
) -> None:
    """Start the servers and the five rooms, and keep them running until Ctrl-C."""
    plan = Plan(data, port_base, nats_url or None, mongo_url or None)
    console.print(f"Data and logs: {escape(str(data.resolve()))}", soft_wrap=True)
    try:
        asyncio.run(live_until_signalled(Supervisor(plan, tell=show)))
    except (AlreadyUp, DidNotStart, PortTaken, ServerMissing, NotProvisioned) as error:
        console.print(f"[red]✗[/] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(1) from None
    console.print("Stopped. `journey up` finds everything again.")


async def live_until_signalled(supervisor: Supervisor) -> None:
    """Run the platform until Ctrl-C or SIGTERM; a second one changes nothing, the end is near."""
    stopping = asyncio.Event()
    for way in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(way, stopping.set)
    await supervisor.live(stopping)


def show(happening: Happening) -> None:
    """Print what happened."""
    console.print(sentence(happening), soft_wrap=True)


def sentence(happening: Happening) -> str:
    """Tell in one line what happened."""
    match happening:
        case Ready(name, url, seconds):
            return f"[green]✓[/] {name:<14} [cyan]{_plain(url)}[/]  [dim]{seconds:.1f} s[/]"
        case AllReady(seconds):
            return f"[bold green]All is ready after {seconds:.1f} s.[/] Ctrl-C stops it in order."
        case Slow(name):
            return f"[yellow]…[/] {name}: not ready yet, still waiting; see the logs"
        case Ended(name, exit_code, pause, log):
            again = f"ended ({exit_code}), starts again in {pause:.1f} s"
            return f"[red]✗[/] {name} {again}; see {escape(str(log))}"
        case Stopping(name):
            return f"[dim]stopping {name}[/]"
        case _:
            assert_never(happening)


def _plain(url: str) -> str:
    """Return a URL without what may be secret or is no use to a reader."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}:{parts.port}"
