"""Whatever is asked of a house, nobody sleeps on the floor."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import HOUSE as AGGREGATE
from services.shelter.domain.house.messages import (
    ChangeCapacity,
    CloseFacility,
    FreeBed,
    FreePlace,
    HoldBed,
    HouseCommand,
    NoteLicenceEnding,
    NoteParties,
    ReleaseBed,
    RenewLicence,
    SetCeiling,
    TakeBed,
    VouchForHouse,
)
from services.shelter.domain.house.states import Open
from services.shelter.domain.words import Group, Parties
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import HOUSE, LICENCE, LICENCE_TO, NOON, OTHER_STAY, STAY, register

house = st.just(HOUSE)
stays = st.sampled_from((STAY, OTHER_STAY))
groups: st.SearchStrategy[Group] = st.sampled_from(("women", "girls", "men"))
moments = st.sampled_from([NOON + timedelta(days=n) for n in (-1, 0, 1, 30, 700)])
capacities = st.integers(1, 4)

asked: st.SearchStrategy[HouseCommand] = st.one_of(
    st.just(register),
    st.builds(
        TakeBed,
        house_id=house,
        stay_id=stays,
        group=groups,
        children=st.integers(0, 3),
        occurred_at=moments,
    ),
    st.builds(SetCeiling, house_id=house, days=st.sampled_from((30, 60)), occurred_at=moments),
    st.builds(VouchForHouse, house_id=house, stay_id=stays, occurred_at=moments),
    st.builds(FreePlace, house_id=house, stay_id=stays, occurred_at=moments),
    st.builds(FreeBed, house_id=house, stay_id=stays, occurred_at=moments),
    st.builds(
        HoldBed,
        house_id=house,
        stay_id=stays,
        group=groups,
        children=st.integers(0, 3),
        until=moments,
        occurred_at=moments,
    ),
    st.builds(ReleaseBed, house_id=house, stay_id=stays, occurred_at=moments),
    st.builds(ChangeCapacity, house_id=house, capacity=capacities, occurred_at=moments),
    st.builds(
        RenewLicence,
        house_id=house,
        licence_no=st.just(LICENCE),
        licence_to=st.sampled_from((LICENCE_TO, LICENCE_TO + timedelta(days=365))),
        occurred_at=moments,
    ),
    st.builds(
        NoteParties,
        house_id=house,
        stay_id=stays,
        parties=st.sampled_from((Parties(own=("a" * 64,)), Parties(opposing=("a" * 64,)))),
        occurred_at=moments,
    ),
    st.builds(NoteLicenceEnding, house_id=house, occurred_at=moments),
    st.builds(CloseFacility, house_id=house, occurred_at=moments),
)


@quietly
@given(st.lists(asked, max_size=30))
def test_a_house_never_has_or_expects_more_people_than_its_capacity(
    commands: list[HouseCommand],
) -> None:
    _, states = live(AGGREGATE, [register, *commands])
    for state in states:
        if isinstance(state, Open):
            assert 0 <= state.occupied <= state.occupied + state.held_places <= state.capacity
            assert not set(state.held) & set(state.taken)
