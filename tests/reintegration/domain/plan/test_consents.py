"""A consent taken back is answered within the law's days."""

from services.reintegration.domain.participation.decider import decider
from services.reintegration.domain.participation.events import (
    ConsentAnswerOverdue,
    ConsentWithdrawalAnswered,
    ConsentWithdrawalNoted,
)
from services.reintegration.domain.participation.rights_refusals import NoSuchWithdrawal
from services.reintegration.domain.plan.refusals import BeforeWhatItFollows
from tests.kit.scenario import Given
from tests.reintegration.participant import CONSENT, DAY, JOURNEY, MONITORED
from tests.reintegration.person import began, life
from tests.reintegration.support import (
    LATER,
    OTHER_CONSENT,
    dies,
    late_answer,
    stop_sharing,
    takes_another_back,
    takes_consent_back,
)

person = Given(decider)
withdrawn = life(takes_consent_back, since=(began,))
both = life(takes_another_back, since=withdrawn)


def _by(number: int) -> ConsentWithdrawalNoted:
    noted = both[number]
    assert isinstance(noted, ConsentWithdrawalNoted)
    return noted


def test_a_withdrawn_consent_has_fifteen_days() -> None:
    noted = _by(1)
    assert (noted.consent_id, noted.purpose) == (CONSENT, "follow-up")
    assert noted.answer_by > MONITORED + 15 * DAY - DAY / 2
    assert noted.next_answer_by == noted.answer_by
    assert noted.policy_version == "consent-withdrawal-answer@2026-01-01"


def test_hearing_it_twice_records_nothing_new() -> None:
    person.given(*withdrawn).when(takes_consent_back).then_nothing()
    answered = life(stop_sharing, since=withdrawn)
    person.given(*answered).when(takes_consent_back).then_nothing()


def test_where_no_plan_is_open_nothing_is_shared() -> None:
    person.given().when(takes_consent_back).then_nothing()


def test_the_worker_says_what_was_done() -> None:
    person.given(*withdrawn).when(stop_sharing).then(
        ConsentWithdrawalAnswered(
            journey_id=JOURNEY,
            consent_id=CONSENT,
            answer="sharing-stopped",
            next_answer_by=None,
            occurred_at=LATER,
        )
    )
    person.given(*life(stop_sharing, since=withdrawn)).when(stop_sharing).then_nothing()


def test_what_was_not_withdrawn_is_not_answered() -> None:
    person.given(began).when(stop_sharing).then_refused(NoSuchWithdrawal)


def test_what_was_done_before_the_consent_was_taken_back_answers_nothing() -> None:
    early = stop_sharing.model_copy(update={"occurred_at": MONITORED - DAY})
    person.given(*withdrawn).when(early).then_refused(BeforeWhatItFollows)


def test_the_next_answer_is_the_earliest_that_waits() -> None:
    assert _by(2).next_answer_by == _by(1).answer_by
    answered = life(stop_sharing, since=both)[-1]
    assert isinstance(answered, ConsentWithdrawalAnswered)
    assert answered.next_answer_by == _by(2).answer_by


def test_a_late_answer_is_noted_once_on_its_day() -> None:
    ring = late_answer.model_copy(update={"occurred_at": _by(1).answer_by})
    overdue = ConsentAnswerOverdue(
        journey_id=JOURNEY,
        consent_id=CONSENT,
        next_answer_by=_by(2).answer_by,
        occurred_at=_by(1).answer_by,
    )
    person.given(*both).when(ring).then(overdue)
    person.given(*both, overdue).when(ring).then_nothing()
    last = ring.model_copy(update={"occurred_at": _by(2).answer_by})
    person.given(*both, overdue).when(last).then(
        overdue.model_copy(
            update={
                "consent_id": OTHER_CONSENT,
                "next_answer_by": None,
                "occurred_at": _by(2).answer_by,
            }
        )
    )


def test_after_a_death_nobody_waits_for_an_answer() -> None:
    assert decider.fold(life(dies, since=both)).withdrawals == ()
