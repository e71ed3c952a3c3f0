"""Whatever is asked about a stay, its history makes sense and can be told again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import STAY as AGGREGATE
from services.shelter.domain.stay.care_messages import (
    EnrolSchool,
    GiveEssentials,
    RecordHealthCheck,
    RecordSession,
    ReportIncident,
    ReviewIncident,
    StartTraining,
)
from services.shelter.domain.stay.child_messages import (
    BringChild,
    ExtendChildDays,
    RecordChildDeath,
    RecordChildLeft,
)
from services.shelter.domain.stay.commands import (
    Admit,
    AgreeCarePlan,
    ApprovePlacement,
    AssessDischargeRisk,
    DecideExtension,
    DeclinePlacement,
    Discharge,
    DischargeUnplanned,
    ExpireApproval,
    NoteCarePlanOverdue,
    NoteHouseCeiling,
    NoteStayLimit,
    PlanDischarge,
    RecordNote,
    RequestExtension,
    RequestPlacement,
    StayCommand,
    Waitlist,
    WithdrawDischargePlan,
    WithdrawRequest,
)
from services.shelter.domain.stay.events import (
    PlacementRequested,
    ResidentAdmitted,
    ResidentDischarged,
)
from services.shelter.domain.stay.moving_messages import (
    AdmitInEmergency,
    AnswerTransfer,
    AskTransfer,
    NameReceivingUnit,
    RecordDeath,
    RecordFarewell,
    RecordReturn,
    Regularise,
    ReportAbsconding,
    TransferResident,
)
from services.shelter.domain.stay.standing_messages import (
    BeginWindDown,
    HearConsentDoubt,
    LiftWindDown,
    NoteCameOfAge,
    NoteConsentLost,
    NoteLimitPassed,
    NoteResidentAge,
    RegisterParties,
    RenewBasis,
)
from services.shelter.domain.stay.states import Left, Resident
from services.shelter.domain.words import FOR_A_CHILD, Denied, Destination, Granted
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import (
    CONSENT,
    HOUSE,
    JOURNEY,
    NOON,
    NOTE,
    OTHER_HOUSE,
    OTHER_STAY,
    OTHER_UNIT,
    SOMEONE_ELSE,
    STAY,
    UNIT,
    admit,
    approve,
    request,
)
from tests.shelter.made_up_lives import CHILD, INCIDENT, receive, take_in

stay = st.just(STAY)
houses = st.sampled_from((HOUSE, OTHER_HOUSE))
children = st.sampled_from((CHILD, SOMEONE_ELSE))
units = st.sampled_from((UNIT, OTHER_UNIT))
moments = st.integers(0, 40).map(lambda n: NOON + timedelta(days=n))
decisions: st.SearchStrategy[Granted | Denied] = st.one_of(
    st.builds(Granted, until=moments, house_ceiling=st.booleans()), st.just(Denied())
)
destinations: st.SearchStrategy[Destination] = st.sampled_from(
    ("family", "family", "family", "abroad")
)
yes = st.sampled_from((True, True, True, False))

placing: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(
        RequestPlacement,
        stay_id=stay,
        journey_id=st.just(JOURNEY),
        occurred_at=moments,
        wish_confirmed=yes,
    ),
    st.builds(
        ApprovePlacement,
        stay_id=stay,
        house_id=st.just(OTHER_HOUSE),
        accompanying=st.integers(0, 2),
        occurred_at=moments,
        conflict_checked=yes,
    ),
    st.builds(Waitlist, stay_id=stay, occurred_at=moments),
    st.builds(DeclinePlacement, stay_id=stay, occurred_at=moments),
    st.builds(WithdrawRequest, stay_id=stay, occurred_at=moments),
    st.builds(ExpireApproval, stay_id=stay, occurred_at=moments),
    st.builds(Admit, stay_id=stay, occurred_at=moments, rules_explained=yes),
    st.builds(
        AdmitInEmergency,
        stay_id=stay,
        journey_id=st.just(JOURNEY),
        house_id=st.just(HOUSE),
        account=st.none(),
        occurred_at=moments,
    ),
    st.builds(Regularise, stay_id=stay, occurred_at=moments, rules_explained=yes),
)
caring: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(RecordHealthCheck, stay_id=stay, findings=st.none(), occurred_at=moments),
    st.builds(GiveEssentials, stay_id=stay, occurred_at=moments),
    st.builds(RecordSession, stay_id=stay, note=st.none(), occurred_at=moments),
    st.builds(EnrolSchool, stay_id=stay, occurred_at=moments),
    st.builds(StartTraining, stay_id=stay, occurred_at=moments),
    st.builds(
        ReportIncident,
        stay_id=stay,
        incident_id=st.just(INCIDENT),
        account=st.just(NOTE),
        occurred_at=moments,
    ),
    st.builds(BringChild, stay_id=stay, child_id=children, occurred_at=moments),
    st.builds(RecordChildLeft, stay_id=stay, child_id=children, occurred_at=moments),
    st.builds(
        RecordChildDeath,
        stay_id=stay,
        child_id=children,
        concluded_at=moments,
        occurred_at=moments,
    ),
    st.builds(ExtendChildDays, stay_id=stay, child_id=children, until=moments, occurred_at=moments),
    st.builds(
        RecordHealthCheck,
        stay_id=stay,
        findings=st.none(),
        for_child=children,
        occurred_at=moments,
    ),
    st.builds(ReviewIncident, stay_id=stay, incident_id=st.just(INCIDENT), occurred_at=moments),
)
moving: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(AskTransfer, stay_id=stay, house_id=houses, occurred_at=moments),
    st.builds(
        AnswerTransfer, stay_id=stay, answer=st.just("accepted"), unit=units, occurred_at=moments
    ),
    st.builds(NameReceivingUnit, stay_id=stay, unit=units, occurred_at=moments),
    st.builds(
        TransferResident,
        stay_id=stay,
        to_stay_id=st.just(OTHER_STAY),
        rules_explained=yes,
        occurred_at=moments,
    ),
    st.just(receive),
    st.builds(ReportAbsconding, stay_id=stay, occurred_at=moments),
    st.builds(RecordReturn, stay_id=stay, occurred_at=moments),
    st.builds(RecordDeath, stay_id=stay, concluded_at=moments, occurred_at=moments),
    st.builds(RecordFarewell, stay_id=stay, occurred_at=moments),
)
hearing: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(RegisterParties, stay_id=stay, occurred_at=moments),
    st.builds(BeginWindDown, stay_id=stay, occurred_at=moments),
    st.builds(LiftWindDown, stay_id=stay, occurred_at=moments),
    st.builds(NoteCameOfAge, stay_id=stay, occurred_at=moments),
    st.builds(NoteResidentAge, stay_id=stay, occurred_at=moments),
    st.builds(NoteConsentLost, stay_id=stay, consent_id=st.just(CONSENT), occurred_at=moments),
    st.builds(HearConsentDoubt, stay_id=stay, consent_id=st.just(CONSENT), occurred_at=moments),
    st.builds(RenewBasis, stay_id=stay, occurred_at=moments),
    st.builds(NoteLimitPassed, stay_id=stay, occurred_at=moments),
)
living: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(AgreeCarePlan, stay_id=stay, occurred_at=moments, signed_by_resident=yes),
    st.builds(NoteCarePlanOverdue, stay_id=stay, occurred_at=moments),
    st.builds(RequestExtension, stay_id=stay, occurred_at=moments),
    st.builds(DecideExtension, stay_id=stay, decision=decisions, occurred_at=moments),
    st.builds(NoteHouseCeiling, stay_id=stay, days=st.integers(1, 40), occurred_at=moments),
    st.builds(NoteStayLimit, stay_id=stay, occurred_at=moments),
    st.builds(RecordNote, stay_id=stay, note=st.just(NOTE), occurred_at=moments),
)
leaving: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(AssessDischargeRisk, stay_id=stay, destination=destinations, occurred_at=moments),
    st.builds(
        PlanDischarge,
        stay_id=stay,
        destination=destinations,
        planned_for=moments,
        occurred_at=moments,
        relative_verified=yes,
        escort_arranged=yes,
    ),
    st.builds(WithdrawDischargePlan, stay_id=stay, occurred_at=moments),
    st.builds(Discharge, stay_id=stay, destination=destinations, occurred_at=moments),
    st.builds(DischargeUnplanned, stay_id=stay, occurred_at=moments),
)


anything = st.one_of(placing, living, caring, moving, hearing, leaving)


@quietly
@given(st.lists(placing, max_size=20))
def test_every_way_in_can_be_told_again(commands: list[StayCommand]) -> None:
    history, _ = live(AGGREGATE, commands)
    assert sum(isinstance(event, PlacementRequested) for event in history) <= 1
    assert sum(isinstance(event, ResidentAdmitted) for event in history) <= 1


@quietly
@given(st.lists(anything, max_size=30))
def test_every_life_in_a_house_can_be_told_again(commands: list[StayCommand]) -> None:
    history, states = live(AGGREGATE, [request, approve, admit, *commands])
    left = [event for event in history if event.kind == "resident-discharged.v1"]
    assert len(left) == isinstance(states[-1], Left)
    for state in states:
        if isinstance(state, Resident):
            assert 0 <= state.accompanying <= state.admission.accompanying


@quietly
@given(st.lists(st.one_of(living, moving, leaving), max_size=30))
def test_no_child_ever_leaves_for_where_nobody_looks_after_it(commands: list[StayCommand]) -> None:
    girl = request.model_copy(update={"group": "girls"})
    history, _ = live(AGGREGATE, [girl, approve, admit, *commands])
    left = [event for event in history if isinstance(event, ResidentDischarged)]
    assert all(
        event.reason == "gone-without-word" or event.destination in FOR_A_CHILD for event in left
    )


@quietly
@given(st.lists(anything, max_size=30))
def test_every_life_that_began_at_the_door_at_night_can_be_told_again(
    commands: list[StayCommand],
) -> None:
    history, _ = live(AGGREGATE, [take_in, *commands])
    endings = {"resident-discharged.v1", "resident-transferred.v1", "resident-died.v1"}
    assert sum(event.kind in endings for event in history) <= 1
    assert sum(isinstance(event, ResidentAdmitted) for event in history) <= 1
