"""What is asked for the made-up participant: the way home, learning, work, grants, alerts."""

from datetime import date, datetime
from uuid import UUID

from services.reintegration.domain.alert.messages import (
    ConfirmAlert,
    DismissAlert,
    NoteTriageOverdue,
    RaiseAlert,
    TriageAlert,
)
from services.reintegration.domain.codes import Grant
from services.reintegration.domain.grant.messages import (
    ApplyGrant,
    DecideGrant,
    NoteDecisionOverdue,
    PayGrant,
    ReviewGrant,
)
from services.reintegration.domain.ids import (
    AlertId,
    ClaimId,
    JobId,
    LoanId,
    SessionId,
    TrainingId,
    TrustedPlaceId,
)
from services.reintegration.domain.participation.commands import (
    AnswerConsentWithdrawal,
    NoteAge,
    NoteCaseReopened,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentAnswersOverdue,
    NoteConsentWithdrawn,
    NoteDeath,
    NoteDecision,
    NoteStatusRejected,
    NoteWindDownOverdue,
)
from services.reintegration.domain.plan.commands import (
    AssignTrustedAddress,
    ChangeSafeChannels,
    GiveOwnAgreement,
    LeaveTrustedAddress,
    NoteOwnAgreementOverdue,
    ReviewGoal,
    SeekOwnAgreement,
    WithdrawPlan,
    WithholdOwnAgreement,
)
from services.reintegration.domain.support.commands import (
    CompleteTraining,
    DropTraining,
    EndJob,
    EnrolTraining,
    RecordJob,
    RecordLoanAnswer,
    RecordReturn,
    RecordSupport,
    ReferLoan,
    VerifyFamily,
)
from services.reintegration.domain.trusted_address.messages import (
    ChangeTrustedAddress,
    CloseTrustedAddress,
    RegisterTrustedAddress,
)
from shared.casework.sharing.messages import NoteConsent
from shared.kernel.ids import ConsentId, JourneyId
from shared.law.categories import Category, NationalityClass
from shared.law.consent import BY_LAW
from tests.reintegration.participant import (
    AGREED,
    CONSENT,
    DAY,
    JOURNEY,
    MONITORED,
    NOON,
    NOTE,
    OTHER_PLAN,
    PLAN,
    STARTED,
    agree,
    open_plan,
)

CLAIM, OTHER_CLAIM = ClaimId(UUID(int=31)), ClaimId(UUID(int=32))
ALERT = AlertId(UUID(int=33))
PLACE, OTHER_PLACE = TrustedPlaceId(UUID(int=34)), TrustedPlaceId(UUID(int=35))
SESSION, TRAINING, JOB, LOAN = (
    SessionId(UUID(int=36)),
    TrainingId(UUID(int=37)),
    JobId(UUID(int=38)),
    LoanId(UUID(int=39)),
)
KEEPER = JourneyId(UUID(int=40))
LATER = MONITORED + 20 * DAY
open_another = open_plan.model_copy(update={"plan_id": OTHER_PLAN, "occurred_at": LATER})


def category(
    row: Category | None = "victim",
    nationality: NationalityClass = "vn-citizen",
    at: datetime = NOON,
) -> NoteCategory:
    """Say in which row of Article 37 the participant stands."""
    return NoteCategory(
        journey_id=JOURNEY,
        category=row,
        nationality=nationality,
        under_18=False,
        effective_from=at,
        occurred_at=at,
    )


def apply(
    grant: Grant = "hardship",
    claim_id: ClaimId = CLAIM,
    at: datetime = STARTED,
    school_year: int | None = None,
) -> ApplyGrant:
    """Hand in Form 07."""
    return ApplyGrant(
        claim_id=claim_id,
        journey_id=JOURNEY,
        plan_id=PLAN,
        grant=grant,
        school_year=school_year,
        form=NOTE,
        occurred_at=at,
    )


def review(claim_id: ClaimId = CLAIM, at: datetime = STARTED + DAY) -> ReviewGrant:
    """Take a claim up."""
    return ReviewGrant(claim_id=claim_id, occurred_at=at)


def approve(
    claim_id: ClaimId = CLAIM, at: datetime = STARTED + 5 * DAY, amount: int = 3_000_000
) -> DecideGrant:
    """Approve a claim."""
    return DecideGrant(
        claim_id=claim_id, decision="approved", amount=amount, decision_no=NOTE, occurred_at=at
    )


def reject(claim_id: ClaimId = CLAIM, at: datetime = STARTED + 5 * DAY) -> DecideGrant:
    """Reject a claim."""
    return DecideGrant(
        claim_id=claim_id,
        decision="rejected",
        ground="papers-missing",
        decision_no=NOTE,
        occurred_at=at,
    )


pay = PayGrant(claim_id=CLAIM, voucher=NOTE, occurred_at=STARTED + 8 * DAY)
late_decision = NoteDecisionOverdue(claim_id=CLAIM, occurred_at=LATER)

raise_alert = RaiseAlert(
    alert_id=ALERT,
    journey_id=JOURNEY,
    plan_id=PLAN,
    signals=("disappeared",),
    note=NOTE,
    occurred_at=LATER,
)
triage = TriageAlert(alert_id=ALERT, urgency="act-now", occurred_at=LATER)
confirm = ConfirmAlert(alert_id=ALERT, occurred_at=LATER + DAY)
dismiss = DismissAlert(alert_id=ALERT, ground="found-safe", occurred_at=LATER + DAY)
late_triage = NoteTriageOverdue(alert_id=ALERT, occurred_at=LATER + DAY)

