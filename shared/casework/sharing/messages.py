"""What is asked about sharing what a room holds of a person, and what happens to it."""

from typing import Annotated, Literal, NewType
from uuid import UUID

from pydantic import Field

from shared.kernel.ids import ConsentId, ErasureId, JourneyId
from shared.kernel.messages import Code, Command, Event, Kept, Moment, RecordRef
from shared.kernel.room import ServiceName
from shared.law.consent import (
    Basis,
    OrganisationKind,
    Purpose,
    Recipient,
    Scope,
    Service,
    ToCentre,
    ToOrganisation,
    UnitKind,
)

SharingId = NewType("SharingId", UUID)

SomeScope = Annotated[tuple[Scope, ...], Field(min_length=1, max_length=20)]

StopReason = Literal[
    "consent-withdrawn",
    "consent-expired",
    "no-longer-needed",
    "wish-of-person",
    "mistaken",
    "erasure",
]

WorkersReason = Literal["no-longer-needed", "wish-of-person", "mistaken"]


class NoteConsent(Command):
    """Intake tells that the person agreed."""

    journey_id: JourneyId
    consent_id: ConsentId
    purpose: Purpose
    scope: tuple[Scope, ...]
    recipient: Recipient | None
    expires_at: Moment | None


class HearWithdrawal(Command):
    """With `answer`, intake waits to hear from here that nothing is shared any more."""

    journey_id: JourneyId
    consent_id: ConsentId
    answer: bool


class HearExpiry(Command):
    journey_id: JourneyId
    consent_id: ConsentId


class HearDoubt(Command):
    """Nothing new rests on it; with `ask`, this service received under it and has it asked anew."""

    journey_id: JourneyId
    consent_id: ConsentId
    ask: bool


class NoteFoundedAnew(Command):
    """What the service itself does rests on this consent no more, but on another, or a ground."""

    journey_id: JourneyId
    consent_id: ConsentId


class HearRestriction(Command):
    """The person had processing restricted, or that ended."""

    journey_id: JourneyId
    standing: bool


class ShareWithUnit(Command):
    """The unit reads the journey in this service from then on, until it is stopped."""

    journey_id: JourneyId
    sharing_id: SharingId
    unit: Code
    unit_kind: UnitKind
    purpose: Purpose
    scope: SomeScope
    basis: Basis


class ShareWithOrganisation(Command):
    """`receiver` says which body, who there, and what was handed over; it is kept as a record."""

    journey_id: JourneyId
    sharing_id: SharingId
    organisation: OrganisationKind
    receiver: Annotated[RecordRef, Kept("receiver")]
    purpose: Purpose
    scope: SomeScope
    basis: Basis


class ShareWithCentre(Command):
    """One matter of the client is told to the legal-aid centre that took it on."""

    journey_id: JourneyId
    sharing_id: SharingId
    centre_id: UUID
    matter_id: UUID
    basis: Basis


class VouchForSharing(Command):
    """Asked with each thing that is told on a sharing: that its basis still holds."""

    journey_id: JourneyId
    sharing_id: SharingId


class VouchForConsent(Command):
    """Asked with what is to rest on a consent: that it is known here, stands, and is for this.

    `organisation` is the body outside that is told, where it is not the service itself.
    """

    journey_id: JourneyId
    consent_id: ConsentId
    purpose: Purpose
    service: Service
    organisation: OrganisationKind | None = None


class StopSharing(Command):
    journey_id: JourneyId
    sharing_id: SharingId
    reason: WorkersReason


class StopAllSharing(Command):
    """The person is erased: nothing of them is shared any more, on whatever basis it was."""

    journey_id: JourneyId


class EraseOnceTold(Command):
    """The journey is erased once every body that received something was told to stop.

    Who received is a record, too: what is destroyed first tells nobody any more.
    """

    journey_id: JourneyId
    erasure_id: ErasureId


class NoteReceiverTold(Command):
    """Whoever received it was told to use it no more."""

    journey_id: JourneyId
    sharing_id: SharingId


class NoteReceiverStopped(Command):
    """Whoever received it says that they use it no more."""

    journey_id: JourneyId
    sharing_id: SharingId


Sharing = ShareWithUnit | ShareWithOrganisation | ShareWithCentre
Hearing = NoteConsent | HearWithdrawal | HearExpiry | HearDoubt | NoteFoundedAnew | HearRestriction
OfReceiver = StopSharing | NoteReceiverTold | NoteReceiverStopped | VouchForSharing
Stopping = StopAllSharing | EraseOnceTold | OfReceiver
SharingCommand = Sharing | Hearing | Stopping | VouchForConsent


