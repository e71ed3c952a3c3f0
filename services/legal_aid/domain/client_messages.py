"""What is asked about a client, and what is known of them: files, standing, the other side."""

from typing import Annotated, Literal

from pydantic import Field

from services.legal_aid.domain.ids import MatterId, PartyId
from services.legal_aid.domain.words import (
    DeclineReason,
    LegalStatus,
    Requester,
    ReviewReason,
    Urgency,
)
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Asker, Command, Event, Kept, Moment, RecordRef
from shared.law.categories import Category, NationalityClass


class OpenFile(Command):
    journey_id: JourneyId
    matter_id: MatterId
    requester: Requester
    legal_status: LegalStatus
    abroad: bool


class TakeUpReferral(Command):
    journey_id: JourneyId
    matter_id: MatterId
    referral_id: ReferralId
    legal_status: LegalStatus
    urgency: Urgency = "routine"


class AcceptFile(Command):
    journey_id: JourneyId
    matter_id: MatterId


class CloseFile(Command):
    journey_id: JourneyId
    matter_id: MatterId


class ReviewFiles(Command):
    journey_id: JourneyId
    reason: ReviewReason = "status-rejected"


class EndReview(Command):
    journey_id: JourneyId
    matter_id: MatterId
    reason: ReviewReason
    entitled: bool = Field(description="Someone decided that the client has aid all the same.")


class NoteCategory(Command):
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    effective_from: Moment


class NoteEntitlement(Command):
    journey_id: JourneyId
    granted: bool


class DecideEligibility(Command):
    journey_id: JourneyId
    granted: bool
    signed_by: Annotated[StaffId, Asker()]
    decision: Annotated[RecordRef, Kept("eligibility-decision")]


class NoteDeath(Command):
    journey_id: JourneyId


class NoteOpposingParty(Command):
    journey_id: JourneyId
    matter_id: MatterId
    party_id: PartyId


class CompareSides(Command):
    journey_id: JourneyId
    matter_id: MatterId
    parties: tuple[PartyId, ...]


FileCommand = OpenFile | TakeUpReferral | AcceptFile | CloseFile | ReviewFiles | EndReview
StandingCommand = NoteCategory | NoteEntitlement | DecideEligibility | NoteDeath
SideCommand = NoteOpposingParty | CompareSides
ClientCommand = FileCommand | StandingCommand | SideCommand


class FileOpened(Event):
    kind: Literal["file-opened.v1"] = "file-opened.v1"
    journey_id: JourneyId
    matter_id: MatterId
    signed: bool = Field(
        default=False, description="Only in old files: somebody signed with the request itself."
    )
    decision_needed: bool = False


class AidReferralDeclined(Event):
    """`reason` is the slug of the rule by which no file was opened."""

    kind: Literal["aid-referral-declined.v1"] = "aid-referral-declined.v1"
    journey_id: JourneyId
    referral_id: ReferralId
    reason: DeclineReason


class FileAccepted(Event):
    kind: Literal["file-accepted.v1"] = "file-accepted.v1"
    journey_id: JourneyId
    matter_id: MatterId


class FileClosed(Event):
    kind: Literal["file-closed.v1"] = "file-closed.v1"
    journey_id: JourneyId
    matter_id: MatterId


class ReviewRequested(Event):
    kind: Literal["review-requested.v1"] = "review-requested.v1"
    journey_id: JourneyId
    matter_ids: tuple[MatterId, ...]
    reason: ReviewReason = "status-rejected"


class ReviewEnded(Event):
    kind: Literal["review-ended.v1"] = "review-ended.v1"
    journey_id: JourneyId
    matter_id: MatterId
    reason: ReviewReason
    entitled: bool


class CategoryNoted(Event):
    kind: Literal["category-noted.v1"] = "category-noted.v1"
    journey_id: JourneyId
    category: Category | None
    nationality: NationalityClass
    effective_from: Moment
    decision_needed: bool
    policy_version: str


class EntitlementNoted(Event):
    kind: Literal["entitlement-noted.v1"] = "entitlement-noted.v1"
    journey_id: JourneyId
    granted: bool


class EligibilityDecided(Event):
    kind: Literal["eligibility-decided.v1"] = "eligibility-decided.v1"
    journey_id: JourneyId
    granted: bool
    signed_by: StaffId
    decision: RecordRef


class ClientDied(Event):
    kind: Literal["client-died.v1"] = "client-died.v1"
    journey_id: JourneyId


class OpposingPartyNoted(Event):
    kind: Literal["opposing-party-noted.v1"] = "opposing-party-noted.v1"
    journey_id: JourneyId
    matter_id: MatterId
    party_id: PartyId
    elsewhere: tuple[MatterId, ...]
    all_named: bool


class SidesCompared(Event):
    kind: Literal["sides-compared.v1"] = "sides-compared.v1"
    journey_id: JourneyId
    matter_id: MatterId


FileEvent = FileOpened | AidReferralDeclined | FileAccepted | FileClosed
ClientReviewEvent = ReviewRequested | ReviewEnded
StandingEvent = CategoryNoted | EntitlementNoted | EligibilityDecided | ClientDied
SideEvent = OpposingPartyNoted | SidesCompared
ClientEvent = Annotated[
    FileEvent | ClientReviewEvent | StandingEvent | SideEvent, Field(discriminator="kind")
]
