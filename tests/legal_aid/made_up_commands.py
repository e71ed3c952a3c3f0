"""What is asked about the made-up matter."""

from services.legal_aid.domain.matter.commands import (
    AcceptMatter,
    AcceptUrgently,
    AppointProvider,
    ArchiveMatter,
    AssessQuality,
    CheckRequest,
    CompleteMatter,
    DiscontinueMatter,
    FileMatter,
    FlagForReview,
    NameOpposingParty,
    NoteAnswerOverdue,
    NoteAppointmentOverdue,
    NoteClientNotTold,
    NoteDiedUntold,
    NoteDocumentsOverdue,
    NoteInterpreterNeed,
    RecordStep,
    RefuseMatter,
    ReplaceProvider,
    RequestAid,
    ResolveReview,
    SupplyDocuments,
    TakeBackReferral,
    TellOfDiscontinuation,
    WithdrawRequest,
)
from tests.legal_aid.made_up import (
    ASSESSOR,
    DAY,
    END_OF_MONDAY,
    END_OF_NEXT_MONDAY,
    END_OF_THURSDAY,
    HOUR,
    JOURNEY,
    MATTER,
    NOON,
    PAPER,
    PARTY,
    PROVIDER,
    REFERRAL,
    SUCCESSOR,
    TELL_BY,
)

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
    province="01",
    conflict_checked=True,
    occurred_at=NOON + 3 * HOUR,
)
accept_urgently = AcceptUrgently(
    matter_id=MATTER,
    centre="tt",
    competent_by="matter-arises",
    province="01",
    ground="avoid-harm",
    head_decision=PAPER,
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
discontinue_untold = discontinue.model_copy(update={"ground": "prohibited-act", "letter": None})
tell_client = TellOfDiscontinuation(matter_id=MATTER, letter=PAPER, occurred_at=NOON + 21 * DAY)
note_not_told = NoteClientNotTold(matter_id=MATTER, occurred_at=TELL_BY.due_at)
note_died_untold = NoteDiedUntold(matter_id=MATTER, occurred_at=NOON + 22 * DAY)
flag = FlagForReview(matter_id=MATTER, occurred_at=NOON + 9 * DAY)
note_appointment = NoteAppointmentOverdue(matter_id=MATTER, occurred_at=END_OF_THURSDAY)
note_documents = NoteDocumentsOverdue(matter_id=MATTER, occurred_at=END_OF_NEXT_MONDAY)
note_answer = NoteAnswerOverdue(matter_id=MATTER, occurred_at=END_OF_MONDAY)
need_interpreter = NoteInterpreterNeed(matter_id=MATTER, needed=True, occurred_at=NOON + HOUR)
take_back = TakeBackReferral(matter_id=MATTER, occurred_at=NOON + 9 * DAY)
name_party = NameOpposingParty(
    matter_id=MATTER, party_id=PARTY, identity=PAPER, occurred_at=NOON + 2 * DAY
)
file_matter = FileMatter(matter_id=MATTER, occurred_at=NOON + 31 * DAY)
assess = AssessQuality(
    matter_id=MATTER,
    grade="good",
    assessor=ASSESSOR,
    sheet=PAPER,
    occurred_at=NOON + 50 * DAY,
)
archive = ArchiveMatter(matter_id=MATTER, occurred_at=NOON + 60 * DAY)
resolve = ResolveReview(
    matter_id=MATTER,
    reason="status-rejected",
    goes_on="other-listed-group",
    decision=PAPER,
    occurred_at=NOON + 10 * DAY,
)
