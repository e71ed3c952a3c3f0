"""What intake finds out is noted here, and an appeal that fails changes nothing."""

from typing import Any

import pytest

from services.shelter.domain.rights import messages as ask
from services.shelter.policies.categories import Finding, react
from shared.contracts import intake
from tests.shelter.made_up import JOURNEY, NOON

said: dict[str, Any] = {"journey_id": JOURNEY, "occurred_at": NOON}


@pytest.mark.parametrize(
    ("fact", "noted"),
    [
        (
            intake.CategoryDetermined(
                **said,
                category="victim",
                nationality="vn-citizen",
                under_18=True,
                effective_from=NOON,
            ),
            ask.NoteCategory(
                **said,
                category="victim",
                nationality="vn-citizen",
                under_18=True,
                effective_from=NOON,
            ),
        ),
        (
            intake.EntitlementDecided(**said, item="h-education", granted=True),
            ask.NoteDecision(**said, item="h-education", granted=True),
        ),
        (intake.VictimStatusRejected(**said), ask.NoteRejection(**said)),
        (intake.AppealDecided(**said, upheld=True), ask.NoteReinstatement(**said)),
        (intake.CaseReopened(**said), ask.NoteReinstatement(**said)),
        (intake.PersonDied(**said), ask.NoteDeath(**said)),
        (intake.PersonTurned18(**said), ask.NoteComingOfAge(**said)),
        (
            intake.AgeCorrected(**said, age_class="under-seven"),
            ask.NoteAge(**said, under_18=True),
        ),
        (intake.AgeCorrected(**said, age_class="adult"), ask.NoteAge(**said, under_18=False)),
    ],
)
def test_what_is_heard_is_noted(fact: Finding, noted: ask.RightsCommand) -> None:
    assert react(fact) == [noted]


def test_an_appeal_that_is_turned_down_changes_nothing() -> None:
    assert react(intake.AppealDecided(**said, upheld=False)) == []
