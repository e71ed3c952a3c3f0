"""What the other rooms hear, and what stays here."""

import pytest

from services.legal_aid.publishing import publish
from shared.contracts import legal_aid as told
from shared.contracts.fact import Fact
from shared.kernel.messages import Event
from tests.legal_aid.made_up import (
    END_OF_THURSDAY,
    JOURNEY,
    MATTER,
    NOON,
    REFERRAL,
    accepted,
    accepted_urgently,
    answered,
    answered_missing,
    appointed,
    appointment_overdue,
    completed,
    discontinued,
    discontinued_untold,
    flagged,
    refused,
    replaced,
    requested,
    stepped,
    supplied,
    withdrawn,
)
from tests.legal_aid.made_up_all import EVERY_EVENT
from tests.legal_aid.made_up_clients import client_died, learnt_of_death, referral_declined
from tests.legal_aid.made_up_proceedings import (
    awarded,
    claimed,
    hearing_missed,
    notice_received,
    paid,
)

ACCEPTED: dict[str, object] = {"referral_id": REFERRAL, "appointment_due_at": END_OF_THURSDAY}
TOLD: list[tuple[Event, type[Fact], dict[str, object]]] = [
    (requested, told.AidRequested, {"referral_id": REFERRAL}),
    (answered, told.RequestAnswered, {"complete": True}),
    (answered_missing, told.RequestAnswered, {"complete": False}),
    (accepted, told.MatterAccepted, ACCEPTED),
    (accepted_urgently, told.MatterAccepted, ACCEPTED),
    (refused, told.MatterRefused, {"referral_id": REFERRAL, "ground": "handled-elsewhere"}),
    (withdrawn, told.AidRequestWithdrawn, {"referral_id": REFERRAL}),
    (appointed, told.ProviderAppointed, {"referral_id": REFERRAL}),
    (appointment_overdue, told.AppointmentOverdue, {}),
    (stepped, told.StepRecorded, {}),
    (completed, told.MatterCompleted, {"referral_id": REFERRAL}),
    (discontinued, told.MatterDiscontinued, {"referral_id": REFERRAL}),
    (discontinued_untold, told.MatterDiscontinued, {"referral_id": REFERRAL}),
    (supplied, told.DocumentsSupplied, {}),
    (replaced, told.ProviderReplaced, {}),
    (notice_received, told.ProceedingNoticeReceived, {}),
    (hearing_missed, told.DeadlineMissed, {}),
    (claimed, told.CompensationClaimed, {}),
    (awarded, told.CompensationAwarded, {}),
    (paid, told.CompensationPaid, {}),
    (flagged, told.MatterReviewNeeded, {}),
]


@pytest.mark.parametrize(("event", "fact", "more"), TOLD)
def test_others_hear_that_a_matter_moved(
    event: Event, fact: type[Fact], more: dict[str, object]
) -> None:
    heard = publish(event, JOURNEY)
    assert isinstance(heard, fact)
    assert heard.model_dump(exclude={"kind"}) == {
        "journey_id": JOURNEY,
        "occurred_at": event.occurred_at,
        "matter_id": MATTER,
        **more,
    }


def test_whoever_referred_a_client_hears_that_no_file_is_opened_and_by_which_rule() -> None:
    assert publish(referral_declined, JOURNEY) == told.AidReferralDeclined(
        journey_id=JOURNEY, referral_id=REFERRAL, reason="legal-aid-denied", occurred_at=NOON
    )


def test_a_death_that_is_learnt_here_is_told_and_one_that_intake_told_of_is_not() -> None:
    assert publish(learnt_of_death, JOURNEY) == told.ClientDied(
        journey_id=JOURNEY, occurred_at=learnt_of_death.occurred_at
    )
    assert publish(client_died, JOURNEY) is None


def test_everything_else_stays_here() -> None:
    translated = [referral_declined, *(event for event, _, _ in TOLD)]
    assert all(publish(event, JOURNEY) is None for event in EVERY_EVENT if event not in translated)


def test_every_fact_of_the_room_is_told_by_some_event() -> None:
    assert {told.AidReferralDeclined, told.ClientDied, *(fact for _, fact, _ in TOLD)} == told.TELLS
