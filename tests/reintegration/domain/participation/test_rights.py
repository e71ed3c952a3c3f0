"""What the law gives a participant: by the row they stand in on the day of the claim."""

import pytest

from services.reintegration.domain.participation.commands import NoteDecision, ParticipationCommand
from services.reintegration.domain.participation.decider import decider
from services.reintegration.domain.participation.events import (
    CaseReopeningNoted,
    CategoryNoted,
    ParticipationEvent,
    StatusRejectionNoted,
    WindDownOverdue,
)
from services.reintegration.domain.participation.rights import (
    check,
    check_loan,
    in_this_category_since,
)
from services.reintegration.domain.participation.rights_refusals import (
    CategoryNotKnown,
    EntitlementNotDecided,
    NotEntitled,
    StatusWasRejected,
)
from services.reintegration.domain.participation.states import NotRejected, Rejected
from shared.kernel.errors import Refused
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import Item
from tests.kit.scenario import Given
from tests.reintegration.participant import DAY, JOURNEY, MONITORED, NOON
from tests.reintegration.person import began, life
from tests.reintegration.support import (
    category,
    decided,
    grows_up,
    rejected,
    reopened,
    wind_down_late,
)

person = Given(decider)
LATE = wind_down_late.occurred_at


def may_have(item: Item, *commands: ParticipationCommand) -> str:
    """Ask for an entitlement on the day after."""
    return check(decider.fold(life(*commands)).rights, item, NOON + DAY)


def test_a_category_is_kept_with_the_day_it_holds_from() -> None:
    person.given().when(category()).then(
        CategoryNoted(
            journey_id=JOURNEY,
            category="victim",
            nationality="vn-citizen",
            under_18=False,
            effective_from=NOON,
            status_restored=False,
            occurred_at=NOON,
        )
    )
    person.given(*life(category())).when(category()).then_nothing()


@pytest.mark.parametrize("item", ["h-education", "i-vocational", "k-hardship-and-loan"])
def test_a_victim_has_schooling_a_trade_and_the_allowance(item: Item) -> None:
    assert may_have(item, category()) == "article-37-matrix@2025-07-01"


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("under-18-with-victim", "i-vocational"),
        ("under-18-with-victim", "k-hardship-and-loan"),
        ("under-identification-in-country", "h-education"),
        ("under-identification-abroad", "e-travel"),
    ],
)
def test_a_category_gives_no_more_than_its_row(row: Category, item: Item) -> None:
    with pytest.raises(NotEntitled):
        may_have(item, category(row))


def test_nothing_is_given_by_default_when_the_category_is_not_known() -> None:
    with pytest.raises(CategoryNotKnown):
        may_have("h-education")
    with pytest.raises(CategoryNotKnown):
        may_have("h-education", category(at=NOON + 5 * DAY))


def test_where_the_law_is_silent_someone_decides() -> None:
    with pytest.raises(EntitlementNotDecided):
        may_have("h-education", category(None))
    assert may_have("h-education", category(None), decided)


def test_the_newest_decision_counts() -> None:
    no = decided.model_copy(update={"granted": False, "occurred_at": NOON + DAY})
    with pytest.raises(NotEntitled):
        may_have("h-education", category(None), decided, no)


def test_the_same_decision_twice_records_nothing_new() -> None:
    other: NoteDecision = decided.model_copy(update={"granted": False})
    person.given(*life(decided)).when(decided).then_nothing()
    assert len(life(decided, other)) == 2


def test_the_row_of_the_day_counts_not_the_newest() -> None:
    told_late = category("under-identification-in-country", at=NOON - 5 * DAY)
    known = decider.fold(life(category(), told_late)).rights
    with pytest.raises(NotEntitled):
        check(known, "h-education", NOON - DAY)
    assert check(known, "h-education", NOON)


def test_a_category_is_held_since_the_first_of_its_rows_in_a_row() -> None:
    known = decider.fold(
        life(
            category("under-identification-in-country", at=NOON - 9 * DAY),
            category(at=NOON - 5 * DAY),
            category(nationality="stateless-permanent-resident", at=NOON - 2 * DAY),
        )
    ).rights
    assert in_this_category_since(known, NOON) == NOON - 5 * DAY
    assert in_this_category_since(known, NOON - 20 * DAY) == NOON - 20 * DAY


