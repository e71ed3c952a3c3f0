"""The checklist of evidence; nobody under 18 is asked by which means they were brought."""

from uuid import UUID

from services.intake.domain.case.commands import NoteRetrafficking, RecordEvidence, RejectVictim
from services.intake.domain.case.decider import decider
from services.intake.domain.case.events import EvidenceRecorded, RetraffickingNoted
from services.intake.domain.case.evidence import EvidenceNotListed, MeansNotAsked
from services.intake.domain.case.refusals import (
    CaseIsClosed,
    CaseStepOutOfOrder,
    NoSuchCase,
    PersonNotReceived,
)
from tests.intake.made_up import (
    CASE,
    EARLIER,
    NOON,
    TO_CLOSED,
    TO_RECEIVED,
    TO_REQUEST,
    opened,
    opened_for,
    received,
    rejected,
)
from tests.kit.scenario import Given

case = Given(decider)
record = RecordEvidence(
    case_id=CASE,
    sources=("rescue-agency", "person-or-relative", "rescue-agency"),
    acts=("transport",),
    means=("deception",),
    purposes=("forced-labour",),
    signs=("found-with-victims",),
    occurred_at=NOON,
)
listed = EvidenceRecorded(
    case_id=CASE,
    sources=("person-or-relative", "rescue-agency"),
    acts=("transport",),
    means=("deception",),
    purposes=("forced-labour",),
    signs=("found-with-victims",),
    occurred_at=NOON,
)
reject = RejectVictim(
    case_id=CASE, ground="evidence-insufficient", art_32_2_signs_considered=True, occurred_at=NOON
)
note = NoteRetrafficking(case_id=CASE, alert_id=UUID(int=50), occurred_at=NOON)
noted = RetraffickingNoted(case_id=CASE, alert_id=UUID(int=50), occurred_at=NOON)


def test_evidence_is_listed_as_soon_as_the_person_is_here() -> None:
    case.given(*TO_RECEIVED).when(record).then(listed)


def test_the_same_list_is_recorded_once_and_a_longer_one_anew() -> None:
    case.given(*TO_RECEIVED, listed).when(record).then_nothing()
    more = record.model_copy(update={"signs": ("found-with-victims", "absence-matches")})
    case.given(*TO_RECEIVED, listed).when(more).then(
        listed.model_copy(update={"signs": ("absence-matches", "found-with-victims")})
    )


def test_a_child_is_not_asked_by_which_means() -> None:
    girl = opened_for("girls")
    case.given(girl, received).when(record).then_refused(MeansNotAsked)
    without = record.model_copy(update={"means": ()})
    case.given(girl, received).when(without).then(listed.model_copy(update={"means": ()}))


def test_no_evidence_is_listed_of_someone_who_is_not_here() -> None:
    case.given(opened).when(record).then_refused(PersonNotReceived)
    case.given(*TO_CLOSED).when(record).then_refused(CaseIsClosed)
    early = record.model_copy(update={"occurred_at": EARLIER})
    case.given(*TO_RECEIVED).when(early).then_refused(CaseStepOutOfOrder)


def test_evidence_that_nobody_listed_is_not_called_insufficient() -> None:
    case.given(*TO_REQUEST).when(reject).then_refused(EvidenceNotListed)
    case.given(*TO_REQUEST, listed).when(reject).then(
        rejected.model_copy(update={"ground": "evidence-insufficient"})
    )


def test_an_alert_is_noted_once_in_the_open_case() -> None:
    case.given(*TO_REQUEST).when(note).then(noted)
    case.given(*TO_REQUEST, noted).when(note).then_nothing()
    case.given().when(note).then_refused(NoSuchCase)
