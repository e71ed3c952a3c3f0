"""A client: which matters of one journey are open, so that none is overlooked.

Guards what is said about a journey as a whole; it is never asked by its reader.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Literal, assert_never

from pydantic import Field

from services.legal_aid.domain.ids import MatterId
from shared.kernel.decider import Decider
from shared.kernel.errors import NotFound, Refused
from shared.kernel.ids import JourneyId
from shared.kernel.messages import Command, Event


class OpenFile(Command):
    journey_id: JourneyId
    matter_id: MatterId


class CloseFile(Command):
    journey_id: JourneyId
    matter_id: MatterId


class ReviewFiles(Command):
    journey_id: JourneyId


ClientCommand = OpenFile | CloseFile | ReviewFiles


class FileOpened(Event):
    kind: Literal["file-opened.v1"] = "file-opened.v1"
    journey_id: JourneyId
    matter_id: MatterId


class FileClosed(Event):
    kind: Literal["file-closed.v1"] = "file-closed.v1"
    journey_id: JourneyId
    matter_id: MatterId


class ReviewRequested(Event):
    kind: Literal["review-requested.v1"] = "review-requested.v1"
    journey_id: JourneyId
    matter_ids: tuple[MatterId, ...]


ClientEvent = Annotated[FileOpened | FileClosed | ReviewRequested, Field(discriminator="kind")]


@dataclass(frozen=True)
class Client:
    """The journey's matters: open, of these under review, and closed."""

    open: frozenset[MatterId] = frozenset()
    under_review: frozenset[MatterId] = frozenset()
    closed: frozenset[MatterId] = frozenset()

    @property
    def unreviewed(self) -> tuple[MatterId, ...]:
        """Return the open matters that nobody was asked to review, in one order."""
        return tuple(sorted(self.open - self.under_review))


class NoSuchFile(NotFound):
    """The client has no such matter here."""

    slug = "no-such-file"
    vi = "Người được trợ giúp không có vụ việc này."


class FileIsClosed(Refused):
    """This matter is closed for good; only a new one follows."""

    slug = "file-is-closed"
    vi = "Hồ sơ vụ việc đã đóng; chỉ có thể mở hồ sơ mới."


def decide(command: ClientCommand, client: Client) -> list[ClientEvent]:
    """Return what happens; an empty list means it is already so."""
    match command:
        case OpenFile():
            return _open(command, client)
        case CloseFile():
            return _close(command, client)
        case ReviewFiles():
            return _review(command, client)
        case _:
            assert_never(command)


def _open(command: OpenFile, client: Client) -> list[ClientEvent]:
    if command.matter_id in client.closed:
        raise FileIsClosed
    if command.matter_id in client.open:
        return []
    return [
        FileOpened(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def _close(command: CloseFile, client: Client) -> list[ClientEvent]:
    if command.matter_id in client.closed:
        return []
    if command.matter_id not in client.open:
        raise NoSuchFile
    return [
        FileClosed(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def _review(command: ReviewFiles, client: Client) -> list[ClientEvent]:
    if not client.unreviewed:
        return []
    return [
        ReviewRequested(
            journey_id=command.journey_id,
            matter_ids=client.unreviewed,
            occurred_at=command.occurred_at,
        )
    ]


def evolve(client: Client, event: ClientEvent) -> Client:
    """Apply one recorded event; never refuse, never look outside."""
    match event:
        case FileOpened():
            return replace(client, open=client.open | {event.matter_id})
        case FileClosed():
            gone = frozenset({event.matter_id})
            return Client(client.open - gone, client.under_review - gone, client.closed | gone)
        case ReviewRequested():
            return replace(client, under_review=client.under_review | {*event.matter_ids})
        case _:
            assert_never(event)


decider: Decider[ClientCommand, Client, ClientEvent] = Decider(Client(), decide, evolve)
