"""What a person claims across all their plans."""

from datetime import datetime, timedelta

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.ids import ClaimId
from services.reintegration.domain.participation.commands import (
    BeginParticipation,
    ClaimGrant,
    ClaimItem,
    ClaimLoan,
    EndParticipation,
    SettleClaim,
)
from services.reintegration.domain.participation.decider import decider
from services.reintegration.domain.participation.events import (
    ClaimSettled,
    GrantClaimed,
    ItemClaimed,
    LoanClaimed,
)
from services.reintegration.domain.participation.rights_refusals import (
    ClaimStillOpen,
    CounsellingPeriodOver,
    GrantWindowOver,
    HardshipGrantedBefore,
    NotEntitled,
    NotTheirOpenPlan,
    SchoolYearDoesNotFit,
    SchoolYearNotCovered,
)
from tests.kit.scenario import Given
from tests.reintegration.participant import DAY, JOURNEY, NOON, OTHER_PLAN, PLAN, STARTED
from tests.reintegration.person import began, life
from tests.reintegration.support import CLAIM, OTHER_CLAIM, category

person = Given(decider)
entitled = life(category(), since=(began,))


def claim(
    grant: Grant = "hardship",
    claim_id: ClaimId = CLAIM,
    school_year: int | None = None,
    at: datetime = STARTED,
) -> ClaimGrant:
    """Claim a grant."""
    return ClaimGrant(
        journey_id=JOURNEY,
        plan_id=PLAN,
        claim_id=claim_id,
        grant=grant,
        school_year=school_year,
        occurred_at=at,
    )


def settle(claim_id: ClaimId = CLAIM, *, granted: bool = True) -> SettleClaim:
    """Say how a claim was decided."""
    return SettleClaim(
        journey_id=JOURNEY, claim_id=claim_id, granted=granted, occurred_at=STARTED + DAY
    )


def use(at: datetime = STARTED) -> ClaimItem:
    """Let the state pay for psychological support."""
    return ClaimItem(journey_id=JOURNEY, plan_id=PLAN, item="g-psychological", occurred_at=at)


borrow = ClaimLoan(journey_id=JOURNEY, plan_id=PLAN, occurred_at=STARTED)


def test_a_victim_claims_the_allowance() -> None:
    person.given(*entitled).when(claim()).then(
        GrantClaimed(
            journey_id=JOURNEY,
            plan_id=PLAN,
            claim_id=CLAIM,
            grant="hardship",
            school_year=None,
            policy_versions=(
                "article-37-matrix@2025-07-01",
                "grant-window@2025-07-01",
                "education-grant-years@2025-07-01",
            ),
            occurred_at=STARTED,
        )
    )
    person.given(*life(claim(), since=entitled)).when(claim()).then_nothing()


def test_a_claim_belongs_to_the_open_plan() -> None:
    elsewhere = claim().model_copy(update={"plan_id": OTHER_PLAN})
    person.given(*entitled).when(elsewhere).then_refused(NotTheirOpenPlan)
    person.given(*life(category())).when(claim()).then_refused(NotTheirOpenPlan)


def test_a_claim_needs_its_entitlement() -> None:
    child = life(category("under-18-with-victim"), since=(began,))
    person.given(*child).when(claim()).then_refused(NotEntitled)


def test_two_claims_of_a_kind_do_not_wait_side_by_side() -> None:
    waiting = life(claim("vocational"), since=entitled)
    again = claim("vocational", OTHER_CLAIM)
    person.given(*waiting).when(again).then_refused(ClaimStillOpen)
    assert len(life(claim("hardship", OTHER_CLAIM), since=waiting)) == len(waiting) + 1


def test_the_hardship_allowance_is_granted_once_across_all_plans() -> None:
    granted = life(
        claim(),
        settle(),
        EndParticipation(journey_id=JOURNEY, plan_id=PLAN, occurred_at=STARTED + 2 * DAY),
        BeginParticipation(journey_id=JOURNEY, plan_id=OTHER_PLAN, occurred_at=STARTED + 3 * DAY),
        since=entitled,
    )
    again = claim(claim_id=OTHER_CLAIM, at=STARTED + 4 * DAY).model_copy(
        update={"plan_id": OTHER_PLAN}
    )
    person.given(*granted).when(again).then_refused(HardshipGrantedBefore)


