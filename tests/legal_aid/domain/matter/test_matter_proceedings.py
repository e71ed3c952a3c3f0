"""Notices of proceeding bodies, and compensation."""

import pytest

from services.legal_aid.domain.matter.decider import decider
from services.legal_aid.domain.matter.events import MatterEvent
from services.legal_aid.domain.matter.proceeding_refusals import (
    AlreadyAwarded,
    AlreadyClaimed,
    ClientsWordNotDated,
    DifferentPayment,
    MatterIsArchived,
    NoSuchNotice,
    NothingAwarded,
    NothingClaimed,
    NoticeWasInTime,
    PaidBeyondAward,
)
from services.legal_aid.domain.matter.refusals import (
    BeforeWhatItFollows,
    MatterIsOver,
    NoProviderYet,
    NoSuchMatter,
    NotYetAccepted,
)
from services.legal_aid.domain.tables import Limit
from services.legal_aid.domain.words import InProceedings
from tests.kit.scenario import Given
from tests.legal_aid.made_up import (
    ACCEPTED,
    AFTER_ACCEPTANCE,
    BEFORE_ACCEPTANCE,
    COMPLETE,
    COMPLETED,
    DAY,
    ENDINGS,
    HOUR,
    IN_PROGRESS,
    NOON,
    REFUSED,
    WITHDRAWN,
    archived,
    completed,
    filed,
)
from tests.legal_aid.made_up_proceedings import (
    PAYMENT,
    award,
    awarded,
    claim,
    claimed,
    notice_received,
    paid,
    pay,
    receive_notice,
    remind,
    reminded,
)

matter = Given(decider)
History = tuple[MatterEvent, ...]
CLAIMED = (*IN_PROGRESS, claimed)
AWARDED = (*CLAIMED, awarded)


@pytest.mark.parametrize("history", [*BEFORE_ACCEPTANCE, *AFTER_ACCEPTANCE])
def test_a_notice_that_came_after_its_24_hours_is_recorded_as_late(history: History) -> None:
    matter.given(*history).when(receive_notice).then(notice_received)


@pytest.mark.parametrize(
    ("client_is", "hours"),
    [("held", 12), ("accused", 24), ("defendant", 24), ("injured-party", 24)],
)
def test_a_body_has_12_hours_for_who_is_held_and_24_for_others(
    client_is: InProceedings, hours: int
) -> None:
    at = NOON + hours * HOUR
    due = Limit(due_at=at, policy_version="proceeding-notice@2018-01-01")
    change = {"client_is": client_is, "occurred_at": at}
    matter.given(*IN_PROGRESS).when(receive_notice.model_copy(update=change)).then(
        notice_received.model_copy(update={**change, "told_due": due, "late": False})
    )


def test_the_hours_run_from_the_clients_word() -> None:
    undated = receive_notice.model_copy(update={"asked_at": None})
    matter.given(*IN_PROGRESS).when(undated).then_refused(ClientsWordNotDated)
    early = receive_notice.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)


def test_a_summons_has_no_such_hours() -> None:
    change = {"notice_type": "summons", "asked_at": None}
    matter.given(*IN_PROGRESS).when(receive_notice.model_copy(update=change)).then(
        notice_received.model_copy(update={**change, "told_due": None, "late": False})
    )


def test_the_same_notice_is_received_once() -> None:
    matter.given(*IN_PROGRESS, notice_received).when(receive_notice).then_nothing()


def test_a_late_body_is_reminded_once() -> None:
    matter.given(*IN_PROGRESS, notice_received).when(remind).then(reminded)
    matter.given(*IN_PROGRESS, notice_received, reminded).when(remind).then_nothing()


def test_only_a_late_notice_is_answered_with_a_reminder() -> None:
    in_time = notice_received.model_copy(update={"late": False})
    matter.given(*IN_PROGRESS, in_time).when(remind).then_refused(NoticeWasInTime)
    matter.given(*IN_PROGRESS).when(remind).then_refused(NoSuchNotice)