register_place = RegisterTrustedAddress(
    trusted_place_id=PLACE,
    journey_id=KEEPER,
    keeper="individual",
    province="01",
    offers=("refuge", "follow-up-point"),
    capacity=1,
    where=NOTE,
    occurred_at=NOON,
)
register_another_place = register_place.model_copy(update={"trusted_place_id": OTHER_PLACE})
change_place = ChangeTrustedAddress(
    trusted_place_id=PLACE, offers=("follow-up-point",), capacity=2, occurred_at=STARTED
)
close_place = CloseTrustedAddress(trusted_place_id=PLACE, reason="unsafe", occurred_at=LATER)
assign_place = AssignTrustedAddress(plan_id=PLAN, trusted_place_id=PLACE, occurred_at=STARTED)
assign_another_place = assign_place.model_copy(update={"trusted_place_id": OTHER_PLACE})
leave_place = LeaveTrustedAddress(plan_id=PLAN, occurred_at=LATER)

verify_family = VerifyFamily(
    plan_id=PLAN, relation="grandparent", result="suitable", report=NOTE, occurred_at=NOON
)
go_home = RecordReturn(
    plan_id=PLAN,
    to="family",
    province="01",
    commune=NOTE,
    escort="worker",
    travel_paid_by="nobody",
    occurred_at=AGREED,
)
talk = RecordSupport(
    plan_id=PLAN,
    session_id=SESSION,
    session="individual",
    minutes=50,
    paid_by="organisation",
    note=NOTE,
    occurred_at=STARTED,
)
enrol = EnrolTraining(
    plan_id=PLAN,
    training_id=TRAINING,
    course="sewing",
    paid_by="organisation",
    school=NOTE,
    occurred_at=STARTED,
)
complete = CompleteTraining(plan_id=PLAN, training_id=TRAINING, certificate=True, occurred_at=LATER)
drop = DropTraining(plan_id=PLAN, training_id=TRAINING, reason="moved", occurred_at=LATER)
take_job = RecordJob(
    plan_id=PLAN,
    job_id=JOB,
    job="factory",
    started_on=date(2026, 3, 9),
    employer=NOTE,
    occurred_at=STARTED,
)
end_job = EndJob(
    plan_id=PLAN, job_id=JOB, ended_on=date(2026, 3, 30), reason="resigned", occurred_at=LATER
)
refer_loan = ReferLoan(
    plan_id=PLAN,
    loan_id=LOAN,
    bank="bank-for-social-policies",
    basis=BY_LAW,
    occurred_at=STARTED,
)
loan_granted = RecordLoanAnswer(
    plan_id=PLAN, loan_id=LOAN, answer="granted", amount=20_000_000, occurred_at=LATER
)
loan_refused = RecordLoanAnswer(plan_id=PLAN, loan_id=LOAN, answer="refused", occurred_at=LATER)

review_goal = ReviewGoal(plan_id=PLAN, goal="housing", result="reached", occurred_at=MONITORED)
only_in_person = ChangeSafeChannels(
    plan_id=PLAN, safe_channels=("phone-call",), occurred_at=STARTED
)
not_taken_up = WithdrawPlan(plan_id=PLAN, occurred_at=STARTED)

decided = NoteDecision(journey_id=JOURNEY, item="h-education", granted=True, occurred_at=NOON)
a_child_after_all = NoteAge(journey_id=JOURNEY, under_18=True, occurred_at=NOON)
an_adult_after_all = NoteAge(journey_id=JOURNEY, under_18=False, occurred_at=NOON)
grows_up = NoteComingOfAge(journey_id=JOURNEY, occurred_at=NOON)
rejected = NoteStatusRejected(journey_id=JOURNEY, occurred_at=MONITORED)
reopened = NoteCaseReopened(journey_id=JOURNEY, occurred_at=MONITORED + DAY)
wind_down_late = NoteWindDownOverdue(journey_id=JOURNEY, occurred_at=MONITORED + 60 * DAY)
dies = NoteDeath(journey_id=JOURNEY, occurred_at=LATER)
consents = NoteConsent(
    journey_id=JOURNEY,
    consent_id=CONSENT,
    purpose="reintegration",
    scope=("needs",),
    recipient=None,
    expires_at=None,
    occurred_at=NOON,
)
takes_consent_back = NoteConsentWithdrawn(
    journey_id=JOURNEY, consent_id=CONSENT, purpose="follow-up", occurred_at=MONITORED
)
OTHER_CONSENT = ConsentId(UUID(int=41))
takes_another_back = takes_consent_back.model_copy(
    update={"consent_id": OTHER_CONSENT, "occurred_at": MONITORED + DAY}
)
consents_alone = consents.model_copy(update={"consent_id": OTHER_CONSENT})
open_girls = open_plan.model_copy(update={"group": "girls"})
agree_for_her = agree.model_copy(
    update={"agreed_by": "representative", "child_best_interests": True}
)
turns_18 = NoteComingOfAge(journey_id=JOURNEY, occurred_at=MONITORED)
seek = SeekOwnAgreement(plan_id=PLAN, under_18=False, occurred_at=MONITORED)
say_yes = GiveOwnAgreement(plan_id=PLAN, consent_id=OTHER_CONSENT, occurred_at=LATER)
say_no = WithholdOwnAgreement(plan_id=PLAN, occurred_at=LATER)
nobody_asked = NoteOwnAgreementOverdue(plan_id=PLAN, occurred_at=MONITORED + 60 * DAY)
stop_sharing = AnswerConsentWithdrawal(
    journey_id=JOURNEY, consent_id=CONSENT, answer="sharing-stopped", occurred_at=LATER
)
late_answer = NoteConsentAnswersOverdue(journey_id=JOURNEY, occurred_at=LATER)
