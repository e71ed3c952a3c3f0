"""From the request to its answer, its missing papers, its refusal or its withdrawal."""

from collections.abc import Iterable
from typing import assert_never

from services.legal_aid.domain.matter_messages import (
    AidRequested,
    CheckRequest,
    DocumentsSupplied,
    MatterEvent,
    MatterRefused,
    RefuseMatter,
    RequestAid,
    RequestAnswered,
    RequestCommand,
    RequestWithdrawn,
    SupplyDocuments,
    WithdrawRequest,
)
from services.legal_aid.domain.matter_refusals import (
    AlreadyAccepted,
    AlreadyAnswered,
    DifferentRequest,
    EntitlementNotSigned,
    MatterIsOver,
    NoSuchMatter,
    NotEntitled,
    RequestNotAnswered,
    must_follow,
)
from services.legal_aid.domain.matter_states import (
    Accepted,
    Assigned,
    Completed,
    Discontinued,
    DocumentsPending,
    File,
    FileComplete,
    InProgress,
    Matter,
    NoMatter,
    RefusedInWriting,
    Requested,
    Withdrawn,
)
from services.legal_aid.domain.tables import REQUEST_ANSWER, limit
from services.legal_aid.domain.words import Document, LegalStatus

_ENTITLED = frozenset[LegalStatus]({"victim", "under-identification", "accompanying-minor"})


def decide(command: RequestCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to a request that nobody has accepted yet."""
    match command:
        case RequestAid():
            return _request(command, matter)
        case CheckRequest():
            return _answer(command, matter)
        case SupplyDocuments():
            return _supply(command, matter)
        case RefuseMatter():
            return _refuse(command, matter)
        case WithdrawRequest():
            return _withdraw(command, matter)
        case _:
            assert_never(command)


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return each kind of paper once, in one order."""
    return tuple(sorted(set(documents)))


def _request(command: RequestAid, matter: Matter) -> list[MatterEvent]:
    if not isinstance(matter, NoMatter):
        if _asks_the_same(command, matter.file.request):
            return []
        raise DifferentRequest
    if command.legal_status not in _ENTITLED:
        raise NotEntitled
    if command.abroad and command.legal_status != "victim" and command.signed_by is None:
        raise EntitlementNotSigned
    return [_requested(command)]


def _requested(command: RequestAid) -> AidRequested:
    return AidRequested(
        matter_id=command.matter_id,
        journey_id=command.journey_id,
        occurred_at=command.occurred_at,
        referral_id=command.referral_id,
        form=command.form,
        field=command.field,
        requester=command.requester,
        legal_status=command.legal_status,
        status_proof=command.status_proof,
        abroad=command.abroad,
        signed_by=command.signed_by,
        answer_due=limit(REQUEST_ANSWER, command.occurred_at),
    )


def _asks_the_same(command: RequestAid, request: AidRequested) -> bool:
    asked = command.model_dump()
    return asked == request.model_dump(include=set(asked))


def _answer(command: CheckRequest, matter: Matter) -> list[MatterEvent]:
    match matter:
        case Requested(file):
            must_follow(command.occurred_at, file.since)
            return [_answered(command, file)]
        case DocumentsPending(_, missing) if missing == in_order(command.missing):
            return []
        case FileComplete() if not command.missing:
            return []
        case DocumentsPending() | FileComplete():
            raise AlreadyAnswered
        case Accepted() | Assigned() | InProgress():
            raise AlreadyAccepted
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            raise MatterIsOver
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _answered(command: CheckRequest, file: File) -> RequestAnswered:
    due = file.request.answer_due
    return RequestAnswered(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        missing=in_order(command.missing),
        late=command.occurred_at > due.due_at,
        policy_version=due.policy_version,
    )


def _supply(command: SupplyDocuments, matter: Matter) -> list[MatterEvent]:
    match matter:
        case DocumentsPending(file, missing):
            return _supplied(command, file, missing)
        case Accepted(file, acceptance) | Assigned(file, acceptance) | InProgress(file, acceptance):
            missing = acceptance.awaited.missing if acceptance.awaited else ()
            return _supplied(command, file, missing)
        case FileComplete():
            return []
        case Requested():
            raise RequestNotAnswered
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            raise MatterIsOver
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _supplied(
    command: SupplyDocuments, file: File, missing: tuple[Document, ...]
) -> list[MatterEvent]:
    brought = set(missing).intersection(command.documents)
    if not brought:
        return []
    must_follow(command.occurred_at, file.request.occurred_at)
    return [
        DocumentsSupplied(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            documents=in_order(brought),
            still_missing=in_order(set(missing) - brought),
        )
    ]


def _refuse(command: RefuseMatter, matter: Matter) -> list[MatterEvent]:
    match matter:
        case Requested(file) | DocumentsPending(file) | FileComplete(file):
            must_follow(command.occurred_at, file.since)
            return [
                MatterRefused(
                    matter_id=command.matter_id,
                    occurred_at=command.occurred_at,
                    referral_id=file.request.referral_id,
                    ground=command.ground,
                    letter=command.letter,
                )
            ]
        case RefusedInWriting(_, ground) if ground == command.ground:
            return []
        case Accepted() | Assigned() | InProgress():
            raise AlreadyAccepted
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            raise MatterIsOver
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _withdraw(command: WithdrawRequest, matter: Matter) -> list[MatterEvent]:
    match matter:
        case Requested(file) | DocumentsPending(file) | FileComplete(file):
            must_follow(command.occurred_at, file.since)
            return [RequestWithdrawn(matter_id=command.matter_id, occurred_at=command.occurred_at)]
        case Withdrawn():
            return []
        case Accepted() | Assigned() | InProgress():
            raise AlreadyAccepted
        case RefusedInWriting() | Completed() | Discontinued():
            raise MatterIsOver
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)
