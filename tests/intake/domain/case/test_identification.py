"""From initial verification to the answer whether the person is a victim."""

from datetime import date, timedelta

import pytest

from services.intake.domain.case.commands import (
    ConfirmVictim,
    ExtendIdentification,
    RecordInitialVerification,
    RejectVictim,
    RequestIdentification,
)
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import CaseEvent
from services.intake.domain.case.refusals import (
    CaseStepOutOfOrder,
    HealthDeptNotNotified,
    IssuerNotCompetent,
    LimitHasPassed,
    NoSuchCase,
    NotUnderIdentification,
    NotVerifiedYet,
    PaperAlreadyHeld,
    PaperFromTomorrow,
    SignsNotConsidered,
    StatusIsSettled,
    StepAlreadyRecorded,
)
from services.intake.domain.words import IssuerKind, PaperType
from tests.intake.made_up import (
    CASE,
    EARLIER,
    IDENTIFY_BY,
    NOON,
    TO_CONFIRMED,
    TO_NOTICE,
    TO_RECEIVED,
    TO_REJECTED,
    TO_REQUEST,
    TO_VERIFIED,
    VERIFY_BY,
    as_victim,
    brought,
    confirmed,
    determined,
    extended,
    identification_overdue,
    in_country,
    opened,
    received,
    ref,
    rejected,
    requested,
    self_reported,
    verification_overdue,
    verified,
    verified_with,
)
from tests.kit.scenario import Given

case = Given(decider)
verify = RecordInitialVerification(
    case_id=CASE,
    result="verified",
    police_unit="made-up-unit",
    documents=("declaration", "declaration"),
    occurred_at=NOON,
)
request = RequestIdentification(case_id=CASE, police_unit="made-up-unit", occurred_at=NOON)
extend = ExtendIdentification(case_id=CASE, ground="complicated-case", occurred_at=NOON)
confirm = ConfirmVictim(
    case_id=CASE,
    paper_type="police-confirmation",
    issuer_kind="provincial-police",
    issued_on=date(2026, 3, 1),
    paper=ref(6),
    occurred_at=NOON,
)
reject = RejectVictim(
    case_id=CASE, ground="not-trafficking", art_32_2_signs_considered=True, occurred_at=NOON
)


def test_initial_verification_is_recorded() -> None:
    case.given(*TO_NOTICE).when(verify).then(verified)


def test_late_verification_is_still_verification() -> None:
    late = VERIFY_BY + timedelta(days=1)
    case.given(*TO_NOTICE, verification_overdue).when(
        verify.model_copy(update={"occurred_at": late})
    ).then(verified.model_copy(update={"occurred_at": late, "in_time": False}))


def test_the_same_verification_is_recorded_once() -> None:
    case.given(*TO_VERIFIED).when(verify).then_nothing()


def test_a_verification_is_not_replaced() -> None:
    other = verify.model_copy(update={"result": "not-verified"})
    case.given(*TO_VERIFIED).when(other).then_refused(StepAlreadyRecorded)
    case.given(*TO_REQUEST).when(verify).then_refused(StepAlreadyRecorded)


@pytest.mark.parametrize("history", [(opened,), TO_RECEIVED, (*TO_RECEIVED, brought)])
def test_nothing_is_verified_before_the_health_department_knows(
    history: tuple[CaseEvent, ...],
) -> None:
    case.given(*history).when(verify).then_refused(HealthDeptNotNotified)


def test_nothing_is_verified_before_the_notice_nor_without_a_case() -> None:
    early = verify.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_NOTICE).when(early).then_refused(CaseStepOutOfOrder)
    case.given().when(verify).then_refused(NoSuchCase)


def test_without_a_paper_the_police_are_asked_and_their_twenty_days_begin() -> None:
    case.given(*TO_VERIFIED).when(request).then(requested, in_country)


def test_the_police_are_asked_once() -> None:
    case.given(*TO_REQUEST).when(request).then_nothing()


def test_who_holds_a_paper_is_confirmed_not_identified() -> None:
    with_paper = verified_with("declaration", "rescue-confirmation")
    case.given(*TO_NOTICE, with_paper).when(request).then_refused(PaperAlreadyHeld)


def test_the_police_are_not_asked_before_verification() -> None:
    case.given(*TO_NOTICE).when(request).then_refused(NotVerifiedYet)
    early = request.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_VERIFIED).when(early).then_refused(CaseStepOutOfOrder)


def test_the_police_are_not_asked_about_a_settled_status() -> None:
    case.given(*TO_CONFIRMED).when(request).then_refused(StatusIsSettled)
    case.given(*TO_REJECTED).when(request).then_refused(StatusIsSettled)


def test_a_complicated_case_gets_two_months_from_the_request() -> None:
    case.given(*TO_REQUEST).when(extend).then(extended)


def test_an_extension_that_is_recorded_late_lifts_the_alarm() -> None:
    case.given(*TO_REQUEST, identification_overdue).when(extend).then(extended)


