"""A client's files: opened with a request, accepted, reviewed, closed with the matter's end."""

from typing import assert_never

from services.legal_aid.domain.client_messages import (
    AcceptFile,
    ClientEvent,
    CloseFile,
    EndReview,
    FileAccepted,
    FileClosed,
    FileCommand,
    FileOpened,
    OpenFile,
    ReviewEnded,
    ReviewFiles,
    ReviewRequested,
)
from services.legal_aid.domain.client_refusals import (
    AidDenied,
    ClientHasDied,
    EntitlementNotSigned,
    FileIsClosed,
    NoSuchFile,
    NotEntitled,
)
from services.legal_aid.domain.client_states import Aid, Client, aid_of
from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.words import LegalStatus

_ENTITLED = frozenset[LegalStatus]({"victim", "under-identification", "accompanying-minor"})


def decide(command: FileCommand, client: Client) -> list[ClientEvent]:
    """Return what happens to a client's files."""
    match command:
        case OpenFile():
            return _open(command, client)
        case AcceptFile():
            return _accept(command, client)
        case CloseFile():
            return _close(command, client)
        case ReviewFiles():
            return _review(command, client)
        case EndReview():
            return _end_review(command, client)
        case _:
            assert_never(command)


def _open(command: OpenFile, client: Client) -> list[ClientEvent]:
    if command.matter_id in client.closed:
        raise FileIsClosed
    if command.matter_id in client.open:
        return []
    if client.dead:
        raise ClientHasDied
    return [
        FileOpened(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            signed=command.signed_by is not None,
            decision_needed=_must_be_decided(command, client),
        )
    ]


def _must_be_decided(command: OpenFile, client: Client) -> bool:
    """Tell whether someone must still decide; refuse where a worker asks without a signature.

    A referral is taken up all the same, so that its sender hears an answer.
    """
    if not _left_open(command, aid_of(client, command.occurred_at)):
        return False
    if command.signed_by is not None:
        return False
    if command.requester != "referral":
        raise EntitlementNotSigned
    return True


def _left_open(command: OpenFile, aid: Aid) -> bool:
    match aid:
        case "given":
            return False
        case "denied":
            raise AidDenied
        case "to-decide":
            return True
        case "not-known":
            if command.legal_status not in _ENTITLED:
                raise NotEntitled
            return command.abroad and command.legal_status != "victim"
        case _:
            assert_never(aid)


def _accept(command: AcceptFile, client: Client) -> list[ClientEvent]:
    _must_be_here(command.matter_id, client)
    if command.matter_id in client.accepted:
        return []
    if client.dead:
        raise ClientHasDied
    aid = aid_of(client, command.occurred_at)
    if aid == "denied":
        raise AidDenied
    if aid == "to-decide" or (aid == "not-known" and command.matter_id in client.undecided):
        raise EntitlementNotSigned
    return [
        FileAccepted(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def _must_be_here(matter_id: MatterId, client: Client) -> None:
    if matter_id in client.closed:
        raise FileIsClosed
    if matter_id not in client.open:
        raise NoSuchFile


def _close(command: CloseFile, client: Client) -> list[ClientEvent]:
    if command.matter_id in client.closed:
        return []
    _must_be_here(command.matter_id, client)
    return [
        FileClosed(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
        )
    ]


def _review(command: ReviewFiles, client: Client) -> list[ClientEvent]:
    matters = client.unreviewed(command.reason)
    if not matters:
        return []
    return [
        ReviewRequested(
            journey_id=command.journey_id,
            matter_ids=matters,
            occurred_at=command.occurred_at,
            reason=command.reason,
        )
    ]


def _end_review(command: EndReview, client: Client) -> list[ClientEvent]:
    if (command.matter_id, command.reason) not in client.reviews and not command.entitled:
        return []
    return [
        ReviewEnded(
            journey_id=command.journey_id,
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            reason=command.reason,
            entitled=command.entitled,
        )
    ]
