"""Accepting a matter: its entry in the register, in the ordinary way or at once."""

from typing import assert_never

from services.legal_aid.domain.ids import RegisterId, register_of
from services.legal_aid.domain.matter.commands import (
    AcceptanceCommand,
    AcceptMatter,
    AcceptUrgently,
)
from services.legal_aid.domain.matter.events import (
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterEvent,
)
from services.legal_aid.domain.matter.refusals import (
    AlreadyAccepted,
    BodysNoticeMissing,
    ClientIsDead,
    CommerceNotAided,
    ConflictNotChecked,
    DeadlineNotNamed,
    FieldNotNamed,
    FileIsComplete,
    HeadMustDecide,
    MatterUnderReview,
    NotUrgent,
    PapersMissing,
    RequestNotAnswered,
    must_follow,
)
from services.legal_aid.domain.matter.request import answers_in_time, in_order
from services.legal_aid.domain.matter.standing import still_open
from services.legal_aid.domain.matter.states import (
    Accepted,
    Assigned,
    DocumentsPending,
    File,
    FileComplete,
    InProgress,
    Matter,
    Requested,
    UnderWay,
)
from services.legal_aid.domain.tables import (
    PROVIDER_APPOINTMENT,
    URGENT_DEADLINE,
    URGENT_DOCUMENTS,
    limit,
)
from services.legal_aid.domain.words import LegalField
from shared.kernel.terms import local_date


def decide(command: AcceptanceCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens when a centre takes a matter on."""
    match command:
        case AcceptMatter():
            return _accept(command, matter)
        case AcceptUrgently():
            return _accept_urgently(command, matter)
        case _:
            assert_never(command)


def register_for(command: AcceptanceCommand) -> RegisterId:
    """Return the register in which this acceptance is an entry."""
    return register_of(command.centre, local_date(command.occurred_at).year)


def _accept(command: AcceptMatter, matter: Matter) -> list[MatterEvent]:
    there = still_open(matter)
    match there:
        case FileComplete(file):
            return [_accepted(command, file)]
        case Accepted() | Assigned() | InProgress():
            return _accepted_before(command, there)
        case Requested():
            raise RequestNotAnswered
        case DocumentsPending():
            raise PapersMissing
        case _:
            assert_never(there)


def _accepted(command: AcceptMatter, file: File) -> MatterAccepted:
    _check_file(command, file)
    if not command.conflict_checked:
        raise ConflictNotChecked
    return MatterAccepted(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=file.request.referral_id,
        register_id=register_for(command),
        centre=command.centre,
        competent_by=command.competent_by,
        form=command.form or file.request.form,
        field=_field(command, file),
        appointment_due=limit(PROVIDER_APPOINTMENT, command.occurred_at),
    )


def _accept_urgently(command: AcceptUrgently, matter: Matter) -> list[MatterEvent]:
    there = still_open(matter)
    match there:
        case Requested() | DocumentsPending():
            return [_accepted_urgently(command, there)]
        case Accepted() | Assigned() | InProgress():
            return _accepted_before(command, there)
        case FileComplete():
            raise FileIsComplete
        case _:
            assert_never(there)


def _accepted_urgently(
    command: AcceptUrgently, asked: Requested | DocumentsPending
) -> MatterAcceptedUrgently:
    file = asked.file
    _check_file(command, file)
    _check_ground(command, file)
    return MatterAcceptedUrgently(
        matter_id=command.matter_id,
        occurred_at=command.occurred_at,
        referral_id=file.request.referral_id,
        register_id=register_for(command),
        centre=command.centre,
        competent_by=command.competent_by,
        form=command.form or file.request.form,
        field=_field(command, file),
        ground=command.ground,
        deadline=command.deadline,
        head_decision=command.head_decision,
        missing=in_order(command.missing),
        docs_due=limit(URGENT_DOCUMENTS, command.occurred_at),
        appointment_due=limit(PROVIDER_APPOINTMENT, command.occurred_at),
        answers_in_time=answers_in_time(asked, command.occurred_at),
    )


def _accepted_before(command: AcceptanceCommand, matter: UnderWay) -> list[MatterEvent]:
    if matter.acceptance.register_id == register_for(command):
        return []
    raise AlreadyAccepted


def _check_file(command: AcceptanceCommand, file: File) -> None:
    must_follow(command.occurred_at, file.since)
    if "client-deceased" in file.reviews:
        raise ClientIsDead
    if file.reviews:
        raise MatterUnderReview
    if file.request.requester == "proceeding-body":
        _check_notice(file)


def _check_notice(file: File) -> None:
    if not file.notices:
        raise BodysNoticeMissing


def _field(command: AcceptanceCommand, file: File) -> LegalField:
    field = command.field or file.request.field
    if field is None:
        raise FieldNotNamed
    if field == "commerce":
        raise CommerceNotAided
    return field


def _check_ground(command: AcceptUrgently, file: File) -> None:
    match command.ground:
        case "limitation-ending" | "hearing-near":
            _check_deadline(command)
        case "avoid-harm":
            if command.head_decision is None:
                raise HeadMustDecide
        case "proceeding-body-asks":
            _check_notice(file)
        case _:
            assert_never(command.ground)


def _check_deadline(command: AcceptUrgently) -> None:
    if command.deadline is None:
        raise DeadlineNotNamed
    first_day_too_far = local_date(limit(URGENT_DEADLINE, command.occurred_at).due_at)
    if command.deadline < command.occurred_at or local_date(command.deadline) >= first_day_too_far:
        raise NotUrgent
