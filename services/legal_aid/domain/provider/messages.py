"""What is asked of a provider, and what is known of whom they serve and who is against them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId, by_sign
from services.legal_aid.domain.signs import sign_of
from services.legal_aid.domain.words import (
    CentreCode,
    FromElsewhere,
    Grade,
    Interest,
    ProviderKind,
    Signs,
)
from shared.kernel.ids import JourneyId, StaffId
from shared.kernel.messages import Blinded, Command, Event

StrikeOffReason = Literal["left", "licence-withdrawn", "misconduct", "deceased"]


class RegisterProvider(Command):
    provider_id: ProviderId
    provider_kind: ProviderKind
    centre: CentreCode
    staff_id: StaffId | None = Field(
        default=None,
        description="The same person as a worker of the platform, if they are one; a legal-aid "
        "assistant always is.",
    )
    practising_since: date | None = Field(
        default=None, description="For a legal consultant: since when they practise."
    )


class StrikeOffProvider(Command):
    provider_id: ProviderId
    reason: StrikeOffReason


class DeclareInterest(Command):
    provider_id: ProviderId
    party_id: PartyId
    interest: Interest
    signs: Annotated[Signs, Blinded(sign_of)] | None = None

    @property
    def known_as(self) -> tuple[PartyId, ...]:
        """Return what the same person is called in every matter."""
        return tuple(by_sign(sign) for sign in self.signs or ())


class TakeOnMatter(Command):
    provider_id: ProviderId
    provider_kind: ProviderKind
    matter_id: MatterId
    client: PartyId
    opposing: tuple[PartyId, ...]
    centre: CentreCode | None
    from_elsewhere: FromElsewhere | None
    known_as: tuple[PartyId, ...] = ()


class RecogniseClient(Command):
    """Asked when a client is named for whom the provider acts already."""

    provider_id: ProviderId
    matter_id: MatterId
    known_as: tuple[PartyId, ...]


class ServeLinked(Command):
    """Asked with an appointment: another journey is the same client's, who is named there, too."""

    provider_id: ProviderId
    matter_id: MatterId
    journey_id: JourneyId
    known_as: tuple[PartyId, ...] = ()


class LayDownMatter(Command):
    provider_id: ProviderId
    matter_id: MatterId


class FaceOpposingParty(Command):
    provider_id: ProviderId
    matter_id: MatterId
    party_id: PartyId
    known_as: tuple[PartyId, ...] = ()


class BeAssessed(Command):
    provider_id: ProviderId
    matter_id: MatterId
    assessor: StaffId
    grade: Grade


ProviderCommand = (
    RegisterProvider
    | StrikeOffProvider
    | DeclareInterest
    | TakeOnMatter
    | LayDownMatter
    | FaceOpposingParty
    | RecogniseClient
    | ServeLinked
    | BeAssessed
)


class ProviderRegistered(Event):
    kind: Literal["provider-registered.v1"] = "provider-registered.v1"
    provider_id: ProviderId
    provider_kind: ProviderKind
    centre: CentreCode
    staff_id: StaffId | None
    practising_since: date | None


class ProviderStruckOff(Event):
    kind: Literal["provider-struck-off.v1"] = "provider-struck-off.v1"
    provider_id: ProviderId
    reason: StrikeOffReason
    left_alone: tuple[MatterId, ...]


class InterestDeclared(Event):
    kind: Literal["interest-declared.v1"] = "interest-declared.v1"
    provider_id: ProviderId
    party_id: PartyId
    interest: Interest
    conflicts: tuple[MatterId, ...]
    known_as: tuple[PartyId, ...] = ()


class MatterTakenOn(Event):
    kind: Literal["matter-taken-on.v1"] = "matter-taken-on.v1"
    provider_id: ProviderId
    matter_id: MatterId
    client: PartyId
    opposing: tuple[PartyId, ...]
    known_as: tuple[PartyId, ...] = ()


class MatterLaidDown(Event):
    kind: Literal["matter-laid-down.v1"] = "matter-laid-down.v1"
    provider_id: ProviderId
    matter_id: MatterId


class OpposingPartyFaced(Event):
    kind: Literal["opposing-party-faced.v1"] = "opposing-party-faced.v1"
    provider_id: ProviderId
    matter_id: MatterId
    party_id: PartyId
    conflicts: tuple[MatterId, ...]
    known_as: tuple[PartyId, ...] = ()


class ClientRecognised(Event):
    kind: Literal["client-recognised.v1"] = "client-recognised.v1"
    provider_id: ProviderId
    matter_id: MatterId
    known_as: tuple[PartyId, ...]
    conflicts: tuple[MatterId, ...]


class WorkAssessed(Event):
    kind: Literal["work-assessed.v1"] = "work-assessed.v1"
    provider_id: ProviderId
    matter_id: MatterId
    grade: Grade


LaterEvent = (
    ProviderStruckOff
    | InterestDeclared
    | MatterTakenOn
    | MatterLaidDown
    | OpposingPartyFaced
    | ClientRecognised
    | WorkAssessed
)
ProviderEvent = Annotated[ProviderRegistered | LaterEvent, Field(discriminator="kind")]
