"""A client's files: opened with a request, accepted, reviewed, closed with the matter's end."""

from collections.abc import Mapping
from typing import assert_never

from services.legal_aid.domain.client.messages import (
    AcceptFile,
    AidReferralDeclined,
    AnswerQuery,
    ClientEvent,
    CloseFile,
    EndReview,
    FileAccepted,
    FileClosed,
    FileCommand,
    FileOpened,
    OpenFile,
    QueryAnswered,
    ReviewEnded,
    ReviewFiles,
    ReviewRequested,
    TakeUpReferral,
)
from services.legal_aid.domain.client.refusals import (
    AidDenied,
    ClientHasDied,
    EntitlementNotSigned,
    FileIsClosed,
    NoSuchFile,
    NotEntitled,
)
from services.legal_aid.domain.client.states import Aid, Client, aid_of
from services.legal_aid.domain.ids import MatterId
from services.legal_aid.domain.matter.refusals import CommerceNotAided
from services.legal_aid.domain.words import DeclineReason, LegalStatus
from shared.kernel.errors import Refused

_ENTITLED = frozenset[LegalStatus]({"victim", "under-identification", "accompanying-minor"})

_DECLINED: Mapping[type[Refused], DeclineReason] = {
    AidDenied: "legal-aid-denied",
    ClientHasDied: "client-has-died",
    NotEntitled: "not-entitled-to-legal-aid",
}
"""What is said to whoever referred a person for whom no file is opened."""


def decide(command: FileCommand, client: Client) -> list[ClientEvent]:
    """Return what happens to a client's files."""
    match command:
        case OpenFile():
            return _open(command, client)
        case TakeUpReferral():
            return _take_up(command, client)
        case AnswerQuery():
            return _answer_query(command, client)
        case AcceptFile():
            return _accept(command, client)
        case CloseFile():
            return _close(command, client)
        case ReviewFiles() | EndReview():
            return _look_again(command, client)
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
            decision_needed=_must_be_decided(command, client),
        )
    ]


def _take_up(command: TakeUpReferral, client: Client) -> list[ClientEvent]:
    """Open a file for whom another service refers; a no is said, for the sender waits for it."""
    if command.matter_id in client.closed or command.referral_id in client.declined:
        return []
    asked = OpenFile(
        journey_id=command.journey_id,
        matter_id=command.matter_id,
        requester="referral",
        legal_status=command.legal_status,
        abroad=False,
        occurred_at=command.occurred_at,
    )
    try:
        return _open(asked, client)
    except tuple(_DECLINED) as no:
        return [
            AidReferralDeclined(
                journey_id=command.journey_id,
                referral_id=command.referral_id,
                reason=_DECLINED[type(no)],
                occurred_at=command.occurred_at,
            )
        ]


def _answer_query(command: AnswerQuery, client: Client) -> list[ClientEvent]:
    if command.query_id in client.queries:
        return []
    if client.dead:
        raise ClientHasDied
    if command.field == "commerce":
        raise CommerceNotAided
    if _left_open(command, aid_of(client, command.occurred_at)):
        raise EntitlementNotSigned
    return [
        QueryAnswered(
            journey_id=command.journey_id,
            query_id=command.query_id,
            occurred_at=command.occurred_at,
            centre=command.centre,
            field=command.field,
        )
    ]


def takes_up(command: TakeUpReferral, client: Client) -> bool:
    """Tell whether a file is opened for a referral."""
    return any(isinstance(event, FileOpened) for event in _take_up(command, client))


def _must_be_decided(command: OpenFile, client: Client) -> bool:
    """Tell whether someone must still decide; refuse where a worker asks before the head did.

    A referral is taken up all the same, so that its sender hears an answer.
    """
    if not _left_open(command, aid_of(client, command.occurred_at)):
        return False
    if command.requester != "referral":
        raise EntitlementNotSigned
    return True


def _left_open(command: OpenFile | AnswerQuery, aid: Aid) -> bool:
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


def _look_again(command: ReviewFiles | EndReview, client: Client) -> list[ClientEvent]:
    if isinstance(command, ReviewFiles):
        return _review(command, client)
    return _end_review(command, client)


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
    entitled_anew = command.entitled and not client.decision
    if (command.matter_id, command.reason) not in client.reviews and not entitled_anew:
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