def test_what_was_rejected_may_be_asked_again() -> None:
    refused = life(claim(), settle(granted=False), since=entitled)
    assert len(life(claim(claim_id=OTHER_CLAIM), since=refused)) == len(refused) + 1


def test_learning_a_trade_may_be_claimed_again() -> None:
    granted = life(claim("vocational"), settle(), since=entitled)
    assert len(life(claim("vocational", OTHER_CLAIM), since=granted)) == len(granted) + 1


def test_schooling_is_paid_for_the_first_school_year_and_the_next() -> None:
    first = life(claim("education", school_year=2026), settle(), since=entitled)
    for year, refused in ((2025, True), (2026, True), (2027, False), (2028, True)):
        again = claim("education", OTHER_CLAIM, school_year=year, at=STARTED + 500 * DAY)
        if refused:
            person.given(*first).when(again).then_refused(SchoolYearNotCovered)
        else:
            assert len(life(again, since=first)) == len(first) + 1


def test_only_schooling_names_a_school_year() -> None:
    person.given(*entitled).when(claim("education")).then_refused(SchoolYearDoesNotFit)
    person.given(*entitled).when(claim(school_year=2026)).then_refused(SchoolYearDoesNotFit)


def test_a_first_claim_comes_within_the_window() -> None:
    last_day = datetime.fromisoformat("2027-03-02T23:59:59+07:00")
    assert life(claim(at=last_day), since=entitled)
    too_late = claim(at=last_day + timedelta(seconds=1))
    person.given(*entitled).when(too_late).then_refused(GrantWindowOver)


def test_a_decision_settles_a_claim_once() -> None:
    waiting = life(claim(), since=entitled)
    settled = ClaimSettled(
        journey_id=JOURNEY, claim_id=CLAIM, granted=True, occurred_at=STARTED + DAY
    )
    person.given(*waiting).when(settle()).then(settled)
    person.given(*waiting, settled).when(settle(granted=False)).then_nothing()
    person.given(*waiting).when(settle(OTHER_CLAIM)).then_nothing()
    both = life(claim("vocational", OTHER_CLAIM), since=waiting)
    assert decider.fold([*both, settled]).claims[1].standing == "open"


def test_what_the_state_pays_is_noted_once_a_plan() -> None:
    person.given(*entitled).when(use()).then(
        ItemClaimed(
            journey_id=JOURNEY,
            plan_id=PLAN,
            item="g-psychological",
            policy_versions=(
                "article-37-matrix@2025-07-01",
                "psychological-support@2025-07-01",
            ),
            occurred_at=STARTED,
        )
    )
    person.given(*life(use(), since=entitled)).when(use(STARTED + DAY)).then_nothing()


def test_the_state_pays_psychological_support_for_its_time_only() -> None:
    begun = life(use(), since=entitled)
    person.given(*begun).when(use(STARTED + 80 * DAY)).then_nothing()
    person.given(*begun).when(use(STARTED + 100 * DAY)).then_refused(CounsellingPeriodOver)


def test_the_state_pays_only_what_the_category_gives() -> None:
    abroad = life(category("under-identification-abroad"), since=(began,))
    person.given(*abroad).when(use()).then_refused(NotEntitled)
    travel = use().model_copy(update={"item": "e-travel"})
    person.given(*abroad).when(travel).then_refused(NotEntitled)
    assert len(life(travel, since=entitled)) == len(entitled) + 1


def test_a_citizen_may_borrow() -> None:
    person.given(*entitled).when(borrow).then(
        LoanClaimed(
            journey_id=JOURNEY,
            plan_id=PLAN,
            policy_versions=("article-37-matrix@2025-07-01",),
            occurred_at=STARTED,
        )
    )
    stateless = life(category(nationality="stateless-permanent-resident", at=NOON), since=(began,))
    person.given(*stateless).when(borrow).then_refused(NotEntitled)
