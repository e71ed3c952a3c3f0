"""What must happen together does, or nothing does: told over the whole room."""

from collections import defaultdict

import pytest

from services.reintegration.application import LOG, PARTICIPATIONS, PLANS
from services.reintegration.domain.participation.commands import BeginParticipation
from services.reintegration.domain.participation.rights_refusals import (
    CategoryNotKnown,
    HardshipGrantedBefore,
    NotEntitled,
    PersonHasDied,
    StatusNotRejected,
)
from services.reintegration.domain.plan.commands import OpenPlan, WithdrawPlan
from services.reintegration.domain.plan.refusals import AnotherPlanIsOpen
from services.reintegration.domain.plan.states import Closed
from services.reintegration.domain.support.events import LoanReferred
from services.reintegration.domain.trusted_address.messages import RegisterTrustedAddress
from services.reintegration.domain.trusted_address.refusals import TrustedAddressIsFull
from shared.casework.sharing.messages import HearDoubt, HearWithdrawal
from shared.casework.sharing.refusals import ConsentNotKnownHere
from shared.kernel.messages import Command
from shared.law.consent import (
    ByConsent,
    ByGround,
    ConsentForOtherPurpose,
    ConsentInDoubt,
    ConsentToAnother,
    ConsentWasWithdrawn,
    ToOrganisation,
)
from tests.reintegration.participant import (
    CONSENT,
    DAY,
    JOURNEY,
    MONITORED,
    OTHER_PLAN,
    PLAN,
    STARTED,
    agree,
    assess_needs,
    assess_risk,
    close,
    open_plan,
    referred,
)
from tests.reintegration.room import Room, agreed, ending, kinds, opened
from tests.reintegration.support import (
    LATER,
    OTHER_CLAIM,
    OTHER_CONSENT,
    apply,
    approve,
    assign_another_place,
    assign_place,
    category,
    close_place,
    consents,
    dies,
    enrol,
    go_home,
    leave_place,
    not_taken_up,
    open_another,
    refer_loan,
    register_another_place,
    register_place,
    reject,
    rejected,
    review,
    talk,
)


def test_each_command_finds_its_history() -> None:
    assert LOG.of(OpenPlan) is PLANS
    assert PLANS.id_in(open_plan) == PLAN
    assert LOG.of(BeginParticipation) is PARTICIPATIONS
    opening: tuple[type[Command], ...] = (OpenPlan, RegisterTrustedAddress)
    assert LOG.opens == frozenset(opening)


def test_a_plan_rests_on_a_consent_that_is_known_here() -> None:
    nothing_heard = Room(histories=defaultdict(list))
    nothing_heard.refuses(open_plan, ConsentNotKnownHere)
    on_ground = open_plan.model_copy(update={"basis": ByGround(ground="urgent-protection")})
    nothing_heard.do(on_ground, assess_needs, assess_risk())
    nothing_heard.refuses(agree, ConsentNotKnownHere)
    nothing_heard.do(consents, agree)


def test_a_plan_rests_on_a_consent_that_stands() -> None:
    room = opened().do(assess_needs, assess_risk())
    heard = HearWithdrawal(journey_id=JOURNEY, consent_id=CONSENT, answer=True, occurred_at=STARTED)
    room.do(heard).refuses(agree, ConsentWasWithdrawn)
    Room().do(heard).refuses(open_plan, ConsentWasWithdrawn)


def test_no_plan_is_begun_or_agreed_on_a_consent_in_doubt() -> None:
    heard = HearDoubt(journey_id=JOURNEY, consent_id=CONSENT, ask=True, occurred_at=STARTED)
    opened().do(assess_needs, assess_risk(), heard).refuses(agree, ConsentInDoubt)
    Room().do(heard).refuses(open_plan, ConsentInDoubt)


def test_a_plan_rests_on_a_consent_to_reintegration() -> None:
    other = Room(histories=defaultdict(list))
    other.do(consents.model_copy(update={"purpose": "shelter"}))
    other.refuses(open_plan, ConsentForOtherPurpose)


