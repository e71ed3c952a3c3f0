"""From the request to its answer, its missing papers, its refusal or its withdrawal."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from services.legal_aid.domain.matter.commands import (
    CheckRequest,
    NoteInterpreterNeed,
    RefuseMatter,
    RequestAid,
    RequestCommand,
    SupplyDocuments,
    TakeBackReferral,
    WithdrawRequest,
)
from services.legal_aid.domain.matter.docket import cancelled
from services.legal_aid.domain.matter.events import (
    AidRequested,
    DocumentsSupplied,
    InterpreterNeedNoted,
    MatterEvent,
    MatterFlaggedForReview,
    MatterRefused,
    RequestAnswered,
    RequestWithdrawn,
)
from services.legal_aid.domain.matter.refusals import (
    AlreadyAnswered,
    DifferentRequest,
    RequestNotAnswered,
    must_follow,
)
from services.legal_aid.domain.matter.standing import known, pending, still_open
from services.legal_aid.domain.matter.states import (
    Accepted,
    Assigned,
    DocumentsPending,
    File,
    FileComplete,
    InProgress,
    Matter,
    NoMatter,
    Over,
    Pending,
    RefusedInWriting,
    Requested,
    UnderWay,
    Withdrawn,
)
from services.legal_aid.domain.tables import REQUEST_ANSWER, decision_limit, limit
from services.legal_aid.domain.words import Document, Takeback


def decide(command: RequestCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to a request that nobody has accepted yet."""
    match command:
        case RequestAid():
            return _request(command, matter)
        case CheckRequest():
            return _answer(command, matter)
        case SupplyDocuments():
            return _supply(command, matter)
        case NoteInterpreterNeed():
            return _note_interpreter(command, matter)
        case RefuseMatter():
            return _refuse(command, matter)
        case WithdrawRequest() | TakeBackReferral():
            return _take_back(command, matter)
        case _:
            assert_never(command)


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return each kind of paper once, in one order."""
    return tuple(sorted(set(documents)))


def answers_in_time(asked: Pending, at: datetime) -> bool | None:
    """Tell whether a decision that is also the first answer comes in time."""
    if not isinstance(asked, Requested):
        return None
    return at <= asked.file.request.answer_due.due_at


def _request(command: RequestAid, matter: Matter) -> list[MatterEvent]:
    if not isinstance(matter, NoMatter):
        if _asks_the_same(command, matter.file.request):
            return []
        raise DifferentRequest
    asked = command.model_dump()
    return [AidRequested(**asked, answer_due=limit(REQUEST_ANSWER, command.occurred_at))]


def _asks_the_same(command: RequestAid, request: AidRequested) -> bool:
    asked = command.model_dump()
    return asked == request.model_dump(include=set(asked))


def _answer(command: CheckRequest, matter: Matter) -> list[MatterEvent]:
    asked = pending(matter)
    match asked:
        case Requested(file):
            must_follow(command.occurred_at, file.since)
            return [_answered(command, file)]
        case DocumentsPending(_, missing) if missing == in_order(command.missing):
            return []
        case FileComplete() if not command.missing:
            return []
        case DocumentsPending() | FileComplete():
            raise AlreadyAnswered
        case _:
            assert_never(asked)


def _answered(command: CheckRequest, file: File) -> RequestAnswered:
    due, urgency = file.request.answer_due, file.request.urgency
    return RequestAnswered(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        missing=in_order(command.missing),
        late=command.occurred_at > due.due_at,
        policy_version=due.policy_version,
        urgency=urgency,
        decide_by=None if command.missing else decision_limit(urgency, command.occurred_at),
    )


def _supply(command: SupplyDocuments, matter: Matter) -> list[MatterEvent]:
    there = still_open(matter)
    match there:
        case Requested():
            raise RequestNotAnswered
        case DocumentsPending(_, missing):
            return _supplied(command, there, missing)
        case FileComplete():
            return []
        case Accepted() | Assigned() | InProgress():
            awaited = there.acceptance.awaited
            return _supplied(command, there, awaited.missing if awaited else ())
        case _:
            assert_never(there)


def _supplied(
    command: SupplyDocuments, matter: DocumentsPending | UnderWay, missing: tuple[Document, ...]
) -> list[MatterEvent]:
    brought = set(missing).intersection(command.documents)
    if not brought:
        return []
    must_follow(command.occurred_at, matter.file.request.occurred_at)
    urgency, left = matter.file.request.urgency, in_order(set(missing) - brought)
    not_yet = bool(left) or isinstance(matter, UnderWay)
    return [
        DocumentsSupplied(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            documents=in_order(brought),
            still_missing=left,
            after_acceptance=isinstance(matter, UnderWay),
            urgency=urgency,
            decide_by=None if not_yet else decision_limit(urgency, command.occurred_at),
        )
    ]


def _note_interpreter(command: NoteInterpreterNeed, matter: Matter) -> list[MatterEvent]:
    there = still_open(matter)
    if there.file.interpreter_needed == command.needed:
        return []
    must_follow(command.occurred_at, there.file.request.occurred_at)
    return [
        InterpreterNeedNoted(
            matter_id=command.matter_id, occurred_at=command.occurred_at, needed=command.needed
        )
    ]


def _refuse(command: RefuseMatter, matter: Matter) -> list[MatterEvent]:
    if isinstance(matter, RefusedInWriting) and matter.ground == command.ground:
        return []
    asked = pending(matter)
    file = asked.file
    must_follow(command.occurred_at, file.since)
    refused = MatterRefused(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=file.request.referral_id,
        ground=command.ground,
        letter=command.letter,
        answers_in_time=answers_in_time(asked, command.occurred_at),
    )
    return [*cancelled(command, file), refused]


def _take_back(command: WithdrawRequest | TakeBackReferral, matter: Matter) -> list[MatterEvent]:
    if isinstance(command, TakeBackReferral):
        return _take_referral_back(command, matter)
    if isinstance(matter, Withdrawn):
        return []
    asked = pending(matter)
    must_follow(command.occurred_at, asked.file.since)
    return _withdrawn(command, asked, "client")


def _take_referral_back(command: TakeBackReferral, matter: Matter) -> list[MatterEvent]:
    """Withdraw what is only asked for; whether an accepted matter goes on, people decide."""
    there = known(matter)
    if isinstance(there, Over) or "referral-withdrawn" in there.file.reviews:
        return []
    if isinstance(there, Pending):
        return _withdrawn(command, there, "referral-withdrawn")
    return [
        MatterFlaggedForReview(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            reason="referral-withdrawn",
        )
    ]


def _withdrawn(
    command: WithdrawRequest | TakeBackReferral, asked: Pending, by: Takeback
) -> list[MatterEvent]:
    withdrawn = RequestWithdrawn(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=asked.file.request.referral_id,
        taken_back_by=by,
    )
    return [*cancelled(command, asked.file), withdrawn]