def test_an_accompanying_child_who_came_of_age_waits_for_a_decision() -> None:
    assert may_have("h-education", category("under-18-with-victim"))
    with pytest.raises(EntitlementNotDecided):
        may_have("h-education", category("under-18-with-victim"), grows_up)
    assert may_have("h-education", category("under-18-with-victim"), grows_up, decided)
    assert may_have("h-education", category(), grows_up)
    person.given(*life(grows_up)).when(grows_up).then_nothing()


@pytest.mark.parametrize(
    ("nationality", "refusal"),
    [
        ("stateless-permanent-resident", NotEntitled),
        ("foreign", NotEntitled),
        ("unknown", EntitlementNotDecided),
    ],
)
def test_a_loan_is_for_citizens_only(nationality: NationalityClass, refusal: type[Refused]) -> None:
    known = decider.fold(life(category(nationality=nationality))).rights
    with pytest.raises(refusal):
        check_loan(known, NOON)
    assert check_loan(decider.fold(life(category())).rights, NOON)


def test_a_rejected_status_stops_what_could_be_claimed_from_that_day() -> None:
    known = decider.fold(life(category(), rejected)).rights
    assert check(known, "h-education", MONITORED - DAY)
    with pytest.raises(StatusWasRejected):
        check(known, "h-education", MONITORED)
    with pytest.raises(StatusWasRejected):
        check_loan(known, MONITORED)


def test_the_care_of_a_rejected_person_is_wound_down_not_cut_off() -> None:
    (noted,) = decider.decide(rejected, decider.fold([began]))
    assert isinstance(noted, StatusRejectionNoted)
    assert noted.wind_down_by is not None
    assert noted.wind_down_by > MONITORED + 29 * DAY
    assert noted.policy_version == "wind-down@2025-07-01"
    person.given(began, noted).when(rejected).then_nothing()


def test_without_a_plan_nothing_is_wound_down() -> None:
    person.given().when(rejected).then(
        StatusRejectionNoted(
            journey_id=JOURNEY, wind_down_by=None, policy_version=None, occurred_at=MONITORED
        )
    )
    person.given(*life(rejected)).when(reopened).then_nothing()
    person.given(*life(rejected)).when(wind_down_late).then_nothing()


def test_a_reopened_case_ends_the_winding_down() -> None:
    history = life(rejected, since=(began,))
    person.given(*history).when(reopened).then(
        CaseReopeningNoted(journey_id=JOURNEY, occurred_at=reopened.occurred_at)
    )
    person.given(*life(reopened, since=history)).when(reopened).then_nothing()
    person.given(began).when(reopened).then_nothing()
    with pytest.raises(StatusWasRejected):
        check(decider.fold(life(category(), reopened, since=history)).rights, "h-education", LATE)


def test_a_category_after_the_rejection_gives_the_status_back() -> None:
    history = life(category(), rejected, since=(began,))
    again = category(at=MONITORED + 5 * DAY)
    (noted,) = decider.decide(again, decider.fold(history))
    assert isinstance(noted, CategoryNoted)
    assert noted.status_restored
    known = decider.fold([*history, noted]).rights
    assert known.rejection == NotRejected()
    assert check(known, "h-education", MONITORED + 5 * DAY)


@pytest.mark.parametrize(
    "told", [category(None, at=MONITORED + DAY), category("foreign", at=NOON - DAY)]
)
def test_no_category_or_an_earlier_one_does_not_give_it_back(told: ParticipationCommand) -> None:
    history = life(category(), rejected, told)
    assert isinstance(decider.fold(history).rights.rejection, Rejected)


def test_winding_down_too_long_is_noted_once_on_its_day() -> None:
    history = life(rejected, since=(began,))
    (noted,) = decider.decide(wind_down_late, decider.fold(history))
    assert isinstance(noted, WindDownOverdue)
    assert noted.occurred_at < LATE
    person.given(*history, noted).when(wind_down_late).then_nothing()
    early = wind_down_late.model_copy(update={"occurred_at": MONITORED + DAY})
    person.given(*history).when(early).then_nothing()
    person.given(began).when(wind_down_late).then_nothing()


def test_an_overdue_mark_without_a_rejection_changes_nothing() -> None:
    late: ParticipationEvent = WindDownOverdue(journey_id=JOURNEY, occurred_at=LATE)
    assert decider.evolve(decider.initial, late) == decider.initial
