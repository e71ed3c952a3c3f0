"""What can go wrong with a command, each told in one line and never as a traceback."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.markup import escape

from services.operations.cli.looks import warnings


class CannotGoOn(Exception):
    """The command ends here; its words say why and what to do."""


def here(data: Path) -> str:
    """Return the option that names this data folder; nothing where it is the usual one."""
    return "" if data == Path(".journey") else f" --data {data}"


class NothingRuns(CannotGoOn):
    """No platform runs on this data folder."""

    def __init__(self, data: Path) -> None:
        """Say how to start one."""
        super().__init__(f"Nothing runs here; start it with `journey up{here(data)}`.")


class DoesNotAnswer(CannotGoOn):
    """One service cannot be reached; others may be."""

    def __init__(self, service: str) -> None:
        """Say where to look."""
        super().__init__(f"{service} does not answer; `journey lag` shows who does.")


class AnswersStrangely(CannotGoOn):
    """A service answers what this command does not understand."""

    def __init__(self, service: str) -> None:
        """Say what it usually means."""
        super().__init__(f"{service} answers strangely; is it of another version than this?")


class Refusal(CannotGoOn):
    """A service said no, and why."""

    def __init__(self, service: str, status: int, slug: str, title: str) -> None:
        """Keep the problem: `slug` names it, `title` says it."""
        super().__init__(f"{title} ({service}: {status} {slug})")
        self.service = service
        self.status = status
        self.slug = slug
        self.title = title


@contextmanager
def told_in_one_line() -> Generator[None]:
    """End the command with one line on the error stream if it cannot go on."""
    try:
        yield
    except CannotGoOn as error:
        warnings.print(f"[red]✗[/] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
