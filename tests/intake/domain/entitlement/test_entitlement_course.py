"""How far a person comes with what they have: offered, taken, declined, exhausted."""

from collections.abc import Callable
from typing import Any

import pytest

from services.intake.domain.case.refusals import NotDueYet
from services.intake.domain.entitlement.messages import (
    Awaited,
    Elsewhere,
    EntitlementEvent,
    EntitlementOverdue,
    NoteEntitlementOverdue,
)
from services.intake.domain.entitlement.refusals import (
    CategoryDoesNotGiveIt,
    CategoryNotKnownYet,
    DecisionIsMissing,
    EntitlementDenied,
    EntitlementIsExhausted,
    EntitlementsHaveEnded,
    NothingWasOffered,
    NothingWasTaken,
)
from shared.law.entitlements import Item
from tests.intake.entitled import (
    DAY,
    decided,
    decline,
    declined,
    elsewhere,
    ended,
    entitlements,
    exhaust,
    exhausted,
    noted,
    of,
    offer,
    offered,
    offered_elsewhere,
    opens,
    opens_by_decision,
    renewed,
    stopped,
    take,
    taken,
    taken_elsewhere,
    waits,
)
from tests.intake.made_up import NOON

CARE: Item = "b-medical"
LATER = NOON + DAY
A_VICTIM: list[EntitlementEvent] = [noted("victim"), opens(CARE)]
A_FOREIGNER: list[EntitlementEvent] = [noted("foreign", "foreign"), waits(CARE)]
ABROAD: list[EntitlementEvent] = [noted("under-identification-abroad"), opens(CARE)]
GIVING: list[Callable[..., Any]] = [offer, take]


def test_a_person_is_offered_what_they_have() -> None:
    entitlements.given(*A_VICTIM).when(offer(CARE)).then(offered(CARE))


def test_an_offer_is_made_once_and_again_to_who_declined() -> None:
    entitlements.given(*A_VICTIM, offered(CARE)).when(offer(CARE)).then_nothing()
    entitlements.given(*A_VICTIM, taken(CARE)).when(offer(CARE)).then_nothing()
    refused: list[EntitlementEvent] = [*A_VICTIM, offered(CARE), declined(CARE)]
    entitlements.given(*refused).when(offer(CARE)).then(offered(CARE))


def test_a_person_takes_what_they_have_offered_or_not() -> None:
    entitlements.given(*A_VICTIM).when(take(CARE)).then(taken(CARE))
    entitlements.given(*A_VICTIM, offered(CARE)).when(take(CARE)).then(taken(CARE))
    entitlements.given(*A_VICTIM, offered(CARE), declined(CARE)).when(take(CARE)).then(taken(CARE))
    entitlements.given(*A_VICTIM, taken(CARE)).when(take(CARE)).then_nothing()


def test_a_person_declines_what_was_offered_or_the_rest_of_it() -> None:
    entitlements.given(*A_VICTIM, offered(CARE)).when(decline(CARE)).then(declined(CARE))
    entitlements.given(*A_VICTIM, taken(CARE)).when(decline(CARE)).then(declined(CARE))
    refused: list[EntitlementEvent] = [*A_VICTIM, offered(CARE), declined(CARE)]
    entitlements.given(*refused).when(decline(CARE)).then_nothing()


def test_nobody_declines_what_was_never_offered_or_is_used_up() -> None:
    entitlements.given(*A_VICTIM).when(decline(CARE)).then_refused(NothingWasOffered)
    used_up: list[EntitlementEvent] = [*A_VICTIM, taken(CARE), exhausted(CARE)]
    entitlements.given(*used_up).when(decline(CARE)).then_refused(EntitlementIsExhausted)


def test_what_was_taken_is_used_up_at_last() -> None:
    entitlements.given(*A_VICTIM, taken(CARE)).when(exhaust(CARE)).then(exhausted(CARE))
    used_up: list[EntitlementEvent] = [*A_VICTIM, taken(CARE), exhausted(CARE)]
    entitlements.given(*used_up).when(exhaust(CARE)).then_nothing()


def test_nothing_is_used_up_that_was_not_taken() -> None:
    entitlements.given(*A_VICTIM, offered(CARE)).when(exhaust(CARE)).then_refused(NothingWasTaken)


