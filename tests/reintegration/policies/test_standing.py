"""What intake finds of a person is noted here, and asks for the same thing twice."""

import pytest

from services.reintegration.consumers import POLICIES
from services.reintegration.domain.participation.commands import NoteConsentWithdrawn
from services.reintegration.policies.standing import StandingFact, react
from shared.contracts.intake import (
    AgeCorrected,
    CaseReopened,
    CategoryDetermined,
    ConsentWithdrawn,
    EntitlementDecided,
    PersonDied,
    PersonTurned18,
    VictimStatusRejected,
)
from shared.contracts.words import Purpose
from shared.kernel.messages import Command
from tests.reintegration.participant import CONSENT, JOURNEY, MONITORED, NOON
from tests.reintegration.support import (
    LATER,
    a_child_after_all,
    an_adult_after_all,
    category,
    decided,
    dies,
    grows_up,
    rejected,
    reopened,
)

TOLD = {"told_at": LATER}


@pytest.mark.parametrize(
    ("fact", "command"),
    [
        (
            CategoryDetermined(
                journey_id=JOURNEY,
                category="victim",
                nationality="vn-citizen",
                under_18=False,
                effective_from=NOON,
                occurred_at=NOON,
            ),
            category().model_copy(update=TOLD),
        ),
        (
            EntitlementDecided(
                journey_id=JOURNEY, item="h-education", granted=True, occurred_at=NOON
            ),
            decided,
        ),
        (PersonTurned18(journey_id=JOURNEY, occurred_at=NOON), grows_up.model_copy(update=TOLD)),
        (
            AgeCorrected(journey_id=JOURNEY, age_class="under-seven", occurred_at=NOON),
            a_child_after_all.model_copy(update=TOLD),
        ),
        (
            AgeCorrected(journey_id=JOURNEY, age_class="adult", occurred_at=NOON),
            an_adult_after_all.model_copy(update=TOLD),
        ),
        (VictimStatusRejected(journey_id=JOURNEY, occurred_at=MONITORED), rejected),
        (CaseReopened(journey_id=JOURNEY, occurred_at=reopened.occurred_at), reopened),
        (PersonDied(journey_id=JOURNEY, occurred_at=LATER), dies),
    ],
)
def test_what_was_found_is_noted(fact: StandingFact, command: Command) -> None:
    assert react(fact, LATER) == [command]
    assert react(fact, LATER) == react(fact, LATER)


def test_this_room_is_told_of_an_age_with_the_moment_when_intake_had_it_recorded() -> None:
    (duty,) = (one for one in POLICIES if one.name == "reintegration-standing")
    birthday = PersonTurned18(journey_id=JOURNEY, occurred_at=NOON)
    assert list(duty.commands(birthday, LATER)) == [grows_up.model_copy(update=TOLD)]


def withdrawn(purpose: Purpose) -> ConsentWithdrawn:
    """Take back a consent."""
    return ConsentWithdrawn(
        journey_id=JOURNEY, consent_id=CONSENT, purpose=purpose, occurred_at=NOON
    )


@pytest.mark.parametrize("purpose", ["reintegration", "follow-up"])
def test_a_consent_for_this_room_that_is_taken_back_is_noted(purpose: Purpose) -> None:
    (command,) = react(withdrawn(purpose), LATER)
    assert isinstance(command, NoteConsentWithdrawn)
    assert (command.consent_id, command.purpose) == (CONSENT, purpose)


@pytest.mark.parametrize("purpose", ["shelter", "legal-aid", "statistics"])
def test_a_consent_for_others_is_theirs(purpose: Purpose) -> None:
    assert react(withdrawn(purpose), LATER) == []
