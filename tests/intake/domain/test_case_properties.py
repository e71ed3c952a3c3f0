"""What holds for every case, whatever is asked in whatever order."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import CASE as CASES
from services.intake.domain.case import decider
from services.intake.domain.case_commands import (
    BringToCommune,
    CaseCommand,
    CloseCase,
    ConfirmVictim,
    ExtendIdentification,
    NoteIdentificationOverdue,
    NoteVerificationOverdue,
    NotifyHealthDept,
    OpenCase,
    ReceivePerson,
    RecordConsent,
    RecordIdentity,
    RecordImmediateNeeds,
    RecordInitialVerification,
    ReferCase,
    RejectVictim,
    RequestIdentification,
    TakeStatement,
    WithdrawCase,
    WithdrawConsent,
)
from services.intake.domain.case_events import CaseEvent
from services.intake.domain.words import ByConsent, ByGround
from shared.kernel.envelope import stored
from shared.kernel.errors import Refused
from tests.intake.made_up import (
    CASE,
    CONSENT,
    JOURNEY,
    NOON,
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


STRAIGHT: list[CaseCommand] = [
    OpenCase(case_id=CASE, journey_id=JOURNEY, channel="self", group="women", occurred_at=NOON),
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

beginnings = st.sampled_from([STRAIGHT[:steps] for steps in (1, 2, 4, 5, 6, 6, 6)])
later = st.one_of(
    asked(
        ReceivePerson,
        received_by=st.just("commune"),
        safe_to_call=st.booleans(),
        in_danger=st.booleans(),
        alerts=st.none() | texts,
    ),
    asked(BringToCommune, commune=texts),
    asked(NotifyHealthDept),
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
        given_by=st.sampled_from(["person", "guardian"]),
        own_view_heard=st.booleans(),
        evidence=st.none() | texts,
    ),
    asked(WithdrawConsent, consent_id=consents),
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
    asked(NoteIdentificationOverdue),
)
ends = asked(WithdrawCase, reason=st.just("moved-away")) | asked(
    CloseCase, reason=st.sampled_from(["handed-on", "withdrawn", "limit-passed"])
)
lives = st.tuples(
    beginnings,
    st.lists(later, min_size=10, max_size=40),
    st.lists(ends, max_size=2),
    st.lists(later, max_size=5),
)


def lived_through(commands: list[CaseCommand]) -> list[CaseEvent]:
    """Return the history these commands write, checking each decision on the way."""
    history: list[CaseEvent] = []
    state = decider.initial
    for command in commands:
        try:
            events = decider.decide(command, state)
        except Refused:
            continue
        assert decider.decide(command, state) == events
        history += events
        state = decider.fold(events, state)
        assert decider.decide(command, state) == [], "asking again is already so"
    assert decider.fold(history) == state
    return history


@settings(max_examples=100, derandomize=True, deadline=None)
@given(lives)
def test_every_history_that_can_be_written_can_be_read_again(
    life: tuple[list[CaseCommand], ...],
) -> None:
    history = lived_through([command for part in life for command in part])
    assert [CASES.read(stored(event)) for event in history] == history


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(later, max_size=40))
def test_nothing_is_written_for_a_case_that_was_never_opened(commands: list[CaseCommand]) -> None:
    assert lived_through(commands) == []
