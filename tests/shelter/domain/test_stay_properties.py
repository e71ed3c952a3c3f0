"""Whatever is asked about a stay, its history makes sense and can be told again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import STAY as AGGREGATE
from services.shelter.domain.stay_commands import (
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
    NoteStayLimit,
    PlanDischarge,
    RecordNote,
    RequestPlacement,
    StayCommand,
    Waitlist,
    WithdrawDischargePlan,
    WithdrawRequest,
)
from services.shelter.domain.stay_events import PlacementRequested, ResidentAdmitted
from services.shelter.domain.stay_states import Left
from services.shelter.domain.words import Denied, Granted
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import JOURNEY, NOON, NOTE, OTHER_HOUSE, STAY, admit, approve, request

stay = st.just(STAY)
moments = st.integers(0, 40).map(lambda n: NOON + timedelta(days=n))
decisions: st.SearchStrategy[Granted | Denied] = st.one_of(
    st.builds(Granted, until=moments), st.just(Denied())
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
        occurred_at=moments,
        conflict_checked=yes,
    ),
    st.builds(Waitlist, stay_id=stay, occurred_at=moments),
    st.builds(DeclinePlacement, stay_id=stay, occurred_at=moments),
    st.builds(WithdrawRequest, stay_id=stay, occurred_at=moments),
    st.builds(ExpireApproval, stay_id=stay, occurred_at=moments),
    st.builds(Admit, stay_id=stay, occurred_at=moments, rules_explained=yes),
)
living: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(AgreeCarePlan, stay_id=stay, occurred_at=moments, signed_by_resident=yes),
    st.builds(NoteCarePlanOverdue, stay_id=stay, occurred_at=moments),
    st.builds(DecideExtension, stay_id=stay, decision=decisions, occurred_at=moments),
    st.builds(NoteStayLimit, stay_id=stay, occurred_at=moments),
    st.builds(RecordNote, stay_id=stay, note=st.just(NOTE), occurred_at=moments),
)
leaving: st.SearchStrategy[StayCommand] = st.one_of(
    st.builds(
        AssessDischargeRisk, stay_id=stay, destination=st.just("family"), occurred_at=moments
    ),
    st.builds(
        PlanDischarge,
        stay_id=stay,
        destination=st.just("family"),
        planned_for=moments,
        occurred_at=moments,
        relative_verified=yes,
        escort_arranged=yes,
    ),
    st.builds(WithdrawDischargePlan, stay_id=stay, occurred_at=moments),
    st.builds(Discharge, stay_id=stay, destination=st.just("family"), occurred_at=moments),
    st.builds(DischargeUnplanned, stay_id=stay, occurred_at=moments),
)


@quietly
@given(st.lists(placing, max_size=20))
def test_every_way_in_can_be_told_again(commands: list[StayCommand]) -> None:
    history, _ = live(AGGREGATE, commands)
    assert sum(isinstance(event, PlacementRequested) for event in history) <= 1
    assert sum(isinstance(event, ResidentAdmitted) for event in history) <= 1


@quietly
@given(st.lists(st.one_of(placing, living, leaving), max_size=30))
def test_every_life_in_a_house_can_be_told_again(commands: list[StayCommand]) -> None:
    history, states = live(AGGREGATE, [request, approve, admit, *commands])
    left = [event for event in history if event.kind == "resident-discharged.v1"]
    assert len(left) == isinstance(states[-1], Left)
