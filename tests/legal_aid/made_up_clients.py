"""A made-up client: files, standing, and the other side."""

from services.legal_aid.domain.client_messages import (
    AcceptFile,
    AidReferralDeclined,
    CategoryNoted,
    ClientDied,
    ClientEvent,
    CloseFile,
    CompareSides,
    DecideEligibility,
    EligibilityDecided,
    EndReview,
    EntitlementNoted,
    FileAccepted,
    FileClosed,
    FileOpened,
    NoteCategory,
    NoteDeath,
    NoteEntitlement,
    NoteOpposingParty,
    OpenFile,
    OpposingPartyNoted,
    ReviewEnded,
    ReviewFiles,
    ReviewRequested,
    SidesCompared,
    TakeUpReferral,
)
from tests.legal_aid.made_up import DAY, HOUR, JOURNEY, MATTER, NOON, PAPER, PARTY, REFERRAL, STAFF

file_opened = FileOpened(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON)
file_closed = FileClosed(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
review_requested = ReviewRequested(
    journey_id=JOURNEY, matter_ids=(MATTER,), occurred_at=NOON + 9 * DAY
)
open_file = OpenFile(
    journey_id=JOURNEY,
    matter_id=MATTER,
    requester="client",
    legal_status="victim",
    abroad=False,
    occurred_at=NOON,
)
take_up = TakeUpReferral(
    journey_id=JOURNEY,
    matter_id=MATTER,
    referral_id=REFERRAL,
    legal_status="victim",
    occurred_at=NOON,
)
referral_declined = AidReferralDeclined(
    journey_id=JOURNEY, referral_id=REFERRAL, reason="legal-aid-denied", occurred_at=NOON
)
accept_file = AcceptFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 3 * HOUR)
close_file = CloseFile(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
review = ReviewFiles(journey_id=JOURNEY, occurred_at=NOON + 9 * DAY)
end_review = EndReview(
    journey_id=JOURNEY,
    matter_id=MATTER,
    reason="status-rejected",
    entitled=True,
    occurred_at=NOON + 10 * DAY,
)
note_category = NoteCategory(
    journey_id=JOURNEY,
    category="victim",
    nationality="vn-citizen",
    effective_from=NOON,
    occurred_at=NOON,
)
note_entitlement = NoteEntitlement(journey_id=JOURNEY, granted=True, occurred_at=NOON + DAY)
decide_eligibility = DecideEligibility(
    journey_id=JOURNEY,
    granted=True,
    signed_by=STAFF,
    decision=PAPER,
    occurred_at=NOON + DAY,
)
note_death = NoteDeath(journey_id=JOURNEY, occurred_at=NOON + 9 * DAY)
note_party = NoteOpposingParty(
    journey_id=JOURNEY, matter_id=MATTER, party_id=PARTY, occurred_at=NOON + 2 * DAY
)
compare = CompareSides(
    journey_id=JOURNEY, matter_id=MATTER, parties=(PARTY,), occurred_at=NOON + 2 * DAY
)
file_accepted = FileAccepted(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 3 * HOUR)
review_ended = ReviewEnded(
    journey_id=JOURNEY,
    matter_id=MATTER,
    reason="status-rejected",
    entitled=True,
    occurred_at=NOON + 10 * DAY,
)
category_noted = CategoryNoted(
    journey_id=JOURNEY,
    category="victim",
    nationality="vn-citizen",
    effective_from=NOON,
    decision_needed=False,
    policy_version="article-37-matrix@2025-07-01",
    occurred_at=NOON,
)
entitlement_noted = EntitlementNoted(journey_id=JOURNEY, granted=True, occurred_at=NOON + DAY)
eligibility_decided = EligibilityDecided(
    journey_id=JOURNEY,
    granted=True,
    signed_by=STAFF,
    decision=PAPER,
    occurred_at=NOON + DAY,
)
client_died = ClientDied(journey_id=JOURNEY, occurred_at=NOON + 9 * DAY)
party_noted = OpposingPartyNoted(
    journey_id=JOURNEY,
    matter_id=MATTER,
    party_id=PARTY,
    elsewhere=(),
    all_named=True,
    occurred_at=NOON + 2 * DAY,
)
sides_compared = SidesCompared(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 2 * DAY)


CLIENT_EVENTS: tuple[ClientEvent, ...] = (
    file_opened,
    file_accepted,
    file_closed,
    review_requested,
    review_ended,
    category_noted,
    entitlement_noted,
    eligibility_decided,
    client_died,
    party_noted,
    sides_compared,
    referral_declined,
)
