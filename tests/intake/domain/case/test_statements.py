"""Statements come after needs, rest on consent or a ground, and are never overwritten."""

from services.intake.domain.case.commands import AmendStatement
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import StatementAmended
from services.intake.domain.case.refusals import (
    CaseIsWithdrawn,
    CaseStepOutOfOrder,
    GroundNotForStatements,
    NeedsComeFirst,
    OfficialWritesForChild,
    PersonNotReceived,
    StatementNeverOverwritten,
)
from services.intake.domain.case.statements import NoSuchStatement
from services.intake.domain.words import ByGround
from shared.law.consent import ConsentForOtherPurpose, ConsentMissing, ConsentWasWithdrawn
from tests.intake.made_up import (
    CASE,
    DUTY,
    EARLIER,
    INTERVIEW,
    LATER,
    NOON,
    OTHER_STATEMENT,
    STATEMENT,
    TO_RECEIVED,
    TO_REJECTED,
    TO_WITHDRAWN,
    agreed_to,
    needs_known,
    opened,
    opened_for,
    received,
    ref,
    statement_taken,
    taken_back,
)
from tests.intake.made_up import take_statement as take
from tests.kit.scenario import Given

case = Given(decider)
ready = (*TO_RECEIVED, needs_known, agreed_to("interview"))
by_duty = take.model_copy(update={"basis": DUTY})
amend = AmendStatement(
    case_id=CASE,
    statement_id=OTHER_STATEMENT,
    amends_id=STATEMENT,
    statement=ref(8),
    interpreter=False,
    written_by_official=True,
    basis=INTERVIEW,
    occurred_at=NOON,
)
amended = StatementAmended(version=2, **dict(amend))


def test_a_statement_is_taken_with_consent() -> None:
    case.given(*ready).when(take).then(statement_taken)


def test_a_statement_may_be_taken_by_statutory_duty_or_for_urgent_protection() -> None:
    urgent = ByGround(ground="urgent-protection")
    for basis in (DUTY, urgent):
        case.given(*TO_RECEIVED, needs_known).when(take.model_copy(update={"basis": basis})).then(
            statement_taken.model_copy(update={"basis": basis})
        )


def test_crime_prevention_alone_is_no_ground_to_take_a_statement() -> None:
    hunted = take.model_copy(update={"basis": ByGround(ground="crime-prevention")})
    case.given(*TO_RECEIVED, needs_known).when(hunted).then_refused(GroundNotForStatements)


def test_an_amended_statement_is_the_next_version() -> None:
    amended = take.model_copy(update={"statement_id": OTHER_STATEMENT, "statement": ref(9)})
    case.given(*ready, statement_taken).when(amended).then(
        statement_taken.model_copy(
            update={"statement_id": OTHER_STATEMENT, "statement": ref(9), "version": 2}
        )
    )


def test_a_statement_that_was_taken_stays_taken_after_consent_is_gone() -> None:
    case.given(*ready, statement_taken, taken_back("interview")).when(take).then_nothing()


def test_a_statement_is_never_overwritten() -> None:
    changed = take.model_copy(update={"statement": ref(9)})
    case.given(*ready, statement_taken).when(changed).then_refused(StatementNeverOverwritten)


def test_nobody_is_interviewed_before_they_are_received() -> None:
    case.given(opened, needs_known).when(by_duty).then_refused(PersonNotReceived)


def test_nobody_is_interviewed_before_their_needs_are_known() -> None:
    case.given(*TO_RECEIVED, agreed_to("interview")).when(take).then_refused(NeedsComeFirst)
    early = by_duty.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_RECEIVED, needs_known).when(early).then_refused(CaseStepOutOfOrder)


def test_needs_that_change_later_do_not_undo_an_earlier_interview() -> None:
    changed = needs_known.model_copy(update={"needs": ("food",), "occurred_at": LATER})
    case.given(*ready, changed).when(take).then(statement_taken)


def test_an_official_writes_down_what_a_child_says() -> None:
    alone = by_duty.model_copy(update={"written_by_official": False})
    case.given(opened_for("girls"), received, needs_known).when(alone).then_refused(
        OfficialWritesForChild
    )
    case.given(*TO_RECEIVED, needs_known).when(alone).then(
        statement_taken.model_copy(update={"basis": DUTY, "written_by_official": False})
    )


def test_a_statement_needs_a_consent_to_be_interviewed() -> None:
    case.given(*TO_RECEIVED, needs_known).when(take).then_refused(ConsentMissing)
    case.given(*TO_RECEIVED, needs_known, agreed_to("referral")).when(take).then_refused(
        ConsentForOtherPurpose
    )


def test_a_consent_taken_back_carries_no_statement() -> None:
    case.given(*ready, taken_back("interview")).when(take).then_refused(ConsentWasWithdrawn)


def test_a_statement_does_not_come_before_the_consent_it_rests_on() -> None:
    given_later = agreed_to("interview").model_copy(update={"occurred_at": LATER})
    case.given(*TO_RECEIVED, needs_known, given_later).when(take).then_refused(CaseStepOutOfOrder)


def test_who_was_found_not_to_be_a_victim_is_still_heard() -> None:
    case.given(*TO_REJECTED, needs_known).when(by_duty).then(
        statement_taken.model_copy(update={"basis": DUTY})
    )


def test_nothing_is_taken_from_someone_who_left() -> None:
    case.given(*TO_WITHDRAWN, needs_known).when(by_duty).then_refused(CaseIsWithdrawn)


def test_a_person_may_say_it_anew_and_what_they_said_before_stays() -> None:
    case.given(*ready, statement_taken).when(amend).then(amended)
    case.given(*ready, statement_taken, amended).when(amend).then_nothing()


def test_only_what_was_said_is_amended() -> None:
    case.given(*ready).when(amend).then_refused(NoSuchStatement)


def test_an_amended_statement_is_never_overwritten_either() -> None:
    other = amend.model_copy(update={"statement": ref(9)})
    case.given(*ready, statement_taken, amended).when(other).then_refused(StatementNeverOverwritten)
