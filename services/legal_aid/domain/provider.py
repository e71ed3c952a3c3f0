"""A provider: who acts for clients, whom they ever served, and whom they ever faced.

Guards that nobody serves a person and someone on the other side of that person's matter,
whenever each was learnt. Parties are opaque ids; a client's is their journey's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import assert_never

from services.legal_aid.domain.ids import MatterId, PartyId
from services.legal_aid.domain.provider_messages import (
    BeAssessed,
    DeclareInterest,
    FaceOpposingParty,
    InterestDeclared,
    LaterEvent,
    LayDownMatter,
    MatterLaidDown,
    MatterTakenOn,
    OpposingPartyFaced,
    ProviderCommand,
    ProviderEvent,
    ProviderRegistered,
    ProviderStruckOff,
    RegisterProvider,
    StrikeOffProvider,
    TakeOnMatter,
    WorkAssessed,
)
from services.legal_aid.domain.provider_refusals import (
    AssessorActedHere,
    AssistantIsAWorker,
    DifferentProvider,
    NoSuchProvider,
    PracticeNotDated,
    PracticeTooShort,
    ProviderIsAnotherKind,
    ProviderIsStruckOff,
    ProviderOnOtherSide,
)
from services.legal_aid.domain.tables import CONSULTANT_PRACTICE
from shared.kernel.decider import Decider
from shared.kernel.terms import VIET_NAM, due


@dataclass(frozen=True)
class NoProvider:
    """Nobody of this id is on the list."""


@dataclass(frozen=True)
class Listed:
    """Someone who acts for clients; what they served and faced is never forgotten."""

    registered: ProviderRegistered
    served: frozenset[PartyId] = frozenset()
    faced: frozenset[PartyId] = frozenset()
    tied_to: frozenset[PartyId] = frozenset()
    matters: Mapping[MatterId, frozenset[PartyId]] = field(
        default_factory=dict[MatterId, frozenset[PartyId]]
    )
    clients: Mapping[MatterId, PartyId] = field(default_factory=dict[MatterId, PartyId])
    assessed: frozenset[MatterId] = frozenset()
    struck_off: bool = False


Provider = NoProvider | Listed


def decide(command: ProviderCommand, provider: Provider) -> list[ProviderEvent]:
    """Return what happens; an empty list means it is already so.

    Someone who was appointed before there was a list is not on it: laying down their
    matter, facing a party and being assessed leave nothing to record.
    """
    match command:
        case RegisterProvider():
            return _register(command, provider)
        case StrikeOffProvider():
            return _strike_off(command, _listed(provider))
        case DeclareInterest():
            return _declare(command, _listed(provider))
        case TakeOnMatter():
            return _take_on(command, _listed(provider))
        case LayDownMatter() | FaceOpposingParty() | BeAssessed():
            return _go_on(command, provider) if isinstance(provider, Listed) else []
        case _:
            assert_never(command)


def _listed(provider: Provider) -> Listed:
    match provider:
        case Listed():
            return provider
        case NoProvider():
            raise NoSuchProvider
        case _:
            assert_never(provider)


def _register(command: RegisterProvider, provider: Provider) -> list[ProviderEvent]:
    if isinstance(provider, Listed):
        asked = command.model_dump(exclude={"occurred_at"})
        if asked == provider.registered.model_dump(include=set(asked)):
            return []
        raise DifferentProvider
    if command.provider_kind == "legal-aid-assistant" and command.staff_id is None:
        raise AssistantIsAWorker
    if command.provider_kind == "legal-consultant":
        _check_practice(command)
    return [ProviderRegistered(**command.model_dump())]


def _check_practice(command: RegisterProvider) -> None:
    if command.practising_since is None:
        raise PracticeNotDated
    began = datetime.combine(command.practising_since, time(), VIET_NAM)
    if command.occurred_at < due(began, CONSULTANT_PRACTICE.on(command.occurred_at).value):
        raise PracticeTooShort


def _strike_off(command: StrikeOffProvider, provider: Listed) -> list[ProviderEvent]:
    if provider.struck_off:
        return []
    return [
        ProviderStruckOff(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            reason=command.reason,
            left_alone=tuple(sorted(provider.matters)),
        )
    ]


def _declare(command: DeclareInterest, provider: Listed) -> list[ProviderEvent]:
    if command.party_id in provider.tied_to:
        return []
    conflicts = (one for one, facing in provider.matters.items() if command.party_id in facing)
    return [
        InterestDeclared(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            party_id=command.party_id,
            interest=command.interest,
            conflicts=tuple(sorted(conflicts)),
        )
    ]


def _take_on(command: TakeOnMatter, provider: Listed) -> list[ProviderEvent]:
    if command.matter_id in provider.matters:
        return []
    if provider.struck_off:
        raise ProviderIsStruckOff
    if command.provider_kind != provider.registered.provider_kind:
        raise ProviderIsAnotherKind
    if _on_both_sides(command, provider):
        raise ProviderOnOtherSide
    return [
        MatterTakenOn(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            client=command.client,
            opposing=command.opposing,
        )
    ]


def _on_both_sides(command: TakeOnMatter, provider: Listed) -> bool:
    near = provider.served | provider.tied_to
    return command.client in provider.faced or not near.isdisjoint(command.opposing)


def _go_on(
    command: LayDownMatter | FaceOpposingParty | BeAssessed, provider: Listed
) -> list[ProviderEvent]:
    match command:
        case LayDownMatter():
            return _lay_down(command, provider)
        case FaceOpposingParty():
            return _face(command, provider)
        case BeAssessed():
            return _be_assessed(command, provider)
        case _:
            assert_never(command)


def _lay_down(command: LayDownMatter, provider: Listed) -> list[ProviderEvent]:
    if command.matter_id not in provider.matters:
        return []
    return [
        MatterLaidDown(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
        )
    ]


def _face(command: FaceOpposingParty, provider: Listed) -> list[ProviderEvent]:
    facing = provider.matters.get(command.matter_id)
    if facing is None or command.party_id in facing:
        return []
    served_in = {one for one, client in provider.clients.items() if client == command.party_id}
    torn = command.party_id in provider.served | provider.tied_to
    conflicts = {command.matter_id, *served_in} if torn else set[MatterId]()
    return [
        OpposingPartyFaced(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            party_id=command.party_id,
            conflicts=tuple(sorted(conflicts)),
        )
    ]


def _be_assessed(command: BeAssessed, provider: Listed) -> list[ProviderEvent]:
    if command.matter_id in provider.assessed:
        return []
    if command.assessor == provider.registered.staff_id:
        raise AssessorActedHere
    return [
        WorkAssessed(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            grade=command.grade,
        )
    ]


def evolve(provider: Provider, event: ProviderEvent) -> Provider:
    """Apply one recorded event; never refuse, never look outside."""
    if isinstance(event, ProviderRegistered):
        return Listed(event)
    return _evolved(provider, event) if isinstance(provider, Listed) else provider


def _evolved(provider: Listed, event: LaterEvent) -> Listed:
    match event:
        case ProviderStruckOff():
            return replace(provider, struck_off=True)
        case InterestDeclared():
            return replace(provider, tied_to=provider.tied_to | {event.party_id})
        case MatterTakenOn():
            return _with(provider, event.matter_id, event.client, event.opposing)
        case MatterLaidDown():
            return _without(provider, event.matter_id)
        case OpposingPartyFaced():
            facing = provider.matters.get(event.matter_id, frozenset()) | {event.party_id}
            matters = {**provider.matters, event.matter_id: facing}
            return replace(provider, faced=provider.faced | {event.party_id}, matters=matters)
        case WorkAssessed():
            return replace(provider, assessed=provider.assessed | {event.matter_id})
        case _:
            assert_never(event)


def _with(
    provider: Listed, matter: MatterId, client: PartyId, opposing: Iterable[PartyId]
) -> Listed:
    facing = frozenset(opposing)
    return replace(
        provider,
        served=provider.served | {client},
        faced=provider.faced | facing,
        matters={**provider.matters, matter: facing},
        clients={**provider.clients, matter: client},
    )


def _without(provider: Listed, matter: MatterId) -> Listed:
    return replace(
        provider,
        matters={one: facing for one, facing in provider.matters.items() if one != matter},
        clients={one: client for one, client in provider.clients.items() if one != matter},
    )


decider: Decider[ProviderCommand, Provider, ProviderEvent] = Decider(NoProvider(), decide, evolve)
