"""What is asked about a client, and what is known of them: files, standing, the other side."""

from typing import Annotated, Literal

from pydantic import Field

from services.legal_aid.domain.client.linked_messages import LinkedSideCommand
from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId, QueryId, by_sign
from services.legal_aid.domain.signs import sign_of
from services.legal_aid.domain.words import (
    CentreCode,
    DeclineReason,
    FromElsewhere,
    LegalField,
    LegalStatus,
    ProviderKind,
    Requester,
    ReviewReason,
    Signs,
)
from shared.casework.referring import Urgency
from shared.kernel.ids import JourneyId, ReferralId, StaffId
from shared.kernel.messages import Asker, Blinded, Command, Event, Kept, Moment, RecordRef
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


class AnswerQuery(Command):
    """A simple question that is answered on the spot: no file, no entry in the register."""

    journey_id: JourneyId
    query_id: QueryId
    centre: CentreCode
    field: LegalField
    legal_status: LegalStatus
    abroad: bool = Field(default=False, description="The person is still outside Viet Nam.")


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
    """Comes with what intake tells: it has told every service."""

    journey_id: JourneyId


class RecordDeath(Command):
    """Somebody here learns it first, or a matter ends on that ground: every service hears of it."""

    journey_id: JourneyId


class NoteOpposingParty(Command):
    journey_id: JourneyId
    matter_id: MatterId
    party_id: PartyId
    known_as: tuple[PartyId, ...] = ()


class NameClient(Command):
    """Nothing of it is kept but what the client is called where sides are compared."""

    journey_id: JourneyId
    signs: Annotated[Signs, Blinded(sign_of)] = ()

    @property
    def known_as(self) -> tuple[PartyId, ...]:
        """Return what the client is called in every matter but their own."""
        return tuple(by_sign(sign) for sign in self.signs)


class CompareSides(Command):
    """Asked before somebody acts for the client."""

    journey_id: JourneyId
    matter_id: MatterId
    parties: tuple[PartyId, ...]
    provider_id: ProviderId
    provider_kind: ProviderKind
    centre: CentreCode | None
    from_elsewhere: FromElsewhere | None


FileCommand = (
    OpenFile | TakeUpReferral | AnswerQuery | AcceptFile | CloseFile | ReviewFiles | EndReview
)
Dying = NoteDeath | RecordDeath
StandingCommand = NoteCategory | NoteEntitlement | DecideEligibility | Dying
SideCommand = NoteOpposingParty | NameClient | CompareSides | LinkedSideCommand
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


class QueryAnswered(Event):
    kind: Literal["query-answered.v1"] = "query-answered.v1"
    journey_id: JourneyId
    query_id: QueryId
    centre: CentreCode
    field: LegalField


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
    """`learnt_here` is true unless intake told of it: then legal aid tells the others."""

    kind: Literal["client-died.v1"] = "client-died.v1"
    journey_id: JourneyId
    learnt_here: bool = False


class OpposingPartyNoted(Event):
    kind: Literal["opposing-party-noted.v1"] = "opposing-party-noted.v1"
    journey_id: JourneyId
    matter_id: MatterId
    party_id: PartyId
    elsewhere: tuple[MatterId, ...]
    all_named: bool
    known_as: tuple[PartyId, ...] = ()


class ClientNamed(Event):
    kind: Literal["client-named.v1"] = "client-named.v1"
    journey_id: JourneyId
    known_as: tuple[PartyId, ...]


class SidesCompared(Event):
    kind: Literal["sides-compared.v1"] = "sides-compared.v1"
    journey_id: JourneyId
    matter_id: MatterId
    provider_id: ProviderId | None = None


FileEvent = FileOpened | AidReferralDeclined | QueryAnswered | FileAccepted | FileClosed
ClientReviewEvent = ReviewRequested | ReviewEnded
StandingEvent = CategoryNoted | EntitlementNoted | EligibilityDecided | ClientDied
SideEvent = OpposingPartyNoted | ClientNamed | SidesCompared
ClientEvent = Annotated[
    FileEvent | ClientReviewEvent | StandingEvent | SideEvent, Field(discriminator="kind")
]
