"""A made-up matter: what happened in its life, in one place for all tests of this room."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.legal_aid.domain.ids import MatterId, PartyId, ProviderId, register_of
from services.legal_aid.domain.matter.events import (
    AidRequested,
    AnswerOverdue,
    AppointmentOverdue,
    ClientDiedUntold,
    ClientNotTold,
    ClientToldOfDiscontinuation,
    DocumentsOverdue,
    DocumentsSupplied,
    InterpreterNeedNoted,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterArchived,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
    MatterFiled,
    MatterFlaggedForReview,
    MatterRefused,
    MatterReviewed,
    OpposingPartyNamed,
    ProviderAppointed,
    ProviderReplaced,
    QualityAssessed,
    RequestAnswered,
    RequestWithdrawn,
    StepRecorded,
)
from services.legal_aid.domain.register import MatterEntered
from services.legal_aid.domain.tables import Limit
from shared.kernel.actors import Actor
from shared.kernel.ids import JourneyId, RecordId, ReferralId, StaffId
from shared.kernel.messages import RecordRef
from shared.kernel.views import Seen

MATTER, SECOND_MATTER = MatterId(UUID(int=1)), MatterId(UUID(int=2))
JOURNEY, REFERRAL = JourneyId(UUID(int=3)), ReferralId(UUID(int=4))
PROVIDER, SUCCESSOR = ProviderId(UUID(int=5)), ProviderId(UUID(int=6))
STAFF = StaffId(UUID(int=7))
PAPER = RecordRef(record_id=RecordId(UUID(int=8)), digest="0" * 64)
REGISTER = register_of("tt", 2026)
NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)  # a Monday, twelve o'clock in Viet Nam
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
END_OF_MONDAY = datetime(2026, 3, 2, 16, 59, 59, tzinfo=UTC)
END_OF_THURSDAY = datetime(2026, 3, 5, 16, 59, 59, tzinfo=UTC)
END_OF_NEXT_MONDAY = datetime(2026, 3, 9, 16, 59, 59, tzinfo=UTC)
ANSWER_DUE = Limit(due_at=END_OF_MONDAY, policy_version="request-answer@2018-01-01")
APPOINTMENT_DUE = Limit(due_at=END_OF_THURSDAY, policy_version="provider-appointment@2018-01-01")
DOCS_DUE = Limit(due_at=END_OF_NEXT_MONDAY, policy_version="urgent-documents@2018-01-01")
DECIDE_BY = Limit(
    due_at=datetime(2026, 3, 5, 16, 59, 59, tzinfo=UTC),
    policy_version="referral-answer@2025-07-01",
)
requested = AidRequested(
    matter_id=MATTER,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    form="participation",
    field="criminal",
    requester="client",
    legal_status="victim",
    status_proof="confirmation-paper",
    abroad=False,
    signed_by=None,
    answer_due=ANSWER_DUE,
    occurred_at=NOON,
)
answered = RequestAnswered(
    matter_id=MATTER,
    missing=(),
    late=False,
    policy_version="request-answer@2018-01-01",
    decide_by=DECIDE_BY,
    occurred_at=NOON + HOUR,
)
answered_missing = answered.model_copy(
    update={"missing": ("matter-documents", "status-proof"), "decide_by": None}
)
supplied = DocumentsSupplied(
    matter_id=MATTER,
    documents=("matter-documents", "status-proof"),
    still_missing=(),
    decide_by=DECIDE_BY,
    occurred_at=NOON + 2 * HOUR,
)
refused = MatterRefused(
    matter_id=MATTER,
    referral_id=REFERRAL,
    ground="handled-elsewhere",
    letter=PAPER,
    occurred_at=NOON + 3 * HOUR,
)
withdrawn = RequestWithdrawn(matter_id=MATTER, referral_id=REFERRAL, occurred_at=NOON + 3 * HOUR)
accepted = MatterAccepted(
    matter_id=MATTER,
    referral_id=REFERRAL,
    register_id=REGISTER,
    competent_by="client-resides",
    form="participation",
    field="criminal",
    appointment_due=APPOINTMENT_DUE,
    centre="tt",
    occurred_at=NOON + 3 * HOUR,
)
accepted_urgently = MatterAcceptedUrgently(
    matter_id=MATTER,
    referral_id=REFERRAL,
    register_id=REGISTER,
    competent_by="matter-arises",
    form="participation",
    field="criminal",
    ground="avoid-harm",
    deadline=None,
    head_decision=PAPER,
    missing=("matter-documents", "status-proof"),
    docs_due=DOCS_DUE,
    appointment_due=APPOINTMENT_DUE,
    centre="tt",
    answers_in_time=True,
    occurred_at=NOON + 3 * HOUR,
)
appointed = ProviderAppointed(
    matter_id=MATTER,
    provider_ref=PROVIDER,
    provider_kind="legal-aid-assistant",
    form="participation",
    late=False,
    referral_id=REFERRAL,
    occurred_at=NOON + DAY,
)
replaced = ProviderReplaced(
    matter_id=MATTER,
    reason="illness",
    provider_ref=SUCCESSOR,
    provider_kind="contracted-lawyer",
    occurred_at=NOON + 4 * DAY,
)
stepped = StepRecorded(
    matter_id=MATTER, step_type="meeting", note=PAPER, occurred_at=NOON + 2 * DAY
)
completed = MatterCompleted(
    matter_id=MATTER,
    referral_id=REFERRAL,
    result="stage-ended",
    result_document=PAPER,
    occurred_at=NOON + 30 * DAY,
)
discontinued = MatterDiscontinued(
    matter_id=MATTER,
    referral_id=REFERRAL,
    ground="client-withdraws",
    letter=PAPER,
    occurred_at=NOON + 20 * DAY,
)
TELL_BY = Limit(
    due_at=datetime(2026, 3, 25, 16, 59, 59, tzinfo=UTC),
    policy_version="discontinuation-notice@2018-01-01",
)
discontinued_untold = discontinued.model_copy(
    update={"ground": "prohibited-act", "letter": None, "tell_by": TELL_BY}
)
client_told = ClientToldOfDiscontinuation(
    matter_id=MATTER, letter=PAPER, late=False, occurred_at=NOON + 21 * DAY
)
client_not_told = ClientNotTold(matter_id=MATTER, due_at=TELL_BY.due_at, occurred_at=TELL_BY.due_at)
died_untold = ClientDiedUntold(matter_id=MATTER, occurred_at=NOON + 22 * DAY)
flagged = MatterFlaggedForReview(matter_id=MATTER, occurred_at=NOON + 9 * DAY)
appointment_overdue = AppointmentOverdue(
    matter_id=MATTER, due_at=END_OF_THURSDAY, occurred_at=END_OF_THURSDAY
)
documents_overdue = DocumentsOverdue(
    matter_id=MATTER,
    due_at=END_OF_NEXT_MONDAY,
    missing=("matter-documents", "status-proof"),
    occurred_at=END_OF_NEXT_MONDAY,
)
entered = MatterEntered(
    register_id=REGISTER,
    matter_id=MATTER,
    centre="tt",
    form="participation",
    year=2026,
    number=1,
    code="tt.tgtt.01.2026",
    occurred_at=NOON + 3 * HOUR,
)
answer_overdue = AnswerOverdue(matter_id=MATTER, due_at=END_OF_MONDAY, occurred_at=END_OF_MONDAY)
SIGN, CLIENTS_SIGN = "5" * 64, "c" * 64
PARTY, OTHER_PARTY = PartyId(UUID(int=21)), PartyId(UUID(int=22))
ASSESSOR = StaffId(UUID(int=27))
interpreter_needed = InterpreterNeedNoted(matter_id=MATTER, needed=True, occurred_at=NOON + HOUR)
party_named = OpposingPartyNamed(
    matter_id=MATTER, party_id=PARTY, identity=PAPER, occurred_at=NOON + 2 * DAY
)
filed = MatterFiled(matter_id=MATTER, occurred_at=NOON + 31 * DAY)
assessed = QualityAssessed(
    matter_id=MATTER,
    grade="good",
    assessor=ASSESSOR,
    policy_version="assessed-forms@2018-01-01",
    sheet=PAPER,
    occurred_at=NOON + 50 * DAY,
)
archived = MatterArchived(matter_id=MATTER, occurred_at=NOON + 60 * DAY)
reviewed = MatterReviewed(
    matter_id=MATTER,
    reason="status-rejected",
    goes_on="other-listed-group",
    decision=PAPER,
    occurred_at=NOON + 10 * DAY,
)
flagged_dead = flagged.model_copy(update={"reason": "client-deceased"})
COMPLETE = (requested, answered)
PENDING = (requested, answered_missing)
ACCEPTED = (*COMPLETE, accepted)
URGENT = (requested, accepted_urgently)
ASSIGNED = (*ACCEPTED, appointed)
IN_PROGRESS = (*ASSIGNED, stepped)
REFUSED = (requested, refused)
WITHDRAWN = (requested, withdrawn)
COMPLETED = (*IN_PROGRESS, completed)
DISCONTINUED = (*IN_PROGRESS, discontinued)
FILED = (*COMPLETED, filed)
ASSESSED = (*FILED, assessed)
ARCHIVED = (*ASSESSED, archived)
ENDINGS = (REFUSED, WITHDRAWN, COMPLETED, DISCONTINUED)
SHELVED = (FILED, ASSESSED, ARCHIVED)
BEFORE_ACCEPTANCE = ((requested,), PENDING, COMPLETE)
AFTER_ACCEPTANCE = (ACCEPTED, ASSIGNED, IN_PROGRESS)
LIFE_EVENTS: tuple[MatterEvent, ...] = (
    requested,
    answered,
    supplied,
    refused,
    withdrawn,
    accepted,
    accepted_urgently,
    appointed,
    replaced,
    stepped,
    completed,
    discontinued,
    discontinued_untold,
    client_told,
    client_not_told,
    died_untold,
    flagged,
    appointment_overdue,
    documents_overdue,
    answer_overdue,
    interpreter_needed,
    party_named,
    filed,
    assessed,
    archived,
    reviewed,
)
SEEN = Seen(
    aggregate="matter",
    aggregate_id=MATTER,
    journey=JOURNEY,
    version=1,
    recorded_at=NOON,
    actor=Actor(staff=STAFF, role="legal-aid-receiver", unit="made-up-unit"),
)
