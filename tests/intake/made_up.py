"""A made-up case, and what is asked and happens in it, in the order it happens."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from services.intake.domain.case.commands import TakeStatement
from services.intake.domain.case.events import (
    AtOnceOverdue,
    CaseClosed,
    CaseEvent,
    CaseReferred,
    CaseWithdrawn,
    HealthDeptNotified,
    IdentificationExtended,
    IdentificationOverdue,
    IdentificationRequested,
    IdentityRecorded,
    ImmediateNeedsRecorded,
    InitialVerificationOverdue,
    InitialVerificationRecorded,
    IntakeCaseOpened,
    PersonBroughtToCommune,
    PersonReceived,
    StatementTaken,
    VictimStatusConfirmed,
    VictimStatusRejected,
)
from services.intake.domain.consent.messages import (
    ConsentRecorded,
    ConsentWithdrawn,
)
from services.intake.domain.ids import CaseId, StatementId
from services.intake.domain.standing.messages import (
    CategoryDetermined,
    NoteAccompanied,
    PersonDescribed,
)
from services.intake.domain.words import ByConsent, ByGround, Channel, Document, Group, Purpose
from shared.kernel.ids import ConsentId, JourneyId, RecordId, ReferralId
from shared.kernel.messages import RecordRef
from shared.law.categories import Category, NationalityClass, Place

CASE = CaseId(UUID(int=1))
OTHER_CASE = CaseId(UUID(int=2))
JOURNEY = JourneyId(UUID(int=3))
CONSENT = ConsentId(UUID(int=4))
OTHER_CONSENT = ConsentId(UUID(int=5))
STATEMENT = StatementId(UUID(int=6))
OTHER_STATEMENT = StatementId(UUID(int=7))
REFERRAL = ReferralId(UUID(int=8))
OTHER_REFERRAL = ReferralId(UUID(int=9))
THIRD_CASE = CaseId(UUID(int=10))

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
EARLIER = NOON - timedelta(hours=1)
VERIFY_BY = datetime(2026, 3, 5, 16, 59, 59, tzinfo=UTC)
IDENTIFY_BY = datetime(2026, 3, 23, 16, 59, 59, tzinfo=UTC)
"""Twenty days from 2 March end on a Sunday, and so on the Monday after."""
EXTENDED_TO = datetime(2026, 5, 4, 16, 59, 59, tzinfo=UTC)
"""Two months from 2 March end on a Saturday, and so on the Monday after."""


def ref(text: int) -> RecordRef:
    """Return a reference to a made-up text."""
    return RecordRef(record_id=RecordId(UUID(int=100 + text)), digest=f"{text:064x}")


INTERVIEW = ByConsent(consent_id=CONSENT)
DUTY = ByGround(ground="statutory-duty")


def opened_for(group: Group, channel: Channel = "rescue") -> IntakeCaseOpened:
    """Return the opening of a case for someone of this group."""
    return IntakeCaseOpened(
        case_id=CASE,
        journey_id=JOURNEY,
        channel=channel,
        group=group,
        age_class="adult" if group in ("women", "men") else "seven-to-seventeen",
        follows_case=None,
        nationality="vn-citizen",
        place="in-country",
        occurred_at=NOON,
    )


def described(nationality: NationalityClass, place: Place = "in-country") -> PersonDescribed:
    """Return a description of the person."""
    return PersonDescribed(case_id=CASE, nationality=nationality, place=place, occurred_at=NOON)


def determined(
    category: Category | None,
    *,
    nationality: NationalityClass = "vn-citizen",
    under_18: bool = False,
    at: datetime = NOON,
) -> CategoryDetermined:
    """Return the row of Article 37 as it was determined."""
    return CategoryDetermined(
        case_id=CASE,
        category=category,
        nationality=nationality,
        under_18=under_18,
        effective_from=at,
        occurred_at=at,
    )


opened = opened_for("women")
self_reported = opened_for("women", "self")
received = PersonReceived(
    case_id=CASE,
    received_by="commune",
    safe_to_call=False,
    in_danger=True,
    alerts=ref(1),
    notice_by=NOON + timedelta(hours=24),
    occurred_at=NOON,
)
self_received = received.model_copy(update={"bring_by": received.notice_by})
brought = PersonBroughtToCommune(case_id=CASE, commune=ref(2), occurred_at=NOON)
AT_ONCE_BY = NOON + timedelta(hours=24)
commune_late = AtOnceOverdue(
    case_id=CASE,
    awaited="commune",
    due_at=AT_ONCE_BY,
    occurred_at=AT_ONCE_BY,
)
notice_late = commune_late.model_copy(update={"awaited": "notice"})
notified = HealthDeptNotified(
    case_id=CASE,
    due_at=VERIFY_BY,
    policy_version="initial-verification@2025-07-01",
    occurred_at=NOON,
)
verification_overdue = InitialVerificationOverdue(
    case_id=CASE, due_at=VERIFY_BY, occurred_at=VERIFY_BY
)
needs_known = ImmediateNeedsRecorded(
    case_id=CASE, needs=("food", "medical"), language="vi", injuries=True, occurred_at=NOON
)
identity_known = IdentityRecorded(case_id=CASE, identity=ref(3), occurred_at=NOON)


def agreed_to(purpose: Purpose, consent_id: ConsentId = CONSENT) -> ConsentRecorded:
    """Return a consent to this purpose."""
    return ConsentRecorded(
        case_id=CASE,
        consent_id=consent_id,
        purpose=purpose,
        scope=("legal-status", "needs"),
        form="written",
        given_by="person",
        own_view_heard=True,
        evidence=ref(4),
        occurred_at=NOON,
    )


def taken_back(purpose: Purpose) -> ConsentWithdrawn:
    """Return the withdrawal of that consent."""
    return ConsentWithdrawn(case_id=CASE, consent_id=CONSENT, purpose=purpose, occurred_at=NOON)


take_statement = TakeStatement(
    case_id=CASE,
    statement_id=STATEMENT,
    statement=ref(5),
    interpreter=False,
    written_by_official=True,
    basis=INTERVIEW,
    occurred_at=NOON,
)
statement_taken = StatementTaken(
    case_id=CASE,
    statement_id=STATEMENT,
    version=1,
    statement=ref(5),
    interpreter=False,
    written_by_official=True,
    basis=INTERVIEW,
    occurred_at=NOON,
)


def verified_with(*documents: Document) -> InitialVerificationRecorded:
    """Return an initial verification that found these documents."""
    return InitialVerificationRecorded(
        case_id=CASE,
        result="verified",
        police_unit="made-up-unit",
        documents=documents,
        in_time=True,
        occurred_at=NOON,
    )


verified = verified_with("declaration")
requested = IdentificationRequested(
    case_id=CASE,
    police_unit="made-up-unit",
    due_at=IDENTIFY_BY,
    policy_version="identification@2025-07-01",
    occurred_at=NOON,
)
extended = IdentificationExtended(
    case_id=CASE,
    ground="complicated-case",
    due_at=EXTENDED_TO,
    policy_version="extended-identification@2025-07-01",
    occurred_at=NOON,
)
identification_overdue = IdentificationOverdue(
    case_id=CASE, due_at=IDENTIFY_BY, occurred_at=IDENTIFY_BY
)
confirmed = VictimStatusConfirmed(
    case_id=CASE,
    paper_type="police-confirmation",
    issuer_kind="provincial-police",
    issued_on=date(2026, 3, 1),
    paper=ref(6),
    policy_version="competent-issuers@2025-07-01",
    in_time=True,
    occurred_at=NOON,
)
rejected = VictimStatusRejected(
    case_id=CASE, ground="not-trafficking", in_time=True, occurred_at=NOON
)
in_country = determined("under-identification-in-country")
as_victim = determined("victim")
referred = CaseReferred(
    case_id=CASE,
    referral_id=REFERRAL,
    to_service="shelter",
    needs=("psychological", "shelter"),
    urgency="urgent",
    legal_status="under-identification",
    basis=INTERVIEW,
    occurred_at=NOON,
)
withdrawn = CaseWithdrawn(case_id=CASE, reason="wish-of-person", occurred_at=NOON)
closed = CaseClosed(case_id=CASE, reason="handed-on", occurred_at=NOON)

TO_RECEIVED: tuple[CaseEvent, ...] = (opened, received)
TO_NOTICE: tuple[CaseEvent, ...] = (*TO_RECEIVED, notified)
TO_VERIFIED: tuple[CaseEvent, ...] = (*TO_NOTICE, verified)
TO_REQUEST: tuple[CaseEvent, ...] = (*TO_VERIFIED, requested, in_country)
TO_CONFIRMED: tuple[CaseEvent, ...] = (*TO_REQUEST, confirmed, as_victim)
TO_REJECTED: tuple[CaseEvent, ...] = (*TO_REQUEST, rejected)
TO_CLOSED: tuple[CaseEvent, ...] = (*TO_CONFIRMED, closed)
TO_WITHDRAWN: tuple[CaseEvent, ...] = (*TO_RECEIVED, withdrawn)


def told(status: str, nationality: str = "vn-citizen") -> NoteAccompanied:
    """Return what the case of the under-18 beside the person hears."""
    return NoteAccompanied.model_validate(
        {
            "case_id": OTHER_CASE,
            "beside": JOURNEY,
            "status": status,
            "nationality": nationality,
            "place": "in-country",
            "occurred_at": NOON,
        }
    )
