"""A made-up client: files, standing, and the other side."""

from uuid import UUID

from services.legal_aid.domain.client.linked_messages import (
    CompareLinked,
    HearSides,
    MeetOpposingParty,
    RecogniseLinked,
    RecogniseParty,
    ShareSides,
)
from services.legal_aid.domain.client.messages import (
    AcceptFile,
    AidReferralDeclined,
    AnswerQuery,
    CategoryNoted,
    ClientDied,
    ClientEvent,
    ClientNamed,
    CloseFile,
    CompareSides,
    DecideEligibility,
    EligibilityDecided,
    EndReview,
    EntitlementNoted,
    FileAccepted,
    FileClosed,
    FileOpened,
    NameClient,
    NoteCategory,
    NoteDeath,
    NoteEntitlement,
    NoteOpposingParty,
    OpenFile,
    OpposingPartyNoted,
    QueryAnswered,
    RecordDeath,
    ReviewEnded,
    ReviewFiles,
    ReviewRequested,
    SidesCompared,
    TakeUpReferral,
)
from services.legal_aid.domain.ids import QueryId, as_party, by_sign
from shared.kernel.ids import JourneyId
from tests.legal_aid.made_up import (
    CLIENTS_SIGN,
    DAY,
    HOUR,
    JOURNEY,
    MATTER,
    NOON,
    OTHER_PARTY,
    PAPER,
    PARTY,
    PROVIDER,
    REFERRAL,
    STAFF,
)

QUERY = QueryId(UUID(int=31))
OTHER_JOURNEY = JourneyId(UUID(int=98))

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
answer_query = AnswerQuery(
    journey_id=JOURNEY,
    query_id=QUERY,
    centre="tt",
    field="labour",
    legal_status="victim",
    occurred_at=NOON,
)
query_answered = QueryAnswered(
    journey_id=JOURNEY, query_id=QUERY, centre="tt", field="labour", occurred_at=NOON
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
record_death = RecordDeath(journey_id=JOURNEY, occurred_at=NOON + 9 * DAY)
note_party = NoteOpposingParty(
    journey_id=JOURNEY, matter_id=MATTER, party_id=PARTY, occurred_at=NOON + 2 * DAY
)
compare = CompareSides(
    journey_id=JOURNEY,
    matter_id=MATTER,
    parties=(PARTY,),
    provider_id=PROVIDER,
    provider_kind="legal-aid-assistant",
    centre="tt",
    from_elsewhere=None,
    occurred_at=NOON + 2 * DAY,
)
compare_linked = CompareLinked(
    journey_id=JOURNEY,
    matter_id=MATTER,
    parties=(),
    provider_id=PROVIDER,
    occurred_at=NOON + DAY,
)
meet_party = MeetOpposingParty(
    journey_id=JOURNEY, party_id=PARTY, known_as=(), occurred_at=NOON + 2 * DAY
)
recognise_party = RecogniseParty(
    journey_id=JourneyId(PARTY),
    client=JOURNEY,
    matter_id=MATTER,
    party_id=PARTY,
    provider_id=None,
    occurred_at=NOON + 2 * DAY,
)
recognise_linked = RecogniseLinked(
    journey_id=JOURNEY, known_as=(by_sign(CLIENTS_SIGN),), occurred_at=NOON + 2 * DAY
)
share_sides = ShareSides(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=NOON + 2 * DAY)
hear_sides = HearSides(
    journey_id=JOURNEY,
    known_as=(as_party(OTHER_JOURNEY),),
    persons=((OTHER_PARTY, PARTY),),
    occurred_at=NOON + 2 * DAY,
)
name_client = NameClient(journey_id=JOURNEY, signs=(CLIENTS_SIGN,), occurred_at=NOON + 2 * DAY)
client_named = ClientNamed(
    journey_id=JOURNEY, known_as=(by_sign(CLIENTS_SIGN),), occurred_at=NOON + 2 * DAY
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
learnt_of_death = client_died.model_copy(update={"learnt_here": True})
party_noted = OpposingPartyNoted(
    journey_id=JOURNEY,
    matter_id=MATTER,
    party_id=PARTY,
    elsewhere=(),
    all_named=True,
    occurred_at=NOON + 2 * DAY,
)
sides_compared = SidesCompared(
    journey_id=JOURNEY, matter_id=MATTER, provider_id=PROVIDER, occurred_at=NOON + 2 * DAY
)


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
    client_named,
    sides_compared,
    referral_declined,
    query_answered,
)
