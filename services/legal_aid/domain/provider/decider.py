"""A provider: who acts for clients, whom they ever served, and whom they ever faced.

Guards that nobody serves a person and someone on the other side of that person's matter,
whenever each was learnt. Parties are opaque ids; a client's is their journey's.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import assert_never

from services.legal_aid.domain.ids import MatterId, PartyId, as_party
from services.legal_aid.domain.matter.refusals import SaysNobody
from services.legal_aid.domain.provider.messages import (
    BeAssessed,
    ClientRecognised,
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
    RecogniseClient,
    RegisterProvider,
    ServeLinked,
    StrikeOffProvider,
    TakeOnMatter,
    WorkAssessed,
)
from services.legal_aid.domain.provider.refusals import (
    AssessorActedHere,
    AssistantIsAWorker,
    DifferentProvider,
    NoSuchProvider,
    PracticeNotDated,
    PracticeTooShort,
    ProviderIsAnotherKind,
    ProviderIsStruckOff,
    ProviderOfAnotherCentre,
    ProviderOnOtherSide,
)
from services.legal_aid.domain.provider.states import Listed, NoProvider, Provider
from services.legal_aid.domain.tables import CONSULTANT_PRACTICE
from shared.kernel.decider import Decider
from shared.kernel.states import changed
from shared.kernel.terms import VIET_NAM, due


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
        case TakeOnMatter() | ServeLinked():
            return _serve(command, _listed(provider))
        case LayDownMatter() | FaceOpposingParty() | RecogniseClient() | BeAssessed():
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
    if command.signs == ():
        raise SaysNobody
    person = {command.party_id, *command.known_as}
    if person <= provider.tied_to:
        return []
    conflicts = (one for one, facing in provider.matters.items() if not facing.isdisjoint(person))
    return [
        InterestDeclared(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            party_id=command.party_id,
            interest=command.interest,
            conflicts=tuple(sorted(conflicts)),
            known_as=command.known_as,
        )
    ]


def _serve(command: TakeOnMatter | ServeLinked, provider: Listed) -> list[ProviderEvent]:
    if isinstance(command, TakeOnMatter):
        return _take_on(command, provider)
    client = {as_party(command.journey_id), *command.known_as}
    if not client.isdisjoint(provider.faced):
        raise ProviderOnOtherSide
    said = command.model_dump(exclude={"journey_id", "known_as"})
    return _recognise(RecogniseClient(**said, known_as=tuple(sorted(client))), provider)


def _take_on(command: TakeOnMatter, provider: Listed) -> list[ProviderEvent]:
    if command.matter_id in provider.matters:
        return []
    if provider.struck_off:
        raise ProviderIsStruckOff
    if command.provider_kind != provider.registered.provider_kind:
        raise ProviderIsAnotherKind
    if command.centre not in {None, provider.registered.centre} and not command.from_elsewhere:
        raise ProviderOfAnotherCentre
    if _on_both_sides(command, provider):
        raise ProviderOnOtherSide
    return [
        MatterTakenOn(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            client=command.client,
            opposing=command.opposing,
            known_as=command.known_as,
        )
    ]


def _on_both_sides(command: TakeOnMatter, provider: Listed) -> bool:
    near = provider.served | provider.tied_to
    client = {command.client, *command.known_as}
    return not (client.isdisjoint(provider.faced) and near.isdisjoint(command.opposing))


def _go_on(
    command: LayDownMatter | FaceOpposingParty | RecogniseClient | BeAssessed, provider: Listed
) -> list[ProviderEvent]:
    match command:
        case LayDownMatter():
            return _lay_down(command, provider)
        case FaceOpposingParty():
            return _face(command, provider)
        case RecogniseClient():
            return _recognise(command, provider)
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
    person = {command.party_id, *command.known_as}
    if facing is None or person <= facing:
        return []
    served_in = {one for one, client in provider.clients.items() if not client.isdisjoint(person)}
    torn = not person.isdisjoint(provider.served | provider.tied_to)
    conflicts = {command.matter_id, *served_in} if torn else set[MatterId]()
    return [
        OpposingPartyFaced(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            party_id=command.party_id,
            conflicts=tuple(sorted(conflicts)),
            known_as=command.known_as,
        )
    ]


def _recognise(command: RecogniseClient, provider: Listed) -> list[ProviderEvent]:
    client, known_as = provider.clients.get(command.matter_id), {*command.known_as}
    if client is None or known_as <= client:
        return []
    faced_in = {one for one, facing in provider.matters.items() if not facing.isdisjoint(known_as)}
    torn = not known_as.isdisjoint(provider.faced)
    conflicts = {command.matter_id, *faced_in} if torn else set[MatterId]()
    return [
        ClientRecognised(
            provider_id=command.provider_id,
            occurred_at=command.occurred_at,
            matter_id=command.matter_id,
            known_as=command.known_as,
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
            return changed(provider, struck_off=True)
        case MatterTakenOn():
            client = frozenset((event.client, *event.known_as))
            return _with(provider, event.matter_id, client, event.opposing)
        case MatterLaidDown():
            return _without(provider, event.matter_id)
        case InterestDeclared() | OpposingPartyFaced() | ClientRecognised():
            return _learnt(provider, event)
        case WorkAssessed():
            return changed(provider, assessed=provider.assessed | {event.matter_id})
        case _:
            assert_never(event)


def _learnt(
    provider: Listed, event: InterestDeclared | OpposingPartyFaced | ClientRecognised
) -> Listed:
    known_as = frozenset(event.known_as)
    match event:
        case InterestDeclared():
            return changed(provider, tied_to=provider.tied_to | {event.party_id} | known_as)
        case OpposingPartyFaced():
            person = known_as | {event.party_id}
            matters = _added(provider.matters, event.matter_id, person)
            return changed(provider, faced=provider.faced | person, matters=matters)
        case ClientRecognised():
            clients = _added(provider.clients, event.matter_id, known_as)
            return changed(provider, served=provider.served | known_as, clients=clients)
        case _:
            assert_never(event)


def _added(
    people: Mapping[MatterId, frozenset[PartyId]], matter: MatterId, person: frozenset[PartyId]
) -> Mapping[MatterId, frozenset[PartyId]]:
    return {**people, matter: people.get(matter, frozenset()) | person}


def _with(
    provider: Listed, matter: MatterId, client: frozenset[PartyId], opposing: Iterable[PartyId]
) -> Listed:
    facing = frozenset(opposing)
    return changed(
        provider,
        served=provider.served | client,
        faced=provider.faced | facing,
        matters={**provider.matters, matter: facing},
        clients={**provider.clients, matter: client},
    )


def _without(provider: Listed, matter: MatterId) -> Listed:
    return changed(
        provider,
        matters={one: facing for one, facing in provider.matters.items() if one != matter},
        clients={one: client for one, client in provider.clients.items() if one != matter},
    )


decider: Decider[ProviderCommand, Provider, ProviderEvent] = Decider(NoProvider(), decide, evolve)