def test_identification_is_extended_once() -> None:
    case.given(*TO_REQUEST, extended).when(extend).then_nothing()


def test_only_a_running_limit_is_extended() -> None:
    late = extend.model_copy(update={"occurred_at": IDENTIFY_BY + timedelta(seconds=1)})
    case.given(*TO_REQUEST).when(late).then_refused(LimitHasPassed)
    case.given(*TO_VERIFIED).when(extend).then_refused(NotUnderIdentification)
    early = extend.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REQUEST).when(early).then_refused(CaseStepOutOfOrder)


def test_a_paper_confirms_a_victim_with_or_without_identification() -> None:
    case.given(*TO_REQUEST).when(confirm).then(confirmed, as_victim)
    without_limit = confirmed.model_copy(update={"in_time": None})
    case.given(*TO_VERIFIED).when(confirm).then(without_limit, as_victim)


def test_an_answer_after_the_limit_is_still_an_answer() -> None:
    late = {"occurred_at": IDENTIFY_BY + timedelta(seconds=1)}
    case.given(*TO_REQUEST).when(confirm.model_copy(update=late)).then(
        confirmed.model_copy(update={**late, "in_time": False}),
        determined("victim", at=late["occurred_at"]),
    )
    case.given(*TO_REQUEST).when(reject.model_copy(update=late)).then(
        rejected.model_copy(update={**late, "in_time": False})
    )


def test_a_rescuers_paper_suffices_before_anyone_verifies() -> None:
    paper = {"paper_type": "rescue-confirmation", "issuer_kind": "border-guard"}
    case.given(*TO_RECEIVED).when(confirm.model_copy(update=paper)).then(
        confirmed.model_copy(update={**paper, "in_time": None}), as_victim
    )


def test_another_paper_waits_for_verification_even_after_a_rescue() -> None:
    case.given(*TO_RECEIVED).when(confirm).then_refused(NotVerifiedYet)
    case.given(self_reported, received).when(confirm).then_refused(NotVerifiedYet)


def test_the_same_paper_confirms_once() -> None:
    case.given(*TO_CONFIRMED).when(confirm).then_nothing()


def test_a_settled_status_is_not_confirmed_otherwise() -> None:
    other = confirm.model_copy(update={"paper": ref(9)})
    case.given(*TO_CONFIRMED).when(other).then_refused(StatusIsSettled)
    case.given(*TO_REJECTED).when(confirm).then_refused(StatusIsSettled)


def test_nobody_is_confirmed_before_verification() -> None:
    case.given(*TO_NOTICE).when(confirm).then_refused(NotVerifiedYet)
    early = confirm.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REQUEST).when(early).then_refused(CaseStepOutOfOrder)


def test_a_paper_is_not_dated_tomorrow() -> None:
    tomorrow = confirm.model_copy(update={"issued_on": date(2026, 3, 3)})
    case.given(*TO_REQUEST).when(tomorrow).then_refused(PaperFromTomorrow)


@pytest.mark.parametrize(
    ("paper_type", "issuer_kind", "issued_on"),
    [
        ("police-confirmation", "court", date(2026, 3, 1)),
        ("police-confirmation", "district-police", date(2025, 7, 1)),
        ("mission-confirmation", "overseas-mission", date(2025, 6, 30)),
    ],
)
def test_only_who_was_competent_on_the_day_of_issue_proves_it(
    paper_type: PaperType, issuer_kind: IssuerKind, issued_on: date
) -> None:
    paper = {"paper_type": paper_type, "issuer_kind": issuer_kind, "issued_on": issued_on}
    case.given(*TO_REQUEST).when(confirm.model_copy(update=paper)).then_refused(IssuerNotCompetent)


def test_a_paper_of_the_old_law_still_proves_it() -> None:
    old = {"issuer_kind": "district-police", "issued_on": date(2025, 6, 30)}
    case.given(*TO_REQUEST).when(confirm.model_copy(update=old)).then(
        confirmed.model_copy(update={**old, "policy_version": "competent-issuers@2012-01-01"}),
        as_victim,
    )


def test_a_finding_against_the_person_is_recorded() -> None:
    case.given(*TO_REQUEST).when(reject).then(rejected)


def test_the_same_finding_is_recorded_once() -> None:
    case.given(*TO_REJECTED).when(reject).then_nothing()


def test_nobody_is_rejected_before_the_signs_are_considered() -> None:
    hasty = reject.model_copy(update={"art_32_2_signs_considered": False})
    case.given(*TO_REQUEST).when(hasty).then_refused(SignsNotConsidered)


def test_only_who_is_under_identification_is_rejected() -> None:
    case.given(*TO_VERIFIED).when(reject).then_refused(NotUnderIdentification)
    case.given(*TO_CONFIRMED).when(reject).then_refused(StatusIsSettled)
    other = reject.model_copy(update={"ground": "false-claim"})
    case.given(*TO_REJECTED).when(other).then_refused(StatusIsSettled)
    early = reject.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_REQUEST).when(early).then_refused(CaseStepOutOfOrder)
