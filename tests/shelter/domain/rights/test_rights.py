"""What Article 37 gives a person here, as the shelter has heard of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.shelter.application import RIGHTS as AGGREGATE
from services.shelter.domain.rights.decider import (
    EntitlementsEnded,
    EntitlementUndecided,
    KnownAsAChild,
    NotEntitled,
    PersonHasDied,
    decider,
)
from services.shelter.domain.rights.messages import (
    Claim,
    EntitlementClaimed,
    NoteAge,
    NoteCategory,
    NoteComingOfAge,
    NoteConsentDoubt,
    NoteConsentWithdrawal,
    NoteDeath,
    NoteDecision,
    NoteReinstatement,
    NoteRejection,
    ReinstatementNoted,
    RejectionNoted,
    RightsCommand,
    RightsEvent,
)
from shared.law.entitlements import Item
from tests.kit.scenario import Given
from tests.shelter.domain.histories import live, quietly
from tests.shelter.made_up import CONSENT, DAY, JOURNEY, NOON, OTHER_STAY, STAY
from tests.shelter.made_up_rights import (
    A,
    H,
    I,
    a_child,
    category,
    claimed,
    consent_doubted,
    consent_withdrawn,
    decided,
    died,
    of_age,
    reinstated,
    rejected,
)

rights = Given(decider)


def claim(item: Item, **changes: object) -> Claim:
    asked = Claim(
        journey_id=JOURNEY, stay_id=STAY, group="women", item=item, occurred_at=NOON + DAY
    )
    return asked.model_copy(update=changes)


doubt_consent = NoteConsentDoubt(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)
withdraw_consent = NoteConsentWithdrawal(
    journey_id=JOURNEY, consent_id=CONSENT, for_shelter=True, occurred_at=NOON
)

HEARD: list[tuple[RightsCommand, RightsEvent]] = [
    (
        NoteCategory(
            journey_id=JOURNEY,
            category="victim",
            nationality="vn-citizen",
            under_18=False,
            effective_from=NOON,
            occurred_at=NOON,
        ),
        category("victim"),
    ),
    (
        NoteDecision(journey_id=JOURNEY, item=A, granted=True, occurred_at=NOON),
        decided(A, granted=True),
    ),
    (NoteRejection(journey_id=JOURNEY, occurred_at=NOON), rejected),
    (NoteDeath(journey_id=JOURNEY, occurred_at=NOON), died),
    (NoteComingOfAge(journey_id=JOURNEY, occurred_at=NOON), of_age),
    (NoteAge(journey_id=JOURNEY, under_18=True, occurred_at=NOON), a_child),
]


@pytest.mark.parametrize(("command", "event"), HEARD)
def test_what_is_heard_is_noted_once(command: RightsCommand, event: RightsEvent) -> None:
    rights.given().when(command).then(event)
    rights.given(event).when(command).then_nothing()


def test_a_rejection_may_fall() -> None:
    reinstate = NoteReinstatement(journey_id=JOURNEY, occurred_at=NOON)
    rights.given(rejected).when(reinstate).then(reinstated)
    rights.given().when(reinstate).then_nothing()
    rights.given(rejected, reinstated).when(reinstate).then_nothing()


def test_a_consent_matters_to_those_who_asked_for_a_place() -> None:
    rights.given(claimed(A)).when(withdraw_consent).then(consent_withdrawn)
    rights.given(claimed(A), consent_withdrawn).when(withdraw_consent).then_nothing()
    rights.given().when(withdraw_consent).then_nothing()


def test_a_consent_in_doubt_matters_to_those_who_asked_for_a_place() -> None:
    rights.given(claimed(A)).when(doubt_consent).then(consent_doubted)
    rights.given(claimed(A), consent_doubted).when(doubt_consent).then_nothing()
    rights.given().when(doubt_consent).then_nothing()


def test_lodging_does_not_wait_for_a_category() -> None:
    rights.given().when(claim(A)).then(claimed(A))
    foreign = category("foreign", "foreign")
    rights.given(foreign).when(claim(A)).then(claimed(A))


def test_lodging_that_someone_decided_against_is_not_given() -> None:
    against = decided(A, granted=False)
    foreign = category("foreign", "foreign")
    rights.given(foreign, against).when(claim(A)).then_refused(NotEntitled)


@pytest.mark.parametrize("item", [H, I])
def test_a_victim_goes_to_school_and_learns_a_trade(item: Item) -> None:
    rights.given(category("victim")).when(claim(item)).then(claimed(item))


def test_a_child_who_came_along_goes_to_school_but_learns_no_trade() -> None:
    child = category("under-18-with-victim")
    rights.given(child).when(claim(H)).then(claimed(H))
    rights.given(child).when(claim(I)).then_refused(NotEntitled)


@pytest.mark.parametrize("item", [H, I])
def test_under_identification_the_law_gives_neither_school_nor_trade(item: Item) -> None:
    known = category("under-identification-in-country")
    rights.given(known).when(claim(item)).then_refused(NotEntitled)


@pytest.mark.parametrize("item", [H, I])
def test_what_the_law_leaves_open_waits_for_a_signed_decision(item: Item) -> None:
    open_case = category(None)
    rights.given(open_case).when(claim(item)).then_refused(EntitlementUndecided)
    rights.given().when(claim(item)).then_refused(EntitlementUndecided)
    yes = decided(item, granted=True)
    rights.given(open_case, yes).when(claim(item)).then(claimed(item))
    no = decided(item, granted=False)
    rights.given(open_case, no).when(claim(item)).then_refused(NotEntitled)


def test_who_came_along_as_a_child_and_grew_up_waits_for_a_decision() -> None:
    grown = category("under-18-with-victim"), of_age
    rights.given(*grown).when(claim(H)).then_refused(EntitlementUndecided)
    rights.given(*grown, decided(H, granted=True)).when(claim(H)).then(claimed(H))


def test_who_is_found_to_be_a_child_asks_for_no_place_among_adults() -> None:
    known = category("victim"), a_child
    rights.given(*known).when(claim(A)).then_refused(KnownAsAChild)
    rights.given(*known).when(claim(A, group="girls")).then(claimed(A, group="girls"))
    rights.given(category("victim"), claimed(A), a_child).when(claim(H)).then(claimed(H))
    grown = a_child.model_copy(update={"under_18": False})
    rights.given(*known, grown).when(claim(A)).then(claimed(A))
    rights.given(*known, of_age).when(claim(A)).then(claimed(A))


def test_who_came_along_and_is_a_child_after_all_waits_for_no_decision() -> None:
    child = category("under-18-with-victim"), of_age, a_child
    rights.given(*child).when(claim(H, group="girls")).then(claimed(H, group="girls"))


def test_a_category_counts_from_the_day_it_takes_effect() -> None:
    early = claim(H, occurred_at=NOON - DAY)
    rights.given(category("victim")).when(early).then_refused(EntitlementUndecided)
    later = category("under-identification-in-country").model_copy(
        update={"effective_from": NOON + 2 * DAY}
    )
    rights.given(category("victim"), later).when(claim(H)).then(claimed(H))


@pytest.mark.parametrize("item", [A, H, I])
def test_from_the_rejection_on_nothing_is_given(item: Item) -> None:
    victim = category("victim")
    rights.given(victim, rejected).when(claim(item)).then_refused(EntitlementsEnded)
    before = {"occurred_at": NOON - DAY}
    if item == A:
        rights.given(rejected).when(claim(A, **before)).then(claimed(A, **before))
    rights.given(victim, rejected, reinstated).when(claim(item)).then(claimed(item))


def test_in_an_emergency_the_law_supports_at_once() -> None:
    at_once = claimed(A, policy_version=None)
    rights.given(rejected).when(claim(A, in_emergency=True)).then(at_once)


def test_for_the_dead_nothing_is_begun() -> None:
    rights.given(died).when(claim(A)).then_refused(PersonHasDied)
    rights.given(died).when(claim(A, in_emergency=True)).then_refused(PersonHasDied)


journey = st.just(JOURNEY)
moments = st.integers(0, 9).map(lambda n: NOON + n * DAY)
asked: st.SearchStrategy[RightsCommand] = st.one_of(
    st.builds(NoteCategory, journey_id=journey, effective_from=moments, occurred_at=moments),
    st.builds(NoteDecision, journey_id=journey, occurred_at=moments),
    st.builds(NoteRejection, journey_id=journey, occurred_at=moments),
    st.builds(NoteReinstatement, journey_id=journey, occurred_at=moments),
    st.builds(NoteDeath, journey_id=journey, occurred_at=moments),
    st.builds(NoteComingOfAge, journey_id=journey, occurred_at=moments),
    st.builds(NoteAge, journey_id=journey, occurred_at=moments),
    st.builds(
        NoteConsentWithdrawal,
        journey_id=journey,
        consent_id=st.just(CONSENT),
        occurred_at=moments,
    ),
    st.builds(
        NoteConsentDoubt, journey_id=journey, consent_id=st.just(CONSENT), occurred_at=moments
    ),
    st.builds(
        Claim, journey_id=journey, stay_id=st.sampled_from((STAY, OTHER_STAY)), occurred_at=moments
    ),
)


@quietly
@given(st.lists(asked, max_size=30))
def test_rights_can_be_told_again_and_rejections_alternate_with_reinstatements(
    commands: list[RightsCommand],
) -> None:
    history, states = live(AGGREGATE, commands)
    turns = [e.kind for e in history if isinstance(e, RejectionNoted | ReinstatementNoted)]
    assert turns[::2] == ["rejection-noted.v1"] * len(turns[::2])
    assert turns[1::2] == ["reinstatement-noted.v1"] * len(turns[1::2])
    stays = {e.stay_id for e in history if isinstance(e, EntitlementClaimed) and e.group}
    assert set(states[-1].stays) == stays
