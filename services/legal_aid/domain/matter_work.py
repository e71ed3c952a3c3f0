"""Carrying a matter: who acts for the client, what they do, and how it ends."""

from typing import assert_never

from services.legal_aid.domain.matter_messages import (
    AppointProvider,
    CompleteMatter,
    DiscontinueMatter,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
    ProviderAppointed,
    ProviderReplaced,
    RecordStep,
    ReplaceProvider,
    StepRecorded,
    WorkCommand,
)
from services.legal_aid.domain.matter_refusals import (
    FormNotRegistered,
    MatterIsOver,
    NoProviderYet,
    NoSuchMatter,
    NothingDoneYet,
    NotYetAccepted,
    ProviderAlreadyAppointed,
    ProviderHasConflict,
    ResultDoesNotFit,
    WithdrawalNotInWriting,
    must_follow,
)
from services.legal_aid.domain.matter_states import (
    Accepted,
    Assigned,
    Completed,
    Discontinued,
    DocumentsPending,
    FileComplete,
    InProgress,
    Matter,
    NoMatter,
    RefusedInWriting,
    Requested,
    UnderWay,
    Withdrawn,
)
from services.legal_aid.domain.tables import CLOSING_RESULTS


def decide(command: WorkCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to a matter that a centre has taken on."""
    match command:
        case AppointProvider():
            return _appoint(command, _under_way(matter))
        case ReplaceProvider():
            return _replace(command, _under_way(matter))
        case RecordStep():
            return _step(command, _under_way(matter))
        case CompleteMatter():
            return _complete(command, matter)
        case DiscontinueMatter():
            return _discontinue(command, matter)
        case _:
            assert_never(command)


def _under_way(matter: Matter) -> UnderWay:
    match matter:
        case Accepted() | Assigned() | InProgress():
            return matter
        case Requested() | DocumentsPending() | FileComplete():
            raise NotYetAccepted
        case RefusedInWriting() | Withdrawn() | Completed() | Discontinued():
            raise MatterIsOver
        case NoMatter():
            raise NoSuchMatter
        case _:
            assert_never(matter)


def _appoint(command: AppointProvider, matter: UnderWay) -> list[MatterEvent]:
    match matter:
        case Accepted():
            return [_appointed(command, matter)]
        case Assigned() | InProgress():
            if matter.provider_ref == command.provider_ref:
                return []
            raise ProviderAlreadyAppointed
        case _:
            assert_never(matter)


def _appointed(command: AppointProvider, matter: Accepted) -> ProviderAppointed:
    must_follow(command.occurred_at, matter.file.since)
    if command.form != matter.acceptance.form:
        raise FormNotRegistered
    if command.conflict_declared:
        raise ProviderHasConflict
    return ProviderAppointed(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        provider_ref=command.provider_ref,
        provider_kind=command.provider_kind,
        form=command.form,
        late=command.occurred_at > matter.acceptance.appointment_due_at,
    )


def _replace(command: ReplaceProvider, matter: UnderWay) -> list[MatterEvent]:
    match matter:
        case Accepted():
            raise NoProviderYet
        case Assigned() | InProgress():
            if matter.provider_ref == command.provider_ref:
                return []
            must_follow(command.occurred_at, matter.file.since)
            if command.conflict_declared:
                raise ProviderHasConflict
            return [
                ProviderReplaced(
                    matter_id=command.matter_id,
                    occurred_at=command.occurred_at,
                    reason=command.reason,
                    provider_ref=command.provider_ref,
                    provider_kind=command.provider_kind,
                )
            ]
        case _:
            assert_never(matter)


def _step(command: RecordStep, matter: UnderWay) -> list[MatterEvent]:
    match matter:
        case Accepted():
            raise NoProviderYet
        case Assigned() | InProgress():
            must_follow(command.occurred_at, matter.appointed_at)
            return [
                StepRecorded(
                    matter_id=command.matter_id,
                    occurred_at=command.occurred_at,
                    step_type=command.step_type,
                    note=command.note,
                )
            ]
        case _:
            assert_never(matter)


def _complete(command: CompleteMatter, matter: Matter) -> list[MatterEvent]:
    if isinstance(matter, Completed) and matter.result == command.result:
        return []
    under_way = _under_way(matter)
    match under_way:
        case Accepted():
            raise NoProviderYet
        case Assigned():
            raise NothingDoneYet
        case InProgress(file, acceptance):
            must_follow(command.occurred_at, file.since)
            if command.result not in CLOSING_RESULTS.on(command.occurred_at).value[acceptance.form]:
                raise ResultDoesNotFit
            return [
                MatterCompleted(
                    matter_id=command.matter_id,
                    occurred_at=command.occurred_at,
                    result=command.result,
                    result_document=command.result_document,
                )
            ]
        case _:
            assert_never(under_way)


def _discontinue(command: DiscontinueMatter, matter: Matter) -> list[MatterEvent]:
    if isinstance(matter, Discontinued) and matter.ground == command.ground:
        return []
    must_follow(command.occurred_at, _under_way(matter).file.since)
    if command.ground == "client-withdraws" and command.letter is None:
        raise WithdrawalNotInWriting
    return [
        MatterDiscontinued(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            ground=command.ground,
            letter=command.letter,
        )
    ]
