"""The end of a matter and what follows: its file, the judgement of its quality, the archive."""

from typing import assert_never

from services.legal_aid.domain.matter.commands import (
    ArchiveMatter,
    AssessQuality,
    CompleteMatter,
    DiscontinueMatter,
    EndingCommand,
    FileMatter,
    TellOfDiscontinuation,
)
from services.legal_aid.domain.matter.docket import cancelled
from services.legal_aid.domain.matter.events import (
    ClientToldOfDiscontinuation,
    MatterArchived,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
    MatterFiled,
    QualityAssessed,
)
from services.legal_aid.domain.matter.proceeding_refusals import (
    AssessedOnce,
    FormNotAssessed,
    MatterNotDiscontinued,
    MatterNotEnded,
    MatterNotFiled,
    NobodyActed,
)
from services.legal_aid.domain.matter.refusals import (
    NoProviderYet,
    NothingDoneYet,
    ResultDoesNotFit,
    WithdrawalNotInWriting,
    must_follow,
)
from services.legal_aid.domain.matter.standing import known, under_way
from services.legal_aid.domain.matter.states import (
    Accepted,
    Archived,
    Assessed,
    Assigned,
    Completed,
    Discontinued,
    File,
    Filed,
    InProgress,
    Matter,
    Shelved,
)
from services.legal_aid.domain.tables import (
    ASSESSED_FORMS,
    CLOSING_RESULTS,
    DISCONTINUATION_NOTICE,
    Limit,
    limit,
)


def decide(command: EndingCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens when a matter ends, and to its file from then on."""
    match command:
        case CompleteMatter():
            return _complete(command, matter)
        case DiscontinueMatter():
            return _discontinue(command, matter)
        case TellOfDiscontinuation():
            return _tell(command, matter)
        case FileMatter():
            return _file(command, matter)
        case AssessQuality():
            return _assess(command, matter)
        case ArchiveMatter():
            return _archive(command, matter)
        case _:
            assert_never(command)


def _complete(command: CompleteMatter, matter: Matter) -> list[MatterEvent]:
    if isinstance(matter, Completed) and matter.result == command.result:
        return []
    there = under_way(matter)
    match there:
        case Accepted():
            raise NoProviderYet
        case Assigned():
            raise NothingDoneYet
        case InProgress(file):
            return [*cancelled(command, file), _completed(command, there)]
        case _:
            assert_never(there)


def _completed(command: CompleteMatter, matter: InProgress) -> MatterCompleted:
    must_follow(command.occurred_at, matter.file.since)
    closing = CLOSING_RESULTS.on(command.occurred_at).value[matter.acceptance.form]
    if command.result not in closing:
        raise ResultDoesNotFit
    return MatterCompleted(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=matter.file.request.referral_id,
        result=command.result,
        result_document=command.result_document,
    )


def _discontinue(command: DiscontinueMatter, matter: Matter) -> list[MatterEvent]:
    if isinstance(matter, Discontinued) and matter.ground == command.ground:
        return []
    file = under_way(matter).file
    must_follow(command.occurred_at, file.since)
    if command.ground == "client-withdraws" and command.letter is None:
        raise WithdrawalNotInWriting
    discontinued = MatterDiscontinued(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=file.request.referral_id,
        ground=command.ground,
        letter=command.letter,
        tell_by=_tell_by(command, file),
    )
    return [*cancelled(command, file), discontinued]


def _tell_by(command: DiscontinueMatter, file: File) -> Limit | None:
    """Return until when the client is told why, unless they died or the letter is there."""
    died = command.ground == "client-deceased" or "client-deceased" in file.reviews
    if died or command.letter is not None:
        return None
    return limit(DISCONTINUATION_NOTICE, command.occurred_at)


def discontinued_of(matter: Matter) -> Discontinued | None:
    """Return how a matter ended before its result, on the shelf or not; nothing if it did not."""
    ended = matter.ended if isinstance(matter, Shelved) else matter
    return ended if isinstance(ended, Discontinued) else None


def must_be_discontinued(matter: Matter) -> Discontinued:
    """Return how a matter ended before its result; refuse where it did not."""
    ended = discontinued_of(known(matter))
    if ended is None:
        raise MatterNotDiscontinued
    return ended


def _tell(command: TellOfDiscontinuation, matter: Matter) -> list[MatterEvent]:
    ended = must_be_discontinued(matter)
    if ended.telling is None:
        return []
    must_follow(command.occurred_at, ended.file.since)
    return [
        ClientToldOfDiscontinuation(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            letter=command.letter,
            late=command.occurred_at > ended.telling.due_at,
        )
    ]


def _file(command: FileMatter, matter: Matter) -> list[MatterEvent]:
    there = known(matter)
    if isinstance(there, Shelved):
        return []
    if not isinstance(there, Completed | Discontinued):
        raise MatterNotEnded
    must_follow(command.occurred_at, there.file.since)
    return [MatterFiled(matter_id=command.matter_id, occurred_at=command.occurred_at)]


def _shelved(matter: Matter) -> Shelved:
    there = known(matter)
    if isinstance(there, Shelved):
        return there
    raise MatterNotFiled


def _assess(command: AssessQuality, matter: Matter) -> list[MatterEvent]:
    shelved = _shelved(matter)
    match shelved:
        case Filed():
            return [_assessed(command, shelved)]
        case Assessed(_, _, grade, assessor) if (grade, assessor) == (
            command.grade,
            command.assessor,
        ):
            return []
        case Assessed() | Archived():
            raise AssessedOnce
        case _:
            assert_never(shelved)


def _assessed(command: AssessQuality, matter: Filed) -> QualityAssessed:
    must_follow(command.occurred_at, matter.file.since)
    if matter.ended.form not in ASSESSED_FORMS.on(command.occurred_at).value:
        raise FormNotAssessed
    if not matter.ended.acted:
        raise NobodyActed
    return QualityAssessed(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        grade=command.grade,
        assessor=command.assessor,
        policy_version=ASSESSED_FORMS.version(command.occurred_at),
        sheet=command.sheet,
    )


def _archive(command: ArchiveMatter, matter: Matter) -> list[MatterEvent]:
    shelved = _shelved(matter)
    if isinstance(shelved, Archived):
        return []
    must_follow(command.occurred_at, shelved.file.since)
    return [MatterArchived(matter_id=command.matter_id, occurred_at=command.occurred_at)]