def test_of_a_referral_intake_asked_the_consent_before_it_sent_it() -> None:
    room = Room(histories=defaultdict(list)).do(referred, assess_needs, assess_risk())
    room.refuses(agree, ConsentNotKnownHere)


def test_a_plan_opens_together_with_the_participation_and_its_support() -> None:
    assert kinds(Room().ask(open_plan)) == [
        "plan-opened",
        "participation-began",
        "support-began",
    ]
    opened().stays_quiet(open_plan)


def test_nobody_has_two_open_plans() -> None:
    opened().refuses(open_another, AnotherPlanIsOpen)


def test_a_plan_closes_together_with_the_participation_and_its_support() -> None:
    room = agreed()
    closed = room.ask(close("relocated", MONITORED))
    assert kinds(closed) == ["plan-closed", "participation-ended", "support-ended"]
    room.stays_quiet(close("relocated", MONITORED))
    assert kinds(room.ask(open_another))[0] == "plan-opened"


def test_the_agreement_tells_support_that_the_participant_is_a_child() -> None:
    child = agree.model_copy(
        update={"agreed_by": "representative", "child_best_interests": True, "group": "girls"}
    )
    room = Room().do(open_plan.model_copy(update={"group": None}), assess_needs, assess_risk())
    assert kinds(room.ask(child))[-1] == "participant-group-noted"
    room.stays_quiet(child)


def test_a_draft_whose_referral_is_taken_back_makes_room_for_another() -> None:
    room = opened()
    assert kinds(room.ask(not_taken_up)) == [
        "plan-closed",
        "participation-ended",
        "support-ended",
    ]
    assert kinds(room.ask(open_another))[0] == "plan-opened"
    agreed().stays_quiet(WithdrawPlan(plan_id=PLAN, occurred_at=MONITORED))


def test_a_trusted_address_is_assigned_within_its_capacity() -> None:
    room = agreed().do(register_place, register_another_place)
    assert kinds(room.ask(assign_place)) == ["follow-up-point-assigned", "follow-up-taken-on"]
    room.stays_quiet(assign_place)
    room.do(close("relocated", LATER), open_another)
    room.do(
        *(
            one.model_copy(update={"plan_id": OTHER_PLAN, "occurred_at": LATER})
            for one in (assess_needs, assess_risk(), agree)
        )
    )
    second = assign_place.model_copy(update={"plan_id": OTHER_PLAN, "occurred_at": LATER})
    room.refuses(second, TrustedAddressIsFull)
    assert kinds(room.ask(leave_place)) == ["follow-up-point-left", "follow-up-handed-back"]
    room.stays_quiet(leave_place)
    assert kinds(room.ask(second))[-1] == "follow-up-taken-on"


def test_another_trusted_address_takes_over_and_the_first_hands_back() -> None:
    room = agreed().do(register_place, register_another_place, assign_place)
    assert kinds(room.ask(assign_another_place)) == [
        "follow-up-point-assigned",
        "follow-up-taken-on",
        "follow-up-handed-back",
    ]


def test_a_trusted_address_that_closes_leaves_its_plans_at_once() -> None:
    room = agreed().do(register_place, assign_place)
    assert kinds(room.ask(close_place)) == ["trusted-address-closed", "follow-up-point-left"]
    room.stays_quiet(close_place)


def test_a_claim_and_the_right_to_it_are_recorded_together() -> None:
    room = agreed()
    room.refuses(apply(), CategoryNotKnown)
    room.do(category())
    assert kinds(room.ask(apply())) == ["grant-applied", "grant-claimed"]
    room.stays_quiet(apply())
    room.do(review())
    assert kinds(room.ask(approve())) == ["grant-approved", "claim-settled"]
    room.stays_quiet(approve())
    room.refuses(apply(claim_id=OTHER_CLAIM, at=LATER), HardshipGrantedBefore)


