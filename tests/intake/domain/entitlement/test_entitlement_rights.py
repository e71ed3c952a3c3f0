"""What a category opens, what is left to people, and what a no or a death ends."""

import pytest

from services.intake.domain.entitlement.messages import (
    DecisionGround,
    EntitlementEvent,
    ResumeEntitlements,
)
from services.intake.domain.entitlement.refusals import (
    CategoryNotKnownYet,
    EntitlementsHaveEnded,
    GroundDoesNotFit,
    NothingToDecide,
)
from shared.law.categories import Category, NationalityClass
from shared.law.entitlements import ITEMS, Item
from tests.intake.entitled import (
    DAY,
    decide,
    decided,
    ended,
    entitlements,
    note,
    noted,
    offer,
    offered,
    opens,
    opens_as_known,
    opens_by_decision,
    stop,
    stopped,
    taken,
    taken_elsewhere,
    waits,
)
from tests.intake.made_up import JOURNEY, NOON

FIRST_FOUR = ITEMS[:4]
IN_COUNTRY = ITEMS[:7]
FOREIGNER: list[Item] = [
    "a-essential-needs",
    "b-medical",
    "c-interpretation",
    "d-legal-support",
    "dd-legal-aid",
    "g-psychological",
]
A_VICTIM: list[EntitlementEvent] = [noted("victim"), *map(opens, ITEMS)]
A_FOREIGNER: list[EntitlementEvent] = [noted("foreign", "foreign"), *map(waits, FOREIGNER)]
A_CHILD: list[EntitlementEvent] = [
    noted("under-18-with-victim", under_18=True),
    *map(opens, ITEMS[:8]),
]


def test_a_victim_has_all_ten() -> None:
    entitlements.given().when(note("victim")).then(*A_VICTIM)


def test_someone_under_identification_abroad_has_the_first_four_and_no_legal_aid() -> None:
    abroad = note("under-identification-abroad")
    entitlements.given().when(abroad).then(
        noted("under-identification-abroad"), *map(opens, FIRST_FOUR)
    )


def test_a_foreigner_has_what_somebody_decides() -> None:
    entitlements.given().when(note("foreign", "foreign")).then(*A_FOREIGNER)


def test_who_stands_in_no_row_of_the_law_waits_for_a_decision_on_each() -> None:
    entitlements.given().when(note(None, "stateless-other")).then(
        noted(None, "stateless-other"), *map(waits, ITEMS)
    )


def test_the_same_category_told_twice_changes_nothing() -> None:
    entitlements.given(*A_VICTIM).when(note("victim")).then_nothing()
    entitlements.given(*A_VICTIM).when(note("victim", at=NOON + DAY)).then_nothing()


def test_who_is_confirmed_gets_what_the_victims_row_adds() -> None:
    later = NOON + DAY
    before: list[EntitlementEvent] = [
        noted("under-identification-in-country"),
        *map(opens, IN_COUNTRY),
    ]
    entitlements.given(*before).when(note("victim", at=later)).then(
        noted("victim", at=later), *(opens(item, later) for item in ITEMS[7:])
    )


def test_what_was_given_in_an_emergency_need_not_be_offered_once_the_law_gives_it() -> None:
    given = taken_elsewhere("a-essential-needs", covered=False)
    entitlements.given(given).when(note("victim")).then(
        noted("victim"), opens_as_known("a-essential-needs"), *map(opens, ITEMS[1:])
    )


def test_a_row_that_gives_less_ends_the_rest() -> None:
    later = NOON + DAY
    entitlements.given(*A_VICTIM).when(note("under-18-with-victim", under_18=True, at=later)).then(
        noted("under-18-with-victim", under_18=True, at=later),
        ended("i-vocational", "category", later),
        ended("k-hardship-and-loan", "category", later),
    )


def test_a_category_that_held_earlier_is_noted_without_turning_anything_back() -> None:
    earlier = NOON - DAY
    asked = note("under-identification-in-country", at=earlier)
    entitlements.given(*A_VICTIM).when(asked).then(
        noted("under-identification-in-country", at=earlier)
    )
    entitlements.given(*A_VICTIM, noted("under-identification-in-country", at=earlier)).when(
        asked
    ).then_nothing()


def test_a_child_that_comes_of_age_waits_for_a_decision_and_loses_nothing_by_default() -> None:
    later = NOON + DAY
    grown = note(None, at=later)
    entitlements.given(*A_CHILD).when(grown).then(
        noted(None, at=later), *(waits(item, later) for item in ITEMS)
    )