class ConsentNoted(Event):
    """`in_place_of` are consents in doubt that were given to the same purpose."""

    kind: Literal["consent-noted.v1"] = "consent-noted.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    purpose: Purpose
    scope: tuple[Scope, ...]
    recipient: Recipient | None
    expires_at: Moment | None
    in_place_of: tuple[ConsentId, ...] = ()


class WithdrawalHeard(Event):
    kind: Literal["withdrawal-heard.v1"] = "withdrawal-heard.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    answer: bool


class ExpiryHeard(Event):
    kind: Literal["expiry-heard.v1"] = "expiry-heard.v1"
    journey_id: JourneyId
    consent_id: ConsentId


class DoubtHeard(Event):
    """`ask_anew` where something here was received, or is shared, on it.

    `received` where what the service itself does may rest on it; early ones hold that it does.
    """

    kind: Literal["doubt-heard.v1"] = "doubt-heard.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    ask_anew: bool
    received: bool = True


class FoundedAnew(Event):
    """What the service itself does rests on this consent no more; what is shared on it may."""

    kind: Literal["founded-anew.v1"] = "founded-anew.v1"
    journey_id: JourneyId
    consent_id: ConsentId


class DoubtSettled(Event):
    """Nothing here rests any more on a consent that was to be given anew."""

    kind: Literal["doubt-settled.v1"] = "doubt-settled.v1"
    journey_id: JourneyId
    consent_id: ConsentId


class RestrictionHeard(Event):
    kind: Literal["restriction-heard.v1"] = "restriction-heard.v1"
    journey_id: JourneyId
    standing: bool


class SharedWithUnit(Event):
    kind: Literal["shared-with-unit.v1"] = "shared-with-unit.v1"
    journey_id: JourneyId
    sharing_id: SharingId
    unit: Code
    unit_kind: UnitKind
    purpose: Purpose
    scope: tuple[Scope, ...]
    basis: Basis


class SharedOutside(Event):
    """`matter_id` is what a legal-aid centre is told of."""

    kind: Literal["shared-outside.v1"] = "shared-outside.v1"
    journey_id: JourneyId
    sharing_id: SharingId
    recipient: Annotated[ToCentre | ToOrganisation, Field(discriminator="to")]
    receiver: RecordRef | None
    matter_id: UUID | None
    purpose: Purpose
    scope: tuple[Scope, ...]
    basis: Basis


class SharingStopped(Event):
    """`confirm_by` is until when a receiver outside the house says that they stopped, too."""

    kind: Literal["sharing-stopped.v1"] = "sharing-stopped.v1"
    journey_id: JourneyId
    sharing_id: SharingId
    reason: StopReason
    consent_id: ConsentId | None
    confirm_by: Moment | None
    policy_version: str | None


class ReceiversToTell(Event):
    """Nothing is erased here until these receivers were told; `tell_by` is until when.

    From then on nothing new is shared, also where there is nobody to tell.
    """

    kind: Literal["receivers-to-tell.v1"] = "receivers-to-tell.v1"
    journey_id: JourneyId
    erasure_id: ErasureId
    sharings: tuple[SharingId, ...]
    tell_by: Moment
    policy_version: str


class ReceiverTold(Event):
    kind: Literal["receiver-told.v1"] = "receiver-told.v1"
    journey_id: JourneyId
    sharing_id: SharingId


class ReceiverStopped(Event):
    kind: Literal["receiver-stopped.v1"] = "receiver-stopped.v1"
    journey_id: JourneyId
    sharing_id: SharingId


class WithdrawalAcknowledged(Event):
    """Nothing is shared on this consent here any more; whoever received it says so, too."""

    kind: Literal["withdrawal-acknowledged.v1"] = "withdrawal-acknowledged.v1"
    journey_id: JourneyId
    consent_id: ConsentId
    service: ServiceName


Shared = SharedWithUnit | SharedOutside

OfDoubt = DoubtHeard | FoundedAnew | DoubtSettled
ConsentNews = WithdrawalHeard | ExpiryHeard | OfDoubt | WithdrawalAcknowledged
"""What becomes of a consent."""

SharingEvent = Annotated[
    ConsentNoted
    | ConsentNews
    | RestrictionHeard
    | SharedWithUnit
    | SharedOutside
    | SharingStopped
    | ReceiversToTell
    | ReceiverTold
    | ReceiverStopped,
    Field(discriminator="kind"),
]
