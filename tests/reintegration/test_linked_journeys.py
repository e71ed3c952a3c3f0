"""What a person has once, they have once in all their journeys that are known as one person's."""

import pytest

from services.reintegration.domain.codes import Grant
from services.reintegration.domain.ids import LoanId, PlanId
from services.reintegration.domain.participation.commands import NoteDeath, NoteLinkedPlan
from services.reintegration.domain.participation.rights_refusals import (
    ClaimOpenInLinkedJourney,
    HardshipGrantedBefore,
    LoanInLinkedJourney,
    PlanOpenInLinkedJourney,
)
from services.reintegration.projections.worklist import WORKLIST_LEDGER
from shared.casework.linked import LinkedCommand, NoteLinked, NoteUnlinked
from shared.kernel.ids import JourneyId, derived
from shared.kernel.messages import Command
from shared.law.consent import ByGround
from tests.reintegration.participant import (
    JOURNEY,
    NOON,
    agree,
    assess_needs,
    assess_risk,
    close,
    open_plan,
)
from tests.reintegration.room import Room
from tests.reintegration.support import (
    LATER,
    OTHER_CLAIM,
    apply,
    approve,
    category,
    confirm,
    consents,
    go_home,
    raise_alert,
    refer_loan,
    reject,
    review,
    triage,
)

OTHER_JOURNEY, THEIR_PLAN = JourneyId(derived("other")), PlanId(derived("their plan"))
THEIR_LOAN = LoanId(derived("their loan"))


def there(command: Command) -> Command:
    """Return what is asked in the other journey."""
    changed = {
        "journey_id": OTHER_JOURNEY,
        "plan_id": THEIR_PLAN,
        "claim_id": OTHER_CLAIM,
        "loan_id": THEIR_LOAN,
    }
    known = changed.keys() & type(command).model_fields.keys()
    return command.model_copy(update={name: changed[name] for name in known})


def linking(kind: type[NoteLinked | NoteUnlinked]) -> tuple[LinkedCommand, ...]:
    """Return what the room notes of both journeys."""
    return (
        kind(journey_id=JOURNEY, with_journey=OTHER_JOURNEY, occurred_at=NOON),
        kind(journey_id=OTHER_JOURNEY, with_journey=JOURNEY, occurred_at=NOON),
    )


LINK, UNLINK = linking(NoteLinked), linking(NoteUnlinked)
BEGUN = (open_plan, category(), assess_needs, assess_risk(), agree)
open_theirs = there(open_plan).model_copy(update={"basis": ByGround(ground="urgent-protection")})
THEIRS = (there(consents), open_theirs, *(there(one) for one in BEGUN[1:]))
HARDSHIP = (apply(), review(), approve())


def two_plans() -> Room:
    """Return a room where both journeys got a plan before anybody knew that they are one's."""
    return Room().do(*BEGUN, *THEIRS)


def test_a_person_has_one_open_plan_in_all_their_journeys() -> None:
    room = Room().do(*LINK, *BEGUN)
    room.refuses(open_theirs, PlanOpenInLinkedJourney)
    room.do(close("relocated", LATER), open_theirs.model_copy(update={"occurred_at": LATER}))


def test_after_the_link_is_undone_each_has_a_plan_of_their_own() -> None:
    Room().do(*LINK, *BEGUN, *UNLINK, open_theirs)


def test_who_opens_a_plan_and_who_opens_one_in_the_linked_journey_meet() -> None:
    room = Room().do(*LINK, *BEGUN)
    assert [event.kind for event in room.histories["linked", OTHER_JOURNEY]] == [
        "link-noted.v1",
        "link-consulted.v1",
    ]


def test_the_hardship_allowance_is_given_once_over_all_journeys_of_a_person() -> None:
    room = two_plans().do(*HARDSHIP, *LINK)
    room.refuses(there(apply()), HardshipGrantedBefore)
    room.do(*UNLINK, there(apply()))


@pytest.mark.parametrize("grant", ["hardship", "vocational", "education"])
def test_a_claim_waits_for_the_one_in_the_linked_journey(grant: Grant) -> None:
    claim = apply(grant).model_copy(update={"school_year": 2026 if grant == "education" else None})
    room = two_plans().do(claim, *LINK)
    room.refuses(there(claim), ClaimOpenInLinkedJourney)
    room.do(review(), reject(), there(claim))


def test_of_two_claims_made_before_the_link_one_is_granted() -> None:
    room = two_plans().do(apply(), review(), there(apply()), there(review()), *LINK)
    room.refuses(approve(), ClaimOpenInLinkedJourney)
    room.do(there(reject()), approve())
    assert room.histories["participation", JOURNEY][-1].kind == "claim-settled.v1"


def test_an_allowance_that_the_linked_journey_was_given_is_not_granted_again() -> None:
    room = two_plans().do(*HARDSHIP, there(apply()), there(review()), *LINK)
    room.refuses(there(approve()), HardshipGrantedBefore)


def test_a_loan_goes_on_in_the_journey_where_it_was_asked_for() -> None:
    room = two_plans().do(go_home, refer_loan, there(go_home), *LINK)
    room.refuses(there(refer_loan), LoanInLinkedJourney)
    room.do(close("relocated", LATER), there(refer_loan))


def test_nobody_else_is_asked_for_a_journey_that_stands_alone() -> None:
    room = two_plans().do(*HARDSHIP)
    assert not [name for name, _ in room.recorded if name[0] == "linked"]


def to_choose(room: Room) -> int:
    """Return in how many journeys somebody has to decide which plan goes on."""
    lines = room.by_history(WORKLIST_LEDGER)
    return len([line for line in lines.values() if line["duty"] == "choose-plan"])


def test_two_plans_that_a_link_meets_are_a_duty_in_both_journeys() -> None:
    assert to_choose(two_plans()) == 0
    assert to_choose(two_plans().do(*LINK)) == 2
    assert to_choose(Room().do(*BEGUN, *LINK)) == 0


@pytest.mark.parametrize("ends", [close("relocated", LATER), there(close("relocated", LATER))])
def test_once_one_of_the_two_plans_has_ended_nobody_has_to_choose(ends: Command) -> None:
    assert to_choose(two_plans().do(*LINK, ends)) == 0


def test_once_the_link_is_undone_nobody_has_to_choose() -> None:
    assert to_choose(two_plans().do(*LINK, *UNLINK)) == 0


def test_a_plan_that_ends_by_death_or_by_an_alert_is_no_choice_any_more() -> None:
    died = NoteDeath(journey_id=JOURNEY, occurred_at=LATER)
    assert to_choose(two_plans().do(*LINK, died)) == 0
    room = two_plans().do(*LINK, raise_alert, triage)
    assert to_choose(room) == 2
    assert to_choose(room.do(confirm)) == 0


def test_a_plan_opened_between_the_two_sides_of_a_link_is_seen_with_the_second() -> None:
    room = Room().do(*BEGUN, LINK[0], *THEIRS)
    assert to_choose(room) == 0
    assert to_choose(room.do(LINK[1])) == 2
    room.stays_quiet(LINK[1])


def test_with_three_plans_somebody_chooses_until_one_is_left() -> None:
    third = JourneyId(derived("third"))
    room = two_plans().do(*LINK)
    known = NoteLinkedPlan(journey_id=JOURNEY, of_journey=third, is_open=True, occurred_at=NOON)
    room.do(known, there(close("relocated", LATER)))
    assert to_choose(room) == 1
    room.do(known.model_copy(update={"is_open": False}))
    assert to_choose(room) == 0
