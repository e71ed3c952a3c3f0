"""Whatever is asked about a residence, the days are counted and nobody lives twice."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import RESIDENCE
from services.shelter.domain.residence.child_messages import (
    NoteChildChecked,
    NoteChildLimit,
    NoteChildTurn,
    RecordChildFarewell,
    ReviewChild,
)
from services.shelter.domain.residence.messages import (
    AffirmFunding,
    CountLinkedDays,
    FindOtherFunds,
    FundedResidenceBegan,
    NoteFundedDaysOver,
    Occupy,
    ProlongFunding,
    ResidenceBegan,
    ResidenceCommand,
    ResidenceEnded,
    Vacate,
    VouchForNoResidence,
)
from services.shelter.domain.residence.states import Funded, PaidByOthers
from services.shelter.domain.words import ChildLimit, ChildTurn, Funding
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import JOURNEY, NOON, OTHER_STAY, SOMEONE_ELSE, STAY

journey = st.just(JOURNEY)
stays = st.sampled_from((STAY, OTHER_STAY))
moments = st.integers(0, 400).map(lambda n: NOON + timedelta(days=n))
fundings: st.SearchStrategy[Funding] = st.sampled_from(("state", "other"))

turns: st.SearchStrategy[ChildTurn] = st.sampled_from(("came-of-age", "status-rejected"))
limits: st.SearchStrategy[ChildLimit] = st.sampled_from(("health-check", "extension", "relatives"))

asked: st.SearchStrategy[ResidenceCommand] = st.one_of(
    st.builds(
        Occupy,
        journey_id=journey,
        stay_id=stays,
        funding=fundings,
        granted_until=st.none(),
        beside=st.booleans(),
        returning=st.booleans(),
        occurred_at=moments,
    ),
    st.builds(
        ProlongFunding, journey_id=journey, stay_id=stays, until=moments, occurred_at=moments
    ),
    st.builds(
        FindOtherFunds,
        journey_id=journey,
        stay_id=stays,
        until=st.none() | moments,
        occurred_at=moments,
    ),
    st.builds(
        NoteFundedDaysOver, journey_id=journey, stay_id=st.none() | stays, occurred_at=moments
    ),
    st.builds(AffirmFunding, journey_id=journey, occurred_at=moments),
    st.builds(
        Vacate,
        journey_id=journey,
        stay_id=stays,
        concluded_at=st.none() | moments,
        occurred_at=moments,
    ),
    st.builds(NoteChildChecked, journey_id=journey, occurred_at=moments),
    st.builds(NoteChildTurn, journey_id=journey, turn=turns, occurred_at=moments),
    st.builds(ReviewChild, journey_id=journey, outcome=st.just("stays-on"), occurred_at=moments),
    st.builds(NoteChildLimit, journey_id=journey, limit=limits, occurred_at=moments),
    st.builds(RecordChildFarewell, journey_id=journey, by=st.just("house"), occurred_at=moments),
    st.builds(VouchForNoResidence, journey_id=journey, occurred_at=moments),
    st.builds(
        CountLinkedDays,
        journey_id=journey,
        of_journey=st.just(SOMEONE_ELSE),
        days=st.none() | st.integers(0, 130),
        lives_there=st.booleans(),
        occurred_at=moments,
    ),
)


@quietly
@given(st.lists(asked, max_size=30))
def test_residences_of_one_person_follow_each_other_and_days_add_up(
    commands: list[ResidenceCommand],
) -> None:
    history, states = live(RESIDENCE, commands)
    moves = [
        event
        for event in history
        if isinstance(event, FundedResidenceBegan | ResidenceBegan | ResidenceEnded)
    ]
    for move_in, move_out in zip(moves[::2], moves[1::2], strict=False):
        assert not isinstance(move_in, ResidenceEnded)
        assert isinstance(move_out, ResidenceEnded)
        assert move_in.stay_id == move_out.stay_id
        assert move_in.occurred_at <= move_out.occurred_at
    counted = [getattr(event, "funded_days", 0) for event in history]
    assert all(days >= 0 for days in counted)
    assert states[-1].days_used == sum(counted)
    for state in states:
        homes = state.linked_homes
        assert not homes.two or (isinstance(state, Funded | PaidByOthers) and homes.lived_in)
