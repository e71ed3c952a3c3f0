"""`journey extract`: all that is held about a person, from every service, in one folder."""

import os
from pathlib import Path
from typing import Annotated
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import typer
from pydantic import BaseModel

from services.operations.cli.failing import CannotGoOn, Refusal
from services.operations.cli.looks import console, count
from services.operations.cli.options import Data
from services.operations.cli.rooms import Rooms, in_the_house, read
from services.operations.tracing import in_words
from shared.casework.access_messages import ExtractGround
from shared.kernel.actors import Role

BY: Role = "data-protection-officer"
HOLDS_NOTHING = "operations"
"""The room that only listens keeps nothing about a person, and asks all others who read what."""

NOTHING_THERE = "not-found"

ANSWERED = "answered"

_PRIVATE = 0o600


class _History(BaseModel):
    """Of the whole access history, what became of the question at each service."""

    services: dict[str, str]


def extract(
    journey: Annotated[UUID, typer.Argument(help="The journey's id.", metavar="JOURNEY")],
    *,
    request: Annotated[
        UUID | None, typer.Option(help="The person's request, for which it is made.")
    ] = None,
    ground: Annotated[
        ExtractGround | None,
        typer.Option(help="The ground of the law, where the person did not ask."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="The file to write; extract-JOURNEY.zip when left out.")
    ] = None,
    data: Data = Path(".journey"),
) -> None:
    """Gather all that is held about a person, as data and to be read; only you may open it."""
    if (request is None) == (ground is None):
        raise typer.BadParameter("name either --request or --ground")
    cause = f"request={request}" if request else f"ground={ground}"
    file = to or Path(f"extract-{journey}.zip")
    parts, silent = in_the_house(_gather(data, journey, cause))
    try:
        _write(file, parts)
    except FileExistsError:
        raise typer.BadParameter(f"{file} is there already", param_hint="--to") from None
    console.print(f"[green]✓[/] {file}  [dim]{count(len(parts), 'paper')}[/]", soft_wrap=True)
    for service, said in silent.items():
        console.print(f"[yellow]![/] access history of {service}: {in_words(said)}")


async def _gather(data: Path, journey: UUID, cause: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the papers, and which services could not tell who came to know what."""
    async with Rooms(data) as rooms:
        if HOLDS_NOTHING not in rooms.services:
            raise CannotGoOn(f"Name {HOLDS_NOTHING}, too: it gathers the access history.")
        parts: dict[str, bytes] = {}
        for service in rooms.services:
            if service != HOLDS_NOTHING:
                parts |= await _of(rooms, service, journey, cause)
        if not parts:
            raise CannotGoOn(f"Nothing is held about a journey {journey}.")
        line = f"GET /journeys/{journey}/access-history"
        answer = await rooms.send(HOLDS_NOTHING, line, by=BY)
        history = read(_History, HOLDS_NOTHING, answer)
    parts["access-history.json"] = answer.content
    silent = {one: said for one, said in history.services.items() if said != ANSWERED}
    return parts, silent


async def _of(rooms: Rooms, service: str, journey: UUID, cause: str) -> dict[str, bytes]:
    """Return what one service holds; nothing if it never heard of the person."""
    parts: dict[str, bytes] = {}
    for form in ("json", "pdf"):
        line = f"POST /journeys/{journey}/extract?as={form}&{cause}"
        answer = await rooms.send(service, line, by=BY)
        if not answer.is_success:
            try:
                read(dict[str, object], service, answer)
            except Refusal as no:
                if no.slug != NOTHING_THERE:
                    raise
            return {}
        parts[f"{service}.{form}"] = answer.content
    return parts


def _write(file: Path, parts: dict[str, bytes]) -> None:
    """Write a new file that nobody else may read, not even while it is written."""
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(opened, "wb") as out, ZipFile(out, "w", ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