def test_what_was_decided_for_a_child_is_decided_anew_when_it_comes_of_age() -> None:
    later = NOON + DAY
    before: list[EntitlementEvent] = [
        noted(None, "foreign", under_18=True),
        decided("b-medical", ground="child-of-foreign-victim"),
        opens_by_decision("b-medical"),
    ]
    entitlements.given(*before).when(note(None, "foreign", at=later)).then(
        noted(None, "foreign", at=later), *(waits(item, later) for item in ITEMS)
    )


def test_what_was_decided_stands_when_the_person_moves_to_another_open_row() -> None:
    later = NOON + DAY
    before: list[EntitlementEvent] = [
        *A_FOREIGNER,
        decided("b-medical"),
        opens_by_decision("b-medical"),
    ]
    others: list[Item] = [item for item in ITEMS if item not in FOREIGNER]
    entitlements.given(*before).when(note(None, "stateless-other", at=later)).then(
        noted(None, "stateless-other", at=later), *(waits(item, later) for item in others)
    )


def test_somebody_grants_a_foreigner_medical_care() -> None:
    entitlements.given(*A_FOREIGNER).when(decide("b-medical")).then(
        decided("b-medical"), opens_by_decision("b-medical")
    )


def test_somebody_denies_it_and_signs() -> None:
    entitlements.given(*A_FOREIGNER).when(decide("b-medical", granted=False)).then(
        decided("b-medical", granted=False)
    )


def test_the_same_decision_signed_twice_is_one() -> None:
    before: list[EntitlementEvent] = [
        *A_FOREIGNER,
        decided("b-medical"),
        opens_by_decision("b-medical"),
    ]
    entitlements.given(*before).when(decide("b-medical")).then_nothing()


def test_a_decision_may_be_taken_anew() -> None:
    before: list[EntitlementEvent] = [
        *A_FOREIGNER,
        decided("b-medical"),
        opens_by_decision("b-medical"),
    ]
    entitlements.given(*before).when(decide("b-medical", granted=False)).then(
        decided("b-medical", granted=False), ended("b-medical", "decision")
    )
    denied: list[EntitlementEvent] = [*A_FOREIGNER, decided("b-medical", granted=False)]
    entitlements.given(*denied).when(decide("b-medical")).then(
        decided("b-medical"), opens_by_decision("b-medical")
    )


def test_legal_aid_abroad_is_given_by_a_decision_since_two_laws_disagree() -> None:
    before: list[EntitlementEvent] = [noted("under-identification-abroad"), *map(opens, FIRST_FOUR)]
    asked = decide("dd-legal-aid", ground="legal-aid-abroad")
    entitlements.given(*before).when(asked).then(
        decided("dd-legal-aid", ground="legal-aid-abroad"), opens_by_decision("dd-legal-aid")
    )


@pytest.mark.parametrize("item", ["a-essential-needs", "k-hardship-and-loan"])
def test_nobody_decides_what_the_law_says_itself(item: Item) -> None:
    entitlements.given(*A_VICTIM).when(decide(item)).then_refused(NothingToDecide)


def test_nobody_gives_a_foreigner_what_the_law_denies() -> None:
    entitlements.given(*A_FOREIGNER).when(decide("h-education")).then_refused(NothingToDecide)


@pytest.mark.parametrize(
    ("category", "nationality", "ground"),
    [
        ("foreign", "foreign", "came-of-age"),
        (None, "vn-citizen", "foreigner"),
        ("victim", "unknown", "came-of-age"),
        ("under-identification-abroad", "vn-citizen", "category-unknown"),
    ],
)
def test_a_decision_names_why_the_law_leaves_it_open(
    category: Category | None, nationality: NationalityClass, ground: DecisionGround
) -> None:
    entitlements.given(noted(category, nationality)).when(
        decide("dd-legal-aid", ground=ground)
    ).then_refused(GroundDoesNotFit)


def test_a_victim_whose_nationality_is_unknown_gets_a_decision() -> None:
    before: list[EntitlementEvent] = [noted("victim", "unknown"), waits("b-medical")]
    asked = decide("b-medical", ground="category-unknown")
    entitlements.given(*before).when(asked).then(
        decided("b-medical", ground="category-unknown"), opens_by_decision("b-medical")
    )


def test_nothing_is_decided_about_someone_whose_category_nobody_asked() -> None:
    entitlements.given().when(decide("b-medical")).then_refused(CategoryNotKnownYet)
    entitlements.given(*A_FOREIGNER).when(decide("b-medical", at=NOON - DAY)).then_refused(
        CategoryNotKnownYet
    )


