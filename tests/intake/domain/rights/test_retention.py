"""How long data are kept: until long after all support has ended, and then someone decides."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.domain.rights.retention import (
    DecidedBeforeProposed,
    NothingProposed,
    RetentionLimitRunsOn,
    StillInUse,
    decider,
)
from services.intake.domain.rights.retention_messages import (
    ApproveErasure,
    EndRetention,
    KeepLonger,
    NoteProposalOverdue,
    NoteSupport,
    NoteSupportEnd,
    ProposeErasure,
    RetentionCommand,
    RetentionEvent,
)
from tests.intake.asked_for import (
    DECADE_LATER,
    DECIDE_BY,
    PROPOSE_AT,
    approved,
    kept_longer,
    proposal_overdue,
    proposed,
    retention_ended,
    support_ended,
    supported,
)
from tests.intake.made_up import JOURNEY, NOON
from tests.kit.scenario import Given

retention = Given(decider)

FIRST, SECOND = UUID(int=81), UUID(int=82)

begin = NoteSupport(journey_id=JOURNEY, service="intake", occurred_at=NOON)
end = NoteSupportEnd(journey_id=JOURNEY, service="intake", occurred_at=NOON)
end_stay = NoteSupportEnd(journey_id=JOURNEY, service="shelter", occurred_at=NOON)
ring = ProposeErasure(journey_id=JOURNEY, occurred_at=DECADE_LATER)
approve = ApproveErasure(journey_id=JOURNEY, occurred_at=DECADE_LATER)
keep = KeepLonger(journey_id=JOURNEY, because="proceedings", occurred_at=DECADE_LATER)
ring_late = NoteProposalOverdue(journey_id=JOURNEY, occurred_at=DECIDE_BY)
erased_otherwise = EndRetention(journey_id=JOURNEY, occurred_at=NOON)
OVER: tuple[RetentionEvent, ...] = (supported("intake"), support_ended("intake"))
PROPOSED: tuple[RetentionEvent, ...] = (*OVER, proposed)


def test_ten_years_are_counted_from_the_end_of_all_support() -> None:
    retention.given(supported("intake")).when(end).then(support_ended("intake"))
    retention.given().when(end).then(support_ended("intake"))
    retention.given(*OVER).when(end).then_nothing()


def test_while_another_service_supports_the_person_nothing_is_counted() -> None:
    both = (supported("intake"), supported("shelter"))
    retention.given(*both).when(end).then(support_ended("intake", None))
    left = (*both, support_ended("intake", None))
    retention.given(*left).when(end).then_nothing()
    retention.given(*left).when(end_stay).then(support_ended("shelter"))


def test_a_service_with_two_matters_ends_only_when_both_did() -> None:
    both = (supported("legal_aid", FIRST), supported("legal_aid", SECOND))
    end_first = NoteSupportEnd(
        journey_id=JOURNEY, service="legal_aid", about=FIRST, occurred_at=NOON
    )
    end_second = end_first.model_copy(update={"about": SECOND})
    one_ended = support_ended("legal_aid", None, FIRST)
    retention.given(*both).when(end_first).then(one_ended)
    retention.given(*both, one_ended).when(end_first).then_nothing()
    retention.given(*both, one_ended).when(end_second).then(
        support_ended("legal_aid", about=SECOND)
    )


def test_what_began_before_matters_were_told_apart_ends_with_the_first_that_ends() -> None:
    end_first = NoteSupportEnd(
        journey_id=JOURNEY, service="legal_aid", about=FIRST, occurred_at=NOON
    )
    retention.given(supported("legal_aid")).when(end_first).then(
        support_ended("legal_aid", about=FIRST)
    )


def test_a_report_that_is_resolved_ends_no_case() -> None:
    resolved = end.model_copy(update={"about": FIRST})
    retention.given(supported("intake")).when(resolved).then_nothing()
    retention.given(supported("intake"), supported("intake", FIRST)).when(resolved).then(
        support_ended("intake", None, FIRST)
    )


def test_a_person_who_comes_again_stops_the_count() -> None:
    retention.given().when(begin).then(supported("intake"))
    retention.given(supported("intake")).when(begin).then_nothing()
    retention.given(*OVER).when(begin).then(supported("intake"))
    retention.given(*PROPOSED).when(begin).then(supported("intake"))
    retention.given(*PROPOSED, supported("intake")).when(ring).then_refused(StillInUse)


def test_erasing_is_proposed_and_never_done_silently() -> None:
    retention.given(*OVER).when(ring).then(proposed)
    retention.given(*PROPOSED).when(ring).then_nothing()
    early = ring.model_copy(update={"occurred_at": PROPOSE_AT - timedelta(seconds=1)})
    retention.given(*OVER).when(early).then_refused(RetentionLimitRunsOn)


def test_a_named_person_approves() -> None:
    retention.given(*PROPOSED).when(approve).then(approved)
    retention.given(*PROPOSED, approved).when(approve).then_nothing()
    for later in (begin, ring, erased_otherwise, end, ring_late):
        retention.given(*PROPOSED, approved).when(later).then_nothing()


def test_or_says_why_it_is_kept_longer_and_is_asked_again() -> None:
    retention.given(*PROPOSED).when(keep).then(kept_longer)
    retention.given(*PROPOSED, kept_longer).when(keep).then_nothing()
    other = keep.model_copy(update={"because": "claim-open"})
    retention.given(*PROPOSED, kept_longer).when(other).then_refused(NothingProposed)
    retention.given(*PROPOSED, kept_longer).when(ring).then_refused(RetentionLimitRunsOn)


@pytest.mark.parametrize("command", [approve, keep], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("late", [(), (proposal_overdue,)], ids=["in-time", "late"])
def test_a_decision_is_not_dated_before_the_proposal_that_it_answers(
    command: RetentionCommand, late: tuple[RetentionEvent, ...]
) -> None:
    early = command.model_copy(update={"occurred_at": DECADE_LATER - timedelta(days=1)})
    retention.given(*PROPOSED, *late).when(early).then_refused(DecidedBeforeProposed)


@pytest.mark.parametrize("command", [approve, keep], ids=lambda one: type(one).__name__)
def test_nothing_is_decided_that_was_not_proposed(command: RetentionCommand) -> None:
    retention.given().when(command).then_refused(NothingProposed)
    retention.given(*OVER, retention_ended).when(command).then_refused(NothingProposed)


def test_a_proposal_that_nobody_decides_is_late() -> None:
    retention.given(*PROPOSED).when(ring_late).then(proposal_overdue)
    retention.given(*PROPOSED, proposal_overdue).when(ring_late).then_nothing()
    retention.given(*OVER).when(ring_late).then_nothing()
    early = ring_late.model_copy(update={"occurred_at": DECADE_LATER})
    retention.given(*PROPOSED).when(early).then_refused(RetentionLimitRunsOn)


def test_data_erased_on_request_are_not_counted_any_more() -> None:
    retention.given(*OVER).when(erased_otherwise).then(retention_ended)
    retention.given(*OVER, retention_ended).when(erased_otherwise).then_nothing()
    retention.given(*OVER, retention_ended).when(ring).then_nothing()
