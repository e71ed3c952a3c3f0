"""Keep sight of whoever was referred: other rooms' facts become answers to our referrals."""

from services.intake.domain.referral import RecordReferralAnswer
from services.intake.domain.words import Answer, Receiver
from shared.contracts import legal_aid, reintegration, shelter
from shared.contracts.fact import Fact
from shared.kernel.messages import Command

Placement = (
    shelter.PlacementRequested
    | shelter.PlacementApproved
    | shelter.PlacementWaitlisted
    | shelter.PlacementDeclined
    | shelter.ResidentAdmitted
)
Matter = legal_aid.AidRequested | legal_aid.MatterAccepted | legal_aid.MatterRefused

Telling = Placement | Matter | reintegration.PlanOpened

_MEANS: dict[type[Fact], tuple[Receiver, Answer]] = {
    shelter.PlacementRequested: ("shelter", "received"),
    shelter.PlacementApproved: ("shelter", "accepted"),
    shelter.PlacementWaitlisted: ("shelter", "waitlisted"),
    shelter.PlacementDeclined: ("shelter", "declined"),
    shelter.ResidentAdmitted: ("shelter", "started"),
    legal_aid.AidRequested: ("legal_aid", "received"),
    legal_aid.MatterAccepted: ("legal_aid", "accepted"),
    legal_aid.MatterRefused: ("legal_aid", "declined"),
    reintegration.PlanOpened: ("reintegration", "started"),
}


def react(fact: Telling) -> list[Command]:
    """Record what became of a referral; what nobody referred is not ours."""
    if fact.referral_id is None:
        return []
    by_service, answer = _MEANS[type(fact)]
    return [
        RecordReferralAnswer(
            referral_id=fact.referral_id,
            by_service=by_service,
            answer=answer,
            occurred_at=fact.occurred_at,
        )
    ]