@pytest.mark.parametrize("ask", GIVING)
def test_what_is_used_up_is_neither_offered_nor_taken(ask: Callable[..., Any]) -> None:
    used_up: list[EntitlementEvent] = [*A_VICTIM, taken(CARE), exhausted(CARE)]
    entitlements.given(*used_up).when(ask(CARE)).then_refused(EntitlementIsExhausted)


@pytest.mark.parametrize("ask", GIVING)
def test_nobody_is_given_what_their_category_does_not_give(ask: Callable[..., Any]) -> None:
    entitlements.given(*ABROAD).when(ask("h-education")).then_refused(CategoryDoesNotGiveIt)


@pytest.mark.parametrize("ask", GIVING)
def test_a_foreigner_is_given_nothing_before_somebody_decides(ask: Callable[..., Any]) -> None:
    entitlements.given(*A_FOREIGNER).when(ask(CARE)).then_refused(DecisionIsMissing)
    denied: list[EntitlementEvent] = [*A_FOREIGNER, decided(CARE, granted=False)]
    entitlements.given(*denied).when(ask(CARE)).then_refused(EntitlementDenied)
    granted: list[EntitlementEvent] = [
        *A_FOREIGNER,
        decided(CARE, at=LATER),
        opens_by_decision(CARE, LATER),
    ]
    entitlements.given(*granted).when(ask(CARE)).then_refused(DecisionIsMissing)


def test_a_foreigner_takes_what_was_decided() -> None:
    granted: list[EntitlementEvent] = [*A_FOREIGNER, decided(CARE), opens_by_decision(CARE)]
    entitlements.given(*granted).when(take(CARE, LATER)).then(taken(CARE, LATER))


@pytest.mark.parametrize("ask", GIVING)
def test_nothing_is_given_before_the_category_is_known(ask: Callable[..., Any]) -> None:
    entitlements.given().when(ask(CARE)).then_refused(CategoryNotKnownYet)
    entitlements.given(*A_VICTIM).when(ask(CARE, NOON - DAY)).then_refused(CategoryNotKnownYet)


def test_a_rejection_stops_what_comes_after_it_and_not_what_was_before() -> None:
    rejected: list[EntitlementEvent] = [
        *ABROAD,
        stopped("not-victim", LATER),
        ended(CARE, "not-victim", LATER),
    ]
    entitlements.given(*rejected).when(take(CARE, LATER)).then_refused(EntitlementsHaveEnded)
    entitlements.given(*rejected).when(take(CARE)).then(taken(CARE))


def test_the_law_of_the_day_judges_what_happened_that_day() -> None:
    moved: list[EntitlementEvent] = [
        *ABROAD,
        noted("victim", at=LATER),
        opens("h-education", LATER),
    ]
    entitlements.given(*moved).when(take("h-education")).then_refused(CategoryDoesNotGiveIt)
    entitlements.given(*moved).when(take("h-education", LATER)).then(taken("h-education", LATER))


def test_what_another_service_gives_is_noted() -> None:
    entitlements.given(*A_VICTIM).when(elsewhere(CARE, "taken")).then(
        taken_elsewhere(CARE, covered=True)
    )
    declined_there = declined(CARE).model_copy(update={"by_service": "shelter"})
    entitlements.given(*A_VICTIM).when(elsewhere(CARE, "declined")).then(
        offered_elsewhere(CARE, covered=True), declined_there
    )
    asked = (*A_VICTIM, offered_elsewhere(CARE, covered=True))
    entitlements.given(*asked).when(elsewhere(CARE, "declined")).then(declined_there)
    entitlements.given(*asked, declined_there).when(elsewhere(CARE, "declined")).then_nothing()
    entitlements.given(*A_VICTIM).when(elsewhere(CARE, "offered")).then(
        offered_elsewhere(CARE, covered=True)
    )


def test_emergency_help_before_any_category_is_noted_and_never_refused() -> None:
    entitlements.given().when(elsewhere("a-essential-needs", "taken")).then(
        taken_elsewhere("a-essential-needs", covered=False)
    )


def test_what_is_given_after_a_rejection_is_noted_as_not_covered() -> None:
    rejected: list[EntitlementEvent] = [*ABROAD, stopped("not-victim"), ended(CARE, "not-victim")]
    entitlements.given(*rejected).when(elsewhere(CARE, "taken")).then(
        taken_elsewhere(CARE, covered=False)
    )


