"""What intake says of a person's category is known here before they ask."""

from services.legal_aid.policies import client_standing
from shared.contracts.intake import CategoryDetermined, EntitlementDecided
from tests.legal_aid.made_up import DAY, JOURNEY, NOON
from tests.legal_aid.made_up_clients import note_category, note_entitlement

determined = CategoryDetermined(
    journey_id=JOURNEY,
    occurred_at=NOON,
    category="victim",
    nationality="vn-citizen",
    under_18=False,
    effective_from=NOON,
)
decided = EntitlementDecided(
    journey_id=JOURNEY, occurred_at=NOON + DAY, item="dd-legal-aid", granted=True
)


def test_a_category_is_noted() -> None:
    assert client_standing.react(determined) == [note_category]


def test_a_decision_on_legal_aid_is_noted() -> None:
    assert client_standing.react(decided) == [note_entitlement]


def test_a_decision_on_something_else_is_not_ours() -> None:
    assert client_standing.react(decided.model_copy(update={"item": "e-travel"})) == []
