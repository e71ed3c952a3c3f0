"""Lives of made-up cases: whatever may be asked, in whatever order."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from services.intake.domain.case.appeal_messages import (
    AppealRejection,
    CloseAsJoined,
    DecideAppeal,
    FollowAppeal,
    JoinCase,
    LeaveUnjoined,
    NoteAppealOverdue,
    NoteJoiningOverdue,
    NoteTakenOverOverdue,
    ReopenCase,
    TakeOver,
)
from services.intake.domain.case.channel_messages import (
    NotifyImmigrationPolice,
    RecordHandover,
    RecordMissionRequest,
)
from services.intake.domain.case.commands import (
    AmendStatement,
    BringToCommune,
    CaseCommand,
    CloseCase,
    ConfirmVictim,
    ExtendIdentification,
    NoteAtOnceOverdue,
    NoteIdentificationOverdue,
    NoteRetrafficking,
    NoteVerificationOverdue,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordDeath,
    RecordEvidence,
    RecordIdentity,
    RecordImmediateNeeds,
    RecordInitialVerification,
    ReferCase,
    RejectVictim,
    RequestIdentification,
    TakeStatement,
    WithdrawCase,
)
from services.intake.domain.consent.messages import (
    NoteConsentsExpired,
    RecogniseConsents,
    RecordConsent,
    WithdrawConsent,
)
from services.intake.domain.standing.messages import (
    CorrectAge,
    DecideAge,
    DescribePerson,
    NoteAccompanied,
    NoteAgeReviewDue,
    RecordAccompanying,
    RecordTurned18,
    ScheduleAgeReview,
)
from services.intake.domain.standing.representation_messages import (
    AppointGuardian,
    RecordRepresentative,
)
from services.intake.domain.words import ByConsent, ByGround, Channel, Group
from shared.kernel.ids import JourneyId
from shared.law.consent import ToService
from tests.intake.made_up import (
    CASE,
    CONSENT,
    JOURNEY,
    NOON,
    OTHER_CASE,
    OTHER_CONSENT,
    OTHER_REFERRAL,
    OTHER_STATEMENT,
    REFERRAL,
    STATEMENT,
    ref,
)

case_id = st.just(CASE)
at = st.timedeltas(timedelta(0), timedelta(days=60)).map(NOON.__add__)
texts = st.sampled_from([ref(1), ref(2)])
consents = st.sampled_from([CONSENT, OTHER_CONSENT])
bases = st.builds(ByConsent, consent_id=consents) | st.builds(
    ByGround, ground=st.sampled_from(["urgent-protection", "crime-prevention"])
)
purposes = st.sampled_from(["interview", "referral", "shelter"])
units = st.just("made-up-unit")


def asked(
    command: type[CaseCommand], **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[CaseCommand]:
    return st.builds(command, case_id=case_id, occurred_at=at, **fields)


BESIDE = JourneyId(UUID(int=77))


def opening(channel: Channel, group: Group) -> OpenCase:
    return OpenCase(
        case_id=CASE,
        journey_id=JOURNEY,
        channel=channel,
        group=group,
        accompanies=BESIDE if group == "girls" else None,
        occurred_at=NOON,
    )


STRAIGHT: list[CaseCommand] = [
    opening("self", "women"),
    ReceivePerson(
        case_id=CASE, received_by="commune", safe_to_call=True, in_danger=False, occurred_at=NOON
    ),
    BringToCommune(case_id=CASE, commune=ref(1), occurred_at=NOON),
    NotifyHealthDept(case_id=CASE, occurred_at=NOON),
    RecordInitialVerification(
        case_id=CASE, result="verified", police_unit="unit", documents=(), occurred_at=NOON
    ),
    RequestIdentification(case_id=CASE, police_unit="unit", occurred_at=NOON),
]
"""The shortest way to identification; a case is met anywhere on it."""

REJECTION = RejectVictim(
    case_id=CASE, ground="not-trafficking", art_32_2_signs_considered=True, occurred_at=NOON
)
OTHERWISE: list[list[CaseCommand]] = [
    [opening("rescue", "men"), STRAIGHT[1]],
    [opening("abroad", "women"), STRAIGHT[1]],
    [opening("foreigner", "women"), STRAIGHT[1]],
    [opening("self", "girls"), *STRAIGHT[1:]],
    [*STRAIGHT, REJECTION],
]
"""Other beginnings: each channel, a child who came along, and a no."""

beginnings = st.sampled_from([*(STRAIGHT[:steps] for steps in (1, 2, 4, 5, 6, 6, 6)), *OTHERWISE])
statuses = st.sampled_from(["unverified", "under-identification", "victim", "not-victim"])
nationalities = st.sampled_from(["vn-citizen", "foreign", "unknown"])
places = st.sampled_from(["in-country", "abroad"])
ages = st.sampled_from(["under-seven", "seven-to-seventeen", "adult"])
ids = st.sampled_from([UUID(int=90), UUID(int=91)])
worked_on = st.one_of(
    asked(
        ReceivePerson,
        received_by=st.just("commune"),
        safe_to_call=st.booleans(),
        in_danger=st.booleans(),
        alerts=st.none() | texts,
        how_to_call=st.none() | texts,
        danger=st.none() | texts,
    ),
    asked(BringToCommune, commune=texts),
    asked(NotifyHealthDept, basis=bases),
    asked(
        RecordImmediateNeeds,
        needs=st.sampled_from([("food",), ("medical", "food")]),
        language=st.just("vi"),
        injuries=st.booleans(),
    ),
    asked(RecordIdentity, identity=texts),
    asked(
        RecordConsent,
        consent_id=consents,
        purpose=purposes,
        scope=st.just(("needs",)),
        form=st.just("written"),
        given_by=st.sampled_from(["person", "representative", "guardian"]),
        own_view_heard=st.booleans(),
        evidence=st.none() | texts,
        recipient=st.none() | st.builds(ToService, service=st.just("shelter")),
        expires_at=st.none() | at,
        own_view=st.sampled_from([None, "agrees"]),
    ),
    asked(WithdrawConsent, consent_id=consents),
    asked(NoteConsentsExpired),
    asked(
        RecogniseConsents,
        journey_id=st.sampled_from([JOURNEY, BESIDE]),
        consents=st.sampled_from([(CONSENT,), (CONSENT, OTHER_CONSENT)]),
    ),
    asked(
        TakeStatement,
        statement_id=st.sampled_from([STATEMENT, OTHER_STATEMENT]),
        statement=texts,
        interpreter=st.booleans(),
        written_by_official=st.booleans(),
        basis=bases,
    ),
    asked(
        RecordInitialVerification,
        result=st.just("verified"),
        police_unit=units,
        documents=st.sampled_from([(), ("declaration",), ("foreign-legalised",)]),
    ),
    asked(RequestIdentification, police_unit=units),
    asked(ExtendIdentification, ground=st.just("foreign-inquiry")),
    asked(
        ConfirmVictim,
        paper_type=st.just("procedural-document"),
        issuer_kind=st.sampled_from(["court", "overseas-mission"]),
        issued_on=st.dates(date(2025, 6, 1), date(2026, 3, 2)),
        paper=texts,
    ),
    asked(
        RejectVictim,
        ground=st.just("evidence-insufficient"),
        art_32_2_signs_considered=st.booleans(),
    ),
    asked(
        ReferCase,
        referral_id=st.sampled_from([REFERRAL, OTHER_REFERRAL]),
        to_service=st.sampled_from(["shelter", "legal_aid"]),
        needs=st.just(("shelter",)),
        urgency=st.just("urgent"),
        basis=bases,
    ),
    asked(NoteVerificationOverdue),
    asked(NoteAtOnceOverdue, awaited=st.sampled_from(["commune", "notice"])),
    asked(NoteIdentificationOverdue),
    asked(NoteAppealOverdue),
    asked(NoteJoiningOverdue),
    asked(NoteTakenOverOverdue),
    asked(NoteAgeReviewDue),
)
found_out = st.one_of(
    asked(
        AmendStatement,
        statement_id=st.sampled_from([STATEMENT, OTHER_STATEMENT]),
        amends_id=st.just(STATEMENT),
        statement=texts,
        interpreter=st.booleans(),
        written_by_official=st.booleans(),
        basis=bases,
    ),
    asked(
        RecordHandover,
        from_body=st.just("police"),
        to_body=st.just("commune"),
        handover=texts,
        basis=bases,
    ),
    asked(RecordMissionRequest, mission=st.just("mission"), request=texts, basis=bases),
    asked(
        NotifyImmigrationPolice,
        police_unit=units,
        embassy_told=st.booleans(),
        embassy_wished=st.booleans(),
        basis=bases,
        embassy_consent=st.none() | st.just(CONSENT),
    ),
    asked(DescribePerson, nationality=nationalities, place=places),
    asked(ScheduleAgeReview, review_on=st.dates(date(2026, 1, 1), date(2026, 6, 30))),
    asked(RecordTurned18),
    asked(CorrectAge, age_class=ages, basis=st.just("own-statement"), evidence=texts),
    asked(DecideAge, age_class=ages, basis=st.just("birth-record"), evidence=texts),
    asked(RecordAccompanying, accompanying_case_id=st.sampled_from([CASE, OTHER_CASE])),
    asked(
        NoteAccompanied,
        beside=st.sampled_from([BESIDE, JOURNEY]),
        status=statuses,
        nationality=nationalities,
        place=places,
    ),
    asked(
        RecordRepresentative,
        representative_id=ids,
        representative_kind=st.just("parent"),
        suspected=st.booleans(),
        who=st.none() | texts,
    ),
    asked(
        AppointGuardian,
        guardian_id=ids,
        guardian_kind=st.just("relative"),
        appointed_by=st.just("court"),
        who=texts,
    ),
    asked(
        RecordEvidence,
        sources=st.just(("trafficker",)),
        means=st.sampled_from([(), ("force",)]),
    ),
    asked(NoteRetrafficking, alert_id=ids),
    asked(AppealRejection, ground=st.just("evidence-misread"), by=st.just("person")),
    asked(
        DecideAppeal,
        upheld=st.booleans(),
        decided_by=st.just("court"),
        police_unit=st.none() | units,
    ),
    asked(ReopenCase, sources=st.just(("other-lawful",)), police_unit=units),
    asked(FollowAppeal, police_unit=units, open_case=st.sampled_from([None, OTHER_CASE])),
    asked(JoinCase, to_case=st.just(OTHER_CASE)),
    asked(LeaveUnjoined),
    asked(CloseAsJoined, to_journey=st.just(BESIDE), to_case=st.just(OTHER_CASE)),
    asked(
        TakeOver,
        journey_id=st.sampled_from([BESIDE, JOURNEY]),
        from_case=st.just(OTHER_CASE),
        identify_by=st.just(NOON),
    ),
)
later = worked_on | found_out
ended = asked(WithdrawCase, reason=st.just("moved-away")) | asked(
    CloseCase, reason=st.sampled_from(["handed-on", "withdrawn", "not-victim", "deceased"])
)
ends = ended | asked(RecordDeath)
lives = st.tuples(
    beginnings,
    st.lists(later, min_size=10, max_size=40),
    st.lists(ends, max_size=2),
    st.lists(later, max_size=5),
)