def test_what_is_given_without_a_decision_still_waits_for_one() -> None:
    entitlements.given(*A_FOREIGNER).when(elsewhere(CARE, "taken")).then(
        taken_elsewhere(CARE, covered=False)
    )
    given: list[EntitlementEvent] = [*A_FOREIGNER, taken_elsewhere(CARE, covered=False)]
    entitlements.given(*given).when(overdue(CARE, "decision", due_of(waits(CARE)))).then(
        is_overdue(CARE, "decision", due_of(waits(CARE)))
    )


def test_legal_aid_asked_for_abroad_asks_for_a_decision() -> None:
    entitlements.given(*ABROAD).when(elsewhere("dd-legal-aid", "offered")).then(
        offered_elsewhere("dd-legal-aid", covered=False), waits("dd-legal-aid")
    )
    denied: list[EntitlementEvent] = [
        *ABROAD,
        decided("dd-legal-aid", granted=False, ground="legal-aid-abroad"),
    ]
    entitlements.given(*denied).when(elsewhere("dd-legal-aid", "offered")).then(
        offered_elsewhere("dd-legal-aid", covered=False)
    )


def test_what_the_law_denies_is_noted_and_nobody_is_asked() -> None:
    entitlements.given(*A_FOREIGNER).when(elsewhere("i-vocational", "taken")).then(
        taken_elsewhere("i-vocational", covered=False)
    )


@pytest.mark.parametrize(
    ("before", "became"),
    [
        ([taken(CARE)], "taken"),
        ([taken(CARE)], "offered"),
        ([offered(CARE)], "offered"),
        ([taken(CARE), exhausted(CARE)], "taken"),
        ([taken(CARE), exhausted(CARE)], "exhausted"),
        ([taken(CARE)], "renewed"),
    ],
)
def test_what_another_service_tells_twice_is_noted_once(
    before: list[EntitlementEvent], became: Elsewhere
) -> None:
    entitlements.given(*A_VICTIM, *before).when(elsewhere(CARE, became)).then_nothing()


def test_a_stay_that_reached_its_limit_uses_up_lodging_and_an_extension_renews_it() -> None:
    lodging: Item = "a-essential-needs"
    resident: list[EntitlementEvent] = [
        noted("victim"),
        opens(lodging),
        taken_elsewhere(lodging, covered=True),
    ]
    at_limit = exhausted(lodging).model_copy(update={"by_service": "shelter"})
    entitlements.given(*resident).when(elsewhere(lodging, "exhausted")).then(at_limit)
    entitlements.given(*resident, at_limit).when(elsewhere(lodging, "renewed")).then(
        renewed(lodging)
    )
    entitlements.given(*resident, at_limit, renewed(lodging)).when(take(lodging)).then_nothing()


def due_of(event: Any) -> Any:
    """Return the limit that an event sets."""
    return getattr(event, "offer_by", None) or event.decide_by


def overdue(item: Any, awaited: Awaited, at: Any) -> NoteEntitlementOverdue:
    return NoteEntitlementOverdue(**of(item, at), awaited=awaited)


def is_overdue(item: Any, awaited: Awaited, at: Any) -> EntitlementOverdue:
    return EntitlementOverdue(**of(item, at), awaited=awaited, due_at=at)


@pytest.mark.parametrize(("before", "awaited"), [(A_VICTIM, "offer"), (A_FOREIGNER, "decision")])
def test_what_waits_too_long_is_noted_once(
    before: list[EntitlementEvent], awaited: Awaited
) -> None:
    limit = due_of(before[-1])
    asked = overdue(CARE, awaited, limit)
    late = is_overdue(CARE, awaited, limit)
    entitlements.given(*before).when(asked).then(late)
    entitlements.given(*before, late).when(asked).then_nothing()
    early = overdue(CARE, awaited, limit - DAY)
    entitlements.given(*before).when(early).then_refused(NotDueYet)


def test_a_clock_that_rings_late_rings_in_vain() -> None:
    limit = due_of(opens(CARE))
    vain: list[tuple[list[EntitlementEvent], Awaited]] = [
        ([], "offer"),
        (A_VICTIM, "decision"),
        ([*A_VICTIM, offered(CARE)], "offer"),
        ([*A_VICTIM, ended(CARE, "category")], "offer"),
        ([*A_FOREIGNER, decided(CARE, granted=False)], "decision"),
    ]
    for history, awaited in vain:
        entitlements.given(*history).when(overdue(CARE, awaited, limit)).then_nothing()
