"""A made-up matter: every message of its life, in one place for all tests of this room."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.legal_aid.domain.client import FileClosed, FileOpened, ReviewRequested
from services.legal_aid.domain.ids import MatterId, ProviderRef, register_of
from services.legal_aid.domain.matter_messages import (
    AcceptMatter,
    AcceptUrgently,
    AidRequested,
    AppointmentOverdue,
    AppointProvider,
    CheckRequest,
    CompleteMatter,
    DiscontinueMatter,
    DocumentsOverdue,
    DocumentsSupplied,
    FlagForReview,
    MatterAccepted,
    MatterAcceptedUrgently,
    MatterCompleted,
    MatterDiscontinued,
    MatterEvent,
    MatterFlaggedForReview,
    MatterRefused,
    NoteAppointmentOverdue,
    NoteDocumentsOverdue,
    ProviderAppointed,
    ProviderReplaced,
    RecordStep,
    RefuseMatter,
    ReplaceProvider,
    RequestAid,
    RequestAnswered,
    RequestWithdrawn,
    StepRecorded,
    SupplyDocuments,
    WithdrawRequest,
)
from services.legal_aid.domain.register import MatterEntered
from services.legal_aid.domain.tables import Limit
from shared.kernel.actors import Actor
from shared.kernel.ids import JourneyId, RecordId, ReferralId, StaffId
from shared.kernel.messages import Event, RecordRef
from shared.kernel.views import Seen

MATTER, SECOND_MATTER = MatterId(UUID(int=1)), MatterId(UUID(int=2))
JOURNEY, REFERRAL = JourneyId(UUID(int=3)), ReferralId(UUID(int=4))
PROVIDER, SUCCESSOR = ProviderRef(UUID(int=5)), ProviderRef(UUID(int=6))
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

request = RequestAid(
    matter_id=MATTER,
    journey_id=JOURNEY,
    referral_id=REFERRAL,
    form="participation",
    field="criminal",
    requester="client",
    legal_status="victim",
    status_proof="confirmation-paper",
    occurred_at=NOON,
)
check = CheckRequest(matter_id=MATTER, missing=(), occurred_at=NOON + HOUR)
check_missing = CheckRequest(
    matter_id=MATTER, missing=("status-proof", "matter-documents"), occurred_at=NOON + HOUR
)
supply = SupplyDocuments(
    matter_id=MATTER,
    documents=("status-proof", "matter-documents"),
    occurred_at=NOON + 2 * HOUR,
)
refuse = RefuseMatter(
    matter_id=MATTER, ground="handled-elsewhere", letter=PAPER, occurred_at=NOON + 3 * HOUR
)
withdraw = WithdrawRequest(matter_id=MATTER, occurred_at=NOON + 3 * HOUR)
accept = AcceptMatter(
    matter_id=MATTER,
    centre="tt",
    competent_by="client-resides",
    conflict_checked=True,
    occurred_at=NOON + 3 * HOUR,
)
accept_urgently = AcceptUrgently(
    matter_id=MATTER,
    centre="tt",
    competent_by="matter-arises",
    ground="proceeding-body-asks",
    missing=("status-proof", "matter-documents"),
    occurred_at=NOON + 3 * HOUR,
)
appoint = AppointProvider(
    matter_id=MATTER,
    provider_ref=PROVIDER,
    provider_kind="legal-aid-assistant",
    form="participation",
    conflict_declared=False,
    occurred_at=NOON + DAY,
)
replace = ReplaceProvider(
    matter_id=MATTER,
    reason="illness",
    provider_ref=SUCCESSOR,
    provider_kind="contracted-lawyer",
    conflict_declared=False,
    occurred_at=NOON + 4 * DAY,
)
take_step = RecordStep(
    matter_id=MATTER, step_type="meeting", note=PAPER, occurred_at=NOON + 2 * DAY
)
complete = CompleteMatter(
    matter_id=MATTER, result="stage-ended", result_document=PAPER, occurred_at=NOON + 30 * DAY
)
discontinue = DiscontinueMatter(
    matter_id=MATTER, ground="client-withdraws", letter=PAPER, occurred_at=NOON + 20 * DAY
)
flag = FlagForReview(matter_id=MATTER, occurred_at=NOON + 9 * DAY)
note_appointment = NoteAppointmentOverdue(matter_id=MATTER, occurred_at=END_OF_THURSDAY)
note_documents = NoteDocumentsOverdue(matter_id=MATTER, occurred_at=END_OF_NEXT_MONDAY)

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
    occurred_at=NOON + HOUR,
)
answered_missing = answered.model_copy(update={"missing": ("matter-documents", "status-proof")})
supplied = DocumentsSupplied(
    matter_id=MATTER,
    documents=("matter-documents", "status-proof"),
    still_missing=(),
    occurred_at=NOON + 2 * HOUR,
)
refused = MatterRefused(
    matter_id=MATTER,
    referral_id=REFERRAL,
    ground="handled-elsewhere",
    letter=PAPER,
    occurred_at=NOON + 3 * HOUR,
)
withdrawn = RequestWithdrawn(matter_id=MATTER, occurred_at=NOON + 3 * HOUR)
accepted = MatterAccepted(
    matter_id=MATTER,
    referral_id=REFERRAL,
    register_id=REGISTER,
    competent_by="client-resides",
    form="participation",
    field="criminal",
    appointment_due=APPOINTMENT_DUE,
    occurred_at=NOON + 3 * HOUR,
)
accepted_urgently = MatterAcceptedUrgently(
    matter_id=MATTER,
    referral_id=REFERRAL,
    register_id=REGISTER,
    competent_by="matter-arises",
    form="participation",
    field="criminal",
    ground="proceeding-body-asks",
    deadline=None,
    head_decision=None,
    missing=("matter-documents", "status-proof"),
    docs_due=DOCS_DUE,
    appointment_due=APPOINTMENT_DUE,
    occurred_at=NOON + 3 * HOUR,
)
appointed = ProviderAppointed(
    matter_id=MATTER,
    provider_ref=PROVIDER,
    provider_kind="legal-aid-assistant",
    form="participation",
    late=False,
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
    matter_id=MATTER, result="stage-ended", result_document=PAPER, occurred_at=NOON + 30 * DAY
)
discontinued = MatterDiscontinued(
    matter_id=MATTER, ground="client-withdraws", letter=PAPER, occurred_at=NOON + 20 * DAY
)
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
file_opened = FileOpened(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON)
file_closed = FileClosed(journey_id=JOURNEY, matter_id=MATTER, occurred_at=NOON + 30 * DAY)
review_requested = ReviewRequested(
    journey_id=JOURNEY, matter_ids=(MATTER,), occurred_at=NOON + 9 * DAY
)

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
ENDINGS = (REFUSED, WITHDRAWN, COMPLETED, DISCONTINUED)
BEFORE_ACCEPTANCE = ((requested,), PENDING, COMPLETE)
AFTER_ACCEPTANCE = (ACCEPTED, ASSIGNED, IN_PROGRESS)

MATTER_EVENTS: tuple[MatterEvent, ...] = (
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
    flagged,
    appointment_overdue,
    documents_overdue,
)
EVERY_EVENT: tuple[Event, ...] = (
    *MATTER_EVENTS,
    entered,
    file_opened,
    file_closed,
    review_requested,
)

SEEN = Seen(
    aggregate="matter",
    aggregate_id=MATTER,
    journey=JOURNEY,
    version=1,
    recorded_at=NOON,
    actor=Actor(staff=STAFF, role="legal-aid-receiver", unit="made-up-unit"),
)