def test_a_no_of_the_police_ends_what_the_person_had_from_then_on() -> None:
    later = NOON + DAY
    before: list[EntitlementEvent] = [
        noted("under-identification-abroad"),
        *map(opens, FIRST_FOUR),
        taken("b-medical"),
    ]
    entitlements.given(*before).when(stop("not-victim", later)).then(
        stopped("not-victim", later), *(ended(item, "not-victim", later) for item in FIRST_FOUR)
    )


@pytest.mark.parametrize("reason", ["withdrawn", "limit-passed"])
def test_who_left_or_was_left_without_an_answer_has_it_no_more_until_the_case_goes_on(
    reason: str,
) -> None:
    later, back = NOON + DAY, NOON + 2 * DAY
    row: Category = "under-identification-abroad"
    before: list[EntitlementEvent] = [noted(row), *map(opens, FIRST_FOUR)]
    ends = [ended(item, reason, later) for item in FIRST_FOUR]
    entitlements.given(*before).when(stop(reason, later)).then(stopped(reason, later), *ends)
    over = [*before, stopped(reason, later), *ends]
    entitlements.given(*over).when(stop(reason, later)).then_nothing()
    entitlements.given(*over).when(offer("b-medical", back)).then_refused(EntitlementsHaveEnded)
    resume = ResumeEntitlements(journey_id=JOURNEY, occurred_at=back)
    entitlements.given(*over).when(resume).then(
        noted(row, at=back), *(opens(item, back) for item in FIRST_FOUR)
    )


def test_a_row_that_is_heard_of_after_the_person_left_opens_nothing_but_is_not_forgotten() -> None:
    row: Category = "under-identification-abroad"
    left = stopped("withdrawn", NOON + DAY)
    back = NOON + 2 * DAY
    resume = ResumeEntitlements(journey_id=JOURNEY, occurred_at=back)
    entitlements.given(left).when(resume).then_nothing()
    entitlements.given(left).when(note(row)).then(noted(row))
    entitlements.given(left, noted(row)).when(resume).then(
        noted(row, at=back), *(opens(item, back) for item in FIRST_FOUR)
    )


def test_what_a_child_keeps_whose_companion_was_found_not_to_be_a_victim_is_decided_as_such() -> (
    None
):
    child: list[EntitlementEvent] = [noted(None, under_18=True), waits("b-medical")]
    keeps = decide("b-medical", ground="beside-not-victim")
    entitlements.given(*child).when(keeps).then(
        decided("b-medical", ground="beside-not-victim"), opens_by_decision("b-medical")
    )
    adult: list[EntitlementEvent] = [noted(None), waits("b-medical")]
    entitlements.given(*adult).when(keeps).then_refused(GroundDoesNotFit)


def test_what_ended_is_ended_once_and_death_has_the_last_word() -> None:
    over: list[EntitlementEvent] = [noted("foreign", "foreign"), stopped("not-victim")]
    entitlements.given(*over).when(stop("not-victim")).then_nothing()
    entitlements.given(*over).when(stop("death")).then(stopped("death"))
    entitlements.given(*over, stopped("death")).when(stop("not-victim")).then_nothing()
    entitlements.given(*over, stopped("death")).when(note("victim")).then_nothing()


def test_a_death_before_anything_was_noted_is_noted() -> None:
    entitlements.given().when(stop("death")).then(stopped("death"))


def test_nobody_decides_for_someone_whose_support_has_ended() -> None:
    over: list[EntitlementEvent] = [*A_FOREIGNER, stopped("not-victim")]
    entitlements.given(*over).when(decide("b-medical")).then_refused(EntitlementsHaveEnded)


def test_a_reopened_case_gives_back_what_the_no_had_ended() -> None:
    later = NOON + DAY
    resume = ResumeEntitlements(journey_id=JOURNEY, occurred_at=later)
    row: Category = "under-identification-abroad"
    over: list[EntitlementEvent] = [
        noted(row),
        *map(opens, FIRST_FOUR),
        offered("b-medical"),
        stopped("not-victim"),
        *(ended(item, "not-victim") for item in FIRST_FOUR),
    ]
    entitlements.given(*over).when(resume).then(
        noted(row, at=later),
        opens("a-essential-needs", later),
        opens_as_known("b-medical", later),
        opens("c-interpretation", later),
        opens("d-legal-support", later),
    )
    entitlements.given(*A_VICTIM).when(resume).then_nothing()
    entitlements.given().when(resume).then_nothing()
    entitlements.given(*over, stopped("death", later)).when(resume).then_nothing()