@pytest.mark.parametrize("history", ENDINGS)
def test_no_notice_belongs_to_a_matter_that_is_over(history: History) -> None:
    matter.given(*history).when(receive_notice).then_refused(MatterIsOver)


def test_compensation_is_claimed_once_by_who_acts() -> None:
    matter.given(*IN_PROGRESS).when(claim).then(claimed)
    matter.given(*CLAIMED).when(claim).then_nothing()
    more = claim.model_copy(update={"amount": 60_000_000})
    matter.given(*CLAIMED).when(more).then_refused(AlreadyClaimed)


def test_nobody_claims_before_someone_acts() -> None:
    matter.given(*ACCEPTED).when(claim).then_refused(NoProviderYet)
    matter.given(*COMPLETE).when(claim).then_refused(NotYetAccepted)
    early = claim.model_copy(update={"occurred_at": NOON})
    matter.given(*IN_PROGRESS).when(early).then_refused(BeforeWhatItFollows)


def test_an_award_is_recorded_once_even_after_the_matter_ended() -> None:
    matter.given(*CLAIMED).when(award).then(awarded)
    matter.given(*CLAIMED, completed).when(award).then(awarded)
    matter.given(*AWARDED).when(award).then_nothing()
    other = award.model_copy(update={"amount": 1})
    matter.given(*AWARDED).when(other).then_refused(AlreadyAwarded)


def test_an_award_follows_the_claim() -> None:
    for command in (award, pay):
        matter.given(*IN_PROGRESS).when(command).then_refused(NothingClaimed)
    early = award.model_copy(update={"occurred_at": NOON - HOUR})
    matter.given(*CLAIMED).when(early).then_refused(BeforeWhatItFollows)


def test_compensation_is_paid_in_parts_until_nothing_is_outstanding() -> None:
    matter.given(*AWARDED).when(pay).then(paid)
    matter.given(*AWARDED, paid).when(pay).then_nothing()
    rest = {"payment_id": claim.matter_id, "amount": 25_000_000}
    matter.given(*AWARDED, paid).when(pay.model_copy(update=rest)).then(
        paid.model_copy(update={**rest, "outstanding": 0})
    )


def test_a_payment_keeps_its_amount() -> None:
    other = pay.model_copy(update={"amount": 1})
    matter.given(*AWARDED, paid).when(other).then_refused(DifferentPayment)


def test_no_more_is_paid_than_was_awarded() -> None:
    more = pay.model_copy(update={"amount": 40_000_001})
    matter.given(*AWARDED).when(more).then_refused(PaidBeyondAward)
    nothing = awarded.model_copy(update={"amount": 0})
    matter.given(*CLAIMED, nothing).when(pay).then_refused(NothingAwarded)
    matter.given(*CLAIMED).when(pay).then_refused(NothingAwarded)
    early = pay.model_copy(update={"occurred_at": NOON - DAY})
    matter.given(*AWARDED).when(early).then_refused(BeforeWhatItFollows)


def test_nothing_is_added_to_what_is_archived() -> None:
    shelf = (*AWARDED, completed, filed)
    matter.given(*shelf).when(pay).then(paid)
    matter.given(*shelf, archived).when(pay).then_refused(MatterIsArchived)


@pytest.mark.parametrize("history", [REFUSED, WITHDRAWN])
def test_what_was_never_carried_is_not_compensated(history: History) -> None:
    for command in (award, pay, claim):
        matter.given(*history).when(command).then_refused(MatterIsOver)


def test_there_must_be_a_matter() -> None:
    for command in (receive_notice, remind, claim, award, pay):
        matter.given().when(command).then_refused(NoSuchMatter)


def test_a_claim_is_not_filed_after_the_end() -> None:
    matter.given(*COMPLETED).when(claim).then_refused(MatterIsOver)
    assert claim.matter_id != PAYMENT
