"""Carrying a matter: who acts for the client, against whom, and what they do."""

from typing import assert_never

from services.legal_aid.domain.ids import as_party
from services.legal_aid.domain.matter.commands import (
    AppointProvider,
    NameOpposingParty,
    RecordStep,
    ReplaceProvider,
    WorkCommand,
)
from services.legal_aid.domain.matter.events import (
    MatterEvent,
    OpposingPartyNamed,
    ProviderAppointed,
    ProviderReplaced,
    StepRecorded,
)
from services.legal_aid.domain.matter.refusals import (
    FormNotRegistered,
    NoProviderYet,
    OpposingPartyIsClient,
    ProviderAlreadyAppointed,
    ProviderHasConflict,
    SaysNobody,
    must_follow,
)
from services.legal_aid.domain.matter.standing import still_open, under_way
from services.legal_aid.domain.matter.states import (
    Accepted,
    Assigned,
    InProgress,
    Matter,
    Open,
    UnderWay,
)


def decide(command: WorkCommand, matter: Matter) -> list[MatterEvent]:
    """Return what happens to a matter that a centre has taken on."""
    match command:
        case AppointProvider():
            return _appoint(command, under_way(matter))
        case ReplaceProvider():
            return _replace(command, _acted_in(matter))
        case RecordStep():
            return _step(command, _acted_in(matter))
        case NameOpposingParty():
            return _name(command, still_open(matter))
        case _:
            assert_never(command)


def _acted_in(matter: Matter) -> Assigned | InProgress:
    there = under_way(matter)
    if isinstance(there, Accepted):
        raise NoProviderYet
    return there


def _appoint(command: AppointProvider, matter: UnderWay) -> list[MatterEvent]:
    match matter:
        case Accepted():
            return [_appointed(command, matter)]
        case Assigned() | InProgress():
            if matter.acting.provider_ref == command.provider_ref:
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
        from_elsewhere=command.from_elsewhere,
        referral_id=matter.file.request.referral_id,
    )


def _replace(command: ReplaceProvider, matter: Assigned | InProgress) -> list[MatterEvent]:
    if matter.acting.provider_ref == command.provider_ref:
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
            from_elsewhere=command.from_elsewhere,
        )
    ]


def _step(command: RecordStep, matter: Assigned | InProgress) -> list[MatterEvent]:
    must_follow(command.occurred_at, matter.acting.appointed_at)
    return [
        StepRecorded(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            step_type=command.step_type,
            note=command.note,
            interpreter=command.interpreter,
        )
    ]


def _name(command: NameOpposingParty, matter: Open) -> list[MatterEvent]:
    file = matter.file
    if command.signs == ():
        raise SaysNobody
    named = {command.party_id, *command.known_as}
    if named <= {*file.parties}:
        return []
    if command.party_id == as_party(file.request.journey_id):
        raise OpposingPartyIsClient
    must_follow(command.occurred_at, file.request.occurred_at)
    return [
        OpposingPartyNamed(
            matter_id=command.matter_id,
            occurred_at=command.occurred_at,
            party_id=command.party_id,
            identity=command.identity,
            known_as=command.known_as,
            named_before=not named.isdisjoint(file.parties),
        )
    ]
