"""What holds for everybody's entitlements, whatever is asked in whatever order."""

from datetime import timedelta
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.application import ENTITLEMENTS
from services.intake.domain.entitlement.messages import (
    Awaited,
    Claiming,
    DecideEntitlement,
    DecisionGround,
    Elsewhere,
    EntitlementCommand,
    EntitlementOffered,
    Giving,
    NoteCategory,
    NoteElsewhere,
    NoteEntitlementOverdue,
    OfferEntitlement,
    RecordDeclined,
    RecordExhausted,
    RecordTaken,
    ResumeEntitlements,
    StopEntitlements,
    StopReason,
)
from shared.kernel.messages import Command
from shared.law.categories import Category, NationalityClass
from tests.intake.made_up import JOURNEY, NOON, ref
from tests.kit.lives import lived, written

journeys = st.just(JOURNEY)
moments = st.timedeltas(timedelta(0), timedelta(days=30)).map(NOON.__add__)
items = st.sampled_from(["b-medical", "dd-legal-aid", "i-vocational"])
of_item: dict[type[Command], dict[str, st.SearchStrategy[object]]] = {
    OfferEntitlement: {},
    RecordTaken: {},
    RecordDeclined: {},
    RecordExhausted: {},
    NoteElsewhere: {
        "became": st.sampled_from(get_args(Elsewhere)),
        "by_service": st.just("shelter"),
    },
    NoteEntitlementOverdue: {"awaited": st.sampled_from(get_args(Awaited))},
    DecideEntitlement: {
        "granted": st.booleans(),
        "ground": st.sampled_from(get_args(DecisionGround)),
        "decision": st.just(ref(1)),
    },
}
given_or_decided = st.one_of(
    [
        st.builds(command, journey_id=journeys, item=items, occurred_at=moments, **fields)
        for command, fields in of_item.items()
    ]
)
standings = st.one_of(
    st.builds(
        NoteCategory,
        journey_id=journeys,
        category=st.sampled_from([*get_args(Category), None]),
        nationality=st.sampled_from(get_args(NationalityClass)),
        under_18=st.booleans(),
        effective_from=moments,
        occurred_at=moments,
    ),
    st.builds(
        StopEntitlements,
        journey_id=journeys,
        reason=st.sampled_from(get_args(StopReason)),
        occurred_at=moments,
    ),
    st.builds(ResumeEntitlements, journey_id=journeys, occurred_at=moments),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(standings | given_or_decided, max_size=25))
def test_entitlements_stay_lawful_and_can_be_told_again(asked: list[EntitlementCommand]) -> None:
    assert all(
        event.covered
        for event in written(lived(ENTITLEMENTS, asked))
        if isinstance(event, EntitlementOffered) and event.by_service == "intake"
    )


def test_every_command_is_tried() -> None:
    every = {*get_args(Claiming), *get_args(Giving), NoteEntitlementOverdue}
    assert every == {NoteCategory, StopEntitlements, ResumeEntitlements, *of_item}
