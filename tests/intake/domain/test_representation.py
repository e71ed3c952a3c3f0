"""Who speaks for a person: never one who is suspected of having trafficked them."""

from uuid import UUID

from services.intake.domain.case import decider
from services.intake.domain.case_refusals import CaseIsClosed, CaseStepOutOfOrder
from services.intake.domain.consent_messages import (
    RecordConsent,
)
from services.intake.domain.ids import RepresentativeId
from services.intake.domain.representation import (
    NoGuardianAppointed,
    RepresentativeActs,
    RepresentativeIsAnother,
    RepresentativeSuspected,
)
from services.intake.domain.representation_messages import AppointGuardian, RecordRepresentative
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    NOON,
    TO_CLOSED,
    agreed_to,
    opened_for,
    ref,
)
from tests.intake.represented import GUARDIAN, PARENT, guarded, parent, suspected
from tests.kit.scenario import Given

case = Given(decider)
girl = opened_for("girls")
record = RecordRepresentative(
    case_id=CASE,
    representative_id=PARENT,
    representative_kind="parent",
    suspected=False,
    who=ref(30),
    occurred_at=NOON,
)
suspect = record.model_copy(update={"suspected": True})
appoint = AppointGuardian(
    case_id=CASE,
    guardian_id=GUARDIAN,
    guardian_kind="guardian-ad-litem",
    appointed_by="commune",
    who=ref(31),
    occurred_at=NOON,
)
consent = RecordConsent(
    case_id=CASE,
    consent_id=CONSENT,
    purpose="referral",
    scope=("needs", "legal-status"),
    form="written",
    given_by="representative",
    own_view_heard=True,
    evidence=ref(4),
    occurred_at=NOON,
)


def given_by(who: str) -> dict[str, object]:
    return {"given_by": who}


def test_who_represents_a_child_is_recorded_once() -> None:
    case.given(girl).when(record).then(parent)
    case.given(girl, parent).when(record).then_nothing()


def test_a_representative_may_become_suspected_and_be_cleared() -> None:
    case.given(girl, parent).when(suspect).then(suspected)
    case.given(girl, suspected).when(record).then(parent)


def test_a_representative_without_a_paper_is_recorded_too() -> None:
    bare = record.model_copy(update={"who": None})
    case.given(girl).when(bare).then(parent.model_copy(update={"who": None}))


def test_one_representative_does_not_turn_into_another() -> None:
    other = record.model_copy(update={"representative_kind": "named-by-court"})
    case.given(girl, parent).when(other).then_refused(RepresentativeIsAnother)


def test_a_suspected_representative_consents_to_nothing() -> None:
    case.given(girl, suspected).when(consent).then_refused(RepresentativeSuspected)


def test_where_one_of_two_representatives_is_suspected_the_other_consents() -> None:
    second = parent.model_copy(update={"representative_id": RepresentativeId(UUID(int=32))})
    case.given(girl, suspected, second).when(consent).then(
        agreed_to("referral").model_copy(update=given_by("representative"))
    )


def test_a_guardian_consents_in_place_of_a_suspected_representative() -> None:
    by_guardian = consent.model_copy(update=given_by("guardian"))
    case.given(girl, suspected, guarded).when(by_guardian).then(
        agreed_to("referral").model_copy(update=given_by("guardian"))
    )
    case.given(girl, suspected).when(by_guardian).then_refused(NoGuardianAppointed)


def test_the_department_of_health_may_consent_for_a_child_whom_nobody_represents() -> None:
    case.given(girl).when(consent.model_copy(update=given_by("health-department"))).then(
        agreed_to("referral").model_copy(update=given_by("health-department"))
    )


def test_a_guardian_is_appointed_once() -> None:
    case.given(girl, suspected).when(appoint).then(guarded)
    case.given(girl).when(appoint).then(guarded)
    case.given(girl, suspected, guarded).when(appoint).then_nothing()


def test_no_guardian_takes_the_place_of_a_representative_whom_nobody_suspects() -> None:
    case.given(girl, parent).when(appoint).then_refused(RepresentativeActs)


def test_nobody_is_named_in_a_closed_case_nor_before_it_opens() -> None:
    case.given(*TO_CLOSED).when(record).then_refused(CaseIsClosed)
    early = appoint.model_copy(update={"occurred_at": EARLIER})
    case.given(girl).when(early).then_refused(CaseStepOutOfOrder)
