"""When intake refers someone to the shelter, a placement is asked for."""

from typing import assert_never

from services.shelter.domain.ids import StayId
from services.shelter.domain.stay.commands import RequestPlacement
from services.shelter.domain.words import Ground
from shared.contracts.intake import CaseReferred
from shared.contracts.words import ByConsent, ByGround
from shared.kernel.ids import derived


def react(fact: CaseReferred) -> list[RequestPlacement]:
    """Ask for a place if the referral is to this room; consent to it speaks the person's wish."""
    if fact.to_service != "shelter":
        return []
    ground = _ground(fact)
    return [
        RequestPlacement(
            stay_id=StayId(derived("stay", fact.referral_id)),
            journey_id=fact.journey_id,
            referral_id=fact.referral_id,
            needs=fact.needs,
            group=fact.group,
            urgency=fact.urgency,
            legal_status=fact.legal_status,
            wish_confirmed=ground is None,
            ground=ground,
            occurred_at=fact.occurred_at,
        )
    ]


def _ground(fact: CaseReferred) -> Ground | None:
    match fact.basis:
        case ByConsent():
            return None
        case ByGround():
            return fact.basis.ground
        case _:
            assert_never(fact.basis)
