"""Who speaks for a person: never one who is suspected of having trafficked them."""

from uuid import UUID

from services.intake.domain.case.commands import ReferCase
from services.intake.domain.case.decider import decider
from services.intake.domain.case.refusals import CaseIsClosed, CaseStepOutOfOrder
from services.intake.domain.consent.messages import RecordConsent
from services.intake.domain.ids import RepresentativeId
from services.intake.domain.standing.representation import (
    NoGuardianAppointed,
    NoRepresentativeRecorded,
    RepresentativeActs,
    RepresentativeIsAnother,
    RepresentativeSuspected,
)
from services.intake.domain.standing.representation_messages import (
    AppointGuardian,
    RecordRepresentative,
)
from services.intake.domain.words import ByConsent
from shared.law.consent import ConsentInDoubt
from tests.intake.made_up import (
    CASE,
    CONSENT,
    EARLIER,
    INTERVIEW,
    NOON,
    OTHER_CONSENT,
    REFERRAL,
    TO_CLOSED,
    agreed_to,
    needs_known,
    notified,
    opened_for,
    received,
    ref,
    referred,
    requested,
    verified,
)
from tests.intake.made_up import take_statement as take
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


girl_in_question = (girl, received, notified, verified, requested)
refer = ReferCase(
    case_id=CASE,
    referral_id=REFERRAL,
    to_service="shelter",
    needs=("shelter", "psychological"),
    urgency="urgent",
    basis=INTERVIEW,
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


def test_nobody_consents_as_a_representative_before_it_is_recorded_who_that_is() -> None:
    case.given(girl).when(consent).then_refused(NoRepresentativeRecorded)
    case.given(girl, guarded).when(consent).then_refused(NoRepresentativeRecorded)


def test_nothing_rests_on_what_a_representative_agreed_to_who_is_suspected_since() -> None:
    agreed = agreed_to("referral").model_copy(update=given_by("representative"))
    doubted = (*girl_in_question, parent, agreed, suspected)
    case.given(*doubted).when(refer).then_refused(ConsentInDoubt)
    case.given(*doubted, parent).when(refer).then_refused(ConsentInDoubt)
    heard = agreed.model_copy(update={"purpose": "interview"})
    case.given(girl, received, needs_known, parent, heard, suspected).when(take).then_refused(
        ConsentInDoubt
    )


def test_a_guardian_agrees_anew_to_what_a_suspected_representative_had_agreed_to() -> None:
    agreed = agreed_to("referral").model_copy(update=given_by("representative"))
    anew = consent.model_copy(update={"consent_id": OTHER_CONSENT, **given_by("guardian")})
    by_guardian = agreed_to("referral", OTHER_CONSENT).model_copy(update=given_by("guardian"))
    doubted = (*girl_in_question, parent, agreed, suspected, guarded)
    case.given(*doubted).when(anew).then(by_guardian)
    on_it = refer.model_copy(update={"basis": ByConsent(consent_id=OTHER_CONSENT)})
    case.given(*doubted, by_guardian).when(on_it).then(
        referred.model_copy(update={"basis": on_it.basis})
    )


def test_what_a_second_representative_agrees_to_after_the_suspicion_carries() -> None:
    second = parent.model_copy(update={"representative_id": RepresentativeId(UUID(int=32))})
    agreed = agreed_to("referral").model_copy(update=given_by("representative"))
    told_again = suspected.model_copy(update={"who": ref(33)})
    said = (*girl_in_question, suspected, second, agreed, told_again)
    case.given(*said).when(refer).then(referred)


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