def test_what_was_rejected_may_be_claimed_again() -> None:
    room = agreed().do(category(), apply(), review(), reject())
    assert kinds(room.ask(apply(claim_id=OTHER_CLAIM, at=LATER)))[0] == "grant-applied"


@pytest.mark.parametrize(
    "command",
    [
        go_home.model_copy(update={"travel_paid_by": "state"}),
        talk.model_copy(update={"paid_by": "state"}),
        enrol.model_copy(update={"paid_by": "state"}),
    ],
)
def test_the_state_pays_only_those_who_have_a_right_to_it(command: Command) -> None:
    room = agreed()
    room.refuses(command, CategoryNotKnown)
    room.do(category())
    assert kinds(room.ask(command))[-1] == "item-claimed"
    room.stays_quiet(command)


@pytest.mark.parametrize("command", [go_home, talk, enrol])
def test_what_others_pay_asks_for_no_entitlement(command: Command) -> None:
    room = agreed()
    (happened,) = [kind for kind in kinds(room.ask(command)) if kind != "called-adult"]
    assert happened != "item-claimed"


def test_a_loan_needs_a_citizen_who_is_back_home() -> None:
    room = agreed().do(category(nationality="stateless-permanent-resident"), go_home)
    room.refuses(refer_loan, NotEntitled)
    room.do(category(at=refer_loan.occurred_at))
    assert kinds(room.ask(refer_loan)) == ["loan-referred", "loan-claimed"]
    room.stays_quiet(refer_loan)


def test_the_bank_is_told_on_the_law_or_on_a_consent_to_the_bank_which_the_event_names() -> None:
    to_bank = ByConsent(consent_id=OTHER_CONSENT)
    on_consent = refer_loan.model_copy(update={"basis": to_bank})
    here = (category(at=refer_loan.occurred_at), go_home)
    agreed().do(*here).refuses(on_consent, ConsentNotKnownHere)
    heard = consents.model_copy(update={"consent_id": OTHER_CONSENT})
    agreed().do(*here, heard).refuses(on_consent, ConsentToAnother)
    bank = ToOrganisation(organisation="social-policy-bank")
    room = agreed().do(*here, heard.model_copy(update={"recipient": bank}))
    to_them = room.ask(on_consent)[0]
    assert isinstance(to_them, LoanReferred)
    assert to_them.basis == to_bank


def test_nobody_closes_a_plan_as_no_victims_before_intake_says_so() -> None:
    room = agreed()
    room.refuses(close("not-victim", LATER), StatusNotRejected)
    room.do(rejected)
    room.refuses(close("not-victim", MONITORED - DAY), StatusNotRejected)
    assert kinds(room.ask(close("not-victim", LATER)))[0] == "plan-closed"
    assert ending(room).outcome == "not-victim"


def test_a_death_ends_the_plan_and_what_could_still_be_paid() -> None:
    room = agreed().do(category(), apply(), review(), approve())
    assert kinds(room.ask(dies)) == [
        "death-noted",
        "plan-closed",
        "support-ended",
        "claim-stopped",
    ]
    assert isinstance(room.state_for(open_plan), Closed)
    assert ending(room).outcome == "deceased"
    room.stays_quiet(dies)
    room.refuses(open_another, PersonHasDied)


def test_a_death_of_someone_without_a_plan_is_kept_too() -> None:
    room = Room().do(dies)
    room.refuses(open_plan, PersonHasDied)


def test_a_plan_closed_because_of_a_death_is_closed_once() -> None:
    room = agreed().do(close("deceased", LATER))
    assert kinds(room.ask(dies)) == ["death-noted"]


def test_a_rejected_status_stops_claims_that_wait_and_leaves_the_plan_to_people() -> None:
    room = agreed().do(category(), apply(), apply("vocational", OTHER_CLAIM), review(), approve())
    noted = room.ask(rejected)
    assert kinds(noted) == ["status-rejection-noted", "claim-stopped"]
    assert room.histories["plan", PLAN][-1].kind != "plan-closed.v1"
    room.stays_quiet(rejected)
