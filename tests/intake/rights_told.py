"""What is told of a person's rights, and what of them stays at intake."""

from shared.contracts import intake as told
from shared.contracts.fact import Fact
from shared.kernel.messages import Event
from tests.intake import asked_for
from tests.intake.asked_for import ERASURE
from tests.intake.made_up import JOURNEY, NOON

TOLD: list[tuple[Event, Fact]] = [
    (asked_for.restricted, told.JourneyRestricted(journey_id=JOURNEY, occurred_at=NOON)),
    (asked_for.restriction_lifted, told.RestrictionLifted(journey_id=JOURNEY, occurred_at=NOON)),
    (
        asked_for.ordered,
        told.ErasureOrdered(journey_id=JOURNEY, occurred_at=NOON, erasure_id=ERASURE),
    ),
    (
        asked_for.completed,
        told.ErasureCompleted(journey_id=JOURNEY, occurred_at=NOON, erasure_id=ERASURE),
    ),
]

KEPT: list[Event] = [
    asked_for.received(),
    asked_for.acknowledged,
    asked_for.extended,
    asked_for.granted(),
    asked_for.carried_out("entry-corrected"),
    asked_for.refused,
    asked_for.taken_back,
    asked_for.acknowledgement_overdue,
    asked_for.answer_overdue,
    asked_for.not_carried_out,
    asked_for.passed,
    asked_for.erased_in("shelter"),
    asked_for.erasure_overdue,
    asked_for.keys_awaited,
    asked_for.key_changed("shelter"),
    asked_for.sealed_in("shelter"),
    asked_for.keys_overdue,
    asked_for.supported("intake"),
    asked_for.support_ended("intake"),
    asked_for.proposed,
    asked_for.approved,
    asked_for.kept_longer,
    asked_for.proposal_overdue,
    asked_for.retention_ended,
    asked_for.recorded(),
    asked_for.assessed(),
    asked_for.notified,
    asked_for.notice_overdue,
    asked_for.breach_closed,
]
